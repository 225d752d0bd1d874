// Reads the lines of a method file: the head, then the blocks of the body.

import Exact
import Symbolic

extension Method {
  /// Understands a method file, or says everything that is wrong with it.
  package init(reading file: SourceFile) throws(Diagnostics) {
    var reader = MethodReader(file: file)
    guard let method = reader.read() else {
      throw Diagnostics(reader.faults.map { Diagnostic($0.fault, at: $0.range, in: file) })
    }
    self = method
  }
}

struct MethodReader {
  let file: SourceFile
  var faults: [PlacedFault] = []

  var lines: [Line] = []
  var next = 0
  var title: (name: String, title: String)?
  var source: String?
  var rate: String?
  var parameters: [Method.Parameter] = []
  var memory: [Method.Memory] = []
  var counts: Set<String> = []
  var statementCount = 0

  /// Blocks in blocks, and statements altogether.
  static let depthLimit = 20
  static let statementLimit = 10_000

  init(file: SourceFile) { self.file = file }

  /// `nil` when there are faults.
  mutating func read() -> Method? {
    (lines, faults) = Lexer.lines(of: file)
    return readLines()
  }

  /// The same for lines that stand in another file, below a title of theirs.
  mutating func read(_ lines: [Line], called name: String, titled title: String) -> Method? {
    self.lines = lines
    self.title = (name, title)
    return readLines()
  }

  private mutating func readLines() -> Method? {
    readHead()
    let start = SourceRange(0, 0)
    if title == nil { faults.append(PlacedFault(.missingLine("method name \"…\""), start)) }
    if rate == nil { faults.append(PlacedFault(.missingLine("rate"), start)) }
    var scope = MethodScope(
      rate: rate ?? "eta", parameters: parameters, vectors: ["z"] + memory.map(\.name))
    let indentation = next < lines.count ? lines[next].indentation : 0
    let body = readStatements(indentation: indentation, &scope, depth: 0)
    if body.isEmpty, faults.isEmpty { faults.append(PlacedFault(.missingLine("step"), start)) }
    guard faults.isEmpty, let title, let rate else { return nil }
    let marked = parameters.map { parameter in
      Method.Parameter(
        name: parameter.name, standard: parameter.standard, isPerPlayer: parameter.isPerPlayer,
        isCount: counts.contains(parameter.name), isComputed: parameter.isComputed, range: parameter.range)
    }
    return Method(
      name: title.name, title: title.title, source: source, rate: rate, parameters: marked, memory: memory,
      body: body, file: file)
  }
}
