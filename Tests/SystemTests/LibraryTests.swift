// The C libraries can be called from Swift, and a bad call comes back as an error.

import CGLPK
import CLAPACKE
import CShim
import Testing

@Suite("The C libraries answer")
struct LibraryTests {
  @Test("GLPK finds the best corner of a triangle")
  func linearProgram() throws {
    // maximise x + y subject to x + 2y <= 4, 3x + y <= 6, x, y >= 0: the corner is (8/5, 6/5)
    let coefficients = [[1.0, 2.0], [3.0, 1.0]]
    let limits = [4.0, 6.0]
    let problem = try #require(glp_create_prob())
    defer { glp_delete_prob(problem) }
    glp_term_out(GLP_OFF)
    glp_set_obj_dir(problem, GLP_MAX)
    glp_add_rows(problem, 2)
    glp_add_cols(problem, 2)
    var (rows, columns, values): ([Int32], [Int32], [Double]) = ([0], [0], [0])
    for row in 0..<2 {
      glp_set_row_bnds(problem, Int32(row + 1), GLP_UP, 0, limits[row])
      glp_set_col_bnds(problem, Int32(row + 1), GLP_LO, 0, 0)
      glp_set_obj_coef(problem, Int32(row + 1), 1)
      for column in 0..<2 {
        rows.append(Int32(row + 1))
        columns.append(Int32(column + 1))
        values.append(coefficients[row][column])
      }
    }
    glp_load_matrix(problem, 4, rows, columns, values)

    var message = [CChar](repeating: 0, count: 200)
    #expect(cs_glp_simplex(problem, nil, &message, message.count) == 0)
    #expect(glp_get_status(problem) == GLP_OPT)
    #expect(abs(glp_get_obj_val(problem) - 14.0 / 5) < 1e-12)
  }

  @Test("a bad call of GLPK is survived with its message, and GLPK works on")
  func badCall() throws {
    var message = [CChar](repeating: 0, count: 200)
    let problem = try #require(glp_create_prob())
    glp_term_out(GLP_OFF)
    glp_add_rows(problem, 1)
    glp_add_cols(problem, 1)
    let code = cs_glp_load_matrix(problem, 1, [0, 5], [0, 1], [0, 1], &message, message.count)
    #expect(code == CS_GLP_FATAL)
    #expect(text(message).contains("row index out of range"))
    // The guard has freed every problem of this thread; `problem` is gone, and a new one can be made.
    let next = try #require(glp_create_prob())
    #expect(glp_add_rows(next, 3) == 1)
    glp_delete_prob(next)
  }

  @Test("LAPACK finds the eigenvalues of a rotation")
  func eigenvalues() {
    var matrix = [0.0, -1.0, 1.0, 0.0]
    var (real, imaginary) = ([0.0, 0.0], [0.0, 0.0])
    let code = LAPACKE_dgeev(
      LAPACK_ROW_MAJOR, CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "N")), 2, &matrix, 2, &real, &imaginary,
      nil, 1, nil, 1)
    #expect(code == 0)
    #expect(real.allSatisfy { abs($0) < 1e-14 })
    #expect(imaginary.map { abs(abs($0) - 1) }.allSatisfy { $0 < 1e-14 })
  }

  @Test("LAPACK takes complex numbers as pairs")
  func complexEigenvalues() {
    // [[2, i], [-i, 2]] is Hermitian with eigenvalues 1 and 3
    var matrix = [(2.0, 0.0), (0.0, 1.0), (0.0, -1.0), (2.0, 0.0)].map { cs_complex_double(re: $0, im: $1) }
    var eigenvalues = [0.0, 0.0]
    let code = LAPACKE_zheev(
      LAPACK_ROW_MAJOR, CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "U")), 2, &matrix, 2, &eigenvalues)
    #expect(code == 0)
    #expect(zip(eigenvalues, [1, 3]).allSatisfy { abs($0 - $1) < 1e-14 })
  }

  private func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
