// The types of entries that a NumPy file may have, and how their bytes become numbers.

import Exact

/// A type of real entries, with the order of its bytes.
struct NumPyType: Equatable {
  enum Kind: String {
    case f4, f8, i1, i2, i4, i8, u1, u2, u4, u8, b1
  }

  let kind: Kind
  let isSwapped: Bool

  /// Reads NumPy's own names such as `<f8`; `nil` for complex numbers, texts, objects and everything else.
  init?(_ name: String) {
    guard let order = name.first, let kind = Kind(rawValue: String(name.dropFirst())) else { return nil }
    let isLittleHere = 1.littleEndian == 1
    switch order {
    case "<": isSwapped = !isLittleHere
    case ">": isSwapped = isLittleHere
    case "|", "=": isSwapped = false
    default: return nil
    }
    self.kind = kind
  }

  /// The bytes of one entry.
  var size: Int {
    switch kind {
    case .i1, .u1, .b1: 1
    case .i2, .u2: 2
    case .f4, .i4, .u4: 4
    case .f8, .i8, .u8: 8
    }
  }

  /// So many numbers that begin at an offset.
  ///
  /// - Precondition: they lie within the bytes.
  func numbers(_ bytes: [UInt8], at offset: Int, count: Int) -> [Double] {
    switch kind {
    case .f4: words(bytes, offset, count) { (word: UInt32) in Double(Float(bitPattern: word)) }
    case .f8: words(bytes, offset, count) { (word: UInt64) in Double(bitPattern: word) }
    case .i1: words(bytes, offset, count) { (word: Int8) in Double(word) }
    case .i2: words(bytes, offset, count) { (word: Int16) in Double(word) }
    case .i4: words(bytes, offset, count) { (word: Int32) in Double(word) }
    case .i8: words(bytes, offset, count) { (word: Int64) in Double(word) }
    case .u1: words(bytes, offset, count) { (word: UInt8) in Double(word) }
    case .u2: words(bytes, offset, count) { (word: UInt16) in Double(word) }
    case .u4: words(bytes, offset, count) { (word: UInt32) in Double(word) }
    case .u8: words(bytes, offset, count) { (word: UInt64) in Double(word) }
    case .b1: words(bytes, offset, count) { (word: UInt8) in word == 0 ? 0 : 1 }
    }
  }

  /// The number at an offset, exactly.
  ///
  /// - Precondition: it lies within the bytes and is finite.
  func rational(_ bytes: [UInt8], at offset: Int) -> Rational {
    // Only these two have numbers that no double is equal to.
    if kind == .i8 || kind == .u8, var word = bytes.littleEndian(UInt64.self, at: offset) {
      if (1.littleEndian == 1) == isSwapped { word = word.byteSwapped }
      if kind == .i8 { return Rational(Int(Int64(bitPattern: word))) }
      return Rational(Integer(Int(word >> 1)) * 2 + Integer(Int(word & 1)))
    }
    guard let value = Rational(exactly: numbers(bytes, at: offset, count: 1)[0]) else {
      preconditionFailure("an exact value asked of what is not finite")
    }
    return value
  }

  private func words<Word: FixedWidthInteger>(
    _ bytes: [UInt8], _ offset: Int, _ count: Int, _ number: (Word) -> Double
  ) -> [Double] {
    precondition(offset >= 0 && count >= 0 && count <= (bytes.count - offset) / size, "entries not there")
    return [Double](unsafeUninitializedCapacity: count) { numbers, initialized in
      bytes.withUnsafeBytes { bytes in
        for index in 0..<count {
          let place = offset + index * MemoryLayout<Word>.size
          let word = bytes.loadUnaligned(fromByteOffset: place, as: Word.self)
          numbers.initializeElement(at: index, to: number(isSwapped ? word.byteSwapped : word))
        }
      }
      initialized = count
    }
  }
}
