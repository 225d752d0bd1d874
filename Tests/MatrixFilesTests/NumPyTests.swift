// NumPy files: every type, both orders of bytes, both orders of entries, and what is refused.

import Exact
import Testing

@testable import MatrixFiles

@Suite("NumPy files")
struct NumPyTests {
  struct Stored: Sendable {
    let type: String
    let littleEndian: [UInt8]
    let big: [UInt8]
    let exact: [Rational]

    init<Word: FixedWidthInteger>(_ type: String, _ words: [Word], _ exact: [Rational]) {
      self.type = type
      littleEndian = words.flatMap { MatrixFilesTests.littleEndian($0) }
      big = words.flatMap { bigEndian($0) }
      self.exact = exact
    }
  }

  static let half = Rational(1, over: 2)
  static let tiny = half.power(149)
  static let huge = Rational(2).power(127)
  /// What the double nearest to 1/10 is exactly.
  static let tenth = Rational(3_602_879_701_896_397) * half.power(55)

  static let stored: [Stored] = [
    Stored("f4", ([1, -0.5, 0x1p-149, 0x1p127] as [Float]).map(\.bitPattern), [1, -half, tiny, huge]),
    Stored("f8", [1, -0.5, 0x1p-149, 0x1p127].map(\.bitPattern), [1, -half, tiny, huge]),
    Stored("f8", [0.1, 0x1p-1074, 1, 1].map(\.bitPattern), [tenth, half.power(1074), 1, 1]),
    Stored("i1", [1, -1, Int8.min, Int8.max], [1, -1, -128, 127]),
    Stored("i2", [1, -1, Int16.min, Int16.max], [1, -1, -32768, 32767]),
    Stored("i4", [1, -1, Int32.min, Int32.max], [1, -1, -2_147_483_648, 2_147_483_647]),
    Stored("i8", [1, -1, Int64.min, Int64.max], [1, -1, Rational(Int.min), Rational(Int.max)]),
    Stored("u1", [1, 0, 2, UInt8.max], [1, 0, 2, 255]),
    Stored("u2", [1, 0, 2, UInt16.max], [1, 0, 2, 65535]),
    Stored("u4", [1, 0, 2, UInt32.max], [1, 0, 2, 4_294_967_295]),
    Stored("u8", [1, 0, 1 << 53 + 1, UInt64.max], [1, 0, 9_007_199_254_740_993, Rational(2).power(64) - 1]),
    Stored("b1", [1, 0, 0, 1] as [UInt8], [1, 0, 0, 1]),
  ]

  @Test("are read whatever the type and the order of bytes", arguments: stored)
  func types(stored: Stored) throws {
    let isWord = stored.littleEndian.count > 4
    let dressed = [
      ("<", stored.littleEndian), (">", stored.big), (isWord ? "=" : "|", stored.littleEndian),
    ]
    for (order, data) in dressed {
      let matrix = try matrix(numPy(order + stored.type, data: data), "npy")
      #expect(matrix.rowCount == 2)
      #expect(matrix.columnCount == 2)
      #expect(matrix.exact == stored.exact)
      #expect(matrix.entries == stored.exact.map(\.nearestDouble))
    }
  }

  @Test("are read by rows, however they are stored", arguments: 1...3)
  func orders(version: Int) throws {
    let data = doubles([1, 2, 3, 4, 5, 6])
    let byRows = try matrix(numPy(shape: "(2, 3)", version: version, data: data), "npy")
    #expect(byRows.entries == [1, 2, 3, 4, 5, 6])
    let byColumns = try matrix(numPy(byColumns: true, shape: "(2, 3)", version: version, data: data), "npy")
    #expect((byColumns.rowCount, byColumns.columnCount) == (2, 3))
    #expect(byColumns.entries == [1, 3, 5, 2, 4, 6])
    #expect(byColumns.exact == [1, 3, 5, 2, 4, 6])
  }

