// Methods that are made of J alone: what they do to one eigenvalue of it.

import Exact

extension LinearizedMethod {
  /// The update Jacobian with a number put for J, one entry a block of the state. Every eigenvalue of J gives as many
  /// eigenvalues of M as this small matrix has, whoever owns which variables.
  ///
  /// - Parameter name: the variable for the eigenvalue; no parameter may be called so.
  /// - Returns: `nil` when the formula has anything but J, its powers and inverses in it, or a constant that is not
  ///   rational.
  package func symbol(ofEigenvalue name: String) -> Matrix<RationalFunction>? {
    var values: [String: RationalFunction] = [:]
    for (constant, value) in settings.constants {
      guard let number = value.rational else { return nil }
      values[constant] = RationalFunction(number)
    }
    var entries: [RationalFunction] = []
    for word in blocks.entries {
      guard let entry = word.symbol(.variable(name))?.substituting(values) else { return nil }
      entries.append(entry)
    }
    return Matrix(rowCount: blocks.rowCount, columnCount: blocks.columnCount, entries: entries)
  }
}

extension Word {
  /// The word with a commuting variable for J; `nil` when it has other letters, or an inverse of 0.
  fileprivate func symbol(_ variable: RationalFunction) -> RationalFunction? {
    var sum = RationalFunction.zero
    for (letters, coefficient) in terms {
      var term = coefficient
      for letter in letters {
        switch letter {
        case .jacobian: term = term * variable
        case .inverse(let word):
          guard let inverse = word.symbol(variable)?.inverse else { return nil }
          term = term * inverse
        case .power(let word, let exponent):
          guard let base = word.symbol(variable) else { return nil }
          term = term * base.power(exponent)
        case .transposedJacobian, .projection, .symmetricPart, .antisymmetricPart, .ownBlocks, .otherBlocks,
          .blockInverse:
          return nil
        }
      }
      sum = sum + term
    }
    return sum
  }
}
