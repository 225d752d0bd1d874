// A fault and its place in a file.

/// One thing that is wrong with a file, and where.
package struct Diagnostic: Hashable, Sendable {
  package let fault: Fault
  package let range: SourceRange
  package let file: SourceFile

  package init(_ fault: Fault, at range: SourceRange, in file: SourceFile) {
    self.fault = fault
    self.range = range
    self.file = file
  }
}

/// Everything found wrong with a file; at least one thing.
package struct Diagnostics: Error, Hashable, Sendable {
  package let all: [Diagnostic]

  package init(_ all: [Diagnostic]) { self.all = all }
}

/// A fault that has not yet been told which file it is in.
struct PlacedFault: Error {
  let fault: Fault
  let range: SourceRange

  init(_ fault: Fault, _ range: SourceRange) {
    self.fault = fault
    self.range = range
  }
}
