"""Days as a finding looks at them: what was noted, beside the pain some days later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median


@dataclass(frozen=True, slots=True)
class PairedDay:
    """One day of pain and what was noted `lag` days before it.

    Parameters
    ----------
    day : str
        Civil day (ISO) of the pain.
    value : float
        The factor as noted, in its natural unit; 0 and 1 for yes and no, and for a level of a category.
    pain_nrs : float
        The plain mean of the day's check-ins, 0–10.
    """

    day: str
    value: float
    pain_nrs: float


def day_of(paired: PairedDay) -> date:
    """Return the civil day of the pain."""
    return date.fromisoformat(paired.day)


@dataclass(frozen=True, slots=True)
class WornRating:
    """One rating of a pair of shoes.

    Parameters
    ----------
    shoe : str
        The pair, by its name.
    hours_before : float or None
        Hours the pair had been worn before that day, as far as they are known.
    comfort : float
        0–10, 10 the best.
    """

    shoe: str
    hours_before: float | None
    comfort: float


@dataclass(frozen=True, slots=True)
class RatedSession:
    """One massage, or one rest, rated right before and right after.

    Parameters
    ----------
    day : str
        Lived day (ISO): after midnight, the evening may go on.
    before_nrs, after_nrs : float
        0–10.
    is_rest : bool
        Whether it was a sit-down without massage.
    technique : str
        Slug; empty for a rest.
    """

    day: str
    before_nrs: float
    after_nrs: float
    is_rest: bool = False
    technique: str = ""


@dataclass(frozen=True, slots=True)
class PicturedDays:
    """The days of a diary, for the pictures of its findings: as they were noted, nothing taken out.

    Parameters
    ----------
    first : str
        First civil day (ISO); empty without any day.
    pain_nrs : tuple of float or None
        Mean pain of each day from the first on; ``None`` where nothing was noted.
    factors : mapping of str to tuple of float or None
        Each factor on the same days, as findings call it. A level (``name=level``) is 1, the level it is
        compared with 0, and any other ``None``.
    most_common : mapping of str to str
        For each category among them the level the others are compared with.
    worn : tuple of WornRating
        Every rating of a pair of shoes that was rated often enough, in order of days.
    sessions : tuple of RatedSession
        Every massage and every rest with both ratings, in order of time.
    watched : mapping of str to tuple of float or None
        What is watched beside pain itself, on the same days, as `fodro.analysis.watched` names it.
    said : mapping of str to tuple of str
        The civil days (ISO) on which each monitor was said to be worse.
    """

    first: str = ""
    pain_nrs: tuple[float | None, ...] = ()
    factors: Mapping[str, tuple[float | None, ...]] = field(default_factory=dict)
    most_common: Mapping[str, str] = field(default_factory=dict)
    worn: tuple[WornRating, ...] = ()
    sessions: tuple[RatedSession, ...] = ()
    watched: Mapping[str, tuple[float | None, ...]] = field(default_factory=dict)
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def paired(self, factor: str, lag_days: int) -> tuple[PairedDay, ...]:
        """Return each day with pain for which `factor` was noted `lag_days` before, in order."""
        values = self.factors.get(factor, ())
        later = zip(values, self.pain_nrs[lag_days:], strict=False)
        return tuple(
            PairedDay(self._day(n + lag_days), value, pain_nrs)
            for n, (value, pain_nrs) in enumerate(later)
            if value is not None and pain_nrs is not None
        )

    def paired_kinds(
        self, factor: str, other: str, lag_days: int
    ) -> tuple[tuple[PairedDay, ...], tuple[PairedDay, ...], tuple[PairedDay, ...], tuple[PairedDay, ...]]:
        """Return the days with pain by what was noted before: neither, one, the other, both.

        A number counts as there above its middle, the days of which are the same number on either side.
        """
        one, two = self.paired(factor, lag_days), self.paired(other, lag_days)
        more_of_two = _above_middle(two)
        more_of_one = _above_middle(one)
        kinds: tuple[list[PairedDay], ...] = ([], [], [], [])
        known = {day.day for day in two}
        for day in one:
            if day.day in known:
                kinds[(day.day in more_of_one) + 2 * (day.day in more_of_two)].append(day)
        neither, first, second, both = (tuple(kind) for kind in kinds)
        return neither, first, second, both

    def _day(self, place: int) -> str:
        return (date.fromisoformat(self.first) + timedelta(days=place)).isoformat()


def _above_middle(days: tuple[PairedDay, ...]) -> set[str]:
    """Return the days above the middle value; of yes and no, those with yes."""
    values = [day.value for day in days]
    if not values:
        return set()
    middle = 0.5 if set(values) <= {0.0, 1.0} else median(values)
    return {day.day for day in days if day.value > middle}
