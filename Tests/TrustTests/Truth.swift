// Whether a statement is true, as far as exact eigenvalues at places of its box can tell.

import Certificates
import Exact

enum Truth {
  /// Shares of every range at which eigenvalues are looked at.
  private static let shares = [1, 5, 16, 27, 31].map { Rational($0, over: 32) } + [1]

  /// What is false about an accepted certificate's statement; `nil` when nothing was found to be.
  static func complaint(about certificate: JSON) throws -> String? {
    guard let statement = certificate["statement"], let claim = statement["claim"],
      let kind = claim["kind"]?.text
    else { return "no statement" }
    let factor = claim["factor"]?.text.flatMap(Rational.init(exactly:)) ?? 1
    let dropped = certificate["witness"]?["coordinates"]?["rows"]?.elements?.count
    for share in shares {
      guard let oracle = StatementOracle(statement, share: share) else { return "no sense at \(share)" }
      let states = oracle.matrix.rowCount
      let still = states - (dropped ?? states)
      // Directions at rest have the eigenvalue 1, beside those that the claim is about.
      let ones = oracle.moduli(comparedTo: 1)
      let all = oracle.moduli(comparedTo: factor)
      switch kind {
      case "converges":
        let count = factor == 1 ? all.below : all.below + (factor < 1 ? 0 : still)
        guard count == states - still, ones.at >= still else { return "\(all) at \(share)" }
      case "diverges":
        guard case .count(let directions)? = claim["directions"], all.above == directions else {
          return "\(all) at \(share)"
        }
      case "conserves":
        guard all.at == states else { return "\(all) at \(share)" }
      default: break
      }
    }
    return nil
  }
}
