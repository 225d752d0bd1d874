// K_DD and K_DG of a GAN beside its Jacobian, as reports show them.

import Certificates
import Exact
import Language
import Linearization
import Symbolic

package struct AdversarialReport: Equatable, Sendable {
  /// The names of the two players.
  package let discriminator: String
  package let generator: String
  package let discriminatorVariables: [Formula]
  package let generatorVariables: [Formula]
  /// K_DD and K_DG.
  package let correlation: [[Formula]]
  package let coupling: [[Formula]]
  package let lossSlope: Formula
  package let lossCurvature: Formula
  /// Whether J follows from the two matrices.
  package let agrees: Bool
  package let bounds: Bounds?

  package struct Bounds: Equatable, Sendable {
    package let real: String
    package let complex: String
    package let found: String
    package let areHeld: Bool
  }

  init?(_ update: UpdateJacobian, of game: Game, overriding values: [String: Rational]) {
    guard let form = AdversarialForm(game, at: update.equilibrium, overriding: values) else { return nil }
    let (own, other) = (
      game.players[form.adversaries.discriminator], game.players[form.adversaries.generator]
    )
    (discriminator, generator) = (own.name, other.name)
    discriminatorVariables = own.variables.map { Formula($0) }
    generatorVariables = other.variables.map { Formula($0) }
    correlation = form.correlation.rows.map { $0.map { Formula($0) } }
    coupling = form.coupling.rows.map { $0.map { Formula($0) } }
    (lossSlope, lossCurvature) = (Formula(form.lossSlope), Formula(form.lossCurvature))
    let definitions = Dictionary(
      uniqueKeysWithValues: update.definitions.map { (Variable($0.key), $0.value) })
    agrees = form.agrees(
      with: { row, column in
        let entry = update.expression(update.jacobian[row, column])
        return (try? entry.substituting(definitions)) ?? entry
      }, size: game.variables.count)
    bounds = agrees ? AdversarialBounds(form).map(Bounds.init) : nil
  }

  func text(on page: Page) -> String {
    let matrices = [
      LabelledMatrix(
        name: "K_DD", rows: discriminatorVariables.map(\.text), columns: discriminatorVariables.map(\.text),
        entries: correlation.texts),
      LabelledMatrix(
        name: "K_DG", rows: discriminatorVariables.map(\.text), columns: generatorVariables.map(\.text),
        entries: coupling.texts),
    ].map { page.inked($0.name, .bold) + " =\n" + $0.text(on: page) }
    return (matrices + [page.glossary(rows)]).joined(separator: "\n\n")
  }

  private var rows: [(term: String, text: String)] {
    let formula =
      "J = [0, -f'(0)*K_DG'; f'(0)*K_DG, -2*f''(0)*K_DD] with f'(0) = \(lossSlope.text), f''(0) = "
      + "\(lossCurvature.text), \(generator) before \(discriminator)"
    var rows = [
      (
        term: "follows",
        text: agrees
          ? formula + ": the same as from the costs"
          : "J is not what follows from K_DD and K_DG alone: the costs hold more, or D is not 0 on the data"
      )
    ]
    if let bounds {
      rows.append(
        (
          term: "bounds",
          text: "real eigenvalues of the flow at most \(bounds.real), real parts of the others at most "
            + "\(bounds.complex) (Nagarajan & Kolter 2017)"
        ))
      rows.append(
        (
          term: "",
          text: (bounds.areHeld ? "they hold" : "they do not hold")
            + "; the largest real part is \(bounds.found)"
        ))
    }
    return rows
  }

  var latex: [String] {
    [
      LaTeXText.display("K_{DD}", LabelledMatrix.latex(of: correlation.latexes)),
      LaTeXText.display("K_{DG}", LabelledMatrix.latex(of: coupling.latexes)),
    ]
  }

  var json: JSON {
    [
      "discriminator": .string(discriminator), "generator": .string(generator),
      "discriminator_variables": JSON(discriminatorVariables.map(\.text)),
      "generator_variables": JSON(generatorVariables.map(\.text)), "K_DD": JSON(correlation.texts),
      "K_DG": JSON(coupling.texts), "loss_slope": .string(lossSlope.text),
      "loss_curvature": .string(lossCurvature.text), "jacobian_follows": .boolean(agrees),
      "bounds": bounds.map { bounds in
        [
          "real": .string(bounds.real), "complex": .string(bounds.complex), "found": .string(bounds.found),
          "hold": .boolean(bounds.areHeld),
        ]
      } ?? .null,
    ]
  }
}

extension AdversarialReport.Bounds {
  /// How many digits are shown.
  private static let digits = 15

  init(_ bounds: AdversarialBounds) {
    func text(_ ball: Ball) -> String { ball.decimal(digits: Self.digits) }
    self.init(
      real: text(bounds.real), complex: text(bounds.complex), found: text(bounds.found),
      areHeld: bounds.areHeld)
  }
}
