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
  /// Larger states are not mapped.
  private static let mostMappedStates = 8

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
  /// - Throws: as for `comparison`.
  package func study(
    of rules: [UpdateRule], setting words: [String: String], at place: Int, digits: Int, version: String,
    depth: StudyDepth = .everything
  ) throws -> Study {
    var question = RangeQuestion()
    question.digits = digits
    if depth == .everything { question.curvePoints = Self.curvePoints }
    let comparison = try comparison(of: rules, setting: words, at: place, question)
    let gameWords = Dictionary(
      uniqueKeysWithValues: comparison.gameValues.map { ("game.\($0.key)", $0.value.description) })
    let studies = try comparison.rules.map { compared in
      // Two rules may have one name; what was given is asked for again.
      let rule = try UpdateRule(compared.rule)
      switch compared.result {
      case .refused(let reason): return RuleStudy(rule: rule, result: .refused(reason))
      case .range(let range):
        let answer = answer(rule, range, setting: gameWords, at: place, version: version, depth)
        return RuleStudy(rule: rule, result: .answered(answer))
      }
    }
    return Study(
      problem: self, comparison: comparison, rules: studies,
      field: try? game.field(overriding: comparison.gameValues),
      portrait: depth == .rates ? nil : portrait(overriding: comparison.gameValues))
  }

  private func answer(
    _ rule: UpdateRule, _ range: RangeOfRates, setting words: [String: String], at place: Int,
    version: String,
    _ depth: StudyDepth
  ) -> RuleAnswer {
    let answer = range.answer
    let certificate: Attempt<CertifiedText>? =
      depth == .rates || answer.safe.isEmpty
      ? nil : Attempt { try certified(by: rule, setting: words, at: place, version: version, rates: nil) }
    guard depth == .everything else {
      return RuleAnswer(
        range: range, certificate: certificate, tracks: [], eigenvaluesAtBest: nil, stability: nil, map: nil)
    }
    let floats = range.linearized.approximation
    let reach = answer.curve.last?.rate ?? 1
    let rates = (1...Self.trackSteps).map { reach * Double($0) / Double(Self.trackSteps) }
    let best = answer.best?.rate?.approximation
    return RuleAnswer(
      range: range, certificate: certificate, tracks: rates.compactMap { floats?.eigenvalues($0) },
      eigenvaluesAtBest: best.flatMap { floats?.eigenvalues($0) }, stability: StabilityPlane(of: range),
      map: map(of: rule, range, setting: words, at: place, version: version))
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
    guard range.answer.states <= Self.mostMappedStates else {
      return .failed("two parameters are mapped for up to \(Self.mostMappedStates) states")
    }
    return Attempt {
      let axes = [rule.method.rate, name]
      let map = try mapped(by: rule, setting: words, at: place, axes: axes, spans: [:], cells: 32).map
      let span = "\(map.vertical.lower)..\(map.vertical.upper)"
      let polygon = Attempt {
        try certified(
          by: rule, setting: words.merging(["method.\(name)": span]) { $1 }, at: place, version: version,
          rates: "\(map.horizontal.lower)..\(map.horizontal.upper)", inPolygon: true)
      }
      return MapStudy(map: map, polygon: polygon)
    }
  }
}

extension Attempt {
  fileprivate init(_ work: () throws -> Value) {
    do { self = .done(try work()) } catch { self = .failed(Problem.reason(error)) }
  }
}

extension ApproximateIteration {
  fileprivate func eigenvalues(_ rate: Double) -> EigenvaluesAtRate? {
    guard let values = eigenvalues(at: rate)?.value else { return nil }
    return EigenvaluesAtRate(rate: rate, values: values.map { ($0.re, $0.im) })
  }
}

// MARK: The plane of eigenvalues of J

