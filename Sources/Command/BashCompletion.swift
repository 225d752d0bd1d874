// The completion script for bash.

enum BashCompletion {
  static func script(for commands: [Declaration]) -> String {
    let names = commands.map(\.name).joined(separator: " ")
    return """
      # bash completion for stepproof
      _stepproof() {
        local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
        COMPREPLY=()
        if [ "$COMP_CWORD" -eq 1 ]; then
          COMPREPLY=($(compgen -W "\(names) --help --version" -- "$word"))
          return
        fi
        case "${COMP_WORDS[1]}" in
      \(commands.map(branch).joined(separator: "\n"))
        esac
      }
      # Files by their ending, and the folders that may hold some.
      _stepproof_files() {
        local file
        while IFS= read -r file; do COMPREPLY+=("$file"); done < <(
          compgen -d -- "$2"
          compgen -f -X "!*.$1" -- "$2"
        )
      }
      complete -o filenames -F _stepproof stepproof ./stepproof

      """
  }

  private static func branch(_ command: Declaration) -> String {
    let valued = command.allOptions.filter { $0.value != nil }
    let values = valued.map { "        \($0.spelling)) \(answer($0.completion)); return ;;" }
    let options = command.allOptions.map(\.spelling).joined(separator: " ")
    let operand = answer(command.operands.first?.completion ?? .anything)
    let lines =
      ["    \(command.name))"]
      + (values.isEmpty ? [] : ["      case \"$previous\" in"] + values + ["      esac"])
      + [
        "      case \"$word\" in",
        "        -*) COMPREPLY=($(compgen -W \"\(options)\" -- \"$word\")) ;;",
        "        *) \(operand) ;;",
        "      esac",
        "      ;;",
      ]
    return lines.joined(separator: "\n")
  }

  private static func answer(_ completion: Completion) -> String {
    switch completion {
    case .anything: ":"
    case .oneOf(let words): "COMPREPLY=($(compgen -W \"\(words.joined(separator: " "))\" -- \"$word\"))"
    case .nameOrFile(let names, let ending):
      "COMPREPLY=($(compgen -W \"\(names.joined(separator: " "))\" -- \"$word\")); _stepproof_files \(ending) \"$word\""
    }
  }
}
