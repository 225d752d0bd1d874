// Values of a program put into registers.

extension RegisterCompiler {
  /// Gives every value a register: constants have their own, others share one once they are no longer needed.
  func program(outputs: [Int]) -> RegisterProgram {
    var lastUse = Array(repeating: -1, count: values.count)
    var isNeeded = Array(repeating: false, count: values.count)
    for output in outputs {
      lastUse[output] = values.count
      isNeeded[output] = true
    }
    for place in values.indices.reversed() where isNeeded[place] {
      for operand in operands(of: place) {
        isNeeded[operand] = true
        lastUse[operand] = max(lastUse[operand], place)
      }
    }
    var registers = Array(0..<inputCount) + Array(repeating: -1, count: values.count - inputCount)
    var numbers: [Double] = []
    for place in values.indices where isNeeded[place] {
      if case .constant(let number) = values[place].source {
        registers[place] = inputCount + numbers.count
        numbers.append(number)
      }
    }
    var count = inputCount + numbers.count
    var free: [Int] = []
    var (instructions, terms): ([RegisterProgram.Instruction], [RegisterProgram.Term]) = ([], [])
    for place in values.indices where isNeeded[place] {
      let used = operands(of: place)
      switch values[place].source {
      case .input, .constant: continue
      case .combination, .operation: break
      }
      // The target may take the register of an operand that ends here: operands are read before it is written.
      for operand in Set(used) where lastUse[operand] == place && isComputed(operand) {
        free.append(registers[operand])
      }
      if let register = free.popLast() {
        registers[place] = register
      } else {
        registers[place] = count
        count += 1
      }
      instructions.append(instruction(place, registers, &terms))
    }
    return RegisterProgram(
      inputCount: inputCount, constants: numbers, registerCount: count, instructions: instructions,
      terms: terms, outputs: outputs.map { registers[$0] })
  }

  func isComputed(_ place: Int) -> Bool {
    switch values[place].source {
    case .input, .constant: false
    case .combination, .operation: true
    }
  }

  func operands(of place: Int) -> [Int] {
    switch values[place].source {
    case .input, .constant: []
    case .combination(let constant, let parts): [constant] + parts.map(\.1)
    case .operation(_, let operands): operands
    }
  }

  func instruction(
    _ place: Int, _ registers: [Int], _ terms: inout [RegisterProgram.Term]
  ) -> RegisterProgram.Instruction {
    let target = Int32(registers[place])
    switch values[place].source {
    case .input, .constant:
      preconditionFailure("what is given is not computed")
    case .combination(let constant, let parts):
      let start = terms.count
      terms += parts.map { RegisterProgram.Term(coefficient: $0, register: Int32(registers[$1])) }
      return RegisterProgram.Instruction(
        operation: .combination, target: target, a: Int32(start), b: Int32(terms.count),
        c: Int32(registers[constant]))
    case .operation(let operation, let operands):
      func register(_ index: Int) -> Int32 {
        index < operands.count ? Int32(registers[operands[index]]) : 0
      }
      return RegisterProgram.Instruction(
        operation: operation, target: target, a: register(0), b: register(1), c: register(2))
    }
  }
}
