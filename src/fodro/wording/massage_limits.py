"""Why something about massage cannot be told yet, and what could be found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from gettext import NullTranslations

IMMEDIATE = "massage_immediate"
GRADUAL = "massage_gradual"
KINDS = "massage_kinds"
HALF_LIFE = "massage_half_life"

MASSAGE = (IMMEDIATE, HALF_LIFE, GRADUAL, KINDS)
"""Every question about massage, in the order in which they are told."""


def _few_massages(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "What comes right after a massage cannot be told yet: {n} more massage, rated before and after, is "
        "needed.",
        "What comes right after a massage cannot be told yet: {n} more massages, rated before and after, are "
        "needed.",
        n,
    )


def _few_rests(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "What a massage does beyond a rest cannot be told yet: {n} more rest, rated before and after, is "
        "needed.",
        "What a massage does beyond a rest cannot be told yet: {n} more rests, rated before and after, are "
        "needed.",
        n,
    )


def _ratings_flat(words: NullTranslations, _n: int) -> str:
    return words.gettext("Your ratings right before and right after have been the same every time.")


def _no_check_ins(words: NullTranslations, _n: int) -> str:
    return words.gettext(
        "What comes right after a massage cannot be told without check-ins: they show what the day was like."
    )


def _immediate_open(words: NullTranslations, _n: int) -> str:
    return words.gettext("What comes right after a massage cannot be told yet.")


def _early_days(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "Too early to tell what massage does over the days: {n} more day with a check-in is needed.",
        "Too early to tell what massage does over the days: {n} more days with a check-in are needed.",
        n,
    )


def _early_massages(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "Too early to tell what massage does over the days: {n} more massage is needed.",
        "Too early to tell what massage does over the days: {n} more massages are needed.",
        n,
    )


def _always_massaged(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "Nearly every day has a massage; to tell what it does over the days, {n} more without is needed.",
        "Nearly every day has a massage; to tell what it does over the days, {n} more without are needed.",
        n,
    )


def _days_flat(words: NullTranslations, _n: int) -> str:
    return words.gettext(
        "Your pain has been the same every time, so no difference over the days can be seen."
    )


def _gradual_open(words: NullTranslations, _n: int) -> str:
    return words.gettext("Too early to tell what massage does over the days.")


def _few_of_a_kind(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "Kinds of massage cannot be compared yet: {n} more massage, rated before and after, is needed.",
        "Kinds of massage cannot be compared yet: {n} more massages, rated before and after, are needed.",
        n,
    )


def _one_kind(words: NullTranslations, _n: int) -> str:
    return words.gettext("Your massages have all been of one kind, so there is nothing to compare yet.")


def _kinds_open(words: NullTranslations, _n: int) -> str:
    return words.gettext("Kinds of massage cannot be compared yet.")


def _few_later(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "How long it lasts cannot be told yet: {n} more rating an hour or two later, or the next morning, is "
        "needed.",
        "How long it lasts cannot be told yet: {n} more ratings an hour or two later, or the next morning, "
        "are needed.",
        n,
    )


def _nothing_to_last(words: NullTranslations, _n: int) -> str:
    return words.gettext(
        "How long it lasts cannot be told: right after, there is not yet a clear change that could last."
    )


def _lasting_needs_rests(words: NullTranslations, n: int) -> str:
    return words.ngettext(
        "How long it lasts cannot be told without rests, since evenings have a course of their own: {n} more "
        "is needed.",
        "How long it lasts cannot be told without rests, since evenings have a course of their own: {n} more "
        "are needed.",
        n,
    )


def _lasting_too_wide(words: NullTranslations, _n: int) -> str:
    return words.gettext("How long it lasts cannot be told yet: it may be short, and it may be long.")


def _half_life_open(words: NullTranslations, _n: int) -> str:
    return words.gettext("How long it lasts cannot be told yet.")


Sentence = Callable[[NullTranslations, int], str]

SENTENCES: Mapping[tuple[str, bool, str], Sentence] = {
    (IMMEDIATE, False, "too_few_massages"): _few_massages,
    (IMMEDIATE, False, "too_few_rests"): _few_rests,
    (IMMEDIATE, False, "ratings_never_change"): _ratings_flat,
    (IMMEDIATE, False, "no_check_ins"): _no_check_ins,
    (GRADUAL, False, "too_few_days"): _early_days,
    (GRADUAL, False, "too_few_massages"): _early_massages,
    (GRADUAL, False, "too_few_days_without"): _always_massaged,
    (GRADUAL, False, "pain_never_changes"): _days_flat,
    (KINDS, False, "too_few_massages"): _few_of_a_kind,
    (KINDS, False, "one_kind"): _one_kind,
    (HALF_LIFE, False, "too_few_later_ratings"): _few_later,
    (HALF_LIFE, False, "no_clear_change"): _nothing_to_last,
    (HALF_LIFE, False, "too_few_rests"): _lasting_needs_rests,
    (HALF_LIFE, False, "half_life_too_wide"): _lasting_too_wide,
}

OPEN: Mapping[str, Sentence] = {
    IMMEDIATE: _immediate_open,
    GRADUAL: _gradual_open,
    KINDS: _kinds_open,
    HALF_LIFE: _half_life_open,
}
"""What is said of each question for any other reason."""


def detectable_texts(words: NullTranslations) -> dict[str, str]:
    """Return what could be shown about each question, with ``{now}``."""
    _ = words.gettext
    return {
        IMMEDIATE: _("Massages like yours can show a difference of {now} points right after."),
        GRADUAL: _("Days like yours can show a difference of {now} points the day after a massage."),
        KINDS: _("Massages like yours can show a kind of massage {now} points apart from the others."),
        HALF_LIFE: _("Massages like yours can show how long {now} points last."),
    }
