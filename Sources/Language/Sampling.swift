// Draws that stay in formulas, for runs on minibatches.

import Exact
import Symbolic

/// Random numbers that stand in a game's formulas where its text has an expectation.
package struct Draw: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// How often each of some points came up, as a share of all draws; by their probabilities.
    case shares([Expression])
    /// Uniform on [0, 1].
    case uniform
    /// Standard normal.
    case normal
  }

  package let kind: Kind
  package let variables: [Variable]
  /// How many draws the mean is taken over.
  package let size: Int

  package init(kind: Kind, variables: [Variable], size: Int) {
    (self.kind, self.variables, self.size) = (kind, variables, size)
  }
}

/// Notes the draws while a game is being read.
final class Sampler {
  private struct Place: Hashable {
    let start: Int
    let kind: Draw.Kind
  }

  let size: Int
  private var known: [Place: Draw] = [:]
  private(set) var draws: [Draw] = []

  init(size: Int) { self.size = size }

  /// The draw at a place of the text: the same for all formulas that come from there.
  func draw(_ kind: Draw.Kind, at range: SourceRange) -> Draw {
    let place = Place(start: range.start, kind: kind)
    if let draw = known[place] { return draw }
    let count = if case .shares(let weights) = kind { weights.count } else { size }
    let name = "~sample\(draws.count + 1)"
    let draw = Draw(
      kind: kind, variables: (0..<count).map { Variable(name, component: $0 + 1) }, size: size)
    known[place] = draw
    draws.append(draw)
    return draw
  }
}

extension Law {
  /// What is drawn for it.
  package var standardKind: Draw.Kind {
    switch self {
    case .uniform: .uniform
    case .normal: .normal
    }
  }

  /// What a uniform or standard normal number becomes under the law.
  package func image(of number: Expression) -> Expression {
    switch self {
    case .uniform(let from, let to): from + (to - from) * number
    case .normal(let mean, let variance): mean + .sqrt(variance) * number
    }
  }
}

extension Game {
  /// The same game with every expectation replaced by the mean over so many draws.
  ///
  /// - Precondition: the size is positive.
  package func sampled(size: Int) throws(Diagnostics) -> Game {
    precondition(size > 0, "a mean over nothing")
    return try Game(reading: file, sampler: Sampler(size: size))
  }
}
