// range, compare and map: what they print, and how they end.

import Certificates
import Foundation
import Reports
import Testing

@testable import stepproof

@Suite("Rates from the command line")
struct RangeCommandTests {
  private func outcome(_ words: String...) -> Outcome {
    Invocation.outcome(of: words, results: Page(), remarks: Page())
  }

  private func json(_ words: [String]) throws -> [String: Any] {
    let outcome = Invocation.outcome(of: words + ["--json"], results: Page(), remarks: Page())
    let value = try JSONSerialization.jsonObject(with: Data(outcome.results.utf8))
    return try #require(value as? [String: Any])
  }

  @Test("the shape that other programs rely on")
  func shape() throws {
    let answer = try json([
      "range", "dirac-gan-r1", "--method", "optimistic", "--digits", "20", "--eta", "1/7",
    ])
    #expect(answer["schema"] as? String == "stepproof.range/1")
    #expect(answer["method"] as? String == "optimistic")
    #expect(answer["parameters"] as? [String: String] == ["beta": "eta"])
    #expect(answer["states"] as? Int == 4)
    #expect(answer["tier"] as? String == "exact")
    let safe = try #require((answer["safe"] as? [[String: Any]])?.first)
    #expect(safe["from"] as? String == "0")
    #expect((safe["to"] as? String)?.hasPrefix("1.26175007355") == true)
    let exact = try #require(safe["to_exact"] as? [String: Any])
    #expect((exact["polynomial"] as? [String])?.isEmpty == false)
    #expect((exact["between"] as? [String])?.count == 2)
    let best = try #require(answer["best"] as? [String: Any])
    #expect(best["eta"] as? String == "1")
    #expect((best["radius"] as? String)?.hasPrefix("0.7071067811865475") == true)
    #expect((answer["binding"] as? [String: Any])?["kind"] as? String == "complex-pair")
    let spot = try #require(answer["at"] as? [String: Any])
    #expect(spot["eta"] as? String == "1/7" && spot["finding"] as? String == "converges")
  }

  @Test("an unbounded piece has no end, and an empty set no piece")
  func extremes() throws {
    let endless = try json(["range", "xy", "--method", "proximal-point"])
    let piece = try #require((endless["safe"] as? [[String: Any]])?.first)
    #expect(piece["to"] is NSNull)
    let none = try json(["range", "xy", "--method", "simultaneous"])
    #expect((none["safe"] as? [Any])?.isEmpty == true)
    #expect(none["best"] is NSNull)
  }

  @Test(
    "the exit code says whether it converges",
    arguments: [
      (["xy", "--method", "optimistic"], ExitCode.holds),
      (["xy", "--method", "simultaneous"], .doesNotHold),
      (["xy", "--method", "optimistic", "--eta", "1/2"], .holds),
      (["xy", "--method", "optimistic", "--eta", "3/5"], .doesNotHold),
      (["xy", "--method", "optimistic", "--eta", "1/2", "--rate", "7/10"], .doesNotHold),
      (["xy", "--method", "optimistic", "--rate", "7/10"], .doesNotHold),
      (["xy", "--method", "optimistic", "--eta", "0"], .misuse),
      (["xy", "--method", "optimistic", "--rate", "x"], .misuse),
      (["xy", "--method", "optimistic", "--digits", "0"], .misuse),
      (["xy", "--method", "optimistic", "--curve", "0"], .misuse),
      (["xy", "--method", "optimistic", "--set", "bta=1"], .misuse),
      (["xy", "--method", "optimistic", "--equilibrium", "2"], .misuse),
      (["xy", "--method", "optimistic", "--players", "1,1"], .misuse),
      (["critical-damping", "--method", "competitive", "--eta", "4"], .doesNotHold),
      (["xy", "--method", "follow-the-ridge"], .faultyInput),
      (["missing.npy", "--method", "optimistic"], .unreadableInput),
    ])
  func status(words: [String], status: ExitCode) {
    let outcome = Invocation.outcome(of: ["range"] + words, results: Page(), remarks: Page())
    #expect(outcome.status == status)
    #expect(status.rawValue < 64 || outcome.results.isEmpty && !outcome.remarks.isEmpty)
  }

  @Test("every digit asked for is right, and rounded into the set")
  func digits() throws {
    // 2/5*sqrt(109) - 6/5.
    let long = try json(["range", "dirac-gan-r1", "--method", "alternating", "--digits", "40"])
    let safe = try #require((long["safe"] as? [[String: Any]])?.first)
    #expect(safe["to"] as? String == "2.976122603564220071903101609019219071315")
  }

