// Formulas that change where another formula changes its sign.

import Exact

/// Branches tried in order; the first whose condition holds gives the value.
package struct Piecewise: Hashable, Sendable {
  /// How `difference` compares with 0 where the branch applies.
  package enum Relation: String, Hashable, Sendable {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="

    package func holds(forSign sign: Int) -> Bool {
      switch self {
      case .less: sign < 0
      case .lessOrEqual: sign <= 0
      case .greater: sign > 0
      case .greaterOrEqual: sign >= 0
      case .equal: sign == 0
      }
    }
  }

  package struct Branch: Hashable, Sendable {
    package let difference: Expression
    package let relation: Relation
    package let value: Expression

    package init(_ difference: Expression, _ relation: Relation, _ value: Expression) {
      (self.difference, self.relation, self.value) = (difference, relation, value)
    }
  }

  package let branches: [Branch]
  package let otherwise: Expression
  /// What this is the derivative of; on a border it exists only where that joins smoothly.
  package let antiderivative: Expression?

  var parts: [Expression] {
    branches.flatMap { [$0.difference, $0.value] } + [otherwise] + (antiderivative.map { [$0] } ?? [])
  }

  var relations: [Relation] { branches.map(\.relation) }

  /// The value where the differences have the given signs.
  func value(forSigns signs: [Int]) -> Expression {
    for (branch, sign) in zip(branches, signs) where branch.relation.holds(forSign: sign) {
      return branch.value
    }
    return otherwise
  }

  /// The values that meet where some differences are 0: one for each way to step off the border.
  func values(aroundSigns signs: [Int]) -> Set<Expression> {
    var choices: [[Int]] = [[]]
    for sign in signs {
      let options = sign == 0 ? [-1, 0, 1] : [sign]
      choices = choices.flatMap { choice in options.map { choice + [$0] } }
    }
    return Set(choices.map(value(forSigns:)))
  }
}

extension Expression {
  /// A piecewise formula; branches that can never be taken are left out.
  package static func piecewise(
    _ branches: [Piecewise.Branch], otherwise: Expression, antiderivative: Expression? = nil
  ) -> Expression {
    var kept: [Piecewise.Branch] = []
    for branch in branches {
      if antiderivative == nil, let number = branch.difference.rational {
        if branch.relation.holds(forSign: number.sign) {
          return piecewise(kept, otherwise: branch.value, antiderivative: antiderivative)
        }
      } else {
        kept.append(branch)
      }
    }
    // A derivative keeps its borders: it may not exist there.
    while antiderivative == nil, kept.last?.value == otherwise { kept.removeLast() }
    if kept.isEmpty { return otherwise }
    return Expression(
      .piecewise(Piecewise(branches: kept, otherwise: otherwise, antiderivative: antiderivative)))
  }
}
