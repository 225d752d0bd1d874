// A diagnostic as it is shown: the place, the message, the line, and a caret under the fault.

extension Diagnostic {
  /// The whole picture, without a line break at its end.
  ///
  ///     problems/bilinear/xy.game:4:14: error: no variable is called 'yy'
  ///     4 | payoff = x * yy
  ///       |              ^~ did you mean 'y'?
  package var drawing: String {
    let (number, column) = file.position(of: range)
    let line = file.line(at: range.start)
    let label = String(number)
    let margin = String(repeating: " ", count: label.count)
    let shown = Self.untabbed(line.text)
    let before = line.text.utf8.prefix(max(0, range.start - line.start))
    let indent = Self.width(Self.untabbed(String(decoding: before, as: UTF8.self)))
    let inside = line.text.utf8.dropFirst(before.count).prefix(range.end - range.start)
    let length = max(1, Self.width(Self.untabbed(String(decoding: inside, as: UTF8.self))))
    var caret = String(repeating: " ", count: indent) + "^" + String(repeating: "~", count: length - 1)
    if let suggestion = fault.suggestion { caret += " \(suggestion)" }
    var picture = ["\(file.name):\(number):\(column): error: \(fault.message)"]
    picture.append("\(label) | \(shown)")
    picture.append("\(margin) | \(caret)")
    picture += fault.notes.map { "\(margin) = \($0)" }
    return picture.joined(separator: "\n")
  }

  private static func untabbed(_ text: String) -> String {
    String(text.flatMap { $0 == "\t" ? "    " : String($0) })
  }

  /// How many columns a terminal gives to a text: two for the wide characters of East Asia and for emoji, none
  /// for what joins the character before.
  private static func width(_ text: String) -> Int {
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
  /// All pictures, in the order of the file, an empty line between them.
  package var drawing: String {
    all.sorted { $0.range.start < $1.range.start }.map(\.drawing).joined(separator: "\n\n")
  }
}
