// Claims about steps that become smaller: one forgery for each thing that the checker holds such a certificate to.

import Certificates
import Checker
import LimitClaims
import Exact
import Testing

@Suite("Forged certificates of steps that become smaller")
struct ScheduleForgeryTests {
  /// All steps, with a head; the steps from 7 on; and what grows from step 15 on.
  static let (whole, late, growing) = (
    "gans/dirac-gan-r1.anchored.json", "n-player/cournot.anchored.json", "bilinear/xy.anchored-quarter.json"
  )

  struct Forgery: CustomTestStringConvertible, Sendable {
    let file: String
    let changes: [(path: String, value: JSON)]
    let place: String

    init(_ file: String, _ path: String, _ value: JSON, at place: String) {
      (self.file, changes, self.place) = (file, [(path, value)], place)
    }

    init(_ file: String, _ changes: [(String, JSON)], at place: String) {
      (self.file, self.changes, self.place) = (file, changes.map { (path: $0.0, value: $0.1) }, place)
    }

    var testDescription: String { "\(file): \(changes.map(\.path).joined(separator: ", "))" }
  }

  private static let box = "statement/box"
  private static let claim = "statement/claim"
  private static let update = "statement/rule/update"

  static let forgeries: [Forgery] = [
    // The claim.
    Forgery(whole, "\(claim)/constant", "26", at: "witness/bound"),
    Forgery(whole, "\(claim)/constant", "-1", at: "witness/bound"),
    Forgery(whole, "\(claim)/exponent", .count(2), at: "witness/growth"),
    Forgery(whole, [("\(claim)/exponent", .count(2)), ("\(box)/2/to", "2/3")], at: "witness"),
    Forgery(whole, "\(claim)/exponent", .count(0), at: "\(claim)/exponent"),
    Forgery(whole, "\(claim)/exponent", .count(4), at: "\(claim)/exponent"),
    Forgery(whole, "\(claim)/root", .count(4), at: "witness/growth"),
    Forgery(whole, "\(claim)/root", .count(0), at: "\(claim)/root"),
    Forgery(whole, "\(claim)/shift", "2", at: "witness/growth"),
    Forgery(whole, "\(claim)/shift", "-1", at: "\(claim)/shift"),
    Forgery(whole, "\(claim)/from", .count(1), at: "witness/growth"),
    Forgery(late, "\(claim)/from", .count(0), at: "witness/growth"),
    Forgery(late, [("\(claim)/from", .count(0)), ("\(box)/1/to", "1")], at: "witness"),
    Forgery(late, "\(claim)/from", .count(10_001), at: "\(claim)/from"),
    Forgery(late, "\(claim)/start", [["1", "0", "0"], ["0", "1", "0"]], at: "\(claim)/start"),
    Forgery(late, "\(claim)/start", [["1"], ["0"], ["0"]], at: "\(claim)/start"),
    Forgery(late, "\(claim)/start", [], at: "\(claim)/start"),
    Forgery(late, "\(claim)/start/0/0", "2", at: "witness/trace/0/radius"),
    Forgery(whole, "\(claim)/start/0/0", "20", at: "witness/entry"),
    Forgery(
      growing, "\(claim)",
      [
        "kind": "shrinks", "shift": "1", "root": .count(4), "exponent": .count(3), "from": .count(15),
        "start": [["1", "0"], ["0", "1"]], "constant": "1000000",
      ], at: "witness"),
    // The statement.
    Forgery(whole, "\(box)/1/to", "9/8", at: "witness/growth"),
    Forgery(whole, "\(box)/1/to", "1/2", at: "witness/growth"),
    Forgery(whole, "\(box)/1/from", "1/8", at: "witness/growth"),
    Forgery(whole, "\(box)/0/to", "2", at: "witness/growth"),
    Forgery(whole, "\(box)/2/to", "1/2", at: "witness/growth"),
    Forgery(whole, "\(box)/2/to", "1/4", at: "witness/growth"),
    Forgery(whole, "\(box)/2/from", "1/8", at: "witness/growth"),
    Forgery(whole, "\(update)/1/1", ["scale", "1/2", "I"], at: "\(claim)/start"),
    Forgery(whole, "\(update)/1/0", "J", at: "\(claim)/start"),
    Forgery(whole, "\(update)/0/1", "I", at: "\(claim)/start"),
    Forgery(
      whole, "\(update)/0/1", ["scale", ["*", "2/3", "~growth", ["power", "~t", .count(3)]], "I"],
      at: "witness/growth"),
    Forgery(
      whole, "\(update)/0/1", ["scale", ["*", "1/3", ["power", "~t", .count(3)]], "I"], at: "witness"),
    Forgery(whole, "\(update)/0/0", "I", at: "witness"),
    Forgery(whole, "statement/game/equilibrium/0", ["*", "~t", "~t"], at: "statement"),
    Forgery(whole, "statement/rate", "~growth", at: "\(claim)"),
    // The form.
    Forgery(whole, "witness/growth", "~t", at: "witness/growth"),
    Forgery(whole, "witness/growth", "eta", at: "witness/growth"),
    Forgery(whole, "witness/growth", "theta", at: "witness/growth"),
    Forgery(whole, "witness/function/0/0", "2", at: "witness/power"),
    Forgery(whole, "witness/offset/0/0", "1", at: "witness/power"),
    Forgery(whole, "witness/weight", "1/100", at: "witness/decrease"),
    Forgery(whole, "witness/weight", "-1", at: "witness/weight"),
    Forgery(whole, "witness/gain", "0", at: "witness/gain"),
    Forgery(whole, "witness/gain", "11/10", at: "witness/gain"),
    Forgery(whole, "witness/gain", "9/10", at: "witness/decrease"),
    Forgery(whole, "witness/power", .count(4), at: "witness/power"),
    Forgery(whole, "witness/power", .count(0), at: "witness/power"),
    Forgery(whole, "witness/head", .null, at: "witness/power"),
    Forgery(whole, "witness/head/power", .count(3), at: "witness/power"),
    Forgery(whole, "witness/head/squares/0/weight", "-1", at: "witness/head/squares/0/weight"),
    Forgery(whole, "witness/head/squares/0/weight", "1", at: "witness/power"),
    Forgery(whole, "witness/head/squares/0/form/0", "1", at: "witness/power"),
    Forgery(whole, "witness/head/squares/0/form", ["1"], at: "witness/head/squares/0/form"),
    Forgery(whole, "witness/decrease", [], at: "witness/decrease"),
    Forgery(whole, "witness/decrease/0/scale", "-1", at: "witness/decrease/0/scale"),
    Forgery(growing, "witness/power", .count(4), at: "witness/gain"),
    Forgery(growing, "witness/gain", "100", at: "witness/decrease"),
    Forgery(growing, "witness/weight", "1000000", at: "witness/entry"),
    // The first steps.
    Forgery(late, "witness/trace", [], at: "witness/trace"),
    Forgery(whole, "witness/trace", [.null], at: "witness/trace"),
    Forgery(late, "witness/trace/3/from", "0", at: "witness/trace/3"),
    Forgery(late, "witness/trace/3/from", "1", at: "witness/trace/3"),
    Forgery(late, "witness/trace/3/from", "9/10", at: "witness/trace/3"),
    Forgery(late, "witness/trace/3/to", "1/2", at: "witness/trace/3"),
    Forgery(late, "witness/trace/3/to", "11/10", at: "witness/trace/3/radius"),
    Forgery(late, "witness/trace/3/radius", "0", at: "witness/trace/3/radius"),
    Forgery(late, "witness/trace/3/matrix/0/0", "1/2", at: "witness/trace/3/radius"),
    Forgery(late, "witness/trace/6/radius", "1/2", at: "witness/entry"),
    Forgery(late, [("witness/trace/0/from", "1"), ("witness/trace/0/to", "1")], at: "witness/trace/0/to"),
    // How they meet.
    Forgery(whole, "witness/slack", "0", at: "witness/slack"),
    Forgery(whole, "witness/slack", "1", at: "witness/slack"),
    Forgery(whole, "witness/slack", "-1/2", at: "witness/slack"),
    Forgery(whole, "witness/slack", "7/8", at: "witness/entry"),
    Forgery(whole, "witness/entry/scale", "0", at: "witness/entry"),
    Forgery(whole, "witness/multiplier", "0", at: "witness/multiplier"),
    Forgery(whole, "witness/multiplier", "1", at: "witness/bound"),
    Forgery(whole, "witness/multiplier", .null, at: "witness/multiplier"),
    Forgery(whole, "witness/bound/scale", "1", at: "witness/bound"),
    Forgery(growing, "witness/multiplier", "1", at: "witness/multiplier"),
    Forgery(growing, "witness/bound/scale", "-1", at: "witness/bound"),
    // The rest of the file.
    Forgery(
      whole, "witness/coordinates",
      [
        "rows": [["1", "0", "0", "0"], ["0", "1", "0", "0"], ["0", "0", "1", "0"], ["0", "0", "0", "1"]],
        "back": [["1", "0", "0", "0"], ["0", "1", "0", "0"], ["0", "0", "1", "0"], ["0", "0", "0", "1"]],
        "powers": [.count(0), .count(0), .count(0), .count(0)],
      ], at: "witness/coordinates"),
    Forgery(whole, "assumptions", ["bernstein"], at: "assumptions"),
    Forgery(whole, "witness/kind", "quadratic", at: "witness"),
    Forgery(
      whole, "witness/substitution", [["exponents": [.count(0), .count(0), .count(0)], "rows": [["1"]]]],
      at: "witness"),
  ]

