// The `gan` block: a payoff from a discriminator, a generator, their laws and a loss.

import Exact
import Symbolic

/// The lines of a `gan` block.
struct AdversariesBlock {
  let head: LineParser
  var lines: [LineParser] = []
}

/// The parts of a block, each with its place.
private struct AdversariesParts {
  var functions: [String: (name: String, range: SourceRange)] = [:]
  var draws: [String: (draws: [Syntax.Draw], range: SourceRange)] = [:]

  static let functionWords = ["discriminator", "generator", "loss"]
  static let drawWords = ["data", "latent"]
  static let words = functionWords + drawWords

  /// The line of one part.
  mutating func read(_ parser: inout LineParser) throws(PlacedFault) {
    let (word, range) = try parser.name("a line of a gan (discriminator, generator, data, latent, loss)")
    guard Self.words.contains(word) else {
      throw PlacedFault(.unknownLine(word, nearest: Spelling.nearest(to: word, among: Self.words)), range)
    }
    if functions[word] != nil || draws[word] != nil { throw PlacedFault(.repeatedLine(word), range) }
    if Self.functionWords.contains(word) {
      functions[word] = try parser.name("a function")
    } else {
      draws[word] = try parser.draws()
    }
    try parser.expectEnd()
  }
}

extension GameReader {
  /// Gives the payoff its name, and keeps what it is made of.
  mutating func readAdversaries(_ block: AdversariesBlock) throws(PlacedFault) {
    var parser = block.head
    let start = parser.token.range
    if adversaries != nil { throw PlacedFault(.repeatedLine("gan"), start) }
    _ = try parser.name()
    let (name, range) = try parser.name("a name for the payoff")
    try requireFree(name, range)
    try parser.expectEnd()
    // Also after a fault the name is known, so that it is not reported again wherever it is used.
    scope[name] = .value(Tensor(.zero))
    if block.lines.isEmpty { throw PlacedFault(.missingBlock(after: "gan"), start) }
    var parts = AdversariesParts()
    for var line in block.lines { try parts.read(&line) }
    for word in AdversariesParts.words where parts.functions[word] == nil && parts.draws[word] == nil {
      throw PlacedFault(.missingLine(word), start)
    }
    let meeting = try Meeting(parts, scope: scope)
    scope[name] = .value(Tensor(try meeting.payoff(sampler)))
    adversaries = try meeting.adversaries(playerLines)
  }
}

/// Functions and laws that were found.
private struct Meeting {
  let discriminator: (name: String, range: SourceRange, argumentCount: Int)
  let generator: (name: String, range: SourceRange)
  let loss: (name: String, range: SourceRange)
  let data: (draws: [Syntax.Draw], range: SourceRange)
  let latent: (draws: [Syntax.Draw], range: SourceRange)
  let scope: [String: Meaning]

  init(_ parts: AdversariesParts, scope: [String: Meaning]) throws(PlacedFault) {
    var found: [(name: String, range: SourceRange, argumentCount: Int)] = []
    for word in AdversariesParts.functionWords {
      guard let (name, range) = parts.functions[word] else {
        throw PlacedFault(.missingLine(word), SourceRange(0, 0))
      }
      switch scope[name] {
      case .function(let function): found.append((name, range, function.arguments.count))
      case .value: throw PlacedFault(.notAFunction(name), range)
      case nil:
        throw PlacedFault(
          .unknownFunction(name, nearest: Spelling.nearest(to: name, among: scope.keys)), range)
      }
    }
    guard let data = parts.draws["data"], let latent = parts.draws["latent"] else {
      throw PlacedFault(.missingLine("data"), SourceRange(0, 0))
    }
    discriminator = found[0]
    (generator, loss) = ((found[1].name, found[1].range), (found[2].name, found[2].range))
    (self.data, self.latent, self.scope) = (data, latent, scope)
  }

  private func names(_ draws: [Syntax.Draw]) -> [Syntax] {
    draws.map { Syntax(.name($0.name), $0.nameRange) }
  }

  /// D(x), of one argument or of one for every component.
  private var ofData: Syntax {
    let values = names(data.draws)
    let isVector = values.count > 1 && discriminator.argumentCount == 1
    let arguments = isVector ? [Syntax(.matrix([values]), data.range)] : values
    return Syntax(.call(discriminator.name, discriminator.range, arguments), discriminator.range)
  }