extension StabilityPlane {
  /// `nil` for a rule that is not made of J alone, without a best rate, or where all of J is 0.
  fileprivate init?(of range: RangeOfRates) {
    let answer = range.answer
    guard let scalar = range.linearized.scalar, let spectrum = range.linearized.approximateSpectrum?.value,
      let largest = spectrum.map(\.modulus).max(), largest > 0, largest.isFinite, !answer.safe.isEmpty
    else { return nil }
    let end = answer.safe.first?.upper?.approximation
    guard let rate = answer.best?.rate?.approximation ?? end.map({ $0 / 2 }) ?? (answer.best == nil ? nil : 1)
    else { return nil }
    let function = StabilityFunction(of: scalar, at: rate)
    let leftmost = spectrum.map(\.re).min() ?? 0
    // As far as the region reaches, unless that makes the eigenvalues too small to see.
    var window = Window(reach: 1.5 * largest, leftmost)
    for scale in [1.5, 2, 3, 4, 6] {
      window = Window(reach: scale * largest, leftmost)
      if window.border.allSatisfy({ !(function($0).value < 1) }) { break }
    }
    (columns, rows) = (81, 81)
    (left, right, height) = (window.left, window.right, window.height)
    eigenvalues = spectrum.map { ($0.re, $0.im) }
    func moduli(_ function: StabilityFunction) -> [Double] {
      (0..<81).flatMap { row in
        (0..<81).map { column in function(window.point(column, row, of: 80)).value }
      }
    }
    best = (rate, moduli(function))
    last = end.map { ($0, moduli(StabilityFunction(of: scalar, at: $0))) }
  }

  private struct Window {
    let left: Double
    let right: Double
    let height: Double

    init(reach: Double, _ leftmost: Double) {
      left = min(-0.4 * reach, 1.3 * leftmost)
      (right, height) = (left + 2 * reach, reach)
    }

    func point(_ column: Int, _ row: Int, of count: Int) -> FloatComplex {
      FloatComplex(
        left + (right - left) * Double(column) / Double(count),
        height * (2 * Double(row) / Double(count) - 1))
    }

    /// Points along the upper half of the border.
    var border: [FloatComplex] {
      (0...20).map { point($0, 20, of: 20) }
        + (10...20).flatMap { [point(0, $0, of: 20), point(20, $0, of: 20)] }
    }
  }
}

// MARK: The plane of the players

extension Problem {
  /// How many points a side the field is computed at.
  private static let portraitPoints = 33

  /// `nil` for other than two variables, and where the equilibria move with a parameter.
  private func portrait(overriding values: [String: Rational]) -> Portrait? {
    let variables = game.variables
    guard variables.count == 2, let field = try? game.field(overriding: values),
      let equilibria = try? equilibria(starts: 24, overriding: values)
    else { return nil }
    var points: [(x: Double, y: Double, equilibrium: Equilibrium)] = []
    for equilibrium in equilibria {
      guard let x = equilibrium.ball(variables[0])?.approximation,
        let y = equilibrium.ball(variables[1])?.approximation
      else { return nil }
      points.append((x, y, equilibrium))
    }
    let (x, y) = (Self.window(points.map(\.x)), Self.window(points.map(\.y)))
    var middles: [Variable: Double] = [:]
    for range in game.rangedParameters.compactMap(\.namedRange) {
      middles[Variable(range.name)] = ((range.lower + range.upper) / 2).approximation
    }
    let last = Double(Self.portraitPoints - 1)
    let arrows = (0..<Self.portraitPoints).flatMap { row in
      (0..<Self.portraitPoints).map { column in
        var place = middles
        place[variables[0]] = x.lower + (x.upper - x.lower) * Double(column) / last
        place[variables[1]] = y.lower + (y.upper - y.lower) * Double(row) / last
        return (x: -field[0].approximation(at: place).value, y: -field[1].approximation(at: place).value)
      }
    }
    return Portrait(
      lower: (x.lower, y.lower), upper: (x.upper, y.upper), count: Self.portraitPoints, arrows: arrows,
      equilibria: points)
  }

  /// Room around some numbers.
  private static func window(_ values: [Double]) -> (lower: Double, upper: Double) {
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let reach = max(1.5, 0.8 * (high - low), 0.25 * max(abs(low), abs(high)))
    return ((low + high) / 2 - reach, (low + high) / 2 + reach)
  }
}
