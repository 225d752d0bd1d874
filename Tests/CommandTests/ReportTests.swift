// report and gallery: the pages, the files beside them, and what is missing on them.

import Foundation
import FoundationXML
import Reports
import Testing

@testable import stepproof

@Suite("Pages about games")
struct ReportTests {
  private func outcome(_ line: String) -> Outcome {
    Invocation.outcome(of: line.split(separator: " ").map(String.init), results: Page(), remarks: Page())
  }

  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "report-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  /// Our pages are XML but for two things: the line in front, and elements in the head that end by themselves.
  private func isWellFormed(_ html: String) -> Bool {
    let text = html.replacing("<!DOCTYPE html>\n", with: "").replacing(#/<meta [^>]*>/#, with: "")
    return XMLParser(data: Data(text.utf8)).parse()
  }

  static let pages = [
    // A certificate for each, a map with a polygon; a rule that only conserves.
    "dirac-gan-r1 --methods optimistic,alternating,consensus", "xy --methods alternating,heavy-ball",
    // Irrational, singular, several players, ranged, with expectations.
    "strongly-monotone/exponential --methods optimistic,alternating",
    "overparametrised --methods simultaneous,follow-the-ridge", "cournot --methods simultaneous,competitive",
    "uncertain-damping --methods simultaneous,consensus", "finite-data --methods extragradient",
    "dirac-gan-r1 --methods alternating --set gamma=1/2",
    "examples/rotation.csv --players 1,1 --methods optimistic,alternating",
  ]

  @Test("are well-formed, whole, and need nothing from elsewhere", arguments: pages)
  func page(line: String) throws {
    let found = outcome("report \(line)")
    #expect(found.status == .holds && found.remarks.isEmpty)
    let html = found.results
    #expect(isWellFormed(html))
    #expect(html.hasPrefix("<!DOCTYPE html>") && html.hasSuffix("</html>\n"))
    for forbidden in ["<script", "<link", "<img", "@import", "url(", "nan", "Optional("] {
      #expect(!html.contains(forbidden) || forbidden == "nan" && !html.contains("\"nan"), "\(forbidden)")
    }
    let addresses = html.matches(of: #/(?:href|src)="([^"]*)"/#).map { String($0.1) }
    #expect(addresses.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("data:") })
    // Every address within the page leads somewhere, and no name is used twice.
    let names = html.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(Set(names).count == names.count)
    for address in addresses where address.hasPrefix("#") {
      #expect(names.contains(String(address.dropFirst())))
    }
    #expect(html.contains("stepproof report \(line.split(separator: " ")[0])"))
    #expect(html.contains("prefers-color-scheme:dark") && html.contains("@media print"))
    // Every picture has its words.
    let pictures = html.matches(of: #/<svg /#).count
    #expect(pictures > 1 && html.matches(of: #/<desc id="/#).count == pictures)
  }

  @Test("a certificate downloaded from the page is accepted by the command printed beside it")
  func certificates() throws {
    let html = outcome("report dirac-gan-r1 --methods optimistic,simultaneous --set gamma=1/2").results
    let links = html.matches(of: #/<a download="([^"]+)" href="data:application\/json;base64,([^"]+)">/#)
    #expect(
      links.map { String($0.1) } == [
        "dirac-gan-r1.flow.json", "dirac-gan-r1.optimistic.json", "dirac-gan-r1.optimistic.polygon.json",
        "dirac-gan-r1.simultaneous.json",
      ])
    let commands = html.matches(of: #/<pre>(stepproof check [^<]*)<\/pre>/#).map { String($0.1) }
    #expect(commands.count == links.count)
    try inFolder { folder in
      for (link, command) in zip(links, commands) {
        let data = try #require(Data(base64Encoded: String(link.2)))
        try data.write(to: URL(filePath: "\(folder)/\(link.1)"))
        let line = String(command.dropFirst("stepproof ".count)).replacing(
          String(link.1), with: "\(folder)/\(link.1)")
        #expect(outcome(line).status == .holds, "\(command): \(outcome(line).remarks)")
      }
    }
  }

  @Test(
    "say what is missing, and why",
    arguments: [
      ("xy --methods simultaneous", "no certificate: no rate converges"),
      ("xy --methods simultaneous", "safe</dt><dd>none: no eta converges"),
      ("xy --methods follow-the-ridge,optimistic", "cannot be used at this equilibrium"),
      ("strongly-monotone/exponential --methods optimistic", "the equilibrium is known by enclosures only"),
      (
        "cournot --methods simultaneous",
        "there is no phase portrait: it takes two variables, and the game has 3"
      ),
      ("xy --methods extragradient", "no certified polygon in the map"),
      (
        "uncertain-damping --methods consensus",
        "there is no map of two parameters: 'gamma' of the method and"
      ),
      ("uncertain-damping --methods optimistic", "there is none for 'gamma'"),
      (
        "uncertain-damping --methods optimistic",
        "pictures of eigenvalues and of the field are for the middle of it"
      ),
      ("xy --methods follow-the-ridge", "<mi>J</mi><mo>=</mo>"),
      ("overparametrised --methods simultaneous", "along which J is 0 and every point is at rest"),
    ])
  func missing(line: String, words: String) {
    let found = outcome("report \(line)")
    #expect(found.status == .holds)
    #expect(found.results.contains(words))
  }

  @Test("a Jacobian in a file has a page, and certificates while it is small")
  func matrices() throws {
    let small = outcome("report examples/rotation.csv --methods simultaneous,alternating").results
    #expect(small.contains("download=\"rotation.csv.simultaneous.json\""))
    #expect(small.contains("stepproof check rotation.csv.simultaneous.json --against examples/rotation.csv"))
    #expect(small.contains("alternating asks who owns which variables"))
    #expect(small.contains("id=\"simultaneous-stability-title\"") && !small.contains("The equilibrium"))
    try inFolder { folder in
      let rows = (0..<40).map { row in
        (0..<40).map { $0 == row ? "2" : $0 == row + 1 ? "1" : "0" }.joined(separator: ",") + "\n"
      }
      try rows.joined().write(toFile: "\(folder)/large.csv", atomically: true, encoding: .utf8)
      let large = outcome("report \(folder)/large.csv --methods simultaneous")
      #expect(large.status == .holds && isWellFormed(large.results))
      #expect(large.results.contains("J has 40 rows and is not shown here"))
      #expect(large.results.contains("a guess: computed in floating point, and not certified"))
      #expect(large.results.contains("no certificate: certificates are sought for small matrices"))
    }
  }

  @Test("methods of one name are told apart")
  func sameNames() throws {
    try inFolder { folder in
      let line = "report xy --methods optimistic,optimistic --figures \(folder)/p -o \(folder)/a.html"
      #expect(outcome(line).status == .holds)
      let html = try String(contentsOfFile: "\(folder)/a.html", encoding: .utf8)
      let names = html.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
      #expect(Set(names).count == names.count && names.contains("method-optimistic-2"))
      #expect(FileManager.default.fileExists(atPath: "\(folder)/p/optimistic-2-radius.svg"))
    }
  }

  @Test("a game with one variable has a page")
  func oneVariable() throws {
    try inFolder { folder in
      let path = "\(folder)/bowl.game"
      try "game \"Bowl\"\nplayer min (x) minimizes x^2\nequilibrium x = 0\n".write(
        toFile: path, atomically: true, encoding: .utf8)
      let found = outcome("report \(path) --methods simultaneous,optimistic")
      #expect(found.status == .holds, "\(found.remarks)")
      #expect(found.results.contains("it takes two variables, and the game has one variable"))
      #expect(found.results.contains("download=\"bowl.simultaneous.json\""))
      #expect(isWellFormed(found.results))
    }
  }

  @Test("names and titles that look like markup stay words")
  func hostileGame() throws {
    try inFolder { folder in
      let path = "\(folder)/a&b.game"
      try
        "game \"<script>alert(1)</script> & 'so'\"\nsource \"<b>\"\nplayer min (x) minimizes x^2\nequilibrium x = 0\n"
        .write(toFile: path, atomically: true, encoding: .utf8)
      let html = outcome("report \(path) --methods simultaneous").results
      #expect(!html.contains("<script") && !html.contains("<b>\n") && isWellFormed(html))
      #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; 'so'"))
    }
  }

  // MARK: Files

  @Test("every picture is written as SVG with its numbers, and the tables as LaTeX")
  func figures() throws {
    try inFolder { folder in
      let line = "report xy --methods optimistic,simultaneous --figures \(folder)/new -o \(folder)/xy.html"
      #expect(outcome(line).results == "\(folder)/xy.html: 2 methods, 11 figures, 3 certificates\n")
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/new").sorted()
      let figures = [
        "comparison", "optimistic-decrease", "optimistic-eigenvalues", "optimistic-map", "optimistic-radius",
        "optimistic-runs", "optimistic-stability", "phase-portrait", "radii", "simultaneous-eigenvalues",
        "simultaneous-radius",
      ]
      #expect(
        names
          == (figures.flatMap { ["\($0).csv", "\($0).svg"] } + ["comparison.tex", "formulas.tex"]).sorted())
      for name in figures {
        let svg = try Data(contentsOf: URL(filePath: "\(folder)/new/\(name).svg"))
        #expect(XMLParser(data: svg).parse() && svg.count < 60_000, "\(name)")
        let csv = try String(contentsOfFile: "\(folder)/new/\(name).csv", encoding: .utf8)
        let widths = Set(csv.split(separator: "\n").map { $0.count { $0 == "," } })
        #expect(widths.count == 1 || csv.contains("\""), "\(name)")
      }
      let page = try String(contentsOfFile: "\(folder)/xy.html", encoding: .utf8)
      #expect(isWellFormed(page))
      let formulas = try String(contentsOfFile: "\(folder)/new/formulas.tex", encoding: .utf8)
      #expect(formulas.contains("\\texttt{simultaneous} & $I - \\eta J$ \\\\"))
    }
  }

  @Test(
    "what cannot be done ends with a sentence and an exit code, and leaves no file",
    arguments: [
      ("report", .misuse, "expected GAME"),
      ("report xy --methods optimstic", .unreadableInput, "did you mean"),
      ("report nowhere", .unreadableInput, "no game or file is called"),
      ("report J.npy", .unreadableInput, "J.npy: "),
      ("report examples/rotation.csv --set beta=1", .misuse, "makes no sense with a matrix"),
      ("report examples/rotation.csv --equilibrium 1", .misuse, "makes no sense with a matrix"),
      ("report xy --players 1,1", .misuse, "makes no sense with a game"),
      ("report xy --methods optimistic --equilibrium 2", .misuse, "there is no number 2"),
      ("report xy --methods optimistic --set beta=1", .misuse, "no parameter is called 'beta'"),
      ("report examples/misspelt.game", .faultyInput, "no variable is called 'yy'"),
      (
        "report xy --methods optimistic -o FOLDER/none/a.html", .cannotWrite,
        "could not be written: No such file"
      ),
      ("report xy --methods optimistic -o FOLDER", .cannotWrite, "could not be written: Is a directory"),
      (
        "report xy --methods optimistic --figures FOLDER/a/b", .cannotWrite,
        "could not be written: No such file"
      ),
      ("report xy --methods optimistic --figures FOLDER/file", .cannotWrite, "Not a directory"),
      ("gallery --pictured xy", .misuse, "expected --figures DIR"),
      ("gallery --games nowhere", .unreadableInput, "no game or file is called"),
      ("gallery --games xy --methods optimistic -o FOLDER/none/a.md", .cannotWrite, "No such file"),
    ] as [(String, ExitCode, String)])
  func refused(line: String, status: ExitCode, words: String) throws {
    try inFolder { folder in
      try "here".write(toFile: "\(folder)/file", atomically: true, encoding: .utf8)
      let found = outcome(line.replacing("FOLDER", with: folder))
      #expect(found.status == status && found.results.isEmpty)
      #expect(found.remarks.contains(words), "\(found.remarks)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["file"])
    }
  }

  @Test("a gallery shows games with their fastest methods, and pictures of those that were asked for")
  func gallery() throws {
    try inFolder { folder in
      let found = outcome(
        "gallery --games xy,cournot --methods optimistic,simultaneous --figures \(folder)/p --pictured xy "
          + "-o \(folder)/g.md")
      #expect(found.status == .holds, "\(found.remarks)")
      #expect(found.results == "\(folder)/g.md: 2 games, 2 figures\n")
      let text = try String(contentsOfFile: "\(folder)/g.md", encoding: .utf8)
      #expect(text.contains("## bilinear\n\n### `xy`: x\\*y\n"))
      #expect(text.contains("1 of 2 methods converges:\n"))
      #expect(text.contains("| `optimistic` | (0, 0.57735) | 0.5 | 0.707107 | 6.64 |"))
      #expect(text.contains("![Safe rates of the methods](p/xy-comparison.svg)"))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: "\(folder)/p").sorted() == [
          "xy-comparison.svg", "xy-phase-portrait.svg",
        ])
    }
  }
}
