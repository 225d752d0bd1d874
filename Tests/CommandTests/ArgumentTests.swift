// Command lines are read by their declaration, and misuse is named.

import Certificates
import Testing

@testable import stepproof

@Suite("Reading a command line")
struct ArgumentTests {
  static let method = Option(name: "method", value: "M", help: "the update rule", isRequired: true)
  static let set = Option(name: "set", value: "NAME=VALUE", help: "a parameter", isRepeatable: true)
  static let starts = Option(name: "starts", value: "K", help: "how many starts")
  static let json = Option(name: "json", help: "as JSON")
  static let latex = Option(name: "latex", help: "as LaTeX", rival: "json")
  static let game = Operand(name: "GAME", help: "a game", completion: .anything)
  static let kind = Operand(
    name: "KIND", help: "what kind", completion: .oneOf(["short", "long"]), isOptional: true)

  static let declaration = Declaration(
    name: "try", summary: "try it", operands: [game, kind], options: [method, set, starts, json, latex],
    examples: ["stepproof try x --method y"])

  private func parse(_ line: String) throws(Misuse) -> Arguments? {
    try Arguments(line.split(separator: " ").map(String.init)[...], for: Self.declaration)
  }

  @Test(
    "options may stand anywhere, with their value after a space or an equals sign",
    arguments: [
      "g --method m --json", "--method=m g --json", "--json --method m -- g", "--json g --method=m --",
    ])
  func order(line: String) throws {
    let arguments = try #require(try parse(line))
    #expect(arguments.operands == ["g"])
    #expect(arguments.value(of: Self.method) == "m")
    #expect(arguments.has(Self.json))
    #expect(!arguments.has(Self.set))
  }

  @Test("after two dashes a word is an operand, whatever it looks like")
  func operandsOnly() throws {
    #expect(try parse("--method m -- --json")?.operands == ["--json"])
    #expect(try parse("--method m -- --help")?.operands == ["--help"])
  }

  @Test("a value may be negative, hold an equals sign, or be empty")
  func values() throws {
    let arguments = try #require(try parse("g --method= --set a=-1/2 --set b=c=d --starts -1"))
    #expect(arguments.value(of: Self.method)?.isEmpty == true)
    #expect(try arguments.settings(of: Self.set) == ["a": "-1/2", "b": "c=d"])
    #expect(arguments.value(of: Self.starts) == "-1")
  }

  @Test(
    "help is asked for by either spelling, whatever else is wrong", arguments: ["--help", "-h", "--nope -h"])
  func help(line: String) throws {
    #expect(try parse(line) == nil)
  }

  @Test(
    "misuse is told with a suggestion where one is near",
    arguments: [
      ("", "expected GAME: a game"),
      ("g", "expected --method M: the update rule"),
      ("g --metod m", "unknown option '--metod'; did you mean '--method'?"),
      ("g --mehtod=m", "unknown option '--mehtod'; did you mean '--method'?"),
      ("g -x", "unknown option '-x'"),
      ("g --frobnicate", "unknown option '--frobnicate'"),
      ("g --method", "expected a value: --method M"),
      ("g --method --json", "expected a value: --method M"),
      ("g --method m --method n", "option '--method' is given twice"),
      ("g --method m --json=yes", "option '--json' takes no value, found 'yes'"),
      ("g --method m --json --latex", "options '--latex' and '--json' exclude each other"),
      ("g lnog --method m", "expected KIND to be short or long, found 'lnog'; did you mean 'long'?"),
      ("g fast --method m", "expected KIND to be short or long, found 'fast'"),
      ("g long more --method m", "nothing more was expected, found 'more'"),
    ])
  func misuse(line: String, expected: String) {
    let misuse = #expect(throws: Misuse.self) { try parse(line) }
    #expect(misuse?.text == "stepproof try: \(expected)\ntry 'stepproof try --help'\n")
  }

  @Test(
    "settings and counts are checked when they are asked for",
    arguments: [
      ("--set beta", "expected --set NAME=VALUE, found 'beta'"),
      ("--set =1", "expected --set NAME=VALUE, found '=1'"),
      ("--set beta=", "expected --set NAME=VALUE, found 'beta='"),
      ("--set b=1 --set b=2", "'b' is set twice by --set"),
      ("--starts many", "expected --starts to be a whole number from 1 to 9, found 'many'"),
      ("--starts 0", "expected --starts to be a whole number from 1 to 9, found '0'"),
      (
        "--starts 99999999999999999999",
        "expected --starts to be a whole number from 1 to 9, found '99999999999999999999'"
      ),
    ])
  func typedValues(line: String, expected: String) throws {
    let arguments = try #require(try parse("g --method m " + line))
    let misuse = #expect(throws: Misuse.self) {
      _ = try arguments.settings(of: Self.set)
      _ = try arguments.count(of: Self.starts, in: 1...9, otherwise: 3)
    }
    #expect(misuse?.reason.text == expected)
  }

  @Test("a count that is not given has its standard value")
  func standardCount() throws {
    let arguments = try #require(try parse("g --method m"))
    #expect(try arguments.count(of: Self.starts, in: 1...9, otherwise: 3) == 3)
  }
}