  @Test("compare ranks, and says why a method cannot be used")
  func compare() throws {
    let table = outcome("compare", "keswani-f1").results
    let names = table.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
    let order = ["alternating", "regularized", "consensus", "simultaneous"].compactMap {
      names.firstIndex(of: $0)
    }
    #expect(order.count == 4 && order == order.sorted())
    #expect(outcome("compare", "xy").results.contains("alternating                    none: conserves"))
    let rows = outcome("compare", "xy", "--methods", "optimistic,follow-the-ridge", "--csv").results
    #expect(
      rows.hasPrefix(
        """
        method,from,to,best_eta,best_radius,steps_per_digit,tier,finding
        optimistic,0,0.57735,0.5,0.707107,6.64,exact,converges
        follow-the-ridge,,,,,,,"follow-the-ridge cannot be used
        """))
    #expect(outcome("compare", "xy", "--methods", "optimstic").status == .unreadableInput)
    #expect(
      outcome("compare", "xy", "--latex").results.contains("\\texttt{optimistic} & $(0, 0.57735)$ & $0.5$"))
    let answer = try json(["compare", "uncertain-damping"])
    #expect(answer["schema"] as? String == "stepproof.compare/1")
  }

  @Test("map paints cells and prints the boundary")
  func map() throws {
    let picture = outcome("map", "xy", "--method", "optimistic", "--axes", "eta,beta", "--cells", "4").results
    #expect(picture.contains("eta - 2*beta + 2*beta^3 + beta^2*eta = 0"))
    let answer = try json(["map", "xy", "--method", "optimistic", "--axes", "eta,beta", "--cells", "3"])
    #expect((answer["cells"] as? [[String]])?.count == 3)
    let table = outcome(
      "map", "xy", "--method", "optimistic", "--axes", "eta,beta", "--over", "eta=0..1", "--over",
      "beta=0..1/2",
      "--cells", "2", "--csv")
    #expect(table.results.hasPrefix("eta_from,eta_to,beta_from,beta_to,finding\n0,1/2,0,1/4,boundary\n"))
    #expect(outcome("map", "xy", "--method", "optimistic", "--axes", "eta").status == .misuse)
  }

  @Test("a matrix in a file is a game, and its faults are pointed out")
  func matrices() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("stepproof-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ name: String, _ text: String) throws -> String {
      let path = folder.appendingPathComponent(name).path
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return path
    }
    let small = try file("small.csv", "0.1,2\n-2,0.3\n")
    let answer = try json(["range", small, "--method", "alternating", "--players", "1,1"])
    #expect(answer["tier"] as? String == "exact")
    // 4/(a + c + sqrt((a - c)^2 + 4*b^2)) for a = 1/10, b = 2, c = 3/10.
    let safe = try #require((answer["safe"] as? [[String: Any]])?.first)
    #expect((safe["to"] as? String)?.hasPrefix("0.90805966722925") == true)

    // A block-diagonal matrix of many damped rotations is answered in floating point: 2a/(a^2 + b^2) = 2/5.
    let pairs = 30
    let rows = (0..<2 * pairs).map { row in
      (0..<2 * pairs).map { column in
        row == column ? "1" : row / 2 == column / 2 ? (row < column ? "2" : "-2") : "0"
      }.joined(separator: ",")
    }
    let large = try file("large.csv", rows.joined(separator: "\n"))
    for (method, end) in [("simultaneous", 0.4), ("alternating", 0.0)] {
      let players = method == "alternating" ? ["--players", "30,30"] : []
      let guess = try json(["range", large, "--method", method] + players)
      #expect(guess["tier"] as? String == "guess")
      let piece = try #require((guess["safe"] as? [[String: Any]])?.first)
      let upper = try #require((piece["to"] as? String).flatMap(Double.init))
      if end > 0 { #expect(abs(upper - end) < 1e-12) } else { #expect(abs(upper - 0.4) < 1e-9) }
    }

    // A direction at rest changes nothing.
    let singular = try file(
      "singular.csv",
      (rows.map { $0 + ",0" } + [Array(repeating: "0", count: 2 * pairs + 1).joined(separator: ",")])
        .joined(separator: "\n"))
    for (method, players) in [("simultaneous", []), ("alternating", ["--players", "30,31"])]
      as [(String, [String])]
    {
      let guess = try json(["range", singular, "--method", method] + players)
      let piece = try #require((guess["safe"] as? [[String: Any]])?.first)
      let upper = try #require((piece["to"] as? String).flatMap(Double.init))
      #expect(abs(upper - 0.4) < 1e-9)
    }

    let cases: [(String, String, [String], ExitCode, String)] = [
      (
        "wide.csv", "1,2,3\n4,5,6\n", [], .faultyInput, "expected a square matrix, found 2 rows and 3 columns"
      ),
      ("ragged.csv", "1,2\n3\n", [], .faultyInput, "ragged.csv: error: "),
      ("nan.csv", "1,nan\n3,4\n", [], .faultyInput, "nan.csv: error: "),
      ("short.npy", "NUMPY", [], .faultyInput, "short.npy: error: "),
      ("fine.csv", "1,2\n3,4\n", ["--players", "1,2"], .misuse, "the players own 3 variables"),
      ("fine.csv", "1,2\n3,4\n", ["--players", "one"], .misuse, "found 'one'"),
      ("fine.csv", "1,2\n3,4\n", ["--equilibrium", "1"], .misuse, "makes no sense with a matrix"),
    ]
    for (name, text, words, status, remark) in cases {
      let path = try file(name, text)
      let outcome = Invocation.outcome(
        of: ["range", path, "--method", "optimistic"] + words, results: Page(), remarks: Page())
      #expect(outcome.status == status)
      #expect(outcome.remarks.contains(remark))
    }
    #expect(outcome("range", small, "--method", "alternating").remarks.contains("--players 1,1"))
  }
}
