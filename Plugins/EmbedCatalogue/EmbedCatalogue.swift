// Puts the shipped methods, games and theorems into the program, so that it runs without its source folder.

import Foundation
import PackagePlugin

@main
struct EmbedCatalogue: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let root = context.package.directoryURL
    let texts = ["methods", "problems", "theorems"].flatMap { textFiles(below: root.appending(path: $0)) }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTexts.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(texts.count) methods, games and theorems",
        executable: try context.tool(named: "EmbedTexts").url,
        arguments: [output.path, root.path] + texts.map(\.path),
        inputFiles: texts,
        outputFiles: [output])
    ]
  }

  private func textFiles(below folder: URL) -> [URL] {
    let names = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (names?.compactMap { $0 as? URL } ?? [])
      .filter { ["method", "game", "theorem"].contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
  }
}
