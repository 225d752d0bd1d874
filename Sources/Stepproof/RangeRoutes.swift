// Which way leads from an update Jacobian to its safe set.

import Exact
import Language
import Linearization
import Spectral

extension LinearizedProblem {
  /// Exactly where all numbers are rational, and where one parameter is known up to a range. With enclosures where
  /// numbers are irrational, or several parameters have ranges.
  func answer(_ question: RangeQuestion, fixedDirections: Int) throws(RangeFault) -> RangeAnswer {
    let rate = update.method.method.rate
    if let exact = RateProblem(
      update.matrix, rate: rate, fixedDirections: fixedDirections, determinants: update.determinants)
    {
      return try RangeAnswer(question, about: exact, through: exactSpectrum(fixedDirections))
    }
    let names = Set(update.matrix.entries.flatMap(\.variables)).subtracting([rate])
    let ranges = problem.game.rangedParameters.filter { names.contains($0.name) }.compactMap(\.namedRange)
    if ranges.isEmpty { return try enclosedAnswer(question, fixedDirections: fixedDirections) }
    if names.count == 1, let (name, low, high) = ranges.first,
      let family = RangedFamily(
        update.matrix, rate: rate, parameter: name, from: low, to: high, fixedDirections: fixedDirections)
    {
      let samples = family.samples(16).compactMap { problem(at: [name: $0], fixedDirections) }
      return try RangeAnswer(question, about: family, sampledBy: samples)
    }
    return try boxedAnswer(question, ranges, fixedDirections: fixedDirections)
  }

  /// Through the characteristic polynomial, or else through the eigenvalues of J.
  private func enclosedAnswer(
    _ question: RangeQuestion, fixedDirections: Int
  ) throws(RangeFault) -> RangeAnswer {
    guard let values = update.numbers(precision: 512),
      let midpoints = problem(
        at: values.compactMapValues { Rational(exactly: $0.approximation) }, fixedDirections)
    else { throw .tooLarge }
    // Where many names would make the polynomials explode, the spectrum comes first.
    let isSmall = values.count <= 9 && update.states.count <= 6
    if !isSmall, let spectrum = enclosedSpectrum(values, fixedDirections) {
      return try RangeAnswer(question, about: spectrum, near: midpoints)
    }
    guard
      let family = EnclosedFamily(
        update.matrix, rate: update.method.method.rate, values: values, fixedDirections: fixedDirections)
    else { throw .tooLarge }
    return try RangeAnswer(question, about: family, near: midpoints)
  }

  private func boxedAnswer(
    _ question: RangeQuestion, _ ranges: [(name: String, lower: Rational, upper: Rational)],
    fixedDirections: Int
  ) throws(RangeFault) -> RangeAnswer {
    let rate = update.method.method.rate
    let ranged = Dictionary(
      uniqueKeysWithValues: ranges.map { ($0.name, Ball(from: $0.lower, to: $0.upper, precision: 96)) })
    guard let numbers = update.numbers(precision: 256, besides: ranges.map(\.name)),
      let family = BoxedFamily(
        update.matrix, rate: rate, box: numbers.merging(ranged) { $1 }, fixedDirections: fixedDirections)
    else { throw .tooLarge }
    // The corners of the box, the middles of its sides and its centre.
    let midpoints = numbers.compactMapValues { Rational(exactly: $0.approximation) }
    let points = ranges.prefix(4).reduce([midpoints]) { points, range in
      points.flatMap { point in
        [range.lower, (range.lower + range.upper) / 2, range.upper].map {
          point.merging([range.name: $0]) { $1 }
        }
      }
    }
    let centre = Dictionary(uniqueKeysWithValues: ranges.map { ($0.name, ($0.lower + $0.upper) / 2) })
    let samples = points.compactMap { problem(at: centre.merging($0) { $1 }, fixedDirections) }
    return try RangeAnswer(question, about: family, sampledBy: samples)
  }

  /// The iteration in floating point, for pictures: with a fraction near every number that is known by an enclosure,
  /// and with ranged parameters in the middle of their ranges. `nil` when that has no value.
  var approximation: ApproximateIteration? {
    let ranges = problem.game.rangedParameters.compactMap(\.namedRange)
    guard let numbers = update.numbers(precision: 128, besides: ranges.map(\.name)) else { return nil }
    var point = numbers.compactMapValues { Rational(exactly: $0.approximation) }
    for range in ranges { point[range.name] = (range.lower + range.upper) / 2 }
    return problem(at: point, kernel.count)?.approximation
  }

  /// The eigenvalues of J in floating point, as for `approximation`.
  var approximateSpectrum: Guess<[FloatComplex]>? {
    let ranges = problem.game.rangedParameters.compactMap(\.namedRange)
    var point: [String: RationalFunction] = [:]
    for range in ranges { point[range.name] = RationalFunction((range.lower + range.upper) / 2) }
    let matrix = update.jacobian.map { $0.substituting(point) ?? $0 }
    let names = Set(matrix.entries.flatMap(\.variables))
    for name in names {
      let ball = update.enclosures[name] ?? (try? update.kernels.kernels[name]?.ball(precision: 64))
      if let value = ball.flatMap({ Rational(exactly: $0.approximation) }) {
        point[name] = RationalFunction(value)
      }
    }
    let floats = FloatMatrix(rowCount: matrix.rowCount, columnCount: matrix.rowCount) {
      matrix[$0, $1].substituting(point)?.constant?.approximation ?? .nan
    }
    return floats.eigenvalues
  }

  /// The problem with fractions for its named numbers; `nil` when an entry divides by zero there.
  private func problem(at values: [String: Rational], _ fixedDirections: Int) -> RateProblem? {
    let functions = values.mapValues { RationalFunction($0) }
    return RateProblem(
      update.matrix.map { $0.substituting(functions) ?? $0 }, rate: update.method.method.rate,
      fixedDirections: fixedDirections)
  }

  /// The problem through the eigenvalues of J; `nil` for a method that is not made of J alone, or an irrational J.
  private func exactSpectrum(_ fixedDirections: Int) -> EnclosedSpectrumProblem? {
    let entries = update.jacobian.entries.compactMap(\.constant)
    let size = update.jacobian.rowCount
    guard entries.count == size * size, let scalar else { return nil }
    return EnclosedSpectrumProblem(
      scalar, of: Matrix(rowCount: size, columnCount: size, entries: entries),
      fixedDirections: fixedDirections)
  }

  /// The same with enclosed entries; `nil` also when Arb cannot enclose the eigenvalues, or directions are at rest.
  private func enclosedSpectrum(_ values: [String: Ball], _ fixedDirections: Int) -> EnclosedSpectrumProblem?
  {
    guard fixedDirections == 0, let scalar else { return nil }
    var entries: [Ball] = []
    for entry in update.jacobian.entries {
      guard let value = entry.ball(at: values) else { return nil }
      entries.append(value)
    }
    let size = update.jacobian.rowCount
    guard let spectrum = Matrix(rowCount: size, columnCount: size, entries: entries).eigenvalues else {
      return nil
    }
    return EnclosedSpectrumProblem(scalar, spectrum: spectrum)
  }

  /// What the rule does to one eigenvalue of J; `nil` for a rule that is not made of J alone.
  var scalar: ScalarProblem? {
    update.method.symbol(ofEigenvalue: "j").flatMap { ScalarProblem($0, rate: update.method.method.rate) }
  }
}

extension Game.Parameter {
  var namedRange: (name: String, lower: Rational, upper: Rational)? {
    guard case .range(let low, let high) = value else { return nil }
    return (name, low, high)
  }
}
