// Formulas as they were written, before anybody asks what they mean.

import Exact

struct Syntax: Sendable {
  indirect enum Form: Sendable {
    case number(Rational)
    case name(String)
    case negated(Syntax)
    /// Terms or factors one after the other: long sums must not become deep trees.
    case chain(Syntax, [Link])
    case power(Syntax, Syntax)
    case transposed(Syntax)
    case call(String, SourceRange, [Syntax])
    case indexed(Syntax, [Syntax])
    /// Rows of entries; `[1, 2, 3]` is one row.
    case matrix([[Syntax]])
    case conditional(Syntax, Condition, otherwise: Syntax)
    /// `sum(i in 1..3, body)`
    case sum(index: String, from: Syntax, to: Syntax, body: Syntax)
    case expectation([Draw], body: Syntax)
    /// `min over l in spectrum(J) where im(l) == 0 of re(l)`: in theorems only.
    case over(Extremum, name: String, nameRange: SourceRange, list: Syntax, filter: Condition?, body: Syntax)
  }

  enum Operator: Sendable {
    case plus, minus, times, over
  }

  struct Link: Sendable {
    let operation: Operator
    let operand: Syntax
  }

  enum Relation: Sendable {
    case less, lessOrEqual, greater, greaterOrEqual, equal
  }

  enum Extremum: String, Sendable {
    case min, max, sum
  }

  struct Condition: Sendable {
    let left: Syntax
    let relation: Relation
    let right: Syntax
  }

  struct Draw: Sendable {
    enum Source: Sendable {
      case law(String, SourceRange, [Syntax])
      /// Values with their weights, or without any.
      case points([(value: Syntax, weight: Syntax?)])
    }

    let name: String
    let nameRange: SourceRange
    let source: Source
    let range: SourceRange
  }

  let form: Form
  let range: SourceRange

  init(_ form: Form, _ range: SourceRange) {
    self.form = form
    self.range = range
  }
}
