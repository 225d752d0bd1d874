// Times of finding and of checking certificates, in one process.

import Checker
import Exact
import Glibc
import Spectral
import Stepproof

@main
enum CertificateBenchmark {
  /// One line a task: its name, milliseconds to find, milliseconds to check, bytes.
  static func main() throws {
    useThreadsForLinearAlgebra(1)
    let sizes = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    for size in sizes.isEmpty ? [20, 40, 100] : sizes {
      let path = "/tmp/stepproof-benchmark-\(getpid()).csv"
      try OutputFile.write(dense(size), to: path)
      defer { unlink(path) }
      let problem = try MatrixProblem(path, players: nil)
      try measure("point-\(size)", repeating: size > 40 ? 1 : 5) {
        try problem.certified(
          by: UpdateRule("simultaneous"), setting: [:], version: "0",
          CertificationQuestion(rates: "1/1000", wish: nil, everySequence: false, factor: nil)
        ).certification
      }
    }
    for (kind, isBilinear) in [("damped", false), ("bilinear", true)] {
      let problem = try Problem(named: kind, text: quadratic(isBilinear: isBilinear))
      let rule = try UpdateRule("optimistic")
      let end = try problem.learningRates(for: rule).safe[0].upper ?? "1"
      let upper = (Rational(exactly: end) ?? 1) * Rational(99, over: 100)
      try measure("optimistic-8-\(kind)", repeating: 5) {
        try problem.certified(
          by: rule, setting: [:], at: 1, version: "0",
          CertificationQuestion(
            rates: "0..\(upper.description)", wish: .converges, everySequence: false, factor: nil)
        ).certification
      }
    }
  }

  private static func measure(
    _ name: String, repeating count: Int, _ find: () throws -> Certification
  ) throws {
    var (finding, checking): ([Double], [Double]) = ([], [])
    var bytes: [UInt8] = []
    for _ in 0..<count {
      finding.append(try milliseconds { bytes = Array(try find().certificate.json.text().utf8) })
      checking.append(
        milliseconds {
          guard case .verified = verdict(on: bytes) else {
            preconditionFailure("rejected: \(name)")
          }
        })
    }
    print(name, finding.sorted()[count / 2], checking.sorted()[count / 2], bytes.count)
  }

  private static func milliseconds(_ work: () throws -> Void) rethrows -> Double {
    let spent = try ContinuousClock().measure(work)
    return Double(spent.components.seconds) * 1e3 + Double(spent.components.attoseconds) / 1e15
  }

  /// A damped Jacobian with three digits an entry.
  private static func dense(_ size: Int) -> String {
    var random = Random(state: UInt64(size))
    return (0..<size).map { row in
      (0..<size).map { column in
        let entry = random.whole(1_999) - 999
        return row == column
          ? "\(size / 5 + 1).\(100 + abs(entry) % 900)"
          : entry < 0
            ? "-0.\(1_000 - entry)".prefix(6).description : "0.\(1_000 + entry)".prefix(5).description
      }.joined(separator: ",")
    }.joined(separator: "\n") + "\n"
  }

  /// Four variables, half of them each player's: 8 states with the memory.
  private static func quadratic(isBilinear: Bool) -> String {
    var random = Random(state: 11)
    var terms: [String] = []
    for x in ["a", "b"] {
      for y in ["c", "d"] { terms.append("(\(random.whole(7) - 3))*\(x)*\(y)") }
    }
    let payoff = terms.joined(separator: " + ") + " + 5*a*d"
    let damping = isBilinear ? ["", ""] : [" + a^2 + b^2 + a*b", " - c^2/2 - d^2"]
    return """
      game "Benchmark"
      player one (a, b) minimizes \(payoff)\(damping[0])
      player two (c, d) maximizes \(payoff)\(damping[1])
      equilibrium a = 0, b = 0, c = 0, d = 0

      """
  }
}

private struct Random {
  var state: UInt64

  mutating func whole(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
