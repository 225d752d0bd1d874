// A study made ready for its page: plain numbers and words for the pictures.

import Reports
import Stepproof

extension StudyReport {
  init(_ study: Study, command: String, place: Int) {
    let (problem, comparison) = (study.problem, study.comparison)
    let heading = Heading(name: problem.name, game: problem.game, overriding: comparison.gameValues)
    var keys = SectionKeys()
    let sections = study.rules.compactMap { rule -> Section? in
      guard case .answered(let answer) = rule.result else { return nil }
      return Section(answer, key: keys.key(for: answer.name), by: rule.rule, of: study, at: place)
    }
    let jacobian = study.linearized.map { LinearizationReport($0) }
    self.init(
      problem: heading, players: Player.all(of: problem.game),
      field: Self.field(study), point: PointReport(comparison.equilibrium, variables: problem.game.variables),
      jacobian: jacobian?.jacobian, jacobianDecimals: jacobian?.jacobianDecimals,
      flow: study.flow.map { Certificate($0, of: study, at: place, heading) },
      comparison: ComparisonReport(comparison, of: problem, digits: 6),
      gameFigures: study.gameFigures, comparisonFigures: study.comparisonFigures,
      sections: sections, remarks: Self.remarks(study), command: command, version: Version.current)
  }

  private static func field(_ study: Study) -> [(variable: Formula, entry: Formula)] {
    zip(study.problem.game.variables, study.field ?? []).map { (Formula($0), Formula($1)) }
  }

  private static func remarks(_ study: Study) -> [String] {
    var remarks: [String] = []
    let count = study.problem.variables.count
    if count != 2 {
      let noun = count == 1 ? "one variable" : "\(count) variables"
      remarks.append("there is no phase portrait: it takes two variables, and the game has \(noun)")
    } else if study.portrait == nil {
      remarks.append(
        "there is no phase portrait: the equilibria move with a parameter that is known only up to a range")
    }
    let ranged = study.problem.game.rangedParameters.map(\.name).filter {
      study.comparison.gameValues[$0] == nil
    }
    if !ranged.isEmpty {
      remarks.append(
        "safe sets, certificates and curves of radii are for the whole range of \(ranged.joined(separator: ", ")); "
          + "pictures of eigenvalues and of the field are for the middle of it")
    }
    return remarks
  }
}

/// Methods of one name, from two files, are numbered.
struct SectionKeys {
  private var uses: [String: Int] = [:]

  mutating func key(for name: String) -> String {
    let number = uses[name, default: 0] + 1
    uses[name] = number
    return number == 1 ? name : "\(name)-\(number)"
  }
}

extension Study {
  /// Pictures of the game itself.
  var gameFigures: [Figure] { [portrait.map { Figure.phase(PhasePortrait($0, self)) }].compactMap(\.self) }

  /// What a gallery shows of it.
  var galleryPictures: [Figure] { comparisonFigures.prefix(1) + gameFigures }

  /// Pictures of all methods together.
  var comparisonFigures: [Figure] {
    let curves = fastest.map { curve in
      Series(name: curve.name, points: curve.points.map { Point($0.rate, $0.radius) })
    }
    let compared = answers.map {
      ComparedMethod($0.range.answer, name: $0.name, certified: $0.certifiedPieces)
    }
    return Figure.together(compared, curves, rate: answers.first?.range.linearized.update.method.method.rate)
  }
}

extension Figure {
  /// Pictures of all methods together; none without a method.
  static func together(_ methods: [ComparedMethod], _ curves: [Series], rate: String?) -> [Figure] {
    guard let rate, !methods.isEmpty else { return [] }
    let radii = Figure.lines(
      name: "radii", title: "Spectral radii of the fastest methods",
      description:
        "The spectral radius of the update Jacobian over the rate, in floating point; a method converges "
        + "where its curve is below 1.",
      axes: (rate, "spectral radius of M"), series: curves, level: (1, "the edge of convergence"), top: 1.3)
    return [Figure.comparison(methods, rate: rate)] + [radii].compactMap(\.self)
  }
}

extension Study {
  /// What came of the rules that can be used here, in the order of the comparison.
  var answers: [RuleAnswer] {
    rules.compactMap { rule in if case .answered(let answer) = rule.result { answer } else { nil } }
  }
}

extension RuleAnswer {
  var name: String { range.linearized.update.method.method.name }

  /// The rates that the certificate speaks of, in floating point.
  var certifiedPieces: [RadiusCurve.Piece] { certificate?.value?.certified.certification.rates ?? [] }
}

extension RangeAnswer {
  /// The safe set in floating point.
  var pieces: [RadiusCurve.Piece] {
    safe.map { RadiusCurve.Piece(lower: $0.lower.approximation, upper: $0.upper?.approximation) }
  }
}

extension Certification {
  /// The rates that it speaks of, in floating point.
  var rates: [RadiusCurve.Piece] {
    let box = certificate.problem.box
    return box.entries.filter { $0.name == box.rate }.map {
      RadiusCurve.Piece(lower: $0.lower.approximation, upper: $0.upper.approximation)
    }
  }
}

extension ComparedMethod {
  init(_ found: RangeAnswer, name: String, certified: [RadiusCurve.Piece]) {
    self.init(
      name: name, safe: found.pieces, certified: certified, best: found.best?.rate?.approximation,
      words: found.radiusWords)
  }
}

extension PhasePortrait {
  init(_ portrait: Portrait, _ study: Study) {
    let (lower, upper) = (
      Point(portrait.lower.x, portrait.lower.y), Point(portrait.upper.x, portrait.upper.y)
    )
    func sampling(_ values: [Double]) -> Sampling {
      Sampling(from: lower, to: upper, columns: portrait.count, rows: portrait.count, values: values)
    }
    let variables = study.problem.game.variables
    self.init(
      variables: (variables[0].name, variables[1].name),
      field: ArrowField(x: sampling(portrait.arrows.map(\.x)), y: sampling(portrait.arrows.map(\.y))),
      equilibria: portrait.equilibria.map { point in
        (Point(point.x, point.y), PointReport(point.equilibrium, variables: variables).kind.short)
      },
      paths: study.paths.map { path in Series(name: path.name, points: path.points.map { Point($0.x, $0.y) })
      })
  }
}
