// Vectors as their value at the fixed point and their derivative by the state, in words.

import Exact
import Language
import Symbolic

/// A vector at the fixed point: what it is there, as a word applied to z*, and its derivative by each component of
/// the state (and by unknowns that are being solved for), as words; derivatives that are missing are 0.
struct LinearValue {
  var point: Word
  var derivative: [String: Word]

  func map(_ transform: (Word) -> Word) -> LinearValue {
    LinearValue(point: transform(point), derivative: derivative.mapValues(transform))
  }
}

struct LinearDomain: MethodDomain {
  let playerCount: Int
  var kernels = KernelTable()

  init(playerCount: Int) { self.playerCount = playerCount }

  private var one: Word { .identity(playerCount: playerCount) }
  private var nothing: Word { .zero(playerCount: playerCount) }

  /// A weight may have no derivative here; only its bounds are known.
  var computesWeights: Bool { false }
  func define(_ variable: Variable, as value: WeightValue<LinearValue>, of weight: Weight) {}

  // MARK: Vectors

  func zero() -> LinearValue { LinearValue(point: nothing, derivative: [:]) }

  /// A part of the state, which at the fixed point is a word applied to z*.
  func component(_ name: String, at point: Word? = nil) -> LinearValue {
    LinearValue(point: point ?? one, derivative: [name: one])
  }

  func sum(_ a: LinearValue, _ b: LinearValue) -> LinearValue {
    LinearValue(point: a.point + b.point, derivative: a.derivative.merging(b.derivative, uniquingKeysWith: +))
  }

  func only(_ player: Int, _ vector: LinearValue) -> LinearValue {
    vector.map { projection(player) * $0 }
  }

  private mutating func function(_ scale: Expression, _ range: SourceRange) throws(MethodFault)
    -> RationalFunction
  {
    guard let function = kernels.function(scale) else { throw MethodFault(.divisionByZero, range) }
    return function
  }

  mutating func scaled(
    _ vector: LinearValue, by scale: Expression, _ range: SourceRange
  ) throws(MethodFault) -> LinearValue {
    let factor = try function(scale, range)
    return vector.map { $0.scaled(by: factor) }
  }

  /// G vanishes at z*, and its derivative there is J.
  func field(at point: LinearValue, _ range: SourceRange) throws(MethodFault) -> LinearValue {
    let jacobian = try jacobian(at: point, range)
    return LinearValue(point: nothing, derivative: point.derivative.mapValues { jacobian * $0 })
  }

  /// The derivative of J(z)*v is J times that of v when v vanishes; otherwise second derivatives would matter.
  func apply(
    _ matrix: Word, to vector: LinearValue, isConstant: Bool, _ range: SourceRange
  ) throws(MethodFault) -> LinearValue {
    guard isConstant || vector.point.isZero else {
      throw MethodFault(.jacobianTimesNonzero(value: describe(vector.point)), range)
    }
    return vector.map { matrix * $0 }
  }

  /// A word applied to z*, in words.
  func describe(_ point: Word) -> String {
    guard let scale = point.scalar else {
      let text = point.text(kernels)
      return point.terms.count == 1 ? "\(text)*z" : "(\(text))*z"
    }
    return (kernels.expression(scale) * .variable("z")).text
  }

  // MARK: Matrices

  func identity() -> Word { one }
  func projection(_ player: Int) -> Word { .letter(.projection(player), playerCount: playerCount) }

  func jacobian(at point: LinearValue, _ range: SourceRange) throws(MethodFault) -> Word {
    if !(point.point - one).isZero {
      throw MethodFault(.fieldAwayFromEquilibrium(value: describe(point.point)), range)
    }
    return .letter(.jacobian, playerCount: playerCount)
  }

  func part(_ part: OperatorPart, of matrix: Word) -> Word {
    switch part {
    case .transpose: matrix.transposed
    case .symmetric: matrix.symmetricPart
    case .antisymmetric: matrix.antisymmetricPart
    case .ownBlocks: matrix.ownBlocks
    case .otherBlocks: matrix.otherBlocks
    case .block(let row, let column): matrix.block(row, column)
    }
  }

  func inverse(of matrix: Word, _ range: SourceRange) throws(MethodFault) -> Word {
    if matrix.isZero { throw MethodFault(.singularInverse("'\(matrix.text(kernels))'"), range) }
    if let inverse = matrix.scalar?.inverse { return one.scaled(by: inverse) }
    return .letter(.inverse(matrix), playerCount: playerCount)
  }

  func inverse(ofBlock player: Int, of matrix: Word, _ range: SourceRange) throws(MethodFault) -> Word {
    let block = matrix.block(player, player)
    if block.isZero { throw MethodFault(.singularInverse("'\(block.text(kernels))'"), range) }
    return .letter(.blockInverse(player, matrix), playerCount: playerCount)
  }

  mutating func scaled(_ matrix: Word, by scale: Expression, _ range: SourceRange) throws(MethodFault) -> Word
  {
    matrix.scaled(by: try function(scale, range))
  }

  func sum(_ a: Word, _ b: Word) -> Word { a + b }
  func product(_ a: Word, _ b: Word) -> Word { a * b }

  // MARK: Unknowns

  private static let unknown = "the unknown"

  /// At the fixed point an unknown is z*, or 0 as a displacement is.
  func candidates(for name: String) -> [LinearValue] {
    [component(Self.unknown), component(Self.unknown, at: nothing)]
  }

  /// u = A*u + B*s gives u = (I - A)^-1*B*s.
  func solution(
    _ candidate: LinearValue, equals right: LinearValue, _ range: SourceRange
  ) throws(MethodFault) -> LinearValue? {
    guard (right.point - candidate.point).isZero else { return nil }
    let left = one - (right.derivative[Self.unknown] ?? nothing)
    let inverse = try inverse(of: left, range)
    var known = right.derivative
    known[Self.unknown] = nil
    return LinearValue(point: right.point, derivative: known.mapValues { inverse * $0 })
  }

  func unsolvable(_ name: String, _ right: LinearValue, _ range: SourceRange) -> MethodFault {
    MethodFault(.fixedPointIsNotEquilibrium(component: name, moves: describe(right.point)), range)
  }

  mutating func repeated(
    _ vector: LinearValue, _ count: Int,
    _ body: (inout LinearDomain, LinearValue) throws(MethodFault) -> LinearValue?
  ) throws(MethodFault) -> LinearValue? {
    guard let once = try body(&self, component("z", at: vector.point)),
      (once.point - vector.point).isZero, let map = once.derivative["z"]
    else { return nil }
    let power: Word =
      map.scalar == nil ? .letter(.power(map, count), playerCount: playerCount) : map.power(count)
    return LinearValue(point: vector.point, derivative: vector.derivative.mapValues { power * $0 })
  }
}
