// The greedy max-player's algorithm on a game, ready to be run.

import Exact
import Language
import Symbolic

/// Keswani, Mangoubi, Sachdeva and Vishnoi's algorithm with exact or noisy slopes.
///
/// A run keeps a place (x, y) and its value f. A move of x is proposed; from y the climber follows the gradient up to a
/// tolerance; where f has then fallen by more than a margin, both moves are made.
package struct GreedyMaxPlayer: Sendable {
  package let roles: GreedyRoles
  let slopes: RegisterProgram
  let value: RegisterProgram
  /// `nil` where moves are given one by one.
  let sampler: ProposalSampler?
  /// What is drawn anew wherever a slope or a value is asked for; places among the programs' inputs.
  let draws: [CompiledStep.Site.Draw]

  /// - Throws: `EvaluationFault` for a name without a value.
  package init(_ roles: GreedyRoles, proposal: Proposal?) throws(EvaluationFault) {
    self.roles = roles
    let inputs = roles.variables + roles.draws.flatMap(\.variables)
    slopes = try RegisterCompiler.program(for: roles.slopes, of: inputs)
    value = try RegisterCompiler.program(for: [roles.value], of: inputs)
    var place = roles.variables.count
    draws = roles.draws.map { draw in
      defer { place += draw.variables.count }
      return CompiledStep.Site.Draw(draw, at: place)
    }
    if let proposal {
      sampler = try ProposalSampler(proposal, at: roles.variables)
    } else {
      sampler = nil
    }
  }

  /// One run a start, in their order; the same for the same question whatever runs beside it.
  ///
  /// - Parameter progress: told the share of the work that is done; from one thread at a time.
  /// - Precondition: every start has a value for every variable, every given move one for every variable of x; moves
  ///   are given, or there is a proposal to draw them from.
  package func runs(
    _ question: GreedyQuestion, progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) -> [GreedyRun] {
    precondition(
      question.starts.allSatisfy { $0.count == roles.variables.count }, "a start of another length")
    precondition(question.moves != nil || sampler != nil, "nothing to propose")
    precondition(
      question.moves?.allSatisfy { $0.count == roles.moved.count } ?? true, "a move of another length")
    return LaneGroups.results(count: question.starts.count, progress: progress) { group, inLanes, report in
      inLanes
        ? GreedyRunner<SIMD8<Double>>(self, question, runs: group).finished(report)
        : GreedyRunner<Double>(self, question, runs: group).finished(report)
    }
  }
}

extension CompiledStep.Site.Draw {
  /// A draw whose numbers begin at a place.
  fileprivate init(_ draw: Draw, at place: Int) {
    let kind: Kind
    switch draw.kind {
    case .uniform: kind = .uniform
    case .normal: kind = .normal
    case .shares(let weights):
      var sum = 0.0
      let cumulative = weights.map { weight in
        sum += weight.approximation(at: [:]).value
        return sum
      }
      kind = .shares(cumulative: cumulative, size: draw.size)
    }
    self.init(kind: kind, places: place..<place + draw.variables.count)
  }
}
