// A method applied to a game: the whole step as formulas in the state.

import Exact
import Language
import Symbolic

/// The step of a method on a game, nonlinear as it is.
///
/// States are the game's variables and, for each memory, a copy of them called `w.x`. Implicit parts of a method
/// appear as unknowns with equations, in the order in which they have to be solved: each may use the states and the
/// unknowns before it.
package struct UpdateMap: Sendable {
  /// Unknowns that make all residuals 0.
  package struct Implicit: Sendable {
    package let unknowns: [Variable]
    package let residuals: [Expression]
  }

  package let states: [Variable]
  package let implicit: [Implicit]
  /// The new value of every state, in the states, the unknowns, the rate and the parameters.
  package let update: [Expression]
  /// The values of the states at the start: z as it is, memories as the method says.
  package let initialMemory: [Expression]
  /// What names in the formulas stand for, in an order in which they can be worked out; only where points are named.
  package let definitions: [Definition]
  /// Where random numbers are drawn; none for a game without draws and a step without noise.
  package let sites: [Site]

  /// A coordinate of a point at which the field is evaluated. Without names, formulas of formulas of formulas would
  /// become larger with every evaluation of a step, by more than a factor.
  package struct Definition: Sendable {
    package let variable: Variable
    package let value: Expression

    package init(variable: Variable, value: Expression) { (self.variable, self.value) = (variable, value) }
  }

  /// A point at which a step evaluates the field, and what is random there.
  package struct Site: Sendable {
    package let point: [Expression]
    /// What is added to the field, an entry a variable; empty without noise.
    package let noise: [Variable]
    /// The game's draws as they are called here.
    package let draws: [Draw]
    /// The site of the step before whose point is this one: a gradient that is remembered keeps its noise.
    package fileprivate(set) var remembered: Int?
  }

  /// - Parameters:
  ///   - isNoisy: whether something is to be added to every evaluation of the field.
  ///   - namesPoints: whether the points at which the field is evaluated get names.
  package init(
    _ method: Method, of game: Game, settings: MethodSettings, overriding: [String: Rational] = [:],
    isNoisy: Bool = false, namesPoints: Bool = false
  ) throws(UpdateMapFault) {
    let field: [Expression]
    do throws(EvaluationFault) { field = try game.field(overriding: overriding) } catch {
      throw .undefined(error)
    }
    try self.init(
      method, field: field, variables: game.variables, blocks: game.blocks, draws: game.draws,
      settings: settings, isNoisy: isNoisy, namesPoints: namesPoints)
  }

  /// The step on a game that is known by its field.
  package init(
    _ method: Method, field: [Expression], variables: [Variable], blocks: [Range<Int>], draws: [Draw] = [],
    settings: MethodSettings, isNoisy: Bool = false, namesPoints: Bool = false
  ) throws(UpdateMapFault) {
    let domain = SymbolicDomain(
      field: field, variables: variables, blocks: blocks, draws: draws, isNoisy: isNoisy,
      namesPoints: namesPoints)
    var interpreter = Interpreter(
      domain, substituting: settings.substituted, values: ["z": variables.map { .variable($0) }])
    do throws(MethodFault) {
      var initial: [Expression] = []
      for memory in method.memory {
        initial += try interpreter.value(of: memory.initial)
        interpreter.values[memory.name] = variables.map { .variable("\(memory.name).\($0.name)") }
      }
      initialMemory = initial
      let names = ["z"] + method.memory.map(\.name)
      states = names.flatMap { name in
        variables.map { name == "z" ? $0 : Variable("\(name).\($0.name)") }
      }
      try interpreter.run(method.body)
      update = names.flatMap { interpreter.values[$0] ?? [] }
      sites = interpreter.domain.sites.map { site in
        var site = site
        let memory = method.memory.first { memory in
          site.point == variables.map { .variable("\(memory.name).\($0.name)") }
        }
        let stored = memory.flatMap { interpreter.values[$0.name] }
        site.remembered = interpreter.domain.sites.firstIndex { $0.point == stored }
        return site
      }
    } catch {
      throw .method(error)
    }
    implicit = interpreter.domain.implicit
    definitions = interpreter.domain.definitions
  }
}

/// Why there are no formulas for a step.
package enum UpdateMapFault: Error, Hashable, Sendable {
  case undefined(EvaluationFault)
  case method(MethodFault)
}

