// Files that were damaged on their way: cut off anywhere, or with bytes changed.

import Testing

@testable import MatrixFiles

@Suite("Damaged files")
struct DamageTests {
  static let wholeFiles: [(ending: String, bytes: [UInt8])] = [
    ("npy", oneToFour),
    ("npz", zip([Packed()])),
    ("npz", zip([Packed(isDeflated: true, isWide: true)], isWide: true)),
    ("mtx", Array("%%MatrixMarket matrix coordinate real symmetric\n% c\n2 2 2\n1 1 1e2\n2 1 -3/4\n".utf8)),
    ("mtx", Array("%%MatrixMarket matrix array integer general\n2 1\n11\n-22\n".utf8)),
    ("csv", Array("# c\n\"a\";b\n1.5e1;\"-2/3\"\n3;4\n".utf8)),
  ]

  @Test("that are binary and cut off anywhere are refused", arguments: wholeFiles.prefix(3))
  func cutOff(ending: String, bytes: [UInt8]) throws {
    #expect(try words(bytes, ending) == nil)
    for count in bytes.indices {
      #expect(try words(Array(bytes.prefix(count)), ending) != nil, "cut off after \(count) bytes")
    }
  }

  @Test("that are texts and cut off anywhere are refused or sound", arguments: wholeFiles.dropFirst(3))
  func cutOffTexts(ending: String, bytes: [UInt8]) throws {
    for count in bytes.indices {
      #expect(try withFile(Array(bytes.prefix(count)), ending: ending) { isSound(loaded($0)) })
    }
  }

  @Test("with bytes changed, put in or left out are refused or sound", arguments: wholeFiles)
  func changed(ending: String, bytes: [UInt8]) throws {
    var random = SeededGenerator(state: 1)
    for _ in 0..<1500 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: damaged.indices, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: damaged[place] = UInt8.random(in: .min ... .max, using: &random)
        case 2: damaged[place] = [0, 0xFF, 0x7F, 0x80].randomElement(using: &random) ?? 0
        case 3: damaged.insert(damaged[place], at: place)
        default: damaged.remove(at: place)
        }
      }
      #expect(try withFile(damaged, ending: ending) { isSound(loaded($0)) }, "\(damaged)")
    }
  }
}
