// What the checker says about certificates, a line each.

import Certificates

package struct CheckReport: Sendable {
  /// One certificate: the claim when it is verified, the complaint when it is not.
  package struct Line: Sendable {
    package let path: String
    package let claim: String?
    package let complaint: String?

    package init(path: String, claim: String?, complaint: String?) {
      (self.path, self.claim, self.complaint) = (path, claim, complaint)
    }
  }

  private let lines: [Line]

  package init(_ lines: [Line]) { self.lines = lines }

  package var holds: Bool { lines.allSatisfy { $0.claim != nil } }

  package func text(on page: Page) -> String {
    lines.map { line in
      let verdict =
        line.claim.map { page.inked("verified", .green) + ": \($0)" } ?? page.inked("rejected", .red)
      return "\(line.path): \(verdict)\n"
    }.joined()
  }

  /// The reasons of the rejections.
  package var complaints: String {
    lines.map { line in line.complaint.map { "stepproof: \(line.path): \($0)\n" } ?? "" }.joined()
  }

  package var json: JSON {
    [
      "schema": "stepproof.check/1",
      "certificates": .array(
        lines.map { line in
          [
            "file": .string(line.path), "verified": .boolean(line.claim != nil), "claim": JSON(line.claim),
            "complaint": JSON(line.complaint),
          ]
        }),
    ]
  }
}
