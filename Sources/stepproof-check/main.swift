// The program around the checker: files in, one verdict a line out.

import Checker
import Glibc
import LimitClaims

/// Writes a text; ends the program where that is impossible.
func say(_ text: String, to descriptor: Int32 = STDERR_FILENO) {
  // Not closed, since that would close the descriptor.
  guard let stream = fdopen(descriptor, "w"), fputs(text, stream) >= 0, fflush(stream) == 0 else { exit(74) }
}

/// What a file begins with, as far as the checker reads and one byte more; `nil`, with `errno`, if it cannot be read.
func content(of file: String) -> [UInt8]? {
  guard let stream = file == "-" ? fdopen(STDIN_FILENO, "r") : fopen(file, "r") else { return nil }
  defer { if file != "-" { fclose(stream) } }
  let bytes = [UInt8](unsafeUninitializedCapacity: Reader.byteLimit + 1) { buffer, count in
    count = fread(buffer.baseAddress, 1, buffer.count, stream)
  }
  return ferror(stream) == 0 ? bytes : nil
}

let usage = """
  usage: stepproof-check FILE...

  Checks certificates of the format stepproof.certificate/1 and prints a line for each: verified, with
  what it claims, or rejected. Why goes to standard error. The file - is standard input.

  Exit codes: 0 all verified, 1 some rejected, 64 misuse, 66 a file that cannot be read.

  """
let arguments = CommandLine.arguments.dropFirst()
if arguments == ["--help"] || arguments == ["--version"] {
  say(arguments == ["--help"] ? usage : "stepproof-check 0.1.0\n", to: STDOUT_FILENO)
  exit(0)
}
let option = arguments.first { $0.hasPrefix("-") && $0 != "-" }
if arguments.isEmpty || option != nil {
  say(option.map { "stepproof-check: no option is called '\($0)'; a file would be './\($0)'\n" } ?? usage)
  exit(64)
}
var code: Int32 = 0
for file in arguments {
  switch content(of: file).map({ verdict(on: $0, others: limitClaims) }) {
  case .verified(let claim): say("\(file): verified: \(claim)\n", to: STDOUT_FILENO)
  case .rejected(let rejection):
    say("\(file): rejected\n", to: STDOUT_FILENO)
    say("stepproof-check: \(file): \(rejection.words)\n")
    code = 1
  case nil:
    say("stepproof-check: \(file): \(String(cString: strerror(errno)))\n")
    if code == 0 { code = 66 }
  }
}
exit(code)
