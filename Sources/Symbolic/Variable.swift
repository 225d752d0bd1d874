// The unknowns of expressions.

/// An unknown with a name; a component of a vector is a variable with a name such as `x[3]`.
package struct Variable: Hashable, Sendable {
  package let name: String

  package init(_ name: String) { self.name = name }

  /// The component of the vector called `vector`, counted from 1.
  package init(_ vector: String, component: Int) { name = "\(vector)[\(component)]" }

  /// `x[3]` taken apart into `x` and 3; `nil` for a variable that is no component.
  package var component: (vector: Substring, index: Int)? {
    guard name.last == "]", let bracket = name.firstIndex(of: "["),
      let index = Int(name[name.index(after: bracket)...].dropLast())
    else { return nil }
    return (name[..<bracket], index)
  }
}

extension Variable: Comparable {
  /// Alphabetical, but `x[2]` before `x[10]`.
  package static func < (a: Variable, b: Variable) -> Bool {
    if a.name.utf8.last == UInt8(ascii: "]"), b.name.utf8.last == UInt8(ascii: "]"),
      let left = a.component, let right = b.component, left.vector == right.vector
    {
      return left.index < right.index
    }
    return a.name < b.name
  }
}
