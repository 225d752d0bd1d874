// Formulas, by precedence: conditional, sum, product, sign, power, postfix, atom.

import Exact

extension LineParser {
  mutating func formula() throws(PlacedFault) -> Syntax {
    try nested { parser throws(PlacedFault) in try parser.conditional() }
  }

  private mutating func conditional() throws(PlacedFault) -> Syntax {
    let value = try sum()
    guard take("if") else { return value }
    let condition = try comparison()
    try expect(word: "else")
    let otherwise = try formula()
    return Syntax(
      .conditional(value, condition, otherwise: otherwise), value.range.joined(with: otherwise.range))
  }

  /// Two formulas with a relation between them.
  mutating func comparison() throws(PlacedFault) -> Syntax.Condition {
    let left = try sum()
    let (relation, right) = try comparisonTail()
    return Syntax.Condition(left: left, relation: relation, right: right)
  }

  /// A relation and the formula on its right.
  mutating func comparisonTail() throws(PlacedFault) -> (Syntax.Relation, Syntax) {
    guard isNext(.arrow) else {
      let relation = try relation()
      return (relation, try sum())
    }
    // `t <-1` is a comparison with a negative number here.
    let start = token.range
    advance()
    let operand = try sum()
    return (.less, Syntax(.negated(operand), start.joined(with: operand.range)))
  }

  private mutating func relation() throws(PlacedFault) -> Syntax.Relation {
    let relation: Syntax.Relation
    switch token.kind {
    case .symbol(.less): relation = .less
    case .symbol(.lessOrEqual): relation = .lessOrEqual
    case .symbol(.greater): relation = .greater
    case .symbol(.greaterOrEqual): relation = .greaterOrEqual
    case .symbol(.equals): relation = .equal
    default: throw mismatch("a comparison (<, <=, >, >=, ==)")
    }
    advance()
    return relation
  }

  mutating func sum() throws(PlacedFault) -> Syntax {
    let first = try product()
    var links: [Syntax.Link] = []
    while isNext(.plus) || isNext(.minus) {
      let operation: Syntax.Operator = isNext(.plus) ? .plus : .minus
      advance()
      links.append(Syntax.Link(operation: operation, operand: try product()))
    }
    return chain(first, links)
  }

  private mutating func product() throws(PlacedFault) -> Syntax {
    let first = try signed()
    var links: [Syntax.Link] = []
    while isNext(.times) || isNext(.over) {
      let operation: Syntax.Operator = isNext(.times) ? .times : .over
      advance()
      links.append(Syntax.Link(operation: operation, operand: try signed()))
    }
    return chain(first, links)
  }

  private func chain(_ first: Syntax, _ links: [Syntax.Link]) -> Syntax {
    guard let last = links.last else { return first }
    return Syntax(.chain(first, links), first.range.joined(with: last.operand.range))
  }

  private mutating func signed() throws(PlacedFault) -> Syntax {
    let start = token.range
    if take(.minus) {
      let operand = try nested { parser throws(PlacedFault) in try parser.signed() }
      return Syntax(.negated(operand), start.joined(with: operand.range))
    }
    if take(.plus) { return try nested { parser throws(PlacedFault) in try parser.signed() } }
    return try power()
  }

  private mutating func power() throws(PlacedFault) -> Syntax {
    let base = try postfix()
    guard take(.power) else { return base }
    let exponent = try nested { parser throws(PlacedFault) in try parser.signed() }
    return Syntax(.power(base, exponent), base.range.joined(with: exponent.range))
  }

  private mutating func postfix() throws(PlacedFault) -> Syntax {
    var operand = try atom()
    while true {
      if take(.quote) {
        operand = Syntax(.transposed(operand), operand.range.joined(with: previousRange))
      } else if isNext(.openSquare), token.range.start == operand.range.end {
        advance()
        let indices = try list(until: .closeSquare)
        operand = Syntax(.indexed(operand, indices), operand.range.joined(with: previousRange))
      } else {
        return operand
      }
    }
  }

  /// Formulas with commas between them, up to and with the closing bracket.
  mutating func list(until close: Token.Symbol) throws(PlacedFault) -> [Syntax] {
    if take(close) { return [] }
    var items = [try formula()]
    while take(.comma) { items.append(try formula()) }
    if !take(close) { throw mismatch("',' or '\(close.rawValue)'") }
    return items
  }

