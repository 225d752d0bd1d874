// Rates as JSON, schema stepproof.range/1.

import Certificates
import Exact
import Spectral

extension RangeReport {
  package var json: JSON {
    let heading: [JSON.Member] = [
      .init("schema", "stepproof.range/1"),
      .init("problem", .string(problem.name)),
      .init("method", .string(method.name)),
      .init("parameters", JSON(method.parameters.map { ($0.name, $0.value) })),
      .init("problem_parameters", JSON(problem.parameters.map { ($0.name, $0.value) })),
      .init("rate", .string(rate)),
      .init("equilibrium", point?.json ?? .null),
      .init("quotient_by", JSON(kernel)),
    ]
    var ending: [JSON.Member] = [
      .init("binding", answer.binding.map(binding) ?? .null), .init("advice", JSON(advice)),
    ]
    if let spot = answer.spot { ending.append(.init("at", at(spot))) }
    if !answer.curve.isEmpty {
      let points = answer.curve.map { point in
        JSON([point.rate, point.radius].map { NumberWords.short($0, digits: 12) })
      }
      ending.append(.init("curve", .array(points)))
    }
    return .object(heading + answer.members(digits: digits) + ending)
  }

  private func at(_ spot: RangeAnswer.Spot) -> JSON {
    [
      "eta": .string(spot.rate.description), "radius": .string(spot.radius),
      "finding": .string(spot.behaviour.name),
      "below_level": spot.isBelowLevel.map { .boolean($0) } ?? .null,
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

extension RangeAnswer {
  /// What every report about rates says in JSON.
  func members(digits: Int) -> [JSON.Member] {
    [
      .init("states", .count(states)),
      .init("tier", .string(tier.rawValue)),
      .init("level", .string(level.description)),
      .init("safe", .array(safe.map { .object($0.members(digits: digits)) })),
      .init(
        "cells",
        .array(
          cells.map {
            .object($0.interval.members(digits: digits) + [.init("finding", .string($0.behaviour.name))])
          })),
      .init("best", best?.json(digits: digits) ?? .null),
    ]
  }
}

extension RateInterval {
  fileprivate func members(digits: Int) -> [JSON.Member] {
    var members: [JSON.Member] = [
      .init("from", .string(lower.decimal(digits: digits, side: .from))),
      .init("to", upper.map { .string($0.decimal(digits: digits, side: .to)) } ?? .null),
    ]
    if !lower.isZero, let exact = lower.exactJSON { members.append(.init("from_exact", exact)) }
    if let exact = upper?.exactJSON { members.append(.init("to_exact", exact)) }
    return members
  }
}

extension RangeAnswer.Best {
  fileprivate func json(digits: Int) -> JSON {
    [
      "eta": rate.map { .string($0.decimal(digits: digits, side: .to)) } ?? .null,
      "eta_exact": rate?.exactJSON ?? .null,
      "radius": .string(radius),
      "no_rate_below": JSON(floor?.description),
      "steps_per_digit": JSON(
        RangeReport.stepsPerDigit(approximateRadius).map { NumberWords.short($0, digits: 6) }),
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
