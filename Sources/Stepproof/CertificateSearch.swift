// The search for what can be certified about a subject.

import Certificates
import Exact
import Search
import Spectral

/// A claim with its witness, and in a few words how it was found.
struct FoundWitness {
  let claim: Claim
  let subject: CertificateSubject
  let witness: Witness
  let method: String
}

struct CertificateSearch {
  let subject: CertificateSubject
  private typealias Sample = (place: [Rational], radius: Double)
  /// Places of the box with their spectral radii.
  private let samples: [Sample]
  /// The first ones with the smallest and the largest radius.
  private let (best, worst): (Sample, Sample)

  /// What the samples suggest.
  enum Outlook { case converges, diverges, conserves, mixed }

  /// Radii that are so near to 1 are taken for 1.
  private static let nearness = 1e-9

  init?(_ subject: CertificateSubject) {
    self.subject = subject
    var samples: [Sample] = []
    for place in subject.samples {
      guard let radius = subject.radius(at: place)?.value else { return nil }
      samples.append((place, radius))
    }
    guard let best = samples.min(by: { $0.radius < $1.radius }),
      let worst = samples.max(by: { $0.radius < $1.radius })
    else { return nil }
    (self.samples, self.best, self.worst) = (samples, best, worst)
  }

  var outlook: Outlook {
    if worst.radius < 1 - Self.nearness * 1e-3 { return .converges }
    if abs(worst.radius - 1) < Self.nearness, abs(best.radius - 1) < Self.nearness { return .conserves }
    return best.radius > 1 ? .diverges : .mixed
  }

  /// The place with the largest radius.
  var worstPlace: [Rational] { worst.place }
  var largestRadius: Double { worst.radius }

  // MARK: Claims

  /// One quadratic function, or one for every part of the box; its inertia says what is claimed.
  func quadratic(factor wanted: Rational?, everySequence: Bool) throws(SearchLimit) -> FoundWitness {
    var limit = SearchLimit.notContracting
    for factor in wanted.map({ [$0] }) ?? factors {
      do throws(SearchLimit) {
        let problem = subject.problem(factor: factor)
        let forms = everySequence ? Array(forms.prefix(1)) : forms
        let tree = try Subdivision(covering: problem, forms: forms, mostCuts: everySequence ? 0 : 24)
        let leaves = tree.leaves
        let directions = leaves[0].inertia.negative.basis.count
        guard leaves.allSatisfy({ $0.inertia.negative.basis.count == directions }) else {
          throw .lostInRounding
        }
        guard directions == 0 ? factor <= 1 : factor >= 1 else { throw .notContracting }
        return FoundWitness(
          claim: directions == 0
            ? .converges(factor: factor, everySequence: everySequence)
            : .diverges(factor: factor, directions: directions),
          subject: subject, witness: .quadratic(tree.map(\.leaf)), method: Self.words(leaves))
      } catch {
        limit = error
      }
    }
    throw limit
  }

  /// The squared length itself, at a single place, where every step makes it smaller: no other function has ends that are as near
  /// to each other.
  func length() throws(SearchLimit) -> FoundWitness {
    guard let map = subject.problem(factor: 1).map(at: worst.place).map({ FloatMatrix($0) }),
      let largest = (map.transposed * map).symmetricEigenpairs?.value.values.last,
      let square = Rational(exactly: largest), square < 1
    else { throw .notContracting }
    let factor = Rational.simplest(
      between: square + (1 - square) / 4_000, and: square + (1 - square) / 1_000)
    let problem = subject.problem(factor: factor)
    let identity = MatrixPolynomial(.identity(problem.size), variableCount: problem.box.count)
    guard let found = QuadraticWitness(proving: identity, for: problem, power: 0) else {
      throw .notContracting
    }
    return FoundWitness(
      claim: .converges(factor: factor, everySequence: false), subject: subject,
      witness: .quadratic(.leaf(found.leaf)), method: "the squared length")
  }

  /// The signs of Hurwitz determinants, where no quadratic function is found.
  func minors() throws(SearchLimit) -> FoundWitness {
    let found = try MinorSigns(of: subject.problem(factor: 1))
    let parts = found.tree.leaves.count
    return FoundWitness(
      claim: found.directions == 0
        ? .converges(factor: 1, everySequence: false) : .diverges(factor: 1, directions: found.directions),
      subject: subject, witness: .minors(found.tree),
      method: "Hurwitz determinants, \(parts == 1 ? "one part" : "\(parts) parts")")
  }

