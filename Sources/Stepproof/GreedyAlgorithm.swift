// The greedy max-player among the methods: its name, what can be set, and why it has no range.

import Exact
import Language

/// The one method that is no file in the language of steps: it draws its moves at random and takes or leaves them, so its
/// step is no smooth map.
package enum GreedyAlgorithm {
  package static let name = "greedy-max-player"
  package static let title = "Random proposals against a greedy max-player"
  package static let source = "Keswani, Mangoubi, Sachdeva & Vishnoi 2020, arXiv:2006.12376"
  package static let rate = "eta"

  package struct Parameter: Sendable {
    package let name: String
    /// What it is worth when nobody says otherwise; `nil` for one that may be left out.
    package let standard: Rational?
    package let meaning: String
  }

  package static let parameters = [
    Parameter(
      name: "epsilon", standard: Rational(1, over: 1_000), meaning: "the slope at which an ascent ends"),
    Parameter(
      name: "delta", standard: Rational(3, over: 100), meaning: "by how much a move has to lower the value"),
    Parameter(
      name: "tau", standard: 0,
      meaning: "after i proposals any move is accepted with probability exp(-i/tau)"),
    Parameter(name: "patience", standard: 20, meaning: "how many rejections in a row do not stop a run"),
    Parameter(name: "growth", standard: 1, meaning: "what epsilon is multiplied with after an accepted move"),
    Parameter(
      name: "omega", standard: nil,
      meaning: "the probability of a better move for which patience is to suffice"),
    Parameter(name: "b", standard: nil, meaning: "a bound of |f|"),
    Parameter(name: "L", standard: nil, meaning: "a Lipschitz constant of the climber's gradient"),
  ]

  /// All parameters in a line, with what they are worth and what they mean.
  package static var parameterWords: String {
    parameters.map { parameter in
      parameter.name + (parameter.standard.map { " = \($0)" } ?? "") + ", \(parameter.meaning)"
    }.joined(separator: "; ")
  }

  /// Why whatever asks for a matrix or for eigenvalues has no answer here.
  static let refusal =
    "\(name) draws its moves at random and takes or leaves them: its step is no smooth map, so there is nothing to "
    + "linearise and no range; 'simulate' runs it, and 'equilibrium --greedy' decides whether a point is an "
    + "equilibrium in its sense\n"
}

extension Shelf {
  /// Methods that are no smooth maps, and so no files in the language of steps.
  public static let algorithms = [Entry(name: GreedyAlgorithm.name, group: "")]
}
