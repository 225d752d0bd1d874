// All words about a misused command line.

extension Misuse {
  /// The message and, below it, where to read on.
  var text: String {
    let program = ["stepproof", command].compactMap(\.self).joined(separator: " ")
    return "\(program): \(reason.text)\ntry '\(program) --help'\n"
  }
}

extension Misuse.Reason {
  var text: String {
    switch self {
    case .noCommand:
      "expected a command"
    case .unknownCommand(let word, let nearest):
      "no command is called '\(word)'" + suggestion(nearest)
    case .optionBeforeCommand(let word):
      "option '\(word)' belongs after the command"
    case .unknownOption(let word, let nearest):
      "unknown option '\(word)'" + suggestion(nearest)
    case .valueMissing(let option):
      "expected a value: \(option.spelling) \(option.value ?? "")"
    case .valueUnwanted(let option, let found):
      "option '\(option.spelling)' takes no value, found '\(found)'"
    case .givenTwice(let option):
      "option '\(option.spelling)' is given twice"
    case .rivals(let option, let other):
      "options '\(option.spelling)' and '\(other.spelling)' exclude each other"
    case .optionMissing(let option):
      "expected \(option.spelling) \(option.value ?? ""): \(option.help)"
    case .operandMissing(let operand):
      "expected \(operand.name): \(operand.help)"
    case .operandUnwanted(let word):
      "nothing more was expected, found '\(word)'"
    case .notAChoice(let word, let place, let choices, let nearest):
      "expected \(place) to be \(alternatives(choices)), found '\(word)'" + suggestion(nearest)
    case .notACount(let word, let option, let range):
      "expected \(option.spelling) to be a whole number from \(range.lowerBound) to \(range.upperBound), "
        + "found '\(word)'"
    case .notATime(let word, let option):
      "expected \(option.spelling) to be a time such as 30s or 5m, found '\(word)'"
    case .pointless(let option, let subject):
      "option '\(option.spelling)' makes no sense with \(subject)"
    case .notASetting(let word, let option):
      "expected \(option.spelling) NAME=VALUE, found '\(word)'"
    case .setTwice(let name, let option):
      "'\(name)' is set twice by \(option.spelling)"
    }
  }

  private func suggestion(_ nearest: String?) -> String {
    nearest.map { "; did you mean '\($0)'?" } ?? ""
  }

  private func alternatives(_ words: [String]) -> String {
    words.count < 2
      ? words.joined() : words.dropLast().joined(separator: ", ") + " or \(words[words.count - 1])"
  }
}
