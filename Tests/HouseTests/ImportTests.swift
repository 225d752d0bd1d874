// The rooms import what the design lets them import, and every file says what it is for.

import Foundation
import Testing

@Suite("The rooms of the house")
struct ImportTests {
  /// The design's table. What is not listed here may not be imported.
  static let table: [String: Set<String>] = [
    "Exact": ["CFLINT", "CShim"],
    "MatrixFiles": ["Exact", "CZLIB"],
    "Symbolic": ["Exact"],
    "Language": ["Exact", "Symbolic"],
    "Linearization": ["Exact", "Symbolic", "Language"],
    "Spectral": ["Exact", "CLAPACKE"],
    "Search": ["Exact", "Spectral", "CGLPK", "CShim"],
    "Certificates": ["Exact", "Symbolic", "Language", "Linearization"],
    "Simulation": ["Exact", "Symbolic", "Language", "Linearization", "Certificates", "Dispatch"],
    // The judge of theorems asks the exact route for safe sets itself, from a Jacobian and a method: it needs no
    // problem, no certificate and no search. What a counterexample is certified with stands in the library above.
    "Theorems": ["Exact", "Symbolic", "Language", "Linearization", "Spectral", "Dispatch"],
    "Stepproof": [
      "Exact", "Symbolic", "Language", "Linearization", "Spectral", "MatrixFiles", "Search", "Certificates",
      "Simulation", "Theorems", "Checker", "LimitClaims",
    ],
    "Reports": [
      "Exact", "Symbolic", "Language", "Linearization", "Spectral", "Certificates", "Simulation", "Theorems",
    ],
    "Command": ["Stepproof", "Reports"],
    "EmbedTexts": [],
    "Checker": [],
    // Claims about steps that go to 0, which nobody needs to read who asks about rates that stay.
    "LimitClaims": ["Checker"],
    "stepproof-check": ["Checker", "LimitClaims"],
  ]

  /// The C library, for files and the like, is open to all but the checker, which imports nothing;
  /// Foundation to the outermost rooms only.
  static let everywhere: Set<String> = ["Glibc", "Synchronization"]
  static let withoutImports: Set<String> = ["Checker", "LimitClaims"]
  static let withFoundation: Set<String> = ["Command", "EmbedTexts"]

  static let sources = House.files(below: "Sources", endingIn: ["swift"])
  static let swiftFiles =
    sources + House.files(below: "Tests", endingIn: ["swift"])
    + House.files(below: "Plugins", endingIn: ["swift"])

  @Test("every room stands in the table", arguments: sources)
  func room(path: String) {
    #expect(Self.table[room(of: path)] != nil)
  }

  @Test("a room imports only what stands in its row", arguments: sources)
  func imports(path: String) throws {
    let imported = try House.lines(path).compactMap(importedModule)
    #expect(Set(imported).subtracting(allowed(in: room(of: path))).isEmpty)
  }

  @Test("the checker may import nothing, not even the C library, and its program only that")
  func checkerImports() {
    #expect(allowed(in: "Checker").isEmpty)
    #expect(allowed(in: "LimitClaims") == ["Checker"])
    #expect(allowed(in: "stepproof-check") == ["Checker", "LimitClaims", "Glibc", "Synchronization"])
  }

  static let limits = sources.filter { $0.hasPrefix("Sources/LimitClaims/") }
  static let checker = sources.filter {
    $0.hasPrefix("Sources/Checker/") || $0.hasPrefix("Sources/stepproof-check/")
  }

  @Test("the checker can be read in an evening: its whole source, with its program, has 1,500 lines")
  func lineBudget() throws {
    #expect(Self.checker.contains("Sources/stepproof-check/main.swift"))
    #expect(try Self.checker.map { try House.text($0).count { $0 == "\n" } }.reduce(0, +) <= 1500)
    for path in Self.checker + Self.limits { #expect(try House.lines(path).count <= 200, "\(path)") }
  }

  @Test("there is no floating point in the checker", arguments: checker + limits)
  func floatingPoint(path: String) throws {
    let words = try House.text(path).split { !$0.isLetter && !$0.isNumber }
    #expect(Set(words).isDisjoint(with: ["Double", "Float", "Float80", "Float16", "CDouble", "CFloat"]))
  }

  @Test(
    "an import line is recognised however it is dressed",
    arguments: [
      ("import Exact", "Exact"), ("internal import CFLINT", "CFLINT"), ("  public import A.B", "A"),
      ("@preconcurrency import CFLINT", "CFLINT"),
      ("@_exported public import struct Foundation.URL", "Foundation"),
      ("// import Exact", nil), ("let important = 1", nil), ("important", nil), ("imports import x", nil),
    ] as [(String, String?)])
  func importLine(line: String, module: String?) {
    #expect(importedModule(line) == module)
  }

  @Test("C is imported by the rooms that own it, and goes no further", arguments: sources)
  func inwardImports(path: String) throws {
    for line in try House.lines(path)
    where importedModule(line).map({
      $0.hasPrefix("C") && !["Command", "Checker", "Certificates"].contains($0)
    }) ?? false {
      #expect(line.contains("internal import") || line.contains("private import"))
    }
  }

  @Test("every file begins by saying in a sentence what it is for", arguments: swiftFiles)
  func firstLine(path: String) throws {
    let lines = try House.lines(path)
    let comment = lines.drop { $0.hasPrefix("// swift-tools-version") }.prefix { $0.hasPrefix("//") }
    let sentence = comment.map { $0.drop { $0 == "/" || $0 == " " } }.joined(separator: " ")
    #expect(sentence.hasSuffix("."))
  }

  @Test(
    "every C file says what it is for", arguments: House.files(below: "Sources/System", endingIn: ["c", "h"]))
  func firstLineOfC(path: String) throws {
    #expect(try House.text(path).hasPrefix("/* "))
  }

  private func allowed(in room: String) -> Set<String> {
    var allowed = Self.table[room, default: []]
    if !Self.withoutImports.contains(room) { allowed.formUnion(Self.everywhere) }
    if Self.withFoundation.contains(room) { allowed.insert("Foundation") }
    return allowed
  }

  private func room(of path: String) -> String { String(path.split(separator: "/")[1]) }
}

/// The module that a line imports.
private func importedModule(_ line: String) -> String? {
  let modifiers: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
  let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "typealias", "var", "let"]
  var words = line.split(separator: " ")[...]
  while let word = words.first, word.hasPrefix("@") || modifiers.contains(word) { words = words.dropFirst() }
  guard words.popFirst() == "import", let name = words.first(where: { !kinds.contains($0) }) else {
    return nil
  }
  return name.split(separator: ".").first.map(String.init)
}