  /// One function for a polygon inside the box: around the place with the smallest radius, or around the middle of those
  /// that converge, whichever grows larger.
  func hull(factor: Rational?) throws(SearchLimit) -> FoundWitness {
    let problem = subject.problem(factor: factor ?? 1)
    let isAffine = problem.after.terms.keys.allSatisfy { $0.reduce(0, +) <= 1 }
    guard isAffine, problem.box.count > 1 else { throw .notAffine }
    var found = try HullWitness(growingFrom: best.place, for: problem)
    let converging = samples.filter { $0.radius < 1 }.map(\.place)
    if let first = converging.first {
      let middle = first.indices.map { axis in
        converging.reduce(Rational.zero) { $0 + $1[axis] } / Rational(converging.count)
      }
      if let other = try? HullWitness(growingFrom: middle, for: problem), other.extent > found.extent {
        found = other
      }
    }
    return FoundWitness(
      claim: .contractsInHull(factor: problem.factor, vertices: found.vertices), subject: subject,
      witness: .hull(found.function, definite: found.definite, decrease: found.decrease),
      method: "growing a polygon, the central path for its function")
  }

  /// A quadratic function that never changes.
  func conserved() throws(SearchLimit) -> FoundWitness {
    let problem = subject.problem(factor: 1)
    var limit = SearchLimit.notConserving
    for degree in 0...(problem.rateAxis == nil ? 0 : 3) {
      let form = FunctionForm(degree: degree, in: problem.rateAxis, of: problem.box.count, power: 0)
      do throws(SearchLimit) {
        let found = try Invariant(of: problem, exponents: form.exponents)
        return FoundWitness(
          claim: .conserves, subject: subject, witness: .invariant(found.function, .leaf(found.definite)),
          method: "linear equations, then the central path")
      } catch {
        limit = error
      }
    }
    throw limit
  }

  /// That no single function serves the whole box.
  func withoutFunction(factor: Rational?) throws(SearchLimit) -> FoundWitness {
    let factor = factor ?? 1
    let found = try NoFunction(for: subject.problem(factor: factor), at: samples.map(\.place))
    let points = found.places.map { Witness.DualPoint(place: $0.place, vectors: $0.vectors) }
    return FoundWitness(
      claim: .noQuadraticFunction(factor: factor), subject: subject,
      witness: .dual(points, rest: found.rest), method: "the dual of a linear program")
  }

  private static func words(_ leaves: [QuadraticWitness]) -> String {
    if leaves[0].box.isEmpty { return "the Stein equation, rounded" }
    let degree = leaves.map { $0.function.degrees.reduce(0, +) }.max() ?? 0
    let parts = leaves.count == 1 ? "one part" : "\(leaves.count) parts"
    return "the central path, \(parts), degree \(degree)"
  }

  /// Factors to try, the sharpest first.
  private var factors: [Rational] {
    let beginsAtZero = subject.problem(factor: 1).beginsAtZero
    guard !beginsAtZero, let largest = Rational(exactly: worst.radius * worst.radius) else { return [1] }
    switch outlook {
    case .converges, .mixed, .conserves:
      guard largest < 1 else { return [1] }
      let room = 1 - largest
      return [
        Rational.simplest(between: largest + room / 20, and: largest + room / 10),
        Rational.simplest(between: largest + room / 3, and: largest + room / 2), 1,
      ]
    case .diverges:
      let least = Rational(exactly: best.radius * best.radius) ?? 1
      let room = least - 1
      guard room.sign > 0 else { return [1] }
      return [
        1, Rational.simplest(between: 1 + room / 20, and: 1 + room / 10),
        Rational.simplest(between: 1 + room / 3, and: 1 + room / 2),
      ]
    }
  }

  /// Forms of P to try, the shortest first.
  private var forms: [FunctionForm] {
    let problem = subject.problem(factor: 1)
    let (count, axis) = (problem.box.count, problem.rateAxis)
    let order = problem.beginsAtZero ? contactOrder : 0
    var forms: [FunctionForm] = []
    let powers = order == 0 ? [0] : [order] + (1...4).filter { $0 != order } + [0]
    for power in powers {
      let highest = axis == nil ? 0 : max(power, 1) + 1
      forms += (0...highest).map { FunctionForm(degree: $0, in: axis, of: count, power: power) }
      if count > 1 { forms += (1...2).map { FunctionForm(totalDegree: $0, of: count, power: power) } }
    }
    return forms
  }

  /// With which power of the rate the squared radius leaves 1.
  private var contactOrder: Int {
    guard let axis = subject.resolved.box.rateAxis else { return 0 }
    let gaps = [1_000, 10_000].compactMap { share -> Double? in
      var place = subject.problem(factor: 1).middle
      place[axis] = subject.resolved.box.sides[axis].upper / Rational(share)
      return subject.radius(at: place).map { abs(1 - $0.value * $0.value) }
    }
    guard gaps.count == 2, gaps[1] > 0 else { return 1 }
    // Between the powers 10, 100, 1000, ….
    return 1 + [31.0, 316, 3_162].filter { gaps[0] / gaps[1] > $0 }.count
  }
}

extension QuadraticWitness {
  /// As certificates hold it.
  fileprivate var leaf: Witness.QuadraticLeaf {
    Witness.QuadraticLeaf(
      function: function, power: power, decrease: decrease, place: inertia.place,
      positive: Witness.Side(basis: inertia.positive.basis, proof: inertia.positive.proof),
      negative: Witness.Side(basis: inertia.negative.basis, proof: inertia.negative.proof))
  }
}
