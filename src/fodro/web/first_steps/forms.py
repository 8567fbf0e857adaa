"""What was sent about the first steps: read, checked, and kept as typed when something is wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.domain.civil import lived_day
from fodro.domain.scores import nrs
from fodro.domain.standing import moment_on
from fodro.exchange.entries import Feet, FirstStepsEntry
from fodro.exchange.readings import EARLIEST
from fodro.web.first_steps.models import SIDES, FirstSteps
from fodro.web.sent import scale_error
from fodro.web.wall_time import wall_time

NO_ZONE = "UTC"
"""A clock that named no zone is kept as if it stood in this one."""


@dataclass(frozen=True, slots=True)
class MorningDraft:
    """One morning as it was typed; ``row`` is what is noted already, where there is something."""

    day: date
    zone: str
    side: str = ""
    first: str = ""
    first_clock: str = ""
    later: str = ""
    later_clock: str = ""
    row: FirstSteps | None = None
    first_error: str = ""
    first_clock_error: str = ""
    later_error: str = ""
    later_clock_error: str = ""

    @property
    def is_valid(self) -> bool:
        """Whether it can be kept."""
        return not any((self.first_error, self.first_clock_error, self.later_error, self.later_clock_error))

    @property
    def first_at(self) -> datetime:
        """When the first steps were, to the second where the time was not changed."""
        if self.row and self.first_clock == _clock_of(self.row.first_at, self.zone):
            return self.row.first_at
        return _moment(self.day, self.first_clock, self.zone)

    @property
    def later_at(self) -> datetime | None:
        """When the later steps were; None where they were not rated."""
        if not self.later:
            return None
        was = self.row.later_at if self.row else None
        if was and self.later_clock == _clock_of(was, self.zone):
            return was
        return _moment(self.day, self.later_clock, self.zone)

    @property
    def entry(self) -> FirstStepsEntry:
        """What to keep; only for a valid draft."""
        later_at = self.later_at
        return replace(
            self.entry_at(self.first_at),
            later_at=wall_time(later_at, self.zone) if later_at else None,
            later_nrs=nrs(self.later) if later_at else None,
        )

    def entry_at(self, at: datetime) -> FirstStepsEntry:
        """Return the first steps alone, taken at `at`."""
        return FirstStepsEntry(
            key=self.day.isoformat(),
            zone=self.zone,
            day=self.day,
            side=Feet(self.side) if self.side else None,
            first_at=wall_time(at, self.zone),
            first_nrs=nrs(self.first),
        )


def read_side(sent: QueryDict) -> str:
    """Return which feet were meant; anything else was not said."""
    side = sent.get("side", "")
    return side if side in SIDES else ""


def read_rating(sent: QueryDict, name: str) -> tuple[str, str]:
    """Return a rating as it was typed, and what is wrong with it."""
    typed = sent.get(name, "").strip().replace(",", ".")
    return typed, scale_error(typed) if typed else _("Choose a number from 0 to 10.")


def read_which_day(sent: QueryDict, today: date) -> tuple[date, str]:
    """Return the day a page is about, and what is wrong with the one that was asked for."""
    asked = sent.get("day", "")
    try:
        day = date.fromisoformat(asked) if asked else today
    except ValueError:
        return today, _("“%(value)s” is not a date.") % {"value": asked}
    if day > today:
        return today, _("That morning has not come yet. This is today.")
    return max(day, EARLIEST), ""


def draft_of(day: date, zone: str, row: FirstSteps | None, *, side: str = "") -> MorningDraft:
    """Return the draft that shows a morning as it is noted, or an empty one."""
    if row is None:
        return MorningDraft(day, zone, side)
    return MorningDraft(
        day,
        row.zone,
        row.side,
        first=_number(row.first_nrs),
        first_clock=_clock_of(row.first_at, row.zone),
        later="" if row.later_nrs is None else _number(row.later_nrs),
        later_clock=_clock_of(row.later_at, row.zone) if row.later_at else "",
        row=row,
    )


def read_morning(sent: QueryDict, blank: MorningDraft, now: datetime) -> MorningDraft:
    """Read what was typed over `blank`; errors stand beside what was typed."""
    first, first_error = read_rating(sent, "first")
    later, later_error = read_rating(sent, "later")
    draft = replace(
        blank,
        side=read_side(sent),
        first=first,
        first_error=first_error,
        first_clock=sent.get("first_clock", "").strip(),
        later=later,
        later_error=later_error if later else "",
        later_clock=sent.get("later_clock", "").strip(),
    )
    draft = _unreadable(draft)
    return _impossible(draft, now) if draft.is_valid else draft


def _unreadable(draft: MorningDraft) -> MorningDraft:
    missing = _("Write the time, such as 06:40.")
    first = "" if _is_clock(draft.first_clock) else missing
    later = "" if not draft.later or _is_clock(draft.later_clock) else missing
    return replace(draft, first_clock_error=first, later_clock_error=later)


def _impossible(draft: MorningDraft, now: datetime) -> MorningDraft:
    not_yet = _("%(time)s has not come yet.")
    if draft.first_at > now:
        return replace(draft, first_clock_error=not_yet % {"time": draft.first_clock})
    if draft.later_at is None:
        return draft
    if draft.later_at < draft.first_at:
        return replace(
            draft, later_clock_error=_("This is before the first steps. Correct one of the times.")
        )
    if draft.later_at > now:
        return replace(draft, later_clock_error=not_yet % {"time": draft.later_clock})
    return draft


def _moment(day: date, typed: str, zone: str) -> datetime:
    clock = _clock(typed)
    return moment_on(lived_day(datetime.combine(day, clock)), clock, zone or NO_ZONE)


def _clock_of(instant: datetime, zone: str) -> str:
    return wall_time(instant, zone).strftime("%H:%M")


def _number(value: float) -> str:
    return repr(value).removesuffix(".0")


def _is_clock(typed: str) -> bool:
    try:
        _clock(typed)
    except ValueError:
        return False
    return True


def _clock(typed: str) -> time:
    return time.fromisoformat(typed).replace(second=0, microsecond=0, tzinfo=None)
