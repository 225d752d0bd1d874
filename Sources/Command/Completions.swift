// completions: a script that teaches a shell the commands, options and names.

import Reports

enum Completions: Subcommand {
  static let shells = ["bash", "zsh", "fish"]

  static let declaration = Declaration(
    name: "completions",
    summary: "print a script that teaches a shell to complete stepproof's command lines",
    discussion: [
      "bash: put the line of the example into ~/.bashrc.",
      "zsh: put source <(stepproof completions zsh) into ~/.zshrc, after compinit.",
      "fish: put stepproof completions fish | source into ~/.config/fish/config.fish.",
    ],
    operands: [Operand(name: "SHELL", help: "bash, zsh or fish", completion: .oneOf(shells))],
    examples: ["source <(stepproof completions bash)"])

  static func run(_ arguments: Arguments, for page: Page) throws -> Outcome {
    let declarations = Subcommands.all.map { $0.declaration }
    return switch arguments.operands.first {
    case "zsh": Outcome(results: ZshCompletion.script(for: declarations))
    case "fish": Outcome(results: FishCompletion.script(for: declarations))
    case _: Outcome(results: BashCompletion.script(for: declarations))
    }
  }
}
