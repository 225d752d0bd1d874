"""Bisects the learning rate of optimistic steps by eigenvalues of the whole update matrix.

numpy_bisection.py SIZE FILE.npy writes a Jacobian; prints the seconds of the bisection to 1e-9 and the rate found.
"""
import sys
import time

import numpy

size, path = int(sys.argv[1]), sys.argv[2]
random = numpy.random.default_rng(3)
half = size // 2
coupling = random.normal(size=(half, size - half)) * 2 / numpy.sqrt(size)
jacobian = numpy.block(
    [[0.3 * numpy.eye(half), coupling], [-coupling.T, 0.5 * numpy.eye(size - half)]]
)
numpy.save(path, jacobian)

identity, nothing = numpy.eye(size), numpy.zeros((size, size))


def radius(eta):
    update = numpy.block(
        [[identity - 2 * eta * jacobian, eta * jacobian], [identity, nothing]]
    )
    return max(abs(numpy.linalg.eigvals(update)))


begun = time.perf_counter()
low, high = 0.0, 1.0
while radius(high) < 1:
    low, high = high, 2 * high
while high - low > 1e-9 * high:
    middle = (low + high) / 2
    low, high = (middle, high) if radius(middle) < 1 else (low, middle)
print(time.perf_counter() - begun, low)
