// Random numbers of one run, the same for a seed whatever runs beside it.

import Glibc
import Linearization

struct RandomStream: Sendable {
  private var bits: SplitMix

  init(seed: UInt64, run: Int) {
    var mixed = SplitMix(state: seed)
    bits = SplitMix(state: mixed.next() ^ (UInt64(truncatingIfNeeded: run) &* 0xD1B5_4A32_D192_ED03))
  }

  /// In [0, 1).
  mutating func uniform() -> Double { Double(bits.next() >> 11) * 0x1p-53 }

  /// Box and Muller's transformation.
  mutating func normal() -> Double {
    let radius = sqrt(-2 * log(1 - uniform()))
    return radius * cos(2 * Double.pi * uniform())
  }

  /// What one draw at a site gives.
  mutating func fill(_ kind: CompiledStep.Site.Draw.Kind, count: Int, noise: Double) -> [Double] {
    switch kind {
    case .noise: return (0..<count).map { _ in noise * normal() }
    case .uniform: return (0..<count).map { _ in uniform() }
    case .normal: return (0..<count).map { _ in normal() }
    case .shares(let cumulative, let size):
      var shares = Array(repeating: 0.0, count: count)
      for _ in 0..<size {
        let place = uniform()
        let index = cumulative.firstIndex { place < $0 } ?? count - 1
        shares[index] += 1 / Double(size)
      }
      return shares
    }
  }
}
