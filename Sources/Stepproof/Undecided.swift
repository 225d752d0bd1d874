// The answer that is neither yes nor no.

/// What was asked could not be settled, and which limit was hit. It says nothing about the truth.
public struct Undecided: Error, Equatable, Sendable, CustomStringConvertible {
  /// The words for a person, ended by a line break.
  public let description: String
}
