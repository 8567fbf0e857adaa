"""Which factors go together with more or less pain, and at which lag (Q1)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.clipping import Fit, at_an_end, unclipped
from fodro.analysis.design import MAX_LAG_DAYS, N_WIDTHS, Column, Design, design
from fodro.analysis.detectable import Outlook
from fodro.analysis.evidence import Evidence, evidence
from fodro.analysis.foretold import foretold_by_pain
from fodro.analysis.pairs import Pair, pairs_of
from fodro.analysis.priors import Prior, prior_of
from fodro.analysis.screening import paired_days
from fodro.analysis.selection import Choice, Selected, choices, explored, select, within
from fodro.analysis.series import DailySeries, FactorSeries
from fodro.analysis.whitening import NoiseFilter, noise_filter, noise_grid

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# Measured on simulated people: the posterior alone is too sure of itself, because rounding, gaps on good days
# and bent effects are not in the model. See docs/explanation/factor-findings.md.
_SD_INFLATION = 1.05
_INFLATION_DAYS = 6.0
_SHARE_OF_EFFECT_SD = 0.05

_FAINT_NRS = 0.15
"""Points per usual swing; effects this small or smaller hardly count as effects."""

CLIPPED_AT_MOST_SHARE = 0.5
"""With more check-ins than this at an end of the scale, what they hide is not guessed."""

_FIRST_LOOK = (0.5, 0.35, 0.001)
"""Memory, entry share and drift of a usual person: the noise of a first look at which columns matter."""

_FIRST_CHOICE = Choice(setting=N_WIDTHS - 1, slab=1, log_mass=0.0)
_FEW = 8
_LIKELY_SETTINGS = 12
_FEW_COLUMNS = 8
_WORTH_KEEPING_PROBABILITY = 0.1


@dataclass(frozen=True, slots=True)
class FactorAnswer:
    """What the days say about one factor at one lag.

    Parameters
    ----------
    column : Column
        Factor and lag.
    effect, sd : float
        Points per SD of the factor, if there is an effect at all.
    probability : float
        0–1, that there is one worth noticing.
    n_days : int
        Days with both.
    foretold : float
        How clearly pain of the day before foretells the factor (see `foretold_by_pain`); looked at for links
        on the same day alone, else 0.
    """

    column: Column
    effect: float
    sd: float
    probability: float
    n_days: int
    foretold: float = 0.0


@dataclass(frozen=True, slots=True)
class PairAnswer:
    """What the days say about two factors together.

    Parameters
    ----------
    pair : Pair
    effect, sd : float
        Points when both are one SD above their mean, beyond the sum of the two, if there is an effect at all.
    effect_per_unit : float
        Points for one natural unit of both.
    probability : float
        0–1, that there is one.
    n_days : int
        Days with all three.
    """

    pair: Pair
    effect: float
    sd: float
    effect_per_unit: float
    probability: float
    n_days: int


@dataclass(frozen=True, slots=True)
class FactorAnswers:
    """All answers, and what is needed to say what could be found.

    Parameters
    ----------
    answers : tuple of FactorAnswer
        Every factor at every lag examined.
    pairs : tuple of PairAnswer
        Every pair at every lag examined.
    one, two : Outlook
        What could be found about one factor, and about a pair; ``None`` where no pair is asked about.
    """

    answers: tuple[FactorAnswer, ...]
    pairs: tuple[PairAnswer, ...]
    one: Outlook
    two: Outlook | None

    def with_those_of(self, other: FactorAnswers) -> FactorAnswers:
        """Return these answers, replaced by those of `other` where it has them too."""
        newer = {(answer.column.name, answer.column.lag_days): answer for answer in other.answers}
        answers = tuple(newer.get((one.column.name, one.column.lag_days), one) for one in self.answers)
        return replace(other, answers=answers)


def factor_answers(
    series: DailySeries, factors: tuple[FactorSeries, ...], *, plausibility: bool = False
) -> FactorAnswers:
    """Return what the days say about `factors` (at least one) at lags of 0 to 3 days.

    Parameters
    ----------
    series : DailySeries
    factors : tuple of FactorSeries
    plausibility : bool
        Whether what is published about factors counts beforehand; see `prior_of`.

    Notes
    -----
    Model: daily pain = level + trend + weekday + effects of factors + noise; the noise is a fading memory of
    the days before, a slow wandering, and the error of the day's own entries. Its shape is averaged over a
    grid; which effects exist is averaged over by `select`, and faint ones hardly count (`_worth_noticing`).
    Pain at an end of the scale is first replaced by what it probably was (`unclipped`).

    The noise is looked for with the columns that a first look finds, and all columns are then whitened under
    the likely shapes alone: a tenth of the cost of the whole grid for all columns.

    Assumptions: effects are straight lines that add up and stay the same; a day's missing entry is not due to
    pain itself; the past bears on the present and not the other way round.

    What it cannot tell: cause; whether pain changed the factor on the same day (pain stops walking).

    References
    ----------
    See `select`, `explore`, `NoiseFilter` and `unclipped`.
    """
    table = design(factors, len(series.days))
    pairs, products = pairs_of(factors, table)
    prior = prior_of(table.columns, n_pairs=len(pairs), plausibility=plausibility)
    table = replace(table, values=np.column_stack([table.values, products]))
    look = _looked_at_first(series, table, prior)
    shapes = np.unique([choice.setting // N_WIDTHS for choice in look.chosen])
    facts = evidence(table.values, table.background, look.pain_nrs, noise=look.noise.only(shapes))
    found = select(facts, prior, tuple(_among(choice, shapes) for choice in look.chosen))
    found = _worth_noticing(_per_swing(_with_more_doubt(found, series.n_recorded), table, pairs))
    asked = _Asked(series, factors, table, pairs, found)
    return FactorAnswers(asked.answers(), asked.pair_answers(), *_outlooks(asked, facts, prior))


def _outlooks(asked: _Asked, facts: Evidence, prior: Prior) -> tuple[Outlook, Outlook | None]:
    n, found = len(asked.table.columns), asked.found
    per_day = facts.gram[found.setting].diagonal() / facts.n_days
    one = Outlook(
        found.noise_var, float(np.median(per_day[:n])), float(np.median(prior.column[:n]) + prior.step[0])
    )
    if not asked.pairs:
        return one, None
    swings = np.array([pair.sd for pair in asked.pairs])
    information = float(np.median(per_day[n:] * swings**2))
    return one, Outlook(found.noise_var, information, float(prior.column[n] + prior.step[0]))


@dataclass(frozen=True, slots=True)
class _Look:
    """Pain as it probably was beyond the scale, the noise, and the settings worth searching under."""

    pain_nrs: Floats
    noise: NoiseFilter
    chosen: tuple[Choice, ...]


def _looked_at_first(series: DailySeries, table: Design, prior: Prior) -> _Look:
    pain, grid = np.nan_to_num(series.pain_nrs), noise_grid()
    noise = noise_filter(series.n_readings, grid)
    usual = noise.only(np.array([grid.nearest(*_FIRST_LOOK)]))
    first = explored(
        evidence(table.values, table.background, pain, noise=usual), prior, _FIRST_CHOICE, width=_FEW
    )
    few = np.sort(np.argsort(-first.inside, kind="stable")[:_FEW_COLUMNS])
    columns, prior = table.values[:, few], prior.of(few)
    facts = evidence(columns, table.background, pain, noise=noise)
    likely = choices(facts, prior, within(first.models, few), most=_LIKELY_SETTINGS)
    found = explored(facts, prior, likely[0], width=_FEW)
    clipped = at_an_end(series.readings.pain_nrs)
    if not clipped.any() or clipped.mean() > CLIPPED_AT_MOST_SHARE:
        return _Look(pain, noise, choices(facts, prior, found.models))
    best = likely[0].setting
    fit = Fit(noise, int(facts.shape[best]), int(facts.width[best]), found.noise_var)
    kept = columns[:, found.inside >= _WORTH_KEEPING_PROBABILITY]
    days = unclipped(series, kept, table.background, fit=fit)
    pain = np.nan_to_num(days.pain_nrs)
    noise = noise_filter(
        days.n_readings,
        grid.only(np.unique(facts.shape[[choice.setting for choice in likely]])),
        days.more_var,
    )
    facts = evidence(columns, table.background, pain, noise=noise)
    return _Look(pain, noise, choices(facts, prior, found.models))


def _among(choice: Choice, shapes: Ints) -> Choice:
    """Return a choice among all shapes as one among a few `shapes`."""
    shape, width = divmod(choice.setting, N_WIDTHS)
    return replace(choice, setting=N_WIDTHS * int(shapes.searchsorted(shape)) + width)


def _with_more_doubt(found: Selected, n_days: int) -> Selected:
    inflation = _SD_INFLATION * (1 + _INFLATION_DAYS / n_days)
    return replace(found, sd=np.hypot(inflation * found.sd, _SHARE_OF_EFFECT_SD * found.effect))


def _per_swing(found: Selected, table: Design, pairs: tuple[Pair, ...]) -> Selected:
    """Return effects in points per usual swing: those of factors are so already."""
    swings = np.array([1.0] * len(table.columns) + [pair.sd for pair in pairs])
    return replace(found, effect=found.effect / swings, sd=found.sd / swings)


def _worth_noticing(found: Selected) -> Selected:
    """Return the same with the probabilities of effects worth noticing.

    Notes
    -----
    The prior of an effect has a hole at zero: a normal density of SD `_FAINT_NRS`, of the same height, is
    taken out of it, so its odds change by the share of the posterior that is left. A year of days sees
    effects of a tenth of a point, and what gaps and bends leave behind looks like them.

    References
    ----------
    Johnson VE, Rossell D. On the use of non-local prior densities in Bayesian hypothesis tests. JRSS B, 2010.
    """
    faint_var, both = _FAINT_NRS**2, _FAINT_NRS**2 + found.sd**2
    left = 1.0 - np.sqrt(faint_var / both) * np.exp(-0.5 * found.effect**2 / both)
    inside = found.probability * left
    every = np.maximum(inside + 1.0 - found.probability, np.finfo(np.float64).tiny)
    return replace(found, probability=inside / every)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked, and what was found: first the columns of the factors, then those of the pairs."""

    series: DailySeries
    factors: tuple[FactorSeries, ...]
    table: Design
    pairs: tuple[Pair, ...]
    found: Selected

    def answers(self) -> tuple[FactorAnswer, ...]:
        values = np.array([factor.values for factor in self.factors])
        n_days = paired_days(self.series, values, MAX_LAG_DAYS).ravel().tolist()
        return tuple(self._answer(n, days) for n, days in enumerate(n_days))

    def _answer(self, n: int, n_days: int) -> FactorAnswer:
        column, (effect, sd, probability) = self.table.columns[n], self._found(n)
        likely = column.lag_days == 0 and probability >= _WORTH_KEEPING_PROBABILITY
        values = self.factors[n // (MAX_LAG_DAYS + 1)].values
        foretold = foretold_by_pain(values, self.series.pain_nrs) if likely else 0.0
        return FactorAnswer(column, effect, sd, probability, n_days, foretold)

    def pair_answers(self) -> tuple[PairAnswer, ...]:
        sds = {column.name: column.sd for column in self.table.columns}
        return tuple(
            self._pair_answer(pair, n, sds[pair.factor.name] * sds[pair.other.name])
            for n, pair in enumerate(self.pairs, len(self.table.columns))
        )

    def _pair_answer(self, pair: Pair, n: int, units: float) -> PairAnswer:
        effect, sd, probability = self._found(n)
        both = (pair.factor.values + pair.other.values)[None]
        n_days = int(paired_days(self.series, both, pair.lag_days)[0, -1])
        return PairAnswer(pair, effect, sd, effect / units, probability, n_days)

    def _found(self, n: int) -> tuple[float, float, float]:
        return float(self.found.effect[n]), float(self.found.sd[n]), float(self.found.probability[n])
