// Whether points are equilibria against a greedy climber, in words and as JSON.

import Certificates
import Exact
import Simulation
import Symbolic

package struct GreedyEquilibriumReport: Sendable {
  /// What was asked.
  package struct Question: Sendable {
    package let epsilon: Rational
    package let delta: Rational
    package let omega: Rational
    package let proposal: String
    package let moved: [String]
    package let proposer: String
    package let climber: String
    package let seed: UInt64
    package let digits: Int

    package init(
      epsilon: Rational, delta: Rational, omega: Rational, proposal: String, moved: [String],
      proposer: String,
      climber: String, seed: UInt64, digits: Int
    ) {
      (self.epsilon, self.delta, self.omega) = (epsilon, delta, omega)
      (self.proposal, self.moved, self.seed, self.digits) = (proposal, moved, seed, digits)
      (self.proposer, self.climber) = (proposer, climber)
    }
  }

  /// One point; its report where it is an equilibrium of the game.
  package struct Answer: Sendable {
    package let point: PointReport?
    package let coordinates: [(variable: String, value: String)]
    package let result: GreedyEquilibrium

    package init(
      point: PointReport?, coordinates: [(variable: String, value: String)], result: GreedyEquilibrium
    ) {
      (self.point, self.coordinates, self.result) = (point, coordinates, result)
    }
  }

  let problem: Heading
  let question: Question
  let answers: [Answer]

  package init(problem: Heading, question: Question, answers: [Answer]) {
    (self.problem, self.question, self.answers) = (problem, question, answers)
  }

  package var finding: GreedyEquilibrium.Finding {
    let findings = answers.map(\.result.finding)
    if findings.contains(.doesNotHold) { return .doesNotHold }
    return findings.contains(.undecided) ? .undecided : .holds
  }

  package func text(on page: Page) -> String {
    let questionText = page.glossary([
      (
        "greedy", "\(question.climber) climbs while the value rises at a rate of at least \(question.epsilon)"
      ),
      (
        "moves",
        "of \(question.moved.joined(separator: ", ")) for \(question.proposer), drawn from \(question.proposal)"
      ),
      (
        "asked",
        "whether the slope is at most \(question.epsilon), and a move lowers the height that greedy paths lead to by more "
          + "than \(question.delta) with a probability below \(question.omega)"
      ),
    ])
    let parts = answers.enumerated().map { index, answer in
      let number = answers.count > 1 ? " \(index + 1)" : ""
      let heading =
        answer.point?.text(on: page, heading: page.inked("equilibrium\(number) ", .bold))
        ?? page.filled(
          page.inked("point\(number) ", .bold)
            + answer.coordinates.map { "\($0.variable) = \($0.value)" }.joined(separator: ", "))
      return heading + "\n\n" + page.glossary(rows(answer.result))
    }
    return ([problem.text(on: page, title: problem.title), questionText] + parts).joined(separator: "\n\n")
      + "\n"
  }

  private func rows(_ result: GreedyEquilibrium) -> [(term: String, text: String)] {
    let digits = min(6, question.digits)
    let slope =
      result.slope.isExact
      ? result.slope.midpoint.decimal(digits: digits) : result.slope.decimal(digits: digits)
    let level =
      switch result.isLevel {
      case true: "\(slope), which is at most \(question.epsilon)"
      case false: "\(slope), which is above \(question.epsilon)"
      default: "\(slope), too close to \(question.epsilon) to tell"
      }
    var rows = [
      (term: "slope", text: level), (term: "lower", text: "with probability \(probability(result))"),
    ]
    if let sample = result.sample {
      let (low, high) = (
        NumberWords.short(sample.lower, digits: 4), NumberWords.short(sample.upper, digits: 4)
      )
      rows.append(
        (
          term: "drawn",
          text:
            "\(sample.lowerCount) of \(sample.count) moves led lower, seed \(question.seed): with 99 % confidence the "
            + "probability lies between \(low) and \(high) (Clopper and Pearson), if greedy paths along the gradient, "
            + "followed in floating point, lead as high as others"
        ))
    }
    rows.append((term: "answer", text: words(result)))
    if result.risesNearby {
      rows.append(
        (
          term: "but",
          text:
            "this is no local maximum for \(question.climber): from here the value rises to second order, where no "
            + "greedy path sets out for want of a slope"
        ))
    }
    return rows
  }

  /// The digits that are certain, or both ends.
  private func probability(_ result: GreedyEquilibrium) -> String {
    let (low, high) = result.probability
    if low == high { return low.description }
    if low.isZero { return "at most \(high.decimal(digits: 3, rounding: .up))" }
    for digits in stride(from: question.digits, through: 3, by: -1) {
      let text = low.decimal(digits: digits, rounding: .down)
      if text == high.decimal(digits: digits, rounding: .down) { return text + "..." }
    }
    return
      "between \(low.decimal(digits: 4, rounding: .down)) and \(high.decimal(digits: 4, rounding: .up)), enclosed"
  }

  private func words(_ result: GreedyEquilibrium) -> String {
    let notion = "(\(question.epsilon), \(question.delta), \(question.omega))-equilibrium for these moves"
    let manner = result.tier == .statistical ? "statistically, and not proved: " : ""
    switch result.finding {
    case .holds: return "\(manner)a \(notion)"
    case .doesNotHold: return "\(manner)no \(notion)"
    case .undecided:
      if result.isLevel == nil { return "undecided: the slope is too close to \(question.epsilon) to tell" }
      return result.sample != nil
        ? "undecided: neither the enclosure nor the moves that were drawn tell the probability from \(question.omega)"
        : "undecided: the enclosure does not tell the probability from \(question.omega)"
    }
  }

  // MARK: JSON

  package var json: JSON {
    [
      "epsilon": .string(question.epsilon.description), "delta": .string(question.delta.description),
      "omega": .string(question.omega.description), "proposal": .string(question.proposal),
      "proposer": .string(question.proposer), "climber": .string(question.climber),
      "answers": .array(answers.map(json)),
    ]
  }

  private func json(_ answer: Answer) -> JSON {
    let result = answer.result
    let finding =
      switch result.finding {
      case .holds: "holds"
      case .doesNotHold: "does-not-hold"
      case .undecided: "undecided"
      }
    let (low, high) = result.probability
    return [
      "values": JSON(answer.coordinates.map { ($0.variable, $0.value) }),
      "slope": .string(result.slope.decimal(digits: question.digits)),
      "rises_nearby": .boolean(result.risesNearby),
      "level": result.isLevel.map { .boolean($0) } ?? .null,
      "probability": [
        "from": .string(low.decimal(digits: question.digits + 3, rounding: .down)),
        "to": .string(high.decimal(digits: question.digits + 3, rounding: .up)),
      ],
      "sample": result.sample.map { sample in
        [
          "moves": .count(sample.count), "lower": .count(sample.lowerCount), "confidence": "0.99",
          "from": .string("\(sample.lower)"), "to": .string("\(sample.upper)"),
        ]
      } ?? .null,
      "tier": .string(result.tier.rawValue), "finding": .string(finding),
    ]
  }
}
