// Where an eigenvalue of J has to lie for a method to converge at a rate, and where those of a game lie.

/// The stability regions of a method that is made of J alone.
package struct StabilityPicture: Equatable, Sendable {
  /// A rate, with the largest modulus of an eigenvalue of M over the plane of eigenvalues of J.
  package struct Region: Equatable, Sendable {
    package let rate: Double
    package let modulus: Sampling

    package init(rate: Double, modulus: Sampling) { (self.rate, self.modulus) = (rate, modulus) }
  }

  /// What the rate is called.
  package let rate: String
  package let eigenvalues: [Point]
  /// At the best rate.
  package let best: Region
  /// Where the safe set ends; `nil` for one without end.
  package let last: Region?

  package init(rate: String, eigenvalues: [Point], best: Region, last: Region?) {
    (self.rate, self.eigenvalues, self.best, self.last) = (rate, eigenvalues, best, last)
  }
}

extension Figure {
  package static func region(_ picture: StabilityPicture, name: String, of method: String) -> Figure {
    let grid = picture.best.modulus
    let centre = Point((grid.lower.x + grid.upper.x) / 2, (grid.lower.y + grid.upper.y) / 2)
    let plot = Plot(
      centredAt: centre, reach: (grid.upper.y - grid.lower.y) / 2, labels: ("real part", "imaginary part"),
      width: 380, height: 372)
    func borders(_ region: StabilityPicture.Region) -> [[Point]] {
      region.modulus.borders(at: 1).map { Polyline.simplified($0.map(plot.place)) }
    }
    func words(_ region: StabilityPicture.Region) -> String {
      "\(picture.rate) ≈ \(NumberWords.short(region.rate))"
    }
    var marks = plot.grid
    let rings = picture.best.modulus.rings(below: 1).map { Polyline.simplified($0.map(plot.place)) }
    marks.append(.area(rings, ink: "region"))
    marks += grey(plot)
    marks.append(.lines(borders(picture.best), ink: "border"))
    var keys = [Key(.area, "region", "stable at \(words(picture.best))")]
    if let last = picture.last {
      marks.append(.lines(borders(last), ink: "edge"))
      keys.append(Key(.line, "edge", "border at \(words(last))"))
    }
    for value in picture.eigenvalues where plot.shows(value) {
      marks.append(.dot(plot.place(value), radius: 4, ink: "point"))
    }
    keys.append(Key(.dot, "point", "eigenvalues of J"))
    return Figure(
      name: name, title: "Eigenvalues of J and where \(method) is stable",
      description:
        "In the plane of eigenvalues of J, the region in which an eigenvalue has to lie for the method to "
        + "converge at the rate, in floating point; and the eigenvalues of this game.",
      width: 380, height: 372, marks: marks + plot.frame, keys: keys,
      rows: [["kind", "real", "imaginary"]]
        + picture.eigenvalues.map { ["eigenvalue", short($0.x), short($0.y)] }
        + border("border at \(words(picture.best))", picture.best)
        + (picture.last.map { border("border at \(words($0))", $0) } ?? []))
  }

  /// The two axes of the plane.
  private static func grey(_ plot: Plot) -> [Mark] {
    let (x, y) = (plot.horizontal, plot.vertical)
    return [
      .lines(
        plot.curve([Point(x.lower, 0), Point(x.upper, 0)])
          + plot.curve([Point(0, y.lower), Point(0, y.upper)]),
        ink: "axis")
    ]
  }

  private static func border(_ kind: String, _ region: StabilityPicture.Region) -> [[String]] {
    region.modulus.borders(at: 1).flatMap { line in line.map { [kind, short($0.x), short($0.y)] } }
  }

  private static func short(_ value: Double) -> String { NumberWords.short(value, digits: 6) }
}
