// Files that are no texts, or no files.

import Foundation
import Testing

@testable import Language

@Suite("Files")
struct FileTests {
  private func temporary(_ bytes: [UInt8]) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "stepproof-\(UUID().uuidString)").path
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  private func fault(_ path: String) -> FileFault? {
    do throws(FileFault) {
      _ = try SourceFile(loading: path)
      return nil
    } catch {
      return error
    }
  }

  @Test("are read when they are texts")
  func texts() throws {
    let path = try temporary(Array("game \"é\"".utf8))
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try SourceFile(loading: path).text == "game \"é\"")
    let empty = try temporary([])
    defer { try? FileManager.default.removeItem(atPath: empty) }
    #expect(try SourceFile(loading: empty).text.isEmpty)
  }

  @Test(
    "are refused with the first byte that no text has",
    arguments: [
      ([0x61, 0xFF, 0x62], 1), ([0xC3, 0xA9, 0xC3], 2), ([0xE6, 0xBC], 0), ([0x61, 0xED, 0xA0, 0x80], 1),
    ] as [([UInt8], Int)])
  func notTexts(bytes: [UInt8], offset: Int) throws {
    let path = try temporary(bytes)
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(fault(path) == .notText(offset: offset))
  }

  @Test("that are none are told apart")
  func notFiles() throws {
    #expect(fault("/nowhere/at/all") == .missing)
    #expect(fault("/") == .isDirectory)
    #expect(fault("/dev/zero") == .notARegularFile)
  }

  @Test("of the system, which say that they are empty, are read to their end")
  func system() throws {
    #expect(try SourceFile(loading: "/proc/self/status").text.contains("Pid:"))
  }

  @Test("of a gigabyte are refused before they are read")
  func huge() throws {
    let path = try temporary([])
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.truncate(atOffset: 1 << 30)
    #expect(fault(path) == .tooLarge(limit: 4 << 20))
  }

  @Test("are found by name, by class and name, and by path; near names are offered")
  func catalogue() throws {
    #expect(try Catalogue.gameFile("xy").name == "problems/bilinear/xy.game")
    #expect(try Catalogue.gameFile("bilinear/xy").name == "problems/bilinear/xy.game")
    #expect(try Catalogue.methodFile("optimistic").name == "methods/optimistic.method")
    #expect(throws: Catalogue.Miss.unknownName("dirac-gna", nearest: "dirac-gan")) {
      try Catalogue.gameFile("dirac-gna")
    }
    #expect(throws: Catalogue.Miss.file(path: "no/such.game", .missing)) {
      try Catalogue.gameFile("no/such.game")
    }
  }
}
