// The numbers that are known for the theorems of two papers.

import Exact
import Language
import Testing

@testable import Theorems

@Suite("Known numbers of theorems")
struct KnownCaseTests {
  static func stable(_ c: Rational) -> Subject { Examples.zeroSum([1], [[c]], [1]) }
  static let spread = Examples.zeroSum([0, 0], [[2, 1], [0, 1]], [0, 0])
  static let pair = Examples.zeroSum([0, 0], [[1, 0], [0, 2]], [0, 0])

  @Test(
    "Liang & Stokes: learning rates, factors and counts",
    arguments: [
      (stable(3), "lambda_min(sym(J))/sigma_max(J)^2", 0.1),
      (stable(3), "sqrt(1 - lambda_min(sym(J))^2/sigma_max(J)^2)", 0.9486832980505138),
      (stable(3), "ceil(2*sigma_max(J)^2*log(1000000))", 277),
      (stable(10), "ceil(2*sigma_max(J)^2*log(1000000))", 2791),
      (stable(1), "sqrt(1 - 1/sigma_max(J)^2)", 0.7071067811865475),
      (spread, "1/(2*sqrt(2)*norm(J))", 0.15450849718747371),
      (spread, "sqrt((1 + sqrt(1 - sigma_min(J)^2/(2*norm(J)^2)))/2)", 0.9906651472737486),
      (spread, "1/(sqrt(3)*norm(J))", 0.2523113193557069),
      (pair, "sqrt(1 - 1/4*1/(4 + 1/4*16))", 0.9842509842514764),
      (pair, "1/2/(4 + 1/4*16)", 0.0625),
      (Examples.zeroSum([0], [[1]], [0]), "1/sqrt(1 + 1/4*sigma_min(J)^2)", 0.8944271909999159),
    ] as [(Subject, String, Double)])
  func liangStokes(subject: Subject, formula: String, value: Double) throws {
    #expect(abs(try Examples.number(formula, subject).approximation - value) <= 1e-14 * max(value, 1))
  }

  @Test("Liang & Stokes: sixteen times the condition number is enough, and eight times is not")
  func optimisticCounts() throws {
    let saddle = Examples.zeroSum([0, 0], [[1, 0], [0, Rational(1, over: 10)]], [0, 0])
    for (name, summary) in [("liang-stokes-2018-optimistic-8", Verdict.Summary.refuted)] {
      let verdicts = Judge.verdicts(on: try Examples.shipped(name), for: Workbench(saddle))
      #expect(verdicts.map(\.summary) == [summary, summary])
      #expect(try #require(verdicts.last?.counterexample).words.contains("after 12162 steps"))
    }
    let kept = Judge.verdicts(
      on: try Examples.shipped("liang-stokes-2018-optimistic"), for: Workbench(saddle))
    #expect(
      kept.allSatisfy {
        $0.parts.contains { part in
          if part.aspect == .steps, case .proved = part.finding { true } else { false }
        }
      })
  }

  @Test("Nagarajan & Kolter: the bounds of the linear-quadratic GANs")
  func nagarajanKolter() throws {
    // The players of the paper the other way round: the generator has no curvature of its own.
    let lq = Examples.subject(
      [[0, Rational(-1, over: 3)], [Rational(1, over: 3), Rational(1, over: 10)]], players: [1, 1])
    #expect(try Examples.number("min over l in spectrum(J) of re(l)", lq).rational == Rational(1, over: 20))
    #expect(try Examples.verdict(try Examples.shipped("nagarajan17-eig-bound"), lq).summary == .proved)

    // K_DD = [[1/3, 1/4], [1/4, 1/5]], K_DG = [[1/2, 1], [2/3, 1]], f'(0) = 1/2 and f''(0) = -1/4.
    let q = Matrix<Rational>(rows: [
      [Rational(1, over: 6), Rational(1, over: 8)], [Rational(1, over: 8), Rational(1, over: 10)],
    ])
    let p = Matrix<Rational>(rows: [
      [Rational(1, over: 4), Rational(1, over: 2)], [Rational(1, over: 3), Rational(1, over: 2)],
    ])
    let jacobian = RandomGames.zeroSum(.zero(2, 2), -p.transposed, q)
    let unit = Subject(name: "unit", title: "", jacobian: jacobian, players: [2, 2])
    let s = "sigma_min(J[1,2])^2"
    let real = "lambda_min(J[2,2])*\(s)/(lambda_max(J[2,2])*lambda_min(J[2,2]) + \(s))"
    #expect(abs(try Examples.number(real, unit).approximation - 0.002827014403833518) < 1e-16)
    #expect(
      abs(try Examples.number("lambda_min(J[2,2])/2", unit).approximation - 0.001982605432249901) < 1e-16)
    for name in ["nagarajan17-eig-bound", "nagarajan17-regularised", "regularised-without-limit"] {
      #expect(
        Judge.verdicts(on: try Examples.shipped(name), for: Workbench(unit)).allSatisfy {
          $0.summary == .proved
        })
    }
  }
}
