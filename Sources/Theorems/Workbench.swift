// What is worked out about one game once, for all theorems.

import Exact
import Language
import Spectral
import Symbolic

/// A game with everything already known about it. Not to be shared between threads.
package final class Workbench {
  package let subject: Subject
  let book = SpectrumBook()
  private var applications: [String: Result<(Application, TrueRates?), NoValue>] = [:]

  package init(_ subject: Subject) { self.subject = subject.withNumbersKept(to: [192, 512, 640]) }

  func evaluator(_ effort: Effort) -> Evaluator { Evaluator(subject, effort, book) }

  /// A method applied to the game, and the rates that converge.
  func application(
    of method: Method, setting values: [String: Expression], irrational: [String: Number]
  ) throws(NoValue) -> (Application, TrueRates?) {
    func work() -> Result<(Application, TrueRates?), NoValue> {
      do throws(NoValue) {
        let application = try Application(method, on: subject, setting: values, irrational: irrational)
        return .success((application, try? application.safeRates()))
      } catch {
        return .failure(error)
      }
    }
    guard irrational.isEmpty else { return try work().get() }
    let words = values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.text)" }
    let key = ([method.file.name, method.name] + words).joined(separator: " ")
    let result = applications[key] ?? work()
    applications[key] = result
    return try result.get()
  }
}

extension Subject {
  /// The same with its irrational numbers worked out once for some precisions, which may take integrals.
  fileprivate func withNumbersKept(to precisions: [Int]) -> Subject {
    guard rational == nil else { return self }
    let names = self.names
    let kept = Dictionary(uniqueKeysWithValues: precisions.map { ($0, names.enclosures($0)) })
    return Subject(
      name: name, title: title, jacobian: jacobian, blocks: blocks,
      names: NamedNumbers { precision in kept[precision] ?? names.enclosures(precision) })
  }
}
