// gallery: many games on one page in Markdown, with pictures.

import Reports
import Stepproof

enum Gallery: Subcommand {
  static let games = Option(
    name: "games", value: "A,B,C", help: "only these games, by name or path; all that ship unless told")
  static let figures = Option(
    name: "figures", value: "DIR", help: "write pictures there, which the page shows")
  static let pictured = Option(
    name: "pictured", value: "A,B,C", help: "with --figures: only these games have pictures")

  static let declaration = Declaration(
    name: "gallery",
    summary: "write one page about many games, in Markdown",
    discussion: [
      "Every game with its players, its equilibrium, and the methods that are fastest there; with --figures, pictures "
        + "of the methods side by side and of the field where a game has two variables."
    ],
    operands: [],
    options: [games, Compare.methods, Report.output, figures, pictured],
    examples: [
      "stepproof gallery -o gallery.md",
      "stepproof gallery --games xy,dirac-gan-r1 --figures pictures -o gallery.md",
    ])

  static func run(_ arguments: Arguments, for page: Page) throws -> Outcome {
    let rules = try arguments.rules(of: Compare.methods)
    let folder = arguments.value(of: figures)
    if folder == nil, arguments.has(pictured) {
      throw Misuse(reason: .optionMissing(figures), command: declaration.name)
    }
    let names = arguments.value(of: games).map { $0.split(separator: ",").map(String.init) }
    let shown = arguments.value(of: pictured)?.split(separator: ",").map(String.init)
    let path = arguments.value(of: Report.output)
    var entries: [GalleryReport.Entry] = []
    var files: [(path: String, text: String)] = []
    let all = names ?? Shelf.games.map(\.name)
    let progress = ProgressLine("looking at games")
    defer { progress.finish() }
    for (number, name) in all.enumerated() {
      progress.report(Double(number) / Double(all.count))
      let isPictured = folder != nil && shown?.contains(name) ?? true
      let study = try Problem(name).study(
        of: rules, setting: [:], at: 1, digits: 6, version: Version.current,
        depth: isPictured ? .pictures : .rates)
      let pictures = isPictured ? study.galleryPictures : []
      let addresses = pictures.map { figure in
        let address = "\(folder ?? "")/\(study.fileName)-\(figure.name).svg"
        files.append((address, figure.svg))
        return (title: figure.title, address: relative(address, to: path))
      }
      entries.append(GalleryReport.Entry(study, pictures: addresses))
    }
    let report = GalleryReport(entries: entries, command: arguments.galleryCommand)
    if let folder { try OutputFile.makeFolder(folder) }
    for file in files { try OutputFile.write(file.text, to: file.path) }
    guard let path else { return Outcome(results: report.markdown) }
    try OutputFile.write(report.markdown, to: path)
    return Outcome(results: "\(path): \(report.summary)\n")
  }

  /// The address of a file as it is called from a page: without the folder that both lie in.
  private static func relative(_ address: String, to page: String?) -> String {
    guard let page, let slash = page.lastIndex(of: "/") else { return address }
    let folder = page[...slash]
    return address.hasPrefix(folder) ? String(address.dropFirst(folder.count)) : address
  }
}

extension Arguments {
  /// The command line that makes the same page.
  fileprivate var galleryCommand: String {
    let options = [Gallery.games, Compare.methods, Gallery.figures, Gallery.pictured, Report.output]
    return "stepproof gallery"
      + options.compactMap { option in value(of: option).map { " \(option.spelling) \($0)" } }.joined()
  }
}

extension GalleryReport.Entry {
  init(_ study: Study, pictures: [(title: String, address: String)]) {
    let problem = study.problem
    self.init(
      group: Shelf.games.first { $0.name == problem.name }?.group ?? "",
      heading: Heading(name: problem.name, game: problem.game),
      players: StudyReport.Player.all(of: problem.game),
      point: PointReport(study.comparison.equilibrium, variables: problem.game.variables),
      comparison: ComparisonReport(study.comparison, of: problem, digits: 6), pictures: pictures)
  }
}
