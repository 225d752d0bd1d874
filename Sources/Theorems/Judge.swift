// Holds a theorem against a game.

import Exact
import Language
import Spectral
import Symbolic

/// One theorem, one game, one choice of sampled numbers, one effort.
struct Judge {
  let theorem: Theorem
  let bench: Workbench
  let samples: [(name: String, value: Rational)]
  let effort: Effort
  let evaluator: Evaluator

  /// What becomes of a theorem for a game: one verdict for every choice of sampled numbers.
  static func verdicts(on theorem: Theorem, for bench: Workbench) -> [Verdict] {
    var choices: [[(name: String, value: Rational)]] = [[]]
    for premise in theorem.premises {
      guard case .sample(let name, let values) = premise else { continue }
      choices = choices.flatMap { choice in values.map { choice + [(name, $0)] } }
    }
    return choices.map { choice in
      var verdict: Verdict?
      for effort in Effort.all {
        let judge = Judge(
          theorem: theorem, bench: bench, samples: choice, effort: effort,
          evaluator: bench.evaluator(effort))
        let found = judge.verdict()
        verdict = found
        if !found.asksForMoreEffort { break }
      }
      guard let verdict else { preconditionFailure("there is at least one effort") }
      return verdict
    }
  }

  private func verdict() -> Verdict {
    do throws(NoValue) {
      let (scope, chosen, irrational, failure) = try premises()
      if let failure { return verdict([failure]) }
      var parts: [Verdict.Part] = []
      for claim in theorem.claims { parts.append(judged(claim, scope)) }
      guard let method = theorem.method else { return verdict(parts) }
      let (application, truth) = try bench.application(of: method, setting: chosen, irrational: irrational)
      var end: (claimed: Double?, true: Double?) = (nil, nil)
      if let safe = theorem.safe {
        let (part, ends) = try judged(safe, of: application, truth, scope)
        parts.append(part)
        end = ends
      }
      for promise in theorem.promises { parts += try judged(promise, of: application, truth, scope) }
      if let best = theorem.best { parts.append(try judgedBest(best, of: application, scope)) }
      return verdict(parts, irrational: irrational, chosen: chosen, end)
    } catch {
      switch error {
      case .undefined(let words): return verdict([Verdict.Part(.hypotheses, .inapplicable(words))])
      case .undecided(let words): return verdict([Verdict.Part(.hypotheses, .undecided(.limit(words)))])
      }
    }
  }

  private func verdict(
    _ parts: [Verdict.Part], irrational: [String: Number] = [:], chosen: [String: Expression] = [:],
    _ end: (claimed: Double?, true: Double?) = (nil, nil)
  ) -> Verdict {
    let settings = chosen.sorted { $0.key < $1.key }.compactMap {
      name, value -> (name: String, value: Number)? in
      if let rational = value.rational { return (name, Number(rational)) }
      return irrational[name].map { (name, $0) }
    }
    return Verdict(
      theorem: theorem.name, subject: bench.subject.name, samples: samples, parts: parts, settings: settings,
      claimedEnd: end.claimed, trueEnd: end.true)
  }

  // MARK: Premises

  private typealias Premises = (
    scope: [String: Value], chosen: [String: Expression], irrational: [String: Number], failure: Verdict.Part?
  )

  /// Definitions, hypotheses and settings, line by line up to the first hypothesis that fails.
  private func premises() throws(NoValue) -> Premises {
    var scope: [String: Value] = [:]
    for sample in samples { scope[sample.name] = .number(Number(sample.value)) }
    var chosen: [String: Expression] = [:]
    var irrational: [String: Number] = [:]
    for premise in theorem.premises {
      switch premise {
      case .sample: break
      case .define(let definition):
        scope[definition.name] = try evaluator.value(definition.value, scope)
      case .assume(let condition):
        let finding: Finding
        switch try evaluator.answer(condition, scope) {
        case .holds: continue
        case .fails(let amount): finding = .inapplicable(condition.words(failingBy: amount))
        case .unknown:
          finding = .undecided(.limit("whether \(condition.text) cannot be told from enclosures"))
        }
        return (scope, chosen, irrational, Verdict.Part(.hypotheses, finding))
      case .set(let definition):
        chosen[definition.name] = try formula(definition.value, definition.name, scope, &irrational)
      }
    }
    return (scope, chosen, irrational, nil)
  }

