// certify: a certificate that a method converges, for one rate, an interval of rates, or a box of parameters.

import Reports
import Stepproof

enum Certify: Subcommand {
  static let eta = Option(
    name: "eta", value: "RATE|A..B", help: "the rate, or the interval of rates, to certify")
  static let widest = Option(
    name: "widest", help: "the first piece of the safe set, up to a millionth of its ends",
    rival: eta.name)
  static let set = Option(
    name: "set", value: "NAME=VALUE|A..B",
    help: "give a parameter another value, or a range that the certificate is to hold for", isRepeatable: true
  )
  static let claim = Option(
    name: "claim", value: "KIND", help: "what to claim; whatever is true unless told",
    completion: .oneOf(CertificationQuestion.Wish.allCases.map(\.rawValue)))
  static let schedule = Option(
    name: "schedule", help: "one function for every sequence of parameters in the box")
  static let polygon = Option(
    name: "polygon", help: "one function for every sequence in a polygon, grown inside the box",
    rival: schedule.name)
  static let factor = Option(
    name: "factor", value: "R",
    help: "what V is to shrink by at every step; the spectral radius squared, or more")
  static let reach = Option(
    name: "reach", value: "E", help: "also count the steps that provably suffice to come within E")
  static let within = Option(
    name: "within", value: "R", help: "with --reach: from anywhere within R; 1 unless told")
  static let output = Option(
    name: "output", value: "FILE", help: "where the certificate goes; standard output unless told",
    letter: "o")

  static let declaration = Declaration(
    name: "certify",
    summary: "write a certificate of convergence that others can check",
    discussion: [
      "Finds a quadratic function V that shrinks at every step, for all rates that are asked for, proves it in exact "
        + "arithmetic, has the proof accepted by the independent checker, and writes it. What cannot be proved is "
        + "refused with the reason, and no file is written.",
      "For a method whose step becomes smaller with its number, such as anchored, it is certified how the distance shrinks, "
        + "or that it grows, from some step on; the steps before are enclosed.",
      "The certificate goes to FILE, or to standard output; then the summary goes to standard error. A rate that "
        + "does not converge gets a certificate that it diverges.",
      "With --flow there is neither method nor rate: the claim is about the flow z' = -G(z), which steps follow ever "
        + "more closely as they become smaller.",
    ],
    operands: [.game],
    options: [
      optionalMethod, eta, widest, flow, set, claim, schedule, polygon, factor, reach, within, .equilibrium,
      .players,
      output, .json,
    ],
    examples: [
      "stepproof certify dirac-gan-r1 --method alternating --widest -o dirac-gan-r1.json",
      "stepproof certify xy --method optimistic --eta 0..1/2",
      "stepproof certify dirac-gan-r1 --method simultaneous --eta 0..1/2 --set gamma=1/10..1",
      "stepproof certify xy --method optimistic --eta 0..1 --set beta=0..1 --polygon",
      "stepproof certify lq-wgan --flow",
    ])

  static func run(_ arguments: Arguments, for page: Page) throws -> Outcome {
    if arguments.has(flow) { return try runFlow(arguments, for: page) }
    guard arguments.has(.method) else { throw Misuse(reason: .optionMissing(.method), command: "certify") }
    guard arguments.has(eta) || arguments.has(widest) else {
      throw Misuse(reason: .optionMissing(eta), command: "certify")
    }
    let question = try CertificationQuestion(
      rates: arguments.value(of: eta),
      wish: arguments.value(of: claim).flatMap(CertificationQuestion.Wish.init(rawValue:)),
      everySequence: arguments.has(schedule), inPolygon: arguments.has(polygon),
      factor: arguments.value(of: factor)
    ).counting(reach: arguments.value(of: reach), within: arguments.value(of: within))
    let path = arguments.value(of: output)
    let (report, text, granted) = try certified(arguments, question, path: path)
    if let path { try OutputFile.write(text, to: path) }
    let status: ExitCode = granted ? .holds : .doesNotHold
    let summary = arguments.has(.json) ? report.json.text() : report.text(on: page)
    return path == nil
      ? Outcome(results: text, remarks: summary, status: status) : Outcome(results: summary, status: status)
  }

  private static func certified(
    _ arguments: Arguments, _ question: CertificationQuestion, path: String?
  ) throws -> (CertificationReport, text: String, granted: Bool) {
    let rule = try UpdateRule(arguments.value(of: .method) ?? "")
    let settings = try arguments.settings(of: set)
    switch try arguments.subject() {
    case .game(let problem, let place):
      let found = try problem.certified(
        by: rule, setting: settings, at: place, version: Version.current, question)
      let text = try found.certification.checkedText()
      let report = CertificationReport(found, byteCount: text.utf8.count, path: path)
      return (report, text, found.certification.grantsWish)
    case .matrix(let problem):
      let found = try problem.certified(by: rule, setting: settings, version: Version.current, question)
      let text = try found.certification.checkedText()
      let report = CertificationReport(found, rule: rule, byteCount: text.utf8.count, path: path)
      return (report, text, found.certification.grantsWish)
    }
  }
}

extension CertificationReport {
  init(_ found: CertifiedProblem, byteCount: Int, path: String?) {
    let linearized = found.linearized
    self.init(
      problem: Heading(
        name: linearized.problem.name, game: linearized.problem.game, overriding: linearized.settings.game),
      method: Heading(
        method: linearized.update.method.method, overriding: linearized.settings.method,
        ranging: Set(found.certification.certificate.problem.box.names)),
      point: PointReport(linearized.update.equilibrium, variables: linearized.update.variables),
      certificate: found.certification.certificate, found: found.certification.method, byteCount: byteCount,
      path: path, remarks: found.certification.remarks,
      steps: found.certification.stepCount.map(CertificationReport.Steps.init))
  }

  init(_ found: CertifiedMatrix, rule: UpdateRule, byteCount: Int, path: String?) {
    self.init(
      problem: Heading(found.problem),
      method: Heading(method: rule.method, overriding: found.methodValues), point: nil,
      certificate: found.certification.certificate, found: found.certification.method, byteCount: byteCount,
      path: path, remarks: found.certification.remarks,
      steps: found.certification.stepCount.map(CertificationReport.Steps.init))
  }
}

extension CertificationReport.Steps {
  init(_ count: StepCount) {
    self.init(count: count.count, within: count.within, reach: count.reach, overshoot: count.overshoot)
  }
}

extension Certification {
  /// What the widest certificate leaves out.
  fileprivate var remarks: [String] {
    var remarks: [String] = []
    if let end { remarks.append("the safe set ends at \(end.decimal(digits: 15, side: .to))...") }
    if furtherPieces > 0 {
      let noun = furtherPieces == 1 ? "one more piece" : "\(furtherPieces) more pieces"
      remarks.append("the safe set has \(noun); give its rates with --eta")
    }
    return remarks
  }
}
