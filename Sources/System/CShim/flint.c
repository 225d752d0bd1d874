/* What has to be done around FLINT in C. */
#include "cshim.h"

#include <stdio.h>
#include <stdlib.h>

#include <flint/flint.h>

__attribute__((noreturn)) static void abort_on_standard_error(void) {
  fputs("stepproof: FLINT stopped on a precondition that was not met; this is a bug in stepproof\n", stderr);
  abort();
}

void cs_flint_quiet_abort(void) { flint_set_abort(abort_on_standard_error); }

void cs_flint_thread_end(void) { flint_cleanup(); }
