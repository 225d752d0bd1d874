// Matrices as tests write them: bytes put into a file for as long as it takes to read them.

import Exact
import Foundation
import MatrixFiles

/// Writes bytes to a new file with an ending, and calls `body` with its path.
func withFile<Result>(_ bytes: [UInt8], ending: String, _ body: (String) throws -> Result) throws -> Result {
  let name = "stepproof-\(UUID().uuidString).\(ending)"
  let path = FileManager.default.temporaryDirectory.appending(path: name).path
  try Data(bytes).write(to: URL(filePath: path))
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try body(path)
}

/// What comes of a path: a matrix or a fault.
func loaded(_ path: String) -> Result<MatrixFile, MatrixFileFault> {
  Result { () throws(MatrixFileFault) in try MatrixFile(loading: path) }
}

/// The matrix that bytes hold, the name of an array put behind the path.
func matrix(_ bytes: [UInt8], _ ending: String, array name: String? = nil) throws -> MatrixFile {
  try withFile(bytes, ending: ending) { try loaded($0 + (name.map { ":\($0)" } ?? "")).get() }
}

func matrix(_ text: String, _ ending: String) throws -> MatrixFile { try matrix(Array(text.utf8), ending) }

/// The words of the fault in bytes; `nil` when they hold a matrix.
func words(_ bytes: [UInt8], _ ending: String, array name: String? = nil) throws -> String? {
  try withFile(bytes, ending: ending) { path in
    switch loaded(path + (name.map { ":\($0)" } ?? "")) {
    case .success: nil
    case .failure(let fault): fault.words
    }
  }
}

func words(_ text: String, _ ending: String) throws -> String? { try words(Array(text.utf8), ending) }

/// Where reading does not trap, everything about its answer holds.
func isSound(_ result: Result<MatrixFile, MatrixFileFault>) -> Bool {
  switch result {
  case .success(let matrix):
    matrix.entries.count == matrix.rowCount * matrix.columnCount && matrix.rowCount > 0
      && matrix.columnCount > 0 && matrix.entries.allSatisfy(\.isFinite)
      && (matrix.exact?.count ?? matrix.entries.count) == matrix.entries.count
  case .failure(let fault): !fault.words.isEmpty
  }
}

struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) | (state << 31)
  }
}
