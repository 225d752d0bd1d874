// A box cut into parts, each with a function of its own.

import Exact

extension Subdivision where Leaf == QuadraticWitness {
  /// Finds functions for a box, cutting it where no form will do.
  ///
  /// - Parameters:
  ///   - forms: what is tried on a part, in this order; those that divide by the rate only where it begins at 0.
  ///   - mostCuts: how often a part is cut in two.
  /// - Throws: what the last form on the smallest part met.
  package init(
    covering problem: ContractionProblem, forms: [FunctionForm], mostCuts: Int
  ) throws(SearchLimit) {
    if problem.box.isEmpty {
      self = .leaf(try QuadraticWitness(atPointOf: problem))
      return
    }
    var limit = SearchLimit.notContracting
    for form in forms where form.power == 0 || problem.beginsAtZero {
      do throws(SearchLimit) {
        self = .leaf(try QuadraticWitness(searching: form, for: problem))
        return
      } catch {
        limit = error
      }
    }
    guard mostCuts > 0 else { throw limit }
    let axis = problem.widestAxis
    let side = problem.box[axis]
    let third = (side.upper - side.lower) / 3
    let place = Rational.simplest(between: side.lower + third, and: side.upper - third)
    let (below, above) = (
      problem.with(side: BernsteinForm.Range(side.lower, place), axis: axis),
      problem.with(side: BernsteinForm.Range(place, side.upper), axis: axis)
    )
    // The part that is more likely to fail first: nothing is gained by the other one then.
    let upper = try Subdivision(covering: above, forms: forms, mostCuts: mostCuts - 1)
    self = .split(
      axis: axis, at: place, below: try Subdivision(covering: below, forms: forms, mostCuts: mostCuts - 1),
      above: upper)
  }
}

extension ContractionProblem {
  /// The axis whose side is longest compared with where it lies.
  fileprivate var widestAxis: Int {
    let widths = box.map { side in
      let middle = (side.upper.magnitude + side.lower.magnitude) / 2
      return middle.isZero ? side.upper - side.lower : (side.upper - side.lower) / middle
    }
    return widths.indices.max { widths[$0] < widths[$1] } ?? 0
  }

  fileprivate func with(side: BernsteinForm.Range, axis: Int) -> ContractionProblem {
    var box = box
    box[axis] = side
    return ContractionProblem(
      before: before, after: after, factor: factor, box: box, rateAxis: rateAxis)
  }
}
