// Steps that become smaller, certified on random games, and held against the recursion by other means.

import Certificates
import Checker
import Exact
import Stepproof
import Testing

@Suite("Certificates of steps that become smaller")
struct ScheduleTests {
  /// A zero-sum quadratic game whose Jacobian has a positive semidefinite symmetric part: what each player has of his own is a sum
  /// of squares, or nothing.
  private func game(_ random: inout SeededGenerator, isBilinear: Bool) throws -> Problem {
    func number() -> Rational {
      Rational(Int.random(in: 1...4, using: &random) * (Bool.random(using: &random) ? 1 : -1), over: 4)
    }
    let (a, b, c, d) = (number(), number(), number(), number())
    let own = isBilinear ? "" : " + (x\(a.sign > 0 ? "+" : "-")y)^2/2 - (\(b))^2*u^2/2"
    // The determinant a*d - b*c is moved off 0.
    let coupling = "(\(a))*x*u + (\(b))*x*v + (\(c))*y*u + (\(a * d == b * c ? d + 1 : d))*y*v"
    return try Problem(
      named: "random",
      text: """
        game "Random"
        player min (x, y) minimizes \(coupling)\(own)
        player max (u, v) maximizes \(coupling)\(own)
        equilibrium x = 0, y = 0, u = 0, v = 0

        """)
  }

  private func certified(
    _ problem: Problem, _ rule: UpdateRule, eta: String, p: String
  ) throws -> (json: JSON, claim: Claim) {
    let question = try CertificationQuestion(rates: eta, wish: nil, everySequence: false, factor: nil)
    let found = try problem.certified(by: rule, setting: ["p": p], at: 1, version: "0", question)
      .certification
    return (try JSON(reading: Array(try found.checkedText().utf8)), found.certificate.claim)
  }

  @Test(
    "monotone games come nearer, and a second reader of the statement finds the bound true", arguments: 0..<9
  )
  func shrinking(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed) &* 104_729 &+ 5)
    let problem = try game(&random, isBilinear: seed % 3 == 0)
    let p = ["2/3", "3/4", "1/2"][seed / 3 % 3]
    let (json, claim) = try certified(problem, try UpdateRule("anchored"), eta: "1/2", p: p)
    guard case .shrinks(let steps, _) = claim else {
      Issue.record("\(claim)")
      return
    }
    #expect(Rational(steps.exponent, over: steps.root) == 1 - (Rational(exactly: p) ?? 0))
    #expect(try Truth.complaint(about: json) == nil)
  }

  @Test("with exponents below 1/2 bilinear games are left", arguments: 0..<4)
  func growing(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed) &* 7_919 &+ 3)
    let problem = try game(&random, isBilinear: true)
    let (json, claim) = try certified(
      problem, try UpdateRule("anchored"), eta: "40", p: "1/4")
    guard case .grows = claim else {
      Issue.record("\(claim)")
      return
    }
    #expect(try Truth.complaint(about: json) == nil)
  }

  static let steps: [(step: String, game: String, ending: String)] = [
    // The schedule with square roots that has a machine-checked proof.
    (
      "z <- z - eta/sqrt(k + 2)*G(z) + 2/(k + 2)*(a - z)", "x*y",
      "from step 2 on the squared distance is at most"
    ),
    // A weaker anchor, as the stochastic form has it.
    (
      "z <- z - eta/3/(k + 1)^(2/3)*G(z) + 2/3/(k + 1)^(5/6)*(a - z)", "x*y", "* (k + 1)^(-1/3) times"
    ),
    ("z <- z - eta/(k + 1)*G(z)", "x^2 - y^2", "* (k + 1)^(-2) times"),
    ("z <- z - 4*eta/(2*k + 3)*G(z)", "x^2 - y^2", "(k + 3/2)"),
    ("z <- z - eta/(k + 1)^(1/2)*G(z)", "x^2 + x*y - y^2", "* (k + 1)^(-2) times"),
  ]

  private func certification(_ step: String, _ game: String) throws -> Certification {
    let rule = try UpdateRule(
      named: "own", text: "method own \"Own\"\nrate eta\nmemory a = z\nstep\n  \(step)\n")
    let problem = try Problem(
      named: "game",
      text: """
        game "Game"
        player min (x) minimizes \(game)
        player max (y) maximizes \(game)
        equilibrium x = 0, y = 0

        """)
    let question = try CertificationQuestion(rates: "1", wish: nil, everySequence: false, factor: nil)
    return try problem.certified(by: rule, setting: [:], at: 1, version: "0", question).certification
  }

  @Test("steps of other forms have their own power of k", arguments: steps)
  func forms(step: String, game: String, ending: String) throws {
    let found = try certification(step, game)
    _ = try found.checkedText()
    #expect(found.certificate.words.contains(ending), "\(found.certificate.words)")
  }

  static let refusals: [(step: String, game: String, words: String)] = [
    // Harmonic steps on a centre: the distance goes neither to 0 nor to infinity.
    ("z <- z - eta/(k + 1)*G(z)", "x*y", "no form of those that were tried"),
    ("z <- z - eta*exp(-k)*G(z)", "x*y", "the step changes with its number k, and is no polynomial"),
    (
      "z <- z - eta/((k + 1)*(k + 2))*G(z)", "x*y", "the step changes with its number k, and is no polynomial"
    ),
    // t is rational at no step that is near enough.
    ("z <- z - eta/(k + 9223372036854775807)^(1/2)*G(z)", "x^2 - y^2", "no form of those that were tried"),
    ("z <- z - eta/(k + 1/2)^(1/2)*G(z)", "x^2 - y^2", "no form of those that were tried"),
    // Along y the game has no field: z does not come back.
    ("z <- z - eta/(k + 1)^(2/3)*G(z) + 1/(k + 1)*(a - z)", "x^2", "J may be singular"),
  ]

  @Test("what is not so, or cannot be said, is refused with the reason", arguments: refusals)
  func refused(step: String, game: String, words: String) throws {
    let undecided = #expect(throws: Undecided.self) { try certification(step, game) }
    #expect(undecided?.description.contains(words) == true, "\(String(describing: undecided))")
  }
}
