"""Sentences about massage: right after, how long it lasts, and over the days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fodro.domain.findings import Findings
from fodro.domain.massage_findings import (
    GradualEffect,
    HalfLife,
    ImmediateEffect,
    MassageFindings,
    ReliefAt,
)
from fodro.wording.language import either_way, number, points, translation
from fodro.wording.limits import not_enough_of, with_smallest
from fodro.wording.massage_kinds import kinds_sentences
from fodro.wording.massage_limits import GRADUAL, HALF_LIFE, IMMEDIATE, MASSAGE
from fodro.wording.massage_words import massages_counted, rests_counted, size_and_range, smallest

AGAINST_RESTS = "rest"
BOUNDED = "bounds"

NEXT_MORNING_HOURS = 6.0
"""What was rated so many hours later was rated the next morning."""


@dataclass(frozen=True, slots=True)
class MassageText:
    """What is said about massage, in the order it is told; each part is empty where there is nothing to say.

    Parameters
    ----------
    right_after : str
        By how much it hurts less or more, or why that cannot be told yet.
    basis : str
        What `right_after` rests on: rests, or none.
    invitation : str
        How to find out more; empty where there are rests already.
    course : str
        How it is right after, later, and the next morning.
    lasts : str
        After how long half of it is gone, or why that cannot be told.
    over_days : str
        What the following days show, or that it is too early.
    kinds : tuple of str
        What differs by technique, tool and minutes, or that nothing does.
    """

    right_after: str = ""
    basis: str = ""
    invitation: str = ""
    course: str = ""
    lasts: str = ""
    over_days: str = ""
    kinds: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything that is said, as it is printed."""
        first = " ".join(each for each in (self.right_after, self.basis, self.invitation) if each)
        lasting = " ".join(each for each in (self.course, self.lasts) if each)
        return tuple(each for each in (first, lasting, self.over_days, *self.kinds) if each)


NOTHING_SAID = MassageText()


def massage_text(findings: Findings, language: str) -> MassageText:
    """Return what is said about massage; nothing where there was none."""
    found = findings.massage
    if found is None or not _is_any(findings, found):
        return NOTHING_SAID
    return MassageText(
        right_after=right_after_sentence(findings, found.immediate, language),
        basis=basis_sentence(found.immediate, language),
        invitation=invitation_sentence(language) if found.immediate.basis == BOUNDED else "",
        course=course_sentence(found.relief, language),
        lasts=lasts_sentence(findings, found.half_life_hours, language),
        over_days=over_days_sentence(findings, found.gradual, language),
        kinds=kinds_sentences(findings, found, language),
    )


def _is_any(findings: Findings, found: MassageFindings) -> bool:
    """Return whether there is anything to say."""
    is_open = any(entry.question in MASSAGE for entry in findings.not_enough)
    return is_open or bool(found.immediate.n or found.immediate.n_rest or found.gradual.n)


def right_after_sentence(findings: Findings, found: ImmediateEffect, language: str) -> str:
    """Return by how much it hurts less or more right after a massage, beyond what would have come anyway."""
    if found.effect is None or found.low is None or found.high is None or _never_changes(findings):
        return not_enough_of(findings, IMMEDIATE, language)
    if found.basis == BOUNDED:
        return _bounded(found.low, found.high, language, claimed=found.claimed)
    if found.claimed:
        size, reach = size_and_range(found.effect, found.low, found.high, language)
        return _differs_from_rest(found.effect, language).format(size=size, range=reach)
    _ = translation(language).gettext
    text = _("Right after, a massage and a rest do not clearly differ: after a massage it is {range}.")
    alike = text.format(range=either_way(found.low, found.high, language))
    return with_smallest(alike, smallest(language), findings, IMMEDIATE, language=language)


def _never_changes(findings: Findings) -> bool:
    reasons = {entry.reason for entry in findings.not_enough if entry.question == IMMEDIATE}
    return "ratings_never_change" in reasons


def _differs_from_rest(effect: float, language: str) -> str:
    _ = translation(language).gettext
    if effect < 0:
        return _("Right after a massage it hurts about {size} points less than right after a rest ({range}).")
    return _("Right after a massage it hurts about {size} points more than right after a rest ({range}).")


def _bounded(low: float, high: float, language: str, *, claimed: bool) -> str:
    _ = translation(language).gettext
    if not claimed or low * high < 0:
        text = _("How much a massage itself does right after can only be bounded so far: {range}.")
    elif high < 0:
        text = _(
            "Right after a massage it hurts less, by more than would have passed anyway: somewhere between "
            "{near} and {far} points."
        )
    else:
        text = _(
            "Right after a massage it hurts more, by more than would have come anyway: somewhere between "
            "{near} and {far} points."
        )
    near, far = (points(each, language) for each in sorted((abs(low), abs(high))))
    return text.format(range=either_way(low, high, language), near=near, far=far)


