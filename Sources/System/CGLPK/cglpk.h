/* GLPK as it comes. */
#include <glpk.h>
