// A command's operands and options as they were given, checked against its declaration.

struct Arguments: Equatable, Sendable {
  let command: String
  let operands: [String]
  /// The values given for each option by its name; a flag that was given has one empty value.
  let values: [String: [String]]

  func has(_ option: Option) -> Bool { values[option.name] != nil }

  func value(of option: Option) -> String? { values[option.name]?.last }

  /// A whole number, or `standard` when the option was not given.
  func count(of option: Option, in range: ClosedRange<Int>, otherwise standard: Int) throws(Misuse) -> Int {
    guard let word = value(of: option) else { return standard }
    guard let number = Int(word), range.contains(number) else {
      throw Misuse(reason: .notACount(word, for: option, in: range), command: command)
    }
    return number
  }

  /// What a repeatable `--set name=value` said. The values are the language's to read.
  func settings(of option: Option) throws(Misuse) -> [String: String] {
    var settings: [String: String] = [:]
    for word in values[option.name] ?? [] {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let name = parts.first, !name.isEmpty, !parts[1].isEmpty else {
        throw Misuse(reason: .notASetting(word, for: option), command: command)
      }
      guard settings.updateValue(String(parts[1]), forKey: String(name)) == nil else {
        throw Misuse(reason: .setTwice(name: String(name), by: option), command: command)
      }
    }
    return settings
  }
}
