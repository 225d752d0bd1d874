// The central directory of a zip archive: which members there are, and where.

/// A file in a zip archive, as the archive's directory describes it.
struct ZipMember: Equatable {
  let name: String
  /// Unequal to 0 when a password is needed.
  let encryption: UInt16
  let method: Int
  let checksum: UInt32
  let packedSize: Int
  let size: Int
  /// Where the member's own header begins, which repeats some of this.
  let offset: Int
}

enum ZipDirectory {
  /// The members that the directory of an archive lists.
  static func members(_ bytes: [UInt8]) throws(ArchiveFault) -> [ZipMember] {
    guard let end = endRecord(bytes) else { throw .notAnArchive }
    guard let (count, range) = extent(bytes, endRecord: end) else { throw .damagedDirectory }
    var members: [ZipMember] = []
    var position = range.lowerBound
    while position < range.upperBound {
      guard let (member, next) = member(bytes, at: position), next <= range.upperBound else {
        throw .damagedDirectory
      }
      members.append(member)
      position = next
    }
    guard members.count == count else { throw .damagedDirectory }
    return members
  }

  /// The record at the very end, behind which only a comment of stated length may stand.
  private static func endRecord(_ bytes: [UInt8]) -> Int? {
    stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 0xFFFF), by: -1).first { offset in
      bytes.littleEndian(UInt32.self, at: offset) == 0x0605_4B50
        && bytes.littleEndian(UInt16.self, at: offset + 20).map { offset + 22 + Int($0) } == bytes.count
    }
  }

  /// How many members there are, and where the directory stands.
  private static func extent(_ bytes: [UInt8], endRecord end: Int) -> (count: Int, range: Range<Int>)? {
    var count = bytes.littleEndian(UInt16.self, at: end + 10).map(UInt64.init)
    var size = bytes.littleEndian(UInt32.self, at: end + 12).map(UInt64.init)
    var start = bytes.littleEndian(UInt32.self, at: end + 16).map(UInt64.init)
    if count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF {
      // Zip64: a locator stands before the record and points to a larger one.
      guard bytes.littleEndian(UInt32.self, at: end - 20) == 0x0706_4B50,
        let place = bytes.littleEndian(UInt64.self, at: end - 12).flatMap({ Int(exactly: $0) }),
        bytes.littleEndian(UInt32.self, at: place) == 0x0606_4B50, place < end
      else { return nil }
      count = bytes.littleEndian(UInt64.self, at: place + 32)
      size = bytes.littleEndian(UInt64.self, at: place + 40)
      start = bytes.littleEndian(UInt64.self, at: place + 48)
    }
    guard let count = count.flatMap({ Int(exactly: $0) }), let size = size.flatMap({ Int(exactly: $0) }),
      let start = start.flatMap({ Int(exactly: $0) }), start <= end, size <= end - start
    else { return nil }
    return (count, start..<start + size)
  }

  /// The member described at an offset, and where the next description begins.
  private static func member(_ bytes: [UInt8], at offset: Int) -> (ZipMember, next: Int)? {
    guard bytes.littleEndian(UInt32.self, at: offset) == 0x0201_4B50,
      let flags = bytes.littleEndian(UInt16.self, at: offset + 8),
      let method = bytes.littleEndian(UInt16.self, at: offset + 10),
      let checksum = bytes.littleEndian(UInt32.self, at: offset + 16),
      let packedSize = bytes.littleEndian(UInt32.self, at: offset + 20),
      let size = bytes.littleEndian(UInt32.self, at: offset + 24),
      let nameLength = bytes.littleEndian(UInt16.self, at: offset + 28).map(Int.init),
      let extraLength = bytes.littleEndian(UInt16.self, at: offset + 30).map(Int.init),
      let commentLength = bytes.littleEndian(UInt16.self, at: offset + 32).map(Int.init),
      let start = bytes.littleEndian(UInt32.self, at: offset + 42)
    else { return nil }
    let extra = offset + 46 + nameLength
    let next = extra + extraLength + commentLength
    guard next <= bytes.count else { return nil }
    var wide = ZipWideFields(bytes, in: extra..<extra + extraLength)
    // The order is that of the format.
    guard let size = wide.value(for: size), let packedSize = wide.value(for: packedSize),
      let start = wide.value(for: start)
    else { return nil }
    let member = ZipMember(
      name: bytes.text(offset + 46..<extra), encryption: flags & 1, method: Int(method), checksum: checksum,
      packedSize: packedSize, size: size, offset: start)
    return (member, next)
  }
}

/// The 64-bit values that zip64 keeps beside a member for those that do not fit its 32-bit fields.
private struct ZipWideFields {
  private let bytes: [UInt8]
  private var rest: Range<Int>

  init(_ bytes: [UInt8], in extra: Range<Int>) {
    self.bytes = bytes
    rest = extra.upperBound..<extra.upperBound
    var position = extra.lowerBound
    while let kind = bytes.littleEndian(UInt16.self, at: position), position + 4 <= extra.upperBound,
      let length = bytes.littleEndian(UInt16.self, at: position + 2).map(Int.init),
      length <= extra.upperBound - position - 4
    {
      if kind == 1 {
        rest = position + 4..<position + 4 + length
        return
      }
      position += 4 + length
    }
  }

  /// The field itself, or the next wide value when the field says so; `nil` when there is none.
  mutating func value(for field: UInt32) -> Int? {
    guard field == 0xFFFF_FFFF else { return Int(field) }
    guard rest.count >= 8, let value = bytes.littleEndian(UInt64.self, at: rest.lowerBound) else {
      return nil
    }
    rest = rest.lowerBound + 8..<rest.upperBound
    return Int(exactly: value)
  }
}
