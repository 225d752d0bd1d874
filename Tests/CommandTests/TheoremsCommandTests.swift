// theorems: what it prints, writes and ends with.

import Certificates
import Foundation
import Reports
import Testing

@testable import stepproof

@Suite("theorems")
struct TheoremsCommandTests {
  private func outcome(_ words: String...) -> Outcome {
    Invocation.outcome(of: words, results: Page(), remarks: Page())
  }

  private func file(_ text: String) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "t-\(UUID()).theorem").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test(
    "ends with 1 for a theorem that is refuted, with 0 for one that says so itself, and with 2 where nothing is decided",
    arguments: [
      ("safe 0 < eta < 1/norm(J)", [String](), ExitCode.doesNotHold),
      ("safe 0 < eta < 1/norm(J)\nfalse \"it turns\"", [], .holds),
      ("assume norm(J) < 0\nsafe none", [], .undecided),
      ("assume norm(J) < 0\nsafe none", ["xy"], .holds),
      ("safe none", ["xy"], .holds),
      ("safe eta = 1/log(norm(J) - 2)", ["xy"], .holds),
    ])
  func status(lines: String, games: [String], status: ExitCode) throws {
    let path = try file("theorem t\nmethod simultaneous\n" + lines + "\n")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let outcome = Invocation.outcome(
      of: ["theorems", "--theorem", path] + games, results: Page(), remarks: Page())
    #expect(outcome.status == status, "\(outcome.results)\(outcome.remarks)")
  }

  @Test("shows a counterexample, its certificate accepted by the checker")
  func counterexample() throws {
    let path = try file(
      "theorem t\nmethod extragradient\nassume lambda_min(sym(J)) > 0\nsafe 0 < eta <= 3/2/norm(J)\n")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let text = outcome("theorems", "golden", "--theorem", path)
    #expect(text.status == .doesNotHold)
    #expect(text.results.contains("t: J = [1], one variable:"))
    #expect(
      text.results.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
        "(certified, and accepted by the checker)"))
    #expect(text.results.hasSuffix("t: REFUTED\n"))
    let json = outcome("theorems", "golden", "--theorem", path, "--json").results
    let tree = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(tree["schema"] as? String == "stepproof.theorems/1")
    let theorem = try #require((tree["theorems"] as? [[String: Any]])?.first)
    #expect(theorem["refuted"] as? Bool == true)
    let example = try #require(theorem["counterexample"] as? [String: Any])
    #expect(example["jacobian"] as? [[String]] == [["1"]])
    #expect((example["certificate"] as? String)?.contains("stepproof.certificate/1") == true)
    #expect((example["game_text"] as? String)?.contains("player p1 (x) minimizes 1/2*x^2") == true)
  }

  @Test("writes JUnit's XML: failures for what is refuted, skipped for what is not said")
  func junit() throws {
    let path = try file(
      "theorem t\nmethod simultaneous\nassume lambda_min(J) > 1\nsafe 0 < eta < 3/norm(J)\n")
    let xml = FileManager.default.temporaryDirectory.appending(path: "t-\(UUID()).xml").path
    defer { for path in [path, xml] { try? FileManager.default.removeItem(atPath: path) } }
    _ = outcome("theorems", "golden", "xy", "product-bowl", "--theorem", path, "--junit", xml)
    let text = try String(contentsOfFile: xml, encoding: .utf8)
    #expect(
      text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"stepproof theorems\">"))
    #expect(text.contains("<testsuite name=\"t\" tests=\"3\" failures=\"1\" skipped=\"2\">"))
    #expect(
      text.contains("<testcase classname=\"t\" name=\"product-bowl\"><failure message=\"safe: refuted: "))
    #expect(text.contains("<skipped message=\""))
    #expect(!text.contains("lambda_min(J) > 1"))
  }

  @Test("prints a table, LaTeX and Markdown, and writes a page")
  func forms() throws {
    let games = ["golden", "xy", "--theorem", "gd-exact-spectral", "--theorem", "local-minmax-gd-stable"]
    func run(_ more: String...) -> Outcome {
      Invocation.outcome(of: ["theorems"] + games + more, results: Page(), remarks: Page())
    }
    #expect(run("--latex").results.contains("Local minmax points attract the gradient flow"))
    #expect(run("--markdown").results.contains("### `gd-exact-spectral`"))
    #expect(run("--markdown").results.contains("- `local-minmax-gd-stable`: the blocks have to be definite"))
    let page = FileManager.default.temporaryDirectory.appending(path: "t-\(UUID()).html").path
    defer { try? FileManager.default.removeItem(atPath: page) }
    #expect(
      run("-o", page).results
        == "\(page): 2 theorems on 2 games, 3 of the pairs within the hypotheses: 0 refuted, and 1 that are marked as false\n"
    )
    let html = try String(contentsOfFile: page, encoding: .utf8)
    #expect(html.contains("<svg class=\"figure\""))
    #expect(html.contains("<dt>local-minmax-gd-stable</dt>"))
    let table = outcome("theorems", "golden")
    #expect(table.results.hasPrefix("theorem "))
    #expect(table.results.contains("altgda-zero-sum-exact"))
  }

  @Test(
    "says what is wrong with what was typed",
    arguments: [
      (
        ["--theorem", "gd-exact-spectra"],
        "no theorem or file is called 'gd-exact-spectra'; did you mean 'gd-exact-spectral'?"
      ),
      (["--budget", "soon"], "expected --budget to be a time such as 30s or 5m, found 'soon'"),
      (["xyz"], "no game or file is called 'xyz'"), (["--json", "--markdown"], "exclude each other"),
    ])
  func misuse(words: [String], remark: String) {
    let outcome = Invocation.outcome(of: ["theorems"] + words, results: Page(), remarks: Page())
    #expect(outcome.remarks.contains(remark), "\(outcome.remarks)")
    #expect(outcome.results.isEmpty)
  }
}
