// linearize and equilibrium: what they print, and how they end.

import Reports
import Testing

@testable import stepproof

@Suite("Linearizing from the command line")
struct LinearizeTests {
  private func outcome(_ words: String...) -> Outcome {
    Invocation.outcome(of: words, results: Page(), remarks: Page())
  }

  @Test("the formula comes first, then J and the exact matrix")
  func alternating() {
    let outcome = outcome("linearize", "dirac-gan-r1", "--method", "alternating")
    #expect(outcome.status == .holds)
    #expect(outcome.remarks.isEmpty)
    #expect(outcome.results.contains("\nM = I - eta*J + eta^2*P2*J*P1*J\n"))
    #expect(
      outcome.results.hasSuffix(
        """
        M =
                   theta                       psi
          theta        1                  -1/2*eta
          psi    1/2*eta  1 - 3/10*eta - 1/4*eta^2

        """))
  }

  @Test("equilibria and lists come as LaTeX too")
  func latex() {
    let points = outcome("equilibrium", "two-wells", "--latex").results
    #expect(points.contains("z^*_{3} = \\{x = -\\sqrt{3},\\; y = -\\sqrt{3}\\}"))
    let methods = outcome("list", "methods", "--latex").results
    #expect(
      methods.contains("\\texttt{extragradient} & Extragradient & $I - \\eta J + \\eta^{2} J^{2}$ \\\\"))
    let enclosed = outcome("linearize", "exponential", "--method", "simultaneous", "--latex").results
    #expect(enclosed.contains("J \\approx") && enclosed.contains("1 - \\eta j_{1, 1}"))
  }

  @Test("a setting replaces the parameter of whoever has it")
  func settings() {
    let matrix = outcome("linearize", "xy", "--method", "optimistic", "--set", "beta=1/4", "--json").results
    #expect(matrix.contains(#""parameters": { "beta": "1/4" }"#))
    let game = outcome("linearize", "dirac-gan-r1", "--method", "simultaneous", "--set", "gamma=1", "--json")
      .results
    #expect(game.contains(#"[["1", "-1/2*eta"], ["1/2*eta", "1 - eta"]]"#))
  }

  @Test("a GAN's K_DD and K_DG stand beside J, in text, LaTeX and JSON")
  func adversaries() {
    let text = outcome("linearize", "lq-gan", "--method", "simultaneous").results
    #expect(
      text.contains(
        """

        K_DD =
               w
          w  1/5

        K_DG =
               a
          w  2/3

          follows  J = [0, -f'(0)*K_DG'; f'(0)*K_DG, -2*f''(0)*K_DD] with f'(0) = 1/2,
                   f''(0) = -1/4, generator before discriminator: the same as from the
                   costs
          bounds   real eigenvalues of the flow at most -0.0917431192660550, real parts
                   of the others at most -0.0500000000000000 (Nagarajan & Kolter 2017)
                   they hold; the largest real part is -0.0500000000000000

        M =
        """))
    let latex = outcome("linearize", "lq-gan", "--method", "simultaneous", "--latex").results
    #expect(latex.contains("K_{DG} = \\begin{pmatrix}\n  \\frac{2}{3}\n\\end{pmatrix}"))
    let json = outcome("linearize", "lq-wgan", "--method", "simultaneous", "--json").results
    #expect(json.contains(#""K_DD": [["1/5"]]"#) && json.contains(#""K_DG": [["2/3"]]"#))
    #expect(json.contains(#""jacobian_follows": true"#) && json.contains(#""bounds": null"#))
    #expect(!outcome("linearize", "xy", "--method", "simultaneous").results.contains("K_DD"))
  }

  @Test(
    "input that will not do ends in a message and an exit code",
    arguments: [
      (
        ["linearize", "dirac-gan-r2", "--method", "alternating"], ExitCode.unreadableInput,
        "stepproof: no game or file is called"
      ),
      (["linearize", "xy", "--method", "alternatign"], .unreadableInput, "did you mean 'alternating'?"),
      (["linearize", "/tmp", "--method", "alternating"], .unreadableInput, "found a folder"),
      (["linearize", "xy", "--method", "optimistic", "--set", "bta=1"], .misuse, "did you mean 'beta'?"),
      (["linearize", "xy", "--method", "optimistic", "--set", "beta=x"], .misuse, "found 'x'"),
      (["linearize", "xy", "--method", "unrolled", "--set", "K=1/2"], .misuse, "to be a whole number"),
      (
        ["linearize", "xy", "--method", "alternating", "--equilibrium", "2"], .misuse, "there is no number 2"
      ),
      (["linearize", "xy", "--method", "follow-the-ridge"], .faultyInput, "has no inverse there"),
      (["equilibrium", "xy", "--starts", "none"], .misuse, "to be a whole number"),
    ])
  func faults(words: [String], status: ExitCode, message: String) {
    let outcome = Invocation.outcome(of: words, results: Page(), remarks: Page())
    #expect(outcome.status == status)
    #expect(outcome.results.isEmpty)
    #expect(outcome.remarks.contains(message), "\(outcome.remarks)")
  }

  @Test("an equilibrium is verified, or found and recognised")
  func equilibria() {
    #expect(outcome("equilibrium", "dirac-gan-r1").results.contains("given, and verified exactly"))
    let found = outcome("equilibrium", "shifted").results
    #expect(found.contains("x = -2/3, y = 5/7\n  found by Newton's method, recognised, and verified exactly"))
    #expect(outcome("equilibrium", "dirac-gan-r1", "--set", "gamma=2").results.contains("  gamma = 2\n"))
    #expect(found.contains("searched from 24 starts"))
  }

  @Test("every shipped method is listed with its formula for two players")
  func methods() {
    let list = outcome("list", "methods").results
    for formula in [
      "I - eta*J + eta^2*J^2", "I - eta*(J + gamma*J'*J)", "(I + eta*J)^-1", "[I - 2*eta*J, eta*J; I, 0]",
    ] {
      #expect(list.contains("  \(formula)\n"))
    }
  }
}
