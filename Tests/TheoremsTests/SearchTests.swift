// Games made to order, and the search that breaks theorems.

import Exact
import Language
import Testing

@testable import Theorems

@Suite("Games against theorems")
struct SearchTests {
  @Test("of random families are what they are called, and the same for the same seed")
  func families() throws {
    let games = RandomGames.all(seed: 7, perFamily: 4)
    #expect(games.map(\.jacobian) == RandomGames.all(seed: 7, perFamily: 4).map(\.jacobian))
    #expect(games.map(\.jacobian) != RandomGames.all(seed: 8, perFamily: 4).map(\.jacobian))
    #expect(games.count == 40)
    for game in games {
      let j = try #require(game.rational)
      let symmetric = j + j.transposed
      switch game.name.split(separator: "-")[1] {
      case "bowl": #expect(j == j.transposed && j.isPositiveDefinite)
      case "tug": #expect(symmetric.entries.allSatisfy(\.isZero) && !j.determinant.isZero)
      case "saddle", "two", "monotone": #expect(symmetric.isPositiveDefinite)
      case "spiral": #expect(j * j.transposed == j.transposed * j)
      case "shear": #expect(j * j.transposed != j.transposed * j)
      case "jordan": #expect(j.characteristicPolynomial.squareFreeFactors().map(\.multiplicity) == [3])
      case "minimax": #expect(j[0, 0].sign < 0 && (j[0, 0] - j[0, 1] * j[1, 0] / j[1, 1]).sign > 0)
      default: #expect(game.blocks.count == 2)
      }
    }
  }

  @Test(
    "are found where a theorem is false, and made small",
    arguments: [
      ("eg-scsc-mokhtari-lecture", [[1]]), ("local-minmax-gd-stable", [[0, 1], [-1, 0]]),
      ("nag-real-range-unrestricted", [[1]]), ("altgd-bilinear-bounded-closed", [[0, 1], [-1, 0]]),
    ] as [(String, [[Rational]])])
  func broken(name: String, jacobian: [[Rational]]) throws {
    var breaker = Breaker(try Examples.shipped(name), seed: 1)
    let broken = try #require(breaker.counterexample(effort: 48) { false }.broken)
    #expect(broken.subject.rational == Matrix(rows: jacobian))
    #expect(broken.verdict.summary == .refuted)
  }

  @Test("are not found where a theorem is true, and the search stops when it is told to")
  func unbroken() throws {
    let theorem = try Examples.theorem(
      "safe 0 < eta < min over l in spectrum(J) of 2*re(l)/abs(l)^2\nassume 1 > 0")
    var breaker = Breaker(theorem, seed: 1)
    let result = breaker.counterexample(effort: 12) { false }
    #expect(result.broken == nil)
    #expect(result.tried > 60)
    var count = 0
    _ = breaker.counterexample(effort: 1_000) {
      count += 1
      return count > 5
    }
    #expect(count < 12)
  }

  @Test("are climbed towards: a bound that is wrong by a hair is broken")
  func climbing() throws {
    // True up to a factor of 1: only games whose spectrum is nearly a bowl's with equal ends come close.
    let theorem = try Examples.theorem(
      "assume J == J'\nassume lambda_min(J) > 0\nsafe 0 < eta < 9/5/lambda_max(J) + 1/(5*lambda_max(J))*lambda_min(J)/lambda_max(J)*21/20"
    )
    var breaker = Breaker(theorem, seed: 3)
    let broken = try #require(breaker.counterexample(effort: 200) { false }.broken)
    #expect(broken.verdict.summary == .refuted)
  }

  @Test("can be written as files, and read back to the same Jacobian")
  func texts() throws {
    for game in RandomGames.all(seed: 2, perFamily: 2) {
      guard let text = game.gameText else { continue }
      let read = try Game(reading: SourceFile(name: "g.game", text: text))
      #expect(read.players.map(\.variables.count) == game.blocks.map(\.count))
    }
    let skew = Examples.subject([[0, 1], [-1, 0]])
    #expect(skew.gameText == nil)
    #expect(
      Examples.zeroSum([1], [[2]], [3]).gameText == """
        game "a game"

        player p1 (x) minimizes 1/2*x^2 + 2*x*y
        player p2 (y) minimizes -2*y*x + 3/2*y^2

        equilibrium x = 0, y = 0

        """)
  }
}

@Suite("The catalogue of theorems")
struct CatalogueTests {
  static let theorems = Result { try Catalogue.theorems.map { try Examples.reading($0.file) } }

  @Test("holds every file under the name of its theorem, with a source, and covers what is known")
  func files() throws {
    let theorems = try Self.theorems.get()
    #expect(theorems.count >= 60)
    #expect(theorems.map(\.name) == Catalogue.theorems.map(\.name))
    #expect(theorems.allSatisfy { $0.source != nil && $0.title != nil })
    #expect(theorems.allSatisfy { $0.falsehood != nil || !$0.checked.isEmpty || !$0.notes.isEmpty })
  }

  @Test("is not refuted by a few games but where it is marked as false, and then it is")
  func survey() throws {
    let theorems = try Self.theorems.get()
    let games = [
      Examples.subject([[3]]), Examples.subject([[1, 0], [0, 4]]), Examples.zeroSum([1], [[1]], [2]),
      Examples.zeroSum([0], [[2]], [0]), Examples.zeroSum([0, 0], [[1, 0], [0, 3]], [0, 0]),
      Examples.zeroSum([0], [[1]], [1]), Examples.zeroSum([-1], [[2]], [1]),
      Examples.subject([[1, 3], [-3, 1]], players: [1, 1]),
      Examples.zeroSum([0], [[Rational(1, over: 2)]], [0]),
    ]
    let survey = Survey(theorems, on: games)
    for entry in survey.entries {
      #expect(entry.isRefuted == entry.isMarkedFalse, "\(entry.theorem.name)")
    }
    #expect(survey.entries.count { $0.isMarkedFalse } >= 10)
  }
}
