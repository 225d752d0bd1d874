// Seeded random numbers and matrices, biased to corners.

import Exact

struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) | (state << 31)
  }

  mutating func rational(upTo size: Int = 6) -> Rational {
    Rational(Int.random(in: -size...size, using: &self), over: Int.random(in: 1...4, using: &self))
  }

  mutating func matrix(_ size: Int) -> Matrix<Rational> {
    Matrix(rowCount: size, columnCount: size) { _, _ in Bool.random(using: &self) ? rational() : .zero }
  }
}
