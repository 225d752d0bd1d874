// The completion script for fish.

enum FishCompletion {
  static func script(for commands: [Declaration]) -> String {
    let names = commands.map {
      "complete -c stepproof -n __fish_use_subcommand -a \($0.name) -d \(quoted($0.summary))"
    }
    let lines =
      ["# fish completion for stepproof", "complete -c stepproof -f"] + names + [
        "complete -c stepproof -n __fish_use_subcommand -l help -d 'print the help'",
        "complete -c stepproof -n __fish_use_subcommand -l version -d 'print the version'",
      ] + commands.flatMap(lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(for command: Declaration) -> [String] {
    let start = "complete -c stepproof -n '__fish_seen_subcommand_from \(command.name)'"
    let options = command.allOptions.map { option in
      let value = option.value == nil ? "" : " -r" + words(option.completion)
      return "\(start) -l \(option.name)\(value) -d \(quoted(option.help))"
    }
    let operands = command.operands.filter { $0.completion != .anything }
    return options + operands.map { start + words($0.completion) }
  }

  private static func words(_ completion: Completion) -> String {
    switch completion {
    case .anything: ""
    case .oneOf(let words): " -a \(quoted(words.joined(separator: " ")))"
    case .nameOrFile(let names, let ending):
      " -a \(quoted(names.joined(separator: " ") + " (__fish_complete_suffix .\(ending))"))"
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.flatMap { "'\\".contains($0) ? "\\\($0)" : "\($0)" } + "'"
  }
}
