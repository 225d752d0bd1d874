// A game that is known by its Jacobian alone: a matrix in a file.

import Exact
import Linearization
import MatrixFiles
import Spectral

/// The Jacobian of a game at an equilibrium, and how many variables each player owns.
package struct MatrixProblem: Sendable {
  package let name: String
  /// The places of every player's variables.
  package let blocks: [Range<Int>]
  /// Whether the numbers of variables were given; if not, all belong to one player.
  package let hasPlayers: Bool
  private let file: MatrixFile

  package var size: Int { file.rowCount }

  /// Whether what somebody gave in place of a game is meant as a matrix: its name ends as such files do.
  package static func isMatrix(_ name: String) -> Bool { MatrixFile.isMatrix(path: name) }

  /// - Parameter players: how many variables each player owns, as in `400,600`.
  /// - Throws: `InputFault`.
  package init(_ path: String, players: String?) throws(InputFault) {
    do throws(MatrixFileFault) {
      file = try MatrixFile(loading: path)
    } catch {
      throw error.isAboutContent
        ? .faulty("\(path): error: \(error.words)\n") : .unreadable("\(path): \(error.words)\n")
    }
    guard file.rowCount == file.columnCount else {
      throw .faulty(
        "\(path): error: expected a square matrix, found \(file.rowCount) rows and \(file.columnCount) columns\n"
      )
    }
    name = path
    hasPlayers = players != nil
    blocks = try Self.blocks(players, size: file.rowCount)
  }

  private static func blocks(_ words: String?, size: Int) throws(InputFault) -> [Range<Int>] {
    guard let words else { return [0..<size] }
    var start = 0
    var blocks: [Range<Int>] = []
    for word in words.split(separator: ",", omittingEmptySubsequences: false) {
      guard let count = Int(word), count > 0, count <= size else {
        throw .unusableSetting(
          "expected the players' numbers of variables, such as 400,600, found '\(words)'\n")
      }
      blocks.append(start..<start + count)
      start += count
    }
    guard start == size else {
      throw .unusableSetting("the players own \(start) variables, and the matrix has \(size) rows\n")
    }
    return blocks
  }
}

/// What is known about the rates of a rule for a matrix.
package struct MatrixRange: Sendable {
  package let problem: MatrixProblem
  package let method: LinearizedMethod
  package let methodValues: [String: Rational]
  package let answer: RangeAnswer
  package let kernel: [[Rational]]
  /// The eigenvalues of J without those of directions at rest.
  let spectrum: Guess<[FloatComplex]>
}

extension MatrixProblem {
  /// The largest number of states for which the exact route is taken.
  private static let mostExactStates = 24
  /// The largest number of variables for which eigenvectors are computed.
  private static let mostWithVectors = 400

  /// - Throws: `InputFault` for settings and rules that do not fit, `Undecided` when a limit was hit.
  package func range(
    by rule: UpdateRule, setting words: [String: String], _ question: RangeQuestion
  ) throws -> MatrixRange {
    try rule.method.requireSteadyStep()
    let (settings, method) = try settled(rule, words)
    useThreadsForLinearAlgebra(
      rows: method.symbol(ofEigenvalue: "j") == nil ? size * method.components.count : size)
    do throws(RangeFault) {
      let jacobian = FloatMatrix(rowCount: size, columnCount: size) { file.entries[$0 * size + $1] }
      guard let all = jacobian.eigenvalues?.value else { throw .noEigenvalues }
      // Directions at rest have the eigenvalue 0, but for rounding.
      let largest = all.map(\.modulus).max() ?? 0
      let moving = Guess(all.filter { $0.modulus > 1e-13 * largest })
      let (answer, kernel) = try answer(question, method, jacobian, moving)
      return MatrixRange(
        problem: self, method: method, methodValues: settings.method, answer: answer, kernel: kernel,
        spectrum: moving)
    } catch {
      throw error.asAnswer(of: name, rate: method.method.rate)
    }
  }

  /// The entries, every one exactly as it stands in the file; `nil` when one of them is no number.
  var exact: [Rational]? { file.exact }
  /// The entries in floating point.
  var entries: [Double] { file.entries }

