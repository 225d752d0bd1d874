// The colours of figures and pages, light and dark.

/// One style sheet serves pictures and pages. Hues are those of Okabe and Ito, which stay apart for colour-blind
/// eyes, darkened on white and lightened on black until lines stand out by 3 to 1; every line has a dash pattern of
/// its own besides.
enum Palette {
  /// The inks of series, in the order in which they are given out.
  static let series = ["a", "b", "c", "d", "e", "f"]

  private static let light = [
    "paper": "#fff", "back": "#f7f7f5", "text": "#1b1b1b", "faint": "#595959", "grid": "#e4e4e2",
    "axis": "#6b6b6b", "link": "#0057a8", "a": "#0072b2", "b": "#c44f00", "c": "#007a5a", "d": "#a8487f",
    "e": "#8a6400", "f": "#3f3f3f", "safe": "#c2e7da", "certified": "#007a5a", "unsafe": "#f8e0d0",
    "region": "#cfe4f3", "rest": "#8f8f8f", "mark": "#c44f00",
  ]
  private static let dark = [
    "paper": "#16181b", "back": "#1e2125", "text": "#ececec", "faint": "#b3b3b3", "grid": "#33373c",
    "axis": "#9a9a9a", "link": "#7db9f5", "a": "#56b4e9", "b": "#f5873f", "c": "#2cc596", "d": "#e79cc7",
    "e": "#f0c23c", "f": "#d0d0d0", "safe": "#12402f", "certified": "#2cc596", "unsafe": "#46291c",
    "region": "#173a52", "rest": "#777", "mark": "#f5873f",
  ]

  private static func properties(_ colours: [String: String]) -> String {
    colours.sorted { $0.key < $1.key }.map { "--\($0.key):\($0.value)" }.joined(separator: ";")
  }

  /// The colours as properties of the root, for screens and for paper.
  static let colours =
    ":root{color-scheme:light dark;\(properties(light))}\n"
    + "@media (prefers-color-scheme:dark){:root{\(properties(dark))}}\n"
    + "@media print{:root{\(properties(light))}}\n"

  /// What a picture needs on its own, every colour written out: not all programs that read pictures know properties.
  static let alone =
    written(light)
    + "@media (prefers-color-scheme:dark){\n\(written(dark))}\n@media print{\n\(written(light))}\n"

  private static func written(_ colours: [String: String]) -> String {
    colours.reduce(rules) { $0.replacing("var(--\($1.key))", with: $1.value) }
  }

  private static let dashes = ["none", "7 3", "2 2.5", "9 3 2 3", "4 2", "12 3"]

  private static let lines =
    zip(series, dashes).map { ink, dash in
      ".figure .\(ink){fill:none;stroke:var(--\(ink));stroke-width:1.8;stroke-dasharray:\(dash)}\n"
        + ".figure .dot-\(ink){fill:var(--\(ink));stroke:var(--paper);stroke-width:1}\n"
    }.joined()

  /// The inks of pictures.
  static let rules =
    """
    .figure{background:var(--paper);font-family:system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif}
    .figure path{stroke-linejoin:round}
    .figure text{font-size:12px;fill:var(--text)}
    .figure .tick{font-size:11px;fill:var(--text)}
    .figure .small{font-size:10px;fill:var(--faint)}
    .figure rect{shape-rendering:crispEdges}
    .figure .paper{fill:var(--paper)}
    .figure .grid{fill:none;stroke:var(--grid);stroke-width:1}
    .figure .axis{fill:none;stroke:var(--axis);stroke-width:1}
    .figure .unit{fill:none;stroke:var(--text);stroke-width:1.2;stroke-dasharray:4 3}
    .figure .safe{fill:var(--safe)}
    .figure .unsafe{fill:var(--unsafe)}
    .figure .region{fill:var(--region)}
    .figure .between{fill:var(--rest)}
    .figure .certified{fill:var(--certified)}
    .figure .polygon{fill:var(--certified);fill-opacity:.45;stroke:var(--certified);stroke-width:1.5}
    .figure .edge{fill:none;stroke:var(--a);stroke-width:1.5;stroke-dasharray:5 3}
    .figure .border{fill:none;stroke:var(--a);stroke-width:1.5}
    .figure .rest{fill:none;stroke:var(--rest);stroke-width:1.4}
    .figure .arrow{fill:var(--a)}
    .figure .flow{fill:none;stroke:var(--a);stroke-width:1;stroke-opacity:.75}
    .figure .point{fill:var(--mark);stroke:var(--paper);stroke-width:1}
    .figure .ring{fill:var(--paper);stroke:var(--mark);stroke-width:1.8}
    .figure .guide{fill:none;stroke:var(--mark);stroke-width:1.2;stroke-dasharray:3 3}

    """ + lines
}
