// What is said about games that cannot be understood: whole drawings.

import Testing

@testable import Language

/// What is drawn for a game with these lines below its title.
func gameDrawing(_ lines: String, title: String = "game \"g\"\n") -> String {
  do throws(Diagnostics) {
    _ = try Game(reading: SourceFile(name: "g.game", text: title + lines))
    return "understood"
  } catch {
    return error.drawing
  }
}

@Suite("Faults in games")
struct GameFaultTests {
  @Test(
    "are drawn where they are",
    arguments: [
      (
        "player a (x) minimizes x*yy\nplayer b (y) minimizes y",
        """
        g.game:2:26: error: no variable is called 'yy'
        2 | player a (x) minimizes x*yy
          |                          ^~ did you mean 'y'?
        """
      ),
      (
        "player a (x) minimizes sqr(x)",
        """
        g.game:2:24: error: no function is called 'sqr'
        2 | player a (x) minimizes sqr(x)
          |                        ^~~ did you mean 'sqrt'?
        """
      ),
      (
        "player a (x minimizes x",
        """
        g.game:2:13: error: expected ',', found 'minimizes'
        2 | player a (x minimizes x
          |             ^~~~~~~~~
        """
      ),
      (
        "plyer a (x) minimizes x",
        """
        g.game:1:1: error: there is no 'player' line
        1 | game "g"
          | ^

        g.game:2:1: error: no line begins with 'plyer'
        2 | plyer a (x) minimizes x
          | ^~~~~ did you mean 'player'?
        """
      ),
      (
        "player a (x) minimizes x^2 +",
        """
        g.game:2:29: error: expected a formula, found the end of the line
        2 | player a (x) minimizes x^2 +
          |                             ^
        """
      ),
      (
        "player a () minimizes 1",
        """
        g.game:2:8: error: player 'a' owns no variable
        2 | player a () minimizes 1
          |        ^
        """
      ),
      (
        "player a (x) minimizes x\nplayer b (x) minimizes x",
        """
        g.game:3:11: error: 'x' already belongs to player 'a'
        3 | player b (x) minimizes x
          |           ^
        """
      ),
      (
        "player a (x[2]) minimizes x",
        """
        g.game:2:27: error: expected a number, found a vector of 2
        2 | player a (x[2]) minimizes x
          |                           ^
        """
      ),
      (
        "let A = [1, 2; 3]\nplayer a (x[2]) minimizes x'*x",
        """
        g.game:2:9: error: the rows of this matrix have different lengths
        2 | let A = [1, 2; 3]
          |         ^~~~~~~~~
        """
      ),
      (
        "let A = [1, 2; 3, 4]\nplayer a (x[3]) minimizes x'*A*x",
        """
        g.game:3:27: error: cannot multiply a row of 3 and a 2 by 2 matrix
        3 | player a (x[3]) minimizes x'*A*x
          |                           ^~~~
        """
      ),
      (
        "player a (x[2], y[2]) minimizes x*y",
        """
        g.game:2:33: error: cannot multiply a vector of 2 and a vector of 2
        2 | player a (x[2], y[2]) minimizes x*y
          |                                 ^~~ write x'*y for the product of two vectors
        """
      ),
      (
        "player a (x[2], y[3]) minimizes sum(i in 1..2, x[i]) + y[4]",
        """
        g.game:2:58: error: index 4 is outside 1..3
        2 | player a (x[2], y[3]) minimizes sum(i in 1..2, x[i]) + y[4]
          |                                                          ^
        """
      ),
      (
        "player a (x) minimizes x/0 + 1.5.2",
        """
        g.game:2:33: error: no formula contains '.'
        2 | player a (x) minimizes x/0 + 1.5.2
          |                                 ^

        g.game:2:34: error: expected the end of the line, found the number 2
        2 | player a (x) minimizes x/0 + 1.5.2
          |                                  ^
        """
      ),
      (
        "player a (x) minimizes x/(2 - 2)",
        """
        g.game:2:26: error: division by zero
        2 | player a (x) minimizes x/(2 - 2)
          |                          ^~~~~~~
        """
      ),
      (
        "let f(t) = t^2\nplayer a (x) minimizes f(x, 1)",
        """
        g.game:3:24: error: 'f' takes 1 argument, found 2
        3 | player a (x) minimizes f(x, 1)
          |                        ^~~~~~~
        """
      ),
      (
        "let f(t) = f(t)\nplayer a (x) minimizes f(x)",
        """
        g.game:2:12: error: no function is called 'f'
        2 | let f(t) = f(t)
          |            ^
        """
      ),
      (
        "parameter g in [2, 1]\nplayer a (x) minimizes g*x",
        """
        g.game:2:16: error: this range is empty: its first number is not below its second
        2 | parameter g in [2, 1]
          |                ^~~~~~
        """
      ),
      (
        "player a (x) minimizes E[t ~ gaussian(0, 1)](x*t)",
        """
        g.game:2:30: error: no distribution is called 'gaussian'
        2 | player a (x) minimizes E[t ~ gaussian(0, 1)](x*t)
          |                              ^~~~~~~~
        """
      ),
      (
        "player a (x) minimizes E[t ~ normal(0, -1)](x*t)",
        """
        g.game:2:40: error: a variance must be positive, found -1
        2 | player a (x) minimizes E[t ~ normal(0, -1)](x*t)
          |                                        ^~
        """
      ),
      (
        "player a (x) minimizes E[t in {1: 1/2, 2: 1/3}](x*t)",
        """
        g.game:2:26: error: the weights sum to 5/6, not to 1
        2 | player a (x) minimizes E[t in {1: 1/2, 2: 1/3}](x*t)
          |                          ^~~~~~~~~~~~~~~~~~~~~
        """
      ),
      (
        "player a (x) minimizes E[t in {}](x*t)",
        """
        g.game:2:26: error: an expectation over no points at all
        2 | player a (x) minimizes E[t in {}](x*t)
          |                          ^~~~~~~
        """
      ),
      (
        "player a (x, y) minimizes x*y\nequilibrium x = 0",
        """
        g.game:3:1: error: this equilibrium says nothing about 'y'
        3 | equilibrium x = 0
          | ^~~~~~~~~~~~~~~~~
        """
      ),
      (
        "player a (x) minimizes x^2\nequilibrium x = 0, u = 1",
        """
        g.game:3:20: error: no player owns a variable called 'u'
        3 | equilibrium x = 0, u = 1
          |                    ^
        """
      ),
      (
        "player a (x) minimizes x^2\nequilibrium x = 0\nexpect simultaneous converges to 0",
        """
        g.game:4:31: error: expected 'for' or 'at', found 'to'
        4 | expect simultaneous converges to 0
          |                               ^~
        """
      ),
      (
        "let exp = 2\nplayer a (x) minimizes x",
        """
        g.game:2:5: error: 'exp' is a word of the language and cannot be given a meaning
        2 | let exp = 2
          |     ^~~
        """
      ),
      (
        "source \"unfinished\nplayer a (x) minimizes x",
        """
        g.game:2:8: error: this text has no closing quotation mark on its line
        2 | source "unfinished
          |        ^~~~~~~~~~~
        """
      ),
      (
        "  player a (x) minimizes x",
        """
        g.game:2:3: error: this line is indented, but nothing above it opens a block
        2 |   player a (x) minimizes x
          |   ^~~~~~
        """
      ),
      (
        "player a (x) minimizes 3x",
        """
        g.game:2:24: error: '3x' is not a number
        2 | player a (x) minimizes 3x
          |                        ^~
        """
      ),
      (
        "player a (x) minimizes x $ 2",
        """
        g.game:2:26: error: no formula contains '$'
        2 | player a (x) minimizes x $ 2
          |                          ^

        g.game:2:28: error: expected the end of the line, found the number 2
        2 | player a (x) minimizes x $ 2
          |                            ^
        """
      ),
    ])
  func drawn(lines: String, drawing: String) {
    #expect(gameDrawing(lines) == drawing)
  }

