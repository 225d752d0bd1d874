// Curves of radii for pictures: how far they go, and their points.

import Exact
import Language
import Linearization
import Spectral

extension RangeOfRates {
  /// How far a picture of the rates goes: a little beyond the safe set. Where that has no end, or is empty, the
  /// eigenvalues of J say what is a large rate.
  var pictureReach: Double {
    if let last = answer.safe.last?.upper { return 1.25 * last.approximation }
    let largest = linearized.approximateSpectrum?.value.map(\.modulus).max() ?? 0
    let scale = largest > 0 && largest.isFinite ? 1 / largest : 1
    return max((answer.safe.isEmpty ? 4 : 8) * scale, 1.5 * (answer.best?.rate?.approximation ?? 0))
  }

  /// Radii at so many rates up to one, in floating point. For a game with ranged parameters these are the points that
  /// came with the answer: the largest radii over the range.
  func radii(to reach: Double, count: Int) -> [(rate: Double, radius: Double)] {
    let isRanged = !linearized.problem.game.rangedParameters.isEmpty
    guard !isRanged, let floats = linearized.approximation else {
      return answer.curve.filter { $0.rate <= reach }
    }
    var rates = (1...count).map { reach * Double($0) / Double(count) }
    // The best rate often is a corner.
    if let best = answer.best?.rate?.approximation, best < reach {
      rates.insert(best, at: rates.firstIndex { $0 > best } ?? rates.count)
    }
    return rates.compactMap { rate in
      floats.radius(at: rate).map { (rate, $0.value) }
    }
  }
}

extension Study {
  /// How many methods are drawn into one picture.
  private static let mostTogether = 6

  /// The radii of the fastest rules over one axis of rates, which goes beyond all of their safe sets that have an end.
  static func fastest(of rules: [RuleStudy], count: Int) -> [Curve] {
    let ranges = rules.compactMap { rule -> RangeOfRates? in
      guard case .answered(let answer) = rule.result, !answer.range.answer.safe.isEmpty else { return nil }
      return answer.range
    }.prefix(mostTogether)
    let bounded = ranges.filter { $0.answer.safe.last?.upper != nil }
    let reach = (bounded.isEmpty ? Array(ranges) : bounded).map(\.pictureReach).max() ?? 1
    return ranges.map {
      Curve(name: $0.linearized.update.method.method.name, points: $0.radii(to: reach, count: count))
    }
  }
}
