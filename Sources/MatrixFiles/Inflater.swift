// zlib: raw deflated data inflated to a size known before, and checksums.

internal import CZLIB

/// One stream of deflated data without zlib's own header, from creation to deletion.
final class Inflater {
  private var stream = z_stream()

  /// Why data did not inflate.
  enum Failure: Error, Equatable {
    /// zlib's code.
    case code(Int32)
    /// So many bytes came out, one more than stated standing for any larger number.
    case size(Int)
    /// The stream ended before its data did, or the data before the stream.
    case extent
  }

  init() throws(Failure) {
    // Negative window bits mean that there is no header.
    let code = inflateInit2_(&stream, -MAX_WBITS, zlibVersion(), Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else { throw .code(code) }
  }

  deinit { inflateEnd(&stream) }

  /// The data in a range inflated; it must end with the range and fill the size exactly.
  ///
  /// - Precondition: the range lies within the bytes, and both sizes fit 32 bits with room to spare.
  func inflate(_ bytes: [UInt8], in range: Range<Int>, to size: Int) throws(Failure) -> [UInt8] {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "data that is not there")
    precondition(range.count < Int(UInt32.max) && size >= 0 && size < Int(UInt32.max), "data too large")
    var code = Z_OK
    let result = [UInt8](unsafeUninitializedCapacity: size + 1) { output, count in
      bytes.withUnsafeBufferPointer { input in
        // zlib does not write through this pointer; its type is older than const.
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.advanced(by: range.lowerBound))
        stream.avail_in = UInt32(range.count)
        stream.next_out = output.baseAddress
        // One byte more than stated, which must stay unused.
        stream.avail_out = UInt32(size + 1)
        code = CZLIB.inflate(&stream, Z_FINISH)
      }
      count = size + 1 - Int(stream.avail_out)
    }
    // The pointers are not valid any more.
    (stream.next_in, stream.next_out) = (nil, nil)
    // Z_BUF_ERROR: the room or the data ran out before the stream ended.
    guard code == Z_STREAM_END || code == Z_BUF_ERROR else { throw .code(code) }
    guard code == Z_STREAM_END || result.count > size else { throw .extent }
    guard result.count == size else { throw .size(result.count) }
    guard stream.avail_in == 0 else { throw .extent }
    return result
  }
}

enum Checksum {
  /// The CRC-32 of some bytes.
  ///
  /// - Precondition: there are fewer than 2^32.
  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer {
      UInt32(truncatingIfNeeded: CZLIB.crc32(0, $0.baseAddress, UInt32($0.count)))
    }
  }
}
