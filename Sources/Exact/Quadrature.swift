// Integrals with a proved error, over Arb's adaptive Gauss-Legendre quadrature.

internal import CFLINT

package enum Quadrature {
  /// A function of a complex ball. When `holomorphic` is asked for, the result must be a ball that is not finite
  /// unless the function is holomorphic on the whole argument.
  package typealias Integrand = (_ argument: ComplexBall, _ holomorphic: Bool) -> ComplexBall

  private final class Context {
    let integrand: Integrand
    init(_ integrand: @escaping Integrand) { self.integrand = integrand }
  }

  /// An enclosure of the integral along the segment between two points; not finite when none was found with the
  /// work allowed.
  package static func integral(
    from lower: ComplexBall, to upper: ComplexBall, precision: Int, of integrand: @escaping Integrand
  ) -> ComplexBall {
    let context = Context(integrand)
    return withExtendedLifetime(context) {
      ComplexBall(precision: precision) { result, bits in
        var tolerance = mag_struct()
        mag_init(&tolerance)
        mag_set_ui_2exp_si(&tolerance, 1, -bits)
        var options = acb_calc_integrate_opt_struct()
        acb_calc_integrate_opt_init(&options)
        options.eval_limit = 20_000
        let raw = Unmanaged.passUnretained(context).toOpaque()
        _ = acb_calc_integrate(
          result,
          { output, argument, parameter, order, bits in
            guard let output, let argument, let parameter else { return 0 }
            let context = Unmanaged<Context>.fromOpaque(parameter).takeUnretainedValue()
            let point = ComplexBall(precision: bits) { copy, _ in acb_set(copy, argument) }
            // Arb asks with order 0 for the value and with order 1 for the value of a holomorphic function.
            let value = context.integrand(point, order != 0)
            withExtendedLifetime(value) { acb_set(output, value.pointer) }
            return 0
          },
          raw, lower.pointer, upper.pointer, bits, &tolerance, &options, bits)
        mag_clear(&tolerance)
      }
    }
  }
}
