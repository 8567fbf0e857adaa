"""Whether a claim about a size, once shown, may stay."""

from __future__ import annotations

_INNER = 0.6
"""A size stays as long as zero is not within this share of its 90 % interval: about 5 chances in 6."""


def size_stands(effect: float, low: float, high: float) -> bool:
    """Return whether a claim of this size may stay: it takes less to keep one than to make it.

    Parameters
    ----------
    effect, low, high : float
        Points, with the 90 % interval.
    """
    towards_zero = effect - low if effect > 0 else high - effect
    return effect != 0 and abs(effect) >= _INNER * towards_zero
