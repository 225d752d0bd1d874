// Formulas as a list of instructions on registers.

import Glibc
import Symbolic

/// A program without jumps: inputs in its first registers, then constants, then what is computed.
///
/// Every instruction rounds as the same operation in C does; nothing is contracted or reordered, so that all lanes
/// and all machines give the same bits for the same operations (functions such as `exp` are the C library's).
struct RegisterProgram: Sendable {
  enum Operation: Sendable, Hashable {
    /// constant + the sum of coefficient*register over some terms.
    case combination
    case multiply, divide
    case squareRoot
    /// A real power, the exponent in a register.
    case power
    case function(Function)
    /// The third register where the first stands in the relation to 0, the fourth elsewhere.
    case select(Piecewise.Relation)
  }

  struct Instruction: Sendable {
    let operation: Operation
    let target: Int32
    /// Registers; of a combination, the first term, the end of the terms, and the constant's register.
    let a: Int32
    let b: Int32
    let c: Int32
  }

  struct Term: Sendable {
    let coefficient: Double
    let register: Int32
  }

  let inputCount: Int
  let constants: [Double]
  let registerCount: Int
  let instructions: [Instruction]
  let terms: [Term]
  /// Where the results are.
  let outputs: [Int]

  /// Puts the constants in their places; once is enough.
  func prepare<Value: Lanes>(_ registers: UnsafeMutablePointer<Value>) {
    for (place, constant) in constants.enumerated() {
      registers[inputCount + place] = Value(repeating: constant)
    }
  }

  /// Computes the outputs from the inputs.
  @inline(__always)
  func run<Value: Lanes>(_ r: UnsafeMutablePointer<Value>) {
    instructions.withUnsafeBufferPointer { instructions in
      terms.withUnsafeBufferPointer { terms in
        for step in instructions { Self.execute(step, terms, r) }
      }
    }
  }

  @inline(__always)
  private static func execute<Value: Lanes>(
    _ step: Instruction, _ terms: UnsafeBufferPointer<Term>, _ r: UnsafeMutablePointer<Value>
  ) {
    let (target, a, b) = (Int(step.target), Int(step.a), Int(step.b))
    switch step.operation {
    case .combination:
      var sum = r[Int(step.c)]
      for place in a..<b {
        let term = terms[place]
        sum += term.coefficient * r[Int(term.register)]
      }
      r[target] = sum
    case .multiply: r[target] = r[a] * r[b]
    case .divide: r[target] = r[a] / r[b]
    case .squareRoot: r[target] = r[a].squareRoot()
    case .power:
      let (base, exponent) = (r[a], r[b])
      var result = base
      for lane in 0..<Value.count { result[lane] = pow(base[lane], exponent[lane]) }
      r[target] = result
    case .function(let function): r[target] = value(of: function, at: r[a])
    case .select(let relation):
      let (difference, first, second) = (r[a], r[b], r[Int(step.c)])
      var result = second
      for lane in 0..<Value.count {
        let gap = difference[lane]
        if gap.isNaN {
          result[lane] = .nan
        } else if relation.holds(forSign: gap < 0 ? -1 : gap > 0 ? 1 : 0) {
          result[lane] = first[lane]
        }
      }
      r[target] = result
    }
  }

  @inline(never)
  private static func value<Value: Lanes>(of function: Function, at argument: Value) -> Value {
    switch function {
    case .exp: argument.map { exp($0) }
    case .log: argument.map { log($0) }
    case .sin: argument.map { sin($0) }
    case .cos: argument.map { cos($0) }
    case .tanh: argument.map { tanh($0) }
    case .sigmoid: argument.map { 1 / (1 + exp(-$0)) }
    case .softplus, .abs, .sign: argument.map { function.value(at: $0) }
    }
  }
}
