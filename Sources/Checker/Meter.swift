// What a check may cost: a hostile file ends in a rejection, not in an hour of work or a full memory.

/// Counts what one check does, and throws when it has been too much.
final class Meter {
  /// In products of two limbs, about a nanosecond each.
  static let stepLimit = 1 << 37
  /// In limbs of all results together, those that are no longer needed included.
  static let limbLimit = 1 << 29
  /// In limbs of one number.
  static let sizeLimit = 1 << 14
  /// Of a power of one variable.
  static let degreeLimit = 4096

  /// What is being checked, for the rejection.
  var place = ""
  /// What was named: functions and their arguments.
  var symbols: [(name: String, argument: Matrix)] = []
  private(set) var (steps, limbs) = (0, 0)

  private func require(_ condition: Bool, otherwise reason: String) throws {
    guard condition else { throw Rejection(place: place, reason: reason) }
  }

  func spend(_ count: Int) throws {
    steps += count
    try require(steps <= Self.stepLimit, otherwise: "it takes too much arithmetic")
  }

  /// Counts a coefficient that is going to be kept.
  func keep(_ numbers: [Whole], of exponents: Exponents) throws {
    try spend(500 + 50 * numbers.count + 10 * exponents.powers.count)
    let degree = exponents.powers.map(\.magnitude).max() ?? 0
    try require(degree <= Self.degreeLimit, otherwise: "a degree is too high")
    limbs += numbers.reduce(0) { $0 + $1.limbs.count + 4 }
    let areShort = numbers.allSatisfy { $0.limbs.count <= Self.sizeLimit }
    try require(areShort, otherwise: "a number becomes too long")
    try require(limbs <= Self.limbLimit, otherwise: "it takes too much memory")
  }

  /// Does something of which nothing is kept.
  func forgetting(_ work: () throws -> Void) throws {
    let before = limbs
    try work()
    limbs = before
  }

  func add(_ a: Whole, times b: Whole, to sum: inout ProductSum) throws {
    try spend(a.limbs.count * b.limbs.count + 30)
    try require(a.limbs.count + b.limbs.count <= Self.sizeLimit, otherwise: "a number becomes too long")
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

  /// A common multiple of positive numbers, and what takes each of them to it.
  ///
  /// It is not always the least: a number that does not divide the multiple of the larger ones multiplies it.
  func commonMultiple(of numbers: [Whole]) throws -> (multiple: Whole, factors: [Whole: Whole]) {
    if let first = numbers.first, numbers.allSatisfy({ $0 == first }) { return (first, [first: 1]) }
    var (multiple, factors): (Whole, [Whole: Whole]) = (1, [:])
    for number in Set(numbers).sorted(by: >) {
      let (factor, rest) = try quotient(multiple, number)
      if rest.isZero {
        factors[number] = factor
      } else {
        for (other, factor) in factors { factors[other] = try product(factor, number) }
        factors[number] = multiple
        multiple = try product(multiple, number)
      }
    }
    return (multiple, factors)
  }
}
