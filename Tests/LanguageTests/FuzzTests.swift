// Damaged texts: always a value or diagnostics, never a crash.

import Testing

@testable import Language

@Suite("Damaged texts")
struct FuzzTests {
  private static let scraps = [
    "(", ")", "[", "]", "{", "}", "'", "\"", "#", "\n", "\n  ", "..", "…", "~", "<-", "^", "*", "E[x ~ ",
    "sum(i in 1..",
    "if", "else", "let ", "player ", "minimizes", "equilibrium ", "expect ", "1e9", "0", "-", "é漢", "\t",
    "repeat ",
    "for each player p", "step", "solve u: u = ", "J(z)", "G(", "only(1, ", "inverse(", "\u{0}", "\u{FFFD}",
  ]

  private func damaged(_ text: String, _ random: inout Seeded) -> String {
    var characters = Array(text)
    for _ in 0...Int.random(in: 0..<6, using: &random) {
      let place = Int.random(in: 0...characters.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        characters.removeSubrange(
          place..<min(characters.count, place + Int.random(in: 1...20, using: &random)))
      case 1:
        characters.insert(contentsOf: Self.scraps.randomElement(using: &random) ?? "", at: place)
      case 2:
        let end = min(characters.count, place + Int.random(in: 1...40, using: &random))
        let copy = characters[place..<end]
        characters.insert(contentsOf: copy, at: Int.random(in: 0...characters.count, using: &random))
      default:
        if place < characters.count, let other = characters.randomElement(using: &random) {
          characters[place] = other
        }
      }
    }
    return String(characters)
  }

  /// Every place of every fault lies in the file, and every fault can be drawn.
  private func look(_ file: SourceFile, _ read: (SourceFile) throws(Diagnostics) -> Void) {
    do throws(Diagnostics) { try read(file) } catch {
      #expect(!error.all.isEmpty)
      for diagnostic in error.all {
        #expect(
          diagnostic.range.start <= file.text.utf8.count && diagnostic.range.end <= file.text.utf8.count)
        #expect(!diagnostic.drawing.isEmpty)
      }
    }
  }

  @Test("of games", arguments: 0..<20)
  func games(seed: UInt64) {
    var random = Seeded(state: seed &+ 11)
    for _ in 0..<40 {
      guard let entry = Catalogue.games.randomElement(using: &random) else { return }
      let file = SourceFile(name: "fuzz.game", text: damaged(entry.file.text, &random))
      look(file) { file throws(Diagnostics) in _ = try Game(reading: file) }
    }
  }

  @Test("of methods", arguments: 0..<20)
  func methods(seed: UInt64) {
    var random = Seeded(state: seed &+ 77)
    for _ in 0..<60 {
      guard let entry = Catalogue.methods.randomElement(using: &random) else { return }
      let file = SourceFile(name: "fuzz.method", text: damaged(entry.file.text, &random))
      look(file) { file throws(Diagnostics) in _ = try Method(reading: file) }
    }
  }

  @Test("of nothing but scraps", arguments: 0..<10)
  func soup(seed: UInt64) {
    var random = Seeded(state: seed &+ 123)
    for _ in 0..<60 {
      let text = (0..<40).map { _ in Self.scraps.randomElement(using: &random) ?? "" }.joined(separator: " ")
      let file = SourceFile(name: "soup", text: text)
      look(file) { file throws(Diagnostics) in _ = try Game(reading: file) }
      look(file) { file throws(Diagnostics) in _ = try Method(reading: file) }
    }
  }
}
