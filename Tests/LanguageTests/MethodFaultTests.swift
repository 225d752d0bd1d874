// What is said about methods that cannot be understood: whole drawings.

import Testing

@testable import Language

private func drawing(_ lines: String) -> String {
  do throws(Diagnostics) {
    _ = try Method(reading: SourceFile(name: "m.method", text: "method m \"m\"\nrate eta\n" + lines))
    return "understood"
  } catch {
    return error.drawing
  }
}

@Suite("Faults in methods")
struct MethodFaultTests {
  @Test(
    "are drawn where they are",
    arguments: [
      (
        "step\n  z <- z - eta*G(y)",
        """
        m.method:4:18: error: no variable is called 'y'
        4 |   z <- z - eta*G(y)
          |                  ^
        """
      ),
      (
        "step\n  zz <- z - eta*G(z)",
        """
        m.method:4:3: error: neither 'z' nor a memory is called 'zz'
        4 |   zz <- z - eta*G(z)
          |   ^~ did you mean 'z'?
        """
      ),
      (
        "step\n  z <- z - eta",
        """
        m.method:4:12: error: expected a vector, found a number
        4 |   z <- z - eta
          |            ^~~
        """
      ),
      (
        "step\n  z <- G(z)*z",
        """
        m.method:4:8: error: expected a number, found a vector
        4 |   z <- G(z)*z
          |        ^~~~
        """
      ),
      (
        "step\n  z <- J(z)",
        """
        m.method:4:8: error: expected a vector, found a matrix
        4 |   z <- J(z)
          |        ^~~~
        """
      ),
      (
        "step\nz <- z",
        """
        m.method:3:1: error: 'step' needs an indented block below it
        3 | step
          | ^~~~

        m.method:4:1: error: no line begins with 'z'
        4 | z <- z
          | ^
        """
      ),
      (
        "repeat -1\n  step\n    z <- z",
        """
        m.method:3:8: error: 'repeat' needs a whole number from 0 to 1000, found -1
        3 | repeat -1
          |        ^~
        """
      ),
      (
        "repeat eta\n  step\n    z <- z",
        """
        m.method:3:8: error: 'repeat' needs a whole number from 0 to 1000, found 'eta'
        3 | repeat eta
          |        ^~~
        """
      ),
      (
        "step\n  z <- z - eta*only(p, G(z))",
        """
        m.method:4:21: error: expected a player (a number, or the name after 'for each player'), found 'p'
        4 |   z <- z - eta*only(p, G(z))
          |                     ^
        """
      ),
      (
        "step\n  z <- z - eta*only(G(z))",
        """
        m.method:4:16: error: 'only' takes 2 arguments, found 1
        4 |   z <- z - eta*only(G(z))
          |                ^~~~~~~~~~
        """
      ),
      (
        "step\n  z <- z\n  z <- z",
        """
        m.method:5:3: error: 'z' is assigned twice in one step
        5 |   z <- z
          |   ^~~~~~
        """
      ),
      (
        "parameter G = 2\nstep\n  z <- z",
        """
        m.method:3:11: error: 'G' is a word of the language and cannot be given a meaning
        3 | parameter G = 2
          |           ^
        """
      ),
      (
        "parameter eta = 2\nstep\n  z <- z",
        """
        m.method:3:11: error: 'eta' already has a meaning
        3 | parameter eta = 2
          |           ^~~
        """
      ),
      (
        "solve u: v = z\nstep\n  z <- u",
        """
        m.method:3:10: error: expected 'u', found 'v'
        3 | solve u: v = z
          |          ^

        m.method:5:8: error: no variable is called 'u'
        5 |   z <- u
          |        ^
        """
      ),
      (
        "step\n  z <- z - eta*(J(z)^(1/2))*G(z)",
        """
        m.method:4:22: error: expected a whole number, found 1/2
        4 |   z <- z - eta*(J(z)^(1/2))*G(z)
          |                      ^~~~~
        """
      ),
      (
        "stp\n  z <- z",
        """
        m.method:3:1: error: no line begins with 'stp'
        3 | stp
          | ^~~ did you mean 'step'?

        m.method:4:3: error: this line is indented, but nothing above it opens a block
        4 |   z <- z
          |   ^
        """
      ),
    ])
  func drawn(lines: String, drawing expected: String) {
    #expect(drawing(lines) == expected)
  }

  @Test("a file without rate, title and steps is told so")
  func empty() {
    do throws(Diagnostics) {
      _ = try Method(reading: SourceFile(name: "m.method", text: ""))
      Issue.record("understood")
    } catch {
      #expect(error.all.map(\.fault) == [.missingLine("method name \"…\""), .missingLine("rate")])
    }
  }
}
