// The implicit parts of a step: equations solved by Newton's method, every lane by itself.

import Glibc
import Symbolic

/// Unknowns and as many residuals that have to vanish.
struct ImplicitSystem: Sendable {
  /// Places of the unknowns among the inputs.
  let unknowns: [Int]
  /// Residuals, then their derivatives by the unknowns, row by row.
  private let program: RegisterProgram
  /// Whether the derivatives do not depend on the unknowns, so that one step solves.
  private let isLinear: Bool

  var registerCount: Int { program.registerCount }

  /// One system for every set of unknowns that no equation ties to the others.
  static func systems(
    _ residuals: [Expression], for unknowns: [Variable], at first: Int, inputs: [Variable],
    where definitions: [Variable: Expression]
  ) throws(EvaluationFault) -> [ImplicitSystem] {
    let places = Dictionary(uniqueKeysWithValues: unknowns.enumerated().map { ($1, $0) })
    var group = Array(unknowns.indices)
    func leader(_ place: Int) -> Int {
      var place = place
      while group[place] != place { place = group[place] }
      return place
    }
    let met = residuals.map { residual in residual.variables.compactMap { places[$0] } }
    for together in met {
      for other in together.dropFirst() { group[leader(other)] = leader(together[0]) }
    }
    var systems: [ImplicitSystem] = []
    for head in unknowns.indices where leader(head) == head {
      let own = unknowns.indices.filter { leader($0) == head }
      let equations = residuals.indices.filter { met[$0].first.map(leader) == head }
      guard own.count == equations.count else {
        // Too few equations for some and too many for others: no solution can be expected, so none is claimed.
        return [
          try ImplicitSystem(residuals, unknowns, unknowns.indices.map { first + $0 }, inputs, definitions)
        ]
      }
      systems.append(
        try ImplicitSystem(
          equations.map { residuals[$0] }, own.map { unknowns[$0] }, own.map { first + $0 }, inputs,
          definitions))
    }
    return systems
  }

  private init(
    _ residuals: [Expression], _ unknowns: [Variable], _ places: [Int], _ inputs: [Variable],
    _ definitions: [Variable: Expression]
  ) throws(EvaluationFault) {
    let slopes = Expression.jacobian(of: residuals, by: unknowns).entries
    isLinear = slopes.allSatisfy { slope in !slope.variables.contains { unknowns.contains($0) } }
    program = try RegisterCompiler.program(for: residuals + slopes, of: inputs, where: definitions)
    self.unknowns = places
  }

  private static let stepLimit = 60

  func prepare<Value: Lanes>(_ registers: UnsafeMutablePointer<Value>) { program.prepare(registers) }

  /// Puts the solution in the place of the unknowns, beginning from what stands there; NaN where there is none.
  ///
  /// - Parameter inputs: all inputs of the step; `registers` is the workspace of this system.
  func solve<Value: Lanes>(
    _ inputs: UnsafeMutablePointer<Value>, _ registers: UnsafeMutablePointer<Value>
  ) {
    let size = unknowns.count
    var isOpen = Array(repeating: true, count: Value.count)
    for round in 0..<Self.stepLimit {
      registers.update(from: inputs, count: program.inputCount)
      program.run(registers)
      for lane in 0..<Value.count where isOpen[lane] {
        var system = program.outputs.map { registers[$0][lane] }
        guard let step = Self.solution(&system, size) else {
          for place in unknowns { inputs[place][lane] = .nan }
          isOpen[lane] = false
          continue
        }
        var (change, length) = (0.0, 0.0)
        for (place, part) in zip(unknowns, step) {
          inputs[place][lane] -= part
          change = max(change, abs(part))
          length = max(length, abs(inputs[place][lane]))
        }
        if change <= 4 * Double.ulpOfOne * length || change == 0 || (isLinear && round == 0) {
          isOpen[lane] = false
        } else if !change.isFinite || round == Self.stepLimit - 1 {
          // Newton's method that wanders about, or ends in a cycle between neighbouring numbers.
          if !(change <= 1e-12 * length) { for place in unknowns { inputs[place][lane] = .nan } }
          isOpen[lane] = false
        }
      }
      if !isOpen.contains(true) { return }
    }
  }

  /// Gauss's elimination with the largest pivots; `system` holds the right side, then the matrix.
  private static func solution(_ system: inout [Double], _ size: Int) -> [Double]? {
    func at(_ row: Int, _ column: Int) -> Int { size + row * size + column }
    for column in 0..<size {
      var pivot = column
      for row in column..<size where abs(system[at(row, column)]) > abs(system[at(pivot, column)]) {
        pivot = row
      }
      guard abs(system[at(pivot, column)]) > 0 else { return nil }
      if pivot != column {
        for other in 0..<size { system.swapAt(at(pivot, other), at(column, other)) }
        system.swapAt(pivot, column)
      }
      for row in column + 1..<max(size, column + 1) {
        let factor = system[at(row, column)] / system[at(column, column)]
        if factor == 0 { continue }
        for other in column..<size { system[at(row, other)] -= factor * system[at(column, other)] }
        system[row] -= factor * system[column]
      }
    }
    for row in (0..<size).reversed() {
      for column in row + 1..<max(size, row + 1) { system[row] -= system[at(row, column)] * system[column] }
      system[row] /= system[at(row, row)]
    }
    return Array(system[..<size])
  }
}
