"""Sentences about an experiment: how many days it takes, what it has shown, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

from fodro.domain.experiments import Design, Experiment
from fodro.domain.trial_findings import AsDone, TrialFinding, TrialPlan, Verdict
from fodro.knowledge.library import technique_name, techniques
from fodro.knowledge.tools import tool_name, tools
from fodro.wording.language import either_way, points, translation

WITHOUT = "without"
"""The other arm where something is compared with leaving it out."""
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Arms:
    """What the two things compared are called, in the reader's language; `b` is empty for "without"."""

    a: str
    b: str = ""


def arms_of(experiment: Experiment, language: str) -> Arms:
    """Return the arms of `experiment` by the names of the library, or in the person's own words."""
    a, b = (_thing(experiment.subject, slug, language) for slug in (experiment.a, experiment.b))
    return Arms(a, b)


def trial_heading(finding: TrialFinding, arms: Arms, language: str) -> str:
    """Return in one sentence what an experiment has shown, or that it does not say."""
    _ = translation(language).gettext
    if finding.verdict is Verdict.RUNNING:
        return _("It is still running; what it shows is told when it is over.")
    if finding.claimed and finding.effect is not None:
        return _difference(finding, arms, language)
    if finding.verdict is Verdict.NO_LARGER and finding.no_larger_than is not None:
        text = _("No difference was seen; one of more than {size} points is unlikely.")
        return text.format(size=points(finding.no_larger_than, language))
    return _cannot_tell(finding, language)


def trial_sentences(finding: TrialFinding, arms: Arms, language: str) -> tuple[str, ...]:
    """Return what stands below the heading: the range, chance, what was really done, what is missing."""
    if finding.verdict is Verdict.RUNNING:
        return (why_not_yet(language),)
    told = (
        _effect(finding, arms, language),
        _chance(finding, language),
        _as_done(finding, language),
        _compared(finding, language),
        _more_days(finding, language),
        _edited(finding, language),
    )
    return tuple(sentence for sentence in told if sentence)


def why_not_yet(language: str) -> str:
    """Return why nothing is said before an experiment is over."""
    return translation(language).gettext(
        "Nothing is shown before the end: whoever looks every day stops when it happens to look good, "
        "and sees something that is not there."
    )


def plan_sentence(plan: TrialPlan, language: str) -> str:
    """Return how many days it takes to see a difference of the wished-for size."""
    words = translation(language)
    size = points_of(plan.size, language)
    if plan.days_needed is None:
        return words.gettext("More than 60 days for a difference of {size}.").format(size=size)
    text = words.ngettext(
        "About {n} day for a difference of {size}.",
        "About {n} days for a difference of {size}.",
        plan.days_needed,
    )
    return text.format(n=plan.days_needed, size=size)


def length_sentence(plan: TrialPlan, language: str) -> str:
    """Return what the chosen number of days would most likely show."""
    _ = translation(language).gettext
    if plan.detectable is None:
        return _("{n} days are too few to show any difference.").format(n=plan.n_days)
    text = _("{n} days would most likely show a difference of {size} or more.")
    return text.format(n=plan.n_days, size=points_of(plan.detectable, language))


def basis_sentence(plan: TrialPlan, language: str) -> str:
    """Return whose days the planning was read from."""
    words = translation(language)
    if plan.basis != "diary":
        return words.gettext("Reckoned for a usual person; your own days are still too few.")
    text = words.ngettext(
        "Reckoned from your own days ({n} day noted).",
        "Reckoned from your own days ({n} days noted).",
        plan.n_noted,
    )
    return text.format(n=plan.n_noted)


def points_of(size: float, language: str) -> str:
    """Return such as "1 point" or "1.5 points"."""
    whole = f"{size:.0f}" if float(size).is_integer() else points(size, language)
    text = translation(language).ngettext("{size} point", "{size} points", 1 if size == 1 else 2)
    return text.format(size=whole)


def _thing(subject: str, slug: str, language: str) -> str:
    if slug == WITHOUT:
        return ""
    if subject == "technique" and slug in techniques():
        return technique_name(slug, language)
    if subject == "tool" and slug in tools():
        return tool_name(slug, language)
    return slug


