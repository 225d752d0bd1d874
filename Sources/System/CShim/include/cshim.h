/* Only what Swift cannot import from the libraries themselves. */
#ifndef CSHIM_H
#define CSHIM_H

/* Makes FLINT's error exit print `message` on standard error instead of its own text on standard
   output, where it would end up inside a result. Call once, before anything else. */
void cs_flint_quiet_abort(void);

/* Returns a thread's FLINT caches; call at the end of a thread that this program started. */
void cs_flint_thread_end(void);

#endif
