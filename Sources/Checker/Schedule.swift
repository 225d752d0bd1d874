// What a claim says about steps that become smaller with their number.

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
  let words: String

  static let keys = ["shift", "root", "exponent", "from", "start"]

  /// - Parameter parts: of a claim, beginning with its kind; the last may be missing.
  init(_ parts: [Node], _ meter: Meter) throws {
    (shift, root) = (try parts[1].positive(meter), try parts[2].count(1...64))
    (exponent, first) = (try parts[3].count(1...root), try parts[4].count(0...10_000))
    (start, constant) = (parts[5], try parts.count > 6 ? parts[6].scalar(meter) : nil)
    let bound =
      try constant == nil ? "without bound" : "squares at most \(parts[6].string()) times t^\(2 * exponent)"
    words = try ", t = (k + \(parts[1].string()))^(-1/\(root)), \(bound) from step \(first) on"
  }

  /// The sign of t^root·(k + shift) - 1: how a number t compares to that of a step.
  func sign(of t: Matrix, at step: Int) throws -> Int {
    try (-1 + t.power(root) * (Fraction(Whole(step)) + shift)).sign
  }
}
