// The same loop as a C program, as somebody would write it who knows the game: formulas in full, shared parts once.

import Exact
import Linearization
import Symbolic

struct CSource {
  private(set) var text = ""
  private var names: [Expression: String] = [:]
  private var lines: [String] = []

  init(_ map: UpdateMap, rate: String, starts: Int, steps: Int) {
    let size = map.states.count
    for (place, state) in map.states.enumerated() { names[.variable(state)] = "s[\(place)]" }
    names[.variable(rate)] = "eta"
    for definition in map.definitions { names[.variable(definition.variable)] = name(of: definition.value) }
    let results = map.update.map { name(of: $0) }
    let assignments = results.enumerated().map { "      s[\($0)] = \($1);" }
    text = """
      #include <math.h>
      #include <stdio.h>
      #include <time.h>
      int main(void) {
        const double eta = 1.0 / 64;
        double total = 0;
        struct timespec a, b;
        clock_gettime(CLOCK_MONOTONIC, &a);
        for (int start = 0; start < \(starts); start++) {
          double s[\(size)];
          for (int i = 0; i < \(size); i++) s[i] = 0.5 + 0.25 * ((7 * start + 3 * i) % 11) / 11;
          for (int step = 0; step < \(steps); step++) {
      \(lines.joined(separator: "\n"))
      \(assignments.joined(separator: "\n"))
          }
          for (int i = 0; i < \(size); i++) total += s[i];
        }
        clock_gettime(CLOCK_MONOTONIC, &b);
        double time = 1e9 * (b.tv_sec - a.tv_sec) + (b.tv_nsec - a.tv_nsec);
        printf("%.17g %.17g\\n", time / \(starts) / \(steps), total);
      }

      """
  }

  private mutating func name(of expression: Expression) -> String {
    if let name = names[expression] { return name }
    let formula = formula(expression)
    if case .number = expression.form { return formula }
    let name = "t\(lines.count)"
    lines.append("      const double \(name) = \(formula);")
    names[expression] = name
    return name
  }

  private mutating func formula(_ expression: Expression) -> String {
    switch expression.form {
    case .number(let number): return "\(number.approximation)"
    case .variable(let variable): return variable.name
    case .sum(let constant, let terms):
      return
        (["\(constant.approximation)"]
        + terms.map { term in
          term.coefficient == .one
            ? name(of: term.factor) : "\(term.coefficient.approximation) * \(name(of: term.factor))"
        }).joined(separator: " + ")
    case .product(let factors):
      return factors.map { factor in
        let base = name(of: factor.base)
        guard factor.exponent.isInteger, let count = factor.exponent.numerator.word else {
          return "pow(\(base), \(factor.exponent.approximation))"
        }
        let power = Array(repeating: base, count: abs(count)).joined(separator: " * ")
        return count < 0 ? "1 / (\(power))" : power
      }.joined(separator: " * ")
    case .function(let function, let argument):
      let inside = name(of: argument)
      return function == .sigmoid ? "1 / (1 + exp(-\(inside)))" : "\(function.rawValue)(\(inside))"
    case .piecewise, .expectation: preconditionFailure("the benchmark's games have none")
    }
  }
}
