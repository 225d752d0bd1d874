// How moves of some variables are drawn at random, as `normal(0, 1/4)` on the command line says.

import Exact
import Symbolic

/// A distribution for each of some variables, drawn independently of each other.
///
/// As in expectations, the second number of a normal law is its variance.
package struct Proposal: Hashable, Sendable {
  package enum Source: Hashable, Sendable {
    /// Its parameters may depend on where the game stands.
    case law(Law)
    /// Values, which may depend on that too, each with a constant probability; these sum to 1.
    case points([Point])
  }

  package struct Point: Hashable, Sendable {
    package let value: Expression
    package let weight: Expression
  }

  /// As it was written.
  package let text: String
  /// One for every variable, in their order.
  package let sources: [Source]
}

extension Proposal {
  /// Understands one distribution for all variables, as in `normal(0, 1/4)`, or one for each, as in
  /// `x ~ normal(0, 1), w in {-1, 1}`, where a vector's name stands for all of its components.
  ///
  /// - Parameters:
  ///   - variables: those that are moved.
  ///   - values: what stands in place of parameters of the game.
  package init(
    reading file: SourceFile, for variables: [Variable], of game: Game,
    overriding values: [String: Rational] = [:]
  ) throws(Diagnostics) {
    let (lines, faults) = Lexer.lines(of: file)
    guard faults.isEmpty else {
      throw Diagnostics(faults.map { Diagnostic($0.fault, at: $0.range, in: file) })
    }
    let end = SourceRange(file.text.utf8.count, file.text.utf8.count)
    do throws(PlacedFault) {
      guard lines.count == 1 else {
        throw PlacedFault(.expected("a distribution", found: "the end of the line"), end)
      }
      var reader = ProposalReader(
        parser: LineParser(lines[0]), variables: variables,
        elaborator: FormulaElaborator(scope: game.namesAndValues(overriding: values)))
      sources = try reader.read()
      text = file.text
    } catch {
      throw Diagnostics([Diagnostic(error.fault, at: error.range, in: file)])
    }
  }
}

extension Game {
  /// What names mean in a formula about a point of the game.
  fileprivate func namesAndValues(overriding: [String: Rational]) -> [String: Meaning] {
    var scope: [String: Meaning] = [:]
    for (parameter, value) in (try? parameterValues(overriding: overriding)) ?? [:] {
      scope[parameter.name] = .value(Tensor(value))
    }
    for variable in variables {
      guard let vector = variable.component?.vector else {
        scope[variable.name] = .value(Tensor(.variable(variable)))
        continue
      }
      let parts = variables.filter { $0.component?.vector == vector }
      scope[String(vector)] = .value(
        Tensor(rowCount: parts.count, columnCount: 1, entries: parts.map { .variable($0) }))
    }
    return scope
  }
}

/// Reads the distributions of variables.
private struct ProposalReader {
  var parser: LineParser
  let variables: [Variable]
  let elaborator: FormulaElaborator

  mutating func read() throws(PlacedFault) -> [Proposal.Source] {
    var isNamed = false
    if case .name = parser.token.kind, !parser.isNext(.openCurly) {
      isNamed = parser.peek().kind != .symbol(.open)
    }
    guard isNamed else {
      let source = try source(parser.isNext(.openCurly))
      try parser.expectEnd()
      return variables.map { _ in source }
    }
    var sources: [Variable: Proposal.Source] = [:]
    repeat {
      let (targets, range) = try targets()
      guard parser.isNext("in") || parser.isNext(.tilde) else { throw parser.mismatch("'~' or 'in'") }
      let isPoints = parser.isNext("in")
      parser.advance()
      let source = try source(isPoints)
      for target in targets where sources.updateValue(source, forKey: target) != nil {
        throw PlacedFault(.expected("every variable once", found: "'\(target.name)' again"), range)
      }
    } while parser.take(.comma)
    try parser.expectEnd()
    return try variables.map { variable throws(PlacedFault) in
      guard let source = sources[variable] else {
        throw PlacedFault(
          .expected("a distribution of '\(variable.name)'", found: "the end of the line"), parser.token.range)
      }
      return source
    }
  }

  /// A variable, a component, or all components of a vector.
  private mutating func targets() throws(PlacedFault) -> ([Variable], SourceRange) {
    var (name, range) = try parser.name("a variable or a distribution")
    if parser.take(.openSquare) {
      guard case .number(let index) = parser.token.kind else { throw parser.mismatch("a component's number") }
      parser.advance()
      try parser.expect(.closeSquare)
      (name, range) = ("\(name)[\(index)]", range.joined(with: parser.previousRange))
    }
    let found = variables.filter { $0.name == name || $0.component.map { $0.vector == name } ?? false }
    guard !found.isEmpty else {
      let nearest = Spelling.nearest(to: name, among: variables.map(\.name))
      throw PlacedFault(.unknownName(name, nearest: nearest), range)
    }
    return (found, range)
  }

  private mutating func source(_ isPoints: Bool) throws(PlacedFault) -> Proposal.Source {
    let start = parser.token.range
    switch isPoints ? try parser.points() : try parser.law() {
    case .law(let name, let nameRange, let arguments):
      return .law(try elaborator.law(name, nameRange, arguments, start.joined(with: parser.previousRange)))
    case .points(let points):
      let range = start.joined(with: parser.previousRange)
      guard !points.isEmpty else { throw PlacedFault(.emptySupport, range) }
      let weights = try elaborator.weights(of: points, range)
      var read: [Proposal.Point] = []
      for (point, weight) in zip(points, weights) {
        if let variable = weight.variables.first {
          throw PlacedFault(.notConstant(variable.name), point.weight?.range ?? range)
        }
        read.append(Proposal.Point(value: try elaborator.number(point.value), weight: weight))
      }
      return .points(read)
    }
  }
}
