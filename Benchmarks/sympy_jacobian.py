"""Times the same Jacobian as JacobianBenchmark does, with SymPy: sympy_jacobian.py VARIABLES."""

import sys
import time

from sympy import Add, Matrix, symbols

size = int(sys.argv[1])
z = symbols(" ".join(f"z{i}" for i in range(size)))
terms = []
for i in range(size):
    terms += [((7 * i + 11 * j) % 13 + 1) * z[i] * z[j] for j in range(i, size)]
    terms += [(i % 5 + 1) * z[i] ** 3, z[i] ** 2 * z[(i + 1) % size] * z[(i + 2) % size]]
cost = Add(*terms)

start = time.perf_counter()
field = [cost.diff(v) if i < size // 2 else -cost.diff(v) for i, v in enumerate(z)]
jacobian = Matrix(field).jacobian(z)
seconds = time.perf_counter() - start

point = {v: i + 1 for i, v in enumerate(z)}
total = sum(
    jacobian[row, column].subs(point) * (row + 1) * (column + 2)
    for row in range(size)
    for column in range(size)
)
print(seconds, total)
