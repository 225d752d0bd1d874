// NumPy archives: stored and deflated, narrow and wide, and what is refused.

import MatrixFiles
import Testing

@Suite("NumPy archives")
struct NumPyArchiveTests {
  static let other = numPy(shape: "(1, 1)", data: doubles([5]))

  @Test(
    "with one array are that array",
    arguments: [
      zip([Packed()]),
      zip([Packed(isDeflated: true)]),
      zip([Packed(isWide: true)]),
      zip([Packed(isDeflated: true, isWide: true)], isWide: true),
      zip([Packed()], isWide: true),
      zip([Packed()], comment: "a comment with PK\u{5}\u{6} in it"),
      zip([Packed(name: "about.txt", content: [1]), Packed()]),
    ])
  func one(archive: [UInt8]) throws {
    #expect(try matrix(archive, "npz").entries == [1, 2, 3, 4])
    #expect(try matrix(archive, "npz", array: "A").entries == [1, 2, 3, 4])
  }

  @Test("with several arrays are the one that is named")
  func several() throws {
    let archive = zip([Packed(), Packed(name: "b/c.npy", content: Self.other, isDeflated: true)])
    #expect(try matrix(archive, "npz", array: "A").entries == [1, 2, 3, 4])
    #expect(try matrix(archive, "npz", array: "b/c").entries == [5])
  }

  static let two = zip([Packed(), Packed(name: "B\u{1B}.npy")])

  static let faults: [([UInt8], name: String?, words: String)] = [
    (oneToFour, nil, "expected an npz archive, found no end of one; perhaps the file is cut off"),
    (zip([]), nil, "expected an array in the archive, found none"),
    (zip([Packed(name: "A.txt")]), nil, "expected an array in the archive, found none"),
    (two, nil, "expected one array, found 2; write FILE.npz:NAME for one of 'A' and 'B\u{FFFD}'"),
    (two, "C", "no array is called 'C', there is 'A' and 'B\u{FFFD}'"),
    (two, "", "no array is called '', there is 'A' and 'B\u{FFFD}'"),
    (
      zip((1...12).map { Packed(name: "\($0).npy") }), nil,
      "expected one array, found 12; write FILE.npz:NAME for one of "
        + "'1', '2', '3', '4', '5', '6', '7', '8', '9', '10' and 2 more"
    ),
    (zip([Packed(), Packed()]), "A", "the archive has two arrays called 'A'"),
    (zip([Packed()], count: 2), nil, "the list of arrays in the archive is damaged"),
    (zip([Packed(flags: 1)]), nil, "the array 'A' needs a password"),
    (
      zip([Packed(method: 12)]), nil,
      "expected the array 'A' stored or deflated, found compression method 12"
    ),
    (zip([Packed(size: 3 << 30, isWide: true)]), nil, "the array 'A' is larger than 2 GB"),
    (zip([Packed(size: 101)]), nil, "expected 101 bytes in the array 'A', found 102"),
    (zip([Packed(isDeflated: true, size: 101)]), nil, "expected 101 bytes in the array 'A', found 102"),
    (zip([Packed(isDeflated: true, size: 100)]), nil, "expected 100 bytes in the array 'A', found 101"),
    (zip([Packed(isDeflated: true, size: 103)]), nil, "expected 103 bytes in the array 'A', found 102"),
    (zip([Packed(isDeflated: true, size: 1 << 30)]), nil, "the array 'A' is damaged"),
    (zip([Packed(packed: deflated(oneToFour) + [0], method: 8)]), nil, "the array 'A' is damaged"),
    (zip([Packed(packed: deflated(oneToFour).dropLast(), method: 8)]), nil, "the array 'A' is damaged"),
    (zip([Packed(packed: [7, 7, 7], method: 8)]), nil, "the array 'A' does not inflate; zlib says -3"),
    (zip([Packed(checksum: 1)]), nil, "the array 'A' does not have the checksum stated for it"),
    ([0] + zip([Packed()]), nil, "the list of arrays in the archive is damaged"),
    ([0] + zip([Packed()]).dropFirst(), nil, "the array 'A' is damaged"),
    (zip([Packed(content: Array(oneToFour.dropLast()))]), nil, "expected 32 bytes of entries, found 31"),
  ]

  @Test("are refused with a reason", arguments: faults)
  func fault(bytes: [UInt8], name: String?, expected: String) throws {
    #expect(try words(bytes, "npz", array: name) == expected)
  }
}
