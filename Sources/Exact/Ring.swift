// What generic matrices ask of their entries.

/// A commutative ring with one.
package protocol Ring: Sendable {
  static var zero: Self { get }
  static var one: Self { get }
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static prefix func - (a: Self) -> Self
}

extension Integer: Ring {}
extension Rational: Ring {}
