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
    let certifier = Certifier(
      name: name, rule: rule, words: words, version: version, others: others,
      subject: [
        JSON.Member("game", .string(name)), JSON.Member("title", .string(game.title)),
        JSON.Member("equilibrium", .count(place)), JSON.Member("game_text", .string(game.file.text)),
      ],
      resolve: { entries throws(Uncertifiable) in
        try ResolvedProblem(linearized.update, of: game, overriding: settings.game, box: entries)
      },
      range: { question in
        let ofGame = Set(game.rangedParameters.map(\.name))
        if let free = others.first(where: { !ofGame.contains($0.name) }) {
          throw InputFault.unusableSetting(
            "the widest certificate is sought for fixed parameters of the method; '\(free.name)' has a span: "
              + "give the rates, too, as in --\(rule.method.rate) 0..1/5\n")
        }
        return try linearized.range(question).answer
      })
    return CertifiedProblem(linearized: linearized, certification: try certifier.certification(question))
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

  /// With a span of a parameter that every player has his own of given to each of them.
  func perPlayer(_ words: [String: String], of method: Method) -> [String: String] {
    var result = words
    for parameter in method.parameters where parameter.isPerPlayer {
      for place in ["", "method."] {
        guard let span = words[place + parameter.name], Span(span) != nil else { continue }
        result[place + parameter.name] = nil
        for player in 1...game.players.count {
          let name = "\(place)\(parameter.name)[\(player)]"
          result[name] = result[name] ?? span
        }
      }
    }
    return result
  }

  /// The rule applied to the game with some parameters left free, and the box of these.
  func ranged(
    by rule: UpdateRule, setting words: [String: String], at place: Int
  ) throws -> (LinearizedProblem, box: [BoxEntry]) {
    let words = perPlayer(words, of: rule.method)
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
