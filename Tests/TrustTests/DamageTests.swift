// Shipped certificates damaged in thousands of ways: rejected, or still true.

import Certificates
import Checker
import LimitClaims
import Exact
import Foundation
import Testing

struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) | (state << 31)
  }
}

/// One change at a place of a JSON value, deep inside more often than not.
struct Damage {
  var random: SeededGenerator

  mutating func damaged(_ json: JSON) -> JSON {
    switch json {
    case .object(var members) where !members.isEmpty:
      let place = Int.random(in: members.indices, using: &random)
      switch Int.random(in: 0..<40, using: &random) {
      case 0: members.remove(at: place)
      case 1: members.append(members[place])
      case 2: members[place] = JSON.Member(members[place].key + "s", members[place].value)
      default: members[place] = JSON.Member(members[place].key, damaged(members[place].value))
      }
      return .object(members)
    case .array(var elements) where !elements.isEmpty:
      let place = Int.random(in: elements.indices, using: &random)
      let other = Int.random(in: elements.indices, using: &random)
      switch Int.random(in: 0..<24, using: &random) {
      case 0: elements.remove(at: place)
      case 1: elements.insert(elements[place], at: other)
      case 2: elements.swapAt(place, other)
      default: elements[place] = damaged(elements[place])
      }
      return .array(elements)
    case .object, .array: return .null
    case .null: return "0"
    case .boolean(let truth): return .boolean(!truth)
    case .count(let number): return .count(max(0, number + [-1, 1, 7].randomElement(using: &random)!))
    case .string(let text): return .string(damaged(text))
    }
  }

  private mutating func damaged(_ text: String) -> String {
    guard let number = Rational(exactly: text) else {
      let others = [
        "minimizes", "maximizes", "J", "I", "0", "eta", "any", "constant", "x", "+", "*", "exp", text + "x",
      ]
      return others.randomElement(using: &random)!
    }
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return (-number).description
    case 1: return (number + 1).description
    case 2: return (number + Rational(1, over: 1_000)).description
    case 3: return (number * Rational(101, over: 100)).description
    case 4: return number.isZero ? "1" : "0"
    case 5: return "-" + text
    case 6: return "0" + text
    case 7: return number.isZero ? "-1/1000" : (number / 2).description
    default:
      var digits = Array(text)
      let place = Int.random(in: digits.indices, using: &random)
      digits[place] = "0123456789/-".randomElement(using: &random)!
      return String(digits)
    }
  }
}

@Suite("Damaged certificates")
struct DamageTests {
  /// How many ways each certificate is damaged.
  static let count = 160

  @Test("are rejected, or say something true", arguments: Shipped.all)
  func damaged(shipped: Shipped) throws {
    let original = try shipped.json()
    var damage = Damage(
      random: SeededGenerator(state: shipped.path.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) }))
    var (killed, survived, restated) = (0, 0, 0)
    for _ in 0..<Self.count {
      guard case .object(let members) = original else { return }
      // What the file says about its own making is nobody's business.
      let place = [1, 1, 2, 2, 2, 3].randomElement(using: &damage.random)!
      var changed = members
      changed[place] = JSON.Member(members[place].key, damage.damaged(members[place].value))
      let json = JSON.object(changed)
      guard json != original else { continue }
      switch verdict(on: Array(json.text().utf8), others: limitClaims) {
      case .rejected: killed += 1
      case .verified:
        survived += 1
        if json["statement"] != original["statement"] {
          restated += 1
          let complaint = try Truth.complaint(about: json)
          #expect(complaint == nil, "accepted: \(json["statement"]?.compact ?? "")")
        }
      }
    }
    print(
      "\(shipped.path): \(killed) damaged ones rejected, \(survived) accepted, \(restated) with another true statement"
    )
    #expect(killed > 5 * survived)
  }
}
