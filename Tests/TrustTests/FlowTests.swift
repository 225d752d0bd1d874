// Certificates about flows against values alone: the true ones hold, and lies are caught without the checker.

import Certificates
import Foundation
import Reports
import Stepproof
import Testing

@testable import stepproof

@Suite("Certificates about flows held against games")
struct FlowTests {
  /// What `validate` prints about a file with this content.
  private func outcome(_ json: JSON, _ more: String...) throws -> Outcome {
    let path = FileManager.default.temporaryDirectory.appending(path: "flow-\(UUID()).json").path
    try json.text().write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return Invocation.outcome(of: ["validate", path] + more, results: Page(), remarks: Page())
  }

  @Test("every shipped one holds", arguments: Shipped.aboutFlows)
  func shipped(_ certificate: Shipped) throws {
    let outcome = try outcome(certificate.json())
    #expect(outcome.status == .holds, "\(outcome.results)")
    #expect(Shipped.aboutFlows.count > 3)
  }

  static let wgan = "gans/lq-wgan.flow.json"
  static let function = ["statement", "claim", "function"]

  static let lies: [(path: String, place: [String], value: JSON, words: String)] = [
    (
      wgan, function, ["+", ["power", "w", .count(2)], ["power", ["+", "a", "-1"], .count(2)]],
      "changes along"
    ),
    (wgan, function, ["*", "-1", ["power", "w", .count(2)]], "strict minimum"),
    (wgan, function, "1", "strict minimum"),
    (
      "gans/dirac-gan.flow.json", function,
      ["+", ["power", "psi", .count(2)], ["*", "2", ["power", "theta", .count(2)]]], "changes along"
    ),
    (
      "gans/dirac-gan-nonsaturating.flow.json", ["witness", "function"], [["2"], ["0", "1"]], "changes along"
    ),
    (
      "gans/dirac-gan-nonsaturating.flow.json", ["witness", "function"], [["-1"], ["0", "-1"]],
      "positive definite"
    ),
    (
      "gans/linear-quadratic-unit.flow.json", ["witness", "function"],
      [["1"], ["0", "1"], ["0", "0", "1"], ["0", "0", "0", "1"]], "does not shrink"
    ),
  ]

  @Test("a lie is caught", arguments: lies)
  func caught(_ lie: (path: String, place: [String], value: JSON, words: String)) throws {
    let json = try JSON(reading: Array(try Data(contentsOf: Shipped.root.appending(path: lie.path))))
    let outcome = try outcome(json.replacing(lie.place, by: lie.value))
    #expect(outcome.status == .doesNotHold)
    #expect(outcome.results.contains(lie.words), "\(outcome.results)")
  }

  @Test(
    "a flow that turns fast is not held against the certificate",
    arguments: [1, 200, 20_000])
  func fast(speed: Int) throws {
    let problem = try Problem(
      named: "fast",
      text: """
        game "Fast"
        player a (x) minimizes \(speed)*x*y
        player b (y) maximizes \(speed)*x*y
        equilibrium x = 0, y = 0

        """)
    let (flow, _, _) = try problem.certifiedFlow(setting: [:], at: 1, version: "0")
    let outcome = try outcome(JSON(reading: Array(flow.text.utf8)))
    #expect(outcome.status == .holds && outcome.results.contains("moved by"), "\(outcome.results)")
  }

  @Test("a file out of shape, or about another game, is refused")
  func refused() throws {
    let json = try JSON(reading: Array(try Data(contentsOf: Shipped.root.appending(path: Self.wgan))))
    for (place, value) in [
      (Self.function, ["magic", "a"] as JSON), (["statement", "claim", "kind"], "spins-flow"),
      (["statement", "game", "equilibrium", "0"], "2"), (["schema"], "other/1"),
    ] {
      let outcome = try outcome(json.replacing(place, by: value))
      #expect(outcome.status == .faultyInput, "\(place)")
      #expect(outcome.results.isEmpty)
    }
    let other = try outcome(json, "--against", "xy")
    #expect(other.remarks.contains("its statement is not about xy"))
  }

  @Test("what is found is said in words, and in JSON")
  func words() throws {
    let json = try JSON(reading: Array(try Data(contentsOf: Shipped.root.appending(path: Self.wgan))))
    let answer = try JSON(reading: Array(try outcome(json, "--json").results.utf8))
    let entry = try #require(answer["certificates"]?.elements?.first)
    #expect(entry["finding"] == "held")
    #expect(entry["places"] == .count(24))
    #expect(entry["claim"] == "the flow z' = -G(z) conserves H = 1/2*a^2 - log(a) + w^2")
    let certified = Invocation.outcome(
      of: [
        "certify", "lq-wgan", "--flow", "--json", "-o",
        FileManager.default.temporaryDirectory.path + "/\(UUID()).json",
      ],
      results: Page(), remarks: Page())
    let report = try JSON(reading: Array(certified.results.utf8))
    #expect(report["schema"] == "stepproof.certify-flow/1")
    #expect(report["function"] == "1/2*a^2 - log(a) + w^2")
  }

  @Test(
    "options that make no sense with a flow, and flows without a function, are answered",
    arguments: [
      (["xy", "--flow", "--method", "optimistic"], ExitCode.misuse, "makes no sense with --flow"),
      (["xy", "--flow", "--eta", "1"], .misuse, "--eta"), (["xy", "--flow", "--set", "x=1"], .misuse, "'x'"),
      (["anti-damped", "--flow"], .undecided, "nothing was found about the flow"),
      (["uncertain-damping", "--flow"], .misuse, "give it a value"),
      (["xy", "--eta", "1"], .misuse, "--method"),
    ])
  func answers(words: [String], status: ExitCode, reason: String) {
    let outcome = Invocation.outcome(of: ["certify"] + words, results: Page(), remarks: Page())
    #expect(outcome.status == status, "\(outcome.remarks)")
    #expect(outcome.remarks.contains(reason), "\(outcome.remarks)")
  }
}
