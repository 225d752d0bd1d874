// Whole command lines: what they print where, and the exit code.

import Reports
import Testing

@testable import stepproof

@Suite("Invoking stepproof")
struct InvocationTests {
  private func outcome(_ line: String, width: Int? = nil) -> Outcome {
    let words = line.split(separator: " ").map(String.init)
    return Invocation.outcome(of: words, results: Page(width: width), remarks: Page(width: width))
  }

  @Test(
    "misuse prints nothing on standard output, and 64 is its exit code",
    arguments: [
      ("", "stepproof: expected a command\ntry 'stepproof --help'\n"),
      (
        "completoins x",
        "stepproof: no command is called 'completoins'; did you mean 'completions'?\ntry 'stepproof --help'\n"
      ),
      ("--json list games", "stepproof: option '--json' belongs after the command\ntry 'stepproof --help'\n"),
      ("frobnicate", "stepproof: no command is called 'frobnicate'\ntry 'stepproof --help'\n"),
      (
        "--vresion",
        "stepproof: unknown option '--vresion'; did you mean '--version'?\ntry 'stepproof --help'\n"
      ),
      (
        "help completoins",
        "stepproof help: expected COMMAND to be range, compare, map, linearize, certify, check, simulate, validate, theorems, report, gallery, equilibrium, list, completions or help, found 'completoins'; did you mean 'completions'?\n"
          + "try 'stepproof help --help'\n"
      ),
      (
        "completions zhs",
        "stepproof completions: expected SHELL to be bash, zsh or fish, found 'zhs'; did you mean 'zsh'?\n"
          + "try 'stepproof completions --help'\n"
      ),
    ])
  func misuse(line: String, remarks: String) {
    let outcome = outcome(line)
    #expect(outcome.status == .misuse)
    #expect(outcome.results.isEmpty)
    #expect(outcome.remarks == remarks)
  }

  @Test(
    "every command explains itself, with an example that parses",
    arguments: Subcommands.all.map { $0.declaration })
  func help(declaration: Declaration) throws {
    let page = outcome("\(declaration.name) --help")
    #expect(page.status == .holds)
    #expect(page.remarks.isEmpty)
    #expect(page.results == outcome("help \(declaration.name)").results)
    #expect(!declaration.examples.isEmpty)
    for example in declaration.examples {
      #expect(page.results.contains("  \(example)\n"))
      // As a shell would read it: a substitution's brackets are its own, a quoted formula's are not.
      let separators = example.contains("<(") ? " ()<" : " '"
      let words = example.split { separators.contains($0) }.map(String.init).drop { $0 != "stepproof" }
        .dropFirst()
      #expect(words.first == declaration.name)
      #expect(try Arguments(words.dropFirst(), for: declaration) != nil)
    }
    for option in declaration.allOptions { #expect(page.results.contains(option.spelling)) }
    for operand in declaration.operands { #expect(page.results.contains(operand.name)) }
  }

  @Test("help fits a narrow terminal", arguments: Subcommands.all.map { $0.declaration })
  func narrowHelp(declaration: Declaration) {
    let lines = outcome("\(declaration.name) --help", width: 40).results.split(separator: "\n")
    // Examples are to be copied, so they are not broken.
    let prose = lines.prefix { $0 != "examples:" }
    #expect(prose.allSatisfy { $0.count <= 40 })
  }

  @Test("the page of the program names every command and every exit code")
  func overview() {
    let page = outcome("--help").results
    #expect(page == outcome("help").results)
    for subcommand in Subcommands.all { #expect(page.contains("  \(subcommand.declaration.name) ")) }
    for status in ExitCode.allCases { #expect(page.contains("  \(status.rawValue) ")) }
  }

  @Test("the version is printed alone")
  func version() {
    #expect(outcome("--version").results == "stepproof \(Version.current)\n")
  }
}
