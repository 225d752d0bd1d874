// The bytes of `.npy` files and `.npz` archives, right or wrong on purpose.

import CZLIB

/// A `.npy` file with a header as NumPy writes it, unless told otherwise.
func numPy(
  _ type: String = "<f8", byColumns: Bool = false, shape: String = "(2, 2)", version: Int = 1, data: [UInt8]
) -> [UInt8] {
  let order = byColumns ? "True" : "False"
  return numPy(
    header: "{'descr': '\(type)', 'fortran_order': \(order), 'shape': \(shape), }", version: version,
    data: data)
}

func numPy(header: String, version: Int = 1, data: [UInt8] = []) -> [UInt8] {
  let text = Array((header + "\n").utf8)
  let length = littleEndian(UInt32(text.count)).prefix(version == 1 ? 2 : 4)
  return [0x93] + Array("NUMPY".utf8) + [UInt8(version), 0] + length + text + data
}

func littleEndian(_ word: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: word.littleEndian, Array.init)
}

func bigEndian(_ word: some FixedWidthInteger) -> [UInt8] { littleEndian(word).reversed() }

func doubles(_ values: [Double]) -> [UInt8] { values.flatMap { littleEndian($0.bitPattern) } }

/// The matrix 1 2, 3 4 as NumPy writes it.
let oneToFour = numPy(data: doubles([1, 2, 3, 4]))

/// One file of a zip archive; what is `nil` is stated as it is.
struct Packed {
  var name = "A.npy"
  var content = oneToFour
  var isDeflated = false
  var packed: [UInt8]?
  var method: UInt16?
  var flags: UInt16 = 0
  var size: Int?
  var checksum: UInt32?
  /// Whether the sizes and the place stand in the wide fields of zip64.
  var isWide = false

  var data: [UInt8] { packed ?? (isDeflated ? deflated(content) : content) }
}

/// An archive as Python writes it: the members' own headers leave their sizes to zip64.
func zip(_ members: [Packed], isWide: Bool = false, comment: String = "", count: Int? = nil) -> [UInt8] {
  var bytes: [UInt8] = []
  var directory: [UInt8] = []
  for member in members {
    let (name, data) = (Array(member.name.utf8), member.data)
    let (size, place) = (member.size ?? member.content.count, bytes.count)
    let method = member.method ?? (member.isDeflated ? 8 : 0)
    let about =
      littleEndian(member.flags) + littleEndian(method) + littleEndian(UInt32(0))
      + littleEndian(member.checksum ?? UInt32(crc32(0, member.content, UInt32(member.content.count))))
    let nameLength = littleEndian(UInt16(name.count))
    let unknown = littleEndian(UInt32.max)
    let sizes = littleEndian(UInt64(size)) + littleEndian(UInt64(data.count))

    bytes += littleEndian(0x0403_4B50 as UInt32) + littleEndian(45 as UInt16) + about + unknown + unknown
    bytes += nameLength + littleEndian(20 as UInt16) + name
    bytes += littleEndian(1 as UInt16) + littleEndian(16 as UInt16) + sizes + data

    // A field of another kind stands before the wide one.
    let wide = [9, 9, 2, 0, 7, 7, 1, 0, 24, 0] + sizes + littleEndian(UInt64(place))
    directory += littleEndian(0x0201_4B50 as UInt32) + [45, 3] + littleEndian(45 as UInt16) + about
    directory +=
      member.isWide ? unknown + unknown : littleEndian(UInt32(data.count)) + littleEndian(UInt32(size))
    directory += nameLength + littleEndian(UInt16(member.isWide ? wide.count : 0)) + [0, 0]
    directory += [UInt8](repeating: 0, count: 8)
    directory += member.isWide ? unknown : littleEndian(UInt32(place))
    directory += name + (member.isWide ? wide : [])
  }
  return bytes + directory
    + zipEnd(
      start: bytes.count, size: directory.count, count: count ?? members.count, isWide: isWide,
      comment: comment)
}

private func zipEnd(start: Int, size: Int, count: Int, isWide: Bool, comment: String) -> [UInt8] {
  var bytes: [UInt8] = []
  if isWide {
    let number = littleEndian(UInt64(count))
    bytes += littleEndian(0x0606_4B50 as UInt32) + littleEndian(44 as UInt64) + [45, 3, 45, 0]
    bytes += [UInt8](repeating: 0, count: 8) + number + number
    bytes += littleEndian(UInt64(size)) + littleEndian(UInt64(start))
    bytes += littleEndian(0x0706_4B50 as UInt32) + littleEndian(0 as UInt32)
    bytes += littleEndian(UInt64(start + size)) + littleEndian(1 as UInt32)
  }
  bytes += littleEndian(0x0605_4B50 as UInt32) + [0, 0, 0, 0]
  bytes += littleEndian(isWide ? .max : UInt16(count)) + littleEndian(isWide ? .max : UInt16(count))
  bytes += littleEndian(isWide ? .max : UInt32(size)) + littleEndian(isWide ? .max : UInt32(start))
  return bytes + littleEndian(UInt16(comment.utf8.count)) + Array(comment.utf8)
}

/// Raw deflated data: what zlib's `compress` makes, without its header and its checksum.
func deflated(_ content: [UInt8]) -> [UInt8] {
  var length = compressBound(UInt(content.count))
  var bytes = [UInt8](repeating: 0, count: Int(length))
  compress(&bytes, &length, content, UInt(content.count))
  return Array(bytes[2..<Int(length) - 4])
}
