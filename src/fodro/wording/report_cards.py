"""The words of the note for work and of the week to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from fodro.domain.body import View
from fodro.domain.report import OnFeet
from fodro.wording.language import points, translation


def work_title(language: str) -> str:
    """Return the title of a note for work."""
    return translation(language).gettext("Time on my feet at work")


def hours_heading(language: str) -> str:
    """Return what stands above the hours."""
    return translation(language).gettext("Hours on the feet, in days")


def stretch_heading(language: str) -> str:
    """Return what stands above the stretches."""
    return translation(language).gettext("Longest time without a break, in days")


def no_hours(language: str) -> str:
    """Return that no hours were noted."""
    return translation(language).gettext("Time on the feet was not noted in this time.")


def hours_sentence(found: OnFeet, language: str) -> str:
    """Return how many hours a middle day and the longest have."""
    words = translation(language)
    text = words.ngettext(
        "{n} day with time on the feet: {median} hours.",
        "{n} days with time on the feet: {median} hours on a typical day, {most} on the longest.",
        found.days,
    )
    median, most = (points(value or 0.0, language) for value in (found.median_h, found.most_h))
    return text.format(n=found.days, median=median, most=most)


def stretch_sentence(found: OnFeet, language: str) -> str:
    """Return how long the longest stretch of a middle day is, and of all days."""
    words = translation(language)
    text = words.ngettext(
        "{n} day with the longest stretch noted: {median} minutes without a break.",
        "{n} days with the longest stretch noted: {median} minutes without a break on a typical day, "
        "{most} at most.",
        found.stretch_days,
    )
    median, most = (f"{value or 0.0:.0f}" for value in (found.median_stretch_min, found.most_stretch_min))
    return text.format(n=found.stretch_days, median=median, most=most)


def hour_names(limits: Sequence[float], language: str) -> tuple[str, ...]:
    """Return what each class of hours is called: below the first limit, between them, from the last."""
    _ = translation(language).gettext
    return _classes(limits, _("under {high} h"), _("{low} to {high} h"), _("{low} h and more"))


def stretch_names(limits: Sequence[float], language: str) -> tuple[str, ...]:
    """Return what each class of minutes is called."""
    _ = translation(language).gettext
    return _classes(limits, _("under {high} min"), _("{low} to {high} min"), _("{low} min and more"))


def _classes(limits: Sequence[float], under: str, between: str, above: str) -> tuple[str, ...]:
    told = [f"{limit:.0f}" for limit in limits]
    inner = (between.format(low=low, high=high) for low, high in pairwise(told))
    return under.format(high=told[0]), *inner, above.format(low=told[-1])


def follows_heading(language: str) -> str:
    """Return what stands above what follows for work."""
    return translation(language).gettext("What follows from it")


def long_stretches(long: int, n: int, language: str) -> str:
    """Return on how many days there was an hour or more without a break."""
    words = translation(language)
    text = words.ngettext(
        "On {long} of {n} day there was an hour or more without a break.",
        "On {long} of {n} days there was an hour or more without a break.",
        n,
    )
    return text.format(long=long, n=n)


def what_parts_stretches(language: str) -> tuple[str, ...]:
    """Return what shortens a stretch, in plain words."""
    _ = translation(language).gettext
    return (
        _("A few minutes off the feet within each hour break up the longest stretches."),
        _("Changing between standing, walking and sitting does the same where a break cannot be had."),
    )


def nothing_of_work(language: str) -> str:
    """Return that no link with anything of work was found."""
    return translation(language).gettext("Nothing of work that was noted clearly goes with it so far.")


def asks_heading(language: str) -> str:
    """Return what stands above what a person asks for."""
    return translation(language).gettext("What I ask for")


def work_foot(language: str) -> str:
    """Return what a note for work is, and is not."""
    return translation(language).gettext(
        "Noted by the person, for a talk about work. About the feet it holds only what the person ticked."
    )


def week_title(language: str) -> str:
    """Return the title of a blank week."""
    return translation(language).gettext("A week of my feet")


def week_help(language: str) -> str:
    """Return how a week is filled in."""
    return translation(language).gettext(
        "Mark on the feet where it hurts, and write how much: 0 none, 10 the worst there is."
    )


def week_of(language: str) -> str:
    """Return where the week is written."""
    return translation(language).gettext("Week from ____ / ____")


def weekdays(language: str) -> tuple[str, ...]:
    """Return the days of the week, Monday first."""
    _ = translation(language).gettext
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )


def boxes(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what belongs in the boxes above the feet, and below them."""
    _ = translation(language).gettext
    return (
        (_("First steps"), _("Midday"), _("Evening"), _("In the way")),
        (
            _("Hours on the feet"),
            _("Longest without a break"),
            _("Shoes"),
            _("Massage: before, after"),
            _("Other"),
        ),
    )


def feet_to_mark(view: View, language: str) -> str:
    """Return an empty picture of the feet in words."""
    _ = translation(language).gettext
    return _("two soles to mark") if view is View.SOLE else _("two feet from above to mark")


def empty_is_unknown(language: str) -> str:
    """Return what an empty box is."""
    return translation(language).gettext(
        "Leave empty what you did not note: empty is not zero. It can be typed in later, in the Calendar."
    )
