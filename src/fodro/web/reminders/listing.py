"""Reminders as they are read: the card on Today, and the page of settings."""

from __future__ import annotations

from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from fodro.knowledge.reminding import Cue, Quiet, Reminder, usual_time
from fodro.web.reminders.forms import ReminderDraft, SettingsDraft
from fodro.web.reminders.pages import CueCard, ReminderRow, Weekday
from fodro.web.words import language

ROOMS = {
    "later": "diary:today",
    "first-steps": "first_steps:first-steps",
    "checkin": "diary:checkin",
    "day": "day:day",
    "photo": "photos:photos",
}
"""Where each occasion leads."""


def card_of(cue: Cue) -> CueCard:
    """Return `cue` as the card that Today shows."""
    return CueCard(
        slug=cue.occasion.slug,
        key=cue.key,
        text=cue.occasion.asks.text(language()),
        action=cue.occasion.actions.text(language()),
        url=room_of(cue),
    )


def room_of(cue: Cue) -> str:
    """Return the address of the room `cue` leads to."""
    return reverse(ROOMS[cue.occasion.slug])


def rows_of(draft: SettingsDraft) -> tuple[ReminderRow, ...]:
    """Return the words of each occasion, with a note where its time lies in the quiet hours."""
    return tuple(_row(reminder, draft) for reminder in draft.reminders)


def weekdays() -> tuple[Weekday, ...]:
    """Return the days of the week as they are chosen."""
    return tuple(Weekday(number, str(name), str(name)[:2].capitalize()) for number, name in WEEKDAYS.items())


def _row(reminder: ReminderDraft, draft: SettingsDraft) -> ReminderRow:
    occasion = reminder.occasion
    return ReminderRow(
        draft=reminder,
        name=occasion.names.text(language()),
        about=occasion.abouts.text(language()),
        note=_note(reminder, draft) if reminder.is_on and draft.is_valid else "",
    )


def _note(reminder: ReminderDraft, draft: SettingsDraft) -> str:
    """Return what the quiet hours make of a time that lies in them."""
    quiet = Quiet(draft.quiet_from.at, draft.quiet_until.at)
    if not reminder.has_clock or not quiet.holds(reminder.clock.at):
        return ""
    said_at = usual_time(Reminder(reminder.occasion, reminder.clock.at, reminder.weekdays), quiet)
    if said_at is None:
        return _("This lies in your quiet hours, so nothing is said.")
    return _("This lies in your quiet hours, so it waits until %(time)s.") % {"time": f"{said_at:%H:%M}"}
