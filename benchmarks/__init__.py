"""The figures that the documentation claims, measured: ``python -m benchmarks``, or one by its name."""

import os

# A diary's tables are small: BLAS threads cost more than they bring. To be said before numpy loads.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
