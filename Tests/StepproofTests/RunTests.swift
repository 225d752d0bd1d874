// Runs as outsiders make them.

import Stepproof
import Testing

@Suite("Runs from the library")
struct PublicRunTests {
  @Test("end as the game and the rate have it")
  func endings() throws {
    let xy = try Problem("xy")
    let simultaneous = try UpdateRule("simultaneous")
    let leaving = try xy.run(simultaneous, rate: "1/2", from: ["x": "1"])
    #expect(leaving.ending == .diverged(step: 248) && leaving.distances.count == 249)
    let short = try xy.run(simultaneous, rate: "1/2", from: ["x": "3", "y": "4"], steps: 1)
    #expect(short.ending == .ranOut && short.last == ["x": 1, "y": 5.5] && short.distances[0] == 5)
    let resting = try xy.run(simultaneous, rate: "1/(k + 2)", from: [:])
    #expect(resting.ending == .arrived(step: 0))
    let edge = try Problem(
      named: "edge", text: "game \"edge\"\nplayer a (x) minimizes x*log(x) - x\nequilibrium x = 1")
    #expect(
      try edge.run(simultaneous, rate: "4", from: ["x": "3"]).ending == .undefined(step: 2, variable: "x"))
  }

  @Test("words that cannot be used are told")
  func faults() throws {
    let xy = try Problem("xy")
    let rule = try UpdateRule("optimistic")
    for (rate, start) in [("n", ["x": "1"]), ("1/2", ["q": "1"]), ("1/2", ["x": "one"]), ("", [:])] {
      #expect(throws: InputFault.self) { try xy.run(rule, rate: rate, from: start) }
    }
    #expect(throws: InputFault.self) { try xy.run(rule, rate: "1/2", from: [:], settings: ["gamma": "1"]) }
  }
}
