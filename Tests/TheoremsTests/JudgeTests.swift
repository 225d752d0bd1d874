// What the judge finds, on games whose truth is known by hand.

import Exact
import Language
import Testing

@testable import Theorems

@Suite("The judge")
struct JudgeTests {
  static let bowl = Examples.subject([[2, 0], [0, 4]])
  static let turn = Examples.subject([[0, 1], [-1, 0]], players: [1, 1])

  private func words(_ part: Verdict.Part) -> String {
    switch part.finding {
    case .proved: "proved"
    case .refuted(let example): "refuted: \(example.words)"
    case .inapplicable(let reason): "inapplicable: \(reason)"
    case .undecided(.sampled(let count)): "tried \(count)"
    case .undecided(.equality): "up to equality"
    case .undecided(.limit(let reason)): "undecided: \(reason)"
    }
  }

  @Test(
    "tells what is safe from what is not, at the end as well",
    arguments: [
      ("safe 0 < eta < 1/2", "proved"),
      ("kind exact\nsafe 0 < eta < 1/2", "proved"),
      ("safe 0 < eta <= 1/2", "refuted: at eta = 1/2 it stalls: something stays for ever"),
      ("safe 0 < eta < 3/5", "refuted: at eta = 4/7 it diverges"),
      ("kind exact\nsafe 0 < eta < 2/5", "refuted: eta = 3/7 converges, and is not called safe"),
      ("safe eta = 1/3", "proved"),
      ("safe eta = 1/2", "refuted: at eta = 1/2 it stalls: something stays for ever"),
      ("safe eta = 1/sqrt(4)", "refuted: at eta = 1/2 it stalls: something stays for ever"),
      ("safe eta = 1/sqrt(5)", "proved"),
      ("safe none", "refuted: eta = 1/3 converges, and none is said to"),
      ("safe eta > 0", "refuted: at eta = 2/3 it diverges"),
      ("safe where max over l in spectrum(J) of abs(1 - eta*l) < 1", "tried 8"),
      ("kind exact\nsafe where eta*norm(J) < 1", "refuted: eta = 1/4 converges, and is not called safe"),
      ("safe where eta*norm(J) < 3", "refuted: at eta = 7/13 it diverges"),
      ("assume lambda_min(J) > 3\nsafe none", "inapplicable: lambda_min(J) > 3 fails by 1"),
      ("assume J == 2*J\nsafe none", "inapplicable: J == 2*J fails by 4"),
      ("let x = 1/(trace(J) - 6)\nsafe eta = x", "inapplicable: division by zero"),
      ("let B = J[1,2]\nsafe none", "inapplicable: there is no block [1, 2]: the game has one player"),
      ("safe eta = -1", "inapplicable: the rate -1 is not positive"),
      ("safe 1 < eta < 1/2", "inapplicable: the interval of rates is empty: it ends at 1/2"),
    ])
  func rates(lines: String, finding: String) throws {
    let verdict = try Examples.verdict(try Examples.theorem(lines), Self.bowl)
    #expect(words(try #require(verdict.parts.first)) == finding)
  }

