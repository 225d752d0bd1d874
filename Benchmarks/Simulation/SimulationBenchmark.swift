// Times runs against the same loop in C: SimulationBenchmark GAME STARTS STEPS [FILE.c].

import Exact
import Glibc
import Language
import Linearization
import Simulation
import Symbolic

/// Prints the nanoseconds a step and start takes, and the sum of all last states. With a file, writes the C program that
/// does the same there and runs nothing.
@main
struct SimulationBenchmark {
  static func main() throws {
    let words = CommandLine.arguments.dropFirst()
    let numbers = words.dropFirst().compactMap { Int($0) }
    guard let name = words.first, let game = try named(name), numbers.count == 2 else {
      print("usage: SimulationBenchmark dirac-gan|three-players|quadratic STARTS STEPS [FILE.c]")
      return
    }
    let method = try Method(reading: try Catalogue.methodFile("extragradient"))
    let settings = try MethodSettings(for: method, playerCount: game.players.count)
    let map = try UpdateMap(method, of: game, settings: settings, namesPoints: true)
    if words.count == 4 {
      let source = CSource(map, rate: method.rate, starts: numbers[0], steps: numbers[1]).text
      guard let file = fopen(words.last ?? "", "w") else { return }
      fputs(source, file)
      fclose(file)
      return
    }
    let step = try CompiledStep(
      map, variableCount: game.variables.count, constants: settings.constants, parameters: [method.rate])
    let starts = (0..<numbers[0]).map { start in
      game.variables.indices.map { place -> Double in 0.5 + 0.25 * Double((7 * start + 3 * place) % 11) / 11 }
    }
    var question = RunQuestion(
      starts: starts, stepCount: numbers[1], schedules: [Schedule(Rational(1, over: 64))],
      target: game.variables.map { _ in 0 })
    question.interval = max(1, numbers[1] / 64)
    let clock = ContinuousClock()
    var ends: [Trajectory] = []
    let time = clock.measure { ends = step.trajectories(question) }
    print(
      time / .nanoseconds(numbers[0] * numbers[1]), ends.reduce(0) { $0 + $1.last.reduce(0, +) })
  }

  private static func named(_ name: String) throws -> Game? {
    switch name {
    case "dirac-gan":
      return try Game(reading: try Catalogue.gameFile("dirac-gan-r1"))
    case "three-players":
      return try game(
        """
        game "three players, polynomials"
        player a (x) minimizes x^2 + x*y*z + x^4/4 - x*z
        player b (y) minimizes y^2/2 + x*y - y*z^2 + y^3/3*x
        player c (z) maximizes -z^2 + x*z*y^2 - z^4/8 + y*z
        """)
    case "quadratic":
      let size = 20
      var terms: [String] = []
      for i in 1...size {
        terms.append("2*z[\(i)]^2")
        for j in i...size { terms.append("\((7 * i + 11 * j) % 13 - 6)/40*z[\(i)]*z[\(j)]") }
      }
      let sum = terms.joined(separator: " + ")
      return try game("game \"twenty variables\"\nplayer a (z[\(size)]) minimizes \(sum)")
    default: return nil
    }
  }

  private static func game(_ text: String) throws -> Game {
    try Game(reading: SourceFile(name: "benchmark.game", text: text))
  }
}
