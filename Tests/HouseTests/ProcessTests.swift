// The program as a process: its streams, signals and exit codes.

import Foundation
import Testing

@Suite("The program as a process")
struct ProcessTests {
  @Test("results go to standard output, misuse to standard error")
  func streams() throws {
    let right = try Run(stepproof: ["--version"])
    #expect(right.status == 0)
    #expect(right.output.hasPrefix("stepproof "))
    #expect(right.remarks.isEmpty)
    let wrong = try Run(stepproof: ["--vresion"])
    #expect(wrong.status == 64)
    #expect(wrong.output.isEmpty)
    #expect(wrong.remarks.contains("did you mean '--version'?"))
  }

  @Test("the version is the one to cite")
  func version() throws {
    let version = try Run(stepproof: ["--version"]).output.dropFirst("stepproof ".count).dropLast()
    #expect(try House.lines("CITATION.cff").contains("version: \(version)"))
  }

  @Test("a reader that leaves early is no fault")
  func closedPipe() throws {
    let run = try Run(shell: "(sleep 0.2; stepproof --help; echo $? >&2) | true")
    #expect(run.remarks == "141\n")
    let ignoring = try Run(shell: "trap '' PIPE; (sleep 0.2; stepproof --help; echo $? >&2) | true")
    #expect(ignoring.remarks == "141\n")
  }

  @Test("a result that cannot be written is a fault")
  func fullDisk() throws {
    let full = try Run(shell: "stepproof --help > /dev/full")
    #expect(full.status == 74)
    #expect(full.remarks == "stepproof: the result could not be written: No space left on device\n")
    let closed = try Run(shell: "stepproof --help >&-")
    #expect(closed.status == 74)
    #expect(closed.remarks == "stepproof: the result could not be written: Bad file descriptor\n")
  }

  @Test("nothing is coloured where nobody watches", arguments: [["--help"], ["list"], ["--vresion"]])
  func colour(arguments: [String]) throws {
    let run = try Run(
      stepproof: arguments, environment: ["TERM": "xterm-256color", "COLORTERM": "truecolor"])
    #expect(!(run.output + run.remarks).contains("\u{1B}"))
  }

  @Test("the completion script is one that its shell can read", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let script = try Run(stepproof: ["completions", shell])
    #expect(script.status == 0)
    #expect(script.output.contains("stepproof"))
    guard let program = Self.installed(shell) else { return }
    let file = FileManager.default.temporaryDirectory.appending(
      path: "stepproof-completion-\(UUID()).\(shell)")
    defer { try? FileManager.default.removeItem(at: file) }
    try script.output.write(to: file, atomically: true, encoding: .utf8)
    let check = try Run(program, ["-n", file.path])
    #expect(check.status == 0, "\(check.remarks)")
  }

  @Test(
    "bash completes commands, options and choices",
    arguments: [
      ("stepproof compl", "completions"), ("stepproof linearize dirac-gan-r", "dirac-gan-r1"),
      ("stepproof linearize xy --method opt", "optimistic"), ("stepproof --v", "--version"),
      ("stepproof completions z", "zsh"),
      ("stepproof completions --h", "--help"),
    ])
  func bash(line: String, expected: String) throws {
    let script = """
      source <(stepproof completions bash)
      read -ra COMP_WORDS <<< "$1"
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _stepproof
      echo "${COMPREPLY[@]}"
      """
    #expect(try Run(shell: script, [line]).output == expected + "\n")
  }

  private static func installed(_ shell: String) -> URL? {
    ["/bin/", "/usr/bin/"].map { URL(filePath: $0 + shell) }.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
    }
  }
}
