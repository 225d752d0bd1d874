// The update Jacobian of a method at an equilibrium of a game, as reports show it.

package struct LinearizationReport: Equatable, Sendable {
  /// A player with the name of the projection onto its variables.
  package struct Player: Equatable, Sendable {
    package let projection: Formula
    package let name: String
    package let variables: [String]

    package init(projection: Formula, name: String, variables: [String]) {
      self.projection = projection
      self.name = name
      self.variables = variables
    }
  }

  package let problem: Heading
  package let method: Heading
  package let rate: String
  package let players: [Player]
  /// The players whose projections or blocks the formula names, by their place among all.
  package let mentioned: [Int]
  package let point: PointReport
  package let formula: BlockFormula
  package let variables: [Formula]
  package let jacobian: [[Formula]]
  /// The entries of J in decimals; `nil` when all of them are fractions.
  package let jacobianDecimals: [[String]]?
  /// What a GAN's Jacobian follows from; `nil` for other games.
  package let adversaries: AdversarialReport?
  package let states: [Formula]
  package let matrix: [[Formula]]
  /// The entries of M with decimals for what is known by an enclosure only; `nil` when there is nothing such.
  package let matrixDecimals: [[String]]?

  package init(
    problem: Heading, method: Heading, rate: String, players: [Player], mentioned: [Int], point: PointReport,
    formula: BlockFormula, variables: [Formula], jacobian: [[Formula]], jacobianDecimals: [[String]]?,
    states: [Formula], matrix: [[Formula]],
    matrixDecimals: [[String]]? = nil, adversaries: AdversarialReport? = nil
  ) {
    self.problem = problem
    self.method = method
    self.rate = rate
    self.players = players
    self.mentioned = mentioned
    self.point = point
    self.formula = formula
    self.variables = variables
    self.jacobian = jacobian
    self.jacobianDecimals = jacobianDecimals
    self.adversaries = adversaries
    self.states = states
    self.matrix = matrix
    self.matrixDecimals = matrixDecimals
  }
}
