// What is said about theorems that cannot be understood: whole drawings.

import Testing

@testable import Language

private func drawing(_ lines: String) -> String {
  do throws(Diagnostics) {
    _ = try Theorem(reading: SourceFile(name: "t.theorem", text: "theorem t\nmethod simultaneous\n" + lines))
    {
      name throws(Diagnostics) in
      guard let file = try? Catalogue.methodFile(name) else { return nil }
      return try Method(reading: file)
    }
    return "understood"
  } catch {
    return error.drawing
  }
}

@Suite("Faults in theorems")
struct TheoremFaultTests {
  @Test(
    "are drawn where they are",
    arguments: [
      (
        "safe 0 < eta < 1/nrm(J)",
        """
        t.theorem:3:18: error: no function is called 'nrm'
        3 | safe 0 < eta < 1/nrm(J)
          |                  ^~~ did you mean 'norm'?
        """
      ),
      (
        "let alpha = norm(J)\nsafe eta = 1/alfa",
        """
        t.theorem:4:14: error: no quantity is called 'alfa'
        4 | safe eta = 1/alfa
          |              ^~~~
        """
      ),
      (
        "safe eta = J",
        """
        t.theorem:3:12: error: expected a real number, found a matrix
        3 | safe eta = J
          |            ^
        """
      ),
      (
        "safe eta = min over l in spectrum(J) of l",
        """
        t.theorem:3:41: error: expected a real number, found a complex number
        3 | safe eta = min over l in spectrum(J) of l
          |                                         ^
        """
      ),
      (
        "assume norm(J) > spectrum(J)\nsafe none",
        """
        t.theorem:3:18: error: expected a real number, found a list of complex numbers
        3 | assume norm(J) > spectrum(J)
          |                  ^~~~~~~~~~~
        """
      ),
      (
        "let x = kron(J)\nsafe none",
        """
        t.theorem:3:9: error: 'kron' takes 2 arguments, found 1
        3 | let x = kron(J)
          |         ^~~~~~~
        """
      ),
      (
        "kind exakt\nsafe none",
        """
        t.theorem:3:6: error: expected one of exact, sufficient, sharp, asymptotic, identity, counterexample, found 'exakt'
        3 | kind exakt
          |      ^~~~~ did you mean 'exact'?
        """
      ),
      (
        "asume norm(J) > 0\nsafe none",
        """
        t.theorem:3:1: error: no line begins with 'asume'
        3 | asume norm(J) > 0
          | ^~~~~ did you mean 'assume'?
        """
      ),
      (
        "let norm = 1\nsafe none",
        """
        t.theorem:3:5: error: 'norm' is a word of the language and cannot be given a meaning
        3 | let norm = 1
          |     ^~~~
        """
      ),
      (
        "note \"nothing else\"",
        """
        t.theorem:1:1: error: nothing is claimed: there is no 'safe', 'rate' or 'claim' line
        1 | theorem t
          | ^
        """
      ),
      (
        "safe none\nsafe eta > 0",
        """
        t.theorem:4:1: error: there is a second 'safe' line
        4 | safe eta > 0
          | ^~~~
        """
      ),
      (
        "let x = norm(J\nsafe eta = 1/x",
        """
        t.theorem:3:15: error: expected ',' or ')', found the end of the line
        3 | let x = norm(J
          |               ^
        """
      ),
      (
        "sample a in {1, 2, 3, 4, 5}\nsample b in {1, 2, 3, 4, 5}\nsample c in {1, 2, 3}\nsafe none",
        """
        t.theorem:5:8: error: more than 64 choices of sampled numbers
        5 | sample c in {1, 2, 3}
          |        ^
        """
      ),
      ("assume J == J'\nassume J[1,1] == 0\nsafe 0 < eta <= 1/norm(J)\nrate 1 - eta at 1/2", "understood"),
    ])
  func faults(lines: String, picture: String) {
    #expect(drawing(lines) == picture)
  }

  @Test("a method that is not there is asked about")
  func method() {
    let file = SourceFile(name: "t.theorem", text: "theorem t\nmethod extragradent\nsafe none\n")
    #expect(throws: Diagnostics.self) { try Theorem(reading: file) { _ in nil } }
    do {
      _ = try Theorem(reading: file) { _ in nil }
    } catch {
      #expect(
        error.drawing == """
          t.theorem:2:8: error: no method is called 'extragradent'
          2 | method extragradent
            |        ^~~~~~~~~~~~ did you mean 'extragradient'?
          """)
    }
  }

  @Test("a rule's own faults have their places in the theorem's file")
  func rule() {
    let text = "theorem t\nrule \"a step\"\n  rate eta\n  step\n    z <- z - eta*G(y)\nsafe none\n"
    do {
      _ = try Theorem(reading: SourceFile(name: "t.theorem", text: text)) { _ in nil }
      Issue.record("understood")
    } catch {
      #expect(
        error.drawing == """
          t.theorem:5:20: error: no variable is called 'y'
          5 |     z <- z - eta*G(y)
            |                    ^
          """)
    }
  }

  @Test("shows the lines that say what is claimed, without comments")
  func formulas() throws {
    let text =
      "theorem t \"title\"\nsource \"s\"\nmethod simultaneous # that one\nlet L = norm(J) # its length\n\nsafe eta = 1/L\nnote \"n\"\n"
    let theorem = try Theorem(reading: SourceFile(name: "t.theorem", text: text)) {
      name throws(Diagnostics) in
      try? Method(reading: Catalogue.methodFile(name))
    }
    #expect(theorem.formulas == ["method simultaneous", "let L = norm(J)", "safe eta = 1/L"])
    #expect(theorem.title == "title")
    #expect(theorem.notes == ["n"])
  }
}
