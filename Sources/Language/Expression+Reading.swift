// A formula that stands alone, as in an option on the command line.

import Exact
import Symbolic

extension Expression {
  /// Understands a formula in some names, or says what is wrong with it.
  package init(reading file: SourceFile, in names: [String]) throws(Diagnostics) {
    let (lines, faults) = Lexer.lines(of: file)
    guard faults.isEmpty else {
      throw Diagnostics(faults.map { Diagnostic($0.fault, at: $0.range, in: file) })
    }
    let scope = Dictionary(uniqueKeysWithValues: names.map { ($0, Meaning.value(Tensor(.variable($0)))) })
    do throws(PlacedFault) {
      let end = SourceRange(file.text.utf8.count, file.text.utf8.count)
      guard lines.count == 1 else {
        throw PlacedFault(.expected("a formula", found: "the end of the line"), end)
      }
      var parser = LineParser(lines[0])
      let syntax = try parser.formula()
      try parser.expectEnd()
      self = try FormulaElaborator(scope: scope).number(syntax)
    } catch {
      throw Diagnostics([Diagnostic(error.fault, at: error.range, in: file)])
    }
  }
}
