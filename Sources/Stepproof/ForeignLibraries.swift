// The C libraries' manners, for programs built on this library.

import Exact

/// Sends the last words of the C libraries, should they ever have to stop the program, to standard error.
package func keepForeignErrorsOffStandardOutput() { ForeignErrors.keepOffStandardOutput() }
