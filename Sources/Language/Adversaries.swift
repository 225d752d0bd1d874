// What a game's `gan` block tells beyond the payoff: how discriminator and generator meet.

import Symbolic

extension Game {
  /// The matrices from which the Jacobian of a GAN follows, in the game's variables and parameters.
  ///
  /// With the payoff V = E[f(D(x))] + E[f(-D(G(z)))], x from the data and z latent.
  package struct Adversaries: Hashable, Sendable {
    /// The players by their places: whose variables D and G depend on.
    package let discriminator: Int
    package let generator: Int
    /// E[grad D(x) * grad D(x)'], the gradients by the discriminator's variables.
    package let dataCorrelation: [[Expression]]
    /// The derivative of E[grad D(G(z))] by the generator's variables: by the push-forward it is the integral of
    /// grad D(x) * grad p(x)', p the density of what is generated.
    package let generatorCoupling: [[Expression]]
    /// f'(0) and f''(0).
    package let lossSlope: Expression
    package let lossCurvature: Expression
  }
}
