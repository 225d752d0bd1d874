// The one stored copy of every expression in use.

import Exact
import Synchronization

/// The storage of an expression; two nodes alive at the same time have different forms.
final class ExpressionNode: Sendable {
  let form: Expression.Form
  let formHash: Int
  let variables: [Variable]
  /// The degree as a polynomial in its variables, functions counting 0; only for ordering.
  let degree: Int
  /// How deeply expectations are nested inside.
  let depth: Int

  init(_ form: Expression.Form, hash: Int) {
    self.form = form
    formHash = hash
    switch form {
    case .number:
      (variables, degree, depth) = ([], 0, 0)
    case .variable(let variable):
      (variables, degree, depth) = ([variable], 1, 0)
    case .sum(_, let terms):
      variables = Self.united(terms.map(\.factor))
      degree = terms.reduce(0) { max($0, $1.factor.node.degree) }
      depth = Self.deepest(terms.map(\.factor))
    case .product(let factors):
      variables = Self.united(factors.map(\.base))
      degree = factors.reduce(0) { sum, factor in
        sum &+ factor.base.node.degree &* (factor.exponent.floor.word ?? 0)
      }
      depth = Self.deepest(factors.map(\.base))
    case .function(_, let argument):
      (variables, degree, depth) = (argument.variables, 0, argument.node.depth)
    case .piecewise(let piecewise):
      let parts = piecewise.parts
      (variables, degree, depth) = (Self.united(parts), 0, Self.deepest(parts))
    case .expectation(let expectation):
      let parameters = Self.united(expectation.law.parameters)
      let inside = expectation.body.variables.filter { $0 != expectation.variable }
      variables = Array(Set(parameters).union(inside)).sorted()
      degree = 0
      depth = 1 + Self.deepest([expectation.body] + expectation.law.parameters)
    }
  }

  deinit { ExpressionTable.forget(self) }

  private static func united(_ parts: [Expression]) -> [Variable] {
    guard let first = parts.first else { return [] }
    if parts.count == 1 { return first.variables }
    var all = Set<Variable>()
    for part in parts { all.formUnion(part.variables) }
    return all.sorted()
  }

  private static func deepest(_ parts: [Expression]) -> Int {
    parts.reduce(0) { max($0, $1.node.depth) }
  }
}

/// Finds the node of a form that is in use, or makes one.
///
/// The table holds its nodes weakly, so it is never larger than what is in use; it is cut into shards so that
/// threads seldom wait for each other.
enum ExpressionTable {
  private struct Entry {
    weak var node: ExpressionNode?
    let identity: ObjectIdentifier
  }

  private final class Shard: Sendable {
    let entries = Mutex<[Int: [Entry]]>([:])
  }

  private static let shards = (0..<32).map { _ in Shard() }

  private static func shard(_ hash: Int) -> Shard { shards[Int(UInt(bitPattern: hash) >> 40 & 31)] }

  static func node(for form: Expression.Form) -> ExpressionNode {
    let hash = form.hashValue
    let fresh = ExpressionNode(form, hash: hash)
    // A strong reference taken under the lock must not be the last one to go under the lock: the node's deinit
    // takes the lock too. So what was looked at leaves with the result.
    let (found, _) = shard(hash).entries.withLock { entries in
      var seen: [ExpressionNode] = []
      for entry in entries[hash] ?? [] {
        guard let node = entry.node else { continue }
        seen.append(node)
        if node.form == form { return (node, seen) }
      }
      entries[hash, default: []].append(Entry(node: fresh, identity: ObjectIdentifier(fresh)))
      return (fresh, seen)
    }
    return found
  }

  static func forget(_ node: ExpressionNode) {
    shard(node.formHash).entries.withLock { entries in
      guard var bucket = entries[node.formHash] else { return }
      bucket.removeAll { $0.identity == ObjectIdentifier(node) }
      entries[node.formHash] = bucket.isEmpty ? nil : bucket
    }
  }
}
