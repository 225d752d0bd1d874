// The alphabets in which words are written.

import Exact
import Symbolic

/// How the parts of a word look.
protocol WordStyle {
  var kernels: KernelTable { get }
  var identity: String { get }
  func letter(_ letter: Word.Letter) -> String
  func number(_ expression: Expression) -> String
  func parenthesised(_ text: String) -> String
  func power(_ base: String, _ exponent: Int) -> String
  func product(_ pieces: [String]) -> String
  /// - Precondition: there is at least one term.
  func sum(_ terms: [(negative: Bool, text: String)]) -> String
}

extension WordStyle {
  func sum(_ terms: [(negative: Bool, text: String)]) -> String {
    let rest = terms.dropFirst().map { ($0.negative ? " - " : " + ") + $0.text }
    return (terms[0].negative ? "-" : "") + terms[0].text + rest.joined()
  }

  func startsWithMinus(_ coefficient: RationalFunction) -> Bool {
    kernels.factored(coefficient).text.hasPrefix("-")
  }

  /// The sign, and the size unless that is 1; sums in parentheses.
  func coefficient(_ coefficient: RationalFunction) -> (negative: Bool, text: String?) {
    var expression = kernels.factored(coefficient)
    if case .sum(_, let terms) = expression.form, terms.count > 1 || !expression.summands.constant.isZero {
      if startsWithMinus(coefficient) { return (true, parenthesised(number(-expression))) }
      return (false, parenthesised(number(expression)))
    }
    let negative = startsWithMinus(coefficient)
    if negative { expression = -expression }
    return (negative, expression == .one ? nil : number(expression))
  }
}

struct TextStyle: WordStyle {
  let kernels: KernelTable
  var identity: String { "I" }

  func letter(_ letter: Word.Letter) -> String {
    switch letter {
    case .jacobian: "J"
    case .transposedJacobian: "J'"
    case .projection(let player): "P\(player + 1)"
    case .symmetricPart: "sym(J)"
    case .antisymmetricPart: "antisym(J)"
    case .ownBlocks(let transposed): "blockdiag(J\(transposed ? "'" : ""))"
    case .otherBlocks(let transposed): "offdiag(J\(transposed ? "'" : ""))"
    case .inverse(let word): "\(grouped(word))^-1"
    case .blockInverse(let player, let word): "\(grouped(word))[\(player + 1),\(player + 1)]^-1"
    case .power(let word, let exponent): "\(grouped(word))^\(exponent)"
    }
  }

  private func grouped(_ word: Word) -> String {
    let text = word.text(kernels)
    return ["J", "I"].contains(text) ? text : "(\(text))"
  }

  func number(_ expression: Expression) -> String { expression.text }
  func parenthesised(_ text: String) -> String { "(\(text))" }
  func power(_ base: String, _ exponent: Int) -> String {
    base.hasSuffix("'") || base.contains("^") ? "(\(base))^\(exponent)" : "\(base)^\(exponent)"
  }
  func product(_ pieces: [String]) -> String { pieces.joined(separator: "*") }
}

struct LaTeXStyle: WordStyle {
  let kernels: KernelTable
  var identity: String { "I" }

  func letter(_ letter: Word.Letter) -> String {
    switch letter {
    case .jacobian: "J"
    case .transposedJacobian: "J^{\\mathsf T}"
    case .projection(let player): "P_{\(player + 1)}"
    case .symmetricPart: "\\operatorname{sym}(J)"
    case .antisymmetricPart: "\\operatorname{antisym}(J)"
    case .ownBlocks(let transposed): "\\operatorname{blockdiag}(J\(transposed ? "^{\\mathsf T}" : ""))"
    case .otherBlocks(let transposed): "\\operatorname{offdiag}(J\(transposed ? "^{\\mathsf T}" : ""))"
    case .inverse(let word): "\(grouped(word))^{-1}"
    case .blockInverse(let player, let word):
      "\(grouped(word))_{\(player + 1)\(player + 1)}^{-1}"
    case .power(let word, let exponent): "\(grouped(word))^{\(exponent)}"
    }
  }

  private func grouped(_ word: Word) -> String {
    let text = word.latex(kernels)
    return ["J", "I"].contains(text) ? text : parenthesised(text)
  }

  func number(_ expression: Expression) -> String { expression.latex }
  func parenthesised(_ text: String) -> String { "\\left(\(text)\\right)" }
  func power(_ base: String, _ exponent: Int) -> String {
    base.contains("^") ? "\(parenthesised(base))^{\(exponent)}" : "\(base)^{\(exponent)}"
  }
  func product(_ pieces: [String]) -> String { pieces.joined(separator: " ") }
}

struct MathMLStyle: WordStyle {
  let kernels: KernelTable
  var identity: String { MathML.identifier("I") }

  private var jacobian: String { MathML.identifier("J") }

  private func transposed(_ base: String) -> String { MathML.superscript(base, MathML.identifier("⊤")) }

  private func applied(_ name: String, _ isTransposed: Bool = false) -> String {
    MathML.row([
      MathML.identifier(name), MathML.sign("\u{2061}"),
      MathML.parenthesised(isTransposed ? transposed(jacobian) : jacobian),
    ])
  }

  func letter(_ letter: Word.Letter) -> String {
    let inverted = MathML.row([MathML.sign("\u{2212}"), MathML.number("1")])
    return switch letter {
    case .jacobian: jacobian
    case .transposedJacobian: transposed(jacobian)
    case .projection(let player):
      MathML.subscripted(MathML.identifier("P"), MathML.number(String(player + 1)))
    case .symmetricPart: applied("sym")
    case .antisymmetricPart: applied("antisym")
    case .ownBlocks(let isTransposed): applied("blockdiag", isTransposed)
    case .otherBlocks(let isTransposed): applied("offdiag", isTransposed)
    case .inverse(let word): MathML.superscript(grouped(word), inverted)
    case .blockInverse(let player, let word):
      "<msubsup>\(grouped(word))\(MathML.number("\(player + 1)\(player + 1)"))\(inverted)</msubsup>"
    case .power(let word, let exponent):
      MathML.superscript(grouped(word), MathML.number(String(exponent)))
    }
  }

  private func grouped(_ word: Word) -> String {
    let text = word.mathML(kernels)
    return [jacobian, identity].contains(text) ? text : parenthesised(text)
  }

  func number(_ expression: Expression) -> String { expression.mathML }
  func parenthesised(_ text: String) -> String { MathML.parenthesised(text) }
  func power(_ base: String, _ exponent: Int) -> String {
    MathML.superscript(base.contains("<msup>") ? parenthesised(base) : base, MathML.number(String(exponent)))
  }
  func product(_ pieces: [String]) -> String { MathML.product(pieces) }
  func sum(_ terms: [(negative: Bool, text: String)]) -> String { MathML.sum(terms) }
}
