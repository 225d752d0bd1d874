// Quadratic functions that shrink at every step, with the proofs that they do.

import Exact
import Spectral

/// V(s) = s'*P(theta)*s, and proofs for every theta of a box: that Q = r*P - A'*P*A is positive definite, and how many
/// directions make V positive and negative.
///
/// Q is a polynomial, divided by the power of the rate that it contains; on the box it is a weighted mean of its Bernstein
/// coefficients, and each of them is proved to be positive definite. Where Q is, P is nonsingular (Stein), so that its
/// inertia at one place is that at all of them.
package struct QuadraticWitness: Sendable {
  /// P, with a variable for every side of the box.
  package let function: MatrixPolynomial
  package let box: [BernsteinForm.Range]
  package let factor: Rational
  /// The power of the rate that was divided out of Q.
  package let power: Int
  /// A proof for every Bernstein coefficient of Q.
  package let decrease: [SumOfSquares]
  package let inertia: Inertia

  /// Subspaces on which P is positive and negative definite at one place, together as many dimensions as there are.
  package struct Inertia: Sendable {
    package let place: [Rational]
    package let positive: Side
    package let negative: Side
  }

  /// Vectors, and the proof that P, or -P, is positive definite on what they span; `nil` when there are none.
  package struct Side: Sendable {
    package let basis: [[Integer]]
    package let proof: SumOfSquares?
  }
}

extension QuadraticWitness {
  /// Proves what is claimed of a function; `nil` when that fails.
  ///
  /// - Parameter power: how often the rate is divided out of Q.
  package init?(proving function: MatrixPolynomial, for problem: ContractionProblem, power: Int) {
    var difference = problem.decrease(of: function)
    if power > 0 {
      guard let axis = problem.rateAxis, problem.beginsAtZero,
        let divided = difference.divided(byPower: power, of: axis)
      else { return nil }
      difference = divided
    }
    var proofs: [SumOfSquares] = []
    for coefficient in difference.bernstein(on: problem.box) {
      guard let proof = SumOfSquares(provingDefinite: coefficient) else { return nil }
      proofs.append(proof)
    }
    let place = problem.middle
    guard let inertia = Inertia(of: function.evaluated(at: place), at: place) else { return nil }
    self.function = function
    (box, factor, self.power) = (problem.box, problem.factor, power)
    (decrease, self.inertia) = (proofs, inertia)
  }
}

extension QuadraticWitness.Inertia {
  /// The entries of the vectors get at most so many bits.
  private static let mostBits = 40

  /// Through the eigenvectors in floating point, rounded; `nil` when the proofs fail.
  init?(of matrix: Matrix<Rational>, at place: [Rational]) {
    let size = matrix.rowCount
    if let proof = SumOfSquares(provingDefinite: matrix) {
      self.place = place
      positive = QuadraticWitness.Side(basis: Self.units(size), proof: proof)
      negative = QuadraticWitness.Side(basis: [], proof: nil)
      return
    }
    guard let pairs = FloatMatrix(matrix).symmetricEigenpairs?.value else { return nil }
    for bits in stride(from: 4, through: Self.mostBits, by: 6) {
      let vectors = (0..<size).map { column in
        (0..<size).map { Integer(rounding: pairs.vectors[$0, column], bits: bits) }
      }
      let (up, down) = (
        vectors.indices.filter { pairs.values[$0] > 0 }.map { vectors[$0] },
        vectors.indices.filter { pairs.values[$0] <= 0 }.map { vectors[$0] }
      )
      guard let positive = QuadraticWitness.Side(up, of: matrix),
        let negative = QuadraticWitness.Side(down, of: -matrix)
      else { continue }
      (self.place, self.positive, self.negative) = (place, positive, negative)
      return
    }
    return nil
  }

  private static func units(_ size: Int) -> [[Integer]] {
    (0..<size).map { place in (0..<size).map { $0 == place ? 1 : 0 } }
  }
}

extension QuadraticWitness.Side {
  /// `nil` when the matrix is not shown to be positive definite on what the vectors span.
  fileprivate init?(_ basis: [[Integer]], of matrix: Matrix<Rational>) {
    if basis.isEmpty {
      self.init(basis: [], proof: nil)
      return
    }
    let columns = Matrix(rows: basis.map { $0.map { Rational($0) } })
    guard let proof = SumOfSquares(provingDefinite: columns * matrix * columns.transposed) else { return nil }
    self.init(basis: basis, proof: proof)
  }
}
