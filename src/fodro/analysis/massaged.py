"""Everything about massage from one diary: at once, for how long, by kind, and over the days."""

from __future__ import annotations

from dataclasses import dataclass

from fodro.analysis import policy
from fodro.analysis.factors import FactorAnswers
from fodro.analysis.massage.before_session import UntilSession, until_session
from fodro.analysis.massage.gradual import GradualAnswer, gradual_effect
from fodro.analysis.massage.immediate import Immediate, immediate
from fodro.analysis.massage.kinds import Kinds, kinds
from fodro.analysis.massage.known_factors import known_factors
from fodro.analysis.massage.rated import Rated, rated_sessions
from fodro.analysis.massage.relief import Lasting, lasting
from fodro.analysis.series import DailySeries
from fodro.analysis.weekdays import work_share
from fodro.domain.diary import Diary
from fodro.domain.findings import Detectable, NotEnough
from fodro.domain.massage_findings import MassageFindings


@dataclass(frozen=True, slots=True)
class MassageAnswers:
    """Everything about massage, before anything is claimed."""

    rated: Rated
    immediate: Immediate | None
    kinds: Kinds | None
    lasting: Lasting
    days: UntilSession
    gradual: GradualAnswer | None

    def findings(self) -> MassageFindings:
        """Return everything as findings, claimed or not."""
        of = self.kinds
        techniques, tools, lengths = (of.techniques, of.tools, of.lengths) if of else ((), (), ())
        return MassageFindings(
            immediate=policy.immediate_finding(self.immediate, self.rated),
            gradual=policy.gradual_finding(self.gradual, self.days),
            by_technique=policy.kind_findings(techniques, of),
            by_tool=policy.kind_findings(tools, of),
            by_minutes=policy.kind_findings(lengths, of),
            relief=policy.relief_findings(self.lasting),
            half_life_hours=policy.half_life_finding(self.lasting),
            enough_minutes=policy.enough_minutes(of),
        )

    def detectable(self) -> tuple[Detectable, ...]:
        """Return what each question could show; nothing where no session is noted."""
        if not self.days.any_session.any():
            return ()
        over_days = policy.gradual_detectable(self.gradual, self.days)
        if not len(self.rated):
            return (over_days,)
        at_once = policy.massage_detectable(self.immediate, self.kinds, self.lasting, self.rated)
        return (*at_once, over_days)

    def not_enough(self) -> tuple[NotEnough, ...]:
        """Return the questions that cannot be answered yet."""
        at_once = policy.reasons_against_massage(self.immediate, self.kinds, self.lasting, self.rated)
        over_days = policy.reason_against_gradual(self.days)
        return (*at_once, over_days) if over_days else at_once


def massage_answers(diary: Diary, series: DailySeries, answers: FactorAnswers | None) -> MassageAnswers:
    """Return what `diary` can tell about massage: at once, for how long, by kind, and over the days.

    `answers` about factors are taken into account where the days after a massage are explained.
    """
    rated, days = rated_sessions(diary, series), until_session(series, diary.sessions)
    came_first = policy.pain_came_first(answers, series) if answers else frozenset()
    gradual = gradual_effect(days, work_share(series), known_factors(series, answers, came_first))
    return MassageAnswers(rated, immediate(rated), kinds(rated), lasting(rated), days, gradual)
