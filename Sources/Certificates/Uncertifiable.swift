// Why something has no certificate of the present format.

/// What a certificate cannot say.
package enum Uncertifiable: Error, Hashable, Sendable {
  /// An entry of the Jacobian, or a constant of the method, is no rational number and no polynomial in ranged parameters.
  case notRational(String)
  /// The equilibrium is known by enclosures only.
  case enclosedEquilibrium
  /// The box divides by a parameter that is known up to a range only.
  case divides(String)
  /// A root whose value at the equilibrium is no rational number.
  case irrationalRoot(String)
  /// A law of an expectation whose parameters are no numbers and cannot be moved into the formula.
  case law(String)
  /// What a word's inverse makes of the state is no polynomial in the box's ranges, however it is looked at.
  case inverse
  /// A word with inverses in it is inverted.
  case nestedInverse(String)
  /// A matrix is so large that it was read in floating point only.
  case tooManyEntries(Int)
  /// The same name stands for two things.
  case ambiguousName(String)
  /// The step changes with its number k, and not as a polynomial in a root of 1/(k + c).
  case changingStep

  package var words: String {
    switch self {
    case .notRational(let text):
      "'\(text)' is neither a rational number nor a polynomial in ranged parameters; certificates hold no others"
    case .enclosedEquilibrium:
      "the equilibrium is known by enclosures only; certificates hold rational numbers"
    case .divides(let text): "'\(text)' divides by a parameter that is known up to a range"
    case .irrationalRoot(let text): "'\(text)' is no rational number at the equilibrium"
    case .law(let text): "the law of '\(text)' depends on more than numbers"
    case .inverse: "what the rule inverts leads to no polynomials on this box"
    case .nestedInverse(let text): "'\(text)' is inverted and contains inverses"
    case .tooManyEntries(let count):
      "\(count) entries are too many to be taken exactly, and certificates need exact numbers"
    case .changingStep:
      "the step changes with its number k, and is no polynomial in one root of 1/(k + c); certificates hold no others"
    case .ambiguousName(let name): "'\(name)' stands for two things in this game and method"
    }
  }
}
