// One array out of a `.npz` archive, which is a zip archive of `.npy` files.

enum NumPyArchive {
  /// The bytes of the `.npy` file with this name, or of the only one when no name is given.
  static func array(called name: String?, in bytes: [UInt8]) throws(MatrixFileFault) -> [UInt8] {
    do throws(ArchiveFault) {
      return try content(of: member(called: name, in: bytes), bytes)
    } catch {
      throw .archive(error)
    }
  }

  private static func member(
    called name: String?, in bytes: [UInt8]
  ) throws(ArchiveFault) -> ZipMember {
    let members = try ZipDirectory.members(bytes).filter { $0.name.hasSuffix(".npy") }
    let names = members.map { String($0.name.dropLast(4)) }
    guard let first = names.first else { throw .noArrays }
    guard let name = name ?? (names.count == 1 ? first : nil) else { throw .severalArrays(names) }
    let matches = names.indices.filter { names[$0] == name }
    guard let match = matches.first else { throw .noArray(name, among: names) }
    // Which of two a program gets depends on the program.
    guard matches.count == 1 else { throw .repeatedName(name) }
    return members[match]
  }

  private static func content(of member: ZipMember, _ bytes: [UInt8]) throws(ArchiveFault) -> [UInt8] {
    let name = String(member.name.dropLast(4))
    guard member.encryption == 0 else { throw .encrypted(name) }
    guard member.method == 0 || member.method == 8 else { throw .method(name, code: member.method) }
    guard member.size <= MatrixFile.sizeLimit else { throw .tooLarge(name, limit: MatrixFile.sizeLimit) }
    guard let start = start(of: member, bytes), member.packedSize <= bytes.count - start else {
      throw .damagedMember(name)
    }
    let range = start..<start + member.packedSize
    let content = member.method == 0 ? Array(bytes[range]) : try inflated(member, bytes, in: range)
    guard content.count == member.size else {
      throw .size(name, expected: member.size, found: content.count)
    }
    guard Checksum.crc32(content) == member.checksum else { throw .checksum(name) }
    return content
  }

  /// Where the data of a member begins: behind its own header, a name and fields that may differ from those
  /// of the directory in length.
  private static func start(of member: ZipMember, _ bytes: [UInt8]) -> Int? {
    guard bytes.littleEndian(UInt32.self, at: member.offset) == 0x0403_4B50,
      let nameLength = bytes.littleEndian(UInt16.self, at: member.offset + 26),
      let extraLength = bytes.littleEndian(UInt16.self, at: member.offset + 28)
    else { return nil }
    let start = member.offset + 30 + Int(nameLength) + Int(extraLength)
    return start <= bytes.count ? start : nil
  }

  private static func inflated(
    _ member: ZipMember, _ bytes: [UInt8], in range: Range<Int>
  ) throws(ArchiveFault) -> [UInt8] {
    let name = String(member.name.dropLast(4))
    // No deflated data is denser than 1032 to 1, so room for more need not be asked for.
    guard member.size / 1032 <= range.count else { throw .damagedMember(name) }
    do throws(Inflater.Failure) {
      return try Inflater().inflate(bytes, in: range, to: member.size)
    } catch {
      switch error {
      case .code(let code): throw .inflation(name, code: code)
      case .extent: throw .damagedMember(name)
      case .size(let found): throw .size(name, expected: member.size, found: found)
      }
    }
  }
}