/// Vectors and matrices as formulas of one game.
private struct SymbolicDomain: MethodDomain {
  let field: [Expression]
  let variables: [Variable]
  let blocks: [Range<Int>]
  let slopes: Matrix<Expression>
  let draws: [Draw]
  let isNoisy: Bool
  let namesPoints: Bool
  private(set) var definitions: [UpdateMap.Definition] = []
  private var named: [[Expression]: [Expression]] = [:]
  private(set) var implicit: [UpdateMap.Implicit] = []
  private(set) var sites: [UpdateMap.Site] = []
  private var unknownCount = 0

  init(
    field: [Expression], variables: [Variable], blocks: [Range<Int>], draws: [Draw], isNoisy: Bool,
    namesPoints: Bool
  ) {
    (self.field, self.variables, self.blocks) = (field, variables, blocks)
    (self.draws, self.isNoisy, self.namesPoints) = (draws, isNoisy, namesPoints)
    slopes = Expression.jacobian(of: field, by: variables)
  }

  var playerCount: Int { blocks.count }
  private var size: Int { variables.count }

  func zero() -> [Expression] { variables.map { _ in .zero } }
  func sum(_ a: [Expression], _ b: [Expression]) -> [Expression] { zip(a, b).map { $0 + $1 } }

  func only(_ player: Int, _ vector: [Expression]) -> [Expression] {
    vector.indices.map { blocks[player].contains($0) ? vector[$0] : .zero }
  }

  func scaled(_ vector: [Expression], by scale: Expression, _ range: SourceRange) -> [Expression] {
    vector.map { scale * $0 }
  }

  /// What is random at a point: drawn once, however often the step comes there.
  private mutating func site(at point: [Expression]) -> UpdateMap.Site? {
    guard isNoisy || !draws.isEmpty else { return nil }
    if let known = sites.first(where: { $0.point == point }) { return known }
    let number = sites.count + 1
    let site = UpdateMap.Site(
      point: point, noise: isNoisy ? variables.map { Variable("~noise\(number).\($0.name)") } : [],
      draws: draws.map { draw in
        Draw(
          kind: draw.kind, variables: draw.variables.map { Variable("\($0.name) at \(number)") },
          size: draw.size)
      })
    sites.append(site)
    return site
  }

  /// The point by names, where it needs some.
  private mutating func short(_ point: [Expression]) -> [Expression] {
    guard namesPoints else { return point }
    if let known = named[point] { return known }
    let number = named.count + 1
    let names = zip(variables, point).map { variable, coordinate in
      if coordinate.rational != nil { return coordinate }
      if case .variable = coordinate.form { return coordinate }
      let name = Variable("~point\(number).\(variable.name)")
      definitions.append(UpdateMap.Definition(variable: name, value: coordinate))
      return .variable(name)
    }
    named[point] = names
    return names
  }

  private mutating func put(
    _ point: [Expression], into formulas: [Expression], drawing site: UpdateMap.Site?, _ range: SourceRange
  ) throws(MethodFault) -> [Expression] {
    var values = Dictionary(uniqueKeysWithValues: zip(variables, short(point)))
    for (draw, own) in zip(draws, site?.draws ?? []) {
      for (variable, name) in zip(draw.variables, own.variables) { values[variable] = .variable(name) }
    }
    do throws(EvaluationFault) { return try Expression.substituting(values, in: formulas) } catch {
      throw MethodFault(.undefined(error), range)
    }
  }

  mutating func field(at point: [Expression], _ range: SourceRange) throws(MethodFault) -> [Expression] {
    let site = site(at: point)
    let values = try put(point, into: field, drawing: site, range)
    guard let noise = site?.noise, !noise.isEmpty else { return values }
    return zip(values, noise).map { $0 + .variable($1) }
  }

  func apply(
    _ matrix: Matrix<Expression>, to vector: [Expression], isConstant: Bool, _ range: SourceRange
  ) -> [Expression] {
    (0..<size).map { row in .sum((0..<size).map { matrix[row, $0] * vector[$0] }) }
  }

  func identity() -> Matrix<Expression> { .identity(size) }

  func projection(_ player: Int) -> Matrix<Expression> {
    masked(.identity(size)) { row, _ in blocks[player].contains(row) }
  }

