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
  func moments(_ meter: Meter, upTo order: Int) throws -> [Matrix] {
    let (a, b) = (try Matrix(meter, ends.first), try Matrix(meter, ends.second))
    guard isNormal else {
      let density = try (b - a).number?.inverse ?? 0
      return try (1...order + 1).map { k in
        try Fraction(1, over: Whole(k)) * (density * (b.power(k) - a.power(k)))
      }
    }
    // m_k = mean·m_(k-1) + (k - 1)·variance·m_(k-2), where for k = 1 there is nothing for the 0 to multiply.
    return try (0..<order).reduce(into: [Matrix(meter, 1)]) { moments, k in
      moments.append(try a * moments[k] + Fraction(Whole(k)) * b * moments[max(k - 1, 0)])
    }
  }
}
