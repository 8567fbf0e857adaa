"""Sentences about two factors together."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations

from fodro.domain.findings import PairFinding
from fodro.knowledge.factors import NO_OWN_NAMES, FactorKind, OwnName, factor, factor_more
from fodro.wording.certainty import certainty
from fodro.wording.language import either_way, points, translation
from fodro.wording.when import when_after


def pair_sentence(finding: PairFinding, language: str, own: Mapping[str, OwnName] = NO_OWN_NAMES) -> str:
    """Return what two factors do together beyond what each does alone, by how much, when, and how sure.

    Parameters
    ----------
    finding : PairFinding
        A claimed finding, or any other; certainty is said either way.
    language : str
        ``"en"`` or ``"da"``.
    own : mapping of str to OwnName
        What the person calls their own factors, by slug.
    """
    words = translation(language)
    scale = _scale(finding, own)
    link = _link(finding, words).format(
        one=factor_more(finding.factor, language, own),
        other=factor_more(finding.other, language, own),
        when=when_after(finding.lag_days, language),
        size=points(abs(finding.effect * scale), language),
        range=either_way(finding.low * scale, finding.high * scale, language),
        per=_per(finding, words, own),
    )
    days = words.ngettext("from {n} day", "from {n} days", finding.n_days).format(n=finding.n_days)
    return f"{link} {certainty(finding.probability, words)}, {days}."


def _link(finding: PairFinding, words: NullTranslations) -> str:
    _ = words.gettext
    if finding.effect > 0:
        return _(
            "Days with both {one} and {other} go together with more pain {when} than the two add up to: "
            "about {size} points on top ({range}) {per}."
        )
    return _(
        "Days with both {one} and {other} go together with less pain {when} than the two add up to: about "
        "{size} points off ({range}) {per}."
    )


def _scale(finding: PairFinding, own: Mapping[str, OwnName]) -> float:
    """Return by what an effect per swing is multiplied where both are there or not."""
    if not (_is_there_or_not(finding.factor, own) and _is_there_or_not(finding.other, own)):
        return 1.0
    return finding.effect_per_unit / finding.effect if finding.effect else 1.0


def _is_there_or_not(slug: str, own: Mapping[str, OwnName]) -> bool:
    known = factor(slug) or own.get(slug)
    return "=" in slug or (known is not None and known.kind is FactorKind.YES_NO)


def _per(finding: PairFinding, words: NullTranslations, own: Mapping[str, OwnName]) -> str:
    if _is_there_or_not(finding.factor, own) and _is_there_or_not(finding.other, own):
        return words.gettext("when both are there")
    return words.gettext("for a usual swing of both")
