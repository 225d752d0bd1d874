// At which parameters a claim is looked at.

import Certificates
import Exact

extension ClaimRuns {
  var isAboutSequences: Bool {
    switch stated.claim {
    case .converges(_, let everySequence): everySequence
    case .contractsInHull: true
    case .diverges, .conserves, .noQuadraticFunction, .shrinks, .grows: false
    }
  }

  /// Places of the claim: corners of the box, moved off a rate of 0, and some within; or corners of the polygon and its
  /// middle.
  var samples: [[Rational]] {
    if case .contractsInHull(_, let vertices) = stated.claim {
      let share = Rational(1, over: vertices.count)
      let middle = (vertices.first ?? []).indices.map { axis in
        share * vertices.map { $0[axis] }.reduce(.zero, +)
      }
      return Array(vertices.prefix(8)) + [middle]
    }
    let ranges = stated.box.ranges
    guard !ranges.isEmpty else { return [[]] }
    var shares: [[Rational]] = [Rational(1, over: 64), Rational(1, over: 2), 1].map { share in
      ranges.map { _ in share }
    }
    var stream = RandomStream(seed: 11, run: 0)
    for _ in 0..<3 { shares.append(ranges.map { _ in Self.share(&stream) }) }
    return shares.map(place)
  }

  /// A place in the box by shares of its sides.
  func place(_ shares: [Rational]) -> [Rational] {
    zip(stated.box.ranges, shares).map { range, share in
      let value = range.lower + share * (range.upper - range.lower)
      // The rate 0 is no part of the box.
      return value.isZero && range.name == stated.box.rate ? range.upper / 1_000 : value
    }
  }

  static func share(_ stream: inout RandomStream) -> Rational {
    Rational(Int(stream.uniform() * 1_025), over: 1_024)
  }

  /// A place for one step of a sequence: a corner as often as not.
  func anywhere(_ stream: inout RandomStream) -> [Rational] {
    if case .contractsInHull(_, let vertices) = stated.claim {
      let weights = vertices.map { _ in stream.uniform() < 0.5 ? Rational.zero : Self.share(&stream) }
      let total = weights.reduce(.zero, +)
      guard !total.isZero else { return vertices[Int(stream.uniform() * Double(vertices.count))] }
      return vertices[0].indices.map { axis in
        zip(weights, vertices).map { $0 * $1[axis] }.reduce(.zero, +) / total
      }
    }
    return place(
      stated.box.ranges.map { _ in
        switch stream.uniform() {
        case ..<0.25: .zero
        case ..<0.5: .one
        default: Self.share(&stream)
        }
      })
  }
}
