// The update Jacobian of a linearised method with a matrix put for J.

import Exact

extension LinearizedMethod {
  /// M for a game whose Jacobian is this matrix.
  ///
  /// - Parameters:
  ///   - blocks: the places of every player's variables among all of them.
  ///   - kernels: what names in the matrix stand for; those of the method's constants are added.
  package func matrix(
    at jacobian: Matrix<RationalFunction>, blocks: [Range<Int>], kernels: inout KernelTable
  ) throws(UpdateFault) -> Matrix<RationalFunction> {
    let values = try constants(&kernels)
    let jacobian = JacobianBlocks(matrix: jacobian, blocks: blocks)
    var rows: [[Matrix<RationalFunction>]] = []
    for row in 0..<self.blocks.rowCount {
      var line: [Matrix<RationalFunction>] = []
      for column in 0..<self.blocks.columnCount {
        do throws(SingularWord) {
          line.append(try self.blocks[row, column].matrix(at: jacobian, values, naming: kernels))
        } catch {
          throw .singular(error.text)
        }
      }
      rows.append(line)
    }
    return Matrix(blocks: rows)
  }

  /// The determinants of what the method inverts: where one of them is 0, it has no step, even if a quotient in M can be
  /// reduced there.
  package func determinants(
    at jacobian: Matrix<RationalFunction>, blocks: [Range<Int>], kernels: inout KernelTable
  ) throws(UpdateFault) -> [RationalFunction] {
    let values = try constants(&kernels)
    let jacobian = JacobianBlocks(matrix: jacobian, blocks: blocks)
    var determinants: [RationalFunction] = []
    for inverse in Set(self.blocks.entries.flatMap(\.inverted)) {
      do throws(SingularWord) {
        let whole = try inverse.word.matrix(at: jacobian, values, naming: kernels)
        let range = inverse.player.map { blocks[$0] } ?? 0..<whole.rowCount
        let block = Matrix<RationalFunction>(rowCount: range.count, columnCount: range.count) {
          whole[range.lowerBound + $0, range.lowerBound + $1]
        }
        determinants.append(block.determinantAndInverse().determinant)
      } catch {
        throw .singular(error.text)
      }
    }
    return determinants
  }

  private func constants(_ kernels: inout KernelTable) throws(UpdateFault) -> [String: RationalFunction] {
    var values: [String: RationalFunction] = [:]
    for (name, value) in settings.constants {
      guard let function = kernels.function(value) else { throw .divisionByZero(value.text) }
      values[name] = function
    }
    return values
  }
}

extension Word {
  /// Something that is inverted: a word, or a player's own block of it.
  fileprivate struct Inverted: Hashable {
    let word: Word
    let player: Int?
  }

  /// All that is inverted anywhere in the word.
  fileprivate var inverted: [Inverted] {
    terms.keys.flatMap { $0 }.flatMap { letter -> [Inverted] in
      switch letter {
      case .inverse(let word): [Inverted(word: word, player: nil)] + word.inverted
      case .blockInverse(let player, let word): [Inverted(word: word, player: player)] + word.inverted
      case .power(let word, _): word.inverted
      case .jacobian, .transposedJacobian, .projection, .symmetricPart, .antisymmetricPart, .ownBlocks,
        .otherBlocks:
        []
      }
    }
  }
}
