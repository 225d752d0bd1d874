// A certificate's claim held against runs.

import Certificates
import Exact
import Glibc
import Linearization
import Symbolic

/// A claim with the game and the rule that it is about.
///
/// Runs are made in relative coordinates: every step begins at an exact state and is enclosed in balls, so that a step
/// against the claim is one for certain, and rounding is never to blame.
package struct ClaimRuns: Sendable {
  let stated: StatedClaim
  let map: UpdateMap
  let variableCount: Int
  /// The equilibrium, in the parameters.
  let point: [Expression]
  /// Whether the step is affine in the states, so that being near does not matter.
  let isAffine: Bool
  let constants: [String: Expression]
  /// The moduli of the eigenvalues of a matrix, given by its columns.
  let moduli: @Sendable ([[Double]]) -> [Double]?

  package init(
    _ stated: StatedClaim, map: UpdateMap, point: [Expression], isAffine: Bool,
    constants: [String: Expression],
    moduli: @escaping @Sendable ([[Double]]) -> [Double]?
  ) {
    (self.stated, self.map, self.point, self.moduli) = (stated, map, point, moduli)
    variableCount = point.count
    (self.isAffine, self.constants) = (isAffine, constants)
  }

  package struct Effort: Sendable {
    package var startCount = 24
    package var stepCount = 60
    /// Of the runs in floating point, from which rates are read.
    package var longStepCount = 4_000
    package var seed: UInt64 = 1

    package init() {}
  }

  /// A step that does what the claim excludes; V after it is not a number where the step has no value.
  package struct Contradiction: Sendable {
    package let place: [Rational]
    package let step: Int
    /// V before and after the step, as shares of V at the start.
    package let before: Double
    package let after: Double
    package let state: [Double]
  }

  /// What was seen at one choice of parameters.
  package struct Place: Sendable {
    package let place: [Rational]
    /// The factors by which directions grow or shrink a step, the largest first: of the derivative that was measured on
    /// single steps.
    package let growth: [Double]
    /// The factor by which the distance changed a step in long runs.
    package let observed: Double?
  }

  package enum Finding: Sendable {
    /// No step was against the claim; V was looked at so often, within this distance of the equilibrium.
    case held(stepCount: Int, within: Double, [Place])
    case contradicted(Contradiction, within: Double)
    /// At this place so many directions grow by more than the claim says, or fewer.
    case miscounted(Place, expected: String)
    /// Why runs cannot be held against it, or what kept them from being decided.
    case silent(String)
  }

  /// Bits carried in balls.
  static let precision = 256
  /// How often the distance is divided by `shrinkage` until it is taken that nearness is not what is missing.
  static let roundLimit = 24
  static let shrinkage = 0x1p-4

  // MARK: The whole

  /// - Parameter progress: told the share of the work that is done; the share falls back where runs begin again nearer by.
  package func finding(_ effort: Effort, progress: (Double) -> Void = { _ in }) -> Finding {
    if case .noQuadraticFunction = stated.claim {
      return .silent("it says that no function exists, and runs cannot show that")
    }
    if let schedule = stated.claim.schedule { return finding(about: schedule, effort, progress) }
    var places: [Place] = []
    for place in samples {
      switch measured(at: place, effort) {
      case .success(let seen):
        if let expected = expectation(against: seen) { return .miscounted(seen, expected: expected) }
        places.append(seen)
      case .failure(let reason): return .silent(reason.words)
      }
    }
    guard stated.function != nil else { return .held(stepCount: 0, within: 0, places) }
    if case .conserves = stated.claim, !isAffine { return drift(effort, places) }
    var distance = 1.0
    var last: Finding = .silent("no step was made")
    for _ in 0..<(isAffine ? 1 : Self.roundLimit) {
      last = round(effort, distance, places, progress)
      guard case .contradicted = last else { return last }
      distance *= Self.shrinkage
    }
    if case .contradicted(let step, _) = last, step.after.isNaN {
      return .silent("a step next to the equilibrium has no value, or none that could be enclosed")
    }
    return last
  }

  /// Why a claim could not be held against runs.
  struct Failure: Error {
    let words: String
  }
}
