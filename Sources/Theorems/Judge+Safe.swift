// Whether the rates that a theorem calls safe are safe.

import Exact
import Language
import Spectral

extension Judge {
  typealias Ends = (claimed: Double?, true: Double?)

  func judged(
    _ safe: Theorem.Safe, of application: Application, _ truth: TrueRates?, _ scope: [String: Value]
  ) throws(NoValue) -> (Verdict.Part, Ends) {
    switch safe {
    case .none:
      guard let truth else { throw .undecided("the rates that converge are not known") }
      guard let piece = truth.pieces.first else {
        return (Verdict.Part(.safe, .proved, tightness: 1), (0, 0))
      }
      let rate = piece.inside
      let words = "eta = \(rate) converges, and none is said to"
      return (
        Verdict.Part(.safe, .refuted(Counterexample(rate: Number(rate), words: words))),
        (0, piece.upper?.approximation)
      )
    case .single(let quantity):
      return try judgedSingle(try evaluator.number(quantity, scope), of: application, truth)
    case .interval(let lower, let isLowerSafe, let upper, let isUpperSafe):
      guard let truth else { throw .undecided("the rates that converge are not known") }
      let claim = ClaimedInterval(
        lower: try evaluator.number(lower, scope), isLowerSafe: isLowerSafe,
        upper: try upper.map { quantity throws(NoValue) in try evaluator.number(quantity, scope) },
        isUpperSafe: isUpperSafe)
      return try judged(claim, of: application, truth)
    case .region(let conditions):
      guard let truth else { throw .undecided("the rates that converge are not known") }
      return (try judgedRegion(conditions, truth, scope), (nil, truth.pieces.first?.upper?.approximation))
    }
  }

  private func judgedSingle(
    _ place: Number, of application: Application, _ truth: TrueRates?
  ) throws(NoValue) -> (Verdict.Part, Ends) {
    guard place.sign != 0, place.sign != -1 else {
      throw .undefined("the rate \(place.text) is not positive")
    }
    let piece = truth?.pieces.first { $0.contains(place, effort) != false }
    let end = (piece ?? truth?.pieces.first)?.upper
    let tightness = end.map { place.approximation / $0.approximation }
    let ends = (place.approximation, end?.approximation)
    if let piece, piece.contains(place, effort) == true {
      return (Verdict.Part(.safe, .proved, tightness: tightness), ends)
    }
    // Without a safe set, or where its end cannot be told from the claim: the eigenvalues there.
    let behaviour = try behaviour(of: application, at: place, truth)
    return (Verdict.Part(.safe, behaviour, tightness: tightness), ends)
  }

  private func behaviour(
    of application: Application, at place: Number, _ truth: TrueRates?
  ) throws(NoValue) -> Finding {
    if let rational = place.rational, let problem = application.exactProblem {
      guard let behaviour = problem.behaviour(at: rational) else {
        throw .undefined("the method has no step at eta = \(rational)")
      }
      if behaviour == .converges { return .proved }
      return .refuted(Counterexample(rate: place, words: "at eta = \(rational) it \(behaviour.words)"))
    }
    if let truth, truth.pieces.allSatisfy({ $0.contains(place, effort) == false }),
      application.exactProblem != nil
    {
      return .refuted(Counterexample(rate: place, words: "eta = \(place.text) does not converge"))
    }
    guard application.fixedDirections == 0,
      let matrix = application.matrix(at: place, precision: effort.precision)
    else { return .undecided(.limit("M has no enclosure at the claimed rate")) }
    let spectrum = EnclosedSpectrum(matrix)
    let one = Ball(.one, precision: effort.precision)
    if spectrum.isBelow(one) { return .proved }
    if spectrum.isAbove(one) {
      return .refuted(Counterexample(rate: place, words: "at eta = \(place.text) it diverges"))
    }
    return .undecided(.limit("an eigenvalue at the claimed rate cannot be told from the unit circle"))
  }

  private func judged(
    _ claim: ClaimedInterval, of application: Application, _ truth: TrueRates
  ) throws(NoValue) -> (Verdict.Part, Ends) {
    if let upper = claim.upper, let order = upper.compared(with: claim.lower, effort), order <= 0 {
      throw .undefined("the interval of rates is empty: it ends at \(upper.text)")
    }
    let piece = truth.pieces.first { claim.within($0, effort) != false }
    let first = piece ?? truth.pieces.first
    let ends: Ends = (claim.upper?.approximation, first?.upper?.approximation)
    let tightness: Double? =
      switch (claim.upper, first?.upper) {
      case (let claimed?, let end?): claimed.approximation / end.approximation
      case (nil, nil): first == nil ? nil : 1
      case (nil, _?): nil
      case (_?, nil): first == nil ? nil : 0
      }
    func part(_ finding: Finding) -> (Verdict.Part, Ends) {
      (Verdict.Part(.safe, finding, tightness: tightness), ends)
    }
    guard let piece else {
      return part(try refutation(of: claim, application, truth))
    }
    if claim.within(piece, effort) == true {
      guard theorem.kind == .exact else { return part(.proved) }
      return part(completeness(of: claim, piece, truth))
    }
    // Only the ends are in doubt.
    guard let upper = claim.upper, let end = piece.upper?.number else {
      return part(.undecided(.limit("an end of the claimed rates cannot be told from the true one")))
    }
    return part(doubt(upper, end))
  }