  @Test(
    "holds promises against the radius, the norm and runs",
    arguments: [
      ("rate 1/2 at 1/4", "proved"), ("rate exactly 1/2 at 1/4", "proved"),
      (
        "rate exactly 2/3 at 1/4",
        "refuted: at eta = 1/4 the spectral radius is 0.500000000000..., and 2/3 is promised"
      ),
      (
        "rate 1/3 at 1/4",
        "refuted: at eta = 1/4 the spectral radius is 0.500000000000..., and 1/3 is promised"
      ),
      ("rate exactly sqrt(1/4) at 1/4", "proved"),
      ("safe 0 < eta < 1/2\nrate max over l in spectrum(J) of abs(1 - eta*l)", "tried 5"),
      ("factor 1/2 at 1/4", "proved"), ("grows 1 at 1", "proved"),
      ("grows 1 at 1/4", "refuted: at eta = 1/4 the spectral radius is below 1"),
      ("best 1/3", "up to equality"),
      (
        "best 1/4",
        "refuted: the spectral radius at eta = 1/4 is 0.500000000000..., and 0.333333333333... is reached elsewhere"
      ),
      ("sample e in {1/1000}\nsteps to e = 10 at 1/4", "proved"),
      (
        "sample e in {1/1000}\nsteps to e = 9 at 1/4",
        "refuted: at eta = 1/4, after 9 steps from rest a distance of 1 can still be 0.00195312500000..., and 1/1000 is promised"
      ),
      (
        "sample e in {1/1000}\nsteps to e = 0 at 1/4",
        "refuted: at eta = 1/4, after 0 steps from rest a distance of 1 can still be 1.00000000000..., and 1/1000 is promised"
      ),
      ("safe 1/4 < eta < 251/1000\nrate 51/100", "tried 1"),
      ("safe where eta*norm(J) < 1\nrate 1 - 2*eta", "tried 2"),
      ("claim norm(J) == 4", "proved"), ("claim norm(J) <= 3", "refuted: norm(J) <= 3 fails by 1"),
      ("claim norm(J) < 4", "refuted: norm(J) < 4 fails by 0"),
      ("claim sqrt(norm(J) + 1)^2 == 5", "proved"), ("claim exp(log(norm(J))) == 4", "up to equality"),
    ])
  func promises(lines: String, finding: String) throws {
    let verdict = try Examples.verdict(try Examples.theorem(lines), Self.bowl)
    let found = words(try #require(verdict.parts.last))
    #expect(found == finding)
  }

  @Test("does not express the norm of a state with memory, and says so")
  func memory() throws {
    let theorem = try Examples.theorem("safe 0 < eta < 1/8\nfactor 1 at 1/16", method: "optimistic")
    let part = try #require(try Examples.verdict(theorem, Self.bowl).parts.last)
    #expect(words(part) == "undecided: the norm of a state with memory depends on how memory is weighed")
  }

  @Test("sets parameters that are irrational, and that follow the rate")
  func settings() throws {
    let irrational = try Examples.theorem(
      "set beta = 1/(sqrt(5)*norm(J))\nsafe eta = 1/(4*norm(J))", method: "optimistic")
    #expect(try Examples.verdict(irrational, Self.turn).summary == .proved)
    // With beta = 2*eta the range on a bilinear saddle ends where that of two-step extragradient with gamma = 2*eta does.
    let following = try Examples.theorem(
      "kind exact\nset gamma = 2*eta\nsafe 0 < eta < sqrt(3)/2", method: "predictive")
    #expect(try Examples.verdict(following, Self.turn).summary == .proved)
  }

  @Test("measures how much of the truth is claimed")
  func tightness() throws {
    let verdict = try Examples.verdict(
      try Examples.theorem("safe 0 < eta < 1/4\nrate 3/4 at 1/4"), Self.bowl)
    #expect(verdict.stepTightness == 0.5)
    #expect(verdict.rateTightness == 0.5)
    #expect(verdict.claimedEnd == 0.25)
    #expect(verdict.trueEnd == 0.5)
  }

  @Test(
    "finds every exact theorem wrong that claims a little more, or a little less",
    arguments: [
      ("gd-exact-spectral", Examples.subject([[1, 2], [-2, 1]], players: [1, 1])),
      ("altgda-zero-sum-exact", Examples.zeroSum([1], [[2]], [3])),
      ("hb-ellipse-exact", Examples.subject([[1, 2], [-2, 1]], players: [1, 1])),
      ("eg-bilinear-exact", Examples.zeroSum([0], [[2]], [0])),
      ("follow-the-ridge-exact", Examples.zeroSum([1], [[2]], [3])),
      ("consensus-normal-exact", Examples.subject([[1, 2], [-2, 1]], players: [1, 1])),
      ("ryu19-optimistic-bilinear", Examples.zeroSum([0], [[2]], [0])),
      ("pdhg-bilinear-exact", Examples.zeroSum([0], [[2]], [0])),
    ] as [(String, Subject)])
  func mutants(name: String, subject: Subject) throws {
    let file = try Catalogue.theoremFile(name)
    let original = try Examples.verdict(try Examples.reading(file), subject)
    #expect(original.parts.first { $0.aspect == .safe }.map(words) == "proved")
    for factor in ["1000001/1000000", "999999/1000000"] {
      let lines = file.text.split(separator: "\n").map { line in
        let parts = line.split(separator: "eta < ", maxSplits: 1)
        return line.hasPrefix("safe ") ? "\(parts[0])eta < \(factor)*(\(parts[1]))" : String(line)
      }
      let mutant = try Examples.reading(SourceFile(name: file.name, text: lines.joined(separator: "\n")))
      #expect(try Examples.verdict(mutant, subject).summary == .refuted, "\(factor)")
    }
  }
}
