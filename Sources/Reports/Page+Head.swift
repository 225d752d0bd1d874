// What stands above an answer: the game, the method, and the equilibrium.

extension Page {
  /// The parts that there are, each a paragraph.
  func head(_ problem: Heading, _ method: Heading? = nil, at point: PointReport?) -> [String] {
    [
      problem.text(on: self, title: problem.title),
      method.map { $0.text(on: self, title: "\($0.name): \($0.title)") },
      point?.text(on: self, heading: inked("equilibrium ", .bold)),
    ].compactMap(\.self)
  }
}
