// Boxes of step sizes and other parameters, and their parts.

/// The ranges of some named numbers; those of no length are points.
package struct Box {
  package struct Entry {
    package let name: String
    package var (from, to): (Matrix, Matrix)
    /// Whether these are equal, which takes a while to see.
    package let isPoint: Bool

    fileprivate func contains(_ number: Matrix, inside: Bool = false) throws -> Bool {
      try (number - from).sign >= (inside ? 1 : 0) && (to - number).sign >= (inside ? 1 : 0)
    }
  }

  package var entries: [Entry] = []
  /// Which of them is the learning rate.
  package private(set) var rate = 0
  /// The whole box, such as "0 < eta <= 1/5, beta = 1/2".
  private(set) var words = ""
  package init() {}

  init(_ node: Node, rate name: Node, _ meter: Meter) throws {
    let parts = try node.elements().map { try $0.members("name", "from", "to") }
    entries = try parts.map {
      let (from, to) = (try $0[1].scalar(meter), try $0[2].scalar(meter))
      let length = try (to - from).sign
      try node.require(length >= 0, "a range ends before it begins")
      return try Entry(name: $0[0].name(), from: from, to: to, isPoint: length == 0)
    }
    try node.require((1...1000).contains(entries.count), "expected 1 to 1000 entries")
    try node.require(Set(entries.map(\.name)).count == entries.count, "a name occurs twice")
    try node.require(entries.filter { !$0.isPoint }.count <= 8, "more than 8 ranges")
    rate = try index(of: name)
    try node.require(entries[rate].from.sign >= 0 && entries[rate].to.sign > 0, "expected positive rates")
    words = try zip(entries, parts).map { entry, parts in
      let (from, to) = (try parts[1].string(), try parts[2].string())
      let relation = entry.name == entries[rate].name && beginsAtZero ? "<" : "<="
      return entry.isPoint ? "\(entry.name) = \(from)" : "\(from) \(relation) \(entry.name) <= \(to)"
    }.joined(separator: ", ")
  }

  package func index(of name: Node) throws -> Int { try name.choice(Array(zip(entries.map(\.name), 0...))) }
  /// Whether the rate approaches 0, which itself does not belong to the box.
  package var beginsAtZero: Bool { entries[rate].from.isZero }

  /// What lies below and above a place strictly inside the range of a name.
  func split(_ name: Node, at place: Node, _ meter: Meter) throws -> (below: Box, above: Box) {
    let (index, value) = (try index(of: name), try place.scalar(meter))
    try place.require(entries[index].contains(value, inside: true), "is not inside the range")
    var (below, above) = (self, self)
    (below.entries[index].to, above.entries[index].from) = (value, value)
    return (below, above)
  }

  /// Reads one number an entry, a place in this part with a positive rate.
  func place(_ node: Node, _ meter: Meter) throws -> [Matrix] {
    let place = try node.elements(entries.count).map { try $0.scalar(meter) }
    let isInside = try zip(entries, place).allSatisfy { try $0.contains($1) }
    try node.require(isInside && place[rate].sign > 0, "expected a place in this part, with a positive rate")
    return place
  }
}
