// What a subcommand is, and all of them.

import Reports

/// A command under `stepproof`: what it says about itself, and what it does.
protocol Subcommand: Sendable {
  static var declaration: Declaration { get }

  /// - Throws: `Misuse`, or an input fault of the library; nothing has been printed then.
  static func run(_ arguments: Arguments, for page: Page) throws -> Outcome
}

/// What a command has to say, and how it ends.
struct Outcome: Sendable {
  /// What was asked for; it goes to standard output.
  let results: String
  /// What a person should know besides; it goes to standard error.
  var remarks = ""
  var status = ExitCode.holds
}

/// The subcommands in the order of the help.
enum Subcommands {
  static let all: [any Subcommand.Type] = [
    Range.self, Compare.self, Map.self, Linearize.self, Certify.self, Check.self, Simulate.self,
    Validate.self, Theorems.self, Report.self, Gallery.self, FindEquilibrium.self, List.self,
    Completions.self, Help.self,
  ]

  static func named(_ name: String) -> (any Subcommand.Type)? { all.first { $0.declaration.name == name } }
}
