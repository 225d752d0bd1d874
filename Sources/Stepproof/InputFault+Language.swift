// What the language found wrong, as a fault for people outside.

import Glibc
import Language

extension InputFault {
  init(_ diagnostics: Diagnostics) { self = .faulty(diagnostics.drawing + "\n") }

  /// - Parameter kind: what was looked for: a game, a method or a theorem.
  init(_ miss: Catalogue.Miss, kind: String) {
    switch miss {
    case .unknownName(let name, let nearest):
      let suggestion = nearest.map { "; did you mean '\($0)'?" } ?? ""
      self = .unreadable("no \(kind) or file is called '\(name)'\(suggestion)\n")
    case .file(let path, let fault):
      self = .unreadable("\(path): \(fault.words)\n")
    }
  }
}

extension FileFault {
  fileprivate var words: String {
    switch self {
    case .missing: "there is no such file"
    case .isDirectory: "expected a file, found a folder"
    case .notARegularFile: "expected a file that holds text, found a device, pipe or socket"
    case .unreadable(let code): String(cString: strerror(code)).lowercased()
    case .tooLarge(let limit):
      "the file is larger than \(limit >> 20) MB, the most that is read"
    case .notText(let offset): "expected UTF-8 text; byte \(offset + 1) cannot stand where it does"
    }
  }
}
