"""Sentences about what is watched: whether it is worse, since when, by how much, and what else changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from gettext import NullTranslations

from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.domain.sign_findings import Beside, Monitor, SignFinding, Status
from fodro.knowledge.day_form import unit_name
from fodro.knowledge.factors import NO_OWN_NAMES, FactorKind, OwnName, factor, factor_name, factor_unit
from fodro.wording.calendar import day_words
from fodro.wording.language import number, points, significant, translation
from fodro.wording.time_of_day import when_in_the_day

LIMP, SPEED = "limp", "walking_speed"
ASYMMETRY, DOUBLE_SUPPORT = "walking_asymmetry_percent", "walking_double_support_percent"
_PARTS = frozenset(DayPart)


def watched_name(monitor: Monitor, language: str) -> str:
    """Return what is watched, in a few words, such as "How much it hurts"."""
    _ = translation(language).gettext
    return {
        Monitor.INTENSITY: _("How much it hurts"),
        Monitor.TIMING: _("When it hurts"),
        Monitor.INTERFERENCE: _("How much it is in the way"),
        Monitor.SIDE: _("Left and right"),
        Monitor.FIRST_STEPS: _("The first steps"),
        Monitor.WALKING: _("How you walk"),
    }[monitor]


def sign_sentence(finding: SignFinding, language: str, own: Mapping[str, OwnName] = NO_OWN_NAMES) -> str:
    """Return how one thing that is watched stands, since when and by how much.

    Parameters
    ----------
    finding : SignFinding
    language : str
        ``"en"`` or ``"da"``.
    own : mapping of str to OwnName
        What the person calls their own factors, by slug.
    """
    if finding.status is Status.NOT_ENOUGH:
        return _not_enough(finding, language)
    if finding.status is Status.QUIET:
        return _quiet(finding.monitor, language)
    return _since(_changed(finding, language, own) + _range(finding, language), finding, language)


def confirmed_sentence(finding: SignFinding, language: str) -> str:
    """Return whether a second day has borne a change out; empty where nothing has changed."""
    if finding.status not in {Status.WATCH, Status.WORSE}:
        return ""
    _ = translation(language).gettext
    if finding.raised is None:
        return _("Not sure yet; it may be chance. The next days you note will tell.")
    text = _("Seen on two days in a row, and said since {day}.")
    return text.format(day=day_words(finding.raised, language))


def changed_sentences(
    signs: Iterable[SignFinding], language: str, own: Mapping[str, OwnName] = NO_OWN_NAMES
) -> tuple[str, ...]:
    """Return one text for each thing that is worse, or may be, worse ones first; none where all is quiet."""
    changed = [one for one in signs if one.status in {Status.WATCH, Status.WORSE}]
    worst_first = sorted(changed, key=lambda one: one.status is not Status.WORSE)
    return tuple(
        f"{sign_sentence(one, language, own)} {confirmed_sentence(one, language)}" for one in worst_first
    )


def _since(told: str, finding: SignFinding, language: str) -> str:
    _ = translation(language).gettext
    if finding.since is None:
        return _("Lately {told}.").format(told=told)
    return _("Since about {since} {told}.").format(since=day_words(finding.since, language), told=told)


def _changed(finding: SignFinding, language: str, own: Mapping[str, OwnName]) -> str:
    words = translation(language)
    text = _sized(finding, words) if finding.size is not None else _unsized(finding, words)
    return text.format(
        size=_size(finding, language),
        when=_when(finding, words),
        name=factor_name(finding.what, language, own),
    )


def _when(finding: SignFinding, words: NullTranslations) -> str:
    known = finding.what in _PARTS
    return when_in_the_day(finding.what, words) if known else words.gettext("at one time of the day")


def _sized(finding: SignFinding, words: NullTranslations) -> str:
    _ = words.gettext
    return {
        Monitor.INTENSITY: _("it has hurt about {size} points more"),
        Monitor.TIMING: _("it has hurt about {size} points more {when}, compared with the rest of the day"),
        Monitor.INTERFERENCE: _("it has been about {size} points more in the way"),
        Monitor.SIDE: _("the right has hurt about {size} points more than before, compared with the left")
        if finding.what == Side.RIGHT
        else _("the left has hurt about {size} points more than before, compared with the right"),
        Monitor.FIRST_STEPS: _("the first steps have hurt about {size} points more"),
        Monitor.WALKING: _walking(finding, words),
    }[finding.monitor]


def _walking(finding: SignFinding, words: NullTranslations) -> str:
    _ = words.gettext
    told = {
        LIMP: _("you have noted a limp more often"),
        SPEED: _("you have walked about {size} slower"),
        ASYMMETRY: _("your left and right steps have differed by about {size} more"),
        DOUBLE_SUPPORT: _("both feet have been on the ground together for about {size} more"),
    }
    return told.get(finding.what, _("“{name}” has been about {size} higher"))


def _unsized(finding: SignFinding, words: NullTranslations) -> str:
    _ = words.gettext
    return {
        Monitor.INTENSITY: _("it has hurt more"),
        Monitor.TIMING: _("it has hurt more {when}, compared with the rest of the day"),
        Monitor.INTERFERENCE: _("it has been more in the way"),
        Monitor.SIDE: _("the right has hurt more than before, compared with the left")
        if finding.what == Side.RIGHT
        else _("the left has hurt more than before, compared with the right"),
        Monitor.FIRST_STEPS: _("the first steps have hurt more"),
        Monitor.WALKING: _unsized_walking(finding, words),
    }[finding.monitor]


def _unsized_walking(finding: SignFinding, words: NullTranslations) -> str:
    _ = words.gettext
    told = {
        LIMP: _("you have noted a limp more often"),
        SPEED: _("you have walked more slowly"),
        "": _("you have walked differently"),
    }
    return told.get(finding.what, _("“{name}” has been another than before"))


def _size(finding: SignFinding, language: str) -> str:
    if finding.size is None:
        return ""
    amount = _amount(abs(finding.size), finding, language)
    return f"{amount} {_unit(finding.unit, translation(language))}".strip()


def _unit(unit: str, words: NullTranslations) -> str:
    """Return the unit of a size; points are said in the sentence."""
    return {"points": "", "%": words.gettext("percentage points")}.get(unit, unit)


def _amount(value: float, finding: SignFinding, language: str) -> str:
    return points(value, language) if finding.unit == "points" else significant(value, language)


def _range(finding: SignFinding, language: str) -> str:
    """Return the interval in brackets; nothing where there is none, or where it is of a share of days."""
    if finding.size is None or finding.low is None or finding.high is None or finding.what == LIMP:
        return ""
    low, high = finding.low, finding.high
    if low * high >= 0:
        low, high = sorted((abs(low), abs(high)))
    text = translation(language).gettext(" ({low} to {high})")
    return text.format(low=_signed(low, finding, language), high=_signed(high, finding, language))


def _signed(value: float, finding: SignFinding, language: str) -> str:
    return f"{'−' if value < 0 else ''}{_amount(abs(value), finding, language)}"


def _quiet(monitor: Monitor, language: str) -> str:
    _ = translation(language).gettext
    return {
        Monitor.INTENSITY: _("It hurts as much as it usually does."),
        Monitor.TIMING: _("It hurts at the times it usually does."),
        Monitor.INTERFERENCE: _("It is in the way as much as it usually is."),
        Monitor.SIDE: _("Left and right are to each other as they usually are."),
        Monitor.FIRST_STEPS: _("The first steps are as they usually are."),
        Monitor.WALKING: _("You walk as you usually do, as far as it is noted."),
    }[monitor]


def _not_enough(finding: SignFinding, language: str) -> str:
    words = translation(language)
    if finding.days_needed is None:
        return _never_noted(finding.monitor, words)
    return _more_days(finding.monitor, words, finding.days_needed).format(n=finding.days_needed)


def _never_noted(monitor: Monitor, words: NullTranslations) -> str:
    _ = words.gettext
    return {
        Monitor.INTENSITY: _("Your notes do not differ enough from day to day to tell a change."),
        Monitor.TIMING: _("To be told once you check in at two times of a day, beside the first steps."),
        Monitor.INTERFERENCE: _("To be told once you note how much it is in the way."),
        Monitor.SIDE: _("To be told once you rate the same place on both sides."),
        Monitor.FIRST_STEPS: _("To be told once you note your first steps in the morning."),
        Monitor.WALKING: _("To be told once you note whether you limp."),
    }[monitor]


def _more_days(monitor: Monitor, words: NullTranslations, n: int) -> str:
    if monitor is Monitor.TIMING:
        return words.ngettext(
            "{n} more day with check-ins at two times before this can be told.",
            "{n} more days with check-ins at two times before this can be told.",
            n,
        )
    if monitor is Monitor.FIRST_STEPS:
        return words.ngettext(
            "{n} more morning with your first steps before this can be told.",
            "{n} more mornings with your first steps before this can be told.",
            n,
        )
    if monitor is Monitor.SIDE:
        return words.ngettext(
            "{n} more day with a place rated on both sides before this can be told.",
            "{n} more days with a place rated on both sides before this can be told.",
            n,
        )
    if monitor is Monitor.INTENSITY:
        return words.ngettext(
            "{n} more day with a check-in before this can be told.",
            "{n} more days with a check-in before this can be told.",
            n,
        )
    return words.ngettext(
        "{n} more day with a note of it before this can be told.",
        "{n} more days with a note of it before this can be told.",
        n,
    )


def beside_sentences(
    finding: SignFinding, language: str, own: Mapping[str, OwnName] = NO_OWN_NAMES
) -> tuple[str, ...]:
    """Return what changed at the same time, each with how often so large a change is seen anyway."""
    return tuple(
        f"{_from_to(change, language, own)} {_anyway(change.base_rate, language)}"
        for change in finding.beside
    )


def _from_to(change: Beside, language: str, own: Mapping[str, OwnName]) -> str:
    _ = translation(language).gettext
    name = factor_name(change.factor, language, own)
    if _is_share(change.factor, own):
        text = _("{name}: on {before} % of days before, on {since} % since.")
        told = [number(100 * each, language, digits=0) for each in (change.before, change.since)]
    else:
        text = _("{name}: {before} on average before, {since} since.")
        unit = unit_name(factor_unit(change.factor, own), language)
        told = [f"{number(each, language)} {unit}".strip() for each in (change.before, change.since)]
    return text.format(name=name[:1].upper() + name[1:], before=told[0], since=told[1])


def _is_share(slug: str, own: Mapping[str, OwnName]) -> bool:
    named = factor(slug) or own.get(slug)
    return "=" in slug or (named is not None and named.kind is FactorKind.YES_NO)


def _anyway(base_rate: float, language: str) -> str:
    words = translation(language)
    if base_rate >= 0.5:
        return words.gettext("Your days differ that much more often than not, so it may be chance.")
    if base_rate < 0.02:
        return words.gettext("Your days have hardly ever differed that much.")
    text = words.gettext("About one stretch in {n} of your days differs that much anyway.")
    return text.format(n=round(1 / base_rate))


def how_often_words(language: str) -> str:
    """Return how often something would be said where nothing has changed, over all that is watched."""
    return translation(language).gettext(
        "Over everything that is watched together, about once in two years something is said where nothing "
        "has changed."
    )