  /// Whether nothing but the claimed rates is safe.
  private func completeness(of claim: ClaimedInterval, _ piece: RateInterval, _ truth: TrueRates) -> Finding {
    if truth.pieces.count > 1, let other = truth.pieces.first(where: { claim.within($0, effort) == false }) {
      return .refuted(missed(other.inside))
    }
    switch (claim.upper, piece.upper) {
    case (nil, nil): break
    case (let upper?, let end?):
      switch upper.compared(with: end.number, effort) {
      case 0: break
      case nil: return doubt(upper, end.number)
      default: return .refuted(missed(.between(upper, end.number)))
      }
    case (let upper?, nil): return .refuted(missed(Rational((upper.ball(64).upper ?? .one).ceiling) + 1))
    case (nil, _?): return .undecided(.limit("the true rates end"))
    }
    switch claim.lower.compared(with: piece.lower.number, effort) {
    case 0: return .proved
    case nil: return doubt(claim.lower, piece.lower.number)
    default: return .refuted(missed(.between(piece.lower.number, claim.lower)))
    }
  }

  /// Two ends that cannot be told apart.
  private func doubt(_ claimed: Number, _ end: Number) -> Finding {
    let (a, b) = (claimed.ball(effort.precision), end.ball(effort.precision))
    return .undecided(
      evaluator.digits(a - b, b).map { .equality(digits: $0) }
        ?? .limit("an end of the claimed rates cannot be told from the true one"))
  }

  private func missed(_ rate: Rational) -> Counterexample {
    Counterexample(rate: Number(rate), words: "eta = \(rate) converges, and is not called safe")
  }

  /// A rate that is called safe and does not converge.
  private func refutation(
    of claim: ClaimedInterval, _ application: Application, _ truth: TrueRates
  ) throws(NoValue) -> Finding {
    for cell in truth.cells where cell.behaviour != .converges {
      guard let rate = claim.rate(in: cell.interval, effort) else { continue }
      return .refuted(
        Counterexample(rate: Number(rate), words: "at eta = \(rate) it \(cell.behaviour.words)"))
    }
    if let upper = claim.upper, claim.isUpperSafe, upper.rational != nil {
      let finding = try behaviour(of: application, at: upper, truth)
      if case .refuted = finding { return finding }
    }
    // A single rate between two intervals that converge.
    for piece in truth.pieces {
      guard let end = piece.upper?.number, claim.contains(end, effort) == true else { continue }
      return .refuted(Counterexample(rate: end, words: "eta = \(end.text) does not converge"))
    }
    // Cells are not known through enclosures: look right beside the true rates.
    for rate in claim.candidates(beside: truth) {
      let finding = try behaviour(of: application, at: Number(rate), nil)
      if case .refuted = finding { return finding }
    }
    if truth.cells.isEmpty { return .undecided(.limit("no rate was found that certainly diverges")) }
    return .refuted(Counterexample(rate: nil, words: "not all of these rates converge"))
  }

  /// Whether a rate lies in a region; `nil` when that cannot be told.
  func isCalledSafe(
    _ rate: Number, _ conditions: [Theorem.Condition], _ scope: [String: Value]
  ) throws(NoValue) -> Bool? {
    var inner = scope
    inner["eta"] = .number(rate)
    var isCalledSafe: Bool? = true
    for condition in conditions {
      switch try evaluator.answer(condition, inner) {
      case .holds: break
      case .fails: return false
      case .unknown: isCalledSafe = nil
      }
    }
    return isCalledSafe
  }

  private func judgedRegion(
    _ conditions: [Theorem.Condition], _ truth: TrueRates, _ scope: [String: Value]
  ) throws(NoValue) -> Verdict.Part {
    guard !truth.cells.isEmpty else { throw .undecided("the rates that diverge are not known") }
    var count = 0
    for cell in truth.cells {
      for rate in cell.interval.places {
        guard let isCalledSafe = try self.isCalledSafe(Number(rate), conditions, scope) else { continue }
        count += 1
        let isSafe = cell.behaviour == .converges
        if isCalledSafe, !isSafe {
          let words = "at eta = \(rate) it \(cell.behaviour.words)"
          return Verdict.Part(.safe, .refuted(Counterexample(rate: Number(rate), words: words)))
        }
        if theorem.kind == .exact, isSafe, !isCalledSafe {
          return Verdict.Part(.safe, .refuted(missed(rate)))
        }
      }
    }
    if count == 0 {
      return Verdict.Part(.safe, .undecided(.limit("enclosures tell at no rate what is claimed")))
    }
    return Verdict.Part(.safe, .undecided(.sampled(count)))
  }
}
