// A method applied to a game, with whatever a theorem sets.

import Exact
import Language
import Linearization
import Spectral
import Symbolic

/// The update Jacobian of a method for one game, with parameters that may be irrational.
package struct Application: Sendable {
  let subject: Subject
  let method: LinearizedMethod
  /// Entries in the rate and in names of irrational numbers.
  let matrix: Matrix<RationalFunction>
  private let determinants: [RationalFunction]
  private let kernels: KernelTable
  /// Numbers that a theorem sets and that are no fractions.
  private let irrational: [String: Number]

  /// Directions in which every point is an equilibrium.
  let fixedDirections: Int

  /// - Parameters:
  ///   - values: the method's parameters, as formulas in the rate and in names of irrational numbers.
  ///   - irrational: what these names stand for.
  init(
    _ rule: Method, on subject: Subject, setting values: [String: Expression], irrational: [String: Number]
  ) throws(NoValue) {
    do {
      let settings = try MethodSettings(
        for: rule, playerCount: subject.blocks.count, choosing: values)
      method = try LinearizedMethod(rule, playerCount: subject.blocks.count, settings: settings)
      guard settings.free.isEmpty else {
        throw NoValue.undefined("\(rule.name) needs a value for '\(settings.free[0])'")
      }
      var kernels = method.kernels
      matrix = try method.matrix(at: subject.jacobian, blocks: subject.blocks, kernels: &kernels)
      determinants = try method.determinants(at: subject.jacobian, blocks: subject.blocks, kernels: &kernels)
      self.kernels = kernels
    } catch let fault as NoValue {
      throw fault
    } catch let fault as UpdateFault {
      throw .undefined(fault.words(rule.name))
    } catch {
      throw .undefined("\(rule.name) cannot be used on this game")
    }
    self.subject = subject
    self.irrational = irrational
    fixedDirections = subject.rational.map { $0.rowCount - $0.rank } ?? 0
  }

  var rate: String { method.method.rate }
  var hasMemory: Bool { method.components.count > 1 }

  /// What a method remembers before its first step.
  enum Start {
    case z, zero
  }

  /// How a memory begins; `nil` for anything but z and 0.
  func start(ofMemory place: Int) -> Start? {
    switch method.method.memory[place].initial {
    case .name("z", _): .z
    case .zero: .zero
    default: nil
    }
  }

  /// The problem with exact numbers; `nil` when some are irrational.
  var exactProblem: RateProblem? {
    RateProblem(matrix, rate: rate, fixedDirections: fixedDirections, determinants: determinants)
  }

  /// Enclosures of all names in the matrix but the rate.
  private func numbers(_ precision: Int) -> [String: Ball]? {
    guard var numbers = subject.names.enclosures(precision) else { return nil }
    for (name, value) in irrational { numbers[name] = value.ball(precision) }
    for name in Set(matrix.entries.flatMap(\.variables)) where name != rate && numbers[name] == nil {
      guard let kernel = kernels.kernels[name], let value = try? kernel.ball(precision: precision) else {
        return nil
      }
      numbers[name] = value
    }
    return numbers
  }

  /// M at a rate; `nil` when an entry has no value there, or cannot be enclosed.
  func matrix(at place: Number, precision: Int) -> Matrix<Ball>? {
    guard var point = numbers(precision) else { return nil }
    point[rate] = place.ball(precision)
    var entries: [Ball] = []
    for entry in matrix.entries {
      guard let ball = entry.ball(at: point, precision: precision), ball.isFinite else { return nil }
      entries.append(ball)
    }
    return Matrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount, entries: entries)
  }

  /// M at a rate when all its entries are fractions.
  func exactMatrix(at place: Number) -> Matrix<Rational>? {
    guard let place = place.rational else { return nil }
    var entries: [Rational] = []
    for entry in matrix.entries {
      guard Set(entry.variables).subtracting([rate]).isEmpty, let value = entry.evaluated(at: [rate: place])
      else { return nil }
      entries.append(value)
    }
    return Matrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount, entries: entries)
  }

  /// The rates that converge.
  func safeRates() throws(NoValue) -> TrueRates {
    if let problem = exactProblem { return TrueRates(exact: SafeSet(of: problem), of: problem) }
    guard let values = numbers(512) else { throw .undecided("a number in M has no enclosure") }
    let midpoints = values.compactMapValues { Rational(exactly: $0.approximation) }.mapValues {
      RationalFunction($0)
    }
    guard fixedDirections == 0,
      let near = RateProblem(matrix.map { $0.substituting(midpoints) ?? $0 }, rate: rate)
    else { throw .undecided("directions at rest cannot be told from enclosures") }
    var question = RangeQuestion()
    question.wantsBest = false
    // Where many names would make the polynomials explode, the eigenvalues of J come first.
    let isSmall = values.count <= 9 && matrix.rowCount <= 6
    let answer =
      isSmall
      ? EnclosedFamily(matrix, rate: rate, values: values).flatMap { family in
        try? RangeAnswer(question, about: family, near: near)
      }
      : spectrum(values).flatMap { spectrum in try? RangeAnswer(question, about: spectrum, near: near) }
    guard let answer else { throw .undecided("enclosures do not tell which rates converge") }
    return TrueRates(pieces: answer.safe, cells: answer.cells.map { ($0.interval, $0.behaviour) })
  }

  /// Through the eigenvalues of J, for a method that is made of J alone.
  private func spectrum(_ values: [String: Ball]) -> EnclosedSpectrumProblem? {
    guard irrational.isEmpty, let symbol = method.symbol(ofEigenvalue: "j"),
      let scalar = ScalarProblem(symbol, rate: rate)
    else { return nil }
    var entries: [Ball] = []
    for entry in subject.jacobian.entries {
      guard let ball = entry.ball(at: values) else { return nil }
      entries.append(ball)
    }
    let jacobian = Matrix(rowCount: subject.size, columnCount: subject.size, entries: entries)
    return jacobian.eigenvalues.flatMap { EnclosedSpectrumProblem(scalar, spectrum: $0) }
  }
}

/// The rates that truly converge, and what all others do.
package struct TrueRates: Sendable {
  let pieces: [RateInterval]
  /// All intervals; empty where they are not known.
  let cells: [(interval: RateInterval, behaviour: Behaviour)]

  init(exact set: SafeSet, of problem: RateProblem) {
    self.init(
      pieces: set.pieces.map(\.interval), cells: set.cells.map { ($0.interval, $0.behaviour) })
  }

  init(pieces: [RateInterval], cells: [(RateInterval, Behaviour)]) {
    (self.pieces, self.cells) = (pieces, cells.map { (interval: $0.0, behaviour: $0.1) })
  }
}

extension RateEnd {
  /// The end as a number that may be compared.
  var number: Number {
    switch self {
    case .exact(let value): .exact(value)
    case .enclosed(let lower, let upper): .enclosed(Ball(from: lower, to: upper, precision: 640))
    case .guess(let guess):
      .enclosed(Ball(midpoint: Rational(exactly: guess.value) ?? .zero, radius: 1, precision: 64))
    }
  }
}

extension UpdateFault {
  fileprivate func words(_ rule: String) -> String {
    switch self {
    case .undefined: "\(rule) has no value at this equilibrium"
    case .divisionByZero: "\(rule) divides by zero on this game"
    case .singular(let word): "\(rule) cannot be used on this game: \(word) has no inverse there"
    }
  }
}
