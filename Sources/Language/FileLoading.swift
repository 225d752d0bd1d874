// Files from the disk, with limits, so that any path is safe to try.

#if canImport(Glibc)
  import Glibc
#endif

/// Why a file could not be read as a text.
package enum FileFault: Error, Hashable, Sendable {
  case missing
  case isDirectory
  case notARegularFile
  case unreadable(code: Int32)
  case tooLarge(limit: Int)
  /// The first byte, counted from 0, that no UTF-8 text can have there.
  case notText(offset: Int)
}

extension SourceFile {
  /// Larger files are refused before they are read.
  package static let sizeLimit = 4 << 20

  package init(loading path: String) throws(FileFault) {
    let bytes = try Self.bytes(of: path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .notText(offset: Self.firstInvalidByte(bytes))
    }
    self.init(name: path, text: text)
  }

  /// What a regular file holds.
  package static func bytes(of path: String, limit: Int = sizeLimit) throws(FileFault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw errno == ENOENT ? .missing : .unreadable(code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(code: errno) }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { throw .isDirectory }
    guard kind == S_IFREG else { throw .notARegularFile }
    guard status.st_size <= limit else { throw .tooLarge(limit: limit) }
    // A file may grow while it is read, and those of the system say that they are empty.
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(limit, max(Int(status.st_size), 1 << 16)) + 1)
    while bytes.count <= limit {
      let received = read(descriptor, &chunk, chunk.count)
      if received < 0 { throw .unreadable(code: errno) }
      if received == 0 { return bytes }
      bytes += chunk[..<received]
    }
    throw .tooLarge(limit: limit)
  }

  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int {
    var (low, high) = (0, bytes.count)
    // The longest prefix that is a text up to a character cut off at its end.
    while low < high {
      let middle = (low + high + 1) / 2
      let isText = (0..<4).contains { cut in
        middle >= cut && String(validating: bytes[..<(middle - cut)], as: UTF8.self) != nil
      }
      if isText { low = middle } else { high = middle - 1 }
    }
    while low > 0, String(validating: bytes[..<low], as: UTF8.self) == nil { low -= 1 }
    return low
  }
}
