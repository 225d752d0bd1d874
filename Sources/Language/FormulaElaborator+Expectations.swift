// Expectations in formulas: laws, finite support, several draws.

import Exact
import Symbolic

extension FormulaElaborator {
  /// What is averaged, where the names of the draws have a meaning.
  typealias Body = (FormulaElaborator) throws(PlacedFault) -> Tensor

  /// The first draw is outermost, so that later laws may depend on earlier draws.
  func expectation(
    _ draws: ArraySlice<Syntax.Draw>, _ range: SourceRange, _ body: Body
  ) throws(PlacedFault) -> Tensor {
    guard let draw = draws.first else { return try body(self) }
    if Keywords.functions.contains(draw.name) {
      throw PlacedFault(.reservedName(draw.name), draw.nameRange)
    }
    switch draw.source {
    case .points(let points):
      return try average(draw, points, draws.dropFirst(), range, body)
    case .law(let name, let nameRange, let arguments):
      let law = try law(name, nameRange, arguments, draw.range)
      if let sampler {
        let drawn = sampler.draw(law.standardKind, at: draw.range)
        let share = Expression(Rational(1, over: drawn.size))
        return try mean(
          drawn.variables.map { law.image(of: .variable($0)) },
          weights: drawn.variables.map { _ in share }, named: draw.name, draws.dropFirst(), range, body)
      }
      var inner = self
      // The variable drawn may share its name with a player's variable outside, so it gets one of its own.
      let variable = Variable("~draw.\(draw.name).\(draw.range.start)")
      inner.scope[draw.name] = .value(Tensor(.variable(variable)))
      let rest = try inner.expectation(draws.dropFirst(), range, body)
      return rest.map { .expectation(over: variable, law, of: $0) }
    }
  }

  func law(
    _ name: String, _ nameRange: SourceRange, _ arguments: [Syntax], _ range: SourceRange
  ) throws(PlacedFault) -> Law {
    guard ["uniform", "normal"].contains(name) else {
      throw PlacedFault(
        .unknownLaw(name, nearest: Spelling.nearest(to: name, among: ["uniform", "normal"])), nameRange)
    }
    guard arguments.count == 2 else {
      throw PlacedFault(.argumentCount(name, expected: 2, found: arguments.count), range)
    }
    let (first, second) = (try number(arguments[0]), try number(arguments[1]))
    if name == "uniform" {
      if (second - first).variables.isEmpty, try sign(second - first, range) <= 0 {
        throw PlacedFault(.emptyRange, range)
      }
      return .uniform(from: first, to: second)
    }
    if second.variables.isEmpty, try sign(second, arguments[1].range) <= 0 {
      throw PlacedFault(.negativeVariance(second.text), arguments[1].range)
    }
    return .normal(mean: first, variance: second)
  }

  func sign(_ constant: Expression, _ range: SourceRange) throws(PlacedFault) -> Int {
    do { return try constant.constantSign() } catch { throw PlacedFault(.undefined(error), range) }
  }

  /// The probability of every point; equal ones where none are written.
  func weights(
    of points: [(value: Syntax, weight: Syntax?)], _ range: SourceRange
  ) throws(PlacedFault) -> [Expression] {
    guard !points.isEmpty else { throw PlacedFault(.emptySupport, range) }
    guard points.count <= Self.sizeLimit else {
      throw PlacedFault(.tooMany("points", limit: Self.sizeLimit), range)
    }
    let even = Expression(Rational(1, over: points.count))
    var weights: [Expression] = []
    for point in points {
      guard let syntax = point.weight else {
        weights.append(even)
        continue
      }
      let weight = try number(syntax)
      if weight.variables.isEmpty, try sign(weight, syntax.range) < 0 {
        throw PlacedFault(.negativeWeight(weight.text), syntax.range)
      }
      weights.append(weight)
    }
    let total = Expression.sum(weights)
    if !(total - 1).isCertainlyZero { throw PlacedFault(.weightsSum(total.text), range) }
    return weights
  }

  private func average(
    _ draw: Syntax.Draw, _ points: [(value: Syntax, weight: Syntax?)], _ rest: ArraySlice<Syntax.Draw>,
    _ range: SourceRange, _ body: Body
  ) throws(PlacedFault) -> Tensor {
    var weights = try weights(of: points, draw.range)
    if let sampler {
      weights = sampler.draw(.shares(weights), at: draw.range).variables.map { .variable($0) }
    }
    var values: [Expression] = []
    for point in points { values.append(try number(point.value)) }
    return try mean(values, weights: weights, named: draw.name, rest, range, body)
  }

  /// The weighted mean of a body over values of a name.
  private func mean(
    _ values: [Expression], weights: [Expression], named name: String, _ rest: ArraySlice<Syntax.Draw>,
    _ range: SourceRange, _ body: Body
  ) throws(PlacedFault) -> Tensor {
    var parts: [Tensor] = []
    for (value, weight) in zip(values, weights) {
      var inner = self
      inner.scope[name] = .value(Tensor(value))
      parts.append(weight * (try inner.expectation(rest, range, body)))
    }
    let (rows, columns) = (parts[0].rowCount, parts[0].columnCount)
    let sums = parts[0].entries.indices.map { place in Expression.sum(parts.map { $0.entries[place] }) }
    return Tensor(rowCount: rows, columnCount: columns, entries: sums)
  }
}
