// Why an input could not be used: something is wrong in it, or it could not be read at all.

/// What is wrong with a game, a method or a setting that somebody gave.
///
/// Each case holds the words for a person, ended by a line break.
public enum InputFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The text was read and has faults, each shown with its place.
  case faulty(String)
  /// There is no such game or method, or its file cannot be read.
  case unreadable(String)
  /// A parameter was given a value that it cannot have, or there is no such parameter.
  case unusableSetting(String)

  /// The words for a person, several lines of them where a place in a file is shown.
  public var description: String {
    switch self {
    case .faulty(let text), .unreadable(let text), .unusableSetting(let text): text
    }
  }
}
