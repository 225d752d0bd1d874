// What the shipped games expect of methods, held against the derived update Jacobians.

import Exact
import Language
import Symbolic
import Testing

@testable import Linearization

/// Repeated roots close to the circle cost many digits.
private let bits = 1_024

/// Whether all roots of a monic polynomial lie inside the circle of radius r: `nil` when the balls do not tell.
///
/// Schur and Cohn: p has all roots inside the unit circle exactly when |p(0)| < |lead| and the polynomial of lower
/// degree (lead*p(x) - p(0)*x^n*p(1/x))/x has.
func rootsLieInside(_ radius: Ball, _ coefficients: [Ball]) -> Bool? {
  var rest = coefficients
  var power = Ball(.one, precision: bits)
  for place in rest.indices {
    rest[place] = rest[place] * power
    power = power * radius
  }
  while rest.count > 1 {
    let (low, high) = (rest[0], rest[rest.count - 1])
    let gap = high * high - low * low
    if gap.isNegative { return false }
    guard gap.isPositive else { return nil }
    let mirrored = Array(rest.reversed())
    rest = (1..<rest.count).map { high * rest[$0] - low * mirrored[$0] }
  }
  return true
}

/// det(x*I - M) with ball coefficients, constant first, by Faddeev and LeVerrier.
func characteristicCoefficients(_ matrix: Matrix<Ball>) -> [Ball] {
  let size = matrix.rowCount
  var coefficients = [Ball(.one, precision: bits)]
  var product = Matrix<Ball>.identity(size)
  for k in 1...size {
    let image = matrix * product
    let next = image.trace * Ball(Rational(-1, over: k), precision: bits)
    coefficients.append(next)
    product = image + next * Matrix.identity(size)
  }
  return coefficients.reversed()
}

/// A method at one of a game's equilibria, asked about single rates.
struct Probe {
  let update: UpdateJacobian
  let kernelDimension: Int

  /// Whether the spectral radius is below r at a rate, the directions in which all points are equilibria left out.
  func isBelow(_ radius: Ball, at rate: Expression) throws -> Bool? {
    let rate = try rate.ball(precision: bits)
    guard let matrix = update.enclosed(at: [update.method.method.rate: rate], precision: bits) else {
      return nil
    }
    var coefficients = characteristicCoefficients(matrix)
    for _ in 0..<kernelDimension {
      // Division by x - 1; the remainder is 0.
      var quotient = [coefficients[coefficients.count - 1]]
      for coefficient in coefficients.dropFirst().dropLast().reversed() {
        quotient.insert(coefficient + quotient[0], at: 0)
      }
      coefficients = quotient
    }
    return rootsLieInside(radius, coefficients)
  }
}

@Suite("Expect lines")
struct ExpectLinesTests {
  static let lines: [(String, Int)] = Catalogue.games.flatMap { entry in
    let count = (try? Game(reading: entry.file).expectations.count) ?? 0
    return (0..<count).map { (entry.name, $0) }
  }

  private func probes(_ game: Game, _ expect: Expect) throws -> [Probe] {
    // A coefficient known up to a range is tried at its ends and in the middle.
    let samples: [[String: Rational]] = game.rangedParameters.reduce([[:]]) { samples, parameter in
      guard case .range(let low, let high) = parameter.value else { return samples }
      return samples.flatMap { sample in
        [low, (low + high) / 2, high].map { value in sample.merging([parameter.name: value]) { $1 } }
      }
    }
    return try samples.map { overriding in
      let search = try EquilibriumSearch(game, overriding: overriding)
      let equilibrium =
        game.equilibria.isEmpty
        ? try search.equilibria()[0] : try search.claimed(expect.equilibrium ?? 0)
      let method = try shippedMethod(expect.method)
      let settings = try MethodSettings(
        for: method, playerCount: game.players.count, choosing: expect.settings.mapValues { Expression($0) })
      let linear = try LinearizedMethod(method, playerCount: game.players.count, settings: settings)
      let update = try UpdateJacobian(linear, of: game, at: equilibrium, jacobian: search.jacobian)
      let numbers = update.jacobian.entries.compactMap(\.constant)
      let size = update.jacobian.rowCount
      let kernelDimension =
        numbers.count == size * size
        ? Matrix(rowCount: size, columnCount: size, entries: numbers).kernel.columnCount : 0
      return Probe(update: update, kernelDimension: kernelDimension)
    }
  }

  @Test("hold at rates inside, outside, and close to their ends", arguments: lines)
  func hold(name: String, index: Int) throws {
    let game = try shippedGame(name)
    let expect = game.expectations[index]
    let probes = try probes(game, expect)
    let near = Expression(Rational(1, over: 1_000_000))
    func all(_ rate: Expression, _ radius: Ball = .one) throws -> Bool? {
      let answers = try probes.map { try $0.isBelow(radius, at: rate) }
      if answers.contains(false) { return false }
      return answers.contains(nil) ? nil : true
    }
    switch expect.claim {
    case .on(let behaviour, let intervals):
      for interval in intervals {
        let upper = interval.upper ?? interval.lower + 100
        let width = upper - interval.lower
        let inside = [near, Expression(Rational(1, over: 3)), 1 - near].map { interval.lower + $0 * width }
        for rate in inside { try hold(behaviour, rate, all) }
        if interval.upper != nil { #expect(try all(upper * (1 + near)) != true) }
        if !interval.lower.isZero { #expect(try all(interval.lower * (1 - near)) != true) }
      }
    case .neverConverges:
      for rate in [1, 10, 100, 1_000].flatMap({ [Rational($0, over: 100), Rational(3 * $0, over: 700)] }) {
        #expect(try all(Expression(rate)) != true)
      }
    case .at(let rate, let behaviour, let radius):
      try hold(behaviour, rate, all)
      guard let radius else { return }
      let step = radius.knownDecimals.map { Rational(10).power(-$0) } ?? Rational(10).power(-12)
      #expect(try all(rate, Ball(radius.value + step, precision: bits)) == true)
      if !radius.value.isZero {
        let below = radius.knownDecimals == nil ? radius.value - step : radius.value
        #expect(try all(rate, Ball(below, precision: bits)) == false)
      }
    }
  }

  private func hold(
    _ behaviour: Expect.Behaviour, _ rate: Expression, _ all: (Expression, Ball) throws -> Bool?
  ) throws {
    switch behaviour {
    case .converges: #expect(try all(rate, .one) == true)
    case .diverges: #expect(try all(rate, .one) == false)
    case .conserves:
      let margin = Rational(1, over: 1_000_000_000)
      #expect(try all(rate, .one) != true)
      #expect(try all(rate, Ball(1 + margin, precision: bits)) == true)
      #expect(try all(rate, Ball(1 - margin, precision: bits)) == false)
    }
  }
}
