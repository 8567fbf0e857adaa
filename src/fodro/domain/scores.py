"""The numeric rating scale (NRS) for pain: 0 is none, 10 the worst imaginable."""

from __future__ import annotations

NRS_MIN = 0.0
NRS_MAX = 10.0


class ScoreError(ValueError):
    """A rating that is not a number from 0 to 10."""


def nrs(value: object) -> float:
    """Return `value` as a rating on the 0–10 numeric rating scale.

    Parameters
    ----------
    value : object
        A number, or text holding one (``"7"``, ``"3.5"``).

    Returns
    -------
    float
        0 to 10, in points.

    Raises
    ------
    ScoreError
        If `value` is not a finite number from 0 to 10.
    """
    try:
        score = float(str(value).strip())
    except ValueError:
        message = f"{str(value)!r} is not a number from 0 to 10"
        raise ScoreError(message) from None
    if not NRS_MIN <= score <= NRS_MAX:
        message = f"{str(value).strip()} is outside 0 to 10"
        raise ScoreError(message)
    return score
