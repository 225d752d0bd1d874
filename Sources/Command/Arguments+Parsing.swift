// From the words of a command line to arguments, by a command's declaration.

import Stepproof

extension Arguments {
  /// Reads the words after the command's name. `nil` when help is asked for, whatever else is there.
  ///
  /// `--name value` and `--name=value` mean the same; the word after an option that takes a value is its
  /// value unless it starts with two dashes; after `--` every word is an operand.
  init?(_ words: ArraySlice<String>, for declaration: Declaration) throws(Misuse) {
    let options = declaration.allOptions
    let ownWords = words.prefix { $0 != "--" }
    if ownWords.contains(where: { ["-h", Declaration.help.spelling].contains($0) }) { return nil }

    var operands: [String] = []
    var values: [String: [String]] = [:]
    func fail(_ reason: Misuse.Reason) -> Misuse { Misuse(reason: reason, command: declaration.name) }

    var rest = ownWords
    while let word = rest.popFirst() {
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let option = options.first(where: { $0.spellings.contains(parts[0]) }) else {
        throw fail(
          .unknownOption(parts[0], nearest: Spelling.nearest(to: parts[0], among: options.map(\.spelling))))
      }
      let attached = parts.count == 2 ? parts[1] : nil
      if option.value == nil {
        if let attached { throw fail(.valueUnwanted(option, found: attached)) }
        values[option.name, default: []].append("")
      } else {
        let following = rest.first.flatMap { $0.hasPrefix("--") ? nil : $0 }
        guard let value = attached ?? following else { throw fail(.valueMissing(option)) }
        if attached == nil { rest = rest.dropFirst() }
        values[option.name, default: []].append(value)
      }
      if !option.isRepeatable, values[option.name, default: []].count > 1 { throw fail(.givenTwice(option)) }
    }
    operands += words.dropFirst(ownWords.count + 1)

    self.init(command: declaration.name, operands: operands, values: values)
    try check(against: declaration)
  }

  /// What can be said only once all words are read.
  private func check(against declaration: Declaration) throws(Misuse) {
    func fail(_ reason: Misuse.Reason) -> Misuse { Misuse(reason: reason, command: command) }

    for (place, operand) in declaration.operands.enumerated() {
      guard place < operands.count else {
        if operand.isOptional { break }
        throw fail(.operandMissing(operand))
      }
      try operand.completion.check(operands[place], for: operand.name, in: command)
    }
    let surplus = operands.dropFirst(declaration.operands.count)
    if let last = declaration.operands.last, last.isRepeatable {
      for word in surplus { try last.completion.check(word, for: last.name, in: command) }
    } else if let first = surplus.first {
      throw fail(.operandUnwanted(first))
    }
    for option in declaration.options {
      if option.isRequired, !has(option) { throw fail(.optionMissing(option)) }
      if has(option), let rival = declaration.options.first(where: { $0.name == option.rival }), has(rival) {
        throw fail(.rivals(option, rival))
      }
      for value in values[option.name] ?? [] where option.value != nil {
        try option.completion.check(value, for: option.spelling, in: command)
      }
    }
  }
}

extension Completion {
  fileprivate func check(_ word: String, for place: String, in command: String) throws(Misuse) {
    guard case .oneOf(let choices) = self, !choices.contains(word) else { return }
    let nearest = Spelling.nearest(to: word, among: choices)
    throw Misuse(reason: .notAChoice(word, for: place, among: choices, nearest: nearest), command: command)
  }
}
