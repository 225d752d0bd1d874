// Texts inside XML and HTML, and data inside links.

package enum Markup {
  /// The words with every sign that markup would act upon made harmless, inside attributes too. Signs that XML does
  /// not allow at all become replacement characters.
  package static func escaped(_ words: String) -> String {
    var text = ""
    for sign in words.unicodeScalars {
      switch sign {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "\t", "\n", "\r": text.unicodeScalars.append(sign)
      case _ where sign.value < 0x20 || sign.value == 0xFFFE || sign.value == 0xFFFF: text += "\u{FFFD}"
      default: text.unicodeScalars.append(sign)
      }
    }
    return text
  }

  /// An element with a text in it.
  static func element(_ name: String, _ words: String, class kind: String? = nil) -> String {
    "<\(name)\(kind.map { " class=\"\($0)\"" } ?? "")>\(escaped(words))</\(name)>"
  }

  /// A text as an address of its own, RFC 2397.
  static func dataAddress(_ text: String, type: String) -> String {
    "data:\(type);base64,\(base64(Array(text.utf8)))"
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// RFC 4648.
  static func base64(_ bytes: [UInt8]) -> String {
    var signs: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let three = (0..<3).map { start + $0 < bytes.count ? UInt32(bytes[start + $0]) : 0 }
      let word = three[0] << 16 | three[1] << 8 | three[2]
      let present = min(bytes.count - start, 3)
      for place in 0..<4 {
        signs.append(place <= present ? alphabet[Int(word >> (18 - 6 * UInt32(place)) & 63)] : 61)
      }
    }
    return String(decoding: signs, as: UTF8.self)
  }
}
