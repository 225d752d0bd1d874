/* Guards around GLPK calls: where GLPK would end the process, the caller gets its message instead. */
#include "cshim.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <glpk.h>

/* Where the error hook jumps to, and what GLPK said last; GLPK's own state is one a thread too. */
typedef struct {
  jmp_buf place;
  char *message;
  size_t size;
} guard;

/* Collects what GLPK would print: what is wrong, then the place in GLPK's own sources. */
static int remember(void *info, const char *text) {
  guard *g = info;
  if (g->size > 0) {
    size_t used = strlen(g->message);
    snprintf(g->message + used, g->size - used, "%s", text);
  }
  return 1; /* GLPK prints nothing itself */
}

static void jump(void *info) { longjmp(((guard *)info)->place, 1); }

static void begin(guard *g, char *message, size_t size) {
  g->message = message;
  g->size = size;
  if (size > 0) message[0] = '\0';
  /* The hook is the only way to hear what is wrong; a successful call has its chatter cleared again. */
  glp_term_hook(remember, g);
  glp_error_hook(jump, g);
}

static void end(guard *g) {
  glp_error_hook(NULL, NULL);
  glp_term_hook(NULL, NULL);
  if (g->size > 0) g->message[0] = '\0';
}

/* After a jump nothing that belongs to the thread's environment can be trusted: give all of it back. */
static int fatal(void) {
  glp_free_env();
  return CS_GLP_FATAL;
}

int cs_glp_load_matrix(glp_prob *problem, int count, const int *rows, const int *columns,
                       const double *values, char *message, size_t size) {
  guard g;
  begin(&g, message, size);
  if (setjmp(g.place)) return fatal();
  glp_load_matrix(problem, count, rows, columns, values);
  end(&g);
  return 0;
}

int cs_glp_simplex(glp_prob *problem, const glp_smcp *parameters, char *message, size_t size) {
  guard g;
  begin(&g, message, size);
  if (setjmp(g.place)) return fatal();
  int code = glp_simplex(problem, parameters);
  end(&g);
  return code;
}
