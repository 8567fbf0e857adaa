"""From a diary to findings: the one way in."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan

from fodro.analysis import policy
from fodro.analysis.factors import FactorAnswers, factor_answers
from fodro.analysis.massaged import massage_answers
from fodro.analysis.moved import Move, days_together, moved
from fodro.analysis.screening import screen
from fodro.analysis.series import DailySeries, FactorSeries, daily_series
from fodro.analysis.shoes import Comforts, comforts
from fodro.analysis.signs import sign_findings
from fodro.analysis.time_of_day import Profile, profile
from fodro.analysis.weekdays import Week, WorkAndOff, weekdays
from fodro.analysis.worn import ComfortRatings, Noted, comfort_ratings, noted
from fodro.domain.diary import Diary, digest
from fodro.domain.findings import DailyPain, Detectable, FactorFinding, Findings, NotEnough
from fodro.version import __version__

OUTCOME = "daily_pain"


def analyse(diary: Diary, *, seed: int = 0, plausibility: bool = False) -> Findings:
    """Return everything `diary` can tell, and what it cannot tell yet.

    Parameters
    ----------
    diary : Diary
        What one person recorded.
    seed : int
        The same diary and seed give the same findings, bit for bit; today nothing in them is left to chance.
    plausibility : bool
        Whether what is published about factors counts before the days have spoken (see `prior_of`).

    Returns
    -------
    Findings
        Every number finite; an empty diary is an answer too.

    Notes
    -----
    See `factor_answers` and `profile` for the models, and ``docs/explanation/factor-findings.md`` for how
    often they are right.
    """
    series = daily_series(diary)
    answers, findings, reasons = _factors(series, plausibility=plausibility)
    time, shoes, massage = _time(series), _shoes(diary), massage_answers(diary, series, answers)
    return Findings(
        fodro=__version__,
        digest=digest(diary),
        days=len(series.days),
        outcome=OUTCOME,
        daily=_daily(series),
        factors=findings,
        pairs=policy.pair_findings(answers),
        time_of_day=policy.time_of_day_findings(time.parts),
        detectable=(
            *policy.factors_detectable(answers, series),
            *time.detectable(series),
            *shoes.detectable(),
            *massage.detectable(),
        ),
        not_enough=(
            *reasons,
            *time.not_enough(series),
            *shoes.not_enough(),
            *massage.not_enough(),
        ),
        weekdays=policy.weekday_findings(time.week),
        workdays=policy.workday_finding(time.work),
        time_of_day_change=policy.change_finding(time.move, series),
        shoes=policy.shoe_findings(shoes.comforts),
        massage=massage.findings(),
        signs=sign_findings(diary, series),
    )


@dataclass(frozen=True, slots=True)
class _Time:
    """Everything about when it hurts: in the day, in the week, and whether that has moved."""

    parts: Profile
    move: Move | None
    days_together: int
    week: Week
    work: WorkAndOff

    def detectable(self, series: DailySeries) -> tuple[Detectable, ...]:
        return (
            policy.time_of_day_detectable(self.parts, series),
            policy.change_detectable(self.move, series),
            policy.weekdays_detectable(self.week, series),
            policy.workdays_detectable(self.work, series),
        )

    def not_enough(self, series: DailySeries) -> tuple[NotEnough, ...]:
        reasons = (
            policy.reason_against_time_of_day(series, self.parts),
            policy.reason_against_change(self.move, self.parts, self.days_together),
            policy.reason_against_weekdays(series, self.week),
            policy.reason_against_workdays(series, self.work),
        )
        return tuple(reason for reason in reasons if reason)


def _time(series: DailySeries) -> _Time:
    parts, move = profile(series.check_ins), moved(series.check_ins)
    return _Time(parts, move, days_together(series.check_ins), *weekdays(series))


@dataclass(frozen=True, slots=True)
class _Shoes:
    """Everything about shoes."""

    noted: Noted
    ratings: ComfortRatings
    comforts: Comforts
    n_days: int

    def detectable(self) -> tuple[Detectable, ...]:
        return policy.shoes_detectable(self.comforts, self.n_days) if self.noted.any_shoes else ()

    def not_enough(self) -> tuple[NotEnough, ...]:
        return policy.reasons_against_shoes(self.ratings, self.comforts, self.noted)


def _shoes(diary: Diary) -> _Shoes:
    ratings = comfort_ratings(diary)
    days = [wearing.day for wearing in diary.wearings]
    n_days = (max(days) - min(days)).days + 1 if days else 1
    return _Shoes(noted(diary), ratings, comforts(ratings), n_days)


def _factors(
    series: DailySeries, *, plausibility: bool
) -> tuple[FactorAnswers | None, tuple[FactorFinding, ...], tuple[NotEnough, ...]]:
    asked, aside = screen(series)
    against = policy.reason_against_factors(series, len(asked))
    asides = tuple(policy.not_asked(one) for one in aside)
    if against:
        return None, (), (against, *(asides if policy.explained_by_factors(against) else ()))
    answers, came_first = _without_what_pain_changes(series, asked, plausibility=plausibility)
    findings = policy.factor_findings(answers, series, came_first)
    return answers, findings, (*policy.not_told_apart(came_first), *asides)


def _without_what_pain_changes(
    series: DailySeries, asked: tuple[FactorSeries, ...], *, plausibility: bool
) -> tuple[FactorAnswers, frozenset[str]]:
    """Return the answers, and the factors of which it cannot be told whether pain came first.

    What pain changes, and what comes with that, looks related for the same reason. So the others are asked
    again without it, until none is left of which that is so.
    """
    answers = factor_answers(series, asked, plausibility=plausibility)
    came_first: frozenset[str] = frozenset()
    while newly := policy.pain_came_first(answers, series) - came_first:
        came_first |= newly
        rest = tuple(factor for factor in asked if factor.factor not in came_first)
        if not rest:
            break
        answers = answers.with_those_of(factor_answers(series, rest, plausibility=plausibility))
    return answers, came_first


def _daily(series: DailySeries) -> tuple[DailyPain, ...]:
    days = zip(series.days, series.noted_pain_nrs.tolist(), series.n_noted.tolist(), strict=True)
    return tuple(DailyPain(day.isoformat(), None if isnan(nrs) else round(nrs, 2), n) for day, nrs, n in days)
