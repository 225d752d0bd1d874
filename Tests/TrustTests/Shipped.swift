// The certificates that are kept in the repository, and how each was asked for.

import Certificates
import Foundation
import Reports
import Stepproof
import Testing

@testable import stepproof

struct Shipped: CustomTestStringConvertible, Sendable {
  /// The path below `certificates/`.
  let path: String
  /// What `certify` is asked for.
  let words: [String]

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "certificates")

  static let all: [Shipped] = {
    let text = (try? String(contentsOf: root.appending(path: "commands"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let words = line.split(separator: " ").map(String.init)
      return Shipped(path: words[0], words: Array(words.dropFirst()))
    }
  }()

  /// Those about flows, and the others.
  static let aboutFlows = all.filter { $0.words.contains("--flow") }
  static let aboutRules = all.filter { !$0.words.contains("--flow") }

  var game: String { words[0] }

  func bytes() throws -> [UInt8] { Array(try Data(contentsOf: Self.root.appending(path: path))) }
  func json() throws -> JSON { try JSON(reading: bytes()) }

  /// The certificate as it is found now.
  func found() -> Outcome {
    Invocation.outcome(of: ["certify"] + words, results: Page(), remarks: Page())
  }

  var testDescription: String { path }
}
