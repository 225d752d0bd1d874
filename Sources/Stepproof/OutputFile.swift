// Files that are there as a whole or not at all.

import Glibc

/// Why a file could not be written.
package struct OutputFault: Error, Hashable, Sendable {
  package let path: String
  /// The system's number for the reason.
  package let code: Int32

  package var words: String { "\(path) could not be written: \(String(cString: strerror(code)))\n" }
}

package enum OutputFile {
  /// Writes a text beside its place, and moves it there when all of it is on the disk. What was there before is there
  /// until then, and stays when something fails. What is no regular file, such as a pipe, is written to directly.
  package static func write(_ text: String, to path: String) throws(OutputFault) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      let fault = writeDirectly(text, to: path)
      guard fault == 0 else { throw OutputFault(path: path, code: fault) }
      return
    }
    let beside = "\(path).\(getpid()).part"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw OutputFault(path: path, code: errno) }
    var fault = write(text, to: descriptor)
    if fault == 0, fsync(descriptor) != 0, errno != EINVAL { fault = errno }
    if close(descriptor) != 0, fault == 0 { fault = errno }
    if fault == 0, rename(beside, path) != 0 { fault = errno }
    guard fault != 0 else { return }
    unlink(beside)
    throw OutputFault(path: path, code: fault)
  }

  /// Sees to it that there is a folder; the folder that it lies in has to be there.
  package static func makeFolder(_ path: String) throws(OutputFault) {
    guard mkdir(path, 0o755) != 0 else { return }
    let code = errno
    var status = stat()
    if code == EEXIST, stat(path, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR { return }
      throw OutputFault(path: path, code: ENOTDIR)
    }
    throw OutputFault(path: path, code: code)
  }

  private static func writeDirectly(_ text: String, to path: String) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    return write(text, to: descriptor)
  }

  /// Writes all of a text; the error number of what prevented it, or 0.
  package static func write(_ text: String, to descriptor: Int32) -> Int32 {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
