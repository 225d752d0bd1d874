/* What the C heap holds. */
#include "cshim.h"

#include <malloc.h>

size_t cs_bytes_in_use(void) { return mallinfo2().uordblks; }
