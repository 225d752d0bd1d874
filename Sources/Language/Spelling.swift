// Names that were probably meant.

package enum Spelling {
  /// The candidate closest to a misspelt name; `nil` when none is close enough to be worth asking about.
  package static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    // Any letter is one change away from any other: that is no hint.
    guard name.count > 1 else { return nil }
    let allowed = max(1, min(3, name.count / 3))
    var best: (distance: Int, name: String)?
    for candidate in Set(candidates).sorted() where abs(candidate.count - name.count) <= allowed {
      let distance = distance(Array(name), Array(candidate))
      if distance <= allowed, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.name
  }

  /// The least number of characters inserted, deleted, replaced or exchanged with their neighbour.
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var rows = [Array(0...b.count)]
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        var best = min(
          rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          best = min(best, rows[i - 2][j - 2] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
