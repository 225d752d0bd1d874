// The page of theorems in the documentation is what the program writes today.

import Foundation
import Testing

@Suite("The page of theorems")
struct TheoremPageTests {
  /// The whole page takes the program too long for every run of the tests. What is claimed is compared for every theorem,
  /// and what was found for these, which lean on all parts of the judge.
  static let judgedAgain = [
    "altgda-zero-sum-exact", "eg-scsc-mokhtari-lecture", "liang-stokes-2018-optimistic-8", "jury-cubic",
  ]

  private static func sections(_ page: String) -> [String: String] {
    var sections: [String: String] = [:]
    for part in page.components(separatedBy: "\n### `").dropFirst() {
      let name = part.prefix { $0 != "`" }
      sections[String(name)] = part.trimmingCharacters(in: .newlines)
    }
    return sections
  }

  @Test("has a section for every theorem, with what its file claims")
  func statements() throws {
    let sections = Self.sections(try House.text("docs/theorems.md"))
    let files = House.files(below: "theorems", endingIn: ["theorem"])
    let names = files.map { URL(filePath: $0).deletingPathExtension().lastPathComponent }
    #expect(sections.keys.sorted() == names.sorted())
    for (path, name) in zip(files, names) {
      let section = try #require(sections[name])
      // Comments and what is said besides do not stand among the formulas.
      for line in try House.lines(path) {
        let plain = line.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces)
        let word = plain.prefix { $0.isLetter }
        if plain.isEmpty || ["theorem", "source", "note", "checked", "false"].contains(word) { continue }
        #expect(section.contains(plain), "\(name): \(plain)")
      }
    }
  }

  @Test("says of theorems what is found today")
  func findings() throws {
    let page = try House.text("docs/theorems.md")
    let options = Self.judgedAgain.map { "--theorem \($0)" }.joined(separator: " ")
    let run = try Run(shell: "stepproof theorems --markdown \(options)")
    #expect(run.status == 0, "\(run.remarks)")
    let (kept, fresh) = (Self.sections(page), Self.sections(run.output))
    for name in Self.judgedAgain { #expect(kept[name] == fresh[name], "\(name)") }
    for line in run.output.split(separator: "\n") where line.hasPrefix("- `") {
      #expect(page.contains(line))
    }
  }
}
