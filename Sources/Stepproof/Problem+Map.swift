// Where in a rectangle of two parameters of a rule it converges.

import Exact
import Language
import Linearization
import Spectral
import Symbolic

package typealias ParameterMap = Spectral.ParameterMap

/// A map with what it was made of.
package struct MappedProblem: Sendable {
  package let linearized: LinearizedProblem
  package let map: ParameterMap
}

extension Problem {
  /// - Parameters:
  ///   - axes: two names: the rule's rate or parameters of it.
  ///   - progress: told the share of the cells that are done.
  ///   - spans: the ends of an axis in words, such as `0..2`; an axis without one gets what suits the rule.
  /// - Throws: `InputFault` for what is wrong with the question, `Undecided` when a limit was hit.
  package func mapped(
    by rule: UpdateRule, setting words: [String: String], at place: Int, axes: [String],
    spans: [String: String], cells: Int, progress: (Double) -> Void = { _ in }
  ) throws -> MappedProblem {
    guard axes.count == 2, axes[0] != axes[1] else {
      throw InputFault.unusableSetting("expected two different axes such as eta,beta\n")
    }
    try rule.method.requireSteadyStep()
    let rate = rule.method.rate
    for name in axes where name != rate { try rule.checkAxis(name) }
    for name in spans.keys.sorted() where !axes.contains(name) {
      throw InputFault.unusableSetting("'\(name)' is given a span and is not one of the axes\n")
    }
    for name in axes where words[name] != nil || words["method.\(name)"] != nil {
      throw InputFault.unusableSetting("'\(name)' is an axis and cannot be set as well\n")
    }
    let linearized = try linearized(
      by: rule, setting: words, at: place, leavingFree: axes.filter { $0 != rate })
    let ends = try axes.map { name in
      try spans[name].map { try Self.axis(name, $0) }
        ?? standardAxis(name, of: rule, setting: words, at: place)
    }
    let names = Set(linearized.update.matrix.entries.flatMap(\.variables)).subtracting(axes)
    guard names.isEmpty else {
      let words = names.sorted().map { "'\($0)'" }.joined(separator: ", ")
      throw Undecided(
        description:
          "\(name): a map takes rational numbers for all but its axes; there is none for \(words)\n")
    }
    do throws(RangeFault) {
      let map = try ParameterMap(
        of: linearized.update.matrix, ends[0], ends[1], cells: cells,
        fixedDirections: linearized.kernel.count, progress: progress)
      return MappedProblem(linearized: linearized, map: map)
    } catch {
      throw error.asAnswer(of: name, rate: rate)
    }
  }

  private static func axis(_ name: String, _ words: String) throws(InputFault) -> ParameterMap.Axis {
    if let span = Span(words) { return ParameterMap.Axis(name: name, lower: span.lower, upper: span.upper) }
    throw .unusableSetting("expected a span such as 0..2 for '\(name)', found '\(words)'\n")
  }

  /// From 0 to a little beyond the safe set for a rate; around its own value for a parameter.
  private func standardAxis(
    _ name: String, of rule: UpdateRule, setting words: [String: String], at place: Int
  ) throws -> ParameterMap.Axis {
    let parameter = rule.method.parameters.first { $0.name == name }
    if let value = parameter?.standard?.rational, !value.isZero {
      let reach = value.magnitude < 1 ? Rational.one : 2 * value.magnitude
      return ParameterMap.Axis(name: name, lower: value.sign < 0 || value < 1 ? -reach : .zero, upper: reach)
    }
    var question = RangeQuestion()
    question.wantsBest = false
    let answer = try? linearized(by: rule, setting: words, at: place).range(question).answer
    let reach = answer?.safe.last?.upper?.approximation ?? 1
    let upper = Rational(exactly: 1.5 * reach) ?? 2
    return ParameterMap.Axis(
      name: name, lower: .zero, upper: .simplest(between: upper * Rational(19, over: 20), and: upper))
  }
}

extension UpdateRule {
  fileprivate func checkAxis(_ name: String) throws(InputFault) {
    let names = [method.rate] + method.parameters.filter { !$0.isCount && !$0.isPerPlayer }.map(\.name)
    guard !names.contains(name) else { return }
    let hint =
      Spelling.nearest(to: name, among: names).map { "; did you mean '\($0)'?" }
      ?? "; there is \(names.joined(separator: ", "))"
    throw .unusableSetting("\(method.name) has no parameter '\(name)' for an axis\(hint)\n")
  }
}
