// What pages for readers show in fenced blocks: sessions with the program, and Swift.

import Foundation
import Testing

/// A fenced block of a page.
struct Block: Sendable {
  let page: String
  /// Where its first line stands in the page, counted from 1.
  let place: Int
  /// The word behind the fence that opens it.
  let kind: String
  let lines: [String]

  /// The blocks of a text, in their order.
  static func all(in text: String, of page: String) -> [Block] {
    var blocks: [Block] = []
    var open: (place: Int, kind: String, lines: [String])?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard line.hasPrefix("```") else {
        open?.lines.append(String(line))
        continue
      }
      if let block = open {
        blocks.append(Block(page: page, place: block.place, kind: block.kind, lines: block.lines))
        open = nil
      } else {
        open = (index + 2, String(line.dropFirst(3)), [])
      }
    }
    return blocks
  }

  /// The blocks of every page that people read, page by page.
  static let shown: [[Block]] =
    (["README.md"] + House.files(below: "docs", endingIn: ["md"])
    + House.files(below: "Sources/Stepproof/Stepproof.docc", endingIn: ["md"]))
    .map { page in (try? House.text(page)).map { all(in: $0, of: page) } ?? [] }
}

/// The commands of a page in their order, each with what it prints; later ones may read what earlier ones write.
struct Session: CustomTestStringConvertible, Sendable {
  struct Step: Equatable, Sendable {
    let command: String
    let output: String
  }

  let page: String
  let steps: [Step]

  /// From each block that begins with one of our programs, or with a file of ours; `nil` when there is none.
  init?(_ blocks: [Block]) {
    let ours = ["$ stepproof ", "$ ./stepproof ", "$ cat "]
    let sessions = blocks.filter { block in ours.contains { block.lines.first?.hasPrefix($0) ?? false } }
    guard let first = sessions.first else { return nil }
    page = first.page
    steps = sessions.flatMap { Self.steps(of: $0.lines) }
  }

  private static func steps(of lines: [String]) -> [Step] {
    let starts = lines.indices.filter { lines[$0].hasPrefix("$ ") }
    return zip(starts, starts.dropFirst() + [lines.count]).map { start, end in
      Step(
        command: String(lines[start].dropFirst(2)),
        output: lines[(start + 1)..<end].map { $0 + "\n" }.joined())
    }
  }

  var testDescription: String { page }

  static let shown = Block.shown.compactMap(Session.init)
}

/// A row of a table whose last two columns are a command of ours and its exit code.
struct Row: CustomTestStringConvertible, Sendable {
  let command: String
  let code: Int

  /// `nil` for other lines.
  init?(_ line: Substring) {
    let columns = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    guard columns.count == 4, let code = Int(columns[3]), columns[2].hasPrefix("`"), columns[2].hasSuffix("`")
    else {
      return nil
    }
    (command, self.code) = (String(columns[2].dropFirst().dropLast()), code)
  }

  var testDescription: String { command }

  static let shown = ((try? House.text("docs/papers.md")) ?? "").split(separator: "\n").compactMap(Row.init)
}

/// Swift that a caller of the library might write; its comments are what it prints.
struct SwiftExample: Sendable {
  let block: Block

  /// `nil` for a block that is none.
  init?(_ block: Block) {
    guard block.kind == "swift" else { return nil }
    self.block = block
  }

  /// A function with what the block says; the compiler's words are about the page.
  func function(named name: String) -> String {
    // Imports stand outside of functions, and the lines are to keep their numbers.
    let body = block.lines.map { $0.hasPrefix("import ") ? "" : $0 }.joined(separator: "\n")
    return """
      func \(name)() throws {
      #sourceLocation(file: "\(block.page)", line: \(block.place))
      \(body)
      #sourceLocation()
      }

      """
  }

  var printed: [String] {
    block.lines.compactMap { line in line.range(of: "// ").map { String(line[$0.upperBound...]) } }
  }

  static let shown = Block.shown.joined().compactMap(SwiftExample.init)
}
