// What a claim says about steps that become smaller with their number.

import Checker

/// Step k, counted from 0, is made with t = (k + shift)^(-1/root).
struct Schedule {
  let shift: Matrix
  let root: Int
  /// Of t, in the bound on what moves.
  let exponent: Int
  /// The first step that the claim is about.
  let first: Int
  /// Where what moves begins, as a matrix times what rests.
  let start: Node
  /// On the squares; `nil` where things grow.
  let constant: Matrix?
  let words: (verb: String, details: String)

  init(_ node: Node, _ meter: Meter) throws {
    let name = try node.required("kind")
    let isBounded = try name.choice([("shrinks", true), ("grows", false)])
    let keys = ["kind", "shift", "root", "exponent", "from", "start"] + (isBounded ? ["constant"] : [])
    let parts = try node.members(keys)
    (shift, root) = (try parts[1].positive(meter), try parts[2].count(1...64))
    (exponent, first) = (try parts[3].count(1...root), try parts[4].count(0...10_000))
    (start, constant) = (parts[5], try isBounded ? parts[6].scalar(meter) : nil)
    let bound =
      try isBounded ? "squares at most \(parts[6].string()) times t^\(2 * exponent)" : "without bound"
    let steps = try "t = (k + \(parts[1].string()))^(-1/\(root)), \(bound) from step \(first) on"
    words = (try name.string(), ", \(steps)")
  }

  /// The sign of t^root·(k + shift) - 1: how a number t compares to that of a step.
  func sign(of t: Matrix, at step: Int) throws -> Int {
    try (-1 + t.power(root) * (step + shift)).sign
  }
}
