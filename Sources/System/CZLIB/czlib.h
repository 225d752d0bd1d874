/* zlib as it comes. */
#include <zlib.h>
