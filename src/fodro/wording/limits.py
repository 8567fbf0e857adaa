"""Sentences about what cannot be told yet, and what could still be found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from gettext import NullTranslations

from fodro.domain.findings import Detectable, Findings, NotEnough
from fodro.knowledge.factors import NO_OWN_NAMES, OwnName, factor_name
from fodro.wording import massage_limits
from fodro.wording.language import points, translation

FACTORS = "factors"
PAIRS = "pairs"
TIME_OF_DAY = "time_of_day"
TIME_OF_DAY_CHANGE = "time_of_day_change"
WEEKDAYS = "weekdays"
WORKDAYS = "workdays"
SHOES = "shoes"
SHOE_WEAR = "shoe_wear"


def not_enough_sentence(entry: NotEnough, language: str, own: Mapping[str, OwnName] = NO_OWN_NAMES) -> str:
    """Return why a question cannot be answered yet, and how many days it takes where that is known.

    Parameters
    ----------
    entry : NotEnough
    language : str
        ``"en"`` or ``"da"``.
    own : mapping of str to OwnName
        What the person calls their own factors, by slug.
    """
    words = translation(language)
    subject, _, slug = entry.question.partition(":")
    reason, _, other = entry.reason.partition(":")
    told = _SENTENCES.get((subject, bool(slug), reason), massage_limits.OPEN.get(subject, _unknown))
    sentence = told(words, entry.days_needed or 0).format(
        question=entry.question,
        n=entry.days_needed or 0,
        factor=factor_name(slug, language, own) if slug else "",
        other=factor_name(other, language, own) if other else "",
    )
    return sentence[:1].upper() + sentence[1:]


def _unknown(words: NullTranslations, _n: int) -> str:
    return words.gettext("There is not enough to go on yet ({question}).")


def _factors_too_few(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "What goes together with your pain cannot be told yet: {n} more day with a check-in is needed.",
        "What goes together with your pain cannot be told yet: {n} more days with a check-in are needed.",
        n,
    )


def _factors_flat(words: NullTranslations, _n: int) -> str:
    return words.gettext("Your pain has been the same every time, so nothing can go together with it.")


def _no_factors(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "Nothing is noted about your days yet. After {n} day of it, Fodro can look for what goes together.",
        "Nothing is noted about your days yet. After {n} days of it, Fodro can look for what goes together.",
        n,
    )


def _none_usable(words: NullTranslations, _n: int) -> str:
    return words.gettext("What is noted about your days differs too little, or too seldom, to be compared.")


def _rarely_noted(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "{factor}: noted on too few days; {n} more is needed.",
        "{factor}: noted on too few days; {n} more are needed.",
        n,
    )


def _rarely_differs(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "{factor}: nearly always the same; {n} more day that differs is needed.",
        "{factor}: nearly always the same; {n} more days that differ are needed.",
        n,
    )


def _levels_too_rare(words: NullTranslations, _n: int) -> str:
    return words.gettext("{factor}: so many different ones that none is noted often enough.")


def _never_changes(words: NullTranslations, _n: int) -> str:
    return words.gettext("{factor}: the same on every day so far, so there is nothing to compare.")


def _same_as(words: NullTranslations, _n: int) -> str:
    return words.gettext("{factor}: always moves together with “{other}”, so the two cannot be told apart.")


def _pain_first(words: NullTranslations, _n: int) -> str:
    return words.gettext(
        "{factor}: goes together with your pain the same day, and pain the day before often came first. "
        "Which of the two follows the other cannot be told."
    )


def _too_many(words: NullTranslations, _n: int) -> str:
    return words.gettext("{factor}: left out for now; other things are noted more often.")


def _parts_too_few(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "When in the day it hurts most cannot be told yet: about {n} more day is needed.",
        "When in the day it hurts most cannot be told yet: about {n} more days are needed.",
        n,
    )


def _one_part(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "You have checked in at one time of day only. Check in at another too on {n} day to compare them.",
        "You have checked in at one time of day only. Check in at another too on {n} days to compare them.",
        n,
    )


def _never_the_same_day(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "You have noted different times on different days. Check in twice on {n} more day to compare them.",
        "You have noted different times on different days. Check in twice on {n} more days to compare them.",
        n,
    )


def _no_clock(words: NullTranslations, _n: int) -> str:
    return words.gettext(
        "Your check-ins say the day but not the time, so when in the day it hurts stays unknown."
    )


def _change_too_few(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "Whether the course of your day has changed takes {n} more day with two check-ins.",
        "Whether the course of your day has changed takes {n} more days with two check-ins.",
        n,
    )


def _weekdays_too_few(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "Which day of the week hurts most cannot be told yet: {n} more day with a check-in is needed.",
        "Which day of the week hurts most cannot be told yet: {n} more days with a check-in are needed.",
        n,
    )


def _weekdays_flat(words: NullTranslations, _n: int) -> str:
    return words.gettext("Your pain has been the same every time, so no day of the week can stand out.")


def _workdays_flat(words: NullTranslations, _n: int) -> str:
    return words.gettext("Your pain has been the same every time, on workdays and on days off.")


def _workdays_too_few(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "Workdays and days off cannot be compared yet: {n} more day with a check-in is needed.",
        "Workdays and days off cannot be compared yet: {n} more days with a check-in are needed.",
        n,
    )


def _few_workdays(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "Workdays and days off cannot be compared yet: {n} more workday with a check-in is needed.",
        "Workdays and days off cannot be compared yet: {n} more workdays with a check-in are needed.",
        n,
    )


def _few_days_off(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "Workdays and days off cannot be compared yet: {n} more day off with a check-in is needed.",
        "Workdays and days off cannot be compared yet: {n} more days off with a check-in are needed.",
        n,
    )


def _no_comfort(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "How comfortable your shoes are cannot be told yet: after {n} rating of comfort at the end of a day "
        "they can be compared.",
        "How comfortable your shoes are cannot be told yet: after {n} ratings of comfort at the end of a day "
        "they can be compared.",
        n,
    )


def _few_ratings(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "Your shoes cannot be compared yet: {n} more rating of comfort is needed.",
        "Your shoes cannot be compared yet: {n} more ratings of comfort are needed.",
        n,
    )


def _comfort_flat(words: NullTranslations, _n: int) -> str:
    return words.gettext("The comfort of your shoes has been the same every time.")


def _no_hours(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "How shoes change with wear: note the hours they are worn, on {n} day with a rating of comfort.",
        "How shoes change with wear: note the hours they are worn, on {n} days with a rating of comfort.",
        n,
    )


def _few_worn(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "How shoes change with wear: {n} more rating of one pair with known hours is needed.",
        "How shoes change with wear: {n} more ratings of one pair with known hours are needed.",
        n,
    )


_SENTENCES: dict[tuple[str, bool, str], Callable[[NullTranslations, int], str]] = {
    (FACTORS, False, "too_few_days"): _factors_too_few,
    (FACTORS, False, "pain_never_changes"): _factors_flat,
    (FACTORS, False, "no_factors_noted"): _no_factors,
    (FACTORS, False, "no_factor_usable"): _none_usable,
    (FACTORS, True, "too_rarely_noted"): _rarely_noted,
    (FACTORS, True, "rarely_differs"): _rarely_differs,
    (FACTORS, True, "levels_too_rare"): _levels_too_rare,
    (FACTORS, True, "never_changes"): _never_changes,
    (FACTORS, True, "same_as"): _same_as,
    (FACTORS, True, "pain_came_before"): _pain_first,
    (FACTORS, True, "too_many_noted"): _too_many,
    (TIME_OF_DAY, False, "too_few_days"): _parts_too_few,
    (TIME_OF_DAY, False, "one_part_of_day"): _one_part,
    (TIME_OF_DAY, False, "never_the_same_day"): _never_the_same_day,
    (TIME_OF_DAY, False, "no_clock"): _no_clock,
    (TIME_OF_DAY_CHANGE, False, "too_few_days"): _change_too_few,
    (WEEKDAYS, False, "too_few_days"): _weekdays_too_few,
    (WEEKDAYS, False, "pain_never_changes"): _weekdays_flat,
    (WORKDAYS, False, "too_few_days"): _workdays_too_few,
    (WORKDAYS, False, "too_few_workdays"): _few_workdays,
    (WORKDAYS, False, "too_few_days_off"): _few_days_off,
    (WORKDAYS, False, "pain_never_changes"): _workdays_flat,
    (SHOES, False, "no_comfort_noted"): _no_comfort,
    (SHOES, False, "too_few_ratings"): _few_ratings,
    (SHOES, False, "comfort_never_changes"): _comfort_flat,
    (SHOE_WEAR, False, "no_hours_noted"): _no_hours,
    (SHOE_WEAR, False, "too_few_ratings"): _few_worn,
    **massage_limits.SENTENCES,
}


def detectable_sentence(entry: Detectable, language: str) -> str:
    """Return what could still be found now and in 14 days; empty where nothing can be said."""
    text = _detectable_texts(translation(language)).get(entry.question)
    if entry.now is None or text is None:
        return ""
    shown = text.format(now=points(entry.now, language))
    return f"{shown} {_later(entry, language)}".strip()


def _detectable_texts(words: NullTranslations) -> dict[str, str]:
    _ = words.gettext
    return {
        FACTORS: _(
            "Days like yours can show a link of {now} points on a usual swing; smaller ones may stay hidden."
        ),
        PAIRS: _("Days like yours can show {now} points that two things add only together."),
        TIME_OF_DAY: _("Days like yours can show {now} points between parts of the day."),
        TIME_OF_DAY_CHANGE: _("Days like yours can show a change of {now} points in the course of the day."),
        WEEKDAYS: _("Days like yours can show one day of the week {now} points above the others."),
        WORKDAYS: _("Days like yours can show {now} points between workdays and days off."),
        SHOES: _("Ratings like yours can show a pair {now} points more or less comfortable than the others."),
        SHOE_WEAR: _(
            "Ratings like yours can show a change of {now} points of comfort for each 100 hours worn."
        ),
        **massage_limits.detectable_texts(words),
    }


def _later(entry: Detectable, language: str) -> str:
    then = later_points(entry, language)
    return translation(language).gettext("With 14 more days: {then}.").format(then=then) if then else ""


def later_points(entry: Detectable, language: str) -> str:
    """Return the size that 14 more days would show, where it reads smaller than now; else empty."""
    if entry.now is None or entry.in_14_days is None:
        return ""
    then = points(entry.in_14_days, language)
    return then if then != points(entry.now, language) else ""


def detectable_of(findings: Findings, question: str) -> Detectable | None:
    """Return the entry about `question`, if there is one."""
    return next((entry for entry in findings.detectable if entry.question == question), None)


def with_smallest(told: str, size: str, findings: Findings, question: str, *, language: str) -> str:
    """Return `told`, and in the words of `size` what would most likely have shown, where that is known."""
    entry = detectable_of(findings, question)
    if entry is None or entry.now is None:
        return told
    return f"{told} {size.format(size=points(entry.now, language))}"


def not_enough_of(findings: Findings, question: str, language: str) -> str:
    """Return why `question` cannot be answered yet; empty if it can."""
    entry = next((entry for entry in findings.not_enough if entry.question == question), None)
    return not_enough_sentence(entry, language) if entry else ""
