// The completion script for zsh.

enum ZshCompletion {
  static func script(for commands: [Declaration]) -> String {
    let names = commands.map { "    \(quoted("\($0.name):\(escaped($0.summary))"))" }
    return """
      #compdef stepproof
      # zsh completion for stepproof
      _stepproof() {
        local -a commands
        commands=(
      \(names.joined(separator: "\n"))
        )
        if (( CURRENT == 2 )); then
          _describe command commands
          compadd -- --help --version
          return
        fi
        local command=$words[2]
        shift words
        (( CURRENT-- ))
        case $command in
      \(commands.map(branch).joined(separator: "\n"))
        esac
      }
      compdef _stepproof stepproof

      """
  }

  private static func branch(_ command: Declaration) -> String {
    let options = command.allOptions.map { option in
      let rival = command.options.first { $0.name == option.rival || $0.rival == option.name }
      let repeats = option.isRepeatable ? "*" : rival.map { "(\($0.spelling))" } ?? ""
      let value = option.value.map { ":\($0):\(action(option.completion))" } ?? ""
      return repeats + option.spelling + "[\(escaped(option.help))]" + value
    }
    let operands = command.operands.map {
      ($0.isOptional ? "::" : ":") + "\($0.name):\(action($0.completion))"
    }
    let words = (options + operands).map { "        \(quoted($0))" }
    return "    \(command.name))\n      _arguments \\\n\(words.joined(separator: " \\\n"))\n      ;;"
  }

  private static func action(_ completion: Completion) -> String {
    switch completion {
    case .anything: ""
    case .oneOf(let words): "(\(words.joined(separator: " ")))"
    case .nameOrFile(let names, let ending):
      "{compadd -- \(names.joined(separator: " ")); _files -g \"*.\(ending)\"}"
    }
  }

  /// Brackets and colons mean something to `_arguments`.
  private static func escaped(_ text: String) -> String {
    text.flatMap { "[]:\\".contains($0) ? "\\\($0)" : "\($0)" }.reduce(into: "") { $0.append($1) }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'").joined(separator: "'\\''") + "'"
  }
}
