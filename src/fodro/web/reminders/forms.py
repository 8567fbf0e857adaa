"""The settings as they were sent: read, checked, and kept as typed when something is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.knowledge.reminding import EVERY_DAY, Occasion, Period, occasions
from fodro.web.reminders.models import Preferences, ReminderSetting

CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]?([0-5][0-9])")


@dataclass(frozen=True, slots=True)
class ClockDraft:
    """A time as it was typed, with what is wrong about it."""

    typed: str
    error: str = ""

    @property
    def at(self) -> time:
        """The time; only for a draft without an error."""
        return read_clock(self.typed) or time()


@dataclass(frozen=True, slots=True)
class ReminderDraft:
    """One occasion as it was sent."""

    occasion: Occasion
    is_on: bool
    clock: ClockDraft
    weekdays: frozenset[int]
    after_min: int
    weekdays_error: str = ""

    @property
    def has_clock(self) -> bool:
        """Whether it comes at a time of the clock, and not after a massage."""
        return self.occasion.period is not Period.MASSAGE


@dataclass(frozen=True, slots=True)
class SettingsDraft:
    """All settings as they were sent."""

    reminders: tuple[ReminderDraft, ...]
    quiet_from: ClockDraft
    quiet_until: ClockDraft
    in_app: bool

    @property
    def is_valid(self) -> bool:
        """Whether they can be kept."""
        clocks = (self.quiet_from, self.quiet_until, *(each.clock for each in self.reminders))
        return not any(clock.error for clock in clocks) and not any(
            each.weekdays_error for each in self.reminders
        )


def read_settings(sent: QueryDict) -> SettingsDraft:
    """Read what was sent; errors stand beside what was typed."""
    return SettingsDraft(
        reminders=tuple(_read(occasion, sent) for occasion in occasions().values()),
        quiet_from=_read_clock(sent.get("quiet_from", "")),
        quiet_until=_read_clock(sent.get("quiet_until", "")),
        in_app="in_app" in sent,
    )


def draft_of(preferences: Preferences | None, kept: Mapping[str, ReminderSetting]) -> SettingsDraft:
    """Return the draft that shows what was chosen already, or what every occasion starts with."""
    shown = preferences or Preferences()
    return SettingsDraft(
        reminders=tuple(_shown(occasion, kept.get(occasion.slug)) for occasion in occasions().values()),
        quiet_from=_clock(shown.quiet_from),
        quiet_until=_clock(shown.quiet_until),
        in_app=shown.in_app,
    )


def read_clock(typed: str) -> time | None:
    """Return the time somebody typed as 20:15, 20.15 or 2015, or None where it is no time."""
    found = CLOCK.fullmatch(typed.strip())
    return time(int(found[1]), int(found[2])) if found else None


def _read(occasion: Occasion, sent: QueryDict) -> ReminderDraft:
    slug, is_on = occasion.slug, f"on:{occasion.slug}" in sent
    has_clock = occasion.period is not Period.MASSAGE
    clock = _read_clock(sent.get(f"at:{slug}", "")) if has_clock else _clock(occasion.at)
    if clock.error and not is_on:
        clock = _clock(occasion.at)  # nobody sees it, so nobody is troubled with it
    days = frozenset(int(day) for day in sent.getlist(f"day:{slug}") if day in {*"0123456"})
    missing = has_clock and is_on and not days
    return ReminderDraft(
        occasion=occasion,
        is_on=is_on,
        clock=clock,
        weekdays=days if days or is_on else occasion.weekdays,
        after_min=_after_min(occasion, sent.get(f"after:{slug}", "")),
        weekdays_error=_("Choose at least one day.") if missing else "",
    )


def _read_clock(typed: str) -> ClockDraft:
    typed = typed.strip()[:40]
    at = read_clock(typed)
    if at is not None:
        return _clock(at)
    return ClockDraft(typed, _("Write a time such as 20:15."))


def _after_min(occasion: Occasion, typed: str) -> int:
    first = next(iter(occasion.after_min), 0)
    return next((choice for choice in occasion.after_min if str(choice) == typed), first)


def _shown(occasion: Occasion, kept: ReminderSetting | None) -> ReminderDraft:
    if kept is None:
        return ReminderDraft(
            occasion, False, _clock(occasion.at), occasion.weekdays, next(iter(occasion.after_min), 0)
        )
    days = frozenset(kept.weekdays) & EVERY_DAY
    return ReminderDraft(occasion, kept.is_on, _clock(kept.at), days, kept.after_min)


def _clock(at: time) -> ClockDraft:
    return ClockDraft(f"{at:%H:%M}")
