// The error function, and what the normal law gives to a half-line.

internal import CFLINT

extension Ball {
  /// 2/sqrt(pi) times the integral of exp(-t^2) from 0 to this number.
  package var errorFunction: Ball { map(arb_hypgeom_erf) }

  /// 1 - erf(x), without losing digits where erf(x) is close to 1.
  package var complementaryErrorFunction: Ball { map(arb_hypgeom_erfc) }

  /// The probability that a standard normal number is at most this one.
  package var normalProbability: Ball {
    let half = Ball(Rational(1, over: 2), precision: precision)
    return half * (-self * half.squareRoot).complementaryErrorFunction
  }
}
