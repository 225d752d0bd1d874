// Reading what lies in the folder of examples.

import Foundation
import Language

/// A method in the folder of examples.
func exampleMethod(_ path: String) throws -> Method {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let text = try String(contentsOf: root.appending(path: "examples/\(path).method"), encoding: .utf8)
  return try Method(reading: SourceFile(name: "\(path).method", text: text))
}