  @Test(
    "have exact entries up to a limit, and are put in order beyond it",
    arguments: [(64, 64), (65, 64), (33, 130)])
  func limit(rows: Int, columns: Int) throws {
    let values = (0..<rows * columns).map(Double.init)
    let bytes = numPy(byColumns: true, shape: "(\(rows), \(columns))", data: doubles(values))
    let matrix = try matrix(bytes, "npy")
    #expect((matrix.exact != nil) == (rows * columns <= MatrixFile.exactLimit))
    #expect(
      matrix.entries.indices.allSatisfy { index in
        matrix.entries[index] == values[index % columns * rows + index / columns]
      })
  }

  @Test(
    "may write their header in any way that Python reads",
    arguments: [
      "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }            ",
      "{\"shape\":(2,2,),\"fortran_order\":False,\"descr\":\"<f8\"}",
      "  { 'fortran_order' : False , 'descr' : ( '<f8' ) ,\n 'shape' : [ 2L , 2L ] , } ",
    ])
  func headers(header: String) throws {
    let matrix = try matrix(numPy(header: header, data: doubles([1, 2, 3, 4])), "npy")
    #expect(matrix.entries == [1, 2, 3, 4])
  }

  static let rest = "'fortran_order': False, 'shape': (2, 2)"

  static let faults: [([UInt8], String)] = [
    (Array("PK\u{3}\u{4}".utf8), "expected a NumPy file, found one that does not begin like one"),
    (Array(oneToFour.prefix(3)), "expected a NumPy header of 10 bytes, found only 3"),
    (Array(oneToFour.prefix(9)), "expected a NumPy header of 10 bytes, found only 9"),
    (Array(oneToFour.prefix(20)), "expected a NumPy header of 70 bytes, found only 20"),
    (Array(numPy(version: 2, data: []).prefix(11)), "expected a NumPy header of 12 bytes, found only 11"),
    (
      [0x93] + Array("NUMPY".utf8) + [2, 0, 255, 255, 255, 255],
      "expected a NumPy header of 4294967307 bytes, found only 12"
    ),
    (numPy(version: 4, data: []), "expected version 1.0, 2.0 or 3.0 of the NumPy format, found 4.0"),
    (numPy(header: "{'descr': <f8}"), "the NumPy header cannot be read from byte 21 on"),
    (numPy(header: "{'descr': '<f8"), "the NumPy header cannot be read from byte 26 on"),
    (numPy(header: "(2, 2)"), "the NumPy header cannot be read from byte 11 on"),
    (numPy(header: "{'descr': '<f8', \(rest)} x"), "the NumPy header cannot be read from byte 69 on"),
    (
      numPy(header: String(repeating: "(", count: 60000)), "the NumPy header cannot be read from byte 43 on"
    ),
    (
      numPy(shape: "(99999999999999999999, 2)", data: []),
      "the NumPy header cannot be read from byte 62 on"
    ),
    (numPy(header: "{\(rest)}"), "the NumPy header has no 'descr'"),
    (numPy(header: "{'descr': '<f8', 'shape': (2, 2)}"), "the NumPy header has no 'fortran_order'"),
    (numPy(header: "{'descr': '<f8', 'fortran_order': False}"), "the NumPy header has no 'shape'"),
    (
      numPy(header: "{'descr': '<f8', \(rest), 'colour': None}"),
      "expected only 'descr', 'fortran_order' and 'shape' in the NumPy header, found 'colour'"
    ),
    (numPy(header: "{'descr': '<f8', \(rest), 'descr': '<f4'}"), "the NumPy header has 'descr' twice"),
    (
      numPy(header: "{'descr': '<f8', 'fortran_order': 1, 'shape': (2, 2)}"),
      "expected True or False for 'fortran_order' in the NumPy header, found '1'"
    ),
    (numPy(shape: "(2)", data: []), "expected a tuple of sizes in the NumPy header, found '(2)'"),
    (numPy(shape: "(2, 'a')", data: []), "expected a tuple of sizes in the NumPy header, found '(2, 'a')'"),
    (numPy("<c16", data: []), "expected real entries of a NumPy type such as '<f8', found '<c16'"),
    (numPy("|O", data: []), "expected real entries of a NumPy type such as '<f8', found '|O'"),
    (numPy("<U3", data: []), "expected real entries of a NumPy type such as '<f8', found '<U3'"),
    (numPy("<f2", data: []), "expected real entries of a NumPy type such as '<f8', found '<f2'"),
    (numPy("f8", data: []), "expected real entries of a NumPy type such as '<f8', found 'f8'"),
    (numPy("", data: []), "expected real entries of a NumPy type such as '<f8', found ''"),
    (
      numPy(header: "{'descr': [('a', '<f8'), ('b', '<i4')], \(rest)}"),
      "expected real entries of a NumPy type such as '<f8', found '[('a', '<f8'), ('b', '<i4')]'"
    ),
    (numPy(shape: "()", data: []), "expected a matrix, found an array of shape ()"),
    (numPy(shape: "(3,)", data: []), "expected a matrix, found an array of shape (3,)"),
    (numPy(shape: "(1, 2, 3)", data: []), "expected a matrix, found an array of shape (1, 2, 3)"),
    (numPy(shape: "(-2, 2)", data: []), "expected a matrix, found an array of shape (-2, 2)"),
    (numPy(shape: "(0, 3)", data: []), "expected a matrix with entries, found 0 by 3"),
    (numPy(shape: "(20001, 1)", data: []), "expected at most 20000 rows, found 20001"),
    (
      numPy(shape: "(2, 9223372036854775807)", data: []),
      "expected at most 20000 columns, found 9223372036854775807"
    ),
    (numPy(shape: "(20000, 20000)", data: []), "expected at most 100000000 entries, found 20000 by 20000"),
    (numPy(shape: "(10000, 10000)", data: []), "expected 800000000 bytes of entries, found 0"),
    (oneToFour.dropLast(), "expected 32 bytes of entries, found 31"),
    (oneToFour + [0], "expected 32 bytes of entries, found 33"),
    (numPy("|b1", shape: "(1, 1)", data: []), "expected 1 byte of entries, found 0"),
    (numPy(data: doubles([1, 2, .nan, 4])), "the entry in row 2, column 1 is not a number"),
    (numPy(byColumns: true, data: doubles([1, 2, .nan, 4])), "the entry in row 1, column 2 is not a number"),
    (numPy(data: doubles([1, 2, 3, -.infinity])), "the entry in row 2, column 2 is infinite"),
  ].map { (Array($0), $1) }

  @Test("are refused with a reason", arguments: faults)
  func fault(bytes: [UInt8], expected: String) throws {
    #expect(try words(bytes, "npy") == expected)
  }
}
