// Expressions as MathML: what they look like, and that every one is well-formed.

import Exact
import struct Foundation.Data
import class FoundationXML.XMLParser
import Testing

@testable import Symbolic

private let x = Expression.variable("x")
private let eta = Expression.variable("eta")

// One statement each: a literal of them all is more than the type checker can chew.
private let markups: [(Expression, String)] = {
  var cases: [(Expression, String)] = []
  cases.append((0, "<mn>0</mn>"))
  cases.append((-3, "<mrow><mo>\u{2212}</mo><mn>3</mn></mrow>"))
  cases.append((eta, "<mi>η</mi>"))
  cases.append((.variable("w12"), "<msub><mi>w</mi><mn>12</mn></msub>"))
  cases.append((.variable("x[2]"), "<msub><mi>x</mi><mn>2</mn></msub>"))
  cases.append(
    (.variable("j[1, 2]"), "<msub><mi>j</mi><mrow><mn>1</mn><mo>,</mo><mn>2</mn></mrow></msub>"))
  cases.append((.variable("loss"), "<mi>loss</mi>"))
  cases.append(
    (
      1 - 3 * x / 10,
      "<mrow><mn>1</mn><mo>\u{2212}</mo><mrow><mfrac><mn>3</mn><mn>10</mn></mfrac><mo>\u{2062}</mo><mi>x</mi></mrow></mrow>"
    ))
  cases.append(
    (x - 1, "<mrow><mi>x</mi><mo>\u{2212}</mo><mn>1</mn></mrow>"))
  // A sum alone above or below a bar needs no parentheses.
  cases.append((1 / (1 + x), "<mfrac><mn>1</mn><mrow><mn>1</mn><mo>+</mo><mi>x</mi></mrow></mfrac>"))
  cases.append(
    (
      x * (1 + eta),
      "<mrow><mi>x</mi><mo>\u{2062}</mo><mrow><mo stretchy=\"false\">(</mo><mrow><mn>1</mn><mo>+</mo><mi>η</mi></mrow>"
        + "<mo stretchy=\"false\">)</mo></mrow></mrow>"
    ))
  cases.append((x.power(2), "<msup><mi>x</mi><mn>2</mn></msup>"))
  cases.append((.sqrt(x), "<msqrt><mi>x</mi></msqrt>"))
  cases.append((.exp(x), "<msup><mi>e</mi><mi>x</mi></msup>"))
  cases.append(
    (
      .log(x),
      "<mrow><mi>log</mi><mo>\u{2061}</mo><mrow><mo stretchy=\"false\">(</mo><mi>x</mi><mo stretchy=\"false\">)</mo></mrow></mrow>"
    ))
  cases.append(
    (
      .apply(.abs, x),
      "<mrow><mo stretchy=\"false\">|</mo><mi>x</mi><mo stretchy=\"false\">|</mo></mrow>"
    ))
  return cases
}()

private let choice = Expression.piecewise(
  [Piecewise.Branch(x, .less, x / 2)], otherwise: Expression.exp(x).power(Rational(1, over: 3)))

@Suite("Expressions in MathML")
struct MathMLTests {
  @Test("are written as one would set them", arguments: markups)
  func golden(expression: Expression, markup: String) {
    #expect(expression.mathML == markup)
  }

  @Test(
    "are well-formed",
    arguments: markups.map(\.0) + [
      choice,
      .expectation(over: Variable("u"), .normal(mean: 0, variance: x), of: .apply(.tanh, .variable("u"))),
    ])
  func wellFormed(expression: Expression) {
    let parser = XMLParser(data: Data(MathML.display(expression.mathML).utf8))
    #expect(parser.parse(), "\(expression.mathML)")
  }
}
