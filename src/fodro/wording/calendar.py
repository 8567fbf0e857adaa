"""Days, weekdays and months in words."""

from __future__ import annotations

from datetime import date

from fodro.wording.language import translation


def day_words(iso_day: str, language: str) -> str:
    """Return a civil day as it is said, such as "3 March 2026"."""
    day = date.fromisoformat(iso_day)
    text = translation(language).gettext("{day} {month} {year}")
    return text.format(day=day.day, month=month_name(day.month, language), year=day.year)


def month_name(month: int, language: str) -> str:
    """Return the name of a month, 1 to 12."""
    _ = translation(language).gettext
    names = (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
    return names[month - 1]


def on_weekday(weekday: int, language: str) -> str:
    """Return when a day of the week is, such as "on Mondays"; Monday is 0."""
    _ = translation(language).gettext
    names = (
        _("on Mondays"),
        _("on Tuesdays"),
        _("on Wednesdays"),
        _("on Thursdays"),
        _("on Fridays"),
        _("on Saturdays"),
        _("on Sundays"),
    )
    return names[weekday]
