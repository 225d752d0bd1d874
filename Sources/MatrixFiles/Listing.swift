// Small pieces of sentences: counts, lists, and texts from elsewhere in quotation marks.

/// `1 entry`, `2 entries`.
func counted(_ count: Int, _ noun: String) -> String {
  if count == 1 { return "1 \(noun)" }
  return noun.hasSuffix("y") ? "\(count) \(noun.dropLast())ies" : "\(count) \(noun)s"
}

extension String {
  /// The text between quotation marks, cut short, on one line and without anything that moves a cursor.
  var quoted: String {
    let limit = 60
    let kept = unicodeScalars.prefix(limit).map { scalar in
      scalar.properties.isWhitespace
        ? " " : scalar.properties.generalCategory.isVisible ? String(scalar) : "\u{FFFD}"
    }
    return "'\(kept.joined())\(unicodeScalars.count > limit ? "..." : "")'"
  }
}

extension [String] {
  /// `a, b or c`.
  func listed(_ conjunction: String) -> String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }

  /// The first of the texts in quotation marks, and how many there are besides.
  var quotedList: String {
    let limit = 10
    let more = count > limit ? ["\(count - limit) more"] : []
    return (prefix(limit).map(\.quoted) + more).listed("and")
  }
}

extension [Int] {
  /// A shape as Python writes it: `()`, `(3,)`, `(3, 4)`.
  var tuple: String { count == 1 ? "(\(self[0]),)" : "(\(map(String.init).joined(separator: ", ")))" }
}

extension Unicode.GeneralCategory {
  fileprivate var isVisible: Bool {
    switch self {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
      .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol, .spaceSeparator:
      true
    @unknown default: false
    }
  }
}
