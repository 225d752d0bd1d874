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
    var values: [String: RationalFunction] = [:]
    for (name, value) in settings.constants {
      guard let function = kernels.function(value) else { throw .divisionByZero(value.text) }
      values[name] = function
    }
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
}
