// Which known word a misspelt one was probably meant to be.

/// The known word with the fewest letters inserted, removed, replaced or swapped with their neighbour,
/// the first of several. When even that one differs in more than a third of its letters, the first known
/// word of which `word` is the beginning, from three letters on; `nil` when there is none.
func nearest(to word: String, among known: [String]) -> String? {
  let ranked = known.map { (word: $0, distance: editDistance(word, $0)) }
  guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
  if best.distance <= max(1, max(word.count, best.word.count) / 3) { return best.word }
  return word.count < 3 ? nil : known.first { $0.hasPrefix(word) }
}

/// How many insertions, removals, replacements and swaps of neighbours lead from one word to the other.
private func editDistance(_ left: String, _ right: String) -> Int {
  let (left, right) = (Array(left.lowercased()), Array(right.lowercased()))
  var distances = Array(repeating: Array(0...right.count), count: left.count + 1)
  for i in 1..<(left.count + 1) {
    distances[i][0] = i
    for j in 1..<(right.count + 1) {
      let replaced = distances[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
      distances[i][j] = min(replaced, distances[i - 1][j] + 1, distances[i][j - 1] + 1)
      if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
        distances[i][j] = min(distances[i][j], distances[i - 2][j - 2] + 1)
      }
    }
  }
  return distances[left.count][right.count]
}
