// help: every command on one page, or one command's own page.

import Reports

enum Help: Subcommand {
  static var declaration: Declaration {
    // Our own declaration is what is being made here: asking for it would never end.
    let others = Subcommands.all.filter { $0 != Help.self }.map { $0.declaration.name }
    let command = Operand(
      name: "COMMAND", help: "the command to explain; without it, all are listed",
      completion: .oneOf(others + ["help"]),
      isOptional: true)
    return Declaration(
      name: "help", summary: "explain a command", operands: [command],
      examples: ["stepproof help completions"])
  }

  static func run(_ arguments: Arguments, for page: Page) throws -> Outcome {
    let subcommand = arguments.operands.first.flatMap { Subcommands.named($0) }
    return Outcome(results: subcommand?.declaration.help(on: page) ?? overview(on: page))
  }

  /// The page of the program as a whole.
  static func overview(on page: Page) -> String {
    let commands = Subcommands.all.map { $0.declaration }.map { (term: $0.name, text: $0.summary) }
    let options = [
      (term: "--help", text: "print this help; after a command, that command's"),
      (term: "--version", text: "print the version"),
    ]
    let codes = ExitCode.allCases.map { (term: "\($0.rawValue)", text: $0.meaning) }
    return [
      page.filled("Which learning rates converge, for a game and an update rule, with a proof."),
      "usage: stepproof COMMAND ...",
      page.glossary(commands),
      page.glossary(options),
      "exit codes:\n" + page.glossary(codes),
      "examples:\n  stepproof list games\n  stepproof linearize dirac-gan-r1 --method alternating",
    ].joined(separator: "\n\n") + "\n"
  }
}
