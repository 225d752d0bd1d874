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
    _ = OutputFile.write(outcome.remarks, to: STDERR_FILENO)
    let fault = OutputFile.write(outcome.results, to: STDOUT_FILENO)
    switch fault {
    case 0: exit(outcome.status.rawValue)
    case EPIPE:
      // The reader has read enough. Where the signal was not left to end us, end as if it had.
      exit(128 + SIGPIPE)
    default:
      let reason = String(cString: strerror(fault))
      _ = OutputFile.write("stepproof: the result could not be written: \(reason)\n", to: STDERR_FILENO)
      exit(ExitCode.cannotWrite.rawValue)
    }
  }
}
