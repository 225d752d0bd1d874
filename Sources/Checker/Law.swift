// The laws of random numbers, by their moments.

struct Law {
  let isNormal: Bool
  /// The ends of a uniform law; the mean and the variance of a normal one.
  private let ends: (first: Fraction, second: Fraction)

  init(_ node: Node) throws {
    let parts = try node.elements(3)
    isNormal = try parts[0].choice([("uniform", false), ("normal", true)])
    ends = (try parts[1].fraction(), try parts[2].fraction())
    try node.require(isNormal ? ends.second >= 0 : ends.first < ends.second, "there is no such law")
  }

  /// The moments from that of order 0 up to some order.
  func moments(_ meter: Meter, upTo order: Int) throws -> [PolynomialMatrix] {
    let (a, b) = (try PolynomialMatrix(meter, ends.first), try PolynomialMatrix(meter, ends.second))
    var (moments, power) = ([try PolynomialMatrix(meter, 1)], try PolynomialMatrix(meter, 1))
    for k in 1..<order + 1 {
      // m_k = mean·m_(k-1) + (k - 1)·variance·m_(k-2), where k is 1 the last without anything to multiply.
      // (b^(k+1) - a^(k+1))/(b - a) = s_k = a·s_(k-1) + b^k; the moment is s_k/(k + 1).
      let factor = try isNormal ? Fraction(k - 1) * moments[max(k - 2, 0)] : power
      power = try factor * b
      moments.append(try a * moments[k - 1] + power)
    }
    return try isNormal ? moments : moments.enumerated().map { try Fraction(1, over: $0 + 1) * $1 }
  }
}
