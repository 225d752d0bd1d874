// The greedy max-player on the command line: its runs, its equilibria, and what is refused.

import Certificates
import Reports
import Testing

@testable import stepproof

@Suite("The greedy max-player on the command line")
struct GreedyTests {
  private func outcome(_ words: [String]) -> Outcome {
    Invocation.outcome(of: words, results: Page(), remarks: Page())
  }

  /// A line whose words are separated by spaces, and one last word with spaces in it.
  private func outcome(_ line: String, _ last: String? = nil) -> Outcome {
    outcome(line.split(separator: " ").map(String.init) + [last].compactMap(\.self))
  }

  private static let f1 = "simulate keswani-f1 --method greedy-max-player --eta 1/20"
  private static let asked = "--greedy 1/1000,3/100,1/20 --proposal"

  @Test("a run with listed moves is printed move by move")
  func csv() {
    let found = outcome(Self.f1 + " --from x=1,y=2 --proposals 0.5,-0.4 --csv")
    #expect(found.status == .holds)
    #expect(
      found.results == """
        run,proposal,answer,ascent_steps,value,distance,x,y
        1,0,start,0,1.0,2.23606797749979,1.0,2.0
        1,1,rejected,73,2.249999791355769,2.23606797749979,1.0,2.0
        1,2,accepted,71,0.35999979647567915,1.3420443105953102,0.6,1.2004511366987167

        """)
  }

  @Test("a run is told as question, ending, counts, place and bounds")
  func text() {
    let found = outcome(
      Self.f1 + " --from x=1,y=2 --set b=10 --set L=2 --set omega=1/20 --proposals", "1/2,-2/5,-7/10,1/5")
    let answer = found.results.split(separator: "\n\n").dropFirst(3).first.map(String.init)
    #expect(
      answer == """
          runs      1 run, at most 4 proposals
          players   moves of x are proposed for min, as listed: 1/2,-2/5,-7/10,1/5; max
                    climbs with eta = 1/20
          went on   to the last of 4 proposals
          accepted  2 moves
          ascents   of 76 steps at the most
          ended     at x = -0.1, y = -0.199534, where f = 0.00999978
                    0.223 away from the equilibrium
          bounds    with |f| <= 10 and L = 2:
                    at most 421052631 steps an ascent, 666 accepted moves, 14007
                    proposals
                    a patience of 177 would leave moves that lower the value more a
                    probability below 1/20, in 9 of 10 runs
                    the runs keep them
        """)
  }

  @Test(
    "the exit code says whether runs could begin",
    arguments: [
      (f1 + " --starts 3 --proposal normal(0,1/4)", ExitCode.holds, "settled   all 3 after"),
      (
        "simulate keswani-f2 --method greedy-max-player --eta 1/20 --proposal normal(0,1/4)", .doesNotHold,
        "the ascent does not end"
      ),
      (
        "simulate xy --method greedy-max-player --eta 1/20 --from x=3,y=4 --box x=-5..5,y=-5..5 --proposal normal(0,1/4)",
        .holds, "with |f| <= 25.0001 and L = 0, enclosed on the box:"
      ),
      (
        "simulate examples/sine.game --method greedy-max-player --eta 1/2 --proposal normal(0,1/4)",
        .undecided,
        "give every variable a value with --from x=...,y=..."
      ),
      (
        "simulate examples/sine.game --method greedy-max-player --eta 1/2 --from x=0,y=0 --proposal normal(0,1/4)",
        .holds, "ended     at x = 0, y = 1.57012, where f = 1"
      ),
      (f1 + " --eta", .misuse, "expected a value: --eta RATE"),
      (f1, .misuse, "give a distribution, as in --proposal 'normal(0, 1/4)'"),
      (
        f1 + " --proposal norml(0,1)", .faultyInput,
        "--proposal:1:1: error: no distribution is called 'norml'"
      ),
      (f1 + " --proposal normal(0,1) --proposals 1", .misuse, "exclude each other"),
      (f1 + " --proposals 1,a", .misuse, "expected moves such as 1/2,-2/5 for --proposals, found '1,a'"),
      (
        f1 + " --proposal normal(0,1) --tolerance 3", .misuse,
        "'--tolerance' makes no sense with greedy-max-player"
      ),
      (
        f1 + " --proposal normal(0,1) --minibatch 3", .misuse,
        "keswani-f1 has no expectation, so there is nothing to draw a minibatch from"
      ),
      (
        "simulate finite-data --method greedy-max-player --eta 1/10 --proposal normal(0,1/16) --minibatch 8 --set epsilon=1/2",
        .holds, "expectations are means over 8 draws, seed 1"
      ),
      (f1 + " --proposal normal(0,1) --climber mx", .misuse, "no player is called 'mx'; did you mean 'max'?"),
      (f1 + " --proposal normal(0,1) --set epsilon=0", .misuse, "expected 'epsilon' to be positive, found 0"),
      (f1 + " --proposal normal(0,1) --set epsilo=1", .misuse, "did you mean 'epsilon'?"),
      (
        f1 + " --proposal normal(0,1) --set patience=1/2", .misuse, "expected 'patience' to be a whole number"
      ),
      (f1 + " --proposal normal(0,1) --box x=1..2", .misuse, "--box says nothing about 'y'"),
      (f1 + " --proposal normal(0,1) --box x=2..1", .misuse, "expected a box such as x=-5..5,y=0..1"),
      (f1 + " --proposal normal(0,1) --box z=1..2", .misuse, "no variable is called 'z'; there is x, y"),
      (f1 + " --proposal normal(0,1) --from z=1", .misuse, "no variable is called 'z'; there is x, y"),
      (
        "simulate keswani-f1 --method greedy-max-player --eta 1/k --proposal normal(0,1)", .misuse,
        "expected a positive number for --eta, found '1/k'"
      ),
      (
        "simulate cournot --method greedy-max-player --eta 1 --proposal normal(0,1)", .misuse,
        "is for two players, one who proposes and one who climbs; cournot has 3"
      ),
      (
        "simulate xy --method simultaneous --eta 1 --proposal normal(0,1)", .misuse,
        "other than greedy-max-player"
      ),
      (
        "simulate examples/rotation.csv --method greedy-max-player --eta 1 --proposals 1", .misuse,
        "needs a game's value, and a matrix has none"
      ),
    ])
  func endings(line: String, status: ExitCode, words: String) {
    let found = outcome(line)
    #expect(found.status == status, "\(found.remarks)")
    #expect((found.results + found.remarks).contains(words), "\(found.results)\(found.remarks)")
  }

  @Test(
    "whoever asks for a matrix or for eigenvalues is told why there are none, and what to ask instead",
    arguments: [
      "range xy", "linearize xy", "certify xy --eta 1/10", "map xy --axes eta,b",
      "range examples/rotation.csv",
    ])
  func refusal(line: String) {
    let found = outcome(line + " --method greedy-max-player")
    #expect(found.status == .misuse && found.results.isEmpty)
    #expect(
      found.remarks
        == "stepproof: greedy-max-player draws its moves at random and takes or leaves them: its step is no "
        + "smooth map, so there is nothing to linearise and no range; 'simulate' runs it, and 'equilibrium --greedy' "
        + "decides whether a point is an equilibrium in its sense\n")
    let misspelt = outcome(line + " --method greedy-max-playr")
    #expect(misspelt.remarks.contains("did you mean 'greedy-max-player'?"))
  }

  @Test("the same seed gives the same JSON, another one does not")
  func json() throws {
    let line = Self.f1 + " --starts 3 --proposal normal(0,1/4) --json"
    #expect(outcome(line).results == outcome(line).results)
    let answer = try JSON(reading: Array(outcome(line).results.utf8))
    #expect(
      answer["schema"] == "stepproof.simulate/1" && answer["proposer"] == "min" && answer["rate"] == "1/20")
    #expect(answer["runs"]?.elements?.map { $0["ending"] } == ["settled", "settled", "settled"])
    let other = try JSON(reading: Array(outcome(line + " --seed 2").results.utf8))
    #expect(other["runs"] != answer["runs"])
  }

  // MARK: Equilibria

  @Test(
    "a point is one, is none, or that is undecided, and the exit code says so",
    arguments: [
      ("keswani-f1 --at x=1,y=2", "normal(0, 1/4)", ExitCode.doesNotHold, "probability 0.487906564140954..."),
      ("keswani-f1 --at x=0.1733,y=0.3466", "normal(0, 1/4)", .holds, "probability 0.00865070754609176..."),
      ("keswani-f1", "normal(0, 1/4)", .holds, "a local minimax point, but no local Nash equilibrium"),
      ("keswani-f1 --at x=1,y=1", "normal(0, 1/4)", .doesNotHold, "slope   2, which is above 1/1000"),
      ("keswani-f1 --at x=1,y=2", "{1/2: 1/3, -1/2: 1/2}", .faultyInput, "the weights sum"),
      ("keswani-f1 --at x=1,y=2", "{1/2, -1/2}", .doesNotHold, "probability 1/2"),
      ("examples/sine.game --at x=1", "normal(0, 1)", .doesNotHold, "which is above 1/1000"),
      ("keswani-f2", "normal(0, 1/4)", .holds, "but     this is no local maximum for max"),
      ("interaction", "normal(0, 1/4)", .holds, "a local Nash equilibrium"),
    ])
  func points(point: String, law: String, status: ExitCode, words: String) {
    let found = outcome("equilibrium \(point) \(Self.asked)", law)
    #expect(found.status == status, "\(found.remarks)")
    #expect((found.results + found.remarks).contains(words), "\(found.results)\(found.remarks)")
  }

  @Test(
    "what makes no sense is refused",
    arguments: [
      ("xy --proposal normal(0,1)", ExitCode.misuse, "expected --greedy EPS,DELTA,OMEGA"),
      ("xy --at x=1", .misuse, "expected --greedy EPS,DELTA,OMEGA"),
      ("xy --greedy 1,1,1", .misuse, "expected --proposal LAW"),
      ("xy --greedy 1,1 --proposal {1}", .misuse, "expected three numbers EPS,DELTA,OMEGA"),
      ("xy --greedy 0,1,1 --proposal {1}", .misuse, "expected three numbers EPS,DELTA,OMEGA"),
      ("xy --greedy 1,1,1 --proposal {1} --latex", .misuse, "exclude each other"),
      ("xy --greedy 1,1,1 --proposal {1} --at z=1", .misuse, "no variable is called 'z'; there is x, y"),
      ("cournot --greedy 1,1,1 --proposal {1}", .misuse, "is for two players"),
      ("exponential --greedy 1,1,1 --proposal {1}", .misuse, "could not be shown to be opposed"),
    ])
  func refused(line: String, status: ExitCode, words: String) {
    let found = outcome("equilibrium " + line)
    #expect(found.status == status && found.results.isEmpty)
    #expect(found.remarks.contains(words), "\(found.remarks)")
  }

  @Test("JSON adds the answers to what the equilibria were already")
  func answers() throws {
    let plain = try JSON(reading: Array(outcome("equilibrium keswani-f2 --json").results.utf8))
    #expect(plain["schema"] == "stepproof.equilibrium/1" && plain["greedy"] == nil)
    let asked = try JSON(
      reading: Array(outcome("equilibrium keswani-f2 --json \(Self.asked)", "normal(0, 1/4)").results.utf8))
    #expect(asked["equilibria"] == plain["equilibria"])
    let answer = try #require(asked["greedy"]?["answers"]?.elements?.first)
    #expect(
      answer["finding"] == "holds" && answer["tier"] == "enclosed" && answer["rises_nearby"] == .boolean(true)
    )
  }

  @Test(
    "a spectrum alone is not enough: whoever converges on F2 is told that the limit is no solution",
    arguments: [
      "range keswani-f2 --method simultaneous", "compare keswani-f2",
      "linearize keswani-f2 --method optimistic",
      "certify keswani-f2 --method simultaneous --widest",
      "simulate keswani-f2 --method simultaneous --eta 1/20",
      "equilibrium keswani-f2", "map keswani-f2 --method optimistic --axes eta,beta --cells 4",
    ])
  func guarded(line: String) {
    let found = outcome(line)
    #expect(found.status == .holds, "\(found.remarks)")
    let words = (found.results + found.remarks).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("a method that converges here has not solved the game"), "\(found.remarks)")
    // On F1 the same methods flee a solution, and nothing of the kind is said there.
    let other = outcome(line.replacing("keswani-f2", with: "keswani-f1"))
    #expect(!(other.results + other.remarks).contains("has not solved"))
  }

  @Test(
    "programs are told too", arguments: ["range keswani-f2 --method simultaneous", "equilibrium keswani-f2"])
  func guardedJSON(line: String) {
    #expect(outcome(line + " --json").results.contains("\"kind\": \"neither\""))
  }
}
