// What vectors and matrices are while a method's step is written out for one game: formulas.

import Exact
import Language
import Symbolic

/// Vectors and matrices as formulas of one game.
struct SymbolicDomain: MethodDomain {
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
  ) throws(MethodFault) -> [Expression]? {
    let unknowns = candidate.flatMap(\.variables)
    let residuals = try unfolded(zip(candidate, right).map { $0 - $1 }, Set(unknowns), range)
    implicit.append(UpdateMap.Implicit(unknowns: unknowns, residuals: residuals))
    return candidate
  }

  /// The formulas without names that stand for something in the unknowns, so that they can be differentiated by these.
  private func unfolded(
    _ formulas: [Expression], _ unknowns: Set<Variable>, _ range: SourceRange
  ) throws(MethodFault) -> [Expression] {
    var depending: [Variable: Expression] = [:]
    // A definition uses earlier ones only.
    for definition in definitions
    where definition.value.variables.contains(where: { unknowns.contains($0) || depending[$0] != nil }) {
      do throws(EvaluationFault) {
        depending[definition.variable] = try definition.value.substituting(depending)
      } catch {
        throw MethodFault(.undefined(error), range)
      }
    }
    do throws(EvaluationFault) { return try Expression.substituting(depending, in: formulas) } catch {
      throw MethodFault(.undefined(error), range)
    }
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
