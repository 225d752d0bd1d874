// How many steps provably suffice to come as near as one likes, read off a certificate.

import Certificates
import Exact
import Glibc
import Spectral

/// From anywhere within a distance of the equilibrium to within a smaller one, under the linearised rule.
package struct StepCount: Sendable {
  package let within: Rational
  package let reach: Rational
  package let count: Int
  /// How much larger the distance may become on the way, at most.
  package let overshoot: Double

  /// Why a certificate gives no number.
  package enum Refusal: Error, Hashable, Sendable {
    /// V does not shrink by a factor, or is another function for every rate.
    case noFactor
    /// The certificate leaves directions out.
    case quotient
    /// A memory begins with something other than the variables, or 0.
    case memory
    /// The function could not be measured in floating point, or it takes more steps than are counted.
    case tooFar
    /// Steps that become smaller take so many that nobody counts them.
    case tooManySmallSteps
  }
}

extension StepCount {
  /// What the function and its factor give.
  ///
  /// With r the factor, M the largest value of V at a start of length 1, and m such that V ≥ m*|z|² everywhere, after k
  /// steps |z_k|² ≤ r^k*(M/m)*|z_0|². M and m come from floating point, and are shown to be what they have to be in
  /// exact arithmetic; so is the last inequality between numbers.
  init(
    _ certificate: Certificate, memories: [MemoryStart], from within: Rational, to reach: Rational
  ) throws(Refusal) {
    guard case .quadratic(.leaf(let leaf)) = certificate.witness, leaf.function.isConstant,
      case .converges(let factor, _) = certificate.claim, factor < 1, factor.sign > 0,
      certificate.step.coordinates.powers.allSatisfy({ $0 == 0 })
    else { throw .noFactor }
    let coordinates = certificate.step.coordinates
    guard coordinates.count == coordinates.stateCount else { throw .quotient }
    let place = certificate.problem.box.ranges.map(\.lower)
    let function = coordinates.rows.transposed * leaf.function.evaluated(at: place) * coordinates.rows
    let size = certificate.problem.variableCount
    let starts = try Self.starts(memories, size)
    let above = starts.transposed * function * starts
    guard let most = Self.bound(above: above), let least = Self.bound(below: function, variables: size) else {
      throw .tooFar
    }
    let share = (reach / within).power(2) * least / most
    guard let count = Self.steps(factor, downTo: share) else { throw .tooFar }
    (self.within, self.reach, self.count) = (within, reach, count)
    overshoot = (most / least).approximation.squareRoot()
  }

  /// The whole state at the start, by the variables.
  private static func starts(_ memories: [MemoryStart], _ size: Int) throws(Refusal) -> Matrix<Rational> {
    var blocks = [Matrix<Rational>.identity(size)]
    for memory in memories {
      switch memory {
      case .copy: blocks.append(.identity(size))
      case .nothing: blocks.append(.zero(size, size))
      case .other: throw .memory
      }
    }
    return Matrix(blocks: blocks.map { [$0] })
  }

  /// Room for the rounding of a guess.
  private static let room = Rational(1, over: 1_000_000)

  /// A number that is certainly above all eigenvalues.
  private static func bound(above matrix: Matrix<Rational>) -> Rational? {
    guard let guess = matrix.floats.symmetricEigenpairs?.value.values.last, guess > 0,
      let exact = Rational(exactly: guess)
    else { return nil }
    let bound = Rational.simplest(between: exact * (1 + room), and: exact * (1 + 2 * room))
    let gap = bound * Matrix<Rational>.identity(matrix.rowCount) - matrix
    return gap.isPositiveDefinite ? bound : nil
  }

  /// A number m with x'*P*x certainly at least m times the squared length of the first entries of x.
  private static func bound(below matrix: Matrix<Rational>, variables: Int) -> Rational? {
    // The largest m is one over the largest eigenvalue of that corner of the inverse.
    guard let inverse = matrix.inverse,
      let guess = inverse.corner(variables).floats.symmetricEigenpairs?.value
        .values.last, guess > 0, let exact = Rational(exactly: 1 / guess)
    else { return nil }
    let bound = Rational.simplest(between: exact * (1 - 2 * room), and: exact * (1 - room))
    let corner = Matrix<Rational>(rowCount: matrix.rowCount, columnCount: matrix.rowCount) { row, column in
      row == column && row < variables ? bound : .zero
    }
    return (matrix - corner).isPositiveDefinite ? bound : nil
  }

  private static let mostSteps = 1_000_000_000

  /// The smallest count found with factor^count certainly at most the share.
  private static func steps(_ factor: Rational, downTo share: Rational) -> Int? {
    if share >= 1 { return 0 }
    // The logarithms are guesses; the power decides.
    let guess = (log(share.approximation) / log(factor.approximation)).rounded(.up)
    guard guess.isFinite, guess < Double(mostSteps) else { return nil }
    let base = Ball(factor, precision: 256)
    for count in max(0, Int(guess) - 1)...Int(guess) + 2
    where (Ball(share, precision: 256) - base.power(count)).isPositive {
      return count
    }
    return nil
  }
}

extension StepCount.Refusal {
  var words: String {
    switch self {
    case .noFactor:
      "V has to shrink by a factor below 1 at every step, and to be one and the same for all rates: ask for a single rate, "
        + "or for --schedule"
    case .quotient: "there are directions in which every point is at rest, and V says nothing about these"
    case .memory: "a memory of the method begins with something other than the variables"
    case .tooManySmallSteps: "more than a million times a billion of these steps are needed"
    case .tooFar: "the function could not be measured, or more than a billion steps are needed"
    }
  }
}

extension Matrix<Rational> {
  fileprivate func corner(_ size: Int) -> Matrix {
    Matrix(rowCount: size, columnCount: size) { self[$0, $1] }
  }

  fileprivate var floats: FloatMatrix {
    FloatMatrix(rowCount: rowCount, columnCount: columnCount) { self[$0, $1].approximation }
  }
}
