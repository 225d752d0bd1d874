// What can be wrong with a command line; `Misuse+Text.swift` puts it into words.

struct Misuse: Error, Equatable {
  enum Reason: Equatable, Sendable {
    case noCommand
    case unknownCommand(String, nearest: String?)
    case optionBeforeCommand(String)
    case unknownOption(String, nearest: String?)
    case valueMissing(Option)
    case valueUnwanted(Option, found: String)
    case givenTwice(Option)
    case rivals(Option, Option)
    case optionMissing(Option)
    case operandMissing(Operand)
    case operandUnwanted(String)
    case notAChoice(String, for: String, among: [String], nearest: String?)
    case notACount(String, for: Option, in: ClosedRange<Int>)
    case notATime(String, for: Option)
    case pointless(Option, with: String)
    case notASetting(String, for: Option)
    case setTwice(name: String, by: Option)
  }

  let reason: Reason
  /// The subcommand that was being parsed; `nil` before there was one.
  var command: String?
}
