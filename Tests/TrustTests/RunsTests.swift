// Certificates against runs alone: the true ones hold, and lies are caught without the checker.

import Certificates
import Foundation
import Reports
import Simulation
import Stepproof
import Testing

@testable import stepproof

@Suite("Certificates held against runs")
struct RunsTests {
  private static var effort: ClaimRuns.Effort {
    var effort = ClaimRuns.Effort()
    effort.longStepCount = 100
    return effort
  }

  private func finding(_ json: JSON, effort: ClaimRuns.Effort = RunsTests.effort) throws -> ClaimRuns.Finding
  {
    let path = FileManager.default.temporaryDirectory.appending(path: "runs-\(UUID()).json").path
    try json.text().write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try CertificateFile(loading: path).validated(
      against: nil, rule: nil, setting: [:], at: nil, effort: effort
    ).finding
  }

  @Test(
    "every shipped certificate holds, but for the one that runs cannot show", arguments: Shipped.aboutRules)
  func shipped(_ certificate: Shipped) throws {
    var effort = ClaimRuns.Effort()
    (effort.startCount, effort.stepCount, effort.longStepCount) = (3, 8, 100)
    switch try finding(certificate.json(), effort: effort) {
    case .held: #expect(!certificate.path.hasSuffix("no-function.json"))
    case .silent: #expect(certificate.path.hasSuffix("no-function.json"))
    case .contradicted(let step, _): Issue.record("\(certificate.path): \(step)")
    case .miscounted(let place, let expected): Issue.record("\(certificate.path): \(place), \(expected)")
    }
  }

  struct Lie: CustomTestStringConvertible, Sendable {
    let path: String
    let name: String
    let tell: @Sendable (JSON) throws -> JSON

    init(_ path: String, _ name: String, _ tell: @escaping @Sendable (JSON) throws -> JSON) {
      (self.path, self.name, self.tell) = (path, name, tell)
    }

    /// Another value at a place in the file.
    init(_ path: String, _ name: String, _ place: [String], _ value: JSON) {
      self.init(path, name) { try $0.replacing(place[...], by: value) }
    }

    var testDescription: String { "\(path): \(name)" }
  }

  static let factor = ["statement", "claim", "factor"]
  static let end = ["statement", "box", "0", "to"]
  static let function = ["witness", "tree", "function", "0", "lower"]

