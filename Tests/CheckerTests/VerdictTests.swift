// What the checker accepts.

import Testing

@testable import Checker

@Suite("Certificates made by hand")
struct VerdictTests {
  @Test("are verified, and say what they claim", arguments: Examples.table.indices)
  func verified(index: Int) {
    let example = Examples.table[index]
    switch example.file.verdict {
    case .verified(let claim): #expect(claim == example.claim)
    case .rejected(let rejection): Issue.record("\(example.name): \(rejection)")
    }
  }
}
