// Rates as JSON, schema stepproof.range/1.

import Exact
import Spectral

extension RangeReport {
  package var json: JSON {
    var members: [JSON.Member] = [
      .init("schema", "stepproof.range/1"),
      .init("problem", .string(problem.name)),
      .init("method", .string(method.name)),
      .init("parameters", JSON(method.parameters.map { ($0.name, $0.value) })),
      .init("problem_parameters", JSON(problem.parameters.map { ($0.name, $0.value) })),
      .init("rate", .string(rate)),
      .init("equilibrium", point?.json ?? .null),
      .init("states", .count(answer.states)),
      .init("quotient_by", JSON(kernel)),
      .init("tier", .string(answer.tier.rawValue)),
      .init("level", .string(answer.level.description)),
      .init("safe", .array(answer.safe.map { .object(ends($0)) })),
      .init("cells", .array(answer.cells.map(cell))),
      .init("best", answer.best.map(best) ?? .null),
      .init("binding", answer.binding.map(binding) ?? .null),
      .init("advice", JSON(advice)),
    ]
    if let spot = answer.spot {
      members.append(
        .init(
          "at",
          [
            "eta": .string(spot.rate.description), "radius": .string(spot.radius),
            "finding": .string(spot.behaviour.name),
            "below_level": spot.isBelowLevel.map { .boolean($0) } ?? .null,
          ]))
    }
    if !answer.curve.isEmpty {
      members.append(
        .init(
          "curve",
          .array(
            answer.curve.map {
              JSON([NumberWords.short($0.rate, digits: 12), NumberWords.short($0.radius, digits: 12)])
            })))
    }
    return .object(members)
  }

  private func ends(_ interval: RateInterval) -> [JSON.Member] {
    var members: [JSON.Member] = [
      .init("from", .string(interval.lower.decimal(digits: digits, side: .from))),
      .init("to", interval.upper.map { .string($0.decimal(digits: digits, side: .to)) } ?? .null),
    ]
    if !interval.lower.isZero, let exact = interval.lower.exactJSON {
      members.append(.init("from_exact", exact))
    }
    if let exact = interval.upper?.exactJSON { members.append(.init("to_exact", exact)) }
    return members
  }

  private func cell(_ cell: RangeAnswer.Cell) -> JSON {
    .object(ends(cell.interval) + [.init("finding", .string(cell.behaviour.name))])
  }

  private func best(_ best: RangeAnswer.Best) -> JSON {
    [
      "eta": best.rate.map { .string($0.decimal(digits: digits, side: .to)) } ?? .null,
      "eta_exact": best.rate?.exactJSON ?? .null,
      "radius": .string(best.radius),
      "no_rate_below": JSON(best.floor?.description),
      "steps_per_digit": JSON(
        Self.stepsPerDigit(best.approximateRadius).map { NumberWords.short($0, digits: 6) }),
    ]
  }

  private func binding(_ binding: Binding) -> JSON {
    [
      "kind": .string(binding.kind.rawValue),
      "at": .string(binding.end.decimal(digits: digits, side: .to)),
      "angle": JSON(binding.angle.map { NumberWords.short($0.value, digits: 12) }),
      "players": JSON(shares.map { ($0.player, NumberWords.short($0.share, digits: 4)) }),
    ]
  }
}

extension RateEnd {
  /// What the end is exactly, or the enclosure it lies in; `nil` for a guess.
  var exactJSON: JSON? {
    switch self {
    case .exact(let number):
      [
        "polynomial": JSON(number.polynomial.coefficients.map(\.description)),
        "between": JSON([number.lower.description, number.upper.description]),
      ]
    case .enclosed(let lower, let upper):
      ["between": JSON([lower.description, upper.description])]
    case .guess: nil
    }
  }
}
