// Files from the disk, with limits, so that any path is safe to try.

#if canImport(Glibc)
  import Glibc
#endif

enum FileBytes {
  /// All bytes of a file, or its first ones if it grows meanwhile; the array has room for one more.
  static func read(_ path: String) throws(MatrixFileFault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw errno == ENOENT ? .missing : .unreadable(code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(code: errno) }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { throw .isDirectory }
    guard kind == S_IFREG else { throw .notARegularFile }
    let size = Int(status.st_size)
    guard size <= MatrixFile.sizeLimit else { throw .tooLarge(limit: MatrixFile.sizeLimit) }
    // Not a mapping: one of a file that another process shortens would end this one.
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      while count < size {
        let received = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if received < 0 && errno == EINTR { continue }
        if received < 0 { failure = errno }
        if received <= 0 { break }
        count += received
      }
    }
    if let failure { throw .unreadable(code: failure) }
    return bytes
  }
}
