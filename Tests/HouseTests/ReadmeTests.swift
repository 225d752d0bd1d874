// What the README shows is what the program prints.

import Certificates
import Foundation
import Testing

@Suite("The README")
struct ReadmeTests {
  /// A command line that the README shows, with the output shown below it.
  struct Example: CustomTestStringConvertible {
    let command: String
    let output: String

    var testDescription: String { command }
  }

  /// From every fenced block that starts with a stepproof command: each command with the lines up to the
  /// next one.
  static func examples(in text: String) -> [Example] {
    var examples: [Example] = []
    var block: [Substring]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("```") else {
        block?.append(line)
        continue
      }
      if let finished = block {
        if finished.first.map(isCommand) ?? false { examples += split(finished) }
        block = nil
      } else {
        block = []
      }
    }
    return examples
  }

  private static func isCommand(_ line: Substring) -> Bool {
    line.hasPrefix("$ stepproof ") || line.hasPrefix("$ ./stepproof ")
  }

  private static func split(_ block: [Substring]) -> [Example] {
    let starts = block.indices.filter { block[$0].hasPrefix("$ ") }
    return zip(starts, starts.dropFirst() + [block.count]).map { start, end in
      Example(
        command: String(block[start].dropFirst(2)),
        output: block[(start + 1)..<end].map { $0 + "\n" }.joined())
    }
  }

  static let shown = (try? House.text("README.md")).map(examples) ?? []

  @Test("shows what the program prints", arguments: shown)
  func example(_ example: Example) throws {
    let command = example.command.hasPrefix("./") ? String(example.command.dropFirst(2)) : example.command
    let run = try Run(shell: command + " 2>&1")
    #expect(trimmed(run.output) == trimmed(example.output))
  }

  @Test("lists every shipped method with the formula it derives to")
  func formulas() throws {
    let run = try Run(shell: "stepproof list methods --json")
    let list = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let entries = try #require(list?["entries"] as? [[String: Any]])
    let readme = try House.text("README.md")
    for entry in entries {
      let formula = try #require((entry["formula"] as? [String: Any])?["text"] as? [[String]])
      let line =
        formula.count == 1
        ? formula[0][0] : "[" + formula.map { $0.joined(separator: ", ") }.joined(separator: "; ") + "]"
      #expect(readme.contains("| `\(entry["name"] ?? "")` | \(entry["title"] ?? "") | `\(line)` |"))
    }
  }

  /// Blank lines between two commands are for the eye.
  private func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .newlines) }

  @Test("examples are found in blocks that start with a command, and only there")
  func finding() {
    let text = """
      ```
      $ stepproof a
      one

      two
      $ ./stepproof b | head
      ```
      $ stepproof no
      ```swift
      let x = 1
      ```
      ```console
      $ make
      $ stepproof c
      ```
      """
    let found = Self.examples(in: text)
    #expect(found.map(\.command) == ["stepproof a", "./stepproof b | head"])
    #expect(found.map(\.output) == ["one\n\ntwo\n", ""])
  }
}
