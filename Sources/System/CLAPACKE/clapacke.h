/* LAPACKE and OpenBLAS. Swift cannot import C's _Complex, so complex numbers are plain pairs here. */
#include <stdint.h>

typedef struct { float re, im; } cs_complex_float;
typedef struct { double re, im; } cs_complex_double;
#define LAPACK_COMPLEX_CUSTOM
#define lapack_complex_float cs_complex_float
#define lapack_complex_double cs_complex_double
#include <lapacke.h>

/* Declared by hand: openblas's own cblas.h brings _Complex back in. */
void openblas_set_num_threads(int num_threads);
int openblas_get_num_threads(void);
void cblas_dgemm(int order, int transpose_a, int transpose_b, int rows, int columns, int inner,
                 double alpha, const double *a, int stride_a, const double *b, int stride_b, double beta,
                 double *c, int stride_c);
