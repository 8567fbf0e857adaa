"""All sentences about one diary, in the places a page or the command line puts them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fodro.domain.findings import Findings
from fodro.knowledge.factors import NO_OWN_NAMES, OwnName
from fodro.wording.factors import factor_sentence, factors_heading
from fodro.wording.language import points, translation
from fodro.wording.limits import (
    FACTORS,
    SHOES,
    TIME_OF_DAY,
    TIME_OF_DAY_CHANGE,
    WEEKDAYS,
    WORKDAYS,
    detectable_of,
    detectable_sentence,
    not_enough_of,
    not_enough_sentence,
)
from fodro.wording.massage import NOTHING_SAID, MassageText, massage_text
from fodro.wording.massage_limits import MASSAGE
from fodro.wording.pairs import pair_sentence
from fodro.wording.shoes import shoe_sentences, shoes_heading
from fodro.wording.signs import changed_sentences
from fodro.wording.time_of_day import moved_sentence, time_of_day_sentence
from fodro.wording.weekdays import weekdays_sentence, workdays_sentence

_TOLD_ABOVE = (FACTORS, TIME_OF_DAY, TIME_OF_DAY_CHANGE, WEEKDAYS, WORKDAYS, SHOES, *MASSAGE)


@dataclass(frozen=True, slots=True)
class FindingsText:
    """Findings in words.

    Parameters
    ----------
    daily : str
        What the days look like.
    time_of_day : str
        When it hurts most; also when no part stands out, or that cannot be told yet.
    factors_heading : str
        How many factors stand out, that none does, or why that cannot be told yet.
    factors : tuple of str
        One text for each claimed finding, largest effect first.
    not_yet : tuple of str
        What cannot be told yet, and what could still be found.
    pairs : tuple of str
        One text for each claimed pair of factors.
    moved : str
        Whether the course of the day has changed; empty where parts of the day cannot be compared.
    weekdays, workdays : str
        Which day of the week hurts most, and how workdays differ from days off; also when none does, or that
        cannot be told yet.
    shoes_heading : str
        How many pairs differ in comfort, that none does, or why that cannot be told yet; empty without shoes.
    shoes : tuple of str
        One text for each pair that differs, and for each that changes with the hours worn.
    massage : MassageText
        What is said about massage; empty where there was none.
    """

    daily: str
    time_of_day: str
    factors_heading: str
    factors: tuple[str, ...]
    not_yet: tuple[str, ...]
    pairs: tuple[str, ...] = ()
    moved: str = ""
    weekdays: str = ""
    workdays: str = ""
    shoes_heading: str = ""
    shoes: tuple[str, ...] = ()
    massage: MassageText = NOTHING_SAID


def words_of(findings: Findings, language: str, own: Mapping[str, OwnName] = NO_OWN_NAMES) -> FindingsText:
    """Return `findings` in words.

    Parameters
    ----------
    findings : Findings
    language : str
        ``"en"`` or ``"da"``; any other language reads English.
    own : mapping of str to OwnName
        What the person calls their own factors, by slug; one without a name is its slug as words.
    """
    return FindingsText(
        daily=_daily(findings, language),
        time_of_day=time_of_day_sentence(findings, language),
        factors_heading=factors_heading(findings, language) or not_enough_of(findings, FACTORS, language),
        factors=tuple(factor_sentence(finding, language, own) for finding in findings.claimed),
        not_yet=_not_yet(findings, language, own),
        pairs=tuple(pair_sentence(pair, language, own) for pair in findings.pairs if pair.claimed),
        moved=moved_sentence(findings, language),
        weekdays=weekdays_sentence(findings, language),
        workdays=workdays_sentence(findings, language),
        shoes_heading=shoes_heading(findings, language),
        shoes=shoe_sentences(findings, language),
        massage=massage_text(findings, language),
    )


def summary(findings: Findings, language: str) -> list[str]:
    """Return `findings` as a list of sentences, most important first, for the command line."""
    text = words_of(findings, language)
    caution = translation(language).gettext("What goes together is not always what causes it.")
    cautions = [caution] if text.factors or text.pairs else []
    shoes = (text.shoes_heading, *text.shoes)
    times = [text.time_of_day, text.moved, text.weekdays, text.workdays]
    lines = [
        text.daily,
        *changed_sentences(findings.signs, language),
        *times,
        text.factors_heading,
        *text.factors,
        *text.pairs,
        *cautions,
        *text.massage.lines,
        *shoes,
        *text.not_yet,
    ]
    return [line for line in lines if line]


def _daily(findings: Findings, language: str) -> str:
    words = translation(language)
    pain = [day.pain_nrs for day in findings.daily if day.pain_nrs is not None]
    if not pain:
        return words.gettext("There is no check-in in this diary yet.")
    noted, n_days = sum(day.n > 0 for day in findings.daily), len(findings.daily)
    text = words.ngettext(
        "{noted} of {days} has a check-in; pain was {mean} on average.",
        "{noted} of {days} have a check-in; pain was {mean} on average.",
        noted,
    )
    days = words.ngettext("{n} day", "{n} days", n_days).format(n=n_days)
    return text.format(noted=noted, days=days, mean=points(sum(pain) / len(pain), language))


def _not_yet(findings: Findings, language: str, own: Mapping[str, OwnName]) -> tuple[str, ...]:
    # What the headings already say is not said again.
    entries = [entry for entry in findings.not_enough if entry.question not in _TOLD_ABOVE]
    missing = [not_enough_sentence(entry, language, own) for entry in entries]
    hidden = detectable_of(findings, FACTORS) if findings.claimed else None
    return (*missing, *([detectable_sentence(hidden, language)] if hidden and hidden.now else []))
