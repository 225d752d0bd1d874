// simulate: what it prints, for people and for programs, and what it refuses.

import Certificates
import Reports
import Testing

@testable import stepproof

@Suite("Simulating")
struct SimulateTests {
  private func outcome(_ words: [String], width: Int? = nil) -> Outcome {
    Invocation.outcome(of: ["simulate"] + words, results: Page(width: width), remarks: Page())
  }

  private func outcome(_ line: String, width: Int? = nil) -> Outcome {
    outcome(line.split(separator: " ").map(String.init), width: width)
  }

  @Test("a run is told as question, endings, rates and picture")
  func text() {
    let found = outcome("golden --method simultaneous --eta 1/4 --from x=1,y=-1/2 --steps 40")
    #expect(found.status == .holds)
    let answer = found.results.split(separator: "\n\n").dropFirst(3).joined(separator: "\n\n")
    #expect(
      answer == """
          runs      1 run, 40 steps with eta = 1/4
          went on   to the last step, and 8.82e-11 away then
          observed  the distance times 0.559017 a step, over the last half
                    the spectral radius at the equilibrium is 0.559017

              distance
         1e0 |'''...
             |      '''...
             |            '''....
        1e-3 |                   '''...
             |                         '''...
        1e-6 |                               '''''...
             |                                       ''''...
             |                                              '''...
        1e-9 |                                                    '''....
             |                                                           '''...
             +-----------------------------------------------------------------
              0                            steps                             40

        """)
  }

  @Test(
    "the exit code says whether a run left or came where the step has no value",
    arguments: [
      ("xy --method extragradient --eta 1/2", ExitCode.holds, "arrived   all 8 within 1e-12 after "),
      ("xy --method simultaneous --eta 1/2", .doesNotHold, "diverged  all 8 beyond 1e12 after 248 steps"),
      (
        "rock-paper-scissors --method optimistic --eta 1/8", .holds,
        "distances are measured across the directions"
      ),
      ("dirac-gan-r1 --method alternating --eta 1/7 --noise 1/10 --seed 3", .holds, "deviation 0.1, seed 3"),
      (
        "examples/rotation.csv --players 1,1 --method alternating --eta 1/2", .holds,
        "  arrived   all 8 within 1e-12"
      ),
      ("finite-data --method optimistic --eta 1/10 --minibatch 1", .holds, "means over 1 draw, seed 1"),
    ])
  func endings(line: String, status: ExitCode, words: String) {
    let found = outcome(line)
    #expect(found.status == status)
    #expect(found.results.contains(words), "\(found.results)")
  }

  @Test(
    "a step that changes from one to the next is run and certified, and has no range and no map",
    arguments: ["range xy", "range examples/rotation.csv", "map xy --axes eta,gamma"])
  func changing(line: String) {
    func outcome(_ line: String) -> Outcome {
      Invocation.outcome(
        of: line.split(separator: " ").map(String.init) + ["--method", "anchored"],
        results: Page(),
        remarks: Page())
    }
    #expect(outcome("simulate xy --eta 1").status == .holds)
    #expect(outcome("linearize xy").status == .holds)
    #expect(outcome("certify xy --eta 1").status == .holds)
    #expect(outcome("certify examples/rotation.csv --eta 1").status == .holds)
    #expect(outcome(line).status == .misuse)
    #expect(outcome(line).remarks.contains("the step of anchored changes with k, the number of steps made"))
  }

  @Test("computed weights are run; a range or a number takes their place in what is proved")
  func weights() {
    func outcome(_ line: String) -> Outcome {
      Invocation.outcome(
        of: line.split(separator: " ").map(String.init)
          + ["--method", "examples/conjugate-gradient/fr-prp.method"], results: Page(), remarks: Page())
    }
    #expect(outcome("simulate golden --eta 1/10").status == .holds)
    #expect(outcome("simulate golden --eta 1/10 --set w=1/4").status == .holds)
    #expect(outcome("range golden").remarks.contains("needs a value for 'w[1]', 'w[2]'"))
    #expect(outcome("range golden --set w=1/4").status == .holds)
    let found = outcome("certify golden --eta 1/10 --set w[1]=0..1/2 --set w[2]=0..1/2 --schedule")
    #expect(found.status == .holds && found.remarks.contains("along every sequence of parameters"))
  }

  @Test("states go to CSV, each with its run and its step, to every digit")
  func csv() {
    let found = outcome("xy --method simultaneous --eta 1/2 --from x=1 --from y=2 --steps 2 --csv")
    #expect(
      found.results == """
        run,step,distance,x,y
        1,0,1.0,1.0,0.0
        1,1,1.118033988749895,1.0,0.5
        1,2,1.25,0.75,1.0
        2,0,2.0,0.0,2.0
        2,1,2.23606797749979,-1.0,2.0
        2,2,2.5,-2.0,1.5

        """)
  }

  @Test("JSON says how every run ended")
  func json() throws {
    let found = outcome("xy --method simultaneous --eta 1/(k+1) --steps 5 --starts 2 --json")
    let answer = try JSON(reading: Array(found.results.utf8))
    #expect(answer["schema"] == "stepproof.simulate/1" && answer["rate"] == "1/(1 + k)")
    #expect(answer["runs"]?.elements?.map { $0["ending"] } == ["ran-out", "ran-out"])
  }

  @Test(
    "what makes no sense is refused",
    arguments: [
      ("xy --method simultaneous", ExitCode.misuse, "expected --eta RATE"),
      (
        "xy --method simultaneous --eta 1/2 --steps 0", .misuse,
        "expected --steps to be a whole number from 1 to"
      ),
      ("xy --method simultaneous --eta n", .faultyInput, "--eta:1:1: error: no variable is called 'n'"),
      ("xy --method simultaneous --eta (k", .faultyInput, "--eta:1:3: error: expected ')'"),
      ("xy --method simultaneous --eta 1/0", .faultyInput, "division by zero"),
      ("xy --method simultaneous --eta log(-1-k)", .misuse, "--eta: the logarithm of"),
      (
        "xy --method simultaneous --eta 1 --from x", .misuse, "expected a point such as x=1,y=-1/2, found 'x'"
      ),
      ("xy --method simultaneous --eta 1 --from x=1,x=2", .misuse, "'x' has two values in 'x=1,x=2'"),
      ("xy --method simultaneous --eta 1 --from z=1", .misuse, "no variable is called 'z'; there is x, y"),
      ("xy --method simultaneous --eta 1 --from x=1 --starts 3", .misuse, "exclude each other"),
      ("xy --method simultaneous --eta 1 --noise -1", .misuse, "for --noise, found '-1'"),
      (
        "xy --method simultaneous --eta 1 --distance 0", .misuse,
        "expected a positive number for the distance"
      ),
      ("xy --method simultaneous --eta 1 --minibatch 2", .misuse, "xy has no expectation"),
      ("uncertain-damping --method simultaneous --eta 1", .misuse, "--set gamma=..."),
      (
        "xy --method simultaneous --eta 1 --steps 1000000 --every 1 --starts 100", .misuse, "a larger --every"
      ),
    ])
  func refusals(line: String, status: ExitCode, words: String) {
    let found = outcome(line)
    #expect(found.status == status, "\(found.remarks)")
    #expect(found.results.isEmpty)
    #expect(found.remarks.contains(words), "\(found.remarks)")
  }

  @Test(
    "a terminal gets dots, as many as fit, and a narrow one no picture at all", arguments: [20, 40, 80, 200])
  func width(columns: Int) {
    let found = outcome("golden --method simultaneous --eta 1/2", width: columns)
    let lines = found.results.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= max(columns, 32) }, "\(found.results)")
    #expect(found.results.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) } == (columns >= 40))
  }

  @Test("progress is one line with a bar, a share and what is left")
  func progress() {
    #expect(
      ProgressLine.text("running", 0.42, secondsLeft: 12.3)
        == "\r\u{1B}[Krunning [########............] 42 %, 13 s left")
    #expect(ProgressLine.text("running", 0.01, secondsLeft: 600).hasSuffix(" 1 %, 10 min left"))
  }
}
