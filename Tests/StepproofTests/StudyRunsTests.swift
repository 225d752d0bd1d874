// Runs for reports: what is certified bounds what is seen.

import Testing

@testable import Stepproof

@Suite("Runs of a study")
struct StudyRunsTests {
  private func answers(_ name: String, _ methods: [String]) throws -> [RuleAnswer] {
    let study = try Problem(name).study(
      of: methods.map { try UpdateRule($0) }, setting: [:], at: 1, digits: 6, version: "test")
    return study.rules.compactMap { if case .answered(let answer) = $0.result { answer } else { nil } }
  }

  @Test(
    "on a linear game V shrinks in every run by what is certified, or more",
    arguments: ["xy", "golden", "cournot", "rock-paper-scissors"])
  func decrease(name: String) throws {
    for answer in try answers(name, ["optimistic", "extragradient"]) {
      let runs = try #require(answer.runs?.value)
      let (factor, shares) = try #require(runs.decrease)
      #expect(factor < 1 && shares.count == 4)
      for run in shares {
        #expect(run.count > 5)
        var bound = 1.0
        for (step, share) in run {
          #expect(step == 0 || share <= bound * (1 + 1e-9), "\(name), step \(step)")
          bound *= factor
        }
      }
    }
  }

  @Test("a method that never converges has no runs, and a path is drawn for the fastest three only")
  func paths() throws {
    let study = try Problem("xy").study(
      of: ["simultaneous", "optimistic", "extragradient", "consensus", "competitive"].map {
        try UpdateRule($0)
      },
      setting: [:], at: 1, digits: 6, version: "test")
    #expect(study.paths.map(\.name) == ["competitive", "optimistic", "consensus"])
    for rule in study.rules where rule.rule.name == "simultaneous" {
      guard case .answered(let answer) = rule.result else { continue }
      #expect(answer.runs == nil)
    }
  }
}
