// How far long work has come, for a person who watches.

import Glibc
import Stepproof
import Synchronization

/// A line on standard error, written again and again, and gone in the end; nothing where no terminal is.
final class ProgressLine: Sendable {
  private struct State {
    var lastShown: ContinuousClock.Instant
    var isShown = false
  }

  private let doing: String
  private let isWatched = isatty(STDERR_FILENO) == 1
  private let begun = ContinuousClock.now
  private let state = Mutex(State(lastShown: .now))

  /// Work that takes less is not reported.
  private static let patience = Duration.milliseconds(700)
  private static let pause = Duration.milliseconds(150)

  /// - Parameter doing: what goes on, as in "running".
  init(_ doing: String) { self.doing = doing }

  /// Tells the share of the work that is done, from 0 to 1; may be called often.
  func report(_ share: Double) {
    guard isWatched, share > 0 else { return }
    let now = ContinuousClock.now
    let elapsed = now - begun
    guard elapsed > Self.patience else { return }
    state.withLock { state in
      guard !state.isShown || now - state.lastShown > Self.pause else { return }
      state.lastShown = now
      state.isShown = true
      let left = (elapsed / .seconds(1)) * (1 - share) / share
      _ = OutputFile.write(Self.text(doing, share, secondsLeft: left), to: STDERR_FILENO)
    }
  }

  /// Takes the line away.
  func finish() {
    state.withLock { state in
      if state.isShown { _ = OutputFile.write("\r\u{1B}[K", to: STDERR_FILENO) }
      state.isShown = false
    }
  }

  /// Does some work and takes the line away whatever comes of it.
  static func during<Result>(
    _ doing: String, _ work: (@escaping @Sendable (Double) -> Void) throws -> Result
  ) rethrows -> Result {
    let line = ProgressLine(doing)
    defer { line.finish() }
    return try work { line.report($0) }
  }

  static func text(_ doing: String, _ share: Double, secondsLeft: Double) -> String {
    let done = Int(20 * min(max(share, 0), 1))
    let bar = String(repeating: "#", count: done) + String(repeating: ".", count: 20 - done)
    let seconds = Int(secondsLeft.rounded(.up))
    let left = seconds < 100 ? "\(seconds) s" : "\((seconds + 30) / 60) min"
    return "\r\u{1B}[K\(doing) [\(bar)] \(Int(100 * share)) %, \(left) left"
  }
}