  @Test("stand under the right column behind tabs, accents and wide characters")
  func columns() {
    #expect(
      gameDrawing("player a (x) minimizes\tyy", title: "game \"Ünïcödé 漢字\"\n") == """
        g.game:2:24: error: no variable is called 'yy'
        2 | player a (x) minimizes    yy
          |                           ^~
        """)
    #expect(
      gameDrawing("player a (x) minimizes x", title: "game \"漢字é\" oops\n") == """
        g.game:1:12: error: expected the end of the line, found 'oops'
        1 | game "漢字é" oops
          |              ^~~~
        """)
  }

  @Test("are all told at once, and an open bracket does not swallow what follows")
  func several() {
    #expect(
      gameDrawing("let c = (1 + 2\nplayer a (x) minimizes x*u\nplayer b (y) maximizes y*v") == """
        g.game:2:15: error: expected ')', found the end of the line
        2 | let c = (1 + 2
          |               ^

        g.game:3:26: error: no variable is called 'u'
        3 | player a (x) minimizes x*u
          |                          ^

        g.game:4:26: error: no variable is called 'v'
        4 | player b (y) maximizes y*v
          |                          ^
        """)
  }

  @Test("of a long line show the part around them, and of a long word its beginning")
  func longLine() {
    let sum = [String](repeating: "x", count: 100).joined(separator: " + ")
    let dots = String(repeating: "+ x ", count: 200).dropFirst(2)
    #expect(
      gameDrawing("player a (x) minimizes \(sum) + yy + \(sum)") == """
        g.game:2:424: error: no variable is called 'yy'
        2 | ...\(dots.prefix(37)) + yy + \(dots.prefix(115))...
          |    \(String(repeating: " ", count: 40))^~
        """)
    let word = String(repeating: "a", count: 1_000_000)
    let lines = gameDrawing("player a (x) minimizes \(word)").split(separator: "\n")
    #expect(lines.map(\.count) == [423, 167, 164])
  }

  @Test("do not hand a terminal what it would obey")
  func controls() {
    #expect(
      gameDrawing("player a (x) minimizes yy # \u{1B}[31m\u{202E}") == """
        g.game:2:24: error: no variable is called 'yy'
        2 | player a (x) minimizes yy # \u{FFFD}[31m\u{FFFD}
          |                        ^~
        """)
  }

  @Test("are counted where there are too many to be shown", arguments: [19, 20, 21, 3000])
  func many(count: Int) {
    let drawing = gameDrawing("player a (x) minimizes x\n" + String(repeating: "foo\n", count: count))
    let pictures = drawing.split(separator: "\n\n")
    #expect(pictures.count == min(count, 21))
    #expect(pictures[min(count, 20) - 1].contains("no line begins with 'foo'"))
    if count > 20 { #expect(pictures[20] == "and \(count - 20) more error\(count == 21 ? "" : "s")") }
  }

  @Test("deep nesting is refused, long sums are not", arguments: ["(", "-", "["])
  func deep(bracket: String) {
    let cost = String(repeating: bracket, count: 5_000) + "x"
    #expect(gameDrawing("player a (x) minimizes " + cost).contains("nested more than 200 deep"))
    let long = Array(repeating: "x^2", count: 5_000).joined(separator: " + ")
    #expect(gameDrawing("player a (x) minimizes " + long) == "understood")
    let product = Array(repeating: "x", count: 5_000).joined(separator: "*")
    #expect(gameDrawing("player a (x) minimizes " + product) == "understood")
  }
}
