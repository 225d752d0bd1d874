// The words for every fault: lower case, no full stop, what was expected and what was found.

#if canImport(Glibc)
  import Glibc
#endif

extension MatrixFileFault {
  /// One line that says why there is no matrix.
  package var words: String {
    switch self {
    case .unknownEnding:
      "expected a file that ends in \(MatrixFile.endings.map { "." + $0 }.listed("or"))"
    case .missing: "there is no such file"
    case .isDirectory: "expected a file, found a folder"
    case .notARegularFile: "expected a file that holds a matrix, found a device, pipe or socket"
    case .unreadable(let code): String(cString: strerror(code)).lowercased()
    case .tooLarge(let limit): "the file is larger than \(limit >> 30) GB"
    case .empty: "expected a matrix, found an empty file"
    case .notAMatrix(let shape): "expected a matrix, found an array of shape \(shape.tuple)"
    case .noEntries(let rows, let columns): "expected a matrix with entries, found \(rows) by \(columns)"
    case .tooManyRows(let found):
      "expected at most \(MatrixFile.sideLimit) rows, found \(found.map(String.init) ?? "more")"
    case .tooManyColumns(let found):
      "expected at most \(MatrixFile.sideLimit) columns, found \(found.map(String.init) ?? "more")"
    case .tooManyEntries(let rows, let columns):
      "expected at most \(MatrixFile.entryLimit) entries, found \(rows) by \(columns)"
    case .entry(let row, let column, let fault): fault.words(about: "row \(row), column \(column)")
    case .numPy(let fault): fault.words
    case .archive(let fault): fault.words
    case .matrixMarket(let line, let fault): "line \(line): \(fault.words)"
    case .table(let fault): fault.words
    }
  }
}

extension EntryFault {
  fileprivate func words(about place: String) -> String {
    switch self {
    case .notANumber: "the entry in \(place) is not a number"
    case .infinite: "the entry in \(place) is infinite"
    case .tooLarge: "the entry in \(place) is too large for a floating-point number"
    case .exponentTooLarge: "the entry in \(place) has an exponent beyond \(WrittenNumber.exponentLimit)"
    case .tooLong(let count):
      "expected at most \(WrittenNumber.lengthLimit) characters in \(place), found \(count)"
    case .blank: "expected a number in \(place), found nothing"
    case .unreadable(let text): "expected a number in \(place), found \(text.quoted)"
    case .notWhole(let text): "expected a whole number in \(place), found \(text.quoted)"
    }
  }
}

extension NumPyFault {
  fileprivate var words: String {
    switch self {
    case .notNumPy: "expected a NumPy file, found one that does not begin like one"
    case .version(let major, let minor):
      "expected version 1.0, 2.0 or 3.0 of the NumPy format, found \(major).\(minor)"
    case .cutOff(let expected, let found):
      "expected a NumPy header of \(counted(expected, "byte")), found only \(found)"
    case .header(let offset): "the NumPy header cannot be read from byte \(offset + 1) on"
    case .missingKey(let key): "the NumPy header has no '\(key)'"
    case .unexpectedKey(let key):
      "expected only 'descr', 'fortran_order' and 'shape' in the NumPy header, found \(key.quoted)"
    case .repeatedKey(let key): "the NumPy header has \(key.quoted) twice"
    case .value("shape", let text): "expected a tuple of sizes in the NumPy header, found \(text.quoted)"
    case .value(let key, let text):
      "expected True or False for '\(key)' in the NumPy header, found \(text.quoted)"
    case .type(let name): "expected real entries of a NumPy type such as '<f8', found \(name.quoted)"
    case .dataSize(let expected, let found):
      "expected \(counted(expected, "byte")) of entries, found \(found)"
    }
  }
}

extension ArchiveFault {
  fileprivate var words: String {
    switch self {
    case .notAnArchive: "expected an npz archive, found no end of one; perhaps the file is cut off"
    case .damagedDirectory: "the list of arrays in the archive is damaged"
    case .damagedMember(let name): "the array \(name.quoted) is damaged"
    case .encrypted(let name): "the array \(name.quoted) needs a password"
    case .method(let name, let code):
      "expected the array \(name.quoted) stored or deflated, found compression method \(code)"
    case .tooLarge(let name, let limit): "the array \(name.quoted) is larger than \(limit >> 30) GB"
    case .size(let name, let expected, let found):
      "expected \(counted(expected, "byte")) in the array \(name.quoted), found \(found)"
    case .inflation(let name, let code): "the array \(name.quoted) does not inflate; zlib says \(code)"
    case .checksum(let name): "the array \(name.quoted) does not have the checksum stated for it"
    case .noArrays: "expected an array in the archive, found none"
    case .severalArrays(let names):
      "expected one array, found \(names.count); write FILE.npz:NAME for one of \(names.quotedList)"
    case .noArray(let name, let names): "no array is called \(name.quoted), there is \(names.quotedList)"
    case .repeatedName(let name): "the archive has two arrays called \(name.quoted)"
    }
  }
}

extension MatrixMarketFault {
  fileprivate var words: String {
    switch self {
    case .banner(["%%matrixmarket"], _):
      "expected a line that begins with '%%MatrixMarket matrix'"
    case .banner(let expected, let found):
      "expected \(expected.isEmpty ? "nothing more" : expected.map(\.quoted).listed("or")), found "
        + (found.isEmpty ? "nothing" : found.quoted)
    case .complex: "expected a real matrix, found a complex one"
    case .patternArray: "expected numbers in an array, found a pattern"
    case .noSizes: "expected a line with the sizes, found the end of the file"
    case .wordCount(let expected, let found): "expected \(counted(expected, "number")), found \(found)"
    case .notASize(let text): "expected a size, found \(text.quoted)"
    case .notSquare(let rows, let columns):
      "expected as many rows as columns of a symmetric matrix, found \(rows) by \(columns)"
    case .row(let text, let count): "expected a row from 1 to \(count), found \(text.quoted)"
    case .column(let text, let count): "expected a column from 1 to \(count), found \(text.quoted)"
    case .aboveDiagonal(let row, let column):
      "expected only entries on and below the diagonal, found row \(row), column \(column)"
    case .onDiagonal(let row):
      "expected only entries below the diagonal, found row \(row), column \(row)"
    case .tooFewEntries(let expected, let found): "expected \(counted(expected, "entry")), found \(found)"
    case .tooManyEntries(let expected): "expected \(counted(expected, "entry")), found another"
    }
  }
}

extension TableFault {
  fileprivate var words: String {
    switch self {
    case .noNumbers: "expected numbers, found none"
    case .raggedRow(let row, let line, let entries, let before):
      "row \(row) has \(counted(entries, "entry")), the "
        + (row == 2 ? "row before it has" : "rows before it have") + " \(before); it stands in line \(line)"
    case .header(let names, let entries):
      "the first line has \(counted(names, "name")), the row below it \(counted(entries, "entry"))"
    case .openQuote(let line): "line \(line) has a quotation mark that is not closed"
    }
  }
}