def basis_sentence(found: ImmediateEffect, language: str) -> str:
    """Return what the comparison right after a massage rests on; empty where there is none."""
    _ = translation(language).gettext
    text = {
        AGAINST_RESTS: _("From {massages}, compared with {rests}."),
        BOUNDED: _("From {massages}, without enough rests to compare with."),
    }.get(found.basis, "")
    massages, rests = massages_counted(found.n, language), rests_counted(found.n_rest, language)
    return text.format(massages=massages, rests=rests)


def invitation_sentence(language: str) -> str:
    """Return how it can be found out what the massage does."""
    _ = translation(language).gettext
    return _(
        "Bad evenings also pass by themselves. With a rest instead of a massage now and then, it can be told "
        "what the massage itself does."
    )


def course_sentence(relief: Sequence[ReliefAt], language: str) -> str:
    """Return how much less or more it hurts at each time than after a rest; empty for one time alone."""
    ordered = sorted((one for one in relief if one.basis == AGAINST_RESTS), key=lambda each: each.hours)
    if len(ordered) < 2:
        return ""
    _ = translation(language).gettext
    told = [_at_one_time(each, language) for each in ordered]
    listed = _(" and ").join((", ".join(told[:-1]), told[-1]))
    text = _("Compared with a rest, it hurts {listed}.")
    return text.format(listed=listed)


def _at_one_time(each: ReliefAt, language: str) -> str:
    _size, reach = size_and_range(each.change, each.low, each.high, language)
    return f"{_change(each.change, language)} {_when_after(each.hours, language)} ({reach})"


def _change(change: float, language: str) -> str:
    _ = translation(language).gettext
    size = number(abs(change), language)
    if size == number(0.0, language):
        return _("the same")
    return (_("{size} less") if change < 0 else _("{size} more")).format(size=size)


def _when_after(hours: float, language: str) -> str:
    """Return when a rating after a massage was given."""
    _ = translation(language).gettext
    if hours <= 0:
        return _("right after")
    return _("the next morning") if hours >= NEXT_MORNING_HOURS else _("an hour or two later")


def lasts_sentence(findings: Findings, found: HalfLife, language: str) -> str:
    """Return after how long half of the change is gone, or why that cannot be told."""
    if found.hours is None or found.low is None or found.high is None or not found.claimed:
        return not_enough_of(findings, HALF_LIFE, language)
    hours, low, high = (_hours(each, language) for each in (found.hours, found.low, found.high))
    text = translation(language).ngettext(
        "Half of the difference right after is gone after about {hours} hour ({low} to {high}).",
        "Half of the difference right after is gone after about {hours} hours ({low} to {high}).",
        1 if hours == "1" else 2,
    )
    return text.format(hours=hours, low=low, high=high)


def _hours(hours: float, language: str) -> str:
    """Return hours to the half, and whole ones without decimals."""
    halves = round(2 * hours)
    return number(halves / 2, language, digits=halves % 2)


def over_days_sentence(findings: Findings, found: GradualEffect, language: str) -> str:
    """Return what the day after a massage shows, or that it is too early to tell."""
    missing = not_enough_of(findings, GRADUAL, language)
    if missing or found.effect_next_day is None or found.low is None or found.high is None:
        return missing
    if found.claimed:
        size, reach = size_and_range(found.effect_next_day, found.low, found.high, language)
        told = _next_day(found.effect_next_day, language).format(size=size, range=reach)
        return " ".join(each for each in (told, _in_all(found, language)) if each)
    _ = translation(language).gettext
    text = _("Over the days no difference can be told: the day after a massage it is {range}.")
    alike = text.format(range=either_way(found.low, found.high, language))
    return with_smallest(alike, smallest(language), findings, GRADUAL, language=language)


def _next_day(effect: float, language: str) -> str:
    _ = translation(language).gettext
    if effect < 0:
        return _(
            "The day after a massage it hurts about {size} points less than after an equally sore day "
            "without ({range})."
        )
    return _(
        "The day after a massage it hurts about {size} points more than after an equally sore day without "
        "({range})."
    )


def _in_all(found: GradualEffect, language: str) -> str:
    if found.effect_total is None:
        return ""
    _ = translation(language).gettext
    text = (
        _("Over all the days that follow, that adds up to about {size} points less.")
        if found.effect_total < 0
        else _("Over all the days that follow, that adds up to about {size} points more.")
    )
    return text.format(size=points(abs(found.effect_total), language))


def right_after_in_short(found: ImmediateEffect, language: str) -> str:
    """Return in one line what a massage goes together with right after; empty unless claimed, and less."""
    if not found.claimed or found.effect is None or found.effect >= 0 or found.basis != AGAINST_RESTS:
        return ""
    _ = translation(language).gettext
    text = _("Right after a massage it has hurt about {size} points less for you than after a rest.")
    return text.format(size=points(-found.effect, language))
