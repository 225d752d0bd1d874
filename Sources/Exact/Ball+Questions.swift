// What a ball lets one conclude: "is" means certainly, for every number in it.

internal import CFLINT

extension Ball {
  package var isFinite: Bool { arb_is_finite(pointer) != 0 }
  package var isPositive: Bool { arb_is_positive(pointer) != 0 }
  package var isNegative: Bool { arb_is_negative(pointer) != 0 }
  package var containsZero: Bool { arb_contains_zero(pointer) != 0 }

  package func contains(_ value: Rational) -> Bool {
    value.withFMPQ { arb_contains_fmpq(pointer, $0) } != 0
  }

  package func contains(_ other: Ball) -> Bool { arb_contains(pointer, other.pointer) != 0 }

  /// Whether the other ball lies within this one and touches neither end.
  package func containsInside(_ other: Ball) -> Bool { arb_contains_interior(pointer, other.pointer) != 0 }

  package func overlaps(_ other: Ball) -> Bool { arb_overlaps(pointer, other.pointer) != 0 }

  /// The numbers in both balls; `nil` when there are certainly none.
  package func intersection(_ other: Ball) -> Ball? {
    var common = false
    let result = Ball.combine(self, other) {
      common = arb_intersection($0, $1, $2, $3) != 0
    }
    return common ? result : nil
  }

  /// A ball around both.
  package func union(_ other: Ball) -> Ball { Ball.combine(self, other, arb_union) }

  /// The exact midpoint; 0 for a ball that is not finite.
  package var midpoint: Rational {
    guard isFinite else { return .zero }
    return Rational.writing { result in
      // A look at the number that the ball owns; it is not ours to clear.
      var borrowed = pointer.pointee.mid
      arf_get_fmpq(result, &borrowed)
    }
  }

  private func end(
    _ read: (UnsafeMutablePointer<arf_struct>, UnsafePointer<arb_struct>, Int) -> Void
  ) -> Rational? {
    guard isFinite else { return nil }
    return Rational.writing { result in
      var copy = arf_struct()
      arf_init(&copy)
      read(&copy, pointer, precision)
      arf_get_fmpq(result, &copy)
      arf_clear(&copy)
    }
  }

  /// A number that none in the ball is below; `nil` when the ball is not finite.
  package var lower: Rational? { end(arb_get_lbound_arf) }
  /// A number that none in the ball is above; `nil` when the ball is not finite.
  package var upper: Rational? { end(arb_get_ubound_arf) }

  /// The midpoint alone, as a ball of radius 0.
  package var centre: Ball { map { result, x, _ in arb_get_mid_arb(result, x) } }

  /// The ball with more or fewer bits to compute with; its numbers stay the same.
  package func withPrecision(_ bits: Int) -> Ball {
    Ball(precision: bits) { result, _ in arb_set(result, pointer) }
  }

  /// The midpoint as the nearest double, or so: fit for pictures and searches.
  package var approximation: Double {
    var borrowed = pointer.pointee.mid
    return arf_get_d(&borrowed, ARF_RND_NEAR)
  }

  /// The digits that are certain, at most as many as asked for, such as `0.329561998888086`; a ball without any
  /// certain digit is written as `[… +/- …]`.
  package func decimal(digits: Int) -> String {
    // 2 is Arb's ARB_STR_NO_RADIUS, a macro that Swift does not see.
    guard let plain = arb_get_str(pointer, digits, 2) else { return "" }
    defer { flint_free(plain) }
    let text = String(cString: plain)
    if !text.hasPrefix("[") && !(text.hasPrefix("0e") && !isZero) { return text }
    guard let full = arb_get_str(pointer, digits, 0) else { return "" }
    defer { flint_free(full) }
    return String(cString: full)
  }

}

extension Ball: CustomStringConvertible {
  package var description: String {
    guard let full = arb_get_str(pointer, 20, 0) else { return "" }
    defer { flint_free(full) }
    return String(cString: full)
  }
}

extension Ball {
  package static func pi(precision: Int) -> Ball { Ball(precision: precision) { arb_const_pi($0, $1) } }

  /// Whether the ball is a single number.
  package var isExact: Bool { arb_is_exact(pointer) != 0 }
  /// Whether the ball is the number 0.
  package var isZero: Bool { arb_is_zero(pointer) != 0 }
}
