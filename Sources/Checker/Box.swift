// Boxes of step sizes and other parameters, and their parts.

/// The ranges of some named numbers; those of no length are points.
struct Box {
  struct Entry {
    let name: String
    var (from, to): (Fraction, Fraction)
    /// Whether these are equal, which takes a while to see.
    let isPoint: Bool
  }

  var entries: [Entry] = []
  /// Which of them is the learning rate.
  private(set) var rate = 0
  /// The whole box, such as "0 < eta <= 1/5, beta = 1/2".
  private(set) var words = ""

  /// Of nothing.
  init() {}

  init(_ node: Node, rate name: Node) throws {
    let parts = try node.elements().map { try $0.members("name", "from", "to") }
    entries = try parts.map {
      let (from, to) = (try $0[1].fraction(), try $0[2].fraction())
      return try Entry(name: $0[0].name(), from: from, to: to, isPoint: from == to)
    }
    try node.require((1...1000).contains(entries.count), "expected 1 to 1000 entries")
    try node.require(entries.allSatisfy { $0.from <= $0.to }, "a range ends before it begins")
    try node.require(Set(entries.map(\.name)).count == entries.count, "a name occurs twice")
    try node.require(entries.filter { !$0.isPoint }.count <= 8, "more than 8 ranges")
    rate = try index(of: name)
    try node.require(entries[rate].from >= 0 && entries[rate].to > 0, "expected positive rates")
    words = try zip(entries, parts).map { entry, parts in
      let (from, to) = (try parts[1].string(), try parts[2].string())
      let relation = entry.name == entries[rate].name && entry.from == 0 ? "<" : "<="
      return entry.isPoint ? "\(entry.name) = \(from)" : "\(from) \(relation) \(entry.name) <= \(to)"
    }.joined(separator: ", ")
  }

  func index(of name: Node) throws -> Int { try name.choice(entries.enumerated().map { ($1.name, $0) }) }

  /// Whether the rate approaches 0, which itself does not belong to the box.
  var beginsAtZero: Bool { entries[rate].from == 0 }

  /// What lies below and above a place strictly inside the range of a name.
  func split(_ name: Node, at place: Node) throws -> (below: Box, above: Box) {
    let (index, value) = (try index(of: name), try place.fraction())
    try place.require(entries[index].from < value && value < entries[index].to, "is not inside the range")
    var (below, above) = (self, self)
    (below.entries[index].to, above.entries[index].from) = (value, value)
    return (below, above)
  }

  /// Reads one number an entry, a place in this part with a positive rate.
  func place(_ node: Node) throws -> [Fraction] {
    let place = try node.elements(entries.count).map { try $0.fraction() }
    let isInside = zip(place, entries).allSatisfy { $1.from <= $0 && $0 <= $1.to }
    try node.require(isInside && place[rate] > 0, "expected a place in this part, with a positive rate")
    return place
  }
}