  static let lies: [Lie] = [
    Lie("bilinear/matching-pennies.nine-tenths.json", "V shrinks by more", factor, "7/10"),
    Lie("bilinear/xy.optimistic.json", "the box reaches beyond the safe set", end, "3/5"),
    Lie("gans/dirac-gan-r1.alternating.json", "the box reaches beyond the safe set", end, "301/100"),
    Lie("gans/dirac-gan-r1.alternating-point.json", "another rate") { json in
      try json.replacing(["statement", "box", "0", "from"], by: "4").replacing(end, by: "4")
    },
    Lie("bilinear/xy.simultaneous-point.json", "what diverges converges") { json in
      try json.replacing(
        ["statement", "claim"], by: ["kind": "converges", "factor": "1", "sequence": "constant"])
    },
    Lie(
      "bilinear/xy.simultaneous-point.json", "one direction too few", ["statement", "claim", "directions"],
      .count(1)),
    Lie("bilinear/xy.extragradient.json", "what converges diverges") { json in
      try json.replacing(
        ["statement", "claim"], by: ["kind": "diverges", "factor": "1", "directions": .count(1)])
    },
    Lie("bilinear/xy.extragradient.json", "what converges conserves") { json in
      try json.replacing(["statement", "claim"], by: ["kind": "conserves"])
    },
    Lie("bilinear/xy.alternating.json", "what is conserved shrinks") { json in
      try json.replacing(
        ["statement", "claim"], by: ["kind": "converges", "factor": "99/100", "sequence": "constant"]
      )
      .replacing(["witness", "kind"], by: "quadratic")
      .replacing(
        ["witness", "tree"], by: ["function": try #require(json["witness"]?["function"])])
    },
    Lie(
      "bilinear/xy.alternating.json", "another function is conserved",
      ["witness", "function", "0", "lower", "0"], ["3"]),
    Lie("n-player/cournot.simultaneous.json", "V is another function", function + ["0"], ["1/1000000"]),
    Lie(
      "n-player/polymatrix.alternating.json", "V has an entry of the wrong sign", function + ["1"],
      ["7", "1"]),
    Lie(
      "bilinear/xy.polygon.json", "a corner outside", ["statement", "claim", "vertices", "0"], ["1", "1"]),
    Lie("gans/dirac-gan-r1.schedule.json", "schedules in a larger box", end, "6/5"),
    Lie("gans/dirac-gan-critical.extragradient.json", "a claim without a function, too far", end, "5/2"),
    Lie("nonmonotone/keswani-f2.simultaneous.json", "a claim without a function, too far", end, "11/10"),
    Lie("singular/rock-paper-scissors.extragradient.json", "a quotient, too far", end, "3/5"),
    Lie("bilinear/xy.anchored.json", "a bound too small", ["statement", "claim", "constant"], "1"),
    Lie("bilinear/xy.anchored.json", "what shrinks grows", ["statement", "claim", "kind"], "grows"),
    Lie("bilinear/xy.anchored-quarter.json", "what grows shrinks") { json in
      guard case .object(let members)? = json["statement"]?["claim"] else { return json }
      let changed = members.map { $0.key == "kind" ? JSON.Member("kind", "shrinks") : $0 }
      return try json.replacing(
        ["statement", "claim"], by: .object(changed + [JSON.Member("constant", "2")]))
    },
  ]

  @Test("a lie is caught by runs alone", arguments: lies)
  func caught(_ lie: Lie) throws {
    let json = try JSON(
      reading: Array(try Data(contentsOf: Shipped.root.appending(path: lie.path))))
    switch try finding(lie.tell(json)) {
    case .contradicted, .miscounted: break
    case .held, .silent: Issue.record("not caught")
    }
  }

  @Test("a step against the claim is told with its place, and the exit code says so")
  func told() throws {
    let json = try JSON(
      reading: Array(
        try Data(contentsOf: Shipped.root.appending(path: "bilinear/matching-pennies.nine-tenths.json"))))
    let path = FileManager.default.temporaryDirectory.appending(path: "lie-\(UUID()).json").path
    try json.replacing(Self.factor[...], by: "1/2").text().write(
      toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let outcome = Invocation.outcome(of: ["validate", path], results: Page(), remarks: Page())
    #expect(outcome.status == .doesNotHold)
    #expect(outcome.results.hasPrefix("\(path): contradicted\n  claim "))
    #expect(outcome.results.contains("claimed"))
    let held = Invocation.outcome(
      of: ["validate", Shipped.root.appending(path: "bilinear/xy.extragradient.json").path, "--json"],
      results: Page(), remarks: Page())
    #expect(held.status == .holds)
    let answer = try JSON(reading: Array(held.results.utf8))
    #expect(answer["schema"] == "stepproof.validate/1")
    #expect(answer["certificates"]?.elements?.first?["finding"] == "held")
  }

  static let shapes: [(place: [String], value: JSON)] = [
    (["witness", "tree", "function", "0", "exponents", "0"], .count(1_000_000_000)),
    (["witness", "tree", "function", "0", "lower", "1"], ["1"]), (["witness", "kind"], "magic"),
    (["witness", "coordinates"], ["rows": [["1"]], "powers": [.count(2_000_000_000)]]),
    (["statement", "claim", "kind"], "promises"), (["statement", "box"], .array([])),
    (["statement", "box", "0", "from"], "1/0"), (["statement", "rate"], "beta"), (["schema"], "other/1"),
  ]

  @Test(
    "a file with its parts out of shape is refused, whatever the part", arguments: shapes)
  func refused(place: [String], value: JSON) throws {
    let json = try JSON(
      reading: Array(try Data(contentsOf: Shipped.root.appending(path: "bilinear/xy.extragradient.json"))))
    #expect(throws: InputFault.self) { try finding(json.replacing(place, by: value)) }
  }

  @Test("what is no certificate, or is about something else, is refused with the reason")
  func refusals() throws {
    let xy = Shipped.root.appending(path: "bilinear/xy.extragradient.json").path
    for (words, status, reason) in [
      (["validate", "README.md"], ExitCode.unreadableInput, "README.md"),
      (["validate", Shipped.root.appending(path: "commands").path], .faultyInput, "this is no certificate"),
      (["validate", xy, "--against", "golden"], .faultyInput, "its statement is not about golden"),
      (["validate", xy, "--method", "nesterov"], .faultyInput, "with nesterov"),
      (["validate", xy, "--steps", "0"], .misuse, "expected --steps to be a whole number from 1"),
    ] {
      let outcome = Invocation.outcome(of: words, results: Page(), remarks: Page())
      if words[1] != "README.md" { #expect(outcome.status == status, "\(outcome.remarks)") }
      #expect(outcome.results.isEmpty || words[1] == "README.md")
      #expect(outcome.remarks.contains(reason), "\(outcome.remarks)")
    }
  }
}

extension JSON {
  /// The value with another one at a place: keys, and numbers in arrays.
  func replacing(_ place: ArraySlice<String>, by value: JSON) throws -> JSON {
    guard let key = place.first else { return value }
    switch self {
    case .object(let members):
      try #require(members.contains { $0.key == key })
      return .object(
        try members.map { member in
          member.key == key
            ? JSON.Member(key, try member.value.replacing(place.dropFirst(), by: value)) : member
        })
    case .array(var elements):
      let index = try #require(Int(key))
      try #require(elements.indices.contains(index))
      elements[index] = try elements[index].replacing(place.dropFirst(), by: value)
      return .array(elements)
    case .null, .boolean, .count, .string:
      Issue.record("nothing is at \(place)")
      return self
    }
  }

  func replacing(_ place: [String], by value: JSON) throws -> JSON { try replacing(place[...], by: value) }
}
