// The steps of runs in lanes, and what is drawn for them.

extension Runner {
  func rates(at count: Int) {
    for (index, schedule) in question.schedules.enumerated() {
      let value = schedule.values(from: count, to: count + 1)[0]
      inputs[step.layout.firstParameter + index] = Value(repeating: value)
    }
  }

  func advance(from start: Int, to end: Int) {
    let varying = question.schedules.enumerated().filter { !$1.isConstant }.map { index, schedule in
      (step.layout.firstParameter + index, schedule.values(from: start, to: end))
    }
    let (inputs, program, outputs) = (inputs, step.program, step.program.outputs)
    let isRandom = step.isRandom
    withUnsafeTemporaryAllocation(of: Value.self, capacity: outputs.count) { next in
      for count in start..<end {
        for (place, values) in varying { inputs[place] = Value(repeating: values[count - start]) }
        if isRandom, count > 0 { draw(isFirst: false) }
        for (system, workspace) in zip(step.systems, workspaces) { system.solve(inputs, workspace) }
        program.run(inputs)
        for (place, output) in outputs.enumerated() { next[place] = inputs[output] }
        for place in outputs.indices { inputs[place] = next[place] }
      }
    }
  }

  /// Draws what is random in the next step.
  func draw(isFirst: Bool) {
    guard step.isRandom else { return }
    let first = step.layout.firstRandom
    let old = isFirst ? [] : (0..<step.layout.random.count).map { inputs[first + $0] }
    for site in step.sites where site.remembered == nil { draw(site) }
    for site in step.sites {
      guard let other = site.remembered.map({ step.sites[$0] }) else { continue }
      for (own, source) in zip(site.draws, other.draws) {
        for (place, from) in zip(own.places, source.places) {
          inputs[first + place] = isFirst ? inputs[first + from] : old[from]
        }
      }
    }
  }

  func draw(_ site: CompiledStep.Site) {
    for draw in site.draws {
      for lane in runs.indices {
        let numbers = streams[lane].fill(draw.kind, count: draw.places.count, noise: question.noise)
        for (place, number) in zip(draw.places, numbers) {
          inputs[step.layout.firstRandom + place][lane] = number
        }
      }
    }
  }
}