  private func masked(_ matrix: Matrix<Expression>, _ keep: (Int, Int) -> Bool) -> Matrix<Expression> {
    Matrix(rowCount: size, columnCount: size) { keep($0, $1) ? matrix[$0, $1] : .zero }
  }

  mutating func jacobian(
    at point: [Expression], _ range: SourceRange
  ) throws(MethodFault) -> Matrix<Expression> {
    let site = draws.isEmpty ? nil : site(at: point)
    return Matrix(
      rowCount: size, columnCount: size,
      entries: try put(point, into: slopes.entries, drawing: site, range))
  }

  func part(_ part: OperatorPart, of matrix: Matrix<Expression>) -> Matrix<Expression> {
    let half = Expression(Rational(1, over: 2))
    func owner(_ index: Int) -> Int? { blocks.firstIndex { $0.contains(index) } }
    switch part {
    case .transpose: return matrix.transposed
    case .symmetric: return half * (matrix + matrix.transposed)
    case .antisymmetric: return half * (matrix - matrix.transposed)
    case .ownBlocks: return masked(matrix) { owner($0) == owner($1) }
    case .otherBlocks: return masked(matrix) { owner($0) != owner($1) }
    case .block(let row, let column):
      return masked(matrix) { blocks[row].contains($0) && blocks[column].contains($1) }
    }
  }

  /// The entries of an inverse are unknowns, determined by matrix*inverse = identity.
  mutating func inverse(of matrix: Matrix<Expression>, _ range: SourceRange) -> Matrix<Expression> {
    solve(matrix, over: 0..<size)
  }

  mutating func inverse(
    ofBlock player: Int, of matrix: Matrix<Expression>, _ range: SourceRange
  ) -> Matrix<Expression> {
    solve(matrix, over: blocks[player])
  }

  private mutating func solve(_ matrix: Matrix<Expression>, over range: Range<Int>) -> Matrix<Expression> {
    unknownCount += 1
    let names = Matrix<Variable>(rowCount: range.count, columnCount: range.count) { row, column in
      Variable("~inverse\(unknownCount).\(row).\(column)")
    }
    var residuals: [Expression] = []
    for (place, row) in range.enumerated() {
      for column in 0..<range.count {
        let product = Expression.sum(
          range.enumerated().map { k, inner in matrix[row, inner] * .variable(names[k, column]) })
        residuals.append(place == column ? product - 1 : product)
      }
    }
    implicit.append(UpdateMap.Implicit(unknowns: names.entries, residuals: residuals))
    return Matrix(rowCount: size, columnCount: size) { row, column in
      guard range.contains(row), range.contains(column) else { return .zero }
      return .variable(names[row - range.lowerBound, column - range.lowerBound])
    }
  }

  func scaled(_ matrix: Matrix<Expression>, by scale: Expression, _ range: SourceRange) -> Matrix<Expression>
  {
    scale * matrix
  }

  func sum(_ a: Matrix<Expression>, _ b: Matrix<Expression>) -> Matrix<Expression> { a + b }
  func product(_ a: Matrix<Expression>, _ b: Matrix<Expression>) -> Matrix<Expression> { a * b }

  var computesWeights: Bool { true }

  mutating func define(_ variable: Variable, as value: WeightValue<[Expression]>, of weight: Weight) {
    definitions.append(
      UpdateMap.Definition(
        variable: variable, value: value.formula(blocks).clipped(from: weight.lower, to: weight.upper)))
  }

  mutating func candidates(for name: String) -> [[Expression]] {
    unknownCount += 1
    return [variables.map { .variable("~\(name)\(unknownCount).\($0.name)") }]
  }

  mutating func solution(
    _ candidate: [Expression], equals right: [Expression], _ range: SourceRange
  ) -> [Expression]? {
    let unknowns = candidate.flatMap(\.variables)
    implicit.append(UpdateMap.Implicit(unknowns: unknowns, residuals: zip(candidate, right).map { $0 - $1 }))
    return candidate
  }

  func unsolvable(_ name: String, _ right: [Expression], _ range: SourceRange) -> MethodFault {
    MethodFault(.unknownName(name, nearest: nil), range)
  }

  /// Formulas have no short way to say "the same again".
  func repeated(
    _ vector: [Expression], _ count: Int,
    _ body: (inout SymbolicDomain, [Expression]) throws(MethodFault) -> [Expression]?
  ) -> [Expression]? {
    nil
  }
}
