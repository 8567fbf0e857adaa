"""The figures that the documentation claims, measured: ``python -m benchmarks``, or one by its name."""
