"""Sentences about kinds of massage: technique, tool, and how many minutes."""

from __future__ import annotations

from collections.abc import Sequence

from fodro.domain.findings import Findings
from fodro.domain.massage_findings import KindOfMassage, MassageFindings
from fodro.knowledge.library import technique_name
from fodro.knowledge.tools import tool_name
from fodro.wording.language import translation
from fodro.wording.limits import not_enough_of, with_smallest
from fodro.wording.massage_limits import KINDS
from fodro.wording.massage_words import massages_counted, size_and_range, smallest

TECHNIQUE, TOOL, MINUTES = "technique", "tool", "minutes"


def kinds_of(found: MassageFindings) -> tuple[tuple[str, tuple[KindOfMassage, ...]], ...]:
    """Return the kinds of massage in each respect in which they are compared."""
    return (TECHNIQUE, found.by_technique), (TOOL, found.by_tool), (MINUTES, found.by_minutes)


def kinds_sentences(findings: Findings, found: MassageFindings, language: str) -> tuple[str, ...]:
    """Return what differs by technique, tool and minutes, or that nothing does; and how many are enough."""
    told = [each for what, kinds in kinds_of(found) for each in kind_sentences(what, kinds, language)]
    missing = not_enough_of(findings, KINDS, language)
    if missing and not told:
        return (missing,)
    alike = [] if told or not _any_to_compare(found) else [_alike(findings, language)]
    enough = [] if found.enough_minutes is None else [enough_sentence(found.enough_minutes, language)]
    return (*told, *alike, *enough)


def _any_to_compare(found: MassageFindings) -> bool:
    return any(len(kinds) > 1 for _what, kinds in kinds_of(found))


def _alike(findings: Findings, language: str) -> str:
    text = translation(language).gettext("No technique, tool or length clearly differs from your others.")
    return with_smallest(text, smallest(language), findings, KINDS, language=language)


def kind_sentences(what: str, kinds: Sequence[KindOfMassage], language: str) -> tuple[str, ...]:
    """Return a sentence for each kind that may be said to differ, the one with least pain first."""
    differ = sorted((kind for kind in kinds if kind.claimed), key=lambda kind: kind.difference)
    return tuple(_kind_sentence(what, kind, language) for kind in differ)


def _kind_sentence(what: str, kind: KindOfMassage, language: str) -> str:
    _ = translation(language).gettext
    text = (
        _("{name}: about {size} points less than right after your other massages ({range}), {from_n}.")
        if kind.difference < 0
        else _("{name}: about {size} points more than right after your other massages ({range}), {from_n}.")
    )
    size, reach = size_and_range(kind.difference, kind.difference_low, kind.difference_high, language)
    from_n = _("from {massages}").format(massages=massages_counted(kind.n, language))
    return text.format(name=kind_name(what, kind.name, language), size=size, range=reach, from_n=from_n)


def kind_name(what: str, name: str, language: str) -> str:
    """Return what a technique, a tool or a span of minutes is called."""
    _ = translation(language).gettext
    if not name:
        return _("Not noted")
    if what == MINUTES:
        return _span_name(name, language)
    told = technique_name(name, language) if what == TECHNIQUE else tool_name(name, language)
    return told[:1].upper() + told[1:]


def _span_name(span: str, language: str) -> str:
    _ = translation(language).gettext
    first, _dash, last = span.partition("-")
    if not last:
        return _("{minutes} minutes and more").format(minutes=first.rstrip("+"))
    if first == "0":
        return _("Under {minutes} minutes").format(minutes=last)
    # The span ends before its last minute.
    until = str(int(last) - 1) if last.isdigit() else last
    return _("{first} to {last} minutes").format(first=first, last=until)


def enough_sentence(minutes: float, language: str) -> str:
    """Return that longer massages brought this person no more."""
    _ = translation(language).gettext
    text = _("About {minutes} minutes are enough for you: after longer massages it did not hurt less.")
    return text.format(minutes=f"{minutes:.0f}")
