// Claims about steps that become ever smaller, and about the flow that they come ever nearer to.
//
// They are checked apart from those that `Checker` knows, so that who asks about rates that stay need not read this.

import Checker

/// What proves each kind of claim.
package let limitClaims: [String: Proof] = [
  "conserves-flow": flow, "circles-flow": flow, "converges-flow": flow, "shrinks": schedule,
  "grows": schedule,
]
