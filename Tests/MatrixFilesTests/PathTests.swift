// Which paths are meant as matrices, and files that are none.

import Exact
import Foundation
import Testing

@testable import MatrixFiles

@Suite("Paths of matrices")
struct PathTests {
  @Test(
    "end in one of the endings, or name an array in an archive",
    arguments: [
      ("J.npy", true), ("a b/J.npz", true), ("J.mtx", true), ("./J.csv", true), ("J.npz:A", true),
      ("J.npz:a/b.c", true), ("J.npz:", true), ("xy", false), ("xy.game", false), ("npy", false),
      ("J.npy:A", false), ("J.csv.gz", false), ("", false), ("J.NPY", false),
    ])
  func endings(path: String, isMatrix: Bool) {
    #expect(MatrixFile.isMatrix(path: path) == isMatrix)
  }

  @Test(
    "split into a file and an array",
    arguments: [
      ("J.npz:A", "J.npz", "A"), ("J.npz", "J.npz", nil), ("é.npz:é:x", "é.npz", "é:x"),
      ("a.npz:b.npz:c", "a.npz:b.npz", "c"), ("J.npz:b.csv", "J.npz", "b.csv"), ("a:b.csv", "a:b.csv", nil),
    ] as [(String, String, String?)])
  func parts(path: String, file: String, name: String?) {
    #expect(MatrixPath(path)?.file == file)
    #expect(MatrixPath(path)?.arrayName == name)
  }

  @Test("are listed by their endings")
  func list() {
    #expect(MatrixFile.endings == ["npy", "npz", "mtx", "csv"])
  }

  @Test(
    "say what is wrong with them",
    arguments: [
      ("J.txt", "expected a file that ends in .npy, .npz, .mtx or .csv"),
      ("/nowhere/J.npy", "there is no such file"),
      ("/nowhere/J.npz:A", "there is no such file"),
      ("/dev/null/J.npy", "not a directory"),
    ])
  func faults(path: String, words: String) throws {
    #expect(throws: MatrixFileFault.self) { try MatrixFile(loading: path) }
    guard case .failure(let fault) = loaded(path) else { return }
    #expect(fault.words == words)
  }

  @Test(
    "of folders, devices, and files of no bytes or far too many are refused", arguments: MatrixFile.endings)
  func notFiles(ending: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "stepproof-\(UUID().uuidString)")
    let inner = folder.appending(path: "folder.\(ending)")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(fault(inner) == "expected a file, found a folder")

    let device = folder.appending(path: "device.\(ending)")
    try FileManager.default.createSymbolicLink(at: device, withDestinationURL: URL(filePath: "/dev/zero"))
    #expect(fault(device) == "expected a file that holds a matrix, found a device, pipe or socket")

    let file = folder.appending(path: "file.\(ending)")
    try Data().write(to: file)
    #expect(fault(file) == "expected a matrix, found an empty file")
    // Sparse: it takes no room on the disk.
    try FileHandle(forWritingTo: file).truncate(atOffset: 2 << 30 + 1)
    #expect(fault(file) == "the file is larger than 2 GB")
  }

  @Test("that may not be read are told apart by what the system says")
  func forbidden() {
    #expect(MatrixFileFault.unreadable(code: EACCES).words == "permission denied")
  }

  private func fault(_ url: URL) -> String? {
    if case .failure(let fault) = loaded(url.path) { fault.words } else { nil }
  }
}