def _difference(finding: TrialFinding, arms: Arms, language: str) -> str:
    _ = translation(language).gettext
    is_less = (finding.effect or 0.0) < 0
    if finding.design is Design.SPLIT_FOOT:
        text = (
            _("The foot that had it hurt about {size} points less than the other.")
            if is_less
            else _("The foot that had it hurt about {size} points more than the other.")
        )
    elif finding.design is Design.MASSAGE_OR_REST:
        text = (
            _("Days with a massage had about {size} points less pain than days with a rest.")
            if is_less
            else _("Days with a massage had about {size} points more pain than days with a rest.")
        )
    else:
        text = _between(arms, language, is_less=is_less)
    return text.format(size=points(abs(finding.effect or 0.0), language), a=arms.a, b=arms.b)


def _between(arms: Arms, language: str, *, is_less: bool) -> str:
    _ = translation(language).gettext
    if not arms.b:
        return (
            _("Days with “{a}” had about {size} points less pain than days without.")
            if is_less
            else _("Days with “{a}” had about {size} points more pain than days without.")
        )
    return (
        _("Days with “{a}” had about {size} points less pain than days with “{b}”.")
        if is_less
        else _("Days with “{a}” had about {size} points more pain than days with “{b}”.")
    )


def _cannot_tell(finding: TrialFinding, language: str) -> str:
    _ = translation(language).gettext
    return {
        "no_days": _("Nothing was rated, so there is nothing to compare."),
        "too_few_pairs": _("Too few days were rated to compare the two."),
        "ratings_never_change": _("Every rating was the same, so the days cannot tell the two apart."),
        "one_arm_only": _("Only days of one kind were rated, so there is nothing to compare them with."),
    }.get(finding.reason, _("The days do not tell the two apart."))


def _effect(finding: TrialFinding, arms: Arms, language: str) -> str:
    _ = translation(language).gettext
    if finding.effect is None or finding.low is None or finding.high is None:
        return ""
    between = either_way(finding.low, finding.high, language)
    if finding.design is Design.SPLIT_FOOT:
        return _("Likely range for the foot that had it: {range}, in points.").format(range=between)
    if finding.design is Design.MASSAGE_OR_REST:
        return _("Likely range for a massage: {range}, in points.").format(range=between)
    return _("Likely range for “{a}”: {range}, in points.").format(a=arms.a, range=between)


def _chance(finding: TrialFinding, language: str) -> str:
    if finding.p is None:
        return ""
    _ = translation(language).gettext
    in_hundred = round(finding.p * _HUNDRED)
    if in_hundred < 1:
        return _("Chance alone would show as much as this in fewer than 1 of 100 draws.")
    text = _("Chance alone would show as much as this in about {n} of 100 draws.")
    return text.format(n=in_hundred)


def _as_done(finding: TrialFinding, language: str) -> str:
    done = finding.as_done
    if done is None or not done.n_otherwise + done.n_neither:
        return ""
    swapped = _swapped(done, language)
    if done.effect is None or done.low is None or done.high is None:
        return swapped
    text = translation(language).gettext(
        "By what was really done: {range}. That was not drawn, so it does not decide."
    )
    return f"{swapped} {text.format(range=either_way(done.low, done.high, language))}"


def _swapped(done: AsDone, language: str) -> str:
    n = done.n_otherwise + done.n_neither
    text = translation(language).ngettext(
        "On {n} day something else was done than was drawn.",
        "On {n} days something else was done than was drawn.",
        n,
    )
    return text.format(n=n)


def _compared(finding: TrialFinding, language: str) -> str:
    words = translation(language)
    rated = max(finding.n_a + finding.n_b, finding.n_pairs)
    if not rated:
        return ""
    told = words.ngettext("{n} day was rated and compared.", "{n} days were rated and compared.", rated)
    if not finding.n_missed:
        return told.format(n=rated)
    missed = words.ngettext(
        "{n} day was not rated and is left out.",
        "{n} days were not rated and are left out.",
        finding.n_missed,
    )
    return f"{told.format(n=rated)} {missed.format(n=finding.n_missed)}"


def _more_days(finding: TrialFinding, language: str) -> str:
    if finding.verdict is not Verdict.CANNOT_TELL or finding.more_days == 0:
        return ""
    words, size = translation(language), points_of(finding.size, language)
    if finding.more_days is None:
        return words.gettext("Showing a difference of {size} would take more than 60 days more.").format(
            size=size
        )
    text = words.ngettext(
        "About {n} more day would most likely show a difference of {size}.",
        "About {n} more days would most likely show a difference of {size}.",
        finding.more_days,
    )
    return text.format(n=finding.more_days, size=size)


def _edited(finding: TrialFinding, language: str) -> str:
    if not finding.edited:
        return ""
    return translation(language).gettext(
        "Some days were drawn anew while it ran; the days before them were kept."
    )
