"""Sentences about an experiment that was kept elsewhere, whose ratings have a scale of their own."""

from __future__ import annotations

from fodro.domain.trial_findings import TrialFinding, Verdict
from fodro.wording.language import number, translation
from fodro.wording.trials import Arms


def outside_sentences(finding: TrialFinding, arms: Arms, d: float | None, language: str) -> tuple[str, ...]:
    """Return what an experiment kept elsewhere has shown, with the difference in spreads of its ratings."""
    told = (_verdict(finding, arms, language), _size(finding, arms, d, language), _chance(finding, language))
    return tuple(sentence for sentence in told if sentence)


def _verdict(finding: TrialFinding, arms: Arms, language: str) -> str:
    _ = translation(language).gettext
    text = {
        Verdict.A_LOWER: _("“{a}” went with lower ratings than “{b}”."),
        Verdict.B_LOWER: _("“{a}” went with higher ratings than “{b}”."),
        Verdict.NO_LARGER: _("No difference of half a spread or more between “{a}” and “{b}”."),
    }.get(finding.verdict, _("The ratings do not tell “{a}” from “{b}”."))
    return text.format(a=arms.a, b=arms.b)


def _size(finding: TrialFinding, arms: Arms, d: float | None, language: str) -> str:
    if finding.effect is None or finding.low is None or finding.high is None or d is None:
        return ""
    text = translation(language).gettext(
        "“{a}” less “{b}”: {effect} (90 % interval {low} to {high}); d = {d}; {n_a} and {n_b} rated."
    )
    effect, low, high = (
        number(value, language, digits=3) for value in (finding.effect, finding.low, finding.high)
    )
    return text.format(
        a=arms.a,
        b=arms.b,
        effect=effect,
        low=low,
        high=high,
        d=number(d, language, digits=3),
        n_a=finding.n_a,
        n_b=finding.n_b,
    )


def _chance(finding: TrialFinding, language: str) -> str:
    if finding.p is None:
        return ""
    text = translation(language).gettext("Randomisation test: p = {p}.")
    return text.format(p=number(finding.p, language, digits=4))


def no_experiments_sentence(language: str) -> str:
    """Return that a diary holds no experiment."""
    return translation(language).gettext("This diary holds no experiment.")
