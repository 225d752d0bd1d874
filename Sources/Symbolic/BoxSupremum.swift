// The largest value of a formula on a box, enclosed.

import Exact

/// Branch and bound: the box is cut in the middle again and again, where the formula may be largest first.
///
/// A piece is bounded by the formula on balls and by its mean value form; one on which a slope certainly does not vanish,
/// and which does not touch the box's border in that direction, cannot hold the largest value.
package struct BoxSupremum: Sendable {
  package typealias Box = [Variable: (lower: Rational, upper: Rational)]

  /// The largest value lies between these.
  package let lower: Rational
  package let upper: Rational
  /// Where a value of `lower` or more is taken.
  package let place: [Variable: Rational]

  private struct Piece {
    let sides: [(lower: Rational, upper: Rational)]
    let upper: Rational
  }

  /// - Parameters:
  ///   - width: how narrow the enclosure has to become, in units of the value where that is above 1.
  ///   - pieceLimit: after so many pieces the enclosure stays as wide as it is.
  /// - Returns: `nil` when the formula could not be bounded on the box.
  /// - Precondition: the box has a side for every variable of the formula.
  package init?(
    of formula: Expression, on box: Box, width: Rational = Rational(10).power(-9), pieceLimit: Int = 20_000,
    precision: Int = Ball.defaultPrecision
  ) {
    let variables = formula.variables
    precondition(variables.allSatisfy { box[$0] != nil }, "a box without a side for a variable")
    let whole = variables.map { box[$0] ?? (.zero, .zero) }
    let gradient = formula.gradient()
    let slopes = variables.map { gradient[$0] ?? .zero }
    var best: (value: Rational, place: [Rational])?
    var heap = Heap()

    func add(_ sides: [(lower: Rational, upper: Rational)]) -> Bool {
      let middle = sides.map { ($0.lower + $0.upper) / 2 }
      func point(_ balls: [Ball]) -> [Variable: Ball] {
        Dictionary(uniqueKeysWithValues: zip(variables, balls))
      }
      let centre = point(middle.map { Ball($0, precision: precision) })
      let here = try? formula.ball(at: centre, precision: precision)
      if let here, let low = here.lower, best.map({ low > $0.value }) ?? true { best = (low, middle) }
      let balls = sides.map { Ball(from: $0.lower, to: $0.upper, precision: precision) }
      var evaluation = BallEvaluation(point(balls), precision)
      guard let range = try? evaluation.value(of: formula) else { return false }
      var upper = range.upper
      if let upper, let best, upper < best.value { return true }
      let rises = slopes.map { try? evaluation.value(of: $0) }
      for (index, rise) in rises.enumerated() {
        guard let rise else { continue }
        let isInside = sides[index].lower > whole[index].lower && sides[index].upper < whole[index].upper
        if isInside, rise.isPositive || rise.isNegative { return true }
      }
      if let here, !rises.contains(where: { $0 == nil }) {
        var form = here
        for (rise, (ball, place)) in zip(rises, zip(balls, middle)) {
          guard let rise else { continue }
          form = form + rise * (ball - Ball(place, precision: precision))
        }
        if let bound = form.upper { upper = upper.map { min($0, bound) } ?? bound }
      }
      guard let upper else { return false }
      if best.map({ upper >= $0.value }) ?? true { heap.insert(Piece(sides: sides, upper: upper)) }
      return true
    }

    /// Pieces too large to be bounded, still to be cut.
    var unbounded = add(whole) ? [] : [whole]
    var count = 0
    // A box without sides to cut has no more than one piece.
    let isPoint = whole.allSatisfy { Self.length($0).isZero }
    while count < pieceLimit, !isPoint {
      let sides: [(lower: Rational, upper: Rational)]
      if let next = unbounded.popLast() {
        sides = next
      } else if let piece = heap.first, let best {
        let slack = width * max(1, max(best.value.magnitude, piece.upper.magnitude))
        if piece.upper - best.value <= slack { break }
        heap.removeFirst()
        sides = piece.sides
      } else {
        break
      }
      count += 1
      guard let axis = sides.indices.max(by: { Self.length(sides[$0]) < Self.length(sides[$1]) }),
        Self.length(sides[axis]).sign > 0
      else { continue }
      let middle = (sides[axis].lower + sides[axis].upper) / 2
      for half in [(sides[axis].lower, middle), (middle, sides[axis].upper)] {
        var part = sides
        part[axis] = half
        if !add(part) { unbounded.insert(part, at: 0) }
      }
    }
    guard let best, unbounded.isEmpty else { return nil }
    lower = best.value
    upper = max(best.value, heap.first?.upper ?? best.value)
    place = Dictionary(uniqueKeysWithValues: zip(variables, best.place))
  }

  private static func length(_ side: (lower: Rational, upper: Rational)) -> Rational {
    side.upper - side.lower
  }

  /// Pieces, the one with the largest bound first.
  private struct Heap {
    private var pieces: [Piece] = []

    var first: Piece? { pieces.first }

    mutating func insert(_ piece: Piece) {
      pieces.append(piece)
      var place = pieces.count - 1
      while place > 0, pieces[(place - 1) / 2].upper < pieces[place].upper {
        pieces.swapAt(place, (place - 1) / 2)
        place = (place - 1) / 2
      }
    }

    mutating func removeFirst() {
      pieces.swapAt(0, pieces.count - 1)
      pieces.removeLast()
      var place = 0
      while let child = [2 * place + 1, 2 * place + 2].filter({ $0 < pieces.count }).max(by: {
        pieces[$0].upper < pieces[$1].upper
      }), pieces[child].upper > pieces[place].upper {
        pieces.swapAt(place, child)
        place = child
      }
    }
  }
}
