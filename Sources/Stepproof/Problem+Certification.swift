// Certificates about a game and a rule.

import Certificates
import Exact
import Language
import Linearization
import Spectral

/// A certification with what it is about.
package struct CertifiedProblem: Sendable {
  package let linearized: LinearizedProblem
  package let certification: Certification
}

extension Problem {
  /// Finds a certificate.
  ///
  /// - Parameters:
  ///   - words: values of parameters, or spans such as `1/10..1`: then the certificate holds for all of them.
  ///   - place: which of the equilibria, counted from 1.
  ///   - version: that of the program, for the file's provenance.
  /// - Throws: `InputFault` for what is wrong with the question, `Undecided` when no certificate was found.
  package func certified(
    by rule: UpdateRule, setting words: [String: String], at place: Int, version: String,
    _ question: CertificationQuestion
  ) throws -> CertifiedProblem {
    let (linearized, others) = try ranged(by: rule, setting: words, at: place)
    let (game, settings) = (linearized.problem.game, linearized.settings)
    let method = rule.method
    let certifier = Certifier(
      name: name, memories: method.memory.map { MemoryStart($0.initial) },
      provenance: { found in
        [
          "tool": .string("stepproof \(version)"), "found": .string(found), "game": .string(self.name),
          "title": .string(game.title), "method": .string(method.name),
          "settings": JSON(words.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }),
          "equilibrium": .count(place), "game_text": .string(game.file.text),
          "method_text": .string(method.file.text),
        ]
      },
      resolve: { entries throws(Uncertifiable) in
        try ResolvedProblem(linearized.update, of: game, overriding: settings.game, box: entries)
      })
    let certification = try certifier.certification(linearized, rate: method.rate, others: others, question)
    return CertifiedProblem(linearized: linearized, certification: certification)
  }

  /// What a statement of a certificate has to be about: the game and the rule for its box.
  package func resolved(
    by rule: UpdateRule, setting words: [String: String], at place: Int, box: [BoxEntry]
  ) throws -> ResolvedProblem {
    let (linearized, _) = try ranged(by: rule, setting: words, at: place)
    do throws(Uncertifiable) {
      return try ResolvedProblem(
        linearized.update, of: linearized.problem.game, overriding: linearized.settings.game, box: box)
    } catch {
      throw Undecided(description: "\(name): \(error.words)\n")
    }
  }

  /// The rule applied to the game with some parameters left free, and the box of these.
  private func ranged(
    by rule: UpdateRule, setting words: [String: String], at place: Int
  ) throws -> (LinearizedProblem, box: [BoxEntry]) {
    let spans = words.compactMapValues { Span($0) }
    let values = words.filter { spans[$0.key] == nil }
    // Middles stand for spans where names are looked up.
    let sorted = try Settings(
      words.merging(spans.mapValues { (($0.lower + $0.upper) / 2).description }) { $1 }, method: rule.method,
      game: game)
    func span(_ name: String, in place: String) -> Span? { spans[name] ?? spans["\(place).\(name)"] }
    let methodNames = sorted.method.keys.filter { span($0, in: "method") != nil }.sorted()
    let gameSpans = sorted.game.keys.compactMap { name in span(name, in: "game").map { (name, $0) } }
    let problem = ranging(Dictionary(uniqueKeysWithValues: gameSpans))
    let linearized = try problem.linearized(
      by: rule, setting: values, at: place, leavingFree: methodNames)
    let free = Set(linearized.update.method.settings.free)
    guard free.isEmpty else { throw InputFault.unusableSetting(rule.method.wordsForMissing(free.sorted())) }
    let entries =
      methodNames.compactMap { name in
        span(name, in: "method").map { BoxEntry(name, from: $0.lower, to: $0.upper) }
      }
      + problem.game.rangedParameters.compactMap(\.namedRange).map {
        BoxEntry($0.name, from: $0.lower, to: $0.upper)
      }
    return (linearized, entries)
  }
}

extension Certifier {
  fileprivate func certification(
    _ linearized: LinearizedProblem, rate: String, others: [BoxEntry], _ question: CertificationQuestion
  ) throws -> Certification {
    switch question.rates {
    case .point(let value):
      return try certification([BoxEntry(rate, from: value, to: value)] + others, question)
    case .span(let lower, let upper):
      return try certification([BoxEntry(rate, from: lower, to: upper)] + others, question)
    case .widest:
      let known = Set(linearized.problem.game.rangedParameters.map(\.name))
      if let free = others.first(where: { !known.contains($0.name) }) {
        throw InputFault.unusableSetting(
          "the widest certificate is sought for fixed parameters of the method; '\(free.name)' has a span: "
            + "give the rates, too, as in --\(rate) 0..1/5\n")
      }
      var range = RangeQuestion()
      range.wantsBest = false
      let answer = try linearized.range(range).answer
      return try widest(of: answer, rate: rate, others: others, question)
    }
  }
}
