// Times of the routes to a safe set, in one process: the exact one, and the spectrum of a large J against LAPACK alone.

import Exact
import Spectral

@main
enum RangeBenchmark {
  static func main() {
    let words = CommandLine.arguments.dropFirst()
    let size = words.first.flatMap { Int($0) } ?? 1_000
    useThreadsForLinearAlgebra(words.dropFirst().first.flatMap { Int($0) } ?? 1)
    exact(variables: min(size, 24), memories: 1)
    exact(variables: min(size, 24) / 2, memories: 2)
    large(size)
  }

  /// The median of three runs in milliseconds.
  private static func milliseconds(_ work: () -> Void) -> Double {
    let times = (0..<3).map { _ in
      let spent = ContinuousClock().measure(work)
      return Double(spent.components.seconds) * 1e3 + Double(spent.components.attoseconds) / 1e15
    }
    return times.sorted()[1]
  }

  /// Gradient steps, or optimistic ones, on a dense random game.
  private static func exact(variables: Int, memories: Int) {
    var random = Random(state: 7)
    let jacobian = Matrix<Rational>(rowCount: variables, columnCount: variables) {
      Rational(random.whole(19) - 9, over: 10) + ($0 == $1 ? 4 : 0)
    }.map { RationalFunction($0) }
    let eta = RationalFunction.variable("eta")
    let identity = Matrix<RationalFunction>.identity(variables)
    let matrix =
      memories == 1
      ? identity - eta * jacobian
      : Matrix(blocks: [
        [identity - (eta + eta) * jacobian, eta * jacobian], [identity, .zero(variables, variables)],
      ])
    let time = milliseconds {
      guard let problem = RateProblem(matrix, rate: "eta") else { fatalError("no characteristic polynomial") }
      _ = SafeSet(of: problem)
    }
    print("exact", variables * memories, time)
  }

  /// Optimistic steps on a damped random game: bare eigenvalues, the whole answer, and a curve of 2000 radii.
  private static func large(_ size: Int) {
    var random = Random(state: 11)
    let half = size / 2
    var jacobian = FloatMatrix(rowCount: size, columnCount: size) { _, _ in random.normal() }
    let scale = 1 / Double(size).squareRoot()
    for row in 0..<size {
      for column in 0..<size {
        // Antisymmetric between the players, damped on the diagonal.
        let sign = row < half && column >= half ? -1.0 : 1.0
        let value =
          (row < half) == (column < half)
          ? 0.3 * jacobian[row, column] : jacobian[min(row, column), max(row, column)] * sign
        jacobian[row, column] = scale * value + (row == column ? 1 : 0)
      }
    }
    guard let spectrum = jacobian.eigenvalues else { fatalError("no eigenvalues") }
    let (eta, j) = (RationalFunction.variable("eta"), RationalFunction.variable("j"))
    let symbol = Matrix(rows: [[1 - (eta + eta) * j, eta * j], [1, 0]] as [[RationalFunction]])
    guard let scalar = ScalarProblem(symbol, rate: "eta") else { fatalError("no scalar problem") }
    func answer(_ spectrum: Guess<[FloatComplex]>, curve: Int) {
      var question = RangeQuestion()
      question.curvePoints = curve
      let answer = try? RangeAnswer(question, about: scalar, spectrum: spectrum, fixedDirections: 0) { _ in []
      }
      precondition(answer?.safe.count == 1, "an unexpected safe set")
    }
    let bare = milliseconds { _ = jacobian.eigenvalues }
    let whole = milliseconds {
      guard let values = jacobian.eigenvalues else { return }
      answer(values, curve: 0)
    }
    let curve = milliseconds { answer(spectrum, curve: 2_000) } - milliseconds { answer(spectrum, curve: 0) }
    print("dgeev", size, bare)
    print("range", size, whole)
    print("curve", size, curve)
  }
}

/// A small generator, the same everywhere.
private struct Random {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }

  mutating func whole(_ count: Int) -> Int { Int(next()) % count }

  /// Roughly normal: the sum of twelve uniform numbers.
  mutating func normal() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + Double(next()) / Double(UInt64(1) << 31) }
  }
}
