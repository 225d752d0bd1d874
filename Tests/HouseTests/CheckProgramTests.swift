// The checker as a process: its streams and exit codes.

import Foundation
import Testing

@Suite("The program of the checker")
struct CheckProgramTests {
  /// x^2/2 with the rate 1, at which one step arrives: 1 - 0 is positive.
  private static let certificate = """
    {"schema": "stepproof.certificate/1", "statement": {"game": {"jacobian": [["1"]], "blocks": [1]},
    "rule": {"components": ["z"], "inverses": [], "update": [[["+", "I", ["scale", "-1", "J"]]]]},
    "rate": "eta", "box": [{"name": "eta", "from": "1", "to": "1"}],
    "claim": {"kind": "converges", "factor": "1", "sequence": "constant"}},
    "witness": {"inverses": [], "coordinates": null, "substitution": null, "solutions": [],
    "kind": "quadratic", "tree": {"function":
    [{"exponents": [0], "lower": [["1"]]}], "power": 0, "decrease": [{"scale": "1", "columns": []}],
    "inertia": {"at": ["1"], "positive": {"basis": null, "proof": {"scale": "1", "columns": []}},
    "negative": {"basis": [], "proof": null}}}},
    "assumptions": ["stein", "bernstein", "linearization"], "provenance": {}}
    """

  private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "certificate-\(UUID()).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try text.write(to: file, atomically: true, encoding: .utf8)
    try body(file.path)
  }

  @Test("says verified and the claim, or rejected and why")
  func verdicts() throws {
    try withFile(Self.certificate) { file in
      let run = try Run(check: [file])
      #expect(run.status == 0 && run.remarks.isEmpty)
      #expect(run.output == "\(file): verified: converges for eta = 1, 1 states, factor 1, constant\n")
    }
    try withFile(Self.certificate.replacingOccurrences(of: "\"1\"]], \"bl", with: "\"3\"]], \"bl")) { file in
      let run = try Run(check: [file])
      #expect(run.status == 1 && run.output == "\(file): rejected\n")
      #expect(run.remarks.hasPrefix("stepproof-check: \(file): witness/tree/decrease/0: "))
    }
  }

  @Test("goes on after a file that cannot be read, and remembers the worst")
  func several() throws {
    try withFile(Self.certificate) { good in
      try withFile("{}") { bad in
        let run = try Run(check: ["/nowhere", good, bad, "/"])
        #expect(run.status == 1)
        #expect(run.output.split(separator: "\n").count == 2)
        #expect(run.remarks.contains("stepproof-check: /nowhere: No such file or directory\n"))
        #expect(run.remarks.contains("stepproof-check: /: Is a directory\n"))
        #expect(try Run(check: ["/nowhere", good]).status == 66)
      }
    }
  }

  @Test("reads standard input, and no more of a file than it may")
  func sources() throws {
    #expect(try Run(check: ["-"]).output == "-: rejected\n")
    let endless = try Run(check: ["/dev/zero"])
    #expect(endless.status == 1 && endless.remarks.contains("more than 64000000 bytes"))
  }

  @Test("misuse is not a verdict")
  func misuse() throws {
    for arguments in [[], ["--verbose"], ["-x"], ["--help", "x"], ["/nowhere", "-v"]] {
      let run = try Run(check: arguments)
      #expect(run.status == 64 && run.output.isEmpty && !run.remarks.isEmpty)
    }
    #expect(try Run(check: ["--help"]).output.hasPrefix("usage: stepproof-check FILE...\n"))
    let version = try Run(check: ["--version"]).output.dropFirst("stepproof-check ".count).dropLast()
    #expect(try House.lines("CITATION.cff").contains("version: \(version)"))
  }

  @Test("links nothing but the Swift runtime and the C library")
  func libraries() throws {
    let program = Run.program.deletingLastPathComponent().appending(path: "stepproof-check").path
    let listing = try Run(shell: "ldd \"$1\"", [program]).output
    let names = listing.split(separator: "\n").compactMap { line in
      line.split(whereSeparator: \.isWhitespace).first.map { URL(filePath: String($0)).lastPathComponent }
    }
    let ours = [
      "libswift", "libc.", "libm.", "libgcc", "libstdc++", "ld-linux", "linux-vdso", "lib_", "libpthread",
      "libdl", "libdispatch", "libBlocksRuntime",
    ]
    #expect(names.filter { name in !ours.contains { name.hasPrefix($0) } } == [])
  }
}
