// Many eigenvalues of J at once, in vector lanes: what makes a curve of radii cheap.

/// The spectrum in fours. The last four are filled up with an eigenvalue that is there already.
struct SpectrumLanes: Sendable {
  private let real: [SIMD4<Double>]
  private let imaginary: [SIMD4<Double>]

  init(_ spectrum: [FloatComplex]) {
    let starts = stride(from: 0, to: spectrum.count, by: 4)
    func lanes(_ start: Int, _ part: (FloatComplex) -> Double) -> SIMD4<Double> {
      var four = SIMD4<Double>()
      for lane in 0..<4 { four[lane] = part(spectrum[min(start + lane, spectrum.count - 1)]) }
      return four
    }
    real = starts.map { lanes($0, \.re) }
    imaginary = starts.map { lanes($0, \.im) }
  }

  /// The largest modulus of a root of a + x, or of a + b*x + x^2, over the spectrum, where a and b are polynomials in
  /// j with the given coefficients, constant first.
  ///
  /// With S = (|b|^2 + |b^2 - 4a|)/2, the sum of the squared moduli of both roots, and |a| their product, the larger
  /// squared modulus is (S + sqrt(S^2 - 4|a|^2))/2.
  func largestModulus(constant: [Double], linear: [Double]?) -> Double {
    var largest = SIMD4<Double>()
    for place in real.indices {
      let (re, im) = (real[place], imaginary[place])
      let a = Self.value(constant, re, im)
      var square = a.re * a.re + a.im * a.im
      if let linear {
        let b = Self.value(linear, re, im)
        let first = b.re * b.re - b.im * b.im - 4 * a.re
        let second = 2 * b.re * b.im - 4 * a.im
        let sum = 0.5 * (b.re * b.re + b.im * b.im + (first * first + second * second).squareRoot())
        let rest = sum * sum - 4 * square
        square = 0.5 * (sum + rest.replacing(with: 0, where: rest .< 0).squareRoot())
      }
      // Not a number wins, so that it is not lost.
      largest.replace(with: square, where: .!(square .<= largest))
    }
    return largest.max().squareRoot()
  }

  @inline(__always)
  private static func value(
    _ coefficients: [Double], _ re: SIMD4<Double>, _ im: SIMD4<Double>
  ) -> (re: SIMD4<Double>, im: SIMD4<Double>) {
    var (x, y) = (SIMD4<Double>(), SIMD4<Double>())
    for coefficient in coefficients.reversed() {
      (x, y) = (x * re - y * im + coefficient, x * im + y * re)
    }
    return (x, y)
  }
}