  /// G(z).
  private var generated: Syntax {
    Syntax(.call(generator.name, generator.range, names(latent.draws)), generator.range)
  }

  /// D(G(z)).
  private var ofGenerated: Syntax {
    let components = (1...max(discriminator.argumentCount, 1)).map { place in
      Syntax(.indexed(generated, [Syntax(.number(Rational(place)), generator.range)]), generator.range)
    }
    let arguments = discriminator.argumentCount == 1 ? [generated] : components
    return Syntax(.call(discriminator.name, discriminator.range, arguments), discriminator.range)
  }

  private func lost(_ value: Syntax) -> Syntax { Syntax(.call(loss.name, loss.range, [value]), loss.range) }

  /// E[f(D(x))] + E[f(-D(G(z)))].
  func payoff(_ sampler: Sampler?) throws(PlacedFault) -> Expression {
    let real = Syntax(.expectation(data.draws, body: lost(ofData)), data.range)
    let fake = Syntax(.negated(ofGenerated), generator.range)
    let elaborator = FormulaElaborator(scope: scope, sampler: sampler)
    return try elaborator.number(real)
      + elaborator.number(Syntax(.expectation(latent.draws, body: lost(fake)), latent.range))
  }

  func adversaries(_ players: [GameReader.PlayerLine]) throws(PlacedFault) -> Game.Adversaries {
    let elaborator = FormulaElaborator(scope: scope)
    let player = try owner(of: ofData, data.draws, players, discriminator.range, "discriminator")
    let other = try owner(of: generated, latent.draws, players, generator.range, "generator")
    if player == other { throw PlacedFault(.oneAdversary(players[player].name), generator.range) }
    let variables = players[player].variables
    let correlation = try elaborator.expectation(data.draws[...], data.range) { inner throws(PlacedFault) in
      let slopes = gradient(of: try inner.number(ofData), variables)
      return slopes * slopes.transposed
    }
    let coupling = try elaborator.expectation(latent.draws[...], latent.range) { inner throws(PlacedFault) in
      let slopes = gradient(of: try inner.number(ofGenerated), variables)
      return Tensor(rows: slopes.entries.map { gradient(of: $0, players[other].variables).entries })
    }
    let point = Variable("~loss")
    var inner = elaborator
    inner.scope["~loss"] = .value(Tensor(.variable(point)))
    let value = try inner.number(lost(Syntax(.name("~loss"), loss.range)))
    let slope = value.derivative(by: point)
    do throws(EvaluationFault) {
      return Game.Adversaries(
        discriminator: player, generator: other,
        dataCorrelation: correlation.rows.map { $0.map { $0.simplified() } },
        generatorCoupling: coupling.rows.map { $0.map { $0.simplified() } },
        lossSlope: try slope.substituting([point: .zero]).simplified(),
        lossCurvature: try slope.derivative(by: point).substituting([point: .zero]).simplified())
    } catch {
      throw PlacedFault(.undefined(error), loss.range)
    }
  }

  private func gradient(of value: Expression, _ variables: [Variable]) -> Tensor {
    let slopes = value.gradient()
    return Tensor(rowCount: variables.count, columnCount: 1, entries: variables.map { slopes[$0] ?? .zero })
  }

  /// The only player whose variables a part depends on, whatever is drawn.
  private func owner(
    of value: Syntax, _ draws: [Syntax.Draw], _ players: [GameReader.PlayerLine], _ range: SourceRange,
    _ part: String
  ) throws(PlacedFault) -> Int {
    var elaborator = FormulaElaborator(scope: scope)
    for draw in draws { elaborator.scope[draw.name] = .value(Tensor(.variable("~draw.\(draw.name)"))) }
    let values = try elaborator.value(value).entries
    let found = players.indices.filter { player in
      values.contains { value in players[player].variables.contains { value.depends(on: $0) } }
    }
    guard found.count == 1 else {
      throw PlacedFault(.adversaryOwners(part, found.map { players[$0].name }), range)
    }
    return found[0]
  }
}
