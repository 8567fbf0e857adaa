"""Sentences about shoes: comfort, and how it changes with the hours worn."""

from __future__ import annotations

from fodro.domain.findings import Findings
from fodro.domain.shoe_findings import ShoeFinding
from fodro.wording.language import points, translation
from fodro.wording.limits import SHOES, not_enough_of, with_smallest


def shoes_heading(findings: Findings, language: str) -> str:
    """Return how many pairs differ in comfort, that none does, or why that cannot be told yet."""
    missing = not_enough_of(findings, SHOES, language)
    if missing or not findings.shoes:
        return missing
    if len(findings.shoes) == 1:
        return _one_pair(findings.shoes[0], language)
    shown = sum(shoe.claimed for shoe in findings.shoes)
    if not shown:
        return _alike(findings, language)
    text = translation(language).ngettext(
        "{shown} of your {pairs} rated pairs differs in comfort from the others.",
        "{shown} of your {pairs} rated pairs differ in comfort from the others.",
        shown,
    )
    return text.format(shown=shown, pairs=len(findings.shoes))


def _one_pair(shoe: ShoeFinding, language: str) -> str:
    text = translation(language).gettext(
        "You have rated one pair, “{shoe}”: comfort {comfort} on average ({low} to {high}), {n}. "
        "A second pair would give something to compare."
    )
    return text.format(
        shoe=shoe.shoe,
        comfort=points(shoe.comfort, language),
        low=points(shoe.low, language),
        high=points(shoe.high, language),
        n=_from(shoe.n, language),
    )


def _from(n: int, language: str) -> str:
    return translation(language).ngettext("from {n} rating", "from {n} ratings", n).format(n=n)


def _alike(findings: Findings, language: str) -> str:
    _ = translation(language).gettext
    means = [shoe.comfort for shoe in findings.shoes]
    text = _("No pair clearly differs in comfort from the others: your means lie between {low} and {high}.")
    alike = text.format(low=points(min(means), language), high=points(max(means), language))
    shown = _("A difference of {size} points would most likely have shown.")
    return with_smallest(alike, shown, findings, SHOES, language=language)


def shoe_sentences(findings: Findings, language: str) -> tuple[str, ...]:
    """Return a sentence for each pair that differs, and for each that changes with the hours worn."""
    differ = sorted((one for one in findings.shoes if one.claimed), key=lambda one: -one.difference)
    worn = (one for one in findings.shoes if one.wear and one.wear.claimed)
    worn_told = [wear_sentence(shoe, language) for shoe in worn]
    if worn_told and len(findings.shoes) == 1:
        alone = translation(language).gettext("With one pair, wear and time cannot be told apart.")
        worn_told = [f"{told} {alone}" for told in worn_told]
    return (*(difference_sentence(shoe, language) for shoe in differ), *worn_told)


def difference_sentence(shoe: ShoeFinding, language: str) -> str:
    """Return by how much a pair is more or less comfortable than the person's other pairs."""
    _ = translation(language).gettext
    text = (
        _("“{shoe}” is about {size} points more comfortable than your other pairs ({low} to {high}), {n}.")
        if shoe.difference > 0
        else _(
            "“{shoe}” is about {size} points less comfortable than your other pairs ({low} to {high}), {n}."
        )
    )
    near, far = sorted((abs(shoe.difference_low), abs(shoe.difference_high)))
    return text.format(
        shoe=shoe.shoe,
        size=points(abs(shoe.difference), language),
        low=points(near, language),
        high=points(far, language),
        n=_from(shoe.n, language),
    )


def wear_sentence(shoe: ShoeFinding, language: str) -> str:
    """Return how the comfort of a pair has changed with the hours worn; empty where that is not known."""
    if shoe.wear is None:
        return ""
    _ = translation(language).gettext
    text = (
        _("“{shoe}” gains about {size} points of comfort for each 100 hours worn ({low} to {high}), {n}.")
        if shoe.wear.per_100_hours > 0
        else _(
            "“{shoe}” loses about {size} points of comfort for each 100 hours worn ({low} to {high}), {n}."
        )
    )
    near, far = sorted((abs(shoe.wear.low), abs(shoe.wear.high)))
    told = text.format(
        shoe=shoe.shoe,
        size=points(abs(shoe.wear.per_100_hours), language),
        low=points(near, language),
        high=points(far, language),
        n=_from(shoe.wear.n, language),
    )
    return f"{told} {_hours(shoe.wear.hours, language)}"


def _hours(hours: float, language: str) -> str:
    text = translation(language).gettext("{hours} hours in them are noted so far.")
    return text.format(hours=f"{hours:.0f}")
