// The study of a game: everything that its report shows.

import Certificates
import Exact
import Language
import Linearization
import Spectral
import Symbolic

extension Problem {
  /// How many points a curve of radii has, and how many steps eigenvalues are followed for.
  private static let (curvePoints, trackSteps) = (240, 160)
  /// Larger states, and formulas of a higher degree for every state, take too long to be mapped on the way.
  private static let (mostMappedStates, mostMappedDegree) = (4, 12)

  /// How much is to be found out.
  package enum StudyDepth: Sendable {
    /// The rates alone.
    case rates
    /// What pictures of all rules together need: certificates, and the field.
    case pictures
    /// Everything about every rule.
    case everything
  }

  /// - Parameters:
  ///   - words: values for the game's parameters.
  ///   - place: which of the equilibria, counted from 1.
  ///   - version: that of the program, for the certificates' provenance.
  ///   - progress: told the share of the work that is done.
  /// - Throws: as for `comparison`.
  package func study(
    of rules: [UpdateRule], setting words: [String: String], at place: Int, digits: Int, version: String,
    depth: StudyDepth = .everything, progress: (Double) -> Void = { _ in }
  ) throws -> Study {
    var question = RangeQuestion()
    question.digits = digits
    if depth == .everything { question.curvePoints = Self.curvePoints }
    // Comparing takes about a third of the time.
    let comparison = try comparison(of: rules, setting: words, at: place, question) { progress($0 / 3) }
    let gameWords = Dictionary(
      uniqueKeysWithValues: comparison.gameValues.map { ("game.\($0.key)", $0.value.description) })
    let studies = try comparison.rules.enumerated().map { index, compared in
      defer { progress((1 + 2 * Double(index + 1) / Double(rules.count)) / 3) }
      // Two rules may have one name; what was given is asked for again.
      let rule = try UpdateRule(compared.rule)
      switch compared.result {
      case .refused(let reason): return RuleStudy(rule: rule, result: .refused(reason))
      case .range(let range):
        let answer = answer(rule, range, setting: gameWords, at: place, version: version, depth)
        return RuleStudy(rule: rule, result: .answered(answer))
      }
    }
    let portrait = depth == .rates ? nil : portrait(overriding: comparison.gameValues)
    return Study(
      problem: self, comparison: comparison, rules: studies,
      field: try? game.field(overriding: comparison.gameValues),
      linearized: try? linearized(by: UpdateRule("simultaneous"), setting: gameWords, at: place),
      flow: depth == .everything
        ? attempt { try certifiedFlow(setting: gameWords, at: place, version: version).0 } : nil,
      fastest: depth == .everything ? Study.fastest(of: studies, count: Self.curvePoints) : [],
      portrait: portrait,
      paths: depth == .everything
        ? portrait.map { paths(of: studies, setting: gameWords, at: place, in: $0) } ?? [] : [])
  }

  private func answer(
    _ rule: UpdateRule, _ range: RangeOfRates, setting words: [String: String], at place: Int,
    version: String, _ depth: StudyDepth
  ) -> RuleAnswer {
    let answer = range.answer
    let certificate: Attempt<CertifiedText>? =
      depth == .rates || answer.safe.isEmpty
      ? nil : attempt { try certified(by: rule, setting: words, at: place, version: version, rates: nil) }
    guard depth == .everything else {
      return RuleAnswer(
        range: range, certificate: certificate, curve: [], tracks: [], eigenvaluesAtBest: nil, stability: nil,
        map: nil, runs: nil)
    }
    let floats = range.linearized.approximation
    let reach = range.pictureReach
    let rates = (1...Self.trackSteps).map { reach * Double($0) / Double(Self.trackSteps) }
    let best = answer.best?.rate?.approximation
    return RuleAnswer(
      range: range, certificate: certificate, curve: range.radii(to: reach, count: Self.curvePoints),
      tracks: rates.compactMap { floats?.eigenvalues($0) },
      eigenvaluesAtBest: best.flatMap { floats?.eigenvalues($0) }, stability: StabilityPlane(of: range),
      map: map(of: rule, range, setting: words, at: place, version: version),
      runs: runs(of: rule, answer, setting: words, at: place, version: version))
  }

