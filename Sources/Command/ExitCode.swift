// How the process ends, for scripts to read.

enum ExitCode: Int32, Sendable, CaseIterable {
  case holds = 0
  case doesNotHold = 1
  case undecided = 2
  case misuse = 64
  case faultyInput = 65
  case unreadableInput = 66
  case cannotWrite = 74

  /// What the help says about it.
  var meaning: String {
    switch self {
    case .holds: "what was asked holds, or was printed"
    case .doesNotHold: "it does not hold"
    case .undecided: "undecided"
    case .misuse: "the command line makes no sense"
    case .faultyInput: "a fault in an input file"
    case .unreadableInput: "a file that cannot be read"
    case .cannotWrite: "the result could not be written"
    }
  }
}
