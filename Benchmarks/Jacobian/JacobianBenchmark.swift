// Times the Jacobian of a polynomial game's field: JacobianBenchmark VARIABLES RUNS.

import Exact
import Symbolic

/// Prints the median of the times in seconds, and a number that the other side must get too.
@main
struct JacobianBenchmark {
  static func main() throws {
    let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    guard numbers.count == 2, numbers.allSatisfy({ $0 > 0 }) else {
      print("usage: JacobianBenchmark VARIABLES RUNS")
      return
    }
    let game = PolynomialGame(size: numbers[0])
    let clock = ContinuousClock()
    var times: [Duration] = []
    var jacobian: Matrix<Expression>?
    for _ in 0..<numbers[1] {
      times.append(clock.measure { jacobian = game.jacobian() })
    }
    let median = times.sorted()[times.count / 2]
    guard let jacobian, let sum = try game.checksum(of: jacobian) else { return }
    print(median / .seconds(1), sum)
  }
}

/// A zero-sum game of two players with half of the variables each; sympy_jacobian.py builds the same one.
struct PolynomialGame {
  let variables: [Variable]
  let cost: Expression

  /// All products of two variables, all cubes, and a quartic chain around.
  init(size: Int) {
    let variables = (0..<size).map { Variable("z\($0)") }
    let z = variables.map(Expression.variable)
    var terms: [Expression] = []
    for i in 0..<size {
      for j in i..<size { terms.append(Expression(Rational((7 * i + 11 * j) % 13 + 1)) * z[i] * z[j]) }
      terms.append(Expression(Rational(i % 5 + 1)) * z[i].power(3))
      terms.append(z[i].power(2) * z[(i + 1) % size] * z[(i + 2) % size])
    }
    self.variables = variables
    cost = Expression.sum(terms)
  }

  /// The derivatives of each player's own gradient: the first half minimises, the second maximises.
  func jacobian() -> Matrix<Expression> {
    let slopes = cost.gradient()
    let field = variables.enumerated().map { index, variable in
      let slope = slopes[variable] ?? .zero
      return index < variables.count / 2 ? slope : -slope
    }
    return Expression.jacobian(of: field, by: variables)
  }

  /// The entries at z = (1, 2, 3, ...), each weighted by its place.
  func checksum(of jacobian: Matrix<Expression>) throws -> Rational? {
    let point = Dictionary(
      uniqueKeysWithValues: variables.enumerated().map { ($1, Expression(Rational($0 + 1))) })
    var sum: Rational = 0
    for row in variables.indices {
      for column in variables.indices {
        guard let value = try jacobian[row, column].substituting(point).rational else { return nil }
        sum += value * Rational((row + 1) * (column + 2))
      }
    }
    return sum
  }
}
