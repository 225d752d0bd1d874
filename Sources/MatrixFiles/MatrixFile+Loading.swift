// From a path to a matrix: the ending of the path says what the file holds.

extension MatrixFile {
  package static let endings = MatrixPath.Format.allCases.map(\.rawValue)

  /// Whether a path is meant as a matrix: it ends in one of the endings, or names an array in an npz archive.
  package static func isMatrix(path: String) -> Bool { MatrixPath(path) != nil }

  /// Reads the matrix at a path; `archive.npz:NAME` is one array of several.
  package init(loading path: String) throws(MatrixFileFault) {
    guard let place = MatrixPath(path) else { throw .unknownEnding }
    let bytes = try FileBytes.read(place.file)
    guard !bytes.isEmpty else { throw .empty }
    switch place.format {
    case .npy: try self.init(numPy: bytes)
    case .npz: try self.init(numPy: NumPyArchive.array(called: place.arrayName, in: bytes))
    case .mtx: try self.init(matrixMarket: bytes)
    case .csv: try self.init(table: bytes)
    }
  }
}

/// Where a matrix lies: in which file, written how, and for an archive in which of its arrays.
struct MatrixPath: Equatable {
  enum Format: String, CaseIterable {
    case npy, npz, mtx, csv
  }

  let file: String
  let format: Format
  /// `nil` when the path names no array.
  let arrayName: String?

  /// `nil` when the path has none of the endings.
  init?(_ path: String) {
    if let mark = path.ranges(of: ".npz:").last {
      file = path[..<mark.lowerBound] + ".npz"
      format = .npz
      arrayName = String(path[mark.upperBound...])
      return
    }
    guard let format = Format.allCases.first(where: { path.hasSuffix("." + $0.rawValue) }) else { return nil }
    file = path
    self.format = format
    arrayName = nil
  }
}
