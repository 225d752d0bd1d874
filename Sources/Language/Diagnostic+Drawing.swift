// A diagnostic as it is shown: the place, the message, the line, and a caret under the fault.

extension Diagnostic {
  /// How many characters of a line, or of a message, are shown at most.
  private static let limits = (line: 160, message: 400)

  /// The whole picture, without a line break at its end.
  ///
  ///     problems/bilinear/xy.game:4:14: error: no variable is called 'yy'
  ///     4 | payoff = x * yy
  ///       |              ^~ did you mean 'y'?
  ///
  /// Of a long line it has the part around the fault, between dots.
  package var drawing: String {
    let (number, column) = file.position(of: range)
    let line = file.line(at: range.start)
    let label = String(number)
    let margin = String(repeating: " ", count: label.count)

    let shown = Self.visible(line.text)
    let before = line.text.utf8.prefix(max(0, range.start - line.start))
    let inside = line.text.utf8.dropFirst(before.count).prefix(range.end - range.start)
    let start = min(Self.visible(String(decoding: before, as: UTF8.self)).count, shown.count)
    let end = min(start + Self.visible(String(decoding: inside, as: UTF8.self)).count, shown.count)
    let left = max(0, min(start - Self.limits.line / 4, shown.count - Self.limits.line))
    let right = min(left + Self.limits.line, shown.count)
    let (head, tail) = (left > 0 ? "..." : "", right < shown.count ? "..." : "")

    let indent = Self.width(head + shown[left..<start])
    let length = max(1, Self.width(shown[start..<max(start, min(end, right))]))
    var caret = String(repeating: " ", count: indent) + "^" + String(repeating: "~", count: length - 1)
    if let suggestion = fault.suggestion { caret += " \(Self.clipped(suggestion))" }
    let place = String(Self.visible("\(file.name):\(number):\(column)"))
    var picture = ["\(place): error: \(Self.clipped(fault.message))"]
    picture.append("\(label) | \(head)\(String(shown[left..<right]))\(tail)")
    picture.append("\(margin) | \(caret)")
    picture += fault.notes.map { "\(margin) = \(Self.clipped($0))" }
    return picture.joined(separator: "\n")
  }

  private static func clipped(_ text: String) -> String {
    let shown = visible(text)
    return String(shown.prefix(limits.message)) + (shown.count > limits.message ? "..." : "")
  }

  /// A text as it can be shown: without tabs, and without what a terminal would obey.
  private static func visible(_ text: String) -> [Character] {
    text.flatMap { character -> [Character] in
      if character == "\t" { return Array("    ") }
      switch character.unicodeScalars.first?.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: return ["\u{FFFD}"]
      default: return [character]
      }
    }
  }

  /// How many columns a terminal gives to a text: two for the wide characters of East Asia and for emoji, none
  /// for what joins the character before.
  private static func width(_ text: some Sequence<Character>) -> Int {
    text.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
  }

  private static func isWide(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first?.value else { return false }
    let wide: [ClosedRange<UInt32>] = [
      0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
    ]
    return wide.contains { $0.contains(scalar) }
  }
}

extension Diagnostics {
  /// More faults are counted, and not drawn.
  private static let mostDrawn = 20

  /// The pictures of the first faults, in the order of the file, an empty line between them.
  package var drawing: String {
    var pictures = all.sorted { $0.range.start < $1.range.start }.prefix(Self.mostDrawn).map(\.drawing)
    let rest = all.count - pictures.count
    if rest > 0 { pictures.append("and \(rest) more error\(rest == 1 ? "" : "s")") }
    return pictures.joined(separator: "\n\n")
  }
}
