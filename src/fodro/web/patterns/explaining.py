"""What a finding rests on and what it cannot tell, in plain words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fodro.domain.findings import FactorFinding, PairFinding, WorkdayFinding

WEEKDAY = "weekday"


def about_picture(finding: FactorFinding | PairFinding) -> str:
    """Return what the dots are and what the line is."""
    if isinstance(finding, PairFinding):
        return _("Dots: your days as you noted them. The lines are the plain means of each kind of day.")
    return _(
        "Dots: your days as you noted them. Line and band: what the finding holds likely once the trend, the "
        "day of the week and your other findings are taken into account, so they need not run through the "
        "middle of the dots."
    )


def about_columns() -> str:
    """Return what the dots, the lines and the band are where there are two kinds of days."""
    return _(
        "Dots: your days as you noted them, with a line at their plain mean. Band: where the finding holds "
        "the mean likely once the trend, the day of the week and your other findings are taken into account."
    )


def about_lags() -> str:
    """Return how the picture of the lags is to be read."""
    return _("The same thing, looked at four times: how sore you are the same day, and on the days after it.")


def assumptions(finding: FactorFinding | PairFinding) -> tuple[str, ...]:
    """Return what a finding about factors takes for granted."""
    straight = _("The same step more goes with the same change in pain every time, and effects add up.")
    together = _("It looks only for what the two do together beyond what each of them does alone.")
    return (
        _("A day is the mean of its check-ins, with the time of day evened out."),
        straight if isinstance(finding, FactorFinding) else together,
        _("A slow trend, the day of the week and how sore you were the days before are taken into account."),
        _("Days without a note are left out. They never count as days without pain."),
    )


def cannot(finding: FactorFinding | PairFinding) -> tuple[str, ...]:
    """Return what a finding about factors cannot tell."""
    cause = _("Whether it is the reason: something you do not note may be behind both.")
    first = _("Which came first: on the same day, sore feet may also change what you do.")
    return (cause, *([first] if finding.lag_days == 0 else []), _("Whether it will stay so."))


def about_the_day() -> tuple[str, ...]:
    """Return what the profile of the day takes for granted."""
    return (
        _("Parts of the day are compared within the same day, so good and bad days do not matter."),
        _("The band holds the mean with 90 % chance. A part is named only if it is ahead of every other."),
    )


def cannot_in_the_day() -> tuple[str, ...]:
    """Return what the profile of the day cannot tell."""
    return (_("What you were doing then, and whether that is why."),)


def about_the_week(workdays: WorkdayFinding | None) -> tuple[str, ...]:
    """Return what the comparison of days of the week takes for granted."""
    level = _("Days of the week are compared with the days around them, so a slow trend does not matter.")
    if workdays is None or workdays.basis != WEEKDAY:
        return (level,)
    return level, _("Nothing you note says which days are workdays, so Monday to Friday count as such.")


def cannot_in_the_week() -> tuple[str, ...]:
    """Return what the comparison of days of the week cannot tell."""
    return (_("What it is about these days: work, shoes, floors and rest often change together."),)


def about_the_days() -> tuple[str, ...]:
    """Return how the picture of the days is to be read."""
    return (
        _("A day is the plain mean of its check-ins, each counted as its sorest place."),
        _("Days without a note are gaps, not zeros."),
    )


def about_slopes() -> str:
    """Return how massages and rests are drawn."""
    return _(
        "A line is one massage or one rest, a thicker one several alike. The heavy line joins the means."
    )


def why_over_days_is_hard() -> str:
    """Return why the days after a massage cannot simply be compared."""
    return _(
        "People massage when it hurts, and sore days are often followed by better ones. So the day after a "
        "massage is compared with days that were likely to be as sore."
    )


def about_kinds() -> str:
    """Return how kinds of massage are ranked."""
    return _(
        "Each kind beside your other massages. The fewer there are of a kind, the closer it is drawn to them."
    )


def about_massage() -> tuple[str, ...]:
    """Return what the findings about massage take for granted."""
    return (
        _("Only massages and rests rated right before and right after count."),
        _("A rest of the same length shows what would have come anyway; sore moments often pass."),
        _("How sore your feet were before is taken into account."),
    )


def cannot_about_massage() -> tuple[str, ...]:
    """Return what the findings about massage cannot tell."""
    return (
        _("Whether it is the massage itself, or that you know you had one."),
        _("Why you chose one kind and not another: on other evenings another might have gone as well."),
    )


def base_rate_of_massage() -> str:
    """Return how often something is said about massage where there is nothing: calibration-massage.md."""
    return _(
        "Of simulated people for whom massage does nothing, at most about 1 in 10 were told otherwise, "
        "question by question."
    )


def about_shoes() -> tuple[str, ...]:
    """Return what the findings about shoes take for granted."""
    return (
        _("Pairs are compared in the same activities; where there are few ratings, less is made of them."),
        _("Hours worn are those you noted; where a day has none, the pair’s usual hours stand in for it."),
    )


def cannot_about_shoes() -> tuple[str, ...]:
    """Return what the findings about shoes cannot tell."""
    return (_("Whether the shoe made the difference, or the days on which you chose it."),)
