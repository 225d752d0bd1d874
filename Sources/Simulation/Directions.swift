// Random directions in space.

import Glibc

package enum Directions {
  /// A vector of length 1, every direction as likely as every other; the same for the same seed and index.
  package static func random(seed: UInt64, index: Int, size: Int) -> [Double] {
    var stream = RandomStream(seed: ~seed, run: index)
    let vector = (0..<size).map { _ in stream.normal() }
    let length = sqrt(vector.reduce(0) { $0 + $1 * $1 })
    return vector.map { $0 / length }
  }
}
