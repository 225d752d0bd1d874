// What the README and the other pages show is what the program prints.

import Certificates
import Foundation
import Testing

@Suite("The README and the other pages")
struct ReadmeTests {
  @Test("show what the program prints", arguments: Session.shown)
  func session(_ session: Session) throws {
    for step in session.steps {
      let run = try Run(shell: "{ \(step.command.replacing("./stepproof", with: "stepproof")); } 2>&1")
      #expect(trimmed(run.output) == trimmed(step.output), "\(step.command)")
    }
  }

  @Test("have rows with commands that end as the rows say", arguments: Row.shown)
  func row(_ row: Row) throws {
    let run = try Run(shell: "stepproof \(row.command) > /dev/null 2>&1 || echo \"code $?\"")
    #expect(trimmed(run.output) == (row.code == 0 ? "" : "code \(row.code)"), "\(row.command)")
  }

  @Test("the rows are found")
  func rows() { #expect(Row.shown.count >= 45 && Row.shown.contains { $0.code == 1 }) }

  @Test("list every shipped method with the formula it derives to")
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

  @Test("list every method that is no file, with what is said in place of a formula")
  func algorithms() throws {
    let run = try Run(shell: "stepproof list methods --json")
    let list = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let entries = try #require(list?["algorithms"] as? [[String: Any]])
    let readme = try House.text("README.md")
    #expect(!entries.isEmpty)
    for entry in entries {
      #expect(readme.contains("| `\(entry["name"] ?? "")` | \(entry["title"] ?? "") | no smooth map |"))
      #expect((entry["note"] as? String)?.hasPrefix("no smooth map") == true)
    }
  }

  /// Blank lines between two commands are for the eye.
  private func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .newlines) }

  @Test("have sessions in blocks that start with a command, and only there")
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
      let x = 1  // 1
      ```
      ```console
      $ make
      $ stepproof c
      ```
      ```
      $ cat d
      ```
      """
    let blocks = Block.all(in: text, of: "page")
    #expect(blocks.map(\.place) == [2, 10, 13, 17])
    #expect(
      Session(blocks)?.steps == [
        Session.Step(command: "stepproof a", output: "one\n\ntwo\n"),
        Session.Step(command: "./stepproof b | head", output: ""),
        Session.Step(command: "cat d", output: ""),
      ])
    #expect(blocks.compactMap(SwiftExample.init).map(\.printed) == [["1"]])
  }
}
