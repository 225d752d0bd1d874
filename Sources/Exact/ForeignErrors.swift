// What the C libraries do when they cannot go on.

internal import CShim

package enum ForeignErrors {
  /// Sends FLINT's last words to standard error: on standard output they would end up inside a result.
  ///
  /// Every call is guarded so that FLINT has nothing to complain about; this is for the day a guard is wrong. Call
  /// it once, before anything else.
  package static func keepOffStandardOutput() { cs_flint_quiet_abort() }
}
