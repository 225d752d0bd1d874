// The spectral radius of enclosed matrices, however its eigenvalues coincide.

import Exact
import Spectral

/// The characteristic polynomial of every matrix within an enclosure.
package struct EnclosedSpectrum: Sendable {
  /// Constant first, the last one 1.
  let coefficients: [Ball]
  private let guess: Double?

  /// By Faddeev and LeVerrier: divisions by whole numbers only.
  ///
  /// - Precondition: the matrix is square.
  package init(_ matrix: Matrix<Ball>) {
    let size = matrix.rowCount
    let precision = matrix.entries.map(\.precision).max() ?? Ball.defaultPrecision
    var coefficients = [Ball(.one, precision: precision)]
    var power = Matrix<Ball>.identity(size)
    for k in stride(from: 1, through: size, by: 1) {
      if k > 1 {
        let last = coefficients[coefficients.count - 1]
        power = matrix * power + last * Matrix<Ball>.identity(size)
      }
      let trace = (matrix * power).trace
      coefficients.append(-trace * Ball(Rational(1, over: k), precision: precision))
    }
    self.coefficients = coefficients.reversed()
    let middle = FloatMatrix(rowCount: size, columnCount: size) { matrix[$0, $1].approximation }
    guess = middle.eigenvalues?.value.map(\.modulus).max()
  }

  /// How many eigenvalues are certainly smaller and larger than a number; `nil` when that is not seen.
  package func count(around level: Ball) -> DiscCount? {
    var scale = Ball(.one, precision: level.precision)
    let scaled = coefficients.map { coefficient in
      defer { scale = scale * level }
      return coefficient * scale
    }
    return Ball.mardenCount(of: scaled)
  }

  private var size: Int { coefficients.count - 1 }

  /// Whether all eigenvalues are certainly smaller in modulus.
  package func isBelow(_ level: Ball) -> Bool { count(around: level)?.inside == size }
  /// Whether one eigenvalue is certainly larger in modulus.
  package func isAbove(_ level: Ball) -> Bool { count(around: level).map { $0.outside > 0 } ?? false }

  /// A ball around the spectral radius, as narrow as the enclosures allow or as `digits` ask for.
  package func radius(digits: Int = 40) -> Ball {
    let precision = coefficients[0].precision
    if size == 0 { return Ball(.zero, precision: precision) }
    var lower = Rational.zero
    var upper = bound
    func isBelow(_ level: Rational) -> Bool { self.isBelow(Ball(level, precision: precision)) }
    func isAbove(_ level: Rational) -> Bool { self.isAbove(Ball(level, precision: precision)) }
    if let guess, let middle = Rational(exactly: guess), middle.sign > 0 {
      // Repeated eigenvalues are found in floating point to a part of the digits only.
      for exponent in stride(from: 14, through: 1, by: -2) {
        let width = middle * Rational(10).power(-exponent)
        if isBelow(middle + width) {
          upper = middle + width
          break
        }
      }
      for exponent in stride(from: 14, through: 1, by: -2) {
        let width = middle * Rational(10).power(-exponent)
        if isAbove(middle - width) {
          lower = middle - width
          break
        }
      }
    }
    let width = upper * Rational(10).power(-digits)
    while upper - lower > width {
      let cut = lower + (upper - lower) * Rational(7, over: 16)
      if isBelow(cut) {
        upper = cut
      } else if isAbove(cut) {
        lower = cut
      } else {
        // What is uncertain is as wide as the interval, or the cut has hit the radius.
        let other = lower + (upper - lower) * Rational(1, over: 4)
        let beyond = lower + (upper - lower) * Rational(3, over: 4)
        let (isLess, isMore) = (isBelow(beyond), isAbove(other))
        if isLess { upper = beyond }
        if isMore { lower = other }
        if !isLess, !isMore { break }
      }
    }
    return Ball(from: lower, to: upper, precision: precision)
  }

  /// No eigenvalue is larger.
  private var bound: Rational {
    let sizes = coefficients.dropLast().map { $0.absoluteValue.upper ?? .zero }
    return 1 + (sizes.max() ?? .zero)
  }
}