  private mutating func atom() throws(PlacedFault) -> Syntax {
    let start = token.range
    switch token.kind {
    case .number(let value):
      advance()
      return Syntax(.number(value), start)
    case .name(let name) where !Keywords.conditional.contains(name):
      advance()
      return try named(name, start)
    case .symbol(.open):
      advance()
      let inner = try formula()
      try expect(.close)
      return Syntax(inner.form, start.joined(with: previousRange))
    case .symbol(.openSquare):
      advance()
      return try matrix(from: start)
    case .name, .text, .symbol, .ellipsis, .endOfLine:
      throw mismatch("a formula")
    }
  }

  private mutating func named(_ name: String, _ start: SourceRange) throws(PlacedFault) -> Syntax {
    if name == "E", isNext(.openSquare), case .name = peek().kind,
      peek(2).kind == .symbol(.tilde) || peek(2).kind == .name("in")
    {
      return try expectation(from: start)
    }
    if let extremum = Syntax.Extremum(rawValue: name), take("over") { return try over(extremum, from: start) }
    guard isNext(.open), token.range.start == start.end else { return Syntax(.name(name), start) }
    advance()
    if name == "sum", case .name(let index) = token.kind, peek().kind == .name("in") {
      advance()
      advance()
      let from = try sum()
      try expect(.range)
      let to = try sum()
      try expect(.comma)
      let body = try formula()
      try expect(.close)
      return Syntax(
        .sum(index: index, from: from, to: to, body: body), start.joined(with: previousRange))
    }
    let arguments = try list(until: .close)
    return Syntax(.call(name, start, arguments), start.joined(with: previousRange))
  }

  private mutating func over(
    _ extremum: Syntax.Extremum, from start: SourceRange
  ) throws(PlacedFault) -> Syntax {
    let (name, nameRange) = try name("a name for the members")
    try expect(word: "in")
    let list = try sum()
    let filter: Syntax.Condition? = take("where") ? try comparison() : nil
    try expect(word: "of")
    let body = try formula()
    return Syntax(
      .over(extremum, name: name, nameRange: nameRange, list: list, filter: filter, body: body),
      start.joined(with: body.range))
  }

  private mutating func matrix(from start: SourceRange) throws(PlacedFault) -> Syntax {
    var rows: [[Syntax]] = [[try formula()]]
    while !take(.closeSquare) {
      if take(.comma) {
        rows[rows.count - 1].append(try formula())
      } else if take(.semicolon) {
        rows.append([try formula()])
      } else {
        throw mismatch("',', ';' or ']'")
      }
    }
    return Syntax(.matrix(rows), start.joined(with: previousRange))
  }

  private mutating func expectation(from start: SourceRange) throws(PlacedFault) -> Syntax {
    try expect(.openSquare)
    let (draws, _) = try draws()
    try expect(.closeSquare)
    try expect(.open)
    let body = try formula()
    try expect(.close)
    return Syntax(.expectation(draws, body: body), start.joined(with: previousRange))
  }

  /// What is drawn, with commas between, and where it stands.
  mutating func draws() throws(PlacedFault) -> (draws: [Syntax.Draw], range: SourceRange) {
    var draws = [try draw()]
    while take(.comma) { draws.append(try draw()) }
    return (draws, draws[0].range.joined(with: previousRange))
  }

  private mutating func draw() throws(PlacedFault) -> Syntax.Draw {
    let (name, nameRange) = try name()
    let source: Syntax.Draw.Source
    if take("in") {
      source = try points()
    } else if take(.tilde) {
      source = try law()
    } else {
      throw mismatch("'~' or 'in'")
    }
    return Syntax.Draw(
      name: name, nameRange: nameRange, source: source, range: nameRange.joined(with: previousRange))
  }

  /// `{-1, 1/2}` or `{-1: 1/4, 1/2: 3/4}`
  mutating func points() throws(PlacedFault) -> Syntax.Draw.Source {
    try expect(.openCurly)
    var points: [(value: Syntax, weight: Syntax?)] = []
    while !take(.closeCurly) {
      if !points.isEmpty { try expect(.comma) }
      let value = try formula()
      let weight: Syntax? = take(.colon) ? try formula() : nil
      points.append((value, weight))
    }
    return .points(points)
  }

  /// `normal(0, 1)`
  mutating func law() throws(PlacedFault) -> Syntax.Draw.Source {
    let (law, lawRange) = try self.name("a distribution (uniform, normal)")
    try expect(.open)
    return .law(law, lawRange, try list(until: .close))
  }
}
