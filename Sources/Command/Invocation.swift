// From the words after the program's name to an outcome, without touching the process.

import Reports
import Stepproof

enum Invocation {
  /// Runs what the words ask for. Everything that can go wrong with input ends in an outcome here.
  static func outcome(of words: [String], results: Page, remarks: Page) -> Outcome {
    do {
      return try run(words, for: results)
    } catch let misuse as Misuse {
      return Outcome(results: "", remarks: misuse.text, status: .misuse)
    } catch let fault as InputFault {
      return Outcome(results: "", remarks: fault.remark(on: remarks), status: fault.status)
    } catch let fault as OutputFault {
      return Outcome(results: "", remarks: "stepproof: \(fault.words)", status: .cannotWrite)
    } catch let undecided as Undecided {
      return Outcome(
        results: "", remarks: "stepproof: undecided: \(undecided.description)", status: .undecided)
    } catch {
      // Nothing else is thrown by us; what a system call may add still deserves its words.
      return Outcome(results: "", remarks: "stepproof: \(error)\n", status: .faultyInput)
    }
  }

  private static func run(_ words: [String], for page: Page) throws -> Outcome {
    guard let first = words.first else { throw Misuse(reason: .noCommand) }
    switch first {
    case "--help", "-h": return Outcome(results: Help.overview(on: page))
    case "--version": return Outcome(results: "stepproof \(Version.current)\n")
    case _ where first.hasPrefix("-"): throw Misuse(strayOption: first)
    default: break
    }
    guard let subcommand = Subcommands.named(first) else { throw Misuse(unknownCommand: first) }
    guard let arguments = try Arguments(words.dropFirst(), for: subcommand.declaration) else {
      return Outcome(results: subcommand.declaration.help(on: page))
    }
    return try subcommand.run(arguments, for: page)
  }
}

extension Misuse {
  fileprivate init(unknownCommand name: String) {
    let names = Subcommands.all.map { $0.declaration.name }
    self.init(reason: .unknownCommand(name, nearest: Spelling.nearest(to: name, among: names)))
  }

  /// An option before the command: one of some command's own, in the wrong place, or none at all.
  fileprivate init(strayOption word: String) {
    let known = Subcommands.all.flatMap { $0.declaration.options }.map(\.spelling)
    let name = String(word.prefix { $0 != "=" })
    if known.contains(name) {
      self.init(reason: .optionBeforeCommand(name))
    } else {
      self.init(
        reason: .unknownOption(
          name, nearest: Spelling.nearest(to: name, among: ["--help", "--version"] + known)))
    }
  }
}

extension InputFault {
  /// What is drawn with its place speaks for itself; the rest says who is speaking.
  fileprivate func remark(on page: Page) -> String {
    switch self {
    case .faulty(let text): page.highlightingFault(text)
    case .unreadable(let text), .unusableSetting(let text): "stepproof: \(text)"
    }
  }

  fileprivate var status: ExitCode {
    switch self {
    case .faulty: .faultyInput
    case .unreadable: .unreadableInput
    case .unusableSetting: .misuse
    }
  }
}
