// Numbers of steps that provably suffice, against powers of the update matrix and published counts.

import Exact
import Glibc
import Testing

@testable import Stepproof

@Suite("Steps that suffice")
struct StepCountTests {
  private func count(
    _ game: String, _ method: String, _ rate: String, _ reach: String, within: String? = nil,
    setting: [String: String] = [:]
  ) throws -> StepCount {
    let question = try CertificationQuestion(rates: rate, wish: nil, everySequence: false, factor: nil)
      .counting(reach: reach, within: within)
    let found = try Problem(game).certified(
      by: UpdateRule(method), setting: setting, at: 1, version: "test", question)
    return try #require(found.certification.stepCount)
  }

  @Test(
    "published counts are not exceeded",
    arguments: [
      ("interaction", "simultaneous", [:], "1/10", 277),
      ("two-by-two", "consensus", ["gamma": "1/2"], "3/100", 2290),
      ("two-by-two", "predictive", ["gamma": "1/2"], "3/100", 2290),
      ("two-by-two", "predictive", ["gamma": "1/2"], "13/60", 335),
      ("two-by-two", "proximal-point", [:], "1/2", 159),
    ] as [(String, String, [String: String], String, Int)])
  func published(game: String, method: String, setting: [String: String], rate: String, steps: Int) throws {
    #expect(try count(game, method, rate, "1e-6", setting: setting).count <= steps)
  }

  @Test(
    "from every start the state is as near as was asked for, and on the way never too far",
    arguments: [
      ("xy", "optimistic", "1/2"), ("dirac-gan-r1", "alternating", "1/7"), ("golden", "heavy-ball", "1/4"),
      ("two-by-two-players", "extragradient", "1/8"), ("cournot", "nesterov", "1/5"),
      ("interaction", "simultaneous", "1/10"),
    ])
  func suffice(game: String, method: String, rate: String) throws {
    let count = try count(game, method, rate, "1/1000", within: "3")
    let linearized = try Problem(game).linearized(by: UpdateRule(method), setting: [:], at: 1)
    let value = try #require(Rational(exactly: rate))
    let matrix = try #require(linearized.update.exact(at: value))
    let size = linearized.update.variables.count
    // Memories begin as the variables do.
    var states = (0..<size).map { start in
      (0..<matrix.rowCount).map { $0 % size == start ? 1.0 : 0.0 }
    }
    let rows = matrix.rows.map { $0.map(\.approximation) }
    var directions: [[Double]] = []
    for turn in 0..<12 {
      let angle = Double(turn)
      directions.append((0..<size).map { cos(angle * Double($0 + 1)) })
    }
    var farthest = 0.0
    for step in 0...count.count {
      for direction in directions {
        let start = sqrt(direction.reduce(0) { $0 + $1 * $1 })
        let now = (0..<size).map { row in (0..<size).reduce(0) { $0 + direction[$1] * states[$1][row] } }
        let share = sqrt(now.reduce(0) { $0 + $1 * $1 }) / start
        farthest = max(farthest, share)
        if step == count.count { #expect(3 * share <= 1e-3) }
      }
      states = states.map { state in rows.map { row in zip(row, state).reduce(0) { $0 + $1.0 * $1.1 } } }
    }
    #expect(farthest <= count.overshoot * (1 + 1e-9))
  }

  @Test("steps that become smaller suffice too, in greater number")
  func smaller() throws {
    let found = try count("xy", "anchored", "1", "1/2")
    // The same from every direction on x*y.
    var (x, y, farthest) = (1.0, 0.0, 1.0)
    for k in 0..<found.count {
      let (step, pull) = (1 / 3 / pow(Double(k + 1), 2.0 / 3), 2 / 3 / Double(k + 1))
      (x, y) = (x - step * y + pull * (1 - x), y + step * x - pull * y)
      farthest = max(farthest, (x * x + y * y).squareRoot())
    }
    #expect((x * x + y * y).squareRoot() <= 0.5 && farthest <= found.overshoot)
    #expect(throws: Undecided.self) { try count("xy", "anchored", "1", "1e-6") }
  }

  @Test(
    "no step is needed to come where one is, and twice the digits take twice the steps, less what it takes to start"
  )
  func digits() throws {
    let few = try count("interaction", "simultaneous", "1/10", "1e-6").count
    let many = try count("interaction", "simultaneous", "1/10", "1e-12").count
    #expect(abs(many - 2 * few) <= 6)
  }

  @Test(
    "what gives no number is refused with the reason",
    arguments: [
      ("xy", "optimistic", "0..1/2", "one and the same for all rates"),
      ("rock-paper-scissors", "optimistic", "1/4", "every point is at rest"),
    ])
  func refused(game: String, method: String, rates: String, reason: String) throws {
    #expect {
      try count(game, method, rates, "1e-3")
    } throws: { error in
      (error as? Undecided)?.description.contains(reason) == true
    }
    #expect(throws: InputFault.self) { try count("xy", "optimistic", "1/2", "2") }
    #expect(throws: InputFault.self) { try count("xy", "optimistic", "1/2", "0") }
  }
}
