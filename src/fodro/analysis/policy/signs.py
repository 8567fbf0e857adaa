"""When something that is watched may be called worse: one budget of false alarms, shared by all monitors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import exp, log
from typing import TYPE_CHECKING

from fodro.analysis.policy.shared import Z90, tidy
from fodro.domain.body import Side
from fodro.domain.sign_findings import Beside, Monitor, SignFinding, Status

if TYPE_CHECKING:
    from fodro.analysis.signs.spells import Past
    from fodro.analysis.signs.standing import Change, Standing

SIGNS = "signs"

MIN_VALUES = 21
"""Days with a value that have to be known before anything can be called unusual."""

RECENT_DAYS, MIN_RECENT = 14, 3
"""So many of the last two weeks must have a value: what was not noted lately is not quiet."""

STANDS_DAYS = 28
"""So long something stays worse unless it falls back: then it has become the usual."""

APART_DAYS = 28
"""Two alarms of one monitor are further apart than this: nearer ones are the same change."""

_ALARM_ODDS: Mapping[Monitor, float] = {
    Monitor.INTENSITY: 74.0,
    Monitor.TIMING: 3_000.0,
    Monitor.INTERFERENCE: 4_000.0,
    Monitor.SIDE: 4_000.0,
    Monitor.FIRST_STEPS: 3_000.0,
    Monitor.WALKING: 3_000.0,
}
_MORE_WHERE_SLOW = 3.0
_WILD_LEAST, _WILD_MOST, _MORE_FOR_WILD = -5.0, 5.0, 0.3
_BURSTS_LEAST, _BURSTS_MOST, _MORE_FOR_BURSTS = -4.0, 8.0, 0.13
_WANDERING_LEAST, _WANDERING_MOST, _MORE_FOR_WANDERING = 0.38, 0.2, 30.0
_WANDERED_LEAST_NRS, _WANDERED_MOST_NRS, _MORE_FOR_WANDERED = 0.46, 0.8, 1.2
_BEYOND, _BEYOND_MOST, _MORE_FOR_KNOWN = 0.55, 1.5, 1.2
_MOST_MORE = 6.0
_UNSEEN_FROM, _UNSEEN_MOST = 1.2, 0.7
_TOGETHER: Mapping[Monitor, int] = {Monitor.INTENSITY: 4}
_ALONE_LESS, _LONG_LOG_ODDS, _TINY = 1.0, 2.4, 1e-12
_WATCH_SHARE = 0.4
_FALL_ODDS, _OVER_ODDS = 5_000.0, 100.0
_BESIDE_RATE, _MOST_BESIDE = 0.1, 3
_BADNESS = {Status.NOT_ENOUGH: 0, Status.QUIET: 1, Status.WATCH: 2, Status.WORSE: 3}


def is_alarm(monitor: Monitor, odds: Sequence[float], caution: float) -> bool:
    """Return whether the odds of the last values, oldest first, are those of an alarm.

    It takes two days with a value in a row, whatever the first of them said. Of pain the last four have to
    say so together (their geometric mean), which costs true changes little and spells much; two at long odds
    are enough. `caution` is the logarithm of how many times the usual odds are asked for.
    """
    together, least = _TOGETHER.get(monitor, 2), log(_ALARM_ODDS[monitor]) + caution
    each = [log(max(one, _TINY)) for one in odds[-together:]]
    if len(odds) < 2 or min(each[-2:]) >= least + (_LONG_LOG_ODDS if together > 2 else 0.0):
        return len(odds) >= 2
    alone = min(each[-2:]) >= least - _ALONE_LESS
    return together > 2 and len(odds) >= together and alone and sum(each) / together >= least


def must_be_known(monitor: Monitor, odds: Sequence[float]) -> bool:
    """Return whether by the last values before a block a change must have been found, though none was kept.

    Without any caution: the change itself may have made that larger than it was when it was found.
    """
    return is_alarm(monitor, odds, 0.0)


def values_together() -> int:
    """Return how many values decide at most."""
    return max(_TOGETHER.values())


def may_be_told(monitor: Monitor, odds: float) -> bool:
    """Return whether the odds of a day can matter at all, whatever more is asked for."""
    return odds >= min(_WATCH_SHARE, exp(-_ALONE_LESS)) * _ALARM_ODDS[monitor]


def is_watched(monitor: Monitor, odds: float, caution: float) -> bool:
    """Return whether the odds of a day are worth a second look."""
    return odds >= _WATCH_SHARE * _ALARM_ODDS[monitor] * exp(caution)


def more_where_slow(slowness: float) -> float:
    """Return how much more is asked for where the noise has a long memory: a logarithm of odds.

    With `slowness` (0–1) a few weeks cannot tell a new level from a spell, and little would be found for many
    false alarms.
    """
    return log(1.0 + _MORE_WHERE_SLOW * slowness)


def more_for_spells(past: Past, beyond: Sequence[float]) -> float:
    """Return how much more is asked for of pain by someone's own spells: a logarithm of odds.

    Where pain has wandered, or come in bursts and wild times, one more of them is likelier than a change.
    What is no more than has been there before and went by itself has to be surer. All of it is capped: nobody
    is left without a monitor; and a rise far beyond any that went before is no spell of theirs.
    """
    always = _MORE_FOR_WILD * _between(past.wild - _WILD_LEAST, _WILD_MOST)
    always += _MORE_FOR_BURSTS * _between(past.bursts - _BURSTS_LEAST, _BURSTS_MOST)
    always += _MORE_FOR_WANDERING * _between(past.wandering - _WANDERING_LEAST, _WANDERING_MOST)
    always += _MORE_FOR_WANDERED * _between(past.wandering_nrs - _WANDERED_LEAST_NRS, _WANDERED_MOST_NRS)
    known = sum(_between(_BEYOND - rise, _BEYOND_MOST) for rise in beyond)
    unseen = _between((max(beyond) - _UNSEEN_FROM) / _UNSEEN_MOST, 1.0)
    return (1.0 - unseen) * min(always + _MORE_FOR_KNOWN * known, _MOST_MORE)


def _between(value: float, most: float) -> float:
    return min(max(value, 0.0), most)


def has_fallen(odds: float, *, stands: bool) -> bool:
    """Return whether it is less than before, so that the usual is another.

    Where something `stands` as worse, less is needed for it to be over. Elsewhere a fall that is none would
    make of the way back a rise.
    """
    return odds >= (_OVER_ODDS if stands else _FALL_ODDS)


def sign_finding(every: Sequence[Standing], monitor: Monitor, days: Sequence[date]) -> SignFinding:
    """Return how a monitor stands: as its series does that stands worst; `every` holds at least one."""
    return max((_finding(one, monitor, days) for one in every), key=lambda finding: _BADNESS[finding.status])


def _finding(one: Standing, monitor: Monitor, days: Sequence[date]) -> SignFinding:
    status = _status(one, monitor)
    plain = SignFinding(monitor, status, unit=one.watched.kind.unit, days=one.n_values)
    if status is Status.NOT_ENOUGH:
        return replace(plain, days_needed=_days_needed(one))
    if status is Status.QUIET or one.change is None:
        return plain
    size, low, high = _sizes(one, one.change)
    return replace(
        plain,
        since=days[one.change.since].isoformat(),
        size=size,
        low=low,
        high=high,
        raised=None if one.days_raised is None else days[-1 - one.days_raised].isoformat(),
        what=_what(one, one.change),
    )


def _status(one: Standing, monitor: Monitor) -> Status:
    if one.n_values <= MIN_VALUES or one.n_recent < MIN_RECENT or _nothing_differs(one):
        return Status.NOT_ENOUGH
    if one.days_raised is not None and one.days_raised < STANDS_DAYS:
        return Status.WORSE
    return Status.WATCH if is_watched(monitor, one.odds, one.caution) else Status.QUIET


def _nothing_differs(one: Standing) -> bool:
    return one.watched.kind.monitor is Monitor.INTENSITY and not one.differs


def _days_needed(one: Standing) -> int | None:
    if not len(one.watched.day) or (one.n_values > MIN_VALUES and _nothing_differs(one)):
        return None
    return max(MIN_VALUES + 1 - one.n_values, MIN_RECENT - one.n_recent, 1)


def _what(one: Standing, change: Change) -> str:
    if one.watched.kind.monitor is Monitor.SIDE:
        return (Side.RIGHT if change.up else Side.LEFT).value
    return one.watched.what


def _sizes(one: Standing, change: Change) -> tuple[float | None, float | None, float | None]:
    """Return the size and its interval; of a side, of the one that became the sorer."""
    if change.size is None or change.se is None:
        return None, None, None
    low, high = change.size - Z90 * change.se, change.size + Z90 * change.se
    if one.watched.kind.monitor is Monitor.SIDE and not change.up:
        return tidy(-change.size), tidy(-high), tidy(-low)
    return tidy(change.size), tidy(low), tidy(high)


def told_beside(found: Iterable[Beside]) -> tuple[Beside, ...]:
    """Return what changed at the same time and seldom changes as much, the most unusual first."""
    unusual = sorted((one for one in found if one.base_rate <= _BESIDE_RATE), key=_how_usual)
    return tuple(_tidied(one) for one in unusual[:_MOST_BESIDE])


def _how_usual(one: Beside) -> tuple[float, str]:
    return one.base_rate, one.factor


def _tidied(one: Beside) -> Beside:
    return Beside(one.factor, tidy(one.before), tidy(one.since), tidy(one.base_rate))
