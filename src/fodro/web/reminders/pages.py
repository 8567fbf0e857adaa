"""What the pages about reminders show."""

from __future__ import annotations

from dataclasses import dataclass

from fodro.web.reminders.forms import ReminderDraft, SettingsDraft


@dataclass(frozen=True, slots=True)
class CueCard:
    """The one thing Today says by itself; `slug` and `key` say which, when it is answered."""

    slug: str
    key: str
    text: str
    action: str
    url: str


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """One occasion with its words, and what was chosen for it."""

    draft: ReminderDraft
    name: str
    about: str
    note: str

    @property
    def slug(self) -> str:
        """The permanent name of the occasion."""
        return self.draft.occasion.slug

    @property
    def after_choices(self) -> list[int]:
        """The choices in minutes after a massage."""
        return sorted(self.draft.occasion.after_min)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 0."""

    number: int
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """Everything that can be turned on, and by which way it comes."""

    template = "reminders/settings.html"
    draft: SettingsDraft
    rows: tuple[ReminderRow, ...]
    weekdays: tuple[Weekday, ...]
    most_a_day: int
    calendar_address: str
    has_calendar: bool
    browsers: tuple[str, ...]
