// The program around the checker: files in, one verdict a line out.

import Checker
import Glibc

/// Writes all of a text; ends the program where that is impossible.
func say(_ text: String, to descriptor: Int32 = STDERR_FILENO) {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 && errno != EINTR { exit(74) }
    rest = rest.dropFirst(max(count, 0))
  }
}

/// What a file begins with, as far as the checker reads and one byte more; `nil`, with `errno`, if it cannot be read.
func content(of file: String) -> [UInt8]? {
  let descriptor = file == "-" ? STDIN_FILENO : open(file, O_RDONLY)
  guard descriptor >= 0 else { return nil }
  defer { if file != "-" { close(descriptor) } }
  var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
  while bytes.count <= Reader.byteLimit {
    let count = read(descriptor, &buffer, buffer.count)
    if count == 0 { return bytes }
    if count > 0 { bytes += buffer[..<count] } else if errno != EINTR { return nil }
  }
  return bytes
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
if let option = arguments.first(where: { $0.hasPrefix("-") && $0 != "-" }) {
  say("stepproof-check: no option is called '\(option)' here; a file would be './\(option)'\n")
  exit(64)
}
if arguments.isEmpty {
  say(usage)
  exit(64)
}
var code: Int32 = 0
for file in arguments {
  guard let bytes = content(of: file) else {
    say("stepproof-check: \(file): \(String(cString: strerror(errno)))\n")
    if code == 0 { code = 66 }
    continue
  }
  switch verdict(on: bytes) {
  case .verified(let claim): say("\(file): verified: \(claim)\n", to: STDOUT_FILENO)
  case .rejected(let rejection):
    say("\(file): rejected\n", to: STDOUT_FILENO)
    say("stepproof-check: \(file): \(rejection.words)\n")
    code = 1
  }
}
exit(code)
