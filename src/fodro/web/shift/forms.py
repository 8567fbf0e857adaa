"""What was sent about the time on the feet: read, checked, and kept as typed when something is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.domain.civil import lived_day
from fodro.domain.standing import FLOORS, UNBROKEN_GAP, moment_after, moment_on
from fodro.exchange.readings import EARLIEST
from fodro.web.shift.changes import UNSAID, Underfoot, underfoot_of
from fodro.web.shift.models import Stretch
from fodro.web.shift.queries import NO_ZONE
from fodro.web.wall_time import wall_time

LONGEST_TYPED = timedelta(hours=16)
"""Longer than this without a break is a slip of the finger rather than a day."""


@dataclass(frozen=True, slots=True)
class StretchDraft:
    """One stretch as it was typed, with what is wrong about it.

    ``row`` is what is noted already, where there is something. An empty end is one that still runs.
    """

    id: UUID
    day: date
    zone: str
    start: str = ""
    end: str = ""
    underfoot: Underfoot = UNSAID
    row: Stretch | None = None
    start_error: str = ""
    end_error: str = ""

    @property
    def is_valid(self) -> bool:
        """Whether it can be kept."""
        return not self.start_error and not self.end_error

    @property
    def may_run(self) -> bool:
        """Whether it may be left without an end."""
        return self.row is not None and self.row.ended_at is None

    @property
    def start_at(self) -> datetime:
        """The instant it began, to the second where it was not changed; only for a time that can be read."""
        if self.row and self.start == clock_of(self.row.started_at, self.zone):
            return self.row.started_at
        return moment_on(self.day, _clock(self.start), self.zone or NO_ZONE)

    @property
    def end_at(self) -> datetime | None:
        """The instant it ended; None while it runs."""
        if not self.end:
            return None
        was = self.row.ended_at if self.row else None
        if was and self.end == clock_of(was, self.zone) and was >= self.start_at:
            return was
        return moment_after(self.start_at, _clock(self.end), self.zone or NO_ZONE)


def read_which_day(sent: QueryDict, today: date) -> date:
    """Return the day a page is about: today, or one before it."""
    try:
        day = date.fromisoformat(sent.get("day", ""))
    except ValueError:
        return today
    return day if EARLIEST <= day <= today else today


def read_underfoot(sent: QueryDict) -> Underfoot:
    """Return the floor and the shoes that were chosen; anything else was not said."""
    floor = sent.get("floor", "")
    return Underfoot(floor if floor in FLOORS else "", _key(sent.get("shoes", "")))


def draft_of(row: Stretch) -> StretchDraft:
    """Return the draft that shows a stretch as it is noted."""
    return StretchDraft(
        id=row.pk,
        day=lived_day(wall_time(row.started_at, row.zone)),
        zone=row.zone,
        start=clock_of(row.started_at, row.zone),
        end=clock_of(row.ended_at, row.zone) if row.ended_at else "",
        underfoot=underfoot_of(row),
        row=row,
    )


def read_stretch(
    sent: QueryDict, blank: StretchDraft, *, others: Iterable[Stretch], now: datetime
) -> StretchDraft:
    """Read what was typed over `blank`; errors stand beside what was typed."""
    typed = replace(
        blank,
        start=sent.get("start", "").strip(),
        end=sent.get("end", "").strip(),
        underfoot=read_underfoot(sent),
    )
    for check in (_unreadable, _impossible):
        typed = check(typed, now)
        if not typed.is_valid:
            return typed
    return _overlapping(typed, others, now)


def read_sat_down(typed: str, rows: Sequence[Stretch], now: datetime) -> tuple[datetime | None, str]:
    """Return when the person sat down, as they typed it, or what is wrong with it."""
    clock = read_clock(typed)
    if clock is None or not rows:
        return None, _("Write the time, such as 14:30.")
    at = moment_after(rows[0].started_at, clock, rows[0].zone or NO_ZONE)
    if at > now:
        between = {"time": typed, "start": clock_of(rows[0].started_at, rows[0].zone)}
        return None, _(
            "%(time)s lies before %(start)s, or has not come yet. Choose a time in between."
        ) % between
    return at, ""


def read_clock(typed: str) -> time | None:
    """Return the time of day that was typed, or None."""
    try:
        return _clock(typed)
    except ValueError:
        return None


def clock_of(instant: datetime, zone: str) -> str:
    """Return the clock on the wall, such as "07:10"."""
    return wall_time(instant, zone).strftime("%H:%M")


def _unreadable(draft: StretchDraft, _now: datetime) -> StretchDraft:
    missing = _("Write the time, such as 14:30.")
    start_error = "" if read_clock(draft.start) else missing
    ends = read_clock(draft.end) is not None or (draft.may_run and not draft.end)
    return replace(draft, start_error=start_error, end_error="" if ends else missing)


def _impossible(draft: StretchDraft, now: datetime) -> StretchDraft:
    not_yet = _("%(time)s has not come yet.")
    if draft.start_at > now:
        return replace(draft, start_error=not_yet % {"time": draft.start})
    if draft.end_at is None:
        return draft
    length = draft.end_at - draft.start_at
    if not length:
        return replace(draft, end_error=_("It ends when it begins. Correct one of the times."))
    if length > LONGEST_TYPED:
        hours = {"hours": round(length / timedelta(hours=1))}
        too_long = _("That would be %(hours)s hours without a break. Correct one of the times.")
        return replace(draft, end_error=too_long % hours)
    return replace(draft, end_error=not_yet % {"time": draft.end}) if draft.end_at > now else draft


def _overlapping(draft: StretchDraft, others: Iterable[Stretch], now: datetime) -> StretchDraft:
    start, end = draft.start_at, draft.end_at or now
    for other in others:
        other_end = other.ended_at or now
        if other.pk != draft.id and min(end, other_end) - max(start, other.started_at) >= UNBROKEN_GAP:
            clocks = {"start": clock_of(other.started_at, other.zone), "end": clock_of(other_end, other.zone)}
            overlaps = _("This overlaps %(start)s–%(end)s. Change one of them first.")
            return replace(draft, start_error=overlaps % clocks)
    return draft


def _clock(typed: str) -> time:
    return time.fromisoformat(typed).replace(second=0, microsecond=0, tzinfo=None)


def _key(typed: str) -> str:
    try:
        return str(UUID(typed))
    except ValueError:
        return ""
