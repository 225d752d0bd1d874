// certify and check: what they print, what they refuse, and what they leave behind.

import Certificates
import Foundation
import Reports
import Testing

@testable import stepproof

@Suite("Certifying and checking")
struct CertifyTests {
  private func outcome(_ line: String) -> Outcome {
    Invocation.outcome(of: line.split(separator: " ").map(String.init), results: Page(), remarks: Page())
  }

  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "certify-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test("without a file the certificate goes to standard output and the summary beside it")
  func streams() throws {
    let found = outcome("certify xy --method optimistic --eta 1/3")
    #expect(found.status == .holds)
    #expect(try JSON(reading: Array(found.results.utf8))["schema"] == "stepproof.certificate/1")
    #expect(found.remarks.contains("certified  converges for eta = 1/3; V shrinks by "))
  }

  @Test("a written certificate is accepted, and is about its own game and rule")
  func roundTrip() throws {
    try inFolder { folder in
      let path = "\(folder)/a.json"
      let found = outcome(
        "certify dirac-gan-r1 --method heavy-ball --set beta=-1/4 --eta 0..1 -o \(path) --json")
      let summary = try JSON(reading: Array(found.results.utf8))
      #expect(summary["schema"] == "stepproof.certify/1" && summary["verified"] == .boolean(true))
      #expect(summary["file"] == .string(path) && summary["states"] == .count(4))
      let checked = outcome("check \(path) --against dirac-gan-r1")
      #expect(checked.status == .holds)
      #expect(
        checked.results == "\(path): verified: converges for 0 < eta <= 1, 4 states, factor 1, constant\n")
      #expect(outcome("check \(path) --against dirac-gan-critical").status == .doesNotHold)
      let other = outcome("check \(path) --against dirac-gan-r1 --method nesterov")
      #expect(other.status == .doesNotHold && other.results == "\(path): rejected\n")
      #expect(
        other.remarks == "stepproof: \(path): its statement is not about dirac-gan-r1 with nesterov\n")
      #expect(outcome("check \(path) --against dirac-gan-r1 --set beta=1/4").status == .doesNotHold)
      #expect(outcome("check \(path) \(folder)/none.json").status == .unreadableInput)
      let list = try JSON(reading: Array(outcome("check \(path) --json").results.utf8))
      #expect(list["certificates"]?.elements?.first?["verified"] == .boolean(true))
    }
  }

  @Test("what is wished and is not true is answered by the contrary, and the exit code says so")
  func refutations() {
    let point = outcome("certify xy --method simultaneous --eta 1/2 --claim converges")
    #expect(point.status == .doesNotHold && point.remarks.contains("diverges for eta = 1/2: 2 directions"))
    // Part of the interval converges, part does not.
    let partly = outcome("certify xy --method extragradient --eta 1/2..2")
    #expect(partly.status == .doesNotHold && partly.remarks.contains("diverges for eta = 2"))
    #expect(outcome("certify xy --method extragradient --eta 1/2 --claim diverges").status == .doesNotHold)
    let polygon = "certify xy --method optimistic --eta 0..1 --set beta=0..1 --polygon"
    #expect(outcome("\(polygon) --claim diverges").status == .doesNotHold)
    #expect(outcome("\(polygon) --claim converges").status == .holds)
  }

  @Test(
    "every kind of claim is found",
    arguments: [
      ("xy --method alternating --eta 1", "conserves a quadratic function for eta = 1"),
      ("xy --method simultaneous --eta 0..3", "diverges for 0 < eta <= 3: 2 directions are unstable"),
      (
        "xy --method simultaneous --eta 0..1 --claim no-quadratic-function",
        "no single quadratic function shrinks by 1 at every step"
      ),
      ("dirac-gan-r1 --method simultaneous --eta 1/10..1 --schedule", "converges along every sequence"),
      (
        "dirac-gan-r1 --method optimistic --eta 0..1/5 --set beta=0..1/5",
        "converges for 0 < eta <= 1/5, 0 <= beta <= 1/5"
      ),
      ("xy --method optimistic --eta 0..1 --set beta=0..1 --polygon", "in the polygon below"),
      ("uncertain-damping --method alternating --widest", "1/2 <= gamma <= 1"),
      ("examples/rotation.csv --method alternating --players 1,1 --widest", "the safe set ends at 0.908"),
      ("rock-paper-scissors --method extragradient --eta 0..1/2", "up to 2 directions in which every point"),
    ])
  func claims(words: String, summary: String) {
    let found = outcome("certify \(words)")
    #expect(found.status == .holds)
    #expect(found.remarks.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(summary))
  }

  @Test(
    "what cannot be certified is refused with the reason, and leaves no file",
    arguments: [
      ("two-wells --method simultaneous --widest", ExitCode.undecided, "'sqrt(3)'"),
      ("exponential --method simultaneous --eta 1/10", .undecided, "known by enclosures only"),
      ("xy --method simultaneous --widest", .undecided, "no rate converges"),
      ("shear --method simultaneous --eta 1", .undecided, "the spectral radius is 1"),
      ("tandem --method competitive --eta 0..1", .undecided, "could not be shown to be invertible"),
      ("xy --method extragradient --eta 0..1 --set gamma=0..1 --polygon", .undecided, "is affine"),
      ("xy --method optimistic --eta 0..1 --polygon", .undecided, "two or more parameters"),
      ("xy --method optimistic --eta 0..1 --polygon --schedule", .misuse, "exclude each other"),
      ("xy --method simultaneous --eta 1 --claim conserves", .undecided, "stays the same"),
      ("xy --method optimistic --eta 1/5 --claim no-quadratic-function", .undecided, "there may be one"),
      ("xy --method optimistic --eta 1/3..1/4", .misuse, "a span of rates such as 0..1/5"),
      ("xy --method optimistic --eta -1", .misuse, "a positive rate"),
      ("xy --method optimistic", .misuse, "--eta"),
      ("xy --method optimistic --eta 1/3 --widest", .misuse, "exclude each other"),
      ("xy --method optimistic --eta 1/3 --claim converge", .misuse, "did you mean 'converges'?"),
      ("xy --method optimistic --eta 1/3 --factor 0", .misuse, "the factor"),
      ("xy --method optimistic --eta 1/3 --factor 1/2", .undecided, "no certificate was found"),
      ("xy --method optimistic --set beta=0..1 --widest", .misuse, "'beta' has a span"),
      ("xy --method optimistic --set bta=0..1 --eta 1/3", .misuse, "did you mean 'beta'?"),
      ("xy --method optimistic --players 1,1 --eta 1/3", .misuse, "--players"),
    ])
  func refused(words: String, status: ExitCode, reason: String) throws {
    try inFolder { folder in
      let found = outcome("certify \(words) -o \(folder)/a.json")
      #expect(found.status == status && found.results.isEmpty)
      let text = found.remarks.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(text.contains(reason), "\(found.remarks)")
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.isEmpty)
    }
  }

  @Test("a file that cannot be written is said to be so, and what was there stays")
  func unwritable() throws {
    try inFolder { folder in
      let missing = outcome("certify xy --method optimistic --eta 1/3 -o \(folder)/none/a.json")
      #expect(missing.status == .cannotWrite)
      #expect(missing.remarks.hasPrefix("stepproof: \(folder)/none/a.json could not be written: "))
      // A full disk.
      let full = outcome("certify xy --method optimistic --eta 1/3 -o /dev/full")
      #expect(full.status == .cannotWrite && full.remarks.contains("No space left"))
      #expect(outcome("certify xy --method optimistic --eta 1/3 -o /dev/null").status == .holds)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.isEmpty)
    }
  }
}
