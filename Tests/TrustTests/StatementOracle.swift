// A second reader of statements, which computes what they say by other means: expressions, exact matrices and their eigenvalues.

import Certificates
import Exact
import Language
import Symbolic

/// A statement at one place of its box; everything is a number there.
struct StatementOracle {
  private let place: [Variable: Expression]
  private let jacobian: Matrix<Rational>
  private let owners: [Int]
  private let statement: JSON

  /// The update Jacobian.
  private(set) var matrix = Matrix<Rational>.zero(0, 0)

  /// `nil` when the statement makes no sense at the place, which no accepted one does.
  ///
  /// - Parameter share: where in every range of the box, from 0 to 1.
  init?(_ statement: JSON, share: Rational) {
    var coordinates: [Rational] = []
    for entry in statement["box"]?.elements ?? [] {
      guard let from = entry["from"]?.text.flatMap(Rational.init(exactly:)),
        let to = entry["to"]?.text.flatMap(Rational.init(exactly:))
      else { return nil }
      coordinates.append(from + share * (to - from))
    }
    self.init(statement, at: coordinates)
  }

  /// - Parameter coordinates: one number an entry of the box.
  init?(_ statement: JSON, at coordinates: [Rational]) {
    self.statement = statement
    let names = (statement["box"]?.elements ?? []).compactMap { $0["name"]?.text }
    guard names.count == coordinates.count, Set(names).count == names.count else { return nil }
    let place = Dictionary(
      uniqueKeysWithValues: zip(names, coordinates).map { (Variable($0), Expression($1)) })
    self.place = place
    guard let game = statement["game"], let (jacobian, owners) = Self.jacobian(game, place) else {
      return nil
    }
    (self.jacobian, self.owners) = (jacobian, owners)
    guard let rows = statement["rule"]?["update"]?.elements else { return nil }
    var blocks: [[Matrix<Rational>]] = []
    for row in rows {
      var line: [Matrix<Rational>] = []
      for word in row.elements ?? [] {
        guard let value = value(word) else { return nil }
        line.append(value)
      }
      blocks.append(line)
    }
    matrix = Matrix(blocks: blocks)
  }

  /// How many eigenvalues have a squared modulus below, at and above a number, as far as 200 bits tell.
  func moduli(comparedTo factor: Rational) -> (below: Int, at: Int, above: Int) {
    var counts = (below: 0, at: 0, above: 0)
    for root in matrix.characteristicPolynomial.complexRoots() {
      let modulus = root.modulus
      let gap = (modulus * modulus).approximation - factor.approximation
      if abs(gap) < 1e-13 { counts.at += 1 } else if gap < 0 { counts.below += 1 } else { counts.above += 1 }
    }
    return counts
  }

  // MARK: Games

  static func jacobian(_ game: JSON, _ place: [Variable: Expression]) -> (Matrix<Rational>, [Int])? {
    if let rows = game["jacobian"]?.elements {
      let entries = rows.map { ($0.elements ?? []).compactMap { $0.text.flatMap(Rational.init(exactly:)) } }
      let counts = (game["blocks"]?.elements ?? []).compactMap {
        if case .count(let n) = $0 { n } else { nil }
      }
      let owners = counts.enumerated().flatMap { Array(repeating: $0, count: $1) }
      guard entries.allSatisfy({ $0.count == rows.count }), owners.count == rows.count else { return nil }
      return (Matrix(rows: entries), owners)
    }
    guard let players = game["players"]?.elements, let equilibrium = game["equilibrium"]?.elements else {
      return nil
    }
    var (variables, field, owners): ([Variable], [Expression], [Int]) = ([], [], [])
    for (number, player) in players.enumerated() {
      let own = (player["variables"]?.elements ?? []).compactMap(\.text).map { Variable($0) }
      guard let cost = player["cost"].flatMap(formula) else { return nil }
      for variable in own {
        let slope = cost.derivative(by: variable)
        field.append(player["goal"]?.text == "minimizes" ? slope : -slope)
        variables.append(variable)
        owners.append(number)
      }
    }
    var point = place
    for (variable, value) in zip(variables, equilibrium) {
      guard let formula = formula(value), let number = try? formula.substituting(place) else { return nil }
      point[variable] = number
    }
    guard field.allSatisfy({ (try? $0.substituting(point).simplified())?.isCertainlyZero == true }) else {
      return nil
    }
    var entries: [Rational] = []
    for slope in field {
      for variable in variables {
        guard let second = try? slope.derivative(by: variable).substituting(point).simplified(),
          let number = second.rational
        else { return nil }
        entries.append(number)
      }
    }
    return (Matrix(rowCount: variables.count, columnCount: variables.count, entries: entries), owners)
  }

