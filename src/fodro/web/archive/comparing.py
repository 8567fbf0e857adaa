"""What merging a diary would do, told before anything is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from fodro.domain.civil import lived_day
from fodro.domain.diary import Diary
from fodro.exchange.imported import EXPERIMENTS, RATINGS, SESSIONS, WEARINGS
from fodro.web.archive.flows import by_moment, changed_checkins, moments_there, sessions_there
from fodro.web.archive.origin import Origin
from fodro.web.archive.tried import new_experiments
from fodro.web.archive.valued import day_changes
from fodro.web.archive.worn import new_wearings
from fodro.web.people.models import Person


@dataclass(frozen=True, slots=True)
class Change:
    """What merging would do with one thing: a factor by its slug, or check-ins, massages, shoes, experiments.

    `new` and `changed` would be written; `same` are there already; `differing` are there otherwise and stay;
    `away` were taken away and stay away. Days of a factor, records of anything else.
    """

    what: str
    new: int
    first: date | None
    last: date | None
    same: int = 0
    changed: int = 0
    differing: int = 0
    away: int = 0

    @property
    def n(self) -> int:
        """How many the file holds."""
        return self.new + self.changed + self.same + self.differing + self.away


def compared(person: Person, diary: Diary, origin: Origin) -> tuple[Change, ...]:
    """Return what merging `diary` would do now."""
    return tuple(
        change
        for change in (
            *_checkins(person, diary, origin),
            *_sessions(person, diary),
            *_worn(person, diary),
            *_tried(person, diary),
            *_factors(person, diary, origin),
        )
        if change.n
    )


def _spanned(what: str, days: Iterable[date], new: int) -> Iterable[Change]:
    known = sorted(days)
    if known:
        yield Change(what, new, known[0], known[-1], same=len(known) - new)


def _checkins(person: Person, diary: Diary, origin: Origin) -> Iterable[Change]:
    moments = by_moment(diary.ratings)
    new = len(moments.keys() - moments_there(person)) if moments else 0
    changed = len(changed_checkins(person, moments, origin))
    for change in _spanned(RATINGS, (group[0].day for group in moments.values()), new):
        yield replace(change, same=change.same - changed, changed=changed)


def _sessions(person: Person, diary: Diary) -> Iterable[Change]:
    starts = [each.start for each in diary.sessions]
    new = len(diary.sessions) - sum(sessions_there(person, starts))
    return _spanned(SESSIONS, (lived_day(start) for start in starts), new)


def _worn(person: Person, diary: Diary) -> Iterable[Change]:
    new = len(new_wearings(person, diary.wearings)) if diary.wearings else 0
    return _spanned(WEARINGS, (wearing.day for wearing in diary.wearings), new)


def _tried(person: Person, diary: Diary) -> Iterable[Change]:
    new = len(new_experiments(person, diary.experiments)) if diary.experiments else 0
    return _spanned(EXPERIMENTS, (one.start for one in diary.experiments), new)


def _factors(person: Person, diary: Diary, origin: Origin) -> Iterable[Change]:
    if not diary.factors:
        return
    changes = day_changes(person, diary.factors, origin)
    spans: dict[str, tuple[date, date]] = {}
    for day, values in diary.factors.items():
        for factor in values:
            first, last = spans.get(factor, (day, day))
            spans[factor] = (min(first, day), max(last, day))
    new, changed = changes.n_new(), changes.n_changed()
    for factor, (first, last) in sorted(spans.items()):
        yield Change(
            factor,
            new[factor],
            first,
            last,
            same=changes.same[factor],
            changed=changed[factor],
            differing=changes.differing[factor],
            away=changes.away[factor],
        )