  /// A parameter's value as a formula in the rate; what is irrational in it gets a name.
  private func formula(
    _ quantity: Quantity, _ parameter: String, _ scope: [String: Value], _ irrational: inout [String: Number]
  ) throws(NoValue) -> Expression {
    switch quantity {
    case .name("eta"): return .variable(theorem.method?.rate ?? "eta")
    case .negated(let operand): return -(try formula(operand, parameter, scope, &irrational))
    case .combined(let operation, let left, let right) where quantity.usesRate:
      let a = try formula(left, parameter, scope, &irrational)
      let b = try formula(right, parameter, scope, &irrational)
      switch operation {
      case .plus: return a + b
      case .minus: return a - b
      case .times: return a * b
      case .over:
        if b.isZero { throw .undefined("division by zero") }
        return a * b.power(-1)
      }
    case .power(let base, .number(let exponent)) where quantity.usesRate:
      return try formula(base, parameter, scope, &irrational).power(exponent)
    default:
      if quantity.usesRate {
        throw .undefined("'\(parameter)' depends on the rate in a way that is not followed")
      }
      let number = try evaluator.number(quantity, scope)
      if let rational = number.rational { return Expression(rational) }
      let name = irrational[parameter] == nil ? parameter : "\(parameter)#\(irrational.count + 1)"
      irrational[name] = number
      return .variable(name)
    }
  }

  // MARK: Claims between quantities

  private func judged(_ claim: Theorem.Condition, _ scope: [String: Value]) -> Verdict.Part {
    func part(_ finding: Finding) -> Verdict.Part { Verdict.Part(.claim, finding, claim: claim.text) }
    do throws(NoValue) {
      switch try evaluator.answer(claim, scope) {
      case .holds: return part(.proved)
      case .fails(let amount):
        return part(.refuted(Counterexample(rate: nil, words: claim.words(failingBy: amount))))
      case .unknown:
        let width = try evaluator.uncertainty(of: claim, scope)
        return part(.undecided(width.map { .equality(digits: $0) } ?? .limit("the enclosures are too wide")))
      }
    } catch {
      switch error {
      case .undefined(let words): return part(.inapplicable(words))
      case .undecided(let words): return part(.undecided(.limit(words)))
      }
    }
  }
}

extension Verdict {
  /// Whether exact numbers or narrower enclosures may tell more.
  fileprivate var asksForMoreEffort: Bool {
    parts.contains { part in
      switch part.finding {
      case .undecided(.limit), .undecided(.equality): true
      case .undecided(.sampled), .proved, .refuted, .inapplicable: false
      }
    }
  }
}

extension Theorem.Condition {
  /// The condition and by how much it fails.
  func words(failingBy amount: Double) -> String {
    "\(text) fails by \(Rational(exactly: amount)?.magnitude.decimal(digits: 3) ?? "\(amount)")"
  }
}

extension Quantity {
  /// Whether the rate occurs in it, outside of what other names stand for.
  var usesRate: Bool {
    switch self {
    case .name(let name): name == "eta"
    case .negated(let operand): operand.usesRate
    case .combined(_, let left, let right), .power(let left, let right): left.usesRate || right.usesRate
    case .call(_, let arguments): arguments.contains(where: \.usesRate)
    case .blocks(let rows): rows.joined().contains(where: \.usesRate)
    case .block(let whole, _, _): whole.usesRate
    case .over(_, _, let list, let filter, let body):
      list.usesRate || body.usesRate || filter.map { $0.left.usesRate || $0.right.usesRate } ?? false
    case .number, .jacobian, .identity, .playerCount: false
    }
  }
}

extension Evaluator {
  /// To how many digits the sides of a comparison agree; `nil` for fewer than six.
  func uncertainty(of claim: Theorem.Condition, _ scope: [String: Value]) throws(NoValue) -> Int? {
    let (left, right) = (try value(claim.left, scope), try value(claim.right, scope))
    switch (left, right) {
    case (.number(let a), .number(let b)):
      return digits(a.ball(effort.precision) - b.ball(effort.precision), b.ball(effort.precision))
    case (.matrix(let a), .matrix(let b)):
      let entries = try matrices.balls(try matrices.difference(a, b)).entries
      return entries.compactMap { digits($0, .one) }.min()
    default: return nil
    }
  }

  /// How many digits a difference is certainly smaller than a number.
  func digits(_ difference: Ball, _ scale: Ball) -> Int? {
    let size = max((scale.absoluteValue.upper ?? .one), 1)
    for count in [100, 50, 30, 20, 12, 9, 6] {
      if let bound = difference.absoluteValue.upper, bound < size * Rational(10).power(-count) {
        return count
      }
    }
    return nil
  }
}
