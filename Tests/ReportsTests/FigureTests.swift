// Pictures: axes, lines, regions, and the SVG that they become.

import Foundation
import FoundationXML
import Testing

@testable import Reports

/// What an XML document consists of; `nil` for one that is not well-formed.
func elements(of text: String) -> [String: Int]? {
  final class Counter: NSObject, XMLParserDelegate {
    var counts: [String: Int] = [:]

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      counts[name, default: 0] += 1
    }
  }
  let (parser, counter) = (XMLParser(data: Data(text.utf8)), Counter())
  parser.delegate = counter
  return parser.parse() ? counter.counts : nil
}

@Suite("Figures")
struct FigureTests {
  // MARK: Axes

  @Test(
    "an axis is labelled with short numbers",
    arguments: [
      (0.0, 1.0, ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
      (-1.5, 1.5, ["−1.5", "−1", "−0.5", "0", "0.5", "1", "1.5"]),
      (0, 0.0217, ["0", "0.005", "0.01", "0.015", "0.02"]), (0, 3720, ["0", "1000", "2000", "3000"]),
      (0, 2_000_000, ["0", "5·10⁵", "10·10⁵", "15·10⁵", "20·10⁵"]),
      (99, 101, ["99", "99.5", "100", "100.5", "101"]),
    ])
  func ticks(lower: Double, upper: Double, labels: [String]) {
    #expect(Axis("x", from: lower, to: upper).ticks().map(\.label) == labels)
  }

  @Test("a logarithmic axis is labelled with powers of ten, and has no place for 0")
  func logarithmic() {
    let axis = Axis("x", from: 1e-7, to: 2, .logarithmic)
    #expect(axis.ticks().map(\.label) == ["10⁻⁷", "10⁻⁵", "0.001", "0.1"])
    #expect(abs(axis.position(of: 1e-7)) < 1e-12 && abs(axis.position(of: 2) - 1) < 1e-12)
    #expect(!axis.position(of: 0).isFinite)
  }

  @Test(
    "lengths are written to a tenth of a pixel",
    arguments: [
      (0.0, "0"), (-0.04, "0"), (12.34, "12.3"), (12.96, "13"), (-3.25, "-3.3"), (100, "100"),
    ])
  func pixels(value: Double, text: String) { #expect(Mark.pixels(value) == text) }

  // MARK: Lines

  @Test("a line is cut off at the frame, and interrupted where there is no number")
  func clipping() {
    let plot = Plot(Axis("x", from: 0, to: 10), Axis("y", from: 0, to: 1), width: 100, height: 100)
    let inside = plot.curve([Point(-5, 0.5), Point(5, 0.5), Point(20, 0.5)])
    #expect(inside == [[plot.place(0, 0.5), plot.place(10, 0.5)]])
    // Beyond each of the four sides there is nothing, and lines that cross end there.
    for outside in [Point(0, 2), Point(0, -1), Point(-1, 0), Point(11, 0)] {
      let beyond = outside.x == 0 ? Point(10, outside.y) : Point(outside.x, 1)
      #expect(plot.curve([outside, beyond]).isEmpty)
      let crossing = plot.curve([outside, Point(5, 0.5)])
      #expect(crossing.count == 1 && crossing[0].allSatisfy { $0.x >= plot.start.x && $0.x <= plot.end.x })
      #expect(crossing[0].allSatisfy { $0.y >= plot.start.y && $0.y <= plot.end.y })
    }
    let gap = plot.curve([Point(0, 0), Point(1, 1), Point(2, .nan), Point(3, 0), Point(4, 1)])
    #expect(gap.count == 2)
    // Out at the top and in again: two pieces.
    #expect(plot.curve([Point(0, 0), Point(2, 2), Point(4, 0)]).count == 2)
  }

  @Test("points that nobody sees are left out, and no others")
  func simplification() {
    let straight = (0...100).map { Point(Double($0), 2 * Double($0)) }
    #expect(Polyline.simplified(straight) == [straight[0], straight[100]])
    let corner = [Point(0, 0), Point(5, 0.1), Point(10, 0), Point(10, 10)]
    #expect(Polyline.simplified(corner) == [Point(0, 0), Point(10, 0), Point(10, 10)])
    let arc = (0...90).map { Point(100 * cos(Double($0) / 57.3), 100 * sin(Double($0) / 57.3)) }
    let kept = Polyline.simplified(arc)
    #expect(kept.count < 40 && kept.count > 5)
  }

  // MARK: Regions

  /// Twice the area inside rings, those around holes counted against it.
  private func area(_ rings: [[Point]]) -> Double {
    rings.reduce(0) { sum, ring in
      sum + zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
    } / 2
  }

  private func sampling(_ value: (Double, Double) -> Double) -> Sampling {
    Sampling(from: Point(-2, -2), to: Point(2, 2), columns: 81, rows: 81, value)
  }

  @Test("a disc has one ring, an annulus two, a half-plane ends with the grid, and two islands stay two")
  func rings() {
    let disc = sampling { ($0 * $0 + $1 * $1).squareRoot() }.rings(below: 1)
    #expect(disc.count == 1 && abs(area(disc) - .pi) < 0.01)
    let annulus = sampling { abs(($0 * $0 + $1 * $1).squareRoot() - 1) }.rings(below: 0.5)
    #expect(annulus.count == 2 && abs(area(annulus) - .pi * (2.25 - 0.25)) < 0.02)
    let half = sampling { x, _ in x + 1 }.rings(below: 1)
    #expect(half.count == 1 && abs(area(half) - 8) < 1e-9)
    let islands = sampling { min(abs($0 - 1), abs($0 + 1)) + abs($1) }.rings(below: 0.5)
    #expect(islands.count == 2 && abs(area(islands) - 1) < 0.02)
    #expect(sampling { _, _ in 2 }.rings(below: 1).isEmpty)
    // What follows the end of the grid is no border.
    let edge = sampling { x, _ in x + 1 }.borders(at: 1)
    #expect(edge.count == 1 && edge[0].allSatisfy { abs($0.x) < 1e-9 } && abs(edge[0][0].y) == 2)
    let circle = sampling { ($0 * $0 + $1 * $1).squareRoot() }.borders(at: 1)
    #expect(circle.count == 1 && circle[0].first == circle[0].last)
    #expect(sampling { x, _ in x > 0 ? .nan : 0 }.rings(below: 1).count == 1)
  }

  @Test("lines along a rotating field stay on their circles")
  func streamlines() {
    let field = ArrowField(x: sampling { _, y in -y }, y: sampling { x, _ in x })
    let lines = field.streamlines()
    #expect(lines.count > 4)
    for line in lines {
      let radii = line.map { ($0.x * $0.x + $0.y * $0.y).squareRoot() }
      #expect((radii.max() ?? 0) - (radii.min() ?? 0) < 0.05)
    }
    let resting = ArrowField(x: sampling { _, _ in 0 }, y: sampling { _, _ in 0 })
    #expect(resting.streamlines().isEmpty)
  }

  @Test("paths are drawn over a phase portrait, each with its name")
  func paths() throws {
    let field = ArrowField(x: sampling { _, y in -y }, y: sampling { x, _ in x })
    func portrait(_ paths: [Series]) -> Figure {
      .phase(
        PhasePortrait(
          variables: ("x", "y"), field: field,
          equilibria: [
            (Point(0, 0), "equilibrium"), (Point(1, 1), "no solution"), (Point(1, 0), "no solution"),
          ],
          paths: paths))
    }
    let run = Series(name: "a run", points: [Point(1, 0), Point(0, 1), Point(-1, 0), Point(9, 9)])
    let (with, without) = (portrait([run]), portrait([]))
    #expect(with.svg.contains(">a run</text>") && with.svg.contains("<path class=\"b\""))
    #expect(!without.svg.contains("<path class=\"b\""))
    // Three points and the keys of their two kinds, each kind with its own ink.
    #expect(without.svg.matches(of: #/<circle class="ring"/#).count == 3)
    #expect(without.svg.matches(of: #/<circle class="point"/#).count == 2)
    #expect(elements(of: with.svg) != nil)
  }

  // MARK: SVG

  static let hostile = "<a & \"b\"> \u{1}"

  @Test("marks become elements with their inks")
  func marks() {
    #expect(
      Mark.lines([[Point(1, 2), Point(3.04, 4.06)], [Point(9, 9)]], ink: "grid").svg
        == "<path class=\"grid\" d=\"M1 2L3 4.1\"/>")
    #expect(
      Mark.area([[Point(0, 0), Point(1, 0), Point(0, 1)]], ink: "safe").svg
        == "<path class=\"safe\" d=\"M0 0L1 0L0 1Z\"/>")
    #expect(
      Mark.box(from: Point(5, 9), to: Point(1, 2), ink: "safe").svg
        == "<rect class=\"safe\" x=\"1\" y=\"2\" width=\"4\" height=\"7\"/>")
    #expect(
      Mark.text(Self.hostile, at: Point(1, 2), anchor: .end, ink: "tick").svg
        == "<text class=\"tick\" x=\"1\" y=\"2\" text-anchor=\"end\">&lt;a &amp; &quot;b&quot;&gt; \u{FFFD}</text>"
    )
  }

  @Test("a figure is well-formed, has its words, its inks, and its numbers")
  func figure() throws {
    let figure = try #require(
      Figure.lines(
        name: "runs", title: Self.hostile, description: Self.hostile, axes: ("step", "distance"),
        series: [
          Series(name: "one", points: [Point(0, 1), Point(1, 0.1), Point(2, 0.01)]),
          Series(name: Self.hostile, points: [Point(0, 2), Point(2, 0)]),
        ], vertical: .logarithmic, level: (0.5, "half")))
    let counts = try #require(elements(of: figure.svg))
    #expect(counts["title"] == 1 && counts["desc"] == 1 && counts["style"] == 1 && counts["script"] == nil)
    #expect(figure.svg.contains("aria-labelledby=\"runs-title runs-description\""))
    #expect(elements(of: figure.embedded)?["style"] == nil)
    #expect(figure.csv.hasPrefix("series,step,distance\none,0,1\none,1,0.1\n"))
    // Every class has a rule, so that nothing is black by accident.
    let classes = Set(figure.svg.matches(of: #/class="([a-z-]+)"/#).map { String($0.1) })
    for name in classes { #expect(Palette.rules.contains(".\(name){") || name == "name", "\(name)") }
    // On its own a picture has its colours written out, light first.
    #expect(!figure.svg.contains("var(") && figure.svg.contains("@media (prefers-color-scheme:dark)"))
    #expect(!figure.svg.contains("nan") && !figure.svg.contains("inf"))
  }

  @Test("a figure without points is none")
  func empty() {
    #expect(
      Figure.lines(
        name: "a", title: "", description: "", axes: ("", ""), series: [Series(name: "", points: [])]) == nil)
    let curve = RadiusCurve(rate: "eta", points: [], safe: [], certainty: "exact", certified: [], best: nil)
    #expect(Figure.radius(curve, name: "a", of: "b") == nil)
    #expect(Figure.tracks(EigenvalueTracks(rate: "eta", steps: [], best: nil), name: "a", of: "b") == nil)
  }

  @Test("a bar without end reaches the frame, and a method that never converges says so")
  func comparison() throws {
    let figure = Figure.comparison(
      [
        ComparedMethod(
          name: "endless", safe: [.init(lower: 0, upper: nil)], certified: [.init(lower: 0, upper: 1_000)],
          best: 500, words: "0"),
        ComparedMethod(
          name: "short", safe: [.init(lower: 0, upper: 2)], certified: [], best: 1, words: "0.5"),
        ComparedMethod(name: "never", safe: [], certified: [], best: nil, words: "none: diverges"),
      ], rate: "eta")
    #expect(elements(of: figure.svg)?["rect"] == 6)
    #expect(figure.svg.contains(">none: diverges</text>"))
    #expect(
      figure.csv == """
        method,from,to,best,radius
        endless,0,inf,500,0
        short,0,2,1,0.5
        never,,,,none: diverges

        """)
    // A best rate far out does not press the others together, and is not drawn; that of the key is.
    #expect(figure.svg.matches(of: #/<circle/#).count == 2)
    // What is certified beyond the frame is not drawn beyond it.
    let right = figure.svg.matches(of: #/<rect class="certified" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/#)
    let edges = right.compactMap { match in Double(match.1).flatMap { x in Double(match.2).map { x + $0 } } }
    #expect(edges.allSatisfy { $0 <= 365 })
  }

  @Test("eigenvalues are followed, not confused")
  func tracks() throws {
    // Two real eigenvalues that cross, and the safe rates below 1/2.
    let steps = (1...20).map { place -> EigenvalueTracks.Step in
      let rate = Double(place) / 20
      let values = [Point(rate, 0.2), Point(1 - rate, -0.2)]
      return .init(rate: rate, values: place % 2 == 0 ? values : values.reversed(), isSafe: rate < 0.5)
    }
    let figure = try #require(
      Figure.tracks(EigenvalueTracks(rate: "eta", steps: steps, best: steps[5]), name: "a", of: "b"))
    // Each runs straight: two points a stretch, two stretches an ink.
    for ink in ["border", "rest"] {
      let path = try #require(figure.svg.firstMatch(of: try Regex("<path class=\"\(ink)\" d=\"([^\"]*)\"/>")))
      let data = String(figure.svg[path.range])
      #expect(data.count { $0 == "M" } == 2 && data.count { $0 == "L" } == 2, "\(data)")
    }
  }

  // MARK: Markup

  @Test(
    "base64 is that of RFC 4648",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
      ("foobar", "Zm9vYmFy"), ("η > 0", "zrcgPiAw"),
    ])
  func base64(text: String, encoded: String) {
    #expect(Markup.base64(Array(text.utf8)) == encoded)
  }
}
