// The assignments of one step.

import Exact
import Symbolic

extension MethodReader {
  /// The assignments of a step, behind the definitions that stand among them.
  mutating func readStep(
    _ indentation: Int, _ scope: MethodScope, _ start: SourceRange
  ) throws(PlacedFault) -> [Statement] {
    var scope = scope
    var definitions: [Statement] = []
    var assignments: [Assignment] = []
    while next < lines.count, lines[next].indentation >= indentation {
      let line = lines[next]
      next += 1
      var parser = LineParser(line)
      do throws(PlacedFault) {
        if line.indentation > indentation { throw PlacedFault(.misplacedIndentation, parser.token.range) }
        if parser.isNext("let"), case .name = parser.peek().kind {
          parser.advance()
          try readLocal(&parser, &scope, &definitions)
        } else {
          let assignment = try readAssignment(&parser, scope)
          if assignments.contains(where: { $0.target == assignment.target }) {
            throw PlacedFault(.assignedTwice(assignment.target), assignment.range)
          }
          assignments.append(assignment)
        }
      } catch {
        faults.append(error)
      }
    }
    return definitions + [.step(assignments)]
  }

  /// A definition inside a step may also name a number or a matrix: everything there reads the same state.
  private func readLocal(
    _ parser: inout LineParser, _ scope: inout MethodScope, _ definitions: inout [Statement]
  ) throws(PlacedFault) {
    let (name, nameRange) = try parser.name("a name")
    try parser.expect(.assign)
    let syntax = try parser.formula()
    try parser.expectEnd()
    switch try MethodElaborator(scope: scope).value(syntax) {
    case .vector(let term):
      try scope.define(vector: name, nameRange)
      definitions.append(.define(name: name, term, nameRange.joined(with: syntax.range)))
    case let other:
      try scope.define(name, as: other, nameRange)
    }
  }

  private func readAssignment(_ parser: inout LineParser, _ scope: MethodScope) throws(PlacedFault)
    -> Assignment
  {
    let (target, range) = try parser.name("an assignment such as 'z <- …'")
    let targets = ["z"] + memory.map(\.name)
    guard targets.contains(target) else {
      throw PlacedFault(.unknownTarget(target, nearest: Spelling.nearest(to: target, among: targets)), range)
    }
    try parser.expect(.arrow)
    let syntax = try parser.formula()
    try parser.expectEnd()
    let value = try MethodElaborator(scope: scope).vector(syntax)
    return Assignment(target: target, value: value, range: range.joined(with: syntax.range))
  }
}
