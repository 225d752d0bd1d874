// Methods whose step changes with the number of steps made.

import Symbolic

extension Method {
  /// The name that stands for the number of steps made so far, where a method has not given it another meaning.
  package static let counter = "k"

  /// Whether a formula of the step contains the counter.
  package var dependsOnStepCount: Bool {
    let taken = parameters.map(\.name) + memory.map(\.name) + [rate]
    guard !taken.contains(Self.counter) else { return false }
    let counter = Variable(Self.counter)
    return body.contains { $0.contains(counter) }
      || parameters.contains { $0.standard?.depends(on: counter) == true }
  }
}

extension Statement {
  fileprivate func contains(_ variable: Variable) -> Bool {
    switch self {
    case .step(let assignments): assignments.contains { $0.value.contains(variable) }
    case .define(_, let term, _), .solve(_, let term, _): term.contains(variable)
    case .weight(let weight): weight.term.contains(variable)
    case .forEachPlayer(_, let body, _): body.contains { $0.contains(variable) }
    case .repeated(let count, let body, _):
      count.depends(on: variable) || body.contains { $0.contains(variable) }
    }
  }
}

extension WeightTerm {
  fileprivate func contains(_ variable: Variable) -> Bool {
    switch self {
    case .number(let number): number.depends(on: variable)
    case .dot(_, let a, let b): a.contains(variable) || b.contains(variable)
    case .sum(let a, let b), .product(let a, let b), .quotient(let a, let b), .minimum(let a, let b),
      .maximum(let a, let b):
      a.contains(variable) || b.contains(variable)
    }
  }
}

extension VectorTerm {
  fileprivate func contains(_ variable: Variable) -> Bool {
    switch self {
    case .zero, .name: false
    case .field(let inner, _), .only(_, let inner), .sumOverPlayers(_, let inner): inner.contains(variable)
    case .scaled(let scale, let inner): scale.depends(on: variable) || inner.contains(variable)
    case .sum(let terms): terms.contains { $0.contains(variable) }
    case .applied(let matrix, let inner, _): matrix.contains(variable) || inner.contains(variable)
    }
  }
}

extension OperatorTerm {
  fileprivate func contains(_ variable: Variable) -> Bool {
    switch self {
    case .identity, .projection: false
    case .jacobian(let point, _): point.contains(variable)
    case .transpose(let inner), .symmetric(let inner), .antisymmetric(let inner), .blockDiagonal(let inner),
      .blockOffDiagonal(let inner), .block(_, _, let inner), .inverse(let inner, _):
      inner.contains(variable)
    case .scaled(let scale, let inner): scale.depends(on: variable) || inner.contains(variable)
    case .sum(let parts), .product(let parts): parts.contains { $0.contains(variable) }
    }
  }
}
