// Files that are meant to do harm: all end in a rejection, soon.

import LimitClaims
import Testing

@testable import Checker

@Suite("Hostile certificates")
struct HostileTests {
  private func expectRefused(_ file: Value, at place: String) {
    guard case .rejected(let rejection) = file.verdict else {
      Issue.record("accepted")
      return
    }
    #expect(rejection.place.hasPrefix(place), "\(rejection)")
  }

  private static let cost = "statement/game/players/0/cost"

  @Test("towers of powers end in a rejection")
  func powers() {
    let tower = (0..<8).reduce("3" as Value) { tower, _ in ["power", tower, 64] }
    expectRefused(Examples.single.setting(Self.cost, to: ["*", tower, "x", "x"]), at: "")
    let degrees = (0..<8).reduce("eta" as Value) { tower, _ in ["power", tower, 64] }
    expectRefused(Examples.single.setting(Self.cost, to: ["*", degrees, "x", "x"]), at: "")
  }

  @Test("long numbers are refused, and products of them end")
  func numbers() {
    let long = String(repeating: "9", count: 20_000)
    expectRefused(
      Examples.single.setting("statement/claim/factor", to: .string(long + "9")), at: "statement/claim")
    expectRefused(Examples.single.setting("statement/box/0/to", to: .string(long)), at: "witness/tree")
    let factors = Value.array(["*"] + [Value](repeating: .string(long), count: 64))
    expectRefused(Examples.single.setting(Self.cost, to: ["*", factors, "x", "x"]), at: "")
  }

  @Test("many bound names and high moments end")
  func moments() {
    let body = (0..<20).reduce("1" as Value) { body, index in
      ["*", body, ["power", .string("n\(index)"), 64]]
    }
    let cost = (0..<20).reduce(["*", "x", "x", body] as Value) { body, index in
      ["expect", .string("n\(index)"), ["normal", "1/3", "1/7"], body]
    }
    expectRefused(Examples.single.setting(Self.cost, to: cost), at: "")
  }

  @Test("deep nesting is refused wherever it stands")
  func nesting() {
    for text in ["[", #"{"a":"#, #"["+","#] {
      let bytes = Array(String(repeating: text, count: 200_000).utf8)
      guard case .rejected(let rejection) = verdict(on: bytes, others: limitClaims) else {
        Issue.record("accepted")
        continue
      }
      #expect(rejection.place.hasPrefix("byte"))
    }
  }

  @Test("beginnings of a certificate are refused")
  func truncation() {
    let bytes = Array(Examples.dirac.written.utf8)
    for count in stride(from: 0, to: bytes.count, by: 7) {
      guard case .rejected = verdict(on: Array(bytes.prefix(count)), others: limitClaims) else {
        Issue.record("accepted \(count) bytes")
        continue
      }
    }
  }

  @Test("no bit of a certificate can be turned so that the checker traps", arguments: 0..<8)
  func flips(seed: UInt64) {
    var random = Seeded(state: seed)
    for example in Examples.table {
      let bytes = Array(example.file.written.utf8)
      for _ in 0..<20 {
        var forged = bytes
        let place = forged.indices.randomElement(using: &random) ?? 0
        forged[place] = Array("0123456789-/\"[]{},".utf8).randomElement(using: &random) ?? 0
        _ = verdict(on: forged, others: limitClaims)
      }
    }
  }

  @Test("too many states, ranges, coefficients and players are refused")
  func sizes() {
    let names = (0..<1001).map { Value.string("x\($0)") }
    let file = Examples.single.setting("statement/game/players/0/variables", to: .array(names))
    expectRefused(file, at: "statement/game/players")
    expectRefused(
      Examples.single.setting("statement/rule/components", to: .array(names)), at: "statement/rule/components"
    )
    let ranges = (0..<9).map {
      Value.object([
        Member(key: "name", value: .string("a\($0)")), Member(key: "from", value: "0"),
        Member(key: "to", value: "1"),
      ])
    }
    expectRefused(
      Examples.single.setting("statement/box", to: .array(ranges + [Examples.eta("0", "1")])), at: "statement"
    )
    expectRefused(
      Examples.saddle.setting("statement/game/blocks", to: .array([Value](repeating: 1, count: 100_000))),
      at: "statement/game/blocks")
    let points = (0..<1000).map { ["name": .string("p\($0)"), "from": "1", "to": "1"] as Value }
    expectRefused(
      Examples.single.setting("statement/box", to: .array(points + [Examples.eta("0", "1")])), at: "statement"
    )
  }

  @Test("strings that take Swift hours to compare are never compared")
  func marks() {
    let text = "a" + String(repeating: "\u{301}\u{316}", count: 1 << 20)
    expectRefused(.object([Member(key: text, value: 1)]), at: "")
    for place in [Self.cost, Self.cost + "/0", "assumptions/0", "statement/claim/kind", "statement/rate"] {
      expectRefused(Examples.single.setting(place, to: .string(text)), at: place)
    }
    let remarks = Value.object([Member(key: text, value: .string(text))])
    guard case .verified = Examples.single.setting("provenance", to: remarks).verdict else {
      Issue.record("what stands in the provenance does not matter")
      return
    }
  }

  @Test("work from which no number comes is counted too")
  func counting() throws {
    var box = Box()
    let (meter, one) = (Meter(), try Matrix(Meter(), 1))
    box.entries = [Box.Entry(name: "p", from: one, to: one, isPoint: true)]
    var formulas = try Formulas(box, meter, variables: 30)
    let names = (0..<30).map { Value.string("x\($0)") }
    for (index, name) in names.enumerated() {
      try formulas.declare(Node(value: name, place: ""), variable: index, at: Matrix(meter, 1, 1))
    }
    // Its derivatives are not known, so that their products are not calculated.
    let unknown = Value.array(["exp", .array(["+", "p"] + names)])
    func steps(_ work: () throws -> Void) rethrows -> Int {
      let before = meter.steps
      try work()
      return meter.steps - before
    }
    let alone = try steps { _ = try formulas.jet(Node(value: unknown, place: "")) }
    let squared = try steps { _ = try formulas.jet(Node(value: ["power", unknown, 2], place: "")) }
    #expect(squared - alone > 500 * 30 * 30)
    let long = (0..<12).reduce(Whole(2)) { power, _ in power * power } - 1
    #expect(long.limbs.count == 64)
    #expect(try steps { _ = try meter.quotient(long, 3) } > 100 * 4000)
    let far = try steps { _ = try Matrix(meter, variable: 999) }
    #expect(try steps { _ = try Matrix(meter, variable: 0) } + 5000 < far)
  }
}
