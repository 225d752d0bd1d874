// The source tree as the tests of the house see it.

import Foundation
import Testing

enum House {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The paths of all files below a folder with one of these endings, relative to the root and sorted.
  static func files(below folder: String, endingIn endings: Set<String>) -> [String] {
    let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
    return (names?.compactMap { $0 as? String } ?? [])
      .map { "\(folder)/\($0)" }
      .filter { endings.contains(URL(filePath: $0).pathExtension) }
      .sorted()
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func lines(_ path: String) throws -> [String] {
    try text(path).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

/// What a process printed, and how it ended.
struct Run {
  let output: String
  let remarks: String
  let status: Int32

  /// Runs a program with closed standard input.
  init(_ program: URL, _ arguments: [String], environment: [String: String] = [:]) throws {
    let process = Process()
    let (output, remarks) = (Pipe(), Pipe())
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = House.root
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = remarks
    try process.run()
    // What goes to standard error always fits the pipe, so the one can be read after the other.
    self.output = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    self.remarks = String(decoding: try remarks.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
  }

  /// Runs the program built beside these tests.
  init(stepproof arguments: [String], environment: [String: String] = [:]) throws {
    try self.init(Run.program, arguments, environment: environment)
  }

  /// Runs the checker's program.
  init(check arguments: [String]) throws {
    try self.init(Run.program.deletingLastPathComponent().appending(path: "stepproof-check"), arguments)
  }

  /// Runs a script with `stepproof` on its path and its arguments as `$1`...
  init(shell script: String, _ arguments: [String] = [], shell: String = "/bin/bash") throws {
    let path = Run.program.deletingLastPathComponent().path
    let inherited = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    try self.init(
      URL(filePath: shell), ["-c", script, "script"] + arguments,
      environment: ["PATH": "\(path):\(inherited)"])
  }

  /// SwiftPM puts programs and the bundle of the tests into one folder.
  static let program: URL = {
    let tests = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    return URL(filePath: tests).deletingLastPathComponent().appending(path: "stepproof")
  }()
}
