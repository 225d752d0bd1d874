// Writes one Swift file that holds the given text files: EmbedTexts OUTPUT ROOT FILE...

import Foundation

let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first, let root = arguments.dropFirst().first else {
  FileHandle.standardError.write(Data("usage: EmbedTexts OUTPUT ROOT FILE...\n".utf8))
  exit(64)
}
// Three pound signs: no text of ours holds the sequence that would end such a literal.
var source = "// Generated from the folders methods, problems and theorems.\n\nenum EmbeddedTexts {\n"
source += "  static let files: [(path: String, text: String)] = [\n"
for file in arguments.dropFirst(2) {
  let text = try String(contentsOfFile: file, encoding: .utf8)
  let path = file.dropFirst(root.count).drop { $0 == "/" }
  source += "    (\n      path: \"\(path)\",\n      text: ###\"\"\"\n\(text)\"\"\"###\n    ),\n"
}
source += "  ]\n}\n"
try source.write(toFile: output, atomically: true, encoding: .utf8)
