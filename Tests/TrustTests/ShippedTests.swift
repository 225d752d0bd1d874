// Every shipped certificate is accepted, says the truth, is found again, and is about its own game only.

import Certificates
import Checker
import LimitClaims
import Exact
import Foundation
import Stepproof
import Testing

@testable import stepproof

@Suite("Shipped certificates")
struct ShippedTests {
  @Test("every file has a line in the list, and every line a file")
  func list() throws {
    let names = FileManager.default.enumerator(atPath: Shipped.root.path)?.compactMap { $0 as? String } ?? []
    #expect(Set(names.filter { $0.hasSuffix(".json") }) == Set(Shipped.all.map(\.path)))
    #expect(Shipped.all.count > 20)
  }

  @Test("the example by hand on the page of the format is accepted, and up to the rate 2 it is not")
  func example() throws {
    let page = Shipped.root.deletingLastPathComponent().appending(path: "docs/certificate-format.md")
    let section = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "## 10.")[1]
    let block = section.split(separator: "\n").filter { $0.hasPrefix("    ") && !$0.contains("Q = ") }
    let text = block.joined(separator: "\n")
    guard case .verified(let claim) = verdict(on: Array(text.utf8), others: limitClaims) else {
      Issue.record("rejected: \(verdict(on: Array(text.utf8), others: limitClaims))")
      return
    }
    #expect(claim == "converges for 0 < eta <= 1, 1 states, factor 1, constant")
    let longer = text.replacing("\"to\": \"1\"", with: "\"to\": \"2\"")
    guard case .rejected(let rejection) = verdict(on: Array(longer.utf8), others: limitClaims) else {
      Issue.record("accepted up to 2")
      return
    }
    #expect(rejection.place == "witness/tree/decrease/1")
  }

  @Test("the checker accepts it", arguments: Shipped.all)
  func accepted(shipped: Shipped) throws {
    guard case .verified = verdict(on: try shipped.bytes(), others: limitClaims) else {
      Issue.record("rejected: \(verdict(on: try shipped.bytes(), others: limitClaims))")
      return
    }
  }

  @Test("exact eigenvalues say the same", arguments: Shipped.all)
  func oracle(shipped: Shipped) throws {
    let json = try shipped.json()
    #expect(try Truth.complaint(about: json) == nil)
  }

  @Test("it is found again, with the same statement", arguments: Shipped.all)
  func again(shipped: Shipped) throws {
    let outcome = shipped.found()
    let json = try JSON(reading: Array(outcome.results.utf8))
    // Where a polygon ends is found in floating point, and may differ between machines.
    let isPolygon = shipped.words.contains("--polygon")
    for key in ["game", "rule", "rate", "box"] + (isPolygon ? [] : ["claim"]) {
      #expect(json["statement"]?[key] == (try shipped.json())["statement"]?[key])
    }
    #expect(json["statement"]?["claim"]?["kind"] == (try shipped.json())["statement"]?["claim"]?["kind"])
    #expect(json["assumptions"] == (try shipped.json())["assumptions"])
  }

  @Test("it is about its own game, and about no other one", arguments: Shipped.all)
  func against(shipped: Shipped) throws {
    let file = try CertificateFile(loading: Shipped.root.appending(path: shipped.path).path)
    var ownWasAccepted = MatrixProblem.isMatrix(shipped.game)
    for game in Shelf.games.map(\.name) {
      do {
        let complaint = try file.complaint(against: Problem(game), rule: nil, setting: [:], at: 1)
        // The same game but for gamma, of which the certificate leaves open which it is.
        let isTwin = shipped.path.hasSuffix("any-damping.json") && game == "dirac-gan-critical"
        #expect((complaint == nil) == (game == shipped.game || isTwin), "\(game): \(complaint ?? "accepted")")
        if game == shipped.game { ownWasAccepted = true }
      } catch is Undecided {
        // The game has no resolved form: there is nothing to compare with.
      } catch is InputFault {
        // The method cannot be used there.
      }
    }
    #expect(ownWasAccepted)
  }
}