  /// The rule for these players, with all its parameters.
  ///
  /// - Throws: `InputFault` when a parameter has no value, or the rule asks who owns what and nobody said so.
  func settled(
    _ rule: UpdateRule, _ words: [String: String]
  ) throws -> (Settings, LinearizedMethod) {
    let settings = try Settings(words, method: rule.method, playerCount: blocks.count, gameNames: [])
    let method = try rule.linearized(playerCount: blocks.count, setting: settings.method)
    guard method.settings.free.isEmpty else {
      throw InputFault.unusableSetting(method.method.wordsForMissing(method.settings.free))
    }
    if !hasPlayers,
      try rule.linearized(playerCount: 2, setting: settings.method).symbol(ofEigenvalue: "j") == nil
    {
      throw InputFault.unusableSetting(
        "\(method.method.name) asks who owns which variables: give the players' numbers of them, as in "
          + "--players \(max(size / 2, 1)),\(max(size - size / 2, 1))\n")
    }
    return (settings, method)
  }

  private func answer(
    _ question: RangeQuestion, _ method: LinearizedMethod, _ floats: FloatMatrix,
    _ moving: Guess<[FloatComplex]>
  ) throws(RangeFault) -> (RangeAnswer, kernel: [[Rational]]) {
    if let exact = file.exact, size * method.components.count <= Self.mostExactStates {
      let jacobian = Matrix(rowCount: size, columnCount: size, entries: exact)
      let kernel = jacobian.kernel.transposed.rows
      var kernels = method.kernels
      let functions = jacobian.map { RationalFunction($0) }
      guard let matrix = try? method.matrix(at: functions, blocks: blocks, kernels: &kernels),
        let determinants = try? method.determinants(at: functions, blocks: blocks, kernels: &kernels),
        let problem = RateProblem(
          matrix, rate: method.method.rate, fixedDirections: kernel.count, determinants: determinants)
      else { throw .tooLarge }
      let scalar = method.symbol(ofEigenvalue: "j").flatMap { ScalarProblem($0, rate: method.method.rate) }
      let spectrum = scalar.map {
        EnclosedSpectrumProblem($0, of: jacobian, fixedDirections: kernel.count)
      }
      return (try RangeAnswer(question, about: problem, through: spectrum), kernel)
    }
    return (try guess(question, method, floats, moving), [])
  }

  /// In floating point: through the spectrum of J where the method is made of J alone, else by following the radius.
  private func guess(
    _ question: RangeQuestion, _ method: LinearizedMethod, _ jacobian: FloatMatrix,
    _ moving: Guess<[FloatComplex]>
  ) throws(RangeFault) -> RangeAnswer {
    let fixed = size - moving.value.count
    guard !moving.value.isEmpty else { throw .noEigenvalues }
    let rate = method.method.rate
    if let symbol = method.symbol(ofEigenvalue: "j"), let scalar = ScalarProblem(symbol, rate: rate) {
      // Eigenvectors take longer than eigenvalues: for large matrices nobody is told whose the eigenvalue is.
      let pairs = size <= Self.mostWithVectors ? jacobian.eigenPairs?.value ?? [] : []
      return try RangeAnswer(question, about: scalar, spectrum: moving, fixedDirections: fixed) { leaving in
        pairs.min { ($0.value - leaving).squaredModulus < ($1.value - leaving).squaredModulus }?.weights ?? []
      }
    }
    var constants: [String: Double] = [:]
    for (name, value) in method.settings.constants {
      constants[name] = value.rational?.approximation ?? (try? value.ball())?.approximation ?? .nan
    }
    let words = FloatWords(jacobian, blocks: blocks, values: constants)
    let norm = (0..<size).map { row in (0..<size).reduce(0) { $0 + abs(jacobian[row, $1]) } }.max() ?? 0
    return try RangeAnswer(
      question,
      following: { place in
        words.values[rate] = place
        guard let values = words.matrix(of: method)?.eigenvalues?.value else { return nil }
        return values.withoutOnes(fixed).max { $0.squaredModulus < $1.squaredModulus }.map { Guess($0) }
      }, scale: 4 / norm, states: size * method.components.count, fixedDirections: fixed)
  }
}

extension [FloatComplex] {
  /// The numbers without so many of those nearest to 1.
  func withoutOnes(_ count: Int) -> [FloatComplex] {
    guard count > 0 else { return self }
    let one = FloatComplex(1)
    return Array(sorted { ($0 - one).squaredModulus < ($1 - one).squaredModulus }.dropFirst(count))
  }
}

extension MatrixFileFault {
  /// Whether the file was read and something is wrong in it.
  fileprivate var isAboutContent: Bool {
    switch self {
    case .unknownEnding, .missing, .isDirectory, .notARegularFile, .unreadable, .tooLarge: false
    case .empty, .notAMatrix, .noEntries, .tooManyRows, .tooManyColumns, .tooManyEntries, .entry, .numPy,
      .archive,
      .matrixMarket,
      .table:
      true
    }
  }
}
