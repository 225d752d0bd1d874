// Radii and ends that are known from the literature to many digits.

import Exact
import Spectral
import Testing

@testable import Stepproof

/// A case with its digits, cut off.
struct KnownNumber: CustomTestStringConvertible, Sendable {
  let title: String
  let game: String
  let rule: String
  var setting: [String: String] = [:]
  /// A rate with its radius, or `nil` for the end of the safe set.
  var rate: String?
  let digits: String

  var testDescription: String { "\(title), \(rule)" }

  static func payoff(_ formula: String) -> String {
    """
    game "test"
    player a (x) minimizes \(formula)
    player b (y) maximizes \(formula)
    equilibrium x = 0, y = 0
    """
  }

  static let plane = """
    game "test"
    let C = [1, -1; 0, 2]
    player a (x[2]) minimizes x[1]^2 + x[2]^2/2 + x'*C*y
    player b (y[2]) maximizes x'*C*y - y[1]^2/2 - 3/2*y[2]^2
    equilibrium x = 0, y = 0
    """
  static let twoSingularValues = """
    game "test"
    let C = [1, 0; 0, 2]
    player a (x[2]) minimizes x'*C*y
    player b (y[2]) maximizes x'*C*y
    equilibrium x = 0, y = 0
    """
  static let sheared = """
    game "test"
    let C = [2, 1; 0, 1]
    player a (x[2]) minimizes x'*C*y
    player b (y[2]) maximizes x'*C*y
    equilibrium x = 0, y = 0
    """

  static let all: [KnownNumber] = [
    // Ryu, Yuan & Yin.
    KnownNumber(
      title: "sigma 1", game: payoff("x*y"), rule: "optimistic", setting: ["beta": "1/4"], rate: "1/8",
      digits: "0.97579367555681644743"),
    KnownNumber(
      title: "sigma 1/2", game: payoff("x*y/2"), rule: "optimistic", setting: ["beta": "1/4"], rate: "1/8",
      digits: "0.9940927959742364959"),
    KnownNumber(
      title: "sigma 1/10", game: payoff("x*y/10"), rule: "optimistic", setting: ["beta": "1/4"], rate: "1/8",
      digits: "0.999765548695839164"),
    KnownNumber(
      title: "one-sided", game: payoff("x^2/5 + x*y"), rule: "simultaneous", rate: "1/5",
      digits: "0.979795897113271239"),
    KnownNumber(
      title: "one-sided", game: payoff("x^2/5 + x*y"), rule: "simultaneous", rate: "1/2",
      digits: "1.02469507659595984"),
    // Liang & Stokes.
    KnownNumber(
      title: "C = 3", game: payoff("x^2/2 + 3*x*y - y^2/2"), rule: "simultaneous", rate: "1/10",
      digits: "0.9486832980505137996"),
    KnownNumber(
      title: "C = 1", game: payoff("x^2/2 + x*y - y^2/2"), rule: "simultaneous", rate: "1/2",
      digits: "0.70710678118654752"),
    KnownNumber(
      title: "C = 10", game: payoff("x^2/2 + 10*x*y - y^2/2"), rule: "simultaneous", rate: "1/101",
      digits: "0.99503719020998913567"),
    KnownNumber(
      title: "sheared", game: sheared, rule: "optimistic", digits: "0.2523113193557069197"),
    KnownNumber(
      title: "1 and 4", game: twoSingularValues, rule: "consensus", setting: ["gamma": "1/2"], rate: "1/16",
      digits: "0.97076403543806668982"),
    KnownNumber(
      title: "1 and 4", game: twoSingularValues, rule: "consensus", setting: ["gamma": "1"], rate: "1/20",
      digits: "0.95131487952202240323"),
    KnownNumber(
      title: "1 and 4", game: twoSingularValues, rule: "predictive", setting: ["gamma": "1/2"], rate: "1/4",
      digits: "0.91001373616006478389"),
    KnownNumber(
      title: "1 and 4", game: twoSingularValues, rule: "predictive", setting: ["gamma": "1"], rate: "1/5",
      digits: "0.82462112512353210996"),
    KnownNumber(
      title: "implicit", game: payoff("x*y"), rule: "proximal-point", rate: "1/2",
      digits: "0.89442719099991587856"),
    // Naganuma & Iiduka.
    KnownNumber(title: "plane", game: plane, rule: "simultaneous", digits: "0.481890340591270676"),
    KnownNumber(
      title: "plane", game: plane, rule: "simultaneous", rate: "1/10", digits: "0.863376468476208781"),
    KnownNumber(
      title: "plane", game: plane, rule: "heavy-ball", setting: ["beta": "1/2"], rate: "1/10",
      digits: "0.951480450828541219"),
    // Nagarajan & Kolter: sigma = 2/3 with Wasserstein's loss.
    KnownNumber(
      title: "LQ, Wasserstein", game: payoff("2/3*x*y"), rule: "simultaneous", rate: "1/10",
      digits: "1.00221975855819388"),
    // Keswani et al.
    KnownNumber(
      title: "F1", game: payoff("-3*x^2 - y^2 + 4*x*y"), rule: "optimistic", rate: "1/20",
      digits: "1.10990195135927848"),
    KnownNumber(
      title: "F2", game: payoff("3*x^2 + y^2 + 4*x*y"), rule: "optimistic", rate: "1/20",
      digits: "0.909901951359278483"),
    // Ryu, Yuan & Yin: the same on the bilinear game at one step.
    KnownNumber(
      title: "bilinear", game: payoff("x*y"), rule: "heavy-ball", setting: ["beta": "1/4"], rate: "1/10",
      digits: "1.01425281482458853"),
    KnownNumber(
      title: "bilinear", game: payoff("x*y"), rule: "heavy-ball", setting: ["beta": "1/2"], rate: "1/10",
      digits: "1.04568739215347945"),
  ]
}

@Suite("Numbers from the literature")
struct SeedRadiusTests {
  @Test("come out to every digit", arguments: KnownNumber.all)
  func known(number: KnownNumber) throws {
    let problem = try Problem(named: "test", text: number.game)
    let words = Dictionary(uniqueKeysWithValues: number.setting.map { ("method.\($0.key)", $0.value) })
    let question = try RangeQuestion(rate: number.rate, level: nil, digits: 30)
    let answer = try problem.linearized(by: try UpdateRule(number.rule), setting: words).range(question)
      .answer
    let found =
      number.rate == nil ? answer.safe.first?.upper?.decimal(digits: 30, side: .to) : answer.spot?.radius
    let value = try #require(found.flatMap { Rational(exactly: $0) })
    let expected = try #require(Rational(exactly: number.digits))
    let decimals = number.digits.drop { $0 != "." }.count - 1
    // The last digit of the source is rounded one way or the other.
    #expect((value - expected).magnitude <= Rational(10).power(-decimals), "\(found ?? "")")
  }
}
