"""How much more than usual is asked for before a series is called worse."""

from __future__ import annotations

import numpy as np

from fodro.analysis.policy import signs as policy
from fodro.analysis.signs.spans import Span
from fodro.analysis.signs.spells import Past, past_of
from fodro.analysis.signs.watched import Watched


class Caution:
    """What is asked for of one series in a block.

    Of pain it is by the days before what may have changed: the change itself would make the past look
    wilder than it was. Of everything else by the memory of the noise.

    Parameters
    ----------
    one : Watched
    span : Span
        Values are counted from the first that counts in it.
    slowness : float
        How likely the noise has a long memory, 0 to 1.
    """

    def __init__(self, one: Watched, span: Span, slowness: float) -> None:
        self._one = one
        self._first = int(np.searchsorted(one.day, span.first))
        self._always = policy.more_where_slow(slowness)
        self._pasts: dict[int, Past] = {}

    def of(self, at: int, since: int) -> float:
        """Return the logarithm of how many times the usual odds are asked for, by the value `at`.

        Parameters
        ----------
        at, since : int
            The last value, and the one since which it may be another.
        """
        noted = self._one.noted
        if noted is None:
            return self._always
        day = int(self._one.day[self._first + since])
        past = self._pasts.get(day) or self._pasts.setdefault(day, past_of(self._one.day, noted, day))
        return policy.more_for_spells(past, past.beyond(noted[: self._first + at + 1]))
