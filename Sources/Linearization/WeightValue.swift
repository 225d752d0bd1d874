// Weights with their vectors worked out.

import Exact
import Language
import Symbolic

/// A weight's term for one player, its vectors in a domain.
indirect enum WeightValue<Vector> {
  case number(Expression)
  case dot(player: Int, Vector, Vector)
  case sum(WeightValue, WeightValue)
  case product(WeightValue, WeightValue)
  case quotient(WeightValue, WeightValue)
  case minimum(WeightValue, WeightValue)
  case maximum(WeightValue, WeightValue)
}

extension WeightValue<[Expression]> {
  /// The formula; quotients are 0 where their divisors are.
  func formula(_ blocks: [Range<Int>]) -> Expression {
    switch self {
    case .number(let number): return number
    case .dot(let player, let a, let b): return .sum(blocks[player].map { a[$0] * b[$0] })
    case .sum(let a, let b): return a.formula(blocks) + b.formula(blocks)
    case .product(let a, let b): return a.formula(blocks) * b.formula(blocks)
    case .quotient(let a, let b):
      let divisor = b.formula(blocks)
      if divisor.isZero { return .zero }
      return .piecewise(
        [.init(divisor, .equal, .zero)], otherwise: a.formula(blocks) * divisor.power(-1))
    case .minimum(let a, let b):
      let (first, second) = (a.formula(blocks), b.formula(blocks))
      return .piecewise([.init(first - second, .less, first)], otherwise: second)
    case .maximum(let a, let b):
      let (first, second) = (a.formula(blocks), b.formula(blocks))
      return .piecewise([.init(first - second, .greater, first)], otherwise: second)
    }
  }
}

extension Expression {
  /// The formula cut off at bounds.
  func clipped(from lower: Rational?, to upper: Rational?) -> Expression {
    var branches: [Piecewise.Branch] = []
    if let upper { branches.append(.init(self - Expression(upper), .greater, Expression(upper))) }
    if let lower { branches.append(.init(self - Expression(lower), .less, Expression(lower))) }
    return .piecewise(branches, otherwise: self)
  }
}
