// Equilibria: stated, found, enclosed, and what kind they are.

import Exact
import Language
import Symbolic
import Testing

@testable import Linearization

func shippedGame(_ name: String) throws -> Game { try Game(reading: Catalogue.gameFile(name)) }

private func game(_ lines: String) throws -> Game {
  try Game(reading: SourceFile(name: "test.game", text: "game \"test\"\n" + lines))
}

@Suite("Equilibria")
struct EquilibriumTests {
  @Test("of every shipped game are confirmed or found", arguments: Catalogue.games.map(\.name))
  func shipped(name: String) throws {
    let game = try shippedGame(name)
    let search = try EquilibriumSearch(game)
    do throws(EquilibriumFault) {
      let found = try search.equilibria()
      #expect(found.count == max(1, game.equilibria.count))
    } catch {
      Issue.record("\(error)")
    }
  }

  private func values(_ equilibrium: Equilibrium) throws -> [String: Expression] {
    guard case .exact(let values) = equilibrium.coordinates else {
      Issue.record("only enclosed")
      return [:]
    }
    return Dictionary(uniqueKeysWithValues: values.map { ($0.key.name, $0.value) })
  }

  @Test(
    "that are fractions or square roots are recognised and verified",
    arguments: [
      ("player a (x) minimizes x^3/3 - 2*x\nequilibrium x ~ 1.4", "x", Expression.sqrt(2)),
      ("player a (x) minimizes x^3/3 - x^2/2 - x\nequilibrium x ~ 1.6", "x", (1 + Expression.sqrt(5)) / 2),
      ("player a (x) minimizes (7*x - 3)^2\nequilibrium x ~ 0", "x", Expression(Rational(3, over: 7))),
    ])
  func recognised(lines: String, variable: String, value: Expression) throws {
    let found = try EquilibriumSearch(game(lines)).equilibria()
    #expect(found.count == 1 && found[0].origin == .found(fromGuess: true))
    #expect((try values(found[0])[variable] ?? .zero) - value == 0)
  }

  @Test("are all found from seeded starts, the same ones every time")
  func searched() throws {
    let wells = try game("player min (x) minimizes x^4/4 - 2*x^2 + x*y\nplayer max (y) maximizes x*y - y^2/2")
    let search = try EquilibriumSearch(wells)
    let found = try search.equilibria()
    let places = try found.map { try values($0)["x"] ?? .zero }
    #expect(Set(places) == [0, .sqrt(3), -.sqrt(3)])
    #expect(try search.equilibria().map { try values($0)["x"] ?? .zero } == places)
  }

  @Test("without a closed form are enclosed, and the enclosure contains a zero of G")
  func enclosed() throws {
    let cosine = try game("player a (x) minimizes x^2/2 - sin(x)\nequilibrium x ~ 0.7")
    let found = try EquilibriumSearch(cosine).equilibria()
    guard case .enclosed(let box) = found[0].coordinates, let x = box[Variable("x")] else {
      Issue.record("not enclosed")
      return
    }
    // The fixed point of cosine.
    #expect(x.decimal(digits: 30) == "0.739085133215160641655312087674")
    #expect((x - x.cosine).containsZero)
    #expect(found[0].status == .localNash)
  }

  private func fault(_ lines: String) throws -> String {
    let search = try EquilibriumSearch(game(lines))
    do throws(EquilibriumFault) {
      _ = try search.equilibria()
      return "none"
    } catch {
      switch error {
      case .diagnostics(let diagnostics): return diagnostics.drawing
      case .noneFound: return "none found"
      case .unproved(_, let reason): return "\(reason)"
      }
    }
  }

  @Test(
    "that are none are refused where they are stated",
    arguments: [
      (
        "player a (x) minimizes x^2 + x*y\nplayer b (y) maximizes x*y - y^2\nequilibrium x = 1, y = 0",
        """
        test.game:4:1: error: this point is not an equilibrium
        4 | equilibrium x = 1, y = 0
          | ^~~~~~~~~~~~~~~~~~~~~~~~
          = the gradient of a by x is 2 there
          = the gradient of b by y is -1 there
        """
      ),
      (
        "player a (x) minimizes x*log(x)\nequilibrium x = 0",
        """
        test.game:3:1: error: the logarithm of 'x' = 0 at the equilibrium
        3 | equilibrium x = 0
          | ^~~~~~~~~~~~~~~~~
        """
      ),
      (
        "player a (x) minimizes abs(x) + x^2\nequilibrium x = 0",
        """
        test.game:2:24: error: 'abs(x)' is not differentiable at the equilibrium
        2 | player a (x) minimizes abs(x) + x^2
          |                        ^~~~~~~~~~~~
        """
      ),
      (
        "player a (x) minimizes x^2/y\nplayer b (y) minimizes x*y\nequilibrium x = 0, y = 0",
        """
        test.game:4:1: error: 'y' is 0 and divided by at the equilibrium
        4 | equilibrium x = 0, y = 0
          | ^~~~~~~~~~~~~~~~~~~~~~~~
        """
      ),
    ])
  func refused(lines: String, drawing: String) throws {
    #expect(try fault(lines) == drawing)
  }

