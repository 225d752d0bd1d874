// One method's part of a study, ready for the page.

import Reports
import Stepproof

extension StudyReport.Section {
  init(_ answer: RuleAnswer, key: String, by rule: UpdateRule, of study: Study, at place: Int) {
    let linearized = answer.range.linearized
    let (name, rate) = (answer.name, linearized.update.method.method.rate)
    var figures: [Figure?] = [
      .radius(
        RadiusCurve(
          answer.range.answer, points: answer.curve.map { Point($0.rate, $0.radius) }, rate: rate,
          certified: answer.certifiedPieces), name: "\(key)-radius", of: name),
      .tracks(EigenvalueTracks(answer), name: "\(key)-eigenvalues", of: name),
    ]
    if let plane = answer.stability {
      figures.append(.region(StabilityPicture(plane, rate: rate), name: "\(key)-stability", of: name))
    }
    var certificates: [StudyReport.Certificate] = []
    switch answer.certificate {
    case .done(let found):
      certificates.append(
        .init(found, file: "\(study.fileName).\(key).json", by: rule, of: study, at: place))
    case .failed(let reason): certificates.append(.missing(reason: reason))
    case nil: certificates.append(.missing(reason: "no rate converges"))
    }
    var remarks: [String] = []
    switch answer.map {
    case .done(let mapped):
      let polygon = mapped.polygon.value
      figures.append(
        .map(
          mapped.map, polygon: polygon?.certified.certification.certificate.corners ?? [],
          name: "\(key)-map",
          of: name))
      switch mapped.polygon {
      case .done(let found):
        certificates.append(
          .init(found, file: "\(study.fileName).\(key).polygon.json", by: rule, of: study, at: place)
        )
      case .failed(let reason): remarks.append("there is no certified polygon in the map: \(reason)")
      }
    case .failed(let reason): remarks.append("there is no map of two parameters: \(reason)")
    case nil: break
    }
    switch answer.runs {
    case .done(let runs): figures += [Figure?].runs(runs, rate: rate, key: key, of: name)
    case .failed(let reason): remarks.append("there are no runs: \(reason)")
    case nil: break
    }
    self.init(
      key: key, linearization: LinearizationReport(linearized),
      range: RangeReport(answer.range, digits: Report.digits), figures: figures.compactMap(\.self),
      certificates: certificates, remarks: remarks)
  }
}

extension StudyReport.Certificate {
  /// What is certified about the flow.
  init(_ flow: Attempt<CertifiedFlow>, of study: Study, at place: Int, _ heading: Heading) {
    switch flow {
    case .failed(let reason): self = .missing(reason: reason)
    case .done(let found):
      let file = "\(study.fileName).flow.json"
      let report = FlowReport(
        problem: heading, point: nil, claim: found.claim, variableCount: found.variableCount,
        found: found.method,
        byteCount: found.text.utf8.count, path: nil)
      let number = place == 1 ? "" : " --equilibrium \(place)"
      self = .flow(
        report, StudyReport.FileInPage(name: file, text: found.text),
        commands: ["stepproof check \(file) --against \(study.problem.name)\(number)"])
    }
  }

  fileprivate init(
    _ found: CertifiedText, file: String, by rule: UpdateRule, of study: Study, at place: Int
  ) {
    let report = CertificationReport(found.certified, byteCount: found.text.utf8.count, path: nil)
    // The file names a shipped method and all settings itself.
    let method = rule.name == rule.method.name ? "" : " --method \(rule.name)"
    self = .found(
      report, StudyReport.FileInPage(name: file, text: found.text),
      commands: [
        "stepproof check \(file) --against \(study.problem.name)\(method)"
          + (place == 1 ? "" : " --equilibrium \(place)")
      ])
  }
}

extension Study {
  /// The game's name without what cannot stand in a file's name.
  var fileName: String {
    let last = problem.name.split(separator: "/").last.map(String.init) ?? problem.name
    return last.hasSuffix(".game") ? String(last.dropLast(5)) : last
  }
}

extension RadiusCurve {
  init(_ found: RangeAnswer, points: [Point], rate: String, certified: [Piece]) {
    self.init(
      rate: rate, points: points, safe: found.pieces, certainty: found.tier.rawValue, certified: certified,
      best: found.best.flatMap { best in
        best.rate.map { Point($0.approximation, best.approximateRadius) }
      })
  }
}

extension EigenvalueTracks {
  init(_ answer: RuleAnswer) {
    let pieces = answer.range.answer.pieces
    func step(_ eigenvalues: EigenvaluesAtRate) -> Step {
      let rate = eigenvalues.rate
      return Step(
        rate: rate, values: eigenvalues.values.map { Point($0.real, $0.imaginary) },
        isSafe: pieces.contains { $0.lower < rate && rate < $0.upper ?? .infinity })
    }
    self.init(
      rate: answer.range.linearized.update.method.method.rate, steps: answer.tracks.map(step),
      best: answer.eigenvaluesAtBest.map(step))
  }
}

extension StabilityPicture {
  init(_ plane: StabilityPlane, rate: String) {
    func region(_ part: (rate: Double, moduli: [Double])) -> Region {
      Region(
        rate: part.rate,
        modulus: Sampling(
          from: Point(plane.left, -plane.height), to: Point(plane.right, plane.height),
          columns: plane.columns,
          rows: plane.rows, values: part.moduli))
    }
    self.init(
      rate: rate, eigenvalues: plane.eigenvalues.map { Point($0.real, $0.imaginary) },
      best: region(plane.best),
      last: plane.last.map(region))
  }
}