  static func formula(_ json: JSON) -> Expression? {
    if let text = json.text {
      return Rational(exactly: text).map { Expression($0) } ?? .variable(text)
    }
    guard let parts = json.elements, let head = parts.first?.text else { return nil }
    let arguments = parts.dropFirst().map(formula)
    func all() -> [Expression]? {
      let found = arguments.compactMap(\.self)
      return found.count == arguments.count ? found : nil
    }
    switch head {
    case "+": return all().map(Expression.sum)
    case "*": return all().map(Expression.product)
    case "/":
      guard let parts = all(), parts.count == 2 else { return nil }
      return parts[0] * parts[1].power(-1)
    case "power":
      guard let base = arguments[0], case .count(let exponent) = parts[2] else { return nil }
      return base.power(exponent)
    case "root":
      guard let base = arguments[0], case .count(let order) = parts[2] else { return nil }
      return base.power(Rational(1, over: order))
    case "if":
      guard let difference = arguments[0],
        let relation = parts[2].text.flatMap(Piecewise.Relation.init(rawValue:)),
        let value = arguments[2], let otherwise = arguments[3]
      else { return nil }
      return .piecewise([Piecewise.Branch(difference, relation, value)], otherwise: otherwise)
    case "expect":
      guard let name = parts[1].text, let law = parts[2].elements, law.count == 3, let body = arguments[2],
        let a = formula(law[1]), let b = formula(law[2])
      else { return nil }
      return .expectation(
        over: Variable(name),
        law[0].text == "uniform" ? .uniform(from: a, to: b) : .normal(mean: a, variance: b),
        of: body)
    default:
      guard let function = Function(rawValue: head), let argument = arguments.first ?? nil else { return nil }
      return .apply(function, argument)
    }
  }

  // MARK: Words

  private func value(_ word: JSON) -> Matrix<Rational>? {
    let size = jacobian.rowCount
    if let text = word.text {
      return ["I": .identity(size), "J": jacobian, "0": .zero(size, size)][text]
    }
    guard let parts = word.elements, let head = parts.first?.text else { return nil }
    func masked(_ matrix: Matrix<Rational>?, _ keep: (Int, Int) -> Bool) -> Matrix<Rational>? {
      matrix.map { matrix in
        Matrix(rowCount: size, columnCount: size) { keep($0, $1) ? matrix[$0, $1] : .zero }
      }
    }
    switch head {
    case "+", "*":
      let values = parts.dropFirst().map(value)
      guard let first = values.first ?? nil else { return nil }
      return values.dropFirst().reduce(first) { sum, next in
        guard let sum, let next else { return nil }
        return head == "+" ? sum + next : sum * next
      }
    case "scale":
      guard let factor = (try? Self.formula(parts[1])?.substituting(place))?.rational,
        let inner = value(parts[2])
      else { return nil }
      return factor * inner
    case "transpose": return value(parts[1])?.transposed
    case "own": return masked(value(parts[1])) { owners[$0] == owners[$1] }
    case "other": return masked(value(parts[1])) { owners[$0] != owners[$1] }
    case "player":
      guard case .count(let player) = parts[1] else { return nil }
      return masked(.identity(size)) { row, _ in owners[row] == player - 1 }
    case "inverse":
      guard case .count(let number) = parts[1], let listed = statement["rule"]?["inverses"]?.elements,
        listed.indices.contains(number - 1), let inner = listed[number - 1]["of"].flatMap(value),
        case .count(let player)? = listed[number - 1]["player"]
      else { return nil }
      if player == 0 { return inner.inverse }
      // With ones in place of the other players the inverse has the block's inverse as a block.
      let padded = Matrix<Rational>(rowCount: size, columnCount: size) {
        owners[$0] == player - 1 && owners[$1] == player - 1 ? inner[$0, $1] : $0 == $1 ? 1 : 0
      }
      return masked(padded.inverse) { owners[$0] == player - 1 && owners[$1] == player - 1 }
    default: return nil
    }
  }
}