  private func runs(
    of rule: UpdateRule, _ answer: RangeAnswer, setting words: [String: String], at place: Int,
    version: String
  ) -> Attempt<StudyRuns>? {
    let found = attempt {
      try studyRuns(of: rule, answer, setting: words, at: place) { rate in
        let text = try? certified(
          by: rule, setting: words, at: place, version: version, rates: rate.description)
        return text?.certified.certification.certificate
      }
    }
    switch found {
    case .done(let runs): return runs.map { .done($0) }
    case .failed(let reason): return .failed(reason)
    }
  }

  /// The widest certificate, or one for a polygon inside a box.
  private func certified(
    by rule: UpdateRule, setting words: [String: String], at place: Int, version: String, rates: String?,
    inPolygon: Bool = false
  ) throws -> CertifiedText {
    let question = try CertificationQuestion(
      rates: rates, wish: .converges, everySequence: false, inPolygon: inPolygon, factor: nil)
    let certified = try certified(by: rule, setting: words, at: place, version: version, question)
    guard certified.certification.grantsWish else {
      throw Undecided(description: "\(name): a rate in the box diverges\n")
    }
    return CertifiedText(certified: certified, text: try certified.certification.checkedText())
  }

  /// The rate and the first parameter that is no count.
  private func map(
    of rule: UpdateRule, _ range: RangeOfRates, setting words: [String: String], at place: Int,
    version: String
  ) -> Attempt<MapStudy>? {
    guard !range.answer.safe.isEmpty,
      let name = rule.method.parameters.first(where: { !$0.isCount && !$0.isPerPlayer })?.name
    else { return nil }
    return attempt {
      let axes = [rule.method.rate, name]
      let free = try linearized(by: rule, setting: words, at: place, leavingFree: [name]).update.matrix
      let degree = free.entries.map(\.numerator.height).max() ?? 0
      guard free.rowCount <= Self.mostMappedStates, free.rowCount * degree <= Self.mostMappedDegree else {
        throw Undecided(
          description:
            "it would take long for \(free.rowCount) states and degree \(degree); 'stepproof map' makes one\n"
        )
      }
      let map = try mapped(by: rule, setting: words, at: place, axes: axes, spans: [:], cells: 32).map
      let span = "\(map.vertical.lower)..\(map.vertical.upper)"
      let polygon = attempt {
        try certified(
          by: rule, setting: words.merging(["method.\(name)": span]) { $1 }, at: place, version: version,
          rates: "\(map.horizontal.lower)..\(map.horizontal.upper)", inPolygon: true)
      }
      return MapStudy(map: map, polygon: polygon)
    }
  }
}

extension Problem {
  /// What comes of some work, or why nothing does, without the game's name in front.
  private func attempt<Value>(_ work: () throws -> Value) -> Attempt<Value> {
    do { return .done(try work()) } catch { return .failed(Self.reason(error, about: name)) }
  }

  /// A fault's first line, without the name of what it is about in front.
  static func reason(_ error: any Error, about name: String) -> String {
    let (reason, prefix) = (reason(error), "\(name): ")
    return reason.hasPrefix(prefix) ? String(reason.dropFirst(prefix.count)) : reason
  }
}

extension ApproximateIteration {
  fileprivate func eigenvalues(_ rate: Double) -> EigenvaluesAtRate? {
    guard let values = eigenvalues(at: rate)?.value else { return nil }
    return EigenvaluesAtRate(rate: rate, values: values.map { ($0.re, $0.im) })
  }
}

extension MultivariatePolynomial {
  /// The largest sum of exponents of a term.
  fileprivate var height: Int { terms.map { exponents, _ in exponents.reduce(0, +) }.max() ?? 0 }
}
