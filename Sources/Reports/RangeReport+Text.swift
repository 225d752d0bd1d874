// Rates on a terminal: the set first, then the best of them, then why there are no more.

import Exact
import Spectral
import Symbolic

extension RangeReport {
  package func text(on page: Page) -> String {
    let parts = page.head(problem, method, at: point) + [page.glossary(rows)]
    return (parts + [plot?.text(on: page)].compactMap(\.self)).joined(separator: "\n\n") + "\n"
  }

  /// The radius over the rate, where it was computed.
  private var plot: LinePlot? {
    guard !answer.curve.isEmpty else { return nil }
    // A pole would leave nothing of the rest.
    let highest = max(1.5, 2 * (answer.curve.first?.radius ?? 1))
    return LinePlot(
      [LinePlot.Line(answer.curve.map { ($0.rate, min($0.radius, highest)) })], horizontal: rate,
      vertical: "spectral radius, in floating point", level: answer.level.approximation)
  }

  /// The answer in terms and what they mean; without a term of its own a line belongs to the one above.
  var rows: [(term: String, text: String)] {
    quotientRows + safeRows + otherRows + bestRows + spotRows + bindingRows
  }

  private typealias Row = (term: String, text: String)

  private var quotientRows: [Row] {
    guard !kernel.isEmpty else { return [] }
    let words = kernel.count == 1 ? "the direction" : "the directions"
    return [
      (
        term: "modulo",
        text: "\(words) \(kernel.joined(separator: "; ")), along which J is 0 and every point is at rest"
      )
    ]
  }

  private var safeRows: [Row] {
    let goal = answer.level == .one ? "converges" : "has a spectral radius below \(answer.level)"
    let guess = (term: "", text: "a guess: computed in floating point, and not certified")
    guard !answer.safe.isEmpty else {
      return [(term: "safe", text: "none: no \(rate) \(goal)")] + (answer.tier == .guess ? [guess] : [])
    }
    var rows: [Row] = []
    for interval in answer.safe {
      rows.append((term: rows.isEmpty ? "safe" : "", text: text(interval)))
      for end in [interval.lower, interval.upper].compactMap(\.self) {
        if let words = exactWords(end) { rows.append((term: "", text: words)) }
      }
    }
    if answer.level != .one {
      rows.append((term: "", text: "where the spectral radius is below \(answer.level)"))
    }
    switch answer.tier {
    case .exact: break
    case .enclosed: rows.append((term: "", text: enclosureWords))
    case .guess: rows.append(guess)
    }
    return rows
  }

  /// How well enclosed ends are known.
  private var enclosureWords: String {
    let ends = answer.safe.flatMap { [$0.lower, $0.upper] }.compactMap(\.self)
    for end in ends {
      guard case .enclosed(let low, let high) = end else { continue }
      let reach = high.decimal(digits: 6, rounding: .up)
      if (high - low) * Rational(10).power(min(digits, 12)) > high {
        return "certain; an end may lie further out, up to about \(reach)"
      }
    }
    return "certain; the ends lie within a unit of the last digit"
  }

  /// What an end is exactly, unless the decimals say it all.
  private func exactWords(_ end: RateEnd) -> String? {
    guard case .exact(let number) = end else { return nil }
    let side = number.decimal(digits: digits)
    if let closed = NumberWords.closedForm(number) {
      if let value = number.rational, value.decimal(digits: digits) == value.decimal(digits: digits + 3) {
        return nil
      }
      return "\(side)... is \(closed.text)"
    }
    let polynomial = NumberWords.text(number.polynomial, in: "x")
    if polynomial.count <= 60 {
      let (low, high) = NumberWords.isolating(number)
      return "\(side)... is the root of \(polynomial) between \(low) and \(high)"
    }
    return
      "\(side)... is algebraic of degree \(number.isMinimal ? "" : "at most ")\(number.degree); --json has its "
      + "polynomial"
  }

  /// What happens where it does not converge, when that is worth a word.
  private var otherRows: [Row] {
    let others = answer.cells.filter { cell in
      switch cell.behaviour {
      case .converges: false
      case .conserves, .stalls, .drifts: true
      case .diverges: answer.safe.isEmpty
      }
    }
    return others.enumerated().map { place, cell in
      (term: place == 0 ? "but" : "", text: "\(text(cell.interval)): \(cell.behaviour.words)")
    }
  }

