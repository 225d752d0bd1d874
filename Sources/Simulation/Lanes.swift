// Numbers that are computed with side by side: one run, or eight at once.

import Glibc

/// Doubles of several runs in lanes; every lane goes through the same operations.
protocol Lanes {
  static var count: Int { get }

  init(repeating value: Double)
  subscript(lane: Int) -> Double { get set }

  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static func += (a: inout Self, b: Self)
  static func * (a: Double, b: Self) -> Self

  func squareRoot() -> Self
  func maximum(with other: Self) -> Self
}

extension Lanes {
  @inline(__always)
  func map(_ transform: (Double) -> Double) -> Self {
    var result = self
    for lane in 0..<Self.count { result[lane] = transform(self[lane]) }
    return result
  }
}

extension Double: Lanes {
  static var count: Int { 1 }

  init(repeating value: Double) { self = value }

  subscript(lane: Int) -> Double {
    @inline(__always) get { self }
    @inline(__always) set { self = newValue }
  }

  @inline(__always)
  func maximum(with other: Double) -> Double { self > other ? self : other }
}

extension SIMD8<Double>: Lanes {
  static var count: Int { 8 }

  @inline(__always)
  func maximum(with other: Self) -> Self { replacing(with: other, where: other .> self) }
}
