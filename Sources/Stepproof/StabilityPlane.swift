// The plane of eigenvalues of J, and where in it a rule is stable: for pictures.

import Exact
import Linearization
import Spectral

/// How a rule treats what belongs to an eigenvalue of J, over a part of the plane, in floating point.
package struct StabilityPlane: Sendable {
  package let eigenvalues: [(real: Double, imaginary: Double)]
  /// The ends of the window: it is symmetric to the real axis.
  package let left: Double
  package let right: Double
  package let height: Double
  package let columns: Int
  package let rows: Int
  /// At the best rate, and where the safe set ends: the largest moduli, row after row from below.
  package let best: (rate: Double, moduli: [Double])
  package let last: (rate: Double, moduli: [Double])?
}

extension StabilityPlane {
  /// `nil` for a rule that is not made of J alone, where no rate is safe, or where all of J is 0.
  init?(of range: RangeOfRates) {
    guard let scalar = range.linearized.scalar, let spectrum = range.linearized.approximateSpectrum?.value
    else { return nil }
    self.init(of: scalar, spectrum, range.answer)
  }

  /// - Parameter spectrum: the eigenvalues of J.
  init?(of scalar: ScalarProblem, _ spectrum: [FloatComplex], _ answer: RangeAnswer) {
    guard let largest = spectrum.map(\.modulus).max(), largest > 0, largest.isFinite, !answer.safe.isEmpty
    else { return nil }
    let end = answer.safe.first?.upper?.approximation
    let rate = answer.best?.rate?.approximation ?? end.map { $0 / 2 } ?? 1 / largest
    let function = StabilityFunction(of: scalar, at: rate)
    let leftmost = spectrum.map(\.re).min() ?? 0
    // As far as the region reaches, unless that makes the eigenvalues too small to see.
    let windows = [1.5, 2, 3, 4, 6].map { Window(reach: $0 * largest, leftmost) }
    let isOpen = windows.map { window in window.border.map { function($0).value < 1 } }
    let whole = isOpen.firstIndex { !$0.contains(true) }
    // What reaches as far as one looks, on all sides, is shown from near.
    let window = windows[whole ?? (isOpen[4].contains(false) ? 4 : 1)]
    (columns, rows) = (81, 81)
    (left, right, height) = (window.left, window.right, window.height)
    eigenvalues = spectrum.map { ($0.re, $0.im) }
    func moduli(_ function: StabilityFunction) -> [Double] {
      (0..<81).flatMap { row in
        (0..<81).map { column in function(window.point(column, row, of: 80)).value }
      }
    }
    best = (rate, moduli(function))
    last = end.map { ($0, moduli(StabilityFunction(of: scalar, at: $0))) }
  }

  private struct Window {
    let left: Double
    let right: Double
    let height: Double

    init(reach: Double, _ leftmost: Double) {
      left = min(-0.4 * reach, 1.3 * leftmost)
      (right, height) = (left + 2 * reach, reach)
    }

    func point(_ column: Int, _ row: Int, of count: Int) -> FloatComplex {
      FloatComplex(
        left + (right - left) * Double(column) / Double(count),
        height * (2 * Double(row) / Double(count) - 1))
    }

    /// Points along the upper half of the border.
    var border: [FloatComplex] {
      (0...20).map { point($0, 20, of: 20) }
        + (10...20).flatMap { [point(0, $0, of: 20), point(20, $0, of: 20)] }
    }
  }
}
