// An equilibrium in words.

extension PointReport {
  /// Where the point is, and below it how that is known and what it is, each line indented.
  package func text(on page: Page, heading: String) -> String {
    let lines = [heading + place] + statements.map { "  " + $0 }
    return lines.map { page.filled($0) }.joined(separator: "\n")
  }

  /// The values of the coordinates.
  var place: String {
    coordinates.map { "\($0.variable.text) \($0.exact == nil ? "~" : "=") \($0.value)" }.joined(
      separator: ", ")
  }

  /// What is said below them.
  var statements: [String] {
    let irrational = coordinates.filter { $0.exact != nil && $0.value != $0.decimal && !isFraction($0.value) }
    let decimals = irrational.map { "\($0.variable.text) ~ \($0.decimal)" }.joined(separator: ", ")
    return [decimals.isEmpty ? nil : decimals, knowledge, kind.words].compactMap(\.self)
  }

  /// Where the point comes from and what is proved about it.
  package var knowledge: String {
    switch (origin, isExact) {
    case (.given, true): "given, and verified exactly"
    case (.given, false): "given, and proved to exist here and to be the only one near"
    case (.nearGiven, true): "found near the given point, recognised, and verified exactly"
    case (.nearGiven, false): "found near the given point, and proved to exist and to be the only one near"
    case (.found, true): "found by Newton's method, recognised, and verified exactly"
    case (.found, false): "found by Newton's method, and proved to exist and to be the only one near"
    }
  }

  private func isFraction(_ text: String) -> Bool { text.allSatisfy { $0.isNumber || "-/".contains($0) } }
}

extension PointReport.Kind {
  package var words: String {
    switch self {
    case .localNash: "a local Nash equilibrium"
    case .localMinimax: "a local minimax point, but no local Nash equilibrium"
    case .neither:
      "neither a local Nash equilibrium nor a local minimax point: a method that converges here has not "
        + "solved the game"
    case .undecided: "the second derivatives do not decide what kind of point this is"
    }
  }
}

extension PointReport.Kind {
  /// A few words for the key of a picture.
  package var short: String {
    switch self {
    case .localNash: "local Nash equilibrium"
    case .localMinimax: "local minimax point"
    case .neither: "stationary, no solution"
    case .undecided: "equilibrium"
    }
  }
}
