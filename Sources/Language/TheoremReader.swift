// Reads the lines of a theorem file.

import Exact
import Symbolic

extension Theorem {
  /// Understands a theorem file, or says everything that is wrong with it.
  ///
  /// - Parameter method: finds the method that a name or a path stands for; `nil` when there is none.
  package init(
    reading file: SourceFile, findingMethod method: (String) throws(Diagnostics) -> Method?
  ) throws(Diagnostics) {
    var reader = TheoremReader(file: file)
    guard let theorem = try reader.read(findingMethod: method) else {
      throw Diagnostics(reader.faults.map { Diagnostic($0.fault, at: $0.range, in: file) })
    }
    self = theorem
  }
}

struct TheoremReader {
  let file: SourceFile
  var faults: [PlacedFault] = []
  private var elaborator: QuantityElaborator

  private var name: String?
  private var title: String?
  private var source: String?
  private var methodName: (name: String, range: SourceRange)?
  private var method: Method?
  private var kind = Theorem.Kind.sufficient
  private var premises: [Theorem.Premise] = []
  private var safe: Theorem.Safe?
  private var promises: [(promise: Theorem.Promise, range: SourceRange)] = []
  private var best: Quantity?
  private var claims: [Theorem.Condition] = []
  private var falsehood: String?
  private var notes: [String] = []
  private var checked: [String] = []
  private var seen: Set<String> = []
  private var sampleCount = 1

  /// Lines of which there can be one only.
  private static let single: Set<String> = [
    "theorem", "source", "method", "rule", "kind", "safe", "best", "false",
  ]

  init(file: SourceFile) {
    self.file = file
    elaborator = QuantityElaborator(file: file)
  }

  /// `nil` when there are faults.
  mutating func read(
    findingMethod find: (String) throws(Diagnostics) -> Method?
  ) throws(Diagnostics) -> Theorem? {
    var lines: [Line]
    (lines, faults) = Lexer.lines(of: file, keywords: Keywords.theorem)
    while !lines.isEmpty {
      let line = lines.removeFirst()
      let block = Array(lines.prefix { $0.indentation > 0 })
      lines.removeFirst(block.count)
      do throws(PlacedFault) { try read(line, block) } catch { faults.append(error) }
    }
    if let (name, range) = methodName {
      method = try find(name)
      if method == nil {
        let known = Catalogue.methods.map(\.name)
        faults.append(
          PlacedFault(.unknownMethod(name, nearest: Spelling.nearest(to: name, among: known)), range))
      }
    }
    let start = SourceRange(0, 0)
    if name == nil { faults.append(PlacedFault(.missingLine("theorem name"), start)) }
    if seen.isDisjoint(with: ["safe", "rate", "factor", "grows", "best", "steps", "claim"]) {
      faults.append(PlacedFault(.nothingClaimed, start))
    }
    if methodName == nil, !seen.contains("rule") {
      for (_, range) in promises {
        faults.append(PlacedFault(.promiseWithoutRate(elaborator.text(range)), range))
      }
      if safe != nil || best != nil { faults.append(PlacedFault(.missingLine("method"), start)) }
    }
    guard faults.isEmpty, let name else { return nil }
    return Theorem(
      name: name, title: title, source: source, method: method, kind: kind, premises: premises, safe: safe,
      promises: promises.map(\.promise), best: best, claims: claims, falsehood: falsehood, notes: notes,
      checked: checked, file: file)
  }

  private mutating func read(_ line: Line, _ block: [Line]) throws(PlacedFault) {
    var parser = LineParser(line)
    let start = parser.token.range
    guard case .name(let keyword) = parser.token.kind, Keywords.theorem.contains(keyword) else {
      let word = elaborator.text(start)
      throw PlacedFault(
        .unknownLine(word, nearest: Spelling.nearest(to: word, among: Keywords.theorem)), start)
    }
    if line.indentation > 0 { throw PlacedFault(.misplacedIndentation, start) }
    if !seen.insert(keyword).inserted, Self.single.contains(keyword) {
      throw PlacedFault(.repeatedLine(keyword), start)
    }
    parser.advance()
    if keyword == "rule" {
      try readRule(parser.isAtEnd ? nil : parser.text(), block, start)
    } else {
      if let first = block.first { throw PlacedFault(.misplacedIndentation, first.tokens[0].range) }
      try readLine(&parser, keyword, start)
    }
    try parser.expectEnd()
  }

  private mutating func readLine(
    _ parser: inout LineParser, _ keyword: String, _ start: SourceRange
  ) throws(PlacedFault) {
    switch keyword {
    case "theorem":
      name = try parser.hyphenatedName("the theorem's name").name
      if !parser.isAtEnd { title = try parser.text() }
    case "source": source = try parser.text()
    case "method":
      if case .text(let path) = parser.token.kind {
        methodName = (path, parser.token.range)
        parser.advance()
      } else {
        methodName = try parser.hyphenatedName("the method's name")
      }
    case "kind": kind = try choice(&parser)
    case "let", "set": try readDefinition(&parser, isSetting: keyword == "set")
    case "assume": premises.append(.assume(try elaborator.condition(try parser.comparison())))
    case "sample": try readSample(&parser)
    case "safe": safe = try readSafe(&parser)
    case "best": best = try withRate().number(try parser.formula())
    case "rate", "factor", "grows", "steps":
      let promise = try readPromise(&parser, keyword)
      promises.append((promise, start))
    case "claim": claims.append(try elaborator.condition(try parser.comparison()))
    case "false": falsehood = try parser.text()
    case "note": notes.append(try parser.text())
    default: checked.append(try parser.text())
    }
  }

