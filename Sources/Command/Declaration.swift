// What a command takes, as data: parsing, help and shell completions are all made from it.

/// A command's name, its operands and options, and the words about them.
struct Declaration: Sendable {
  let name: String
  /// One sentence without a full stop, as it stands in the list of commands.
  let summary: String
  /// What a person needs to know beyond the summary; paragraphs, filled to the terminal's width.
  var discussion: [String] = []
  var operands: [Operand] = []
  var options: [Option] = []
  /// Whole command lines that work as they stand.
  let examples: [String]
}

/// A word that a command takes by its position.
struct Operand: Equatable, Sendable {
  let name: String
  let help: String
  let completion: Completion
  var isOptional = false
  /// Whether more words may follow that mean the same; only the last operand may be so.
  var isRepeatable = false
}

/// A word that starts with two dashes, with or without a value.
struct Option: Equatable, Sendable {
  let name: String
  /// What the help calls its value; `nil` for an option that takes none.
  var value: String?
  let help: String
  var completion = Completion.anything
  var isRequired = false
  var isRepeatable = false
  /// The name of another option that makes no sense beside this one.
  var rival: String?
  /// A letter that may stand after one dash instead.
  var letter: Character?

  var spelling: String { "--\(name)" }
  /// All that may stand for it.
  var spellings: [String] { [spelling] + (letter.map { ["-\($0)"] } ?? []) }
}

/// What may stand in a place, for shells to offer and for the parser to insist on.
enum Completion: Equatable, Sendable {
  /// Nothing that a shell could offer.
  case anything
  /// One of these words and nothing else.
  case oneOf([String])
  /// One of these names, or the path of a file with this ending.
  case nameOrFile([String], ending: String)
}

extension Declaration {
  /// Every command answers to it.
  static let help = Option(name: "help", help: "print this help")

  /// The options in the order of the help, with the one that every command has.
  var allOptions: [Option] { options + [Self.help] }
}
