// Methods whose step changes from one to the next, against numbers computed elsewhere.

import Exact
import Language
import Linearization
import Symbolic
import Testing

@testable import Simulation

@Suite("Steps that change")
struct AnchorTests {
  private func squaredFields(_ text: String, start: [Double], at steps: [Int]) throws -> [Double] {
    let run = try changingRun(text, on: shippedGame("xy"), from: start, steps: steps.max() ?? 1)
    // On x*y the field is as long as the state.
    return steps.map { run.moments[$0].distance * run.moments[$0].distance }
  }

  @Test("the anchored run of Ryu, Yuan and Yin on x*u, to twelve digits")
  func anchored() throws {
    let text = """
      method anchored "anchored"
      rate eta
      parameter p = 2/3
      parameter gamma = 2
      memory a = z
      step
        z <- z - eta*(1 - p)/(k + 1)^p*G(z) + (1 - p)*gamma/(k + 1)*(a - z)
      """
    let found = try squaredFields(text, start: [1, 1], at: [1, 2, 10, 100, 1000, 10000])
    let known = [
      20.0 / 9, 2.10342566617866368, 1.62768436180846357, 0.542670118831241317, 0.0921762229848056011,
      0.0169123473652237385,
    ]
    for (value, expected) in zip(found, known) { #expect(abs(value / expected - 1) < 1e-12) }
  }

  @Test("the schedule whose rate 1/T was proved in Lean")
  func proved() throws {
    let text = """
      method anchored "anchored"
      rate eta
      parameter gamma = 2
      memory a = z
      step
        z <- z - eta/(k + gamma)^(1/2)*G(z) + gamma/(k + gamma)*(a - z)
      """
    let found = try squaredFields(text, start: [1, 1], at: [1, 2, 100, 10000])
    let known = [3, 2.0224490032074764, 0.0789612840790103908, 0.000799655159688707827]
    for (value, expected) in zip(found, known) { #expect(abs(value / expected - 1) < 1e-12) }
  }

  @Test("optimism with a rate of its own on x*u, to twelve digits")
  func optimistic() throws {
    let game = try shippedGame("xy")
    let step = try compiled("optimistic", on: game, set: ["beta": Expression(Rational(1, over: 4))])
    let run = step.trajectories(RunQuestion([[1, 0]], steps: 1000, rate: Rational(1, over: 8)))[0]
    let known = [
      (1, 1.015625), (10, 0.65315589655169832), (100, 0.00793335146072322104),
      (1000, 5.54440384356739022e-22),
    ]
    for (count, expected) in known {
      let length = run.moments[count].distance
      #expect(abs(length * length / expected - 1) < 1e-12)
    }
  }

  @Test("a vector of the method's own may have the counter's name, once")
  func vectors() throws {
    let text = "method m \"m\"\nrate eta\nlet k = G(z)\nstep\n  z <- z - eta*k"
    #expect(try Method(reading: SourceFile(name: "m.method", text: text)).dependsOnStepCount == false)
    let twice = text.replacing("step", with: "let k = z\nstep")
    #expect(throws: Diagnostics.self) { try Method(reading: SourceFile(name: "m.method", text: twice)) }
  }

  @Test(
    "a name of the method's own takes the counter's place",
    arguments: [("parameter k = 2", false), ("parameter c = 2", true), ("memory k = z", false)])
  func names(line: String, depends: Bool) throws {
    let scale = line.hasPrefix("memory") ? "" : "/(k + 1)"
    let text = "method m \"m\"\nrate eta\n\(line)\nstep\n  z <- z - eta\(scale)*G(z)"
    let method = try Method(reading: SourceFile(name: "test.method", text: text))
    #expect(method.dependsOnStepCount == depends)
  }
}
