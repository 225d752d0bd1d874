// What vectors and matrices are while a method is being run: words, or formulas of a game.

import Exact
import Language
import Symbolic

/// The values that an `Interpreter` computes with.
protocol MethodDomain {
  associatedtype Vector
  associatedtype Operator

  var playerCount: Int { get }

  func zero() -> Vector
  func sum(_ a: Vector, _ b: Vector) -> Vector
  func only(_ player: Int, _ vector: Vector) -> Vector
  mutating func scaled(_ vector: Vector, by scale: Expression, _ range: SourceRange) throws(MethodFault)
    -> Vector
  mutating func field(at point: Vector, _ range: SourceRange) throws(MethodFault) -> Vector
  mutating func apply(
    _ matrix: Operator, to vector: Vector, isConstant: Bool, _ range: SourceRange
  ) throws(MethodFault) -> Vector

  func identity() -> Operator
  func projection(_ player: Int) -> Operator
  mutating func jacobian(at point: Vector, _ range: SourceRange) throws(MethodFault) -> Operator
  func part(_ part: OperatorPart, of matrix: Operator) -> Operator
  mutating func inverse(of matrix: Operator, _ range: SourceRange) throws(MethodFault) -> Operator
  mutating func inverse(
    ofBlock player: Int, of matrix: Operator, _ range: SourceRange
  ) throws(MethodFault) -> Operator
  mutating func scaled(
    _ matrix: Operator, by scale: Expression, _ range: SourceRange
  ) throws(MethodFault) -> Operator
  func sum(_ a: Operator, _ b: Operator) -> Operator
  func product(_ a: Operator, _ b: Operator) -> Operator

  /// Whether weights are worked out; if not, they stay variables.
  var computesWeights: Bool { get }
  mutating func define(_ variable: Variable, as value: WeightValue<Vector>, of weight: Weight)

  /// What an unknown may be assumed to be; tried in order.
  mutating func candidates(for name: String) -> [Vector]
  /// The unknown, if the equation `candidate = right` can hold for it; `nil` to try the next candidate.
  mutating func solution(
    _ candidate: Vector, equals right: Vector, _ range: SourceRange
  ) throws(MethodFault) -> Vector?
  /// Why no candidate was good enough.
  func unsolvable(_ name: String, _ right: Vector, _ range: SourceRange) -> MethodFault

  /// The vector after `count` times the same map, when the domain has a short way to say so; `body` computes the
  /// map from a given start, or is `nil` where it does more than change z.
  mutating func repeated(
    _ vector: Vector, _ count: Int, _ body: (inout Self, Vector) throws(MethodFault) -> Vector?
  ) throws(MethodFault) -> Vector?
}

enum OperatorPart {
  case transpose, symmetric, antisymmetric, ownBlocks, otherBlocks
  case block(Int, Int)
}

/// A fault in a method that shows when it is used.
package struct MethodFault: Error, Hashable, Sendable {
  package let fault: Fault
  package let range: SourceRange

  init(_ fault: Fault, _ range: SourceRange) {
    self.fault = fault
    self.range = range
  }
}
