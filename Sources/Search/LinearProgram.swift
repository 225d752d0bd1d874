// Linear programs that grow row by row, solved by GLPK.

internal import CGLPK
internal import CShim
import Exact

/// Why a linear program has no answer.
package enum SolverFailure: Error, Hashable, Sendable {
  /// No point satisfies all rows, as far as floating point tells.
  case infeasible
  /// The objective grows without end.
  case unbounded
  /// GLPK stopped early; its own code.
  case stopped(code: Int)
  /// GLPK would have ended the process; what it said. The program cannot be used any more.
  case fatal(String)
}

/// Maximises a linear function of bounded variables under rows `coefficients * x >= bound`.
///
/// After a solution, rows may be added: the next one starts from the last basis, which stays dual feasible.
final class LinearProgram {
  private var problem: OpaquePointer?
  private let variableCount: Int
  private(set) var rowCount = 0

  /// - Precondition: there is one objective coefficient and one pair of bounds a variable.
  init(objective: [Double], bounds: [ClosedRange<Double>]) {
    precondition(objective.count == bounds.count, "a linear program with a wrong number of bounds")
    variableCount = objective.count
    glp_term_out(GLP_OFF)
    problem = glp_create_prob()
    guard let problem else { return }
    glp_set_obj_dir(problem, GLP_MAX)
    if variableCount > 0 { glp_add_cols(problem, Int32(variableCount)) }
    for (place, (coefficient, range)) in zip(objective, bounds).enumerated() {
      let column = Int32(place + 1)
      let kind = range.lowerBound == range.upperBound ? GLP_FX : GLP_DB
      glp_set_col_bnds(problem, column, kind, range.lowerBound, range.upperBound)
      glp_set_obj_coef(problem, column, coefficient)
    }
  }

  deinit { if let problem { glp_delete_prob(problem) } }

  /// - Precondition: there is a coefficient a variable, and all of them are finite.
  func addRow(_ coefficients: [Double], atLeast bound: Double) {
    precondition(
      coefficients.count == variableCount && coefficients.allSatisfy(\.isFinite), "a row that does not fit")
    guard let problem else { return }
    let row = glp_add_rows(problem, 1)
    glp_set_row_bnds(problem, row, GLP_LO, bound, 0)
    var (indices, values): ([Int32], [Double]) = ([0], [0])
    for (place, coefficient) in coefficients.enumerated() where coefficient != 0 {
      indices.append(Int32(place + 1))
      values.append(coefficient)
    }
    glp_set_mat_row(problem, row, Int32(indices.count - 1), indices, values)
    rowCount += 1
  }

  /// For every row how much the objective of the last solution loses when its bound grows by one; none is negative, but for
  /// rounding.
  var prices: Guess<[Double]> {
    guard let problem, rowCount > 0 else { return Guess([]) }
    return Guess((1...rowCount).map { -glp_get_row_dual(problem, Int32($0)) })
  }

  /// The best point.
  func solution() throws(SolverFailure) -> Guess<[Double]> {
    guard let problem else { throw .fatal("no problem could be created") }
    var parameters = glp_smcp()
    glp_init_smcp(&parameters)
    parameters.msg_lev = GLP_MSG_OFF
    parameters.meth = GLP_DUALP
    parameters.it_lim = 200_000
    var message = [CChar](repeating: 0, count: 400)
    let code = cs_glp_simplex(problem, &parameters, &message, message.count)
    if code == CS_GLP_FATAL {
      // GLPK has freed everything of this thread.
      self.problem = nil
      throw .fatal(String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
    guard code == 0 else { throw .stopped(code: Int(code)) }
    switch glp_get_status(problem) {
    case GLP_OPT: return Guess((1...max(variableCount, 1)).map { glp_get_col_prim(problem, Int32($0)) })
    case GLP_UNBND: throw .unbounded
    default: throw .infeasible
    }
  }
}
