// What something is called, where it comes from, and what its parameters stand at.

package struct Heading: Equatable, Sendable {
  /// The name by which it can be asked for, or the path of its file.
  package let name: String
  package let title: String
  package let source: String?
  package let parameters: [Parameter]

  package struct Parameter: Equatable, Sendable {
    package let name: String
    /// A number, a formula, or a range in brackets.
    package let value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(name: String, title: String, source: String?, parameters: [Parameter]) {
    self.name = name
    self.title = title
    self.source = source
    self.parameters = parameters
  }

  /// The title, and below it the source and the parameters.
  package func text(on page: Page, title: String) -> String {
    let settings = parameters.map(\.text).joined(separator: ", ")
    let details = [source, settings.isEmpty ? nil : settings].compactMap(\.self)
    let lines = details.map { page.inked(page.filled("  " + $0), .faint) }
    return ([page.inked(page.filled(title, hanging: 2), .bold)] + lines).joined(separator: "\n")
  }
}

extension Heading.Parameter {
  var text: String { value.hasPrefix("[") ? "\(name) in \(value)" : "\(name) = \(value)" }
}
