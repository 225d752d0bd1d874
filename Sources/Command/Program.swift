// The process: its words in, its two streams and its exit code out.

import Glibc
import Reports
import Stepproof

@main
struct Program {
  static func main() {
    keepForeignErrorsOffStandardOutput()
    let outcome = Invocation.outcome(
      of: Array(CommandLine.arguments.dropFirst()),
      results: Page(ofDescriptor: STDOUT_FILENO), remarks: Page(ofDescriptor: STDERR_FILENO))
    // Standard error may be closed; there is nobody left to tell then.
    _ = write(outcome.remarks, to: STDERR_FILENO)
    let fault = write(outcome.results, to: STDOUT_FILENO)
    switch fault {
    case 0: exit(outcome.status.rawValue)
    case EPIPE:
      // The reader has read enough. Where the signal was not left to end us, end as if it had.
      exit(128 + SIGPIPE)
    default:
      let reason = String(cString: strerror(fault))
      _ = write("stepproof: the result could not be written: \(reason)\n", to: STDERR_FILENO)
      exit(ExitCode.cannotWrite.rawValue)
    }
  }

  /// Writes all of a text; the error number of what prevented it, or 0.
  private static func write(_ text: String, to descriptor: Int32) -> Int32 {
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
