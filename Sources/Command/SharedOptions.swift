// Operands and options that several commands take, worded once.

import Stepproof

extension Operand {
  static let game = Operand(
    name: "GAME", help: "a shipped game's name, or the path of a game file",
    completion: .nameOrFile(Shelf.games.map(\.name), ending: "game"))
}

extension Option {
  static let method = Option(
    name: "method", value: "M", help: "a shipped method's name, or the path of a method file",
    completion: .nameOrFile(Shelf.methods.map(\.name), ending: "method"), isRequired: true)

  static let set = Option(
    name: "set", value: "NAME=VALUE",
    help: "give a parameter another value", isRepeatable: true)

  static let equilibrium = Option(
    name: "equilibrium", value: "K",
    help: "which of the game's equilibria, counted from 1 (see 'equilibrium')")

  static let digits = Option(
    name: "digits", value: "N", help: "how many significant digits to print; 15 unless told")

  static let json = Option(name: "json", help: "print JSON, with exact numbers as strings")

  static let latex = Option(name: "latex", help: "print LaTeX for amsmath", rival: json.name)

  static let csv = Option(name: "csv", help: "print comma-separated values", rival: json.name)
}
