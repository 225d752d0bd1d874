// Games and methods are found by name or path, and what is wrong with them is told.

import Foundation
import Testing

@testable import Stepproof

@Suite("Asking for games and methods")
struct InputTests {
  @Test("everything shipped can be had by its name", arguments: Shelf.games)
  func games(entry: Shelf.Entry) throws {
    let problem = try Problem(entry.name)
    #expect(!problem.title.isEmpty)
    #expect(!problem.variables.isEmpty)
    #expect(try Problem("\(entry.group)/\(entry.name)").title == problem.title)
  }

  @Test("every shipped method can be had by its name", arguments: Shelf.methods)
  func methods(entry: Shelf.Entry) throws {
    #expect(try UpdateRule(entry.name).method.name == entry.name)
  }

  @Test(
    "what cannot be read is named with the reason",
    arguments: [
      ("dirac-gan-r2", "no game or file is called 'dirac-gan-r2'; did you mean 'dirac-gan-r1'?\n"),
      ("nothing-like-it", "no game or file is called 'nothing-like-it'\n"),
      ("", "no game or file is called ''\n"),
      ("no/such.game", "no/such.game: there is no such file\n"),
      ("/tmp", "/tmp: expected a file, found a folder\n"),
      ("/dev/null", "/dev/null: expected a file that holds text, found a device, pipe or socket\n"),
    ])
  func unreadable(name: String, words: String) {
    #expect(throws: InputFault.unreadable(words)) { try Problem(name) }
  }

  @Test(
    "a file that holds no text, or too much of it, is refused",
    arguments: [
      (Data([0x67, 0xFF]), "expected UTF-8 text; byte 2 cannot stand where it does"),
      (Data(count: 5 << 20), "the file is larger than 4 MB, the most that is read"),
    ])
  func unsuitable(content: Data, words: String) throws {
    let path = try temporaryFile(content)
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(throws: InputFault.unreadable("\(path): \(words)\n")) { try Problem(path) }
  }

  @Test("an empty file has faults, not a crash")
  func empty() throws {
    let path = try temporaryFile(Data())
    defer { try? FileManager.default.removeItem(atPath: path) }
    let fault = #expect(throws: InputFault.self) { try Problem(path) }
    #expect(fault?.description.hasPrefix("\(path):1:1: error: ") == true)
    #expect(throws: InputFault.self) { try UpdateRule(path) }
  }

  @Test("faults in a text are drawn with their place")
  func faults() {
    let text = "game \"g\"\nplayer a (x) minimizes x*yy\nplayer b (y) maximizes x*y\n"
    let fault = #expect(throws: InputFault.self) { try Problem(named: "g.game", text: text) }
    #expect(
      fault?.description == """
        g.game:2:26: error: no variable is called 'yy'
        2 | player a (x) minimizes x*yy
          |                          ^~ did you mean 'y'?

        """)
  }

  @Test(
    "the smallest and the largest word as an exponent end in an answer or a fault",
    arguments: [
      "x^(-9223372036854775808)", "x^9223372036854775807", "(x*y)^(-9223372036854775808)",
      "2^x^(-9223372036854775808)",
    ])
  func exponents(formula: String) {
    let text =
      "game \"g\"\nplayer a (x) minimizes \(formula)\nplayer b (y) minimizes y^2\nequilibrium x = 1, y = 1\n"
    do {
      let problem = try Problem(named: "g.game", text: text)
      _ = try problem.linearized(by: try UpdateRule("simultaneous"), setting: [:])
    } catch {
      #expect("\(error)".hasSuffix("\n"))
    }
  }

  private func temporaryFile(_ content: Data) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "stepproof-\(UUID()).game")
    try content.write(to: file)
    return file.path
  }
}
