/* Only what Swift cannot import from the libraries themselves. */
#ifndef CSHIM_H
#define CSHIM_H

#include <stddef.h>

#include <glpk.h>

/* Makes FLINT end with a line on standard error when a precondition is broken, instead of only with its
   own text on standard output, where it would end up inside a result. Call once, before anything else. */
void cs_flint_quiet_abort(void);

/* Returns a thread's FLINT caches; call at the end of a thread that this program started. */
void cs_flint_thread_end(void);

/* What a guarded GLPK call answers when GLPK would have ended the process. `message` then holds GLPK's
   words, cut to `size` bytes with the closing zero; after any other answer it is empty. Every problem that
   this thread has created is freed: its pointers must not be used again. */
#define CS_GLP_FATAL (-1)

/* glp_load_matrix; 0, or CS_GLP_FATAL when an index is out of range or an element comes twice. */
int cs_glp_load_matrix(glp_prob *problem, int count, const int *rows, const int *columns,
                       const double *values, char *message, size_t size);

/* glp_simplex; its own code (0 or positive), or CS_GLP_FATAL. `parameters` may be null. */
int cs_glp_simplex(glp_prob *problem, const glp_smcp *parameters, char *message, size_t size);

/* How many bytes the C heap has given out; the header for this is missing from Swift's Glibc. */
size_t cs_bytes_in_use(void);

#endif
