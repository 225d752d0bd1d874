// Points at which a formula that algebra does not settle may show that it is not zero.

import Exact
import Language
import Symbolic

/// A few exact points, the same ones every time.
struct Samples {
  let points: [[Variable: Ball]]

  private static let count = 8
  private static let precision = 512

  /// Ranged parameters at both ends of their ranges and within; of the variables, numbers between -2 and 2.
  init(of game: Game, variables: [Variable] = []) {
    var random = SplitMix(state: 1)
    points = (0..<Self.count).map { index in
      var point: [Variable: Ball] = [:]
      for parameter in game.rangedParameters {
        guard case .range(let low, let high) = parameter.value else { continue }
        let part = index < 2 ? Rational(index) : Self.part(&random)
        point[Variable(parameter.name)] = Ball(low + part * (high - low), precision: Self.precision)
      }
      for variable in variables {
        point[variable] = Ball(4 * Self.part(&random) - 2, precision: Self.precision)
      }
      return point
    }
  }

  private static func part(_ random: inout SplitMix) -> Rational {
    Rational(Int(random.next() >> 48), over: 65_536)
  }

  /// Whether the value is certainly not 0 at one of the points at least; `false` leaves it open.
  func showNonzero(_ value: Expression) -> Bool {
    points.contains { point in
      guard let ball = try? value.ball(at: point, precision: Self.precision) else { return false }
      return ball.isPositive || ball.isNegative
    }
  }
}

/// A small generator of random bits, the same on every machine.
package struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  package init(state: UInt64) { self.state = state }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
