// Matrix Market files: both layouts, every symmetry, and what is refused.

import Exact
import MatrixFiles
import Testing

@Suite("Matrix Market files")
struct MatrixMarketTests {
  static let tenth = Rational(1, over: 10)

  static let general = "%%MatrixMarket matrix coordinate real general\n"
  static let symmetric = "%%MatrixMarket matrix coordinate real symmetric\n"

  static let matrices: [(text: String, rows: Int, exact: [Rational])] = [
    (general + "2 3 2\n1 1 0.1\n2 3 -1e-1\n", 2, [tenth, 0, 0, 0, 0, -tenth]),
    ("%%matrixmarket MATRIX Coordinate Integer General\r\n2 2 1\r\n2 1 -7", 2, [0, 0, -7, 0]),
    ("%%MatrixMarket matrix coordinate pattern general\n2 2 2\n1 2\n2 1\n", 2, [0, 1, 1, 0]),
    (symmetric + "2 2 2\n1 1 1\n2 1 .5\n", 2, [1, 5 * tenth, 5 * tenth, 0]),
    ("%%MatrixMarket matrix coordinate real skew-symmetric\n2 2 1\n2 1 3\n", 2, [0, -3, 3, 0]),
    ("%%MatrixMarket matrix coordinate pattern symmetric\n2 2 2\n2 2\n2 1\n", 2, [0, 1, 1, 1]),
    ("%%MatrixMarket matrix array real general\n2 3\n1\n2\n3\n4\n5\n6\n", 2, [1, 3, 5, 2, 4, 6]),
    ("%%MatrixMarket matrix array real symmetric\n2 2\n1\n2\n3\n", 2, [1, 2, 2, 3]),
    (
      "%%MatrixMarket matrix array integer skew-symmetric\n3 3\n1\n2\n3\n", 3, [0, -1, -2, 1, 0, -3, 2, 3, 0]
    ),
    ("%%MatrixMarket matrix array real skew-symmetric\n1 1\n", 1, [0]),
    (general + "% a\n\n%b\n 1\t1 2 \n\n1 1 1\n% c\n1 1 2\n\n", 1, [3]),
    (general + "1 1 2\n1 1 0.1\n1 1 0.2\n", 1, [3 * tenth]),
    (symmetric + "2 2 2\n2 1 0.1\n2 1 0.2\n", 2, [0, 3 * tenth, 3 * tenth, 0]),
    (general + "1 1 2\n1 1 1e308\n1 1 -1e308\n", 1, [0]),
    (general + "1 1 0\n", 1, [0]),
  ]

  @Test("are filled as they say, with duplicates added and symmetric places filled", arguments: matrices)
  func filled(text: String, rows: Int, exact: [Rational]) throws {
    let matrix = try matrix(text, "mtx")
    #expect(matrix.rowCount == rows)
    #expect(matrix.exact == exact)
    // Not 0.1 + 0.2, which is another double than 0.3.
    #expect(matrix.entries == exact.map(\.approximation))
  }

  @Test("beyond the limit for exact entries are filled with doubles", arguments: ["", "skew-"])
  func large(kind: String) throws {
    let text = "%%MatrixMarket matrix coordinate real \(kind)symmetric\n500 500 3\n2 1 1\n2 1 2\n500 3 5\n"
    let matrix = try matrix(text, "mtx")
    #expect(matrix.exact == nil)
    let sign = kind.isEmpty ? 1.0 : -1
    let expected = [1: 3 * sign, 500: 3, 1499: 5 * sign, 249_502: 5]
    #expect(matrix.entries.indices.allSatisfy { matrix.entries[$0] == expected[$0, default: 0] })
  }

  static let skew = "%%MatrixMarket matrix coordinate real skew-symmetric\n"
  static let array = "%%MatrixMarket matrix array integer general\n"

