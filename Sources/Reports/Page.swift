// Where a text will be read: how wide that is, and whether colour helps there.

package struct Page: Sendable {
  /// The number of columns; `nil` for a file or a pipe, where lines may be as long as they like.
  package let width: Int?
  package let isColoured: Bool

  package init(width: Int? = nil, isColoured: Bool = false) {
    self.width = width
    self.isColoured = isColoured
  }

  package enum Ink: String, Sendable {
    case bold = "1"
    case faint = "2"
    case red = "1;31"
    case green = "32"
    case yellow = "33"
  }

  /// The text in an ink, where there is colour.
  package func inked(_ text: String, _ ink: Ink) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
  }
}
