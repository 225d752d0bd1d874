// What expressions look like after they have been built.

import Exact
import Testing

@testable import Symbolic

private let x = Expression.variable("x")
private let y = Expression.variable("y")
private let z = Expression.variable("z")

// One statement each: a literal of them all is more than the type checker can chew.
private let readings: [(Expression, String)] = {
  var cases: [(Expression, String)] = []
  cases.append((x + x, "2*x"))
  cases.append((1 - 3 * x / 10 - x.power(2) / 4, "1 - 3/10*x - 1/4*x^2"))
  cases.append((x - 1, "x - 1"))
  cases.append((-x - y, "-x - y"))
  cases.append((y * x * x, "x^2*y"))
  cases.append((x / y, "x/y"))
  cases.append((x / (2 * y * z), "1/2*x/(y*z)"))
  cases.append(((x + y).power(2), "(x + y)^2"))
  cases.append((-(x + y), "-x - y"))
  cases.append((x * (y + 1), "x*(1 + y)"))
  cases.append((Expression.sqrt(8), "2*sqrt(2)"))
  cases.append((Expression.sqrt(2) * .sqrt(6), "2*sqrt(3)"))
  cases.append((Expression.sqrt(x).power(2), "x"))
  cases.append((Expression.exp(x) * .exp(-x), "1"))
  cases.append((Expression.exp(2 * .log(x) + y), "x^2*exp(y)"))
  cases.append((Expression.log(12) - 2 * Expression.log(2), "log(3)"))
  cases.append((Expression.apply(.softplus, 0), "log(2)"))
  cases.append((Expression.apply(.sigmoid, 0), "1/2"))
  cases.append((Expression.apply(.tanh, -x), "-tanh(x)"))
  cases.append((Expression.apply(.cos, y - x), "cos(x - y)"))
  cases.append((x.power(Rational(2, over: 3)), "x^(2/3)"))
  cases.append((1 / x.power(2), "1/x^2"))
  cases.append((x.power(x), "exp(x*log(x))"))
  return cases
}()

private let latex: [(Expression, String)] = {
  var cases: [(Expression, String)] = []
  cases.append((Expression.variable("eta") / 2, "\\frac{1}{2} \\eta"))
  cases.append((Expression.variable("x[3]").power(2) / .variable("theta"), "\\frac{x_{3}^{2}}{\\theta}"))
  cases.append((-Expression.sqrt(5) / (x + 1), "-\\frac{\\sqrt{5}}{\\left(1 + x\\right)}"))
  cases.append((Expression.exp(-x.power(2)), "e^{-x^{2}}"))
  return cases
}()

@Suite("The normal form")
struct NormalFormTests {
  @Test("reads like a person's", arguments: readings)
  func readsLikeAPersons(expression: Expression, text: String) {
    #expect(expression.text == text)
  }

  @Test("is the same whichever way a formula is built")
  func isTheSame() {
    #expect(x * y + z == z + y * x)
    #expect((x + y) * 2 == x + y + x + y)
    #expect(Expression.sqrt(12) == 2 * .sqrt(3))
    #expect((x * y).power(3) == x.power(3) * y.power(3))
  }

  @Test("is shown in LaTeX", arguments: latex)
  func isShownInLaTeX(expression: Expression, latex: String) {
    #expect(expression.latex == latex)
  }

  @Test("knows zeros with square roots in them")
  func knowsZeros() {
    let root = Expression.sqrt(2)
    #expect((1 / (1 + root) - (root - 1)).isCertainlyZero)
    #expect(((root + .sqrt(3)).power(2) - 5 - 2 * Expression.sqrt(6)).isCertainlyZero)
    #expect(!(root - Expression(Rational(99, over: 70))).isCertainlyZero)
    #expect(((x + y).power(2) - x.power(2) - 2 * x * y - y.power(2)).isCertainlyZero)
  }

  @Test("stays small and shared when every line doubles the last")
  func staysShared() throws {
    var doubled = x
    for _ in 0..<200 { doubled = doubled * doubled + Expression.apply(.sin, doubled) }
    #expect(doubled.derivative(by: Variable("x")) != .zero)
    #expect(try doubled.substituting([Variable("x"): 0]) == 0)
  }
}

@Suite("Expressions without a value")
struct EvaluationFaultTests {
  @Test(
    "say which part has none",
    arguments: [
      (1 / x, EvaluationFault.divisionByZero(x)),
      (Expression.log(x), .logarithmOfNonPositive(x, value: 0)),
      (Expression.sqrt(x - 1), .rootOfNegative(x - 1, value: -1)),
      (Expression.apply(.abs, x).derivative(by: Variable("x")), .notDifferentiable(.apply(.abs, x))),
    ])
  func say(expression: Expression, fault: EvaluationFault) {
    #expect(throws: fault) { try expression.substituting([Variable("x"): 0]) }
  }

  @Test("a piecewise formula has a derivative on its border only where it is smooth")
  func border() throws {
    let t = Variable("x")
    let kink = Expression.piecewise([.init(x, .less, -x)], otherwise: x)
    let smooth = Expression.piecewise([.init(x, .less, x.power(2))], otherwise: x.power(3))
    let jump = Expression.piecewise([.init(x, .less, 1)], otherwise: 2)
    #expect(throws: EvaluationFault.notDifferentiable(kink)) {
      try kink.derivative(by: t).substituting([t: 0])
    }
    #expect(try smooth.derivative(by: t).substituting([t: 0]) == 0)
    #expect(throws: EvaluationFault.self) {
      try smooth.derivative(by: t).derivative(by: t).substituting([t: 0])
    }
    #expect(try jump.substituting([t: 0]) == 2)
    #expect(throws: EvaluationFault.self) { try (jump * x).derivative(by: t).substituting([t: 0]) }
  }
}
