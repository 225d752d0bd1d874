// What a certificate is about, made ready to be run.

import Certificates
import Exact
import Language
import Linearization
import Simulation
import Spectral
import Symbolic

/// A rule on a game, to be run.
struct RunSubject {
  let map: UpdateMap
  let point: [Expression]
  let isAffine: Bool
  let constants: [String: Expression]
  /// The update Jacobian in the parameters.
  let matrix: Matrix<RationalFunction>
  /// The game at its equilibrium; `nil` for a matrix.
  let linearized: LinearizedProblem?
  let rule: UpdateRule

  init(_ problem: Problem, _ rule: UpdateRule, _ words: [String: String], at place: Int) throws {
    let (linearized, _) = try problem.ranged(by: rule, setting: words, at: place)
    let (game, update) = (linearized.problem.game, linearized.update)
    guard case .exact(let values) = update.equilibrium.coordinates else {
      throw Undecided(description: "\(problem.name): the equilibrium is known by enclosures only\n")
    }
    do {
      map = try UpdateMap(
        rule.method, of: game, settings: update.method.settings, overriding: linearized.settings.game,
        namesPoints: true)
      let field = try game.field(overriding: linearized.settings.game)
      let slopes = Expression.jacobian(of: field, by: game.variables).entries
      let variables = Set(game.variables)
      isAffine = slopes.allSatisfy { variables.isDisjoint(with: $0.variables) }
    } catch let fault as EvaluationFault {
      throw InputFault.faulty("\(problem.name): error: \(Fault.undefined(fault).message)\n")
    } catch UpdateMapFault.method(let fault) {
      throw InputFault(Diagnostics([Diagnostic(fault.fault, at: fault.range, in: rule.method.file)]))
    }
    point = game.variables.map { values[$0] ?? .zero }
    constants = update.method.settings.constants
    (matrix, self.linearized, self.rule) = (update.matrix, linearized, rule)
  }

  /// The Jacobian in a statement; `nil` when the statement is not about it with this rule.
  init?(matrixIn statement: JSON, _ rule: UpdateRule, _ words: [String: String], _ box: ParameterBox) throws {
    guard let jacobian = statement["game"]?["jacobian"]?.rows, jacobian.isSquare,
      let counts = statement["game"]?["blocks"]?.elements?.compactMap({ json -> Int? in
        if case .count(let count) = json, count > 0 { count } else { nil }
      }), counts.reduce(0, { $0 &+ $1 }) == jacobian.rowCount, counts.count <= jacobian.rowCount
    else { return nil }
    var start = 0
    let blocks = counts.map { count in
      defer { start += count }
      return start..<start + count
    }
    let names = box.ranges.map(\.name).filter { $0 != box.rate }
    let values = words.filter { Span($0.value) == nil }
    let settings = try Settings(values, method: rule.method, playerCount: blocks.count, gameNames: [])
    let method = try rule.linearized(
      playerCount: blocks.count, setting: settings.method, leavingFree: names)
    let resolved = try ResolvedProblem(jacobian: jacobian, blocks: blocks, method, box: box.entries)
    guard resolved.isSubject(ofStatement: statement) else { return nil }
    let variables = (1...jacobian.rowCount).map { Variable("x", component: $0) }
    let field = jacobian.rows.map { row in
      Expression.sum(scaled: zip(row, variables).map { ($0, .variable($1)) })
    }
    map = try UpdateMap(
      rule.method, field: field, variables: variables, blocks: blocks, settings: method.settings,
      namesPoints: true)
    var kernels = method.kernels
    matrix = try method.matrix(at: jacobian.map { RationalFunction($0) }, blocks: blocks, kernels: &kernels)
    (point, isAffine, linearized, self.rule) = (variables.map { _ in .zero }, true, nil, rule)
    constants = method.settings.constants
  }

  /// The largest modulus of the update Jacobian's eigenvalues, but for those of directions at rest.
  func radius(at stated: StatedClaim, _ place: [Rational]) -> Double? {
    let box = stated.box
    var values: [String: Rational] = [:]
    for (range, value) in zip(box.ranges, place) { values[range.name] = value }
    for entry in box.entries where entry.isPoint { values[entry.name] = entry.lower }
    for (name, value) in constants { values[name] = value.rational }
    var entries: [Double] = []
    for entry in matrix.entries {
      guard let value = entry.evaluated(at: values) else { return nil }
      entries.append(value.approximation)
    }
    let size = matrix.rowCount
    let numbers = FloatMatrix(rowCount: size, columnCount: size) { entries[$0 * size + $1] }
    return numbers.eigenvalues?.value.withoutOnes(stated.restCount).map(\.modulus).max()
  }

  // MARK: Beyond the safe set

  private static let farther = Rational(51, over: 50)
  private static let stepCount = 5_000

  /// A rate just above the end of the piece of the safe set that the claim is about, if that has an end.
  func beyond(_ stated: StatedClaim) -> Validation.Beyond? {
    guard case .converges = stated.claim, let linearized, stated.box.ranges.count <= 1,
      stated.box.ranges.allSatisfy({ $0.name == stated.box.rate }),
      linearized.problem.game.rangedParameters.allSatisfy({ linearized.settings.game[$0.name] != nil })
    else { return nil }
    var question = RangeQuestion()
    question.wantsBest = false
    guard let answer = try? linearized.range(question).answer else { return nil }
    let end = stated.box.entries.first { $0.name == stated.box.rate }?.upper ?? .zero
    guard
      let piece = answer.safe.first(where: { piece in
        piece.lower.enclosure.lower <= end && (piece.upper.map { end <= $0.enclosure.upper } ?? true)
      }), let upper = piece.upper?.enclosure.upper, upper.sign > 0
    else { return nil }
    let rate = Rational.simplest(between: upper * Rational(101, over: 100), and: upper * Self.farther)
    // What follows may be safe again.
    guard
      !answer.safe.contains(where: { other in
        other.lower.enclosure.lower <= rate && (other.upper.map { rate <= $0.enclosure.upper } ?? true)
      })
    else { return nil }
    guard let starts = try? SimulationQuestion.Starts(count: 8, distance: "1e-6"),
      var runs = try? SimulationQuestion(
        starts: starts, stepCount: Self.stepCount, rate: rate.description, option: "--eta")
    else { return nil }
    // Farther away the game's own curvature may hold them.
    (runs.interval, runs.limit) = (1, 1e-2)
    let words = Dictionary(
      uniqueKeysWithValues: linearized.settings.method.map { ("method.\($0.key)", $0.value.description) }
        + linearized.settings.game.map { ("game.\($0.key)", $0.value.description) })
    let place = 1 + (linearized.update.equilibrium.claim ?? 0)
    guard let simulated = try? linearized.problem.simulated(by: rule, setting: words, at: place, runs).runs
    else {
      return nil
    }
    let farthest = simulated.trajectories.flatMap { run in run.moments.map { ($0.distance, $0.step) } }
      .filter { $0.0.isFinite }.max { $0.0 < $1.0 }
    return farthest.map {
      Validation.Beyond(rate: rate, growth: $0.0 / 1e-6, stepCount: $0.1, radius: simulated.radius)
    }
  }
}