  private var bestRows: [Row] {
    guard let best = answer.best else { return [] }
    let isGuess = answer.tier == .guess
    var rows: [Row] = []
    if let place = best.rate {
      let value = words(forBest: place)
      rows.append(
        (
          term: "best",
          text: "\(rate) = \(value), with spectral radius \(isGuess ? "about " : "")\(best.radius)"
        ))
    } else {
      rows.append(
        (
          term: "best",
          text: "the larger the better: the spectral radius tends to \(best.radius) as \(rate) grows"
        ))
    }
    if let floor = best.floor, !floor.isZero {
      rows.append(
        (term: "", text: "proved: no \(rate) has one below \(floor.decimal(digits: 10, rounding: .down))"))
    } else if best.floor == nil, !isGuess {
      rows.append((term: "", text: "that no other rate does better is not proved"))
    }
    if let steps = Self.stepsPerDigit(best.approximateRadius) {
      rows.append((term: "", text: "\(NumberWords.short(steps)) steps gain a digit"))
    }
    return rows
  }

  /// A best rate as a short fraction and in decimals, or in decimals alone.
  private func words(forBest place: RateEnd) -> String {
    let decimal = NumberWords.opening(place, digits: digits, side: .to)
    guard case .exact(let number) = place, let value = number.rational, decimal.hasSuffix("...") else {
      return place.decimal(digits: digits, side: .to)
    }
    return "\(value) = \(decimal)"
  }

  private var spotRows: [Row] {
    guard let spot = answer.spot else { return [] }
    let words =
      answer.level == .one
      ? spot.behaviour.words
      : spot.isBelowLevel.map { $0 ? "below \(answer.level)" : "not below \(answer.level)" } ?? "undecided"
    return [(term: "at", text: "\(rate) = \(spot.rate): spectral radius \(spot.radius), \(words)")]
  }

  private var bindingRows: [Row] {
    guard let binding = answer.binding else {
      guard answer.safe.first?.upper == nil, !answer.safe.isEmpty else { return adviceRows }
      return [(term: "binds", text: "nothing: every larger \(rate) is as safe")] + adviceRows
    }
    let end = NumberWords.opening(binding.end, digits: min(digits, 6), side: .to)
    var words = "at \(rate) = \(end) " + binding.words(level: answer.level)
    if let largest = shares.first, shares.count > 1 {
      words +=
        largest.share < 0.6
        ? ", shared by the players"
        : ", mostly in \(largest.player) (\(NumberWords.short(100 * largest.share, digits: 2)) %)"
    }
    return [(term: "binds", text: words)] + adviceRows
  }

  private var adviceRows: [Row] { advice.map { [(term: "advice", text: $0)] } ?? [] }

  /// One sentence for somebody who wants a larger rate.
  package var advice: String? {
    var reasons: [String] = []
    if let turn = turn?.value, turn < 20, answer.binding?.kind ?? .pair == .pair {
      reasons.append(
        turn < 1e-6
          ? "J has imaginary eigenvalues"
          : "J has a pair of eigenvalues only \(NumberWords.short(turn, digits: 2)) degrees from the imaginary axis"
      )
    }
    if let alternative {
      if let factor = alternative.factor {
        reasons.append(
          "\(alternative.method) would allow \(NumberWords.short(factor, digits: 2)) times this rate")
      } else {
        reasons.append("\(alternative.method) would converge")
      }
    }
    return alternative == nil ? nil : reasons.joined(separator: "; ")
  }
}

extension NumberWords {
  /// Short fractions around an irrational number that hold none of its conjugates.
  static func isolating(_ number: AlgebraicNumber) -> (lower: Rational, upper: Rational) {
    let fine = number.refined(to: Rational(1, over: 100))
    return (fine.lower, fine.upper)
  }
}

extension Behaviour {
  var words: String {
    switch self {
    case .converges: "converges"
    case .conserves: "conserves: nothing grows and nothing shrinks"
    case .stalls: "stalls: nothing grows, but something stays"
    case .drifts: "drifts: spectral radius 1, with growth by a power of the number of steps"
    case .diverges(let directions):
      switch directions {
      case 0: "diverges"
      case 1: "diverges in one direction"
      default: "diverges in \(directions) directions"
      }
    }
  }
}

extension Binding {
  func words(level: Rational) -> String {
    let circle = level == .one ? "the unit circle" : "the circle of radius \(level)"
    switch kind {
    case .one: return "an eigenvalue reaches \(level)"
    case .minusOne: return "an eigenvalue reaches -\(level): the steps overshoot"
    case .pole: return "the method has no step"
    case .pair:
      let degrees = angle.map { " at \(NumberWords.short($0.value * 180 / .pi)) degrees" } ?? ""
      return "a complex pair of eigenvalues reaches \(circle)\(degrees)"
    }
  }
}
