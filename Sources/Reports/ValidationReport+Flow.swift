// What came of holding certificates about flows against games.

import Certificates
import Exact
import Simulation

extension ValidationReport {
  /// One certificate about a flow.
  package struct FlowEntry: Sendable {
    package let path: String
    package let stated: StatedFlowClaim
    package let finding: FlowLook.Finding

    package init(path: String, stated: StatedFlowClaim, finding: FlowLook.Finding) {
      (self.path, self.stated, self.finding) = (path, stated, finding)
    }

    private var words: String { FlowClaim.words(of: stated.kind, stated.formula?.text) }

    var verdict: Verdict {
      switch finding {
      case .held, .exact: .held
      case .contradicted: .contradicted
      case .silent: .silent
      }
    }

    func text(on page: Page) -> String {
      let head = verdict.words(on: page)
      let rows = page.glossary([(term: "claim", text: words)] + rows)
      return page.filled("\(path): \(head)") + "\n" + rows + "\n"
    }

    private var rows: [(term: String, text: String)] {
      switch finding {
      case .held(let places, let drift):
        [
          (
            term: "places",
            text:
              "the derivative of H along the flow was enclosed at \(places) random places, and 0 lies in all enclosures"
          ),
          (
            term: "run",
            text:
              drift.map {
                "along a run in floating point H moved by \(NumberWords.short($0)) of its height above its minimum"
              } ?? "none that could be followed in floating point"
          ),
        ]
      case .exact: [(term: "matrix", text: "its equations were found to hold exactly, with J derived again")]
      case .contradicted(let words), .silent(let words): [(term: "why", text: words)]
      }
    }

    var json: JSON {
      var members: [JSON.Member] = [
        JSON.Member("file", .string(path)), JSON.Member("claim", .string(words)),
        JSON.Member("finding", .string(verdict.word)),
      ]
      switch finding {
      case .held(let places, let drift):
        members += [
          JSON.Member("places", .count(places)),
          JSON.Member("drift", drift.map { .string("\($0)") } ?? .null),
        ]
      case .exact: break
      case .contradicted(let words), .silent(let words):
        members.append(JSON.Member("reason", .string(words)))
      }
      return .object(members)
    }
  }
}
