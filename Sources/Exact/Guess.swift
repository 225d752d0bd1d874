// What floating point has to say.

/// Something found in floating point: fit to steer a search, never to stand in a claim.
package struct Guess<Value: Sendable>: Sendable {
  package let value: Value

  package init(_ value: Value) { self.value = value }
}
