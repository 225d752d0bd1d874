// The version that `--version` prints; CITATION.cff carries it too, and a test compares the two.

enum Version {
  static let current = "0.1.0"
}
