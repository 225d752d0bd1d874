// The one double that is nearest to a fraction.

import Exact

extension Rational {
  /// The double nearest to this number; infinite beyond the range of doubles.
  var nearestDouble: Double {
    let guess = approximation
    // The approximation is the nearest or beside it, so the neighbours decide.
    let candidates = [guess, guess.nextUp, guess.nextDown].compactMap { value in
      Rational(exactly: value).map { (value, distance: (self - $0).magnitude) }
    }
    guard guess.isFinite else { return guess }
    return candidates.min { $0.distance < $1.distance }?.0 ?? guess
  }
}
