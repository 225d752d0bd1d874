// Why a search ends without a witness.

/// Why no witness was found. None of these says that there is none.
package enum SearchLimit: Error, Hashable, Sendable {
  /// The map does not shrink by the factor, or by so little less that doubles do not see it; or the form of the function is
  /// too narrow.
  case notContracting
  /// No function of the forms that were tried stays the same.
  case notConserving
  /// There may be a quadratic function: no proof against it was found.
  case notExcluded
  /// A function was found in floating point, and did not survive rounding.
  case lostInRounding
  /// The linear program could not be solved.
  case solver(SolverFailure)
  /// So many steps did not lead to a function, nor to the conclusion that there is none.
  case rounds(Int)
  /// The function would have so many free entries.
  case tooLarge(Int)
  /// A matrix that the rule inverts was not shown to be invertible.
  case noInverse
  /// A polygon was asked for, and the map is not affine in its parameters.
  case notAffine
  /// LAPACK's iteration did not end.
  case noEigenvalues
}
