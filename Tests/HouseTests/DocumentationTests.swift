// The library's documentation builds, leaves out nothing, and its Swift does what it says.

import Foundation
import Testing

@Suite("The documentation of the library")
struct DocumentationTests {
  /// The folder of the build that these tests belong to.
  static let build = Run.program.deletingLastPathComponent()

  static let documentation = Result {
    try Run(House.root.appending(path: "Scripts/documentation"), [build.path])
  }

  /// As much as is needed of what `swift symbolgraph-extract` writes.
  struct SymbolGraph: Decodable {
    struct Symbol: Decodable {
      struct Comment: Decodable {}
      struct Place: Decodable {}

      let pathComponents: [String]
      let docComment: Comment?
      /// What the compiler adds has none.
      let location: Place?
    }

    let symbols: [Symbol]
  }

  @Test("builds without a warning")
  func builds() throws {
    let run = try Self.documentation.get()
    #expect(run.status == 0, "\(run.remarks)")
  }

  @Test("says something about every public symbol")
  func comments() throws {
    try #require(try Self.documentation.get().status == 0)
    let text = try House.text(".build/symbols/Stepproof.symbols.json")
    let symbols = try JSONDecoder().decode(SymbolGraph.self, from: Data(text.utf8)).symbols
    let written = symbols.filter { $0.location != nil }
    #expect(written.contains { $0.pathComponents == ["Problem", "variables"] })
    #expect(written.filter { $0.docComment == nil }.map { $0.pathComponents.joined(separator: ".") } == [])
  }

  @Test("has the articles on its first page")
  func articles() throws {
    let folder = "Sources/Stepproof/Stepproof.docc"
    let first = try House.text("\(folder)/Stepproof.md")
    let names = House.files(below: folder, endingIn: ["md"]).map {
      URL(filePath: $0).deletingPathExtension().lastPathComponent
    }
    #expect(names.filter { $0 != "Stepproof" && !first.contains("- <doc:\($0)>") } == [])
    #expect(names.count > 3)
  }

  @Test("shows Swift that an outsider can compile, and that prints what its comments say")
  func swift() throws {
    let examples = SwiftExample.shown
    try #require(!examples.isEmpty)
    let names = examples.indices.map { "example\($0)" }
    let mark = "-- next example"
    let program =
      "import Stepproof\n\n" + zip(examples, names).map { $0.function(named: $1) }.joined()
      + names.map { "print(\"\(mark)\")\ntry \($0)()\n" }.joined()
    let outputs = try output(of: program).components(separatedBy: mark + "\n").dropFirst()
    #expect(outputs.count == examples.count)
    for (example, output) in zip(examples, outputs) {
      let lines = output.split(separator: "\n").map(String.init)
      #expect(lines == example.printed, "\(example.block.page):\(example.block.place)")
    }
  }

  /// Compiles a program as one outside of the package, links it with the library's objects, and runs it.
  private func output(of program: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "stepproof-examples-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appending(path: "main.swift")
    try program.write(to: source, atomically: true, encoding: .utf8)
    // The command line is linked from these; they are the library's, and its own.
    let list = Self.build.appending(path: "stepproof.product/Objects.LinkFileList")
    let objects = try String(contentsOf: list, encoding: .utf8).split(separator: "\n").map(String.init)
      .filter { !$0.contains("/stepproof.build/") }
    let maps = House.files(below: "Sources/System", endingIn: ["modulemap"]).map {
      House.root.appending(path: $0).deletingLastPathComponent().path
    }
    let imports = ["Modules", "CShim.build"].map { Self.build.appending(path: $0).path } + maps
    let libraries = ["z", "glpk", "flint-arb", "flint", "lapacke", "openblas", "m"]
    let built = folder.appending(path: "examples")
    let compilation = try Run(
      URL(filePath: "/usr/bin/env"),
      ["swiftc", "-swift-version", "6", "-warnings-as-errors", source.path, "-o", built.path]
        + imports.flatMap { ["-I", $0] } + objects + libraries.map { "-l" + $0 })
    try #require(compilation.status == 0, "\(compilation.output)\(compilation.remarks)")
    let run = try Run(built, [])
    #expect(run.status == 0, "\(run.remarks)")
    return run.output
  }
}
