// JSON values as text that people can read too.

extension JSON {
  /// The value in lines of two-space steps; what fits within `width` columns stays on one line. A newline
  /// ends it.
  package func text(width: Int = 100) -> String { lines(indentation: 0, taken: 0, width: width) + "\n" }

  /// - Parameter taken: how many columns the first line has lost to a key and the indentation.
  private func lines(indentation: Int, taken: Int, width: Int) -> String {
    let line = compact
    if taken + line.count <= width { return line }
    let inner = indentation + 2
    let margin = String(repeating: " ", count: inner)
    let end = String(repeating: " ", count: indentation)
    switch self {
    case .null, .boolean, .count, .string, .array([]), .object([]):
      return line
    case .array(let elements):
      let parts = elements.map { margin + $0.lines(indentation: inner, taken: inner + 1, width: width) }
      return "[\n" + parts.joined(separator: ",\n") + "\n\(end)]"
    case .object(let members):
      let parts = members.map { member in
        let head = margin + JSON.quoted(member.key) + ": "
        return head + member.value.lines(indentation: inner, taken: head.count + 1, width: width)
      }
      return "{\n" + parts.joined(separator: ",\n") + "\n\(end)}"
    }
  }

  /// The value on one line.
  package var compact: String {
    switch self {
    case .null: "null"
    case .boolean(let truth): truth ? "true" : "false"
    case .count(let number): String(number)
    case .string(let text): JSON.quoted(text)
    case .array(let elements): "[" + elements.map(\.compact).joined(separator: ", ") + "]"
    case .object([]): "{}"
    case .object(let members):
      "{ " + members.map { "\(JSON.quoted($0.key)): \($0.value.compact)" }.joined(separator: ", ") + " }"
    }
  }

  /// A string in quotes. What RFC 8259 wants escaped is; the rest stays as it is, in UTF-8.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