  @Test(
    "that cannot be proved are not claimed",
    arguments: [
      ("player a (x) minimizes x", "none found"),
      // The slope of exp vanishes far to the left, where G is close to 0 and never is.
      ("player a (x) minimizes exp(x)", "singularJacobian"),
      // A double zero: Newton creeps towards it, but no box maps into itself.
      ("player a (x) minimizes x^3/3\nequilibrium x ~ 1/10", "singularJacobian"),
    ])
  func unproved(lines: String, answer: String) throws {
    #expect(try fault(lines) == answer)
  }

  @Test(
    "are neither confirmed nor refused where algebra sees no zero and enclosures see nothing else",
    arguments: [
      "parameter a in [1, 2]\nplayer p (x) minimizes sin(a)^2*x + cos(a)^2*x - x + x^2\nequilibrium x = 0",
      "player p (x) minimizes (sin(1)^2 + cos(1)^2 - 1)*x + x^2\nequilibrium x = 0",
    ])
  func unsettled(lines: String) throws {
    #expect(try fault(lines) == "fieldNotShownToVanish")
  }

  @Test("are refused when they hold for no more than one value of a ranged parameter")
  func refusedInRange() throws {
    let drawing = try fault(
      "parameter a in [0, 2]\nplayer p (x) minimizes (a - 1)*x + x^2\nequilibrium x = 0")
    #expect(drawing.contains("this point is not an equilibrium"))
  }

  @Test(
    "are told apart by second derivatives",
    arguments: [
      (
        "player a (x) minimizes x^2 + 3*x*y\nplayer b (y) maximizes x^2 + 3*x*y - y^2",
        SecondOrderStatus.localNash
      ),
      ("player a (x) minimizes -x^2 + 3*x*y - y^2\nplayer b (y) maximizes -x^2 + 3*x*y - y^2", .localMinimax),
      (
        "player a (x) minimizes -x^2 + x*y - y^2\nplayer b (y) maximizes -x^2 + x*y - y^2",
        .neither(unsettledPlayer: "a")
      ),
      ("player a (x) minimizes x*y\nplayer b (y) maximizes x*y", .undecided(player: "a")),
      // Not opposed costs: moving first means nothing then.
      (
        "player a (x) minimizes -x^2 + 3*x*y\nplayer b (y) maximizes 3*x*y - y^2",
        .neither(unsettledPlayer: "a")
      ),
      ("player a (x, y) minimizes x*y\nplayer b (z) minimizes z^2", .neither(unsettledPlayer: "a")),
      // A negative direction behind a flat one, exactly and in enclosures.
      ("player a (x, y) minimizes x^4 - y^2\nplayer b (z) minimizes z^2", .neither(unsettledPlayer: "a")),
      (
        "player a (x, y) minimizes x^2*(sin(1)^2 + cos(1)^2 - 1) - log(2)*y^2\nplayer b (z) minimizes z^2",
        .neither(unsettledPlayer: "a")
      ),
      // Opposed costs, but not to the eye: a local minimax point that must not be called neither.
      (
        "player a (x) minimizes -x^2 + 3*x*y - y^2 + sin(x)^2 + cos(x)^2\n"
          + "player b (y) maximizes -x^2 + 3*x*y - y^2",
        .undecided(player: "a")
      ),
    ] as [(String, SecondOrderStatus)])
  func status(lines: String, status: SecondOrderStatus) throws {
    let parsed = try game(lines)
    let zero = parsed.variables.map { "\($0.name) = 0" }.joined(separator: ", ")
    let found = try EquilibriumSearch(game(lines + "\nequilibrium " + zero)).equilibria()
    #expect(found[0].status == status)
  }
}
