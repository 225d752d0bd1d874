// How wide a terminal is, and whether it wants colour.

import Glibc
import Reports

extension Page {
  /// The terminal behind a descriptor; a page without width or colour where there is none.
  ///
  /// `NO_COLOR` counts when it is set and not empty (https://no-color.org).
  init(ofDescriptor descriptor: Int32) {
    guard isatty(descriptor) == 1 else {
      self.init()
      return
    }
    var size = winsize()
    let width = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    let isPlain = Self.environment("NO_COLOR").map { !$0.isEmpty } ?? false
    self.init(width: width, isColoured: !isPlain && Self.environment("TERM") != "dumb")
  }

  private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
