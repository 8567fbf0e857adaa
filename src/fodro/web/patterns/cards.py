"""Findings that stand as cards, and those that were withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fodro.charts.tables import Chart
from fodro.domain.findings import FactorFinding, Findings, PairFinding
from fodro.domain.shown import Shown, State
from fodro.web.patterns.marks import mark_of
from fodro.web.patterns.pages import FindingCard, Withdrawn
from fodro.web.patterns.pictures import Drawing, factor_picture, pair_picture
from fodro.web.words import language
from fodro.wording import factor_sentence, kept_sentence, pair_sentence
from fodro.wording.certainty import certainty
from fodro.wording.language import translation

NEW_FOR = timedelta(days=7)
WITHDRAWN_FOR = timedelta(days=30)
FACTOR, PAIR = "factor", "pair"


def standing(
    shown: tuple[Shown, ...], findings: Findings
) -> Iterator[tuple[Shown, FactorFinding | PairFinding]]:
    """Yield what stands with its finding, the strongest first."""
    there = ((each, finding_of(each, findings)) for each in shown if each.stands)
    found = [(each, finding) for each, finding in there if finding is not None]
    yield from sorted(found, key=lambda one: (isinstance(one[1], PairFinding), -abs(one[0].effect)))


def finding_of(shown: Shown, findings: Findings) -> FactorFinding | PairFinding | None:
    """Return the finding that `shown` is about, at the lag at which it stands."""
    kind, _colon, subject = shown.key.partition(":")
    if kind == FACTOR:
        of_factor = (one for one in findings.factors if one.factor == subject)
        return next((one for one in of_factor if one.lag_days == shown.lag_days), None)
    of_pair = (one for one in findings.pairs if f"{one.factor}+{one.other}" == subject)
    return next((one for one in of_pair if one.lag_days == shown.lag_days), None)


def card_of(shown: Shown, finding: FactorFinding | PairFinding, drawing: Drawing) -> FindingCard:
    """Return `finding` as a card, or as the head of its own page."""
    told, sure = sentence_of(finding, drawing)
    return FindingCard(
        address=address_of(finding),
        mark=mark_of_finding(finding),
        heading=heading_of(finding, drawing),
        sentence=told,
        certainty=sure,
        is_new=is_new(shown, drawing.today),
        note=kept_sentence(shown, language(), drawing.own),
        chart=picture_of(finding, drawing),
    )


def heading_of(finding: FactorFinding | PairFinding, drawing: Drawing) -> str:
    """Return what `finding` is about."""
    if isinstance(finding, FactorFinding):
        return _capital(drawing.name(finding.factor))
    names = {"one": _capital(drawing.name(finding.factor)), "two": drawing.name(finding.other)}
    return _("%(one)s and %(two)s") % names


def address_of(finding: FactorFinding | PairFinding) -> str:
    """Return where `finding` is opened."""
    room = "with" if isinstance(finding, FactorFinding) else "together"
    return reverse(f"patterns:{room}", kwargs={"mark": mark_of_finding(finding)})


def mark_of_finding(finding: FactorFinding | PairFinding) -> str:
    """Return what `finding` is called in an address."""
    if isinstance(finding, FactorFinding):
        return mark_of(finding.factor)
    return mark_of(finding.factor, finding.other)


def picture_of(finding: FactorFinding | PairFinding, drawing: Drawing) -> Chart | None:
    """Return what the days of `finding` look like."""
    if isinstance(finding, FactorFinding):
        return factor_picture(finding, drawing)
    return pair_picture(finding, drawing)


def sentence_of(finding: FactorFinding | PairFinding, drawing: Drawing) -> tuple[str, str]:
    """Return what `finding` says, and how sure that is."""
    if isinstance(finding, FactorFinding):
        told = factor_sentence(finding, language(), drawing.own)
    else:
        told = pair_sentence(finding, language(), drawing.own)
    sure = certainty(finding.probability, translation(language()))
    said, _sure, rest = told.partition(sure)
    return (said.strip(), f"{sure}{rest}") if rest else (told, "")


def is_new(shown: Shown, today: date) -> bool:
    """Return whether a claim was first shown in the last days; one that is not as clear says so instead."""
    fresh = today - date.fromisoformat(shown.since) < NEW_FOR
    return fresh and shown.state in {State.NEW, State.KEPT}


def withdrawn(drawing: Drawing) -> tuple[Withdrawn, ...]:
    """Return what was withdrawn in the last month, the latest first."""
    gone = (each for each in drawing.understood.shown if not each.stands and each.until)
    recent = [each for each in gone if drawing.today - date.fromisoformat(each.until) <= WITHDRAWN_FOR]
    return tuple(
        Withdrawn(_capital(kept_sentence(each, language(), drawing.own)), date.fromisoformat(each.until))
        for each in sorted(recent, key=lambda each: each.until, reverse=True)
    )


def base_rate(findings: Findings) -> str:
    """Return how much was looked at, and how often that shows something where there is nothing."""
    n_things = len({finding.factor.partition("=")[0] for finding in findings.factors})
    if not n_things:
        return ""
    looked = ngettext(
        "%(n)d thing you note was looked at, the same day and up to three days later.",
        "%(n)d things you note were looked at, the same day and up to three days later.",
        n_things,
    ) % {"n": n_things}
    rate = _(
        "With days like these, at most about 1 in 20 people with nothing to find would be shown something."
    )
    return f"{looked} {rate}"


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
