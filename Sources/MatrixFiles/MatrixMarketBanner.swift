// The first line of a Matrix Market file: what kind of matrix follows.

/// What the banner of a Matrix Market file says.
struct MatrixMarketBanner: Equatable {
  enum Layout: String, CaseIterable {
    case coordinate, array
  }
  enum Field: String, CaseIterable {
    case real, integer, pattern
  }
  enum Symmetry: String, CaseIterable {
    case general
    case symmetric
    case skew = "skew-symmetric"
  }

  let layout: Layout
  let field: Field
  let symmetry: Symmetry

  /// Reads the line without regard to capital letters, as the format asks for.
  init(_ bytes: [UInt8], in line: Range<Int>) throws(MatrixMarketFault) {
    var words = WordCursor(bytes, in: line)
    func next(of expected: [String]) throws(MatrixMarketFault) -> String {
      let found = words.next().map { bytes.text($0) } ?? ""
      let word = found.lowercased()
      if word == "complex" || word == "hermitian" { throw .complex }
      guard expected.contains(word) else { throw .banner(expected: expected, found: found) }
      return word
    }
    func next<Word: CaseIterable & RawRepresentable<String>>() throws(MatrixMarketFault) -> Word {
      let expected = Word.allCases.map(\.rawValue)
      let found = try next(of: expected)
      guard let word = Word(rawValue: found) else { throw .banner(expected: expected, found: found) }
      return word
    }
    _ = try next(of: ["%%matrixmarket"])
    _ = try next(of: ["matrix"])
    layout = try next()
    field = try next()
    symmetry = try next()
    if let more = words.next() { throw .banner(expected: [], found: bytes.text(more)) }
    if layout == .array, field == .pattern { throw .patternArray }
  }
}
