// The help of a command, filled to the width of the page.

import Reports

extension Declaration {
  func help(on page: Page) -> String {
    var parts = [page.filled(capitalized(summary) + "."), page.filled("usage: " + usage, hanging: 7)]
    parts += discussion.map { page.filled($0) }
    let rows =
      operands.map { (term: $0.name, text: $0.description) } + allOptions.map { ($0.usage, $0.description) }
    parts.append(page.glossary(rows))
    parts.append((["examples:"] + examples.map { "  " + $0 }).joined(separator: "\n"))
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The command line with its optional parts in brackets; rivals share theirs.
  private var usage: String {
    var words = ["stepproof", name] + operands.map(\.usage)
    for option in options where option.rival == nil {
      let rivals = options.filter { $0.rival == option.name }
      let all = ([option] + rivals).map(\.usage).joined(separator: " | ")
      words.append((option.isRequired ? all : "[\(all)]") + (option.isRepeatable ? "..." : ""))
    }
    return words.joined(separator: " ")
  }

  private func capitalized(_ sentence: String) -> String {
    sentence.prefix(1).uppercased() + sentence.dropFirst()
  }
}

extension Option {
  fileprivate var usage: String {
    [spellings.reversed().joined(separator: ", "), value].compactMap(\.self).joined(separator: " ")
  }

  fileprivate var description: String { help + (isRepeatable ? "; may be given again" : "") }
}

extension Operand {
  fileprivate var usage: String { (isOptional ? "[\(name)]" : name) + (isRepeatable ? "..." : "") }

  fileprivate var description: String { help }
}
