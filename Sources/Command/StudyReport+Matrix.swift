// A study of a matrix made ready for its page.

import Reports
import Stepproof

extension StudyReport {
  init(_ study: MatrixStudy, command: String, players: String?) {
    let problem = study.problem
    var keys = SectionKeys()
    let answers = study.rules.compactMap { rule, result -> (rule: UpdateRule, answer: MatrixStudy.Answer)? in
      if case .answered(let answer) = result { (rule, answer) } else { nil }
    }
    let sections = answers.map { rule, answer in
      Section(answer, key: keys.key(for: answer.name), by: rule, of: study, players: players)
    }
    let compared = answers.map { _, answer in
      ComparedMethod(
        answer.range.answer, name: answer.name,
        certified: answer.certificate?.value?.certified.certification.rates ?? [])
    }
    let decimals = problem.decimals(upTo: 8)
    self.init(
      problem: Heading(problem), players: [], field: [], point: nil, jacobian: nil,
      jacobianDecimals: decimals,
      comparison: ComparisonReport(
        problem: Heading(problem), point: nil,
        lines: study.rules.map { rule, result in
          switch result {
          case .answered(let answer):
            ComparisonReport.Line(method: rule.name, content: .answer(answer.range.answer))
          case .refused(let words): ComparisonReport.Line(method: rule.name, content: .refused(words))
          }
        }, digits: 6),
      gameFigures: [],
      comparisonFigures: Figure.together(compared, study.fastest, rate: answers.first?.answer.rate),
      sections: sections,
      remarks: decimals == nil ? ["J has \(problem.size) rows and is not shown here"] : [], command: command,
      version: Version.current)
  }
}

extension MatrixStudy.Answer {
  var name: String { range.method.method.name }
  var rate: String { range.method.method.rate }
}

extension MatrixStudy {
  /// The curves of the fastest rules, as far as the largest safe set that has an end.
  fileprivate var fastest: [Series] {
    let answers = rules.compactMap { rule -> Answer? in
      if case .answered(let answer) = rule.result, !answer.range.answer.safe.isEmpty { answer } else { nil }
    }.prefix(6)
    let reach = answers.compactMap { $0.range.answer.safe.last?.upper?.approximation }.max()
    return answers.map { answer in
      let points = answer.range.answer.curve.filter { $0.rate <= 1.25 * (reach ?? .infinity) }
      return Series(name: answer.name, points: points.map { Point($0.rate, $0.radius) })
    }
  }
}

extension StudyReport.Section {
  fileprivate init(
    _ answer: MatrixStudy.Answer, key: String, by rule: UpdateRule, of study: MatrixStudy, players: String?
  ) {
    let (name, found) = (answer.name, answer.range.answer)
    let curve = RadiusCurve(
      found, points: found.curve.map { Point($0.rate, $0.radius) }, rate: answer.rate,
      certified: answer.certificate?.value?.certified.certification.rates ?? [])
    var figures = [Figure.radius(curve, name: "\(key)-radius", of: name)].compactMap(\.self)
    if let plane = answer.stability {
      figures.append(
        .region(StabilityPicture(plane, rate: answer.rate), name: "\(key)-stability", of: name))
    }
    let certificate: StudyReport.Certificate
    switch answer.certificate {
    case .done(let found):
      let path = study.problem.name
      let file = "\(path.split(separator: "/").last ?? "J").\(key).json"
      let method = rule.name == rule.method.name ? "" : " --method \(rule.name)"
      certificate = .found(
        CertificationReport(found.certified, rule: rule, byteCount: found.text.utf8.count, path: nil),
        StudyReport.FileInPage(name: file, text: found.text),
        commands: [
          "stepproof check \(file) --against \(path)\(method)" + (players.map { " --players \($0)" } ?? "")
        ])
    case .failed(let reason): certificate = .missing(reason: reason)
    case nil:
      certificate = .missing(reason: found.tier == .guess ? "no safe rate was found" : "no rate converges")
    }
    let projections = answer.range.method.mentionedPlayers.map { "P\($0 + 1): player \($0 + 1)" }
    self.init(
      key: key, method: Heading(method: rule.method, overriding: answer.range.methodValues),
      formula: BlockFormula(answer.range.method), projections: projections, matrix: nil,
      range: RangeReport(answer.range, digits: Report.digits), figures: figures, certificates: [certificate],
      remarks: [])
  }
}