  private func choice(_ parser: inout LineParser) throws(PlacedFault) -> Theorem.Kind {
    let (word, range) = try parser.name("what kind of statement it is")
    if let kind = Theorem.Kind(rawValue: word) { return kind }
    let words = Theorem.Kind.allCases.map(\.rawValue)
    throw PlacedFault(
      .unknownChoice(word, among: words, nearest: Spelling.nearest(to: word, among: words)), range)
  }

  private func requireFree(_ name: String, _ range: SourceRange) throws(PlacedFault) {
    if QuantityElaborator.reserved.contains(name) { throw PlacedFault(.reservedName(name), range) }
    if elaborator.scope[name] != nil { throw PlacedFault(.nameTaken(name), range) }
  }

  private mutating func readDefinition(_ parser: inout LineParser, isSetting: Bool) throws(PlacedFault) {
    let (name, range) = try parser.name(isSetting ? "a parameter of the method" : "a name for a quantity")
    if !isSetting { try requireFree(name, range) }
    try parser.expect(.assign)
    // A name whose formula is at fault is known all the same, so that one fault is told once.
    if !isSetting { elaborator.scope[name] = .number }
    defer { if !isSetting, elaborator.scope[name] == nil { elaborator.scope[name] = .number } }
    let syntax = try parser.formula()
    if !isSetting { elaborator.scope[name] = nil }
    let typed: QuantityElaborator.Typed
    if isSetting {
      // It may follow the rate.
      typed = (try withRate().number(syntax), .number)
    } else {
      typed = try elaborator.typed(syntax)
    }
    let definition = Theorem.Definition(name: name, value: typed.quantity)
    premises.append(isSetting ? .set(definition) : .define(definition))
    if !isSetting { elaborator.scope[name] = typed.kind }
  }

  private mutating func readSample(_ parser: inout LineParser) throws(PlacedFault) {
    let (name, range) = try parser.name("a name for a number")
    try requireFree(name, range)
    try parser.expect(word: "in")
    try parser.expect(.openCurly)
    var values: [Rational] = []
    repeat {
      let syntax = try parser.formula()
      let number = try FormulaElaborator(scope: [:]).number(syntax)
      guard let value = number.rational else {
        throw PlacedFault(.expected("a fraction", found: number.text), syntax.range)
      }
      values.append(value)
    } while parser.take(.comma)
    try parser.expect(.closeCurly)
    sampleCount *= values.count
    if sampleCount > Theorem.mostSamples {
      throw PlacedFault(.tooMany("choices of sampled numbers", limit: Theorem.mostSamples), range)
    }
    premises.append(.sample(name: name, values: values))
    elaborator.scope[name] = .number
  }

  /// Where `eta` has a meaning.
  private func withRate() -> QuantityElaborator {
    var inner = elaborator
    inner.scope["eta"] = .number
    return inner
  }

  private func readSafe(_ parser: inout LineParser) throws(PlacedFault) -> Theorem.Safe {
    if parser.take("none") { return .none }
    if parser.take("where") {
      var conditions = [try withRate().condition(try parser.comparison())]
      while parser.take("and") { conditions.append(try withRate().condition(try parser.comparison())) }
      return .region(conditions)
    }
    if parser.isNext("eta") {
      parser.advance()
      if parser.take(.assign) { return .single(try elaborator.number(try parser.formula())) }
      let (relation, bound) = try parser.comparisonTail()
      guard relation == .greater || relation == .greaterOrEqual else {
        throw PlacedFault(
          .expected("'=' or '>' after 'eta', or both ends as in 0 < eta < 1/2", found: "an upper end alone"),
          bound.range)
      }
      return .interval(
        lower: try elaborator.number(bound), isLowerSafe: relation == .greaterOrEqual, upper: nil,
        isUpperSafe: false)
    }
    let lower = try elaborator.number(try parser.sum())
    let first = try order(&parser)
    try parser.expect(word: "eta")
    let second = try order(&parser)
    return .interval(
      lower: lower, isLowerSafe: first, upper: try elaborator.number(try parser.sum()), isUpperSafe: second)
  }

  /// `<` or `<=`; whether equality is allowed.
  private func order(_ parser: inout LineParser) throws(PlacedFault) -> Bool {
    if parser.take(.less) { return false }
    if parser.take(.lessOrEqual) { return true }
    throw parser.mismatch("'<' or '<='")
  }

  private func readPromise(
    _ parser: inout LineParser, _ keyword: String
  ) throws(PlacedFault) -> Theorem.Promise {
    let measure: Theorem.Promise.Measure
    switch keyword {
    case "rate": measure = parser.take("exactly") ? .exactRadius : .radius
    case "factor": measure = .norm
    case "grows": measure = .growth
    default:
      try parser.expect(word: "to")
      let (name, range) = try parser.name("the name of the accuracy")
      guard elaborator.scope[name] == .number else {
        throw PlacedFault(
          .unknownQuantity(name, nearest: Spelling.nearest(to: name, among: elaborator.scope.keys)), range)
      }
      try parser.expect(.assign)
      measure = .steps(accuracy: name)
    }
    let syntax = try parser.formula()
    var place: Quantity?
    if parser.take("at") { place = try elaborator.number(try parser.formula()) }
    return Theorem.Promise(
      measure: measure, bound: try withRate().number(syntax), place: place,
      text: elaborator.text(syntax.range))
  }

  private mutating func readRule(
    _ title: String?, _ block: [Line], _ start: SourceRange
  ) throws(PlacedFault) {
    guard let first = block.first else { throw PlacedFault(.missingBlock(after: "rule"), start) }
    let lines = block.map {
      Line(indentation: max(0, $0.indentation - first.indentation), tokens: $0.tokens)
    }
    var reader = MethodReader(file: file)
    method = reader.read(lines, called: name ?? "rule", titled: title ?? "The theorem's own rule")
    faults += reader.faults
  }
}