  @Test("are refused, where the fault is", arguments: forgeries)
  func refused(forgery: Forgery) throws {
    let shipped = try #require(Shipped.all.first { $0.path == forgery.file })
    let original = try shipped.json()
    let forged = try forgery.changes.reduce(original) { json, change in
      try json.replacing(change.path.split(separator: "/").map(String.init)[...], by: change.value)
    }
    #expect(forged != original)
    switch verdict(on: Array(forged.text().utf8), others: limitClaims) {
    case .verified: Issue.record("accepted")
    case .rejected(let rejection): #expect(rejection.place.hasPrefix(forgery.place), "\(rejection)")
    }
  }

  @Test("a radius grows with the one before")
  func radii() throws {
    let shipped = try #require(Shipped.all.first { $0.path == Self.late })
    let original = try shipped.json()
    let steps = try #require(original["witness"]?["trace"]?.elements)
    let radius = try #require(steps[6]["radius"]?.rational)
    // A half is more than the last step adds.
    let forged = try original.replacing(
      ["witness", "trace", "6", "radius"], by: .string((radius / 2).description))
    guard case .rejected(let rejection) = verdict(on: Array(forged.text().utf8), others: limitClaims) else {
      Issue.record("accepted")
      return
    }
    #expect(rejection.place == "witness/trace/6/radius")
  }

  @Test(
    "the originals are accepted, and say what a second reader of statements finds",
    arguments: [whole, late, growing])
  func originals(path: String) throws {
    let shipped = try #require(Shipped.all.first { $0.path == path })
    guard case .verified = verdict(on: try shipped.bytes(), others: limitClaims) else {
      Issue.record("rejected")
      return
    }
    #expect(try Truth.complaint(about: shipped.json()) == nil)
  }
}
