// Where in its file a term stands, as far as its parts know.

import Language

extension VectorTerm {
  /// The first place that a part of the term knows of; the start of the file when none does.
  var range: SourceRange {
    switch self {
    case .zero: SourceRange(0, 0)
    case .name(_, let range), .field(_, let range), .applied(_, _, let range): range
    case .scaled(_, let inner), .only(_, let inner), .sumOverPlayers(_, let inner): inner.range
    case .sum(let terms): terms.lazy.map(\.range).first { $0.end > 0 } ?? SourceRange(0, 0)
    }
  }
}

extension OperatorTerm {
  /// The first place that a part of the term knows of; the start of the file when none does.
  var range: SourceRange {
    switch self {
    case .identity, .projection: SourceRange(0, 0)
    case .jacobian(_, let range), .inverse(_, let range): range
    case .transpose(let inner), .symmetric(let inner), .antisymmetric(let inner), .blockDiagonal(let inner),
      .blockOffDiagonal(let inner), .block(_, _, let inner), .scaled(_, let inner):
      inner.range
    case .sum(let terms), .product(let terms):
      terms.lazy.map(\.range).first { $0.end > 0 } ?? SourceRange(0, 0)
    }
  }

  /// Whether the matrix is anything but numbers and projections, so that its derivative by z matters.
  var containsJacobian: Bool {
    switch self {
    case .identity, .projection: false
    case .jacobian: true
    case .transpose(let inner), .symmetric(let inner), .antisymmetric(let inner), .blockDiagonal(let inner),
      .blockOffDiagonal(let inner), .block(_, _, let inner), .inverse(let inner, _), .scaled(_, let inner):
      inner.containsJacobian
    case .sum(let parts), .product(let parts): parts.contains(where: \.containsJacobian)
    }
  }
}
