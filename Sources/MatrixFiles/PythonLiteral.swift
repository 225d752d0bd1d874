// The few kinds of Python literals that a NumPy header is made of.

/// A Python literal; of a dictionary, keys in the order they are written.
enum PythonLiteral: Equatable {
  struct Entry: Equatable {
    let key: String
    let value: PythonLiteral
    /// The value as it is written.
    let text: String
  }

  case none
  case boolean(Bool)
  case integer(Int)
  case string(String)
  case sequence([PythonLiteral])
  case dictionary([Entry])
}

/// Reads one literal from bytes; what it throws is the offset of the first byte that does not fit.
struct PythonLiteralReader {
  struct Misfit: Error, Equatable {
    let offset: Int
  }

  let bytes: [UInt8]
  let end: Int
  private(set) var position: Int

  /// - Precondition: the range lies within the bytes.
  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    end = range.upperBound
    position = range.lowerBound
  }

  /// The literal that fills the whole range but for white space.
  mutating func onlyLiteral() throws(Misfit) -> PythonLiteral {
    let literal = try literal(depth: 0)
    skipSpace()
    guard position == end else { throw Misfit(offset: position) }
    return literal
  }

  private mutating func literal(depth: Int) throws(Misfit) -> PythonLiteral {
    skipSpace()
    // NumPy's own headers go four deep at most, and a stack is not endless.
    guard let byte = next, depth < 32 else { throw Misfit(offset: position) }
    switch byte {
    case UInt8(ascii: "{"): return try dictionary(depth: depth + 1)
    case UInt8(ascii: "("): return try sequence(closedBy: UInt8(ascii: ")"), depth: depth + 1)
    case UInt8(ascii: "["): return try sequence(closedBy: UInt8(ascii: "]"), depth: depth + 1)
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .integer(try integer())
    default: return try word()
    }
  }

  private mutating func dictionary(depth: Int) throws(Misfit) -> PythonLiteral {
    position += 1
    var entries: [PythonLiteral.Entry] = []
    while true {
      if take("}") { return .dictionary(entries) }
      guard next == UInt8(ascii: "'") || next == UInt8(ascii: "\"") else { throw Misfit(offset: position) }
      let key = try string()
      guard take(":") else { throw Misfit(offset: position) }
      skipSpace()
      let start = position
      let value = try literal(depth: depth)
      entries.append(.init(key: key, value: value, text: bytes.text(start..<position)))
      if take(",") { continue }
      guard take("}") else { throw Misfit(offset: position) }
      return .dictionary(entries)
    }
  }

  private mutating func sequence(closedBy mark: UInt8, depth: Int) throws(Misfit) -> PythonLiteral {
    let close = Unicode.Scalar(mark)
    position += 1
    var elements: [PythonLiteral] = []
    while true {
      if take(close) { return .sequence(elements) }
      elements.append(try literal(depth: depth))
      if take(",") { continue }
      guard take(close) else { throw Misfit(offset: position) }
      // In Python one element in parentheses without a comma is no tuple.
      return elements.count == 1 && close == ")" ? elements[0] : .sequence(elements)
    }
  }

  /// The text between two quotation marks, backslashes kept as they are.
  private mutating func string() throws(Misfit) -> String {
    let mark = next
    position += 1
    let start = position
    while let byte = next {
      if byte == mark {
        position += 1
        return bytes.text(start..<position - 1)
      }
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    position = end
    throw Misfit(offset: end)
  }

  /// A whole number that fits a word; Python 2 wrote an `L` behind long ones.
  private mutating func integer() throws(Misfit) -> Int {
    let start = position
    position += 1
    while let byte = next, byte.isDigit { position += 1 }
    guard let value = Int(bytes.text(start..<position)) else { throw Misfit(offset: start) }
    if next == UInt8(ascii: "L") { position += 1 }
    return value
  }

  private mutating func word() throws(Misfit) -> PythonLiteral {
    let start = position
    while let byte = next, byte.isLetter { position += 1 }
    switch bytes.text(start..<position) {
    case "True": return .boolean(true)
    case "False": return .boolean(false)
    case "None": return .none
    default: throw Misfit(offset: start)
    }
  }

  private var next: UInt8? { position < end ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte.isSpace || byte.isLineEnd { position += 1 }
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

}
