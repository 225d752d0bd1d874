// The gallery in the documentation is what the program writes today.

import Foundation
import Testing

@Suite("The gallery")
struct GalleryTests {
  /// By how many pixels a picture may be off: eigenvalues in floating point differ between processors.
  static let tolerance = 0.3

  @Test("is fresh, and so are its pictures")
  func fresh() throws {
    let page = try House.text("docs/gallery.md")
    let command = try #require(page.firstMatch(of: #/This file is written by `(stepproof gallery [^`]*)`/#)).1
    let folder = FileManager.default.temporaryDirectory.appending(path: "gallery-\(UUID())")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "docs"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try Run(shell: "cd \"$1\" && \(command)", [folder.path])
    #expect(run.status == 0, "\(run.remarks)")
    #expect(try String(contentsOf: folder.appending(path: "docs/gallery.md"), encoding: .utf8) == page)
    let pictures = House.files(below: "docs/gallery", endingIn: ["svg"])
    #expect(pictures.count >= 5)
    for path in pictures {
      #expect(page.contains("](\(path.dropFirst("docs/".count)))"), "\(path)")
      let fresh = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      let kept = try House.text(path)
      #expect(kept.utf8.count < 60_000)
      #expect(Self.differences(fresh, kept).isEmpty, "\(path): \(Self.differences(fresh, kept).prefix(3))")
    }
  }

  @Test("every picture that the page shows is there")
  func links() throws {
    for match in try House.text("docs/gallery.md").matches(of: #/!\[[^\]]*\]\(([^)]*)\)/#) {
      #expect(FileManager.default.fileExists(atPath: House.root.appending(path: "docs/\(match.1)").path))
    }
  }

  /// Lines of two pictures that differ by more than rounding: in their words, or in where they lie.
  static func differences(_ a: String, _ b: String) -> [String] {
    let (first, second) = (a.split(separator: "\n"), b.split(separator: "\n"))
    guard first.count == second.count else { return ["\(first.count) lines and \(second.count)"] }
    return zip(first, second).filter { !agree($0, $1) }.map { "\($0.0.prefix(90))" }
  }

  private static func agree(_ a: Substring, _ b: Substring) -> Bool {
    if a == b { return true }
    let number = #/-?\d+(?:\.\d+)?/#
    let words = [a, b].map { $0.replacing(number, with: "0") }
    let numbers = [a, b].map { line in line.matches(of: number).compactMap { Double($0.0) } }
    if words[0] == words[1] { return zip(numbers[0], numbers[1]).allSatisfy { abs($0 - $1) <= tolerance } }
    // A line that keeps another of its points where it is nearly straight: its ends and its extent are the same.
    guard a.hasPrefix("<path"), b.hasPrefix("<path"), a.prefix(24) == b.prefix(24) else { return false }
    return zip(numbers.map { $0.min() ?? 0 }, numbers.dropFirst().map { $0.min() ?? 0 }).allSatisfy {
      abs($0 - $1) <= tolerance
    } && abs((numbers[0].max() ?? 0) - (numbers[1].max() ?? 0)) <= tolerance
      && a.count { $0 == "M" } == b.count { $0 == "M" }
  }

  @Test(
    "pictures are compared by what is seen",
    arguments: [
      ("<circle cx=\"1.2\"/>", "<circle cx=\"1.3\"/>", true),
      ("<circle cx=\"1.2\"/>", "<circle cx=\"2.2\"/>", false),
      ("<text x=\"1\">a</text>", "<text x=\"1\">b</text>", false),
      (
        "<path class=\"flow-line-x\" d=\"M0 0L1 1L2 2\"/>", "<path class=\"flow-line-x\" d=\"M0 0L2 2\"/>",
        true
      ),
      (
        "<path class=\"flow-line-x\" d=\"M0 0L1 1L2 2\"/>", "<path class=\"flow-line-x\" d=\"M0 0L9 2\"/>",
        false
      ),
      ("a\nb", "a", false),
    ])
  func comparison(first: String, second: String, agrees: Bool) {
    #expect(Self.differences(first, second).isEmpty == agrees)
  }
}
