// Numbers as people and programs write them: what is one, and which.

import Exact

/// A decimal or fraction in a text, known to be well formed.
struct WrittenNumber: Equatable {
  enum Form: Equatable {
    case whole
    case decimal
    case fraction(slash: Int)
  }

  let form: Form
  let range: Range<Int>

  /// Longer numbers are refused, so that no entry takes long.
  static let lengthLimit = 1000
  /// So are larger exponents; `Rational` reads no larger ones either.
  static let exponentLimit = 10_000

  /// Reads `-3`, `+.5`, `2.`, `1e-3` and `3/7`, and nothing around them.
  init(_ bytes: [UInt8], in range: Range<Int>) throws(EntryFault) {
    guard !range.isEmpty else { throw .blank }
    guard range.count <= Self.lengthLimit else { throw .tooLong(characters: range.count) }
    var scan = Scan(bytes: bytes, position: range.lowerBound, end: range.upperBound)
    _ = scan.take("+") || scan.take("-")
    let unsigned = scan.position
    var form = Form.whole
    var count = scan.takeDigits()
    if count > 0, scan.take("/") {
      form = .fraction(slash: scan.position - 1)
      let denominator = scan.position
      count = scan.takeDigits()
      if bytes[denominator..<scan.position].allSatisfy({ $0 == UInt8(ascii: "0") }) { count = 0 }
    } else {
      if scan.take(".") {
        form = .decimal
        count += scan.takeDigits()
      }
      if count > 0, scan.take("e") || scan.take("E") {
        form = .decimal
        _ = scan.take("+") || scan.take("-")
        let exponent = scan.position
        count = scan.takeDigits()
        if scan.isAtEnd, count > 0, bytes.size(exponent..<scan.position) > Self.exponentLimit {
          throw .exponentTooLarge
        }
      }
    }
    guard count > 0, scan.isAtEnd else {
      throw switch bytes.text(unsigned..<range.upperBound).lowercased() {
      case "nan": .notANumber
      case "inf", "infinity": .infinite
      default: .unreadable(bytes.text(range))
      }
    }
    self.form = form
    self.range = range
  }

  /// The nearest double; `nil` beyond the range of doubles.
  ///
  /// - Precondition: these are the bytes that the number was found in.
  func value(in bytes: [UInt8]) -> Double? {
    let value: Double
    if case .fraction(let slash) = form {
      // A quotient of doubles is rounded once, so it is the nearest when both are exact.
      let top = Int(bytes.text(unsignedStart(bytes)..<slash))
      let bottom = Int(bytes.text(slash + 1..<range.upperBound))
      if let top, let bottom, max(top, bottom) <= 1 << 53 {
        value = Double(bytes[range.lowerBound] == UInt8(ascii: "-") ? -top : top) / Double(bottom)
      } else {
        value = rational(in: bytes).nearestDouble
      }
    } else {
      value = Double(bytes.text(range)) ?? rational(in: bytes).nearestDouble
    }
    return value.isFinite ? value : nil
  }

  /// The number itself.
  ///
  /// - Precondition: these are the bytes that the number was found in.
  func rational(in bytes: [UInt8]) -> Rational {
    // `Rational` wants digits on both sides of a point, and no plus.
    var text = bytes[range.lowerBound] == UInt8(ascii: "-") ? "-" : ""
    let rest = unsignedStart(bytes)..<range.upperBound
    for index in rest {
      let isPoint = bytes[index] == UInt8(ascii: ".")
      if isPoint, index == rest.lowerBound { text += "0" }
      if isPoint, index + 1 == rest.upperBound || !bytes[index + 1].isDigit { continue }
      text.unicodeScalars.append(Unicode.Scalar(bytes[index]))
    }
    guard let value = Rational(exactly: text) else { preconditionFailure("a number that is none: \(text)") }
    return value
  }

  private func unsignedStart(_ bytes: [UInt8]) -> Int {
    let first = bytes[range.lowerBound]
    return first == UInt8(ascii: "+") || first == UInt8(ascii: "-") ? range.lowerBound + 1 : range.lowerBound
  }
}

/// A place in a text that moves on over what it recognises.
private struct Scan {
  let bytes: [UInt8]
  var position: Int
  let end: Int

  var isAtEnd: Bool { position == end }

  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard position < end, bytes[position] == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  mutating func takeDigits() -> Int {
    let start = position
    while position < end, bytes[position].isDigit { position += 1 }
    return position - start
  }
}

extension [UInt8] {
  /// The number that a range of digits stands for; `Int.max` for all that do not fit.
  func size(_ digits: Range<Int>) -> Int {
    var value = 0
    for index in digits {
      let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tenfold.addingReportingOverflow(Int(self[index] - UInt8(ascii: "0")))
      if overflow || carry { return .max }
      value = sum
    }
    return value
  }
}
