// The two alphabets in which words are written.

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
}

extension WordStyle {
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
