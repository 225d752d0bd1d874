// How formulas grow where a normal law reaches: what expectations need to exist and to be smooth.

struct Growth {
  /// More than any polynomial, but bounded by the exponential of a linear function.
  private static let fast = 1 << 20

  var mentionsVariable = false
  /// A degree in the names bound by normal laws that bounds the formula near the equilibrium, at most `fast`;
  /// 0 only where there are no such names.
  var degree = 0
  /// Whether it is positive everywhere, and not below the exponential of a linear function of those names.
  var isPositive = false

  /// Of a sum or a product.
  func joined(with other: Growth, degree: Int) -> Growth {
    Growth(
      mentionsVariable: mentionsVariable || other.mentionsVariable, degree: min(degree, Self.fast),
      isPositive: isPositive && other.isPositive)
  }

  /// Of a function of this; of one over this when its name is `/`.
  func of(_ function: String) -> Growth {
    var growth = self
    growth.isPositive = ["exp", "sigmoid", "softplus"].contains(function) && degree <= 1
    switch function {
    case "softplus", "abs": break
    case "/", "root", "exp": growth.degree = degree == 0 ? 0 : Self.fast
    // Bounded or, for the logarithm of something positive, bounded by a linear function.
    default: growth.degree = min(degree, 1)
    }
    return growth
  }

  /// What keeps a function of this from being smooth and integrable; `nil` if nothing does.
  func obstacle(to function: String) -> String? {
    switch function {
    case "exp": degree <= 1 ? nil : "grows faster than a linear function of a normal name"
    case "/", "root", "log": isPositive || degree == 0 ? nil : "is not positive for all normal names"
    case "abs", "sign", "if": degree > 0 && mentionsVariable ? "changes sign with a normal name" : nil
    default: nil
    }
  }
}
