// Words as a person would write them.

import Exact
import Symbolic

extension Word {
  /// The formula, such as `I - eta*(J + gamma*J'*J)`.
  package func text(_ kernels: KernelTable) -> String { Self.written(self, TextStyle(kernels: kernels)) }

  /// The formula as LaTeX in mathematics mode.
  package func latex(_ kernels: KernelTable) -> String { Self.written(self, LaTeXStyle(kernels: kernels)) }

  /// How many letters and coefficients a reader meets.
  var size: Int {
    terms.reduce(0) { $0 + 1 + $1.key.reduce(0) { $0 + $1.size } }
  }

  /// The formula as presentation markup, without the element around it.
  package func mathML(_ kernels: KernelTable) -> String { Self.written(self, MathMLStyle(kernels: kernels)) }

  // MARK: Writing

  static func written(_ word: Word, _ style: some WordStyle) -> String {
    let sorted = word.complemented.sorted { precedes($0.key, $1.key) }
    if sorted.isEmpty { return style.number(.zero) }
    if let grouped = commonFactor(of: sorted, style) { return grouped }
    return sum(sorted, style)
  }

  /// With two players, `a*X + b*P1*X` is `(a + b)*P1*X + a*P2*X`, which is taken where it is shorter.
  private var complemented: [[Letter]: RationalFunction] {
    var result = terms
    guard playerCount == 2 else { return result }
    for (letters, b) in terms {
      guard case .projection(let player) = letters.first, let a = result[Array(letters.dropFirst())],
        letters.count > 1, a + b != .zero,
        (a + b).numerator.termCount < b.numerator.termCount
      else { continue }
      result[Array(letters.dropFirst())] = nil
      result[letters] = a + b
      result[[.projection(1 - player)] + letters.dropFirst()] = a
    }
    return result
  }

  private static func sum(
    _ terms: [(key: [Letter], value: RationalFunction)], _ style: some WordStyle
  ) -> String {
    var parts = terms.map { signed($0.key, $0.value, style) }
    if parts[0].negative, let positive = parts.firstIndex(where: { !$0.negative }) {
      parts.insert(parts.remove(at: positive), at: 0)
    }
    return style.sum(parts)
  }

  /// `I - eta*(J + gamma*J'*J)`: a factor that all terms but the identity share, when what is left holds none of
  /// the factor's own names any more.
  private static func commonFactor(
    of terms: [(key: [Letter], value: RationalFunction)], _ style: some WordStyle
  ) -> String? {
    let identity = terms.filter { $0.key.isEmpty }
    let rest = terms.filter { !$0.key.isEmpty }
    guard rest.count > 1, rest.allSatisfy(\.value.isPolynomial) else { return nil }
    var common = rest.map(\.value.numerator).reduce(.zero, MultivariatePolynomial.greatestCommonDivisor)
    guard common.constant == nil else { return nil }
    if style.startsWithMinus(rest[0].value) { common = -common }
    let factor = RationalFunction(common)
    let quotients = rest.map { (key: $0.key, value: $0.value / factor) }
    let names = Set(factor.variables)
    guard quotients.allSatisfy({ names.isDisjoint(with: $0.value.variables) }),
      quotients.contains(where: { $0.value == .one || $0.value == -.one })
    else { return nil }
    let inner = style.parenthesised(sum(quotients, style))
    let (negative, scale) = style.coefficient(factor)
    let product = style.product([scale, inner].compactMap { $0 })
    let part = (negative: negative, text: product)
    guard let first = identity.first else { return style.sum([part]) }
    return style.sum([signed(first.key, first.value, style), part])
  }

  private static func signed(
    _ letters: [Letter], _ coefficient: RationalFunction, _ style: some WordStyle
  ) -> (negative: Bool, text: String) {
    let (negative, scale) = style.coefficient(coefficient)
    return (negative, style.product([scale].compactMap { $0 } + product(letters, style)))
  }

  private static func product(_ letters: [Letter], _ style: some WordStyle) -> [String] {
    if letters.isEmpty { return [style.identity] }
    var pieces: [String] = []
    var place = 0
    while place < letters.count {
      var end = place + 1
      while end < letters.count, letters[end] == letters[place] { end += 1 }
      let base = style.letter(letters[place])
      pieces.append(end - place == 1 ? base : style.power(base, end - place))
      place = end
    }
    return pieces
  }

  /// Shorter products first, then by their letters.
  private static func precedes(_ a: [Letter], _ b: [Letter]) -> Bool {
    let (x, y) = (a.reduce(0) { $0 + $1.degree }, b.reduce(0) { $0 + $1.degree })
    if x != y { return x < y }
    if a.count != b.count { return a.count < b.count }
    for (p, q) in zip(a, b) where p != q { return p.order < q.order }
    return false
  }
}

extension Word.Letter {
  /// How often the Jacobian stands in the letter.
  fileprivate var degree: Int {
    switch self {
    case .projection: 0
    case .power(_, let exponent): exponent
    case .jacobian, .transposedJacobian, .symmetricPart, .antisymmetricPart, .ownBlocks, .otherBlocks,
      .inverse,
      .blockInverse:
      1
    }
  }

  fileprivate var size: Int {
    switch self {
    case .inverse(let word), .blockInverse(_, let word): 1 + word.size
    case .power(let word, _): 1 + word.size
    case .jacobian, .transposedJacobian, .projection, .symmetricPart, .antisymmetricPart, .ownBlocks,
      .otherBlocks:
      1
    }
  }

  fileprivate var order: String {
    switch self {
    case .jacobian: "a"
    case .transposedJacobian: "b"
    case .symmetricPart: "c"
    case .antisymmetricPart: "d"
    case .ownBlocks(let transposed): "e\(transposed)"
    case .otherBlocks(let transposed): "f\(transposed)"
    case .projection(let player): "g\(player)"
    case .blockInverse(let player, let word): "h\(player)\(word.size)"
    case .inverse(let word): "i\(word.size)"
    case .power(let word, let exponent): "j\(exponent)\(word.size)"
    }
  }
}
