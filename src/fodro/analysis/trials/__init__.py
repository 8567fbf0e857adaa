"""Randomised experiments of one person: how noisy ratings are, and A against B. Results only; no claims."""
