// Tables of text: every separator, names, comments and quotation marks, and what is refused.

import Exact
import MatrixFiles
import Testing

@Suite("Tables")
struct TableTests {
  static let half = Rational(1, over: 2)

  @Test(
    "are read whatever separates their fields",
    arguments: [
      "1,2\n3,0.5\n", "1,2\n3,0.5", "1;2\n3;.5", "1\t2\n3\t5e-1", "1 2\n3 0.5\n", "  1   2  \n 3\t +0.50 \n",
      "1 , 2\n 3, 1/2 ", "1,2\r\n3,0.5\r\n", "1,2\r3,0.5\r", "\u{FEFF}1,2\n3,0.5\n", "\n1,2\n\n\n3,0.5\n\n",
      "# a, b\n1,2 # c\n3,0.5#", "\"1\",\"2\"\n\" 3 \" , \"0.5\"", "\"1\" \"2\"\n\"3\" 0.5",
      "a,b\n1,2\n3,0.5", "\"a,x\",\"b\"\"#\"\n1,2\n3,0.5", "x y z\n1,2\n3,0.5", "a;b\n1,2\n3,0.5",
      "the first matrix\n1 2\n3 0.5", "# c\n,b\n1,2\n3,0.5", "größe,b\n1,2\n3,0.5",
    ])
  func separators(text: String) throws {
    let matrix = try matrix(text, "csv")
    #expect((matrix.rowCount, matrix.columnCount) == (2, 2))
    #expect(matrix.entries == [1, 2, 3, 0.5])
    #expect(matrix.exact == [1, 2, 3, Self.half])
  }

  @Test(
    "may be one row or one column",
    arguments: [("1,2,3", 1), ("1 2 3", 1), ("1\n2\n3", 3), ("x\n1\n2\n3", 3)])
  func thin(text: String, rows: Int) throws {
    let matrix = try matrix(text, "csv")
    #expect((matrix.rowCount, matrix.columnCount) == (rows, 3 / rows))
    #expect(matrix.entries == [1, 2, 3])
  }

  @Test("have exact entries up to a limit", arguments: [(64, 64), (65, 64)])
  func limit(rows: Int, columns: Int) throws {
    let line = (0..<columns).map { "\($0).1" }.joined(separator: ",")
    let matrix = try matrix(Array(repeating: line, count: rows).joined(separator: "\n"), "csv")
    #expect(matrix.entries.count == rows * columns)
    #expect((matrix.exact != nil) == (rows * columns <= MatrixFile.exactLimit))
    #expect(matrix.exact?.last ?? Rational(631, over: 10) == Rational(631, over: 10))
    #expect(matrix.entries.last == 63.1)
  }

  static let faults: [(String, String)] = [
    ("\n \n# 1\n", "expected numbers, found none"),
    ("a,b\n", "expected numbers, found none"),
    ("1,2,3,4\n1,2,3,4\n1,2\n", "row 3 has 2 entries, the rows before it have 4; it stands in line 3"),
    ("# a\na,b\n1,2\n\n1\n", "row 2 has 1 entry, the row before it has 2; it stands in line 5"),
    ("1 2\n1 2 3\n", "row 2 has 3 entries, the row before it has 2; it stands in line 2"),
    ("a,b,c\n1,2\n", "the first line has 3 names, the row below it 2 entries"),
    ("1,2\n\"3,4\n", "line 2 has a quotation mark that is not closed"),
    ("1,2\n3,x\n", "expected a number in row 2, column 2, found 'x'"),
    ("a,b\nc,d\n1,2\n", "expected a number in row 1, column 1, found 'c'"),
    ("a,2\n3,4\n", "expected a number in row 1, column 1, found 'a'"),
    ("1st,b\n3,4\n", "expected a number in row 1, column 1, found '1st'"),
    ("1,2\n,4\n", "expected a number in row 2, column 1, found nothing"),
    ("1,2,\n3,4,\n", "expected a number in row 1, column 3, found nothing"),
    ("1\t\t2\n", "expected a number in row 1, column 2, found nothing"),
    ("1,\"\"\n", "expected a number in row 1, column 2, found nothing"),
    ("1,\"2\"3\n", "expected a number in row 1, column 2, found '\"2\"3'"),
    ("1;\"2;3\"\n", "expected a number in row 1, column 2, found '2;3'"),
    ("1,5;2,5\n", "expected a number in row 1, column 1, found '1,5'"),
    ("1, 2; 3, 4\n", "expected a number in row 1, column 1, found '1, 2'"),
    ("1,1/0\n", "expected a number in row 1, column 2, found '1/0'"),
    ("1,0x10\n", "expected a number in row 1, column 2, found '0x10'"),
    ("1,2\u{1B}[31m\n", "expected a number in row 1, column 2, found '2\u{FFFD}[31m'"),
    ("1,٣\n", "expected a number in row 1, column 2, found '٣'"),
    (
      "1,\(String(repeating: "x", count: 70))\n",
      "expected a number in row 1, column 2, found '\(String(repeating: "x", count: 60))...'"
    ),
    ("1,2,3,4,5\n1,2,3,4,NaN\n", "the entry in row 2, column 5 is not a number"),
    ("nan,inf\n", "the entry in row 1, column 1 is not a number"),
    ("1,-Infinity\n", "the entry in row 1, column 2 is infinite"),
    ("1,-1e309\n", "the entry in row 1, column 2 is too large for a floating-point number"),
    ("1e10001\n", "the entry in row 1, column 1 has an exponent beyond 10000"),
    ("1e-99999999999999999999\n", "the entry in row 1, column 1 has an exponent beyond 10000"),
    (
      String(repeating: "1", count: 1001),
      "expected at most 1000 characters in row 1, column 1, found 1001"
    ),
    (String(repeating: "1\n", count: 20001), "expected at most 20000 rows, found more"),
    (String(repeating: "1 ", count: 20001), "expected at most 20000 columns, found more"),
  ]

  @Test("are refused with a reason", arguments: faults)
  func fault(text: String, expected: String) throws {
    #expect(try words(text, "csv") == expected)
  }

  @Test("are refused when they are no text at all")
  func bytes() throws {
    #expect(try words([0xFF, 0xFE, 0x31, 0], "csv") == "expected numbers, found none")
    #expect(
      try words([0x31, 0x2C, 0xFF, 0], "csv")
        == "expected a number in row 1, column 2, found '\u{FFFD}\u{FFFD}'")
  }
}
