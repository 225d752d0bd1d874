// Settings find the parameter they mean.

import Exact
import Testing

@testable import Stepproof

@Suite("Setting parameters")
struct SettingsTests {
  private func settings(_ words: [String: String]) throws -> Settings {
    try Settings(words, method: UpdateRule("consensus").method, game: Problem("dirac-gan-r1").game)
  }

  @Test("a name goes to whoever has it, and a prefix decides where both do")
  func names() throws {
    let ours = try settings(["method.gamma": "1/4", "game.gamma": "0.5"])
    #expect(ours == Settings(method: ["gamma": Rational(1, over: 4)], game: ["gamma": Rational(1, over: 2)]))
    let alone = try Settings(["gamma": "-1e1"], method: nil, game: Problem("dirac-gan-r1").game)
    #expect(alone == Settings(game: ["gamma": -10]))
  }

  @Test(
    "what will not do is told",
    arguments: [
      (
        "gamma", "1",
        "both the method and the game have a parameter 'gamma': write 'method.gamma' or 'game.gamma'"
      ),
      ("gama", "1", "no parameter is called 'gama'; did you mean 'gamma'?"),
      ("tau", "1", "no parameter is called 'tau'; there is gamma"),
      ("game.gamma", "1/0", "expected a number such as 1/4 or 0.25 for 'game.gamma', found '1/0'"),
      ("game.gamma", "eta", "expected a number such as 1/4 or 0.25 for 'game.gamma', found 'eta'"),
    ])
  func faults(name: String, value: String, words: String) {
    #expect(throws: InputFault.unusableSetting(words + "\n")) { try settings([name: value]) }
  }
}
