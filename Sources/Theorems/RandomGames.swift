// Seeded games that satisfy hypotheses by construction.

import Exact

/// Numbers that look random and are the same in every run: Sebastiano Vigna's SplitMix64.
struct SeededNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  /// A fraction with a small denominator.
  mutating func fraction(_ range: ClosedRange<Int>, over denominators: ClosedRange<Int> = 1...4) -> Rational {
    Rational(integer(range), over: integer(denominators))
  }

  mutating func matrix(_ rows: Int, _ columns: Int, _ range: ClosedRange<Int> = -3...3) -> Matrix<Rational> {
    var entries: [Rational] = []
    for _ in 0..<rows * columns { entries.append(Rational(integer(range))) }
    return Matrix(rowCount: rows, columnCount: columns, entries: entries)
  }

  /// A rotation with rational entries, by Cayley: (I − S)(I + S)⁻¹ for an antisymmetric S.
  mutating func rotation(_ size: Int) -> Matrix<Rational> {
    let a = matrix(size, size, -1...1)
    let s = a - a.transposed
    let identity = Matrix<Rational>.identity(size)
    guard let inverse = (identity + s).inverse else { return identity }
    return (identity - s) * inverse
  }

  /// A symmetric matrix with the eigenvalues given.
  mutating func symmetric(_ eigenvalues: [Rational]) -> Matrix<Rational> {
    let q = rotation(eigenvalues.count)
    return q * .diagonal(eigenvalues) * q.transposed
  }
}

extension Matrix where Element == Rational {
  static func diagonal(_ entries: [Rational]) -> Matrix {
    Matrix(rowCount: entries.count, columnCount: entries.count) { $0 == $1 ? entries[$0] : .zero }
  }
}

/// Families of games whose constants are known because they were put in.
package enum RandomGames {
  /// Every family with a few games in it.
  package static func all(seed: UInt64, perFamily count: Int) -> [Subject] {
    let families: [(name: String, title: String, make: (inout SeededNumbers) -> (Matrix<Rational>, [Int]))] =
      [
        ("bowl", "a bowl for one player: a symmetric J with prescribed eigenvalues", bowl),
        ("tug", "bilinear, with prescribed singular values", tug),
        ("saddle", "strongly convex-concave, with prescribed constants", saddle),
        ("one-sided", "convex in one player only, strongly so in the other", oneSided),
        ("spiral", "a normal J", spiral),
        ("shear", "a highly non-normal J", shear),
        ("jordan", "a defective J", jordan),
        ("two-speeds", "strongly convex-concave, the second player far steeper", twoSpeeds),
        ("minimax", "a strict local minimax point that is no local Nash equilibrium", minimax),
        ("monotone", "a strongly monotone field of one player with any rotation", monotone),
      ]
    var games: [Subject] = []
    for (place, family) in families.enumerated() {
      var numbers = SeededNumbers(seed: seed &* 1_000 &+ UInt64(place))
      for number in 1...max(count, 1) {
        let (matrix, players) = family.make(&numbers)
        games.append(
          Subject(
            name: "random-\(family.name)-\(number)", title: family.title, jacobian: matrix, players: players))
      }
    }
    return games
  }

  private static func positives(_ numbers: inout SeededNumbers, _ count: Int) -> [Rational] {
    (0..<count).map { _ in numbers.fraction(1...8) }
  }

  /// [[A, B], [−Bᵀ, D]].
  static func zeroSum(_ a: Matrix<Rational>, _ b: Matrix<Rational>, _ d: Matrix<Rational>) -> Matrix<Rational>
  {
    Matrix(blocks: [[a, b], [-b.transposed, d]])
  }

  private static func bowl(_ numbers: inout SeededNumbers) -> (Matrix<Rational>, [Int]) {
    let size = numbers.integer(1...3)
    return (numbers.symmetric(positives(&numbers, size)), [size])
  }

  private static func tug(_ numbers: inout SeededNumbers) -> (Matrix<Rational>, [Int]) {
    let size = numbers.integer(1...2)
    let b = numbers.rotation(size) * .diagonal(positives(&numbers, size)) * numbers.rotation(size).transposed
    return (zeroSum(.zero(size, size), b, .zero(size, size)), [size, size])
  }

  private static func saddle(_ numbers: inout SeededNumbers) -> (Matrix<Rational>, [Int]) {
    let (first, second) = (numbers.integer(1...2), numbers.integer(1...2))
    let (a, d) = (
      numbers.symmetric(positives(&numbers, first)), numbers.symmetric(positives(&numbers, second))
    )
    return (zeroSum(a, numbers.matrix(first, second), d), [first, second])
  }

  private static func oneSided(_ numbers: inout SeededNumbers) -> (Matrix<Rational>, [Int]) {
    let size = numbers.integer(1...2)
    let b = numbers.rotation(size) * .diagonal(positives(&numbers, size))
    let d = numbers.symmetric(positives(&numbers, size))
    return (zeroSum(.zero(size, size), b, d), [size, size])
  }

  private static func spiral(_ numbers: inout SeededNumbers) -> (Matrix<Rational>, [Int]) {
    let q = numbers.rotation(4)
    var core = Matrix<Rational>.zero(4, 4)
    for start in [0, 2] {
      let (a, b) = (numbers.fraction(1...4), numbers.fraction(-6...6))
      (core[start, start], core[start + 1, start + 1]) = (a, a)
      (core[start, start + 1], core[start + 1, start]) = (b, -b)
    }
    return (q * core * q.transposed, [2, 2])
  }

  private static func shear(_ numbers: inout SeededNumbers) -> (Matrix<Rational>, [Int]) {
    var matrix = Matrix<Rational>.diagonal(positives(&numbers, 3))
    for row in 0..<3 {
      for column in row + 1..<3 { matrix[row, column] = Rational(numbers.integer(-30...30)) }
    }
    return (matrix, [2, 1])
  }

  private static func jordan(_ numbers: inout SeededNumbers) -> (Matrix<Rational>, [Int]) {
    let value = numbers.fraction(1...4)
    var matrix = Matrix<Rational>.diagonal([value, value, value])
    (matrix[0, 1], matrix[1, 2]) = (1, 1)
    let q = numbers.rotation(3)
    return (q * matrix * q.transposed, [1, 2])
  }

  private static func twoSpeeds(_ numbers: inout SeededNumbers) -> (Matrix<Rational>, [Int]) {
    let steep = Rational(numbers.integer(20...60))
    let (a, d) = (
      numbers.symmetric(positives(&numbers, 2)), steep * numbers.symmetric(positives(&numbers, 2))
    )
    return (zeroSum(a, numbers.matrix(2, 2), d), [2, 2])
  }

  private static func minimax(_ numbers: inout SeededNumbers) -> (Matrix<Rational>, [Int]) {
    // A + B D⁻¹ Bᵀ = S is prescribed, and A = S − B D⁻¹ Bᵀ is not positive for a large B.
    let d = numbers.fraction(1...4)
    let s = numbers.fraction(1...4)
    let b = Rational(numbers.integer(5...9))
    let single = { (value: Rational) in Matrix<Rational>(rowCount: 1, columnCount: 1, entries: [value]) }
    return (zeroSum(single(s - b * b / d), single(b), single(d)), [1, 1])
  }

  private static func monotone(_ numbers: inout SeededNumbers) -> (Matrix<Rational>, [Int]) {
    let size = numbers.integer(2...3)
    let turn = numbers.matrix(size, size)
    return (numbers.symmetric(positives(&numbers, size)) + turn - turn.transposed, [size])
  }
}
