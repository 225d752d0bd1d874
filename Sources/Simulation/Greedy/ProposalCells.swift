// All moves that a proposal may make, cut into cells with their probabilities.

import Exact
import Language
import Symbolic

/// The random numbers behind a proposal at a place: a standard normal or uniform one, or the number of a point, for every
/// variable that is moved.
struct ProposalCells {
  /// How a variable's move follows from its random number.
  private enum Image {
    case normal(mean: Ball, deviation: Ball)
    case uniform(from: Ball, width: Ball)
    case points([(move: Ball, weight: Ball)])
  }

  /// Where a random number lies.
  enum Side {
    /// Between two numbers; the probabilities below them are carried along.
    case interval(Rational, Rational, below: Ball, belowUpper: Ball)
    case point(Int)
  }

  struct Cell {
    let sides: [Side]
    let probability: Ball
  }

  private let images: [Image]
  private let precision: Int

  /// Standard normal numbers farther out are left undecided: fewer than one in 10^48.
  private static let reach = Rational(15)

  /// - Parameter place: where the game stands.
  /// - Throws: `EvaluationFault` where a law's parameter has no value there, or none that makes a law.
  init(_ proposal: Proposal, at place: [Variable: Ball], precision: Int) throws(EvaluationFault) {
    var evaluation = BallEvaluation(place, precision)
    var images: [Image] = []
    for source in proposal.sources {
      switch source {
      case .law(.normal(let mean, let variance)):
        let spread = try evaluation.value(of: variance)
        guard !spread.isNegative else { throw .rootOfNegative(variance, value: variance) }
        images.append(.normal(mean: try evaluation.value(of: mean), deviation: spread.squareRoot))
      case .law(.uniform(let from, let to)):
        let low = try evaluation.value(of: from)
        images.append(.uniform(from: low, width: try evaluation.value(of: to) - low))
      case .points(let points):
        var values: [(move: Ball, weight: Ball)] = []
        for point in points {
          values.append((try evaluation.value(of: point.value), try evaluation.value(of: point.weight)))
        }
        images.append(.points(values))
      }
    }
    (self.images, self.precision) = (images, precision)
  }

  /// Cells that together hold all moves but those beyond reach.
  var all: [Cell] {
    let choices: [[Side]] = images.map { image in
      switch image {
      case .normal: [interval(-Self.reach, Self.reach, image)]
      case .uniform: [interval(.zero, .one, image)]
      case .points(let points): points.indices.map { .point($0) }
      }
    }
    return choices.reduce([[]]) { found, sides in found.flatMap { start in sides.map { start + [$0] } } }
      .map(cell)
  }

  /// How many cells there are before any is cut; the largest word for more.
  var count: Int {
    images.reduce(1) { count, image in
      guard case .points(let points) = image else { return count }
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: points.count)
      return isTooLarge ? .max : product
    }
  }

  private func interval(_ lower: Rational, _ upper: Rational, _ image: Image) -> Side {
    .interval(lower, upper, below: below(lower, image), belowUpper: below(upper, image))
  }

  private func below(_ number: Rational, _ image: Image) -> Ball {
    let ball = Ball(number, precision: precision)
    if case .normal = image { return ball.normalProbability }
    return ball
  }

  private func cell(_ sides: [Side]) -> Cell {
    var probability = Ball(.one, precision: precision)
    for (side, image) in zip(sides, images) {
      switch (side, image) {
      case (.interval(_, _, let below, let belowUpper), _): probability = probability * (belowUpper - below)
      case (.point(let index), .points(let points)): probability = probability * points[index].weight
      case (.point, _): break
      }
    }
    return Cell(sides: sides, probability: probability)
  }

  /// The moves of a cell.
  func moves(of cell: Cell) -> [Ball] {
    zip(cell.sides, images).map { side, image in
      switch (side, image) {
      case (.interval(let low, let high, _, _), .normal(let mean, let deviation)):
        mean + deviation * Ball(from: low, to: high, precision: precision)
      case (.interval(let low, let high, _, _), .uniform(let from, let width)):
        from + width * Ball(from: low, to: high, precision: precision)
      case (.point(let index), .points(let points)): points[index].move
      default: .zero
      }
    }
  }

  /// Both halves of a cell along its longest side; `nil` for a cell that is a single move.
  func halves(of cell: Cell) -> [Cell]? {
    var longest: (place: Int, length: Rational)?
    for (place, side) in cell.sides.enumerated() {
      if case .interval(let low, let high, _, _) = side, longest.map({ high - low > $0.length }) ?? true {
        longest = (place, high - low)
      }
    }
    guard let place = longest?.place,
      case .interval(let low, let high, let below, let belowUpper) = cell.sides[place]
    else { return nil }
    let middle = (low + high) / 2
    let share = self.below(middle, images[place])
    let parts: [Side] = [
      .interval(low, middle, below: below, belowUpper: share),
      .interval(middle, high, below: share, belowUpper: belowUpper),
    ]
    return parts.map { part in
      var sides = cell.sides
      sides[place] = part
      return self.cell(sides)
    }
  }
}
