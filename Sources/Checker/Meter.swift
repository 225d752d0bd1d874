// What a check may cost: a hostile file ends in a rejection, not in an hour of work or a full memory.

package final class Meter {
  /// Of products of two limbs, about a nanosecond each; of limbs of all results together, those that are no
  /// longer needed included; of limbs of one number; and of the power of one variable.
  private static let (stepLimit, limbLimit, sizeLimit, degreeLimit) = (1 << 37, 1 << 29, 1 << 14, 4096)

  private(set) var (steps, limbs) = (0, 0)
  package init() {}

  private func require(_ condition: Bool, _ reason: String) throws {
    guard condition else { throw Rejection(place: "", reason: reason) }
  }

  func spend(_ count: Int) throws {
    steps += count
    try require(steps <= Self.stepLimit, "it takes too much arithmetic")
  }

  func keep(_ numbers: [Whole], of exponents: Exponents) throws {
    try spend(500 + 50 * numbers.count + 10 * exponents.powers.count)
    try require(exponents.powers.allSatisfy { $0.magnitude <= Self.degreeLimit }, "a degree is too high")
    try require(numbers.allSatisfy { $0.limbs.count <= Self.sizeLimit }, "a number becomes too long")
    limbs += numbers.reduce(0) { $0 + $1.limbs.count + 4 }
    try require(limbs <= Self.limbLimit, "it takes too much memory")
  }

  /// Does something of which nothing is kept.
  package func forgetting(_ work: () throws -> Void) throws {
    let before = limbs
    try work()
    limbs = before
  }

  func add(_ a: Whole, times b: Whole, to sum: inout ProductSum) throws {
    try spend(a.limbs.count * b.limbs.count + 30)
    try require(a.limbs.count + b.limbs.count <= Self.sizeLimit, "a number becomes too long")
    sum.add(a, times: b)
  }

  func product(_ a: Whole, _ b: Whole) throws -> Whole {
    var product = ProductSum()
    try spend(70)
    try add(a, times: b, to: &product)
    return product.value
  }

  /// How often a positive number fits into another, found by doubling it, and what is left over; of a long
  /// number that is all.
  func quotient(_ number: Whole, _ divisor: Whole) throws -> (Whole, rest: Whole) {
    try spend(500)
    if number < divisor || number.limbs.count > 64 { return (0, number) }
    let (half, rest) = try quotient(number, divisor + divisor)
    return rest < divisor ? (half + half, rest) : (half + half + 1, rest - divisor)
  }

  /// A common multiple of positive numbers, not always the least, and what takes each of them to it.
  func commonMultiple(of numbers: [Whole]) throws -> (multiple: Whole, factors: [Whole: Whole]) {
    if let first = numbers.first, numbers.allSatisfy({ $0 == first }) { return (first, [first: 1]) }
    var (multiple, factors): (Whole, [Whole: Whole]) = (1, [:])
    for number in Set(numbers).sorted(by: >) {
      let (factor, rest) = try quotient(multiple, number)
      if !rest.isZero { factors = try factors.mapValues { try product($0, number) } }
      factors[number] = rest.isZero ? factor : multiple
      if !rest.isZero { multiple = try product(multiple, number) }
    }
    return (multiple, factors)
  }
}
