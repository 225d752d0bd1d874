// The header of a `.npy` file: how its entries are stored, and how many there are.

/// What a NumPy header says about a matrix.
struct NumPyHeader: Equatable {
  let type: NumPyType
  /// Whether the entries are stored by columns.
  let isByColumns: Bool
  let rowCount: Int
  let columnCount: Int
  /// Where the entries begin.
  let dataOffset: Int

  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  init(_ bytes: [UInt8]) throws(MatrixFileFault) {
    let range = try Self.range(bytes)
    let entries = try Self.entries(bytes, in: range)
    var (type, isByColumns, shape) = (NumPyType?.none, Bool?.none, [Int]?.none)
    for entry in entries {
      switch entry.key {
      case "descr":
        guard case .string(let name) = entry.value else { throw .numPy(.type(entry.text)) }
        type = NumPyType(name)
        if type == nil { throw .numPy(.type(name)) }
      case "fortran_order":
        guard case .boolean(let value) = entry.value else { throw Self.misfit(entry) }
        isByColumns = value
      case "shape":
        shape = try Self.shape(entry)
      default: throw .numPy(.unexpectedKey(entry.key))
      }
    }
    guard let type else { throw .numPy(.missingKey("descr")) }
    guard let isByColumns else { throw .numPy(.missingKey("fortran_order")) }
    guard let shape else { throw .numPy(.missingKey("shape")) }
    guard shape.count == 2, shape.allSatisfy({ $0 >= 0 }) else { throw .notAMatrix(shape: shape) }
    try MatrixFile.check(rowCount: shape[0], columnCount: shape[1])
    self.type = type
    self.isByColumns = isByColumns
    (rowCount, columnCount) = (shape[0], shape[1])
    dataOffset = range.upperBound
  }

  /// Where the dictionary stands: behind the magic bytes, the version and its own length.
  private static func range(_ bytes: [UInt8]) throws(MatrixFileFault) -> Range<Int> {
    guard bytes.starts(with: magic.prefix(bytes.count)) else { throw .numPy(.notNumPy) }
    guard bytes.count >= 8 else { throw .numPy(.cutOff(expected: 10, found: bytes.count)) }
    let (major, minor) = (Int(bytes[6]), Int(bytes[7]))
    guard (1...3).contains(major), minor == 0 else { throw .numPy(.version(major: major, minor: minor)) }
    let start = major == 1 ? 10 : 12
    let length =
      if major == 1 {
        bytes.littleEndian(UInt16.self, at: 8).map(Int.init)
      } else {
        bytes.littleEndian(UInt32.self, at: 8).map(Int.init)
      }
    guard let length else { throw .numPy(.cutOff(expected: start, found: bytes.count)) }
    guard length <= bytes.count - start else {
      throw .numPy(.cutOff(expected: start + length, found: bytes.count))
    }
    return start..<start + length
  }

  private static func entries(
    _ bytes: [UInt8], in range: Range<Int>
  ) throws(MatrixFileFault) -> [PythonLiteral.Entry] {
    var reader = PythonLiteralReader(bytes, in: range)
    let literal: PythonLiteral
    do throws(PythonLiteralReader.Misfit) {
      literal = try reader.onlyLiteral()
    } catch {
      throw .numPy(.header(offset: error.offset))
    }
    guard case .dictionary(let entries) = literal else {
      throw .numPy(.header(offset: range.lowerBound))
    }
    var keys: Set<String> = []
    for entry in entries where !keys.insert(entry.key).inserted { throw .numPy(.repeatedKey(entry.key)) }
    return entries
  }

  private static func shape(_ entry: PythonLiteral.Entry) throws(MatrixFileFault) -> [Int] {
    guard case .sequence(let sizes) = entry.value else { throw misfit(entry) }
    var shape: [Int] = []
    for size in sizes {
      guard case .integer(let value) = size else { throw misfit(entry) }
      shape.append(value)
    }
    return shape
  }

  private static func misfit(_ entry: PythonLiteral.Entry) -> MatrixFileFault {
    .numPy(.value(key: entry.key, text: entry.text))
  }
}
