// Random numbers: the moments of their laws, and how formulas grow where a normal one reaches.

struct Law {
  let isNormal: Bool
  /// The ends of a uniform law; the mean and the variance of a normal one.
  private let (a, b): (Matrix, Matrix)

  init(_ node: Node, _ meter: Meter) throws {
    let parts = try node.elements(3)
    isNormal = try parts[0].choice([("uniform", false), ("normal", true)])
    (a, b) = (try parts[1].scalar(meter), try parts[2].scalar(meter))
    try node.require(isNormal ? b.sign >= 0 : (b - a).sign > 0, "there is no such law")
  }

  func moments(upTo order: Int) throws -> [Matrix] {
    let one = try Matrix(a.meter, 1)
    guard isNormal else {
      let density = try (b - a).inverse() ?? one
      return try (1...order + 1).map { k in
        try Matrix(a.meter, 1, over: Whole(k)) * density * (b.power(k) - a.power(k))
      }
    }
    // m_k = mean·m_(k-1) + (k - 1)·variance·m_(k-2), where for k = 1 there is nothing for the 0 to multiply.
    return try (0..<order).reduce(into: [one]) { moments, k in
      moments.append(try a * moments[k] + k * b * moments[max(k - 1, 0)])
    }
  }
}

extension Jet {
  /// More than any polynomial, but bounded by the exponential of a linear function.
  static let fast = 1 << 20

  /// The degree of a function of this, of one over this when its name is `/`, and whether it is positive.
  func growth(of function: String) -> (degree: Int, isPositive: Bool) {
    let isPositive = ["exp", "sigmoid", "softplus"].contains(function) && degree <= 1
    switch function {
    case "softplus": return (degree, isPositive)
    case "/", "root", "exp": return (degree == 0 ? 0 : Self.fast, isPositive)
    // Bounded or, for the logarithm of something positive, bounded by a linear function.
    default: return (min(degree, 1), isPositive)
    }
  }

  /// What keeps a function of this from being smooth and integrable; `nil` if nothing does.
  func obstacle(to function: String) -> String? {
    switch function {
    case "exp": degree <= 1 ? nil : "grows faster than a linear function of a normal name"
    case "/", "root", "log": isPositive || degree == 0 ? nil : "is not positive for all normal names"
    case "if": degree == 0 ? nil : "changes sign with a normal name"
    default: nil
    }
  }
}
