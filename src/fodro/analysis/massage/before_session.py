"""Days as they were until a session, and which days had one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.clipping import at_an_end
from fodro.analysis.readings import CheckIns, before_massages, part_offsets
from fodro.analysis.series import DailySeries
from fodro.domain.civil import lived_day
from fodro.domain.diary import REST, Session

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class UntilSession:
    """Every day of a series, shape (days,) each.

    Parameters
    ----------
    pain_nrs : Floats
        Mean of what was rated before the first session of the day, parts of the day made comparable; NaN
        without any.
    n_readings : Floats
        How many ratings that is the mean of.
    massaged, sat_down : Flags
        Whether there was a massage, and whether there was a sit-down and no massage.
    at_an_end_share : float
        Share of these ratings that stand at an end of the scale.
    """

    pain_nrs: Floats
    n_readings: Floats
    massaged: Flags
    sat_down: Flags
    at_an_end_share: float = 0.0

    @property
    def any_session(self) -> Flags:
        """Whether there was a session of either kind."""
        return self.massaged | self.sat_down


def until_session(series: DailySeries, sessions: Iterable[Session]) -> UntilSession:
    """Return the days of `series` as they were before that day's first of `sessions`.

    Notes
    -----
    What is rated after a massage holds what it does at once, and would make the day look better than the
    evening on which it was decided upon. So it is left out, also where the time is not known. What is rated
    right before a session is a reading of that evening, with a part of the day of its own.
    """
    n, held = len(series.days), _first_of_each_day(series, sessions)
    start, massaged = np.full(n, np.inf), np.zeros(n, dtype=np.bool_)
    for position, (hour, _, massage) in held.items():
        start[position], massaged[position] = hour, massage
    own = _until(series, start)
    readings = _together(own, before_massages([first for _, first, _ in held.values()], series.days))
    counts = np.bincount(readings.day, minlength=n).astype(np.float64)
    compared = readings.pain_nrs - part_offsets(readings)[readings.part]
    pain = np.full(n, np.nan)
    np.divide(np.bincount(readings.day, compared, minlength=n), counts, out=pain, where=counts > 0)
    ends = float(at_an_end(readings.pain_nrs).sum()) / max(len(readings.day), 1)
    return UntilSession(pain, counts, massaged, np.isfinite(start) & ~massaged, ends)


def _until(series: DailySeries, start: Floats) -> CheckIns:
    """Return the check-ins before the hour at which a session starts, inf on days without one."""
    read, day = series.readings, series.check_ins.day
    first = start[day]
    kept = np.flatnonzero(np.isinf(first) | (series.check_in_hours < first))
    return CheckIns(read.day[kept], read.part[kept], read.pain_nrs[kept])


def _first_of_each_day(
    series: DailySeries, sessions: Iterable[Session]
) -> dict[int, tuple[float, Session, bool]]:
    """Return for each day with sessions the hour of the first, the first, and whether any was a massage."""
    position = {day: n for n, day in enumerate(series.days)}
    held: dict[int, tuple[float, Session, bool]] = {}
    for session in sorted(sessions, key=_moment):
        day = position.get(lived_day(session.start))
        if day is None:
            continue
        massage = session.technique != REST
        if day in held:
            hour, first, earlier = held[day]
            held[day] = (hour, first, earlier or massage)
        else:
            held[day] = (_hour(session), session, massage)
    return held


def _moment(session: Session) -> tuple[str, str, float]:
    before = -1.0 if session.before_nrs is None else session.before_nrs
    return (session.start.replace(tzinfo=None).isoformat(), session.technique, before)


def _hour(session: Session) -> float:
    start = session.start
    days = start.toordinal() - lived_day(start).toordinal()
    return 24.0 * days + start.hour + start.minute / 60


def _together(one: CheckIns, two: CheckIns) -> CheckIns:
    pairs = zip((one.day, one.part, one.pain_nrs), (two.day, two.part, two.pain_nrs), strict=True)
    day, part, pain = (np.concatenate(pair) for pair in pairs)
    return CheckIns(day, part, pain)
