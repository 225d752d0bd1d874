// Whole numbers as decimal text.

internal import CFLINT

extension Integer: CustomStringConvertible {
  package var description: String {
    switch storage {
    case .small(let value): return String(value)
    case .big:
      return withFMPZ { number in
        guard let text = fmpz_get_str(nil, 10, number) else { return "" }
        defer { flint_free(text) }
        return String(cString: text)
      }
    }
  }

  /// Reads decimal digits with an optional leading minus; `nil` for anything else, spaces included.
  package init?(_ text: some StringProtocol) {
    let digits = text.first == "-" ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    if let word = Int(String(text)) {
      self.init(word)
      return
    }
    self = Integer.writing { result in String(text).withCString { _ = fmpz_set_str(result, $0, 10) } }
  }
}