  static let faults: [(String, String)] = [
    ("\n", "line 1: expected a line that begins with '%%MatrixMarket matrix'"),
    ("2 2 1\n1 1 1\n", "line 1: expected a line that begins with '%%MatrixMarket matrix'"),
    ("%%MatrixMarket vector", "line 1: expected 'matrix', found 'vector'"),
    ("%%MatrixMarket matrix sparse", "line 1: expected 'coordinate' or 'array', found 'sparse'"),
    ("%%MatrixMarket matrix array", "line 1: expected 'real', 'integer' or 'pattern', found nothing"),
    ("%%MatrixMarket matrix array complex general", "line 1: expected a real matrix, found a complex one"),
    ("%%MatrixMarket matrix array real hermitian", "line 1: expected a real matrix, found a complex one"),
    (
      "%%MatrixMarket matrix array real diagonal",
      "line 1: expected 'general', 'symmetric' or 'skew-symmetric', found 'diagonal'"
    ),
    ("%%MatrixMarket matrix array real general 2", "line 1: expected nothing more, found '2'"),
    ("%%MatrixMarket matrix array pattern general", "line 1: expected numbers in an array, found a pattern"),
    (general + "%\n\n", "line 3: expected a line with the sizes, found the end of the file"),
    (general + "2 2\n", "line 2: expected 3 numbers, found 2"),
    (array + "2 2 4\n", "line 2: expected 2 numbers, found 3"),
    (general + "2 x 1\n", "line 2: expected a size, found 'x'"),
    (general + "2 2 -1\n", "line 2: expected a size, found '-1'"),
    (general + "0 2 0\n", "expected a matrix with entries, found 0 by 2"),
    (general + "20000 5001 0\n", "expected at most 100000000 entries, found 20000 by 5001"),
    (general + "20001 2 0\n", "expected at most 20000 rows, found 20001"),
    (general + "2 99999999999999999999 0\n", "line 2: expected a size, found '99999999999999999999'"),
    (skew + "2 3 1\n", "line 2: expected as many rows as columns of a symmetric matrix, found 2 by 3"),
    (general + "% sizes\n2 2 1\n1 1\n", "line 4: expected 3 numbers, found 2"),
    (general + "2 2 1\n3 1 1\n", "line 3: expected a row from 1 to 2, found '3'"),
    (general + "2 2 1\n0 1 1\n", "line 3: expected a row from 1 to 2, found '0'"),
    (general + "2 2 1\n1.0 1 1\n", "line 3: expected a row from 1 to 2, found '1.0'"),
    (
      general + "2 2 1\n1 18446744073709551617 1\n",
      "line 3: expected a column from 1 to 2, found '18446744073709551617'"
    ),
    (general + "2 2 1\n1 -1 1\n", "line 3: expected a column from 1 to 2, found '-1'"),
    (
      skew + "2 2 1\n1 2 1\n",
      "line 3: expected only entries on and below the diagonal, found row 1, column 2"
    ),
    (skew + "2 2 1\n2 2 1\n", "line 3: expected only entries below the diagonal, found row 2, column 2"),
    (general + "2 2 2\n1 1 1\n", "line 3: expected 2 entries, found 1"),
    (general + "2 2 99999999999999999999\n", "line 2: expected a size, found '99999999999999999999'"),
    (general + "2 2 1\n1 1 1\n\n1 2 1\n", "line 5: expected 1 entry, found another"),
    (array + "2 1\n1\n", "line 3: expected 2 entries, found 1"),
    (array + "2 1\n1\n2\n3\n", "line 5: expected 2 entries, found another"),
    (array + "2 1\n1 2\n", "line 3: expected 1 number, found 2"),
    (array + "2 1\n1\n2.0\n", "expected a whole number in row 2, column 1, found '2.0'"),
    (general + "2 2 1\n1 2 x\n", "expected a number in row 1, column 2, found 'x'"),
    (general + "2 2 1\n1 2 NaN\n", "the entry in row 1, column 2 is not a number"),
    (general + "2 2 1\n1 2 -Inf\n", "the entry in row 1, column 2 is infinite"),
    (
      general + "2 2 1\n1 2 1e400\n",
      "the entry in row 1, column 2 is too large for a floating-point number"
    ),
    (
      general + "2 2 2\n1 2 1e308\n1 2 1e308\n",
      "the entry in row 1, column 2 is too large for a floating-point number"
    ),
  ]

  @Test("are refused with a reason", arguments: faults)
  func fault(text: String, expected: String) throws {
    #expect(try words(text, "mtx") == expected)
  }
}
