"""Sentences about factors."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations

from fodro.domain.findings import Detectable, FactorFinding, Findings
from fodro.knowledge.factors import NO_OWN_NAMES, FactorKind, OwnName, factor, factor_more, factor_unit
from fodro.wording.certainty import RATHER, certainty
from fodro.wording.language import points, points_together, significant, translation
from fodro.wording.limits import FACTORS, detectable_of, later_points
from fodro.wording.when import when_after

_SYMBOLS = frozenset({"kg", "°C", "%", "hPa"})
_SMALLEST_PER_UNIT_NRS = 0.1
"""Below this an effect is told per usual swing: "0.003 points a step" helps nobody."""


def factor_sentence(finding: FactorFinding, language: str, own: Mapping[str, OwnName] = NO_OWN_NAMES) -> str:
    """Return a finding in two sentences: what goes together, by how much, when, and how sure.

    Parameters
    ----------
    finding : FactorFinding
        A claimed finding, or any other; certainty is said either way.
    language : str
        ``"en"`` or ``"da"``.
    own : mapping of str to OwnName
        What the person calls their own factors, by slug.
    """
    words = translation(language)
    _ = words.gettext
    per_unit = _told_per_unit(finding, own)
    swing = 1.0 if finding.effect_per_unit == 0 else finding.effect_per_sd / finding.effect_per_unit
    scale = 1 / swing if per_unit else 1.0
    unit = _unit_of(finding, language, own)
    link = _link(finding, words).format(
        more=factor_more(finding.factor, language, own),
        when=when_after(finding.lag_days, language),
        size=_size(finding, scale, language),
        range=_range(finding, scale, language),
        per=_per_unit(finding, language) if per_unit else _per_swing(swing, unit, language),
    )
    days = words.ngettext("from {n} day", "from {n} days", finding.n_days).format(n=finding.n_days)
    return f"{link} {certainty(finding.probability, words)}, {days}."


def _link(finding: FactorFinding, words: NullTranslations) -> str:
    _ = words.gettext
    if finding.effect_per_sd > 0:
        return _("Days with {more} go together with more pain {when}: about {size} points ({range}) {per}.")
    return _("Days with {more} go together with less pain {when}: about {size} points ({range}) {per}.")


def _size(finding: FactorFinding, scale: float, language: str) -> str:
    return _size_and_ends(finding, scale, language)[0]


def _range(finding: FactorFinding, scale: float, language: str) -> str:
    _ = translation(language).gettext
    _told, low, high = _size_and_ends(finding, scale, language)
    if finding.low * finding.high < 0:
        return _("anything from {less} less to {more} more").format(less=low, more=high)
    return _("{low} to {high}").format(low=low, high=high)


def _size_and_ends(finding: FactorFinding, scale: float, language: str) -> tuple[str, ...]:
    """Return the size and both ends of its interval, without signs; the end nearer to less pain first."""
    size, low, high = (abs(each * scale) for each in (finding.effect_per_sd, finding.low, finding.high))
    if finding.low * finding.high < 0:
        ends = (low, high) if scale > 0 else (high, low)
        return tuple(points(each, language) for each in (size, *ends))
    return points_together((size, *sorted((low, high))), language)


def _told_per_unit(finding: FactorFinding, own: Mapping[str, OwnName]) -> bool:
    known = factor(finding.factor)
    named = known or own.get(finding.factor)
    if "=" in finding.factor or (named and named.kind is FactorKind.YES_NO):
        return True
    has_phrase = known is not None and known.per_units is not None
    return has_phrase and abs(finding.effect_per_unit) >= _SMALLEST_PER_UNIT_NRS


def _per_unit(finding: FactorFinding, language: str) -> str:
    _ = translation(language).gettext
    if "=" in finding.factor:
        return _("compared with what is most common for you")
    known = factor(finding.factor)
    if known is None or known.kind is FactorKind.YES_NO:
        return _("compared with other days")
    return known.unit_phrase(language)


def _per_swing(swing: float, unit: str, language: str) -> str:
    _ = translation(language).gettext
    if not unit:
        return _("for a usual swing of it")
    amount = f"{significant(abs(swing), language)} {unit}"
    return _("for a usual swing of about {amount}").format(amount=amount)


def _unit_of(finding: FactorFinding, language: str, own: Mapping[str, OwnName]) -> str:
    """Return the unit as it is said; one of the person's own is theirs to word, so it is said as it is."""
    if factor(finding.factor):
        return _unit(finding.unit, language)
    unit = factor_unit(finding.factor, own) or finding.unit
    return _unit(unit, language) or unit


def _unit(unit: str, language: str) -> str:
    _ = translation(language).gettext
    spoken = {
        "h": _("hours"),
        "min": _("minutes"),
        "steps": _("steps"),
        "1000 steps": _("thousand steps"),
        "floors": _("floors"),
        "cups": _("cups"),
        "drinks": _("drinks"),
        "times": _("times"),
        "months": _("months"),
        "days worn": _("days of wear"),
    }
    return spoken.get(unit, unit if unit in _SYMBOLS else "")


def factors_heading(findings: Findings, language: str) -> str:
    """Return one sentence above the factor findings: how many of how many, nothing, or not yet."""
    if not findings.factors:
        return ""
    if not findings.claimed:
        return nothing_found_sentence(findings, language)
    words = translation(language)
    asked = len({finding.factor.partition("=")[0] for finding in findings.factors})
    if asked == 1:
        return words.gettext("The one thing you note often enough goes together with your pain.")
    shown = {finding.factor.partition("=")[0] for finding in findings.claimed}
    clear = {one.factor.partition("=")[0] for one in findings.claimed if one.probability >= RATHER}
    n_clear, n_perhaps = len(clear), len(shown - clear)
    return _how_many(words, n_clear, n_perhaps).format(shown=n_clear, perhaps=n_perhaps, asked=asked)


def _how_many(words: NullTranslations, n_clear: int, n_perhaps: int) -> str:
    if n_perhaps:
        return words.ngettext(
            "{shown} of the {asked} things you note goes together with your pain, "
            "and perhaps {perhaps} more.",
            "{shown} of the {asked} things you note go together with your pain, and perhaps {perhaps} more.",
            n_clear,
        )
    return words.ngettext(
        "{shown} of the {asked} things you note goes together with your pain.",
        "{shown} of the {asked} things you note go together with your pain.",
        n_clear,
    )


def nothing_found_sentence(findings: Findings, language: str) -> str:
    """Return that no factor stands out, with the effect that would most likely have shown."""
    _ = translation(language).gettext
    nothing = _("Nothing you note clearly goes together with your pain so far.")
    entry = detectable_of(findings, FACTORS)
    if entry is None or entry.now is None:
        return nothing
    return f"{nothing} {_would_have_shown(entry, points(entry.now, language), language)}"


def _would_have_shown(entry: Detectable, now: str, language: str) -> str:
    _ = translation(language).gettext
    then = later_points(entry, language)
    if not then:
        text = _("A link worth {now} points or more on a usual swing would most likely have shown.")
        return text.format(now=now)
    text = _(
        "A link worth {now} points or more on a usual swing would most likely have shown; in 14 days, one "
        "worth {then}."
    )
    return text.format(now=now, then=then)
