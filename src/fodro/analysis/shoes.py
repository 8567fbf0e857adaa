"""Which shoes are comfortable, for what, and how that changes with the months and the hours (Q6)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.blocks import noise_shapes, typical, weighed, whiten
from fodro.analysis.worn import ComfortRatings

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MIN_RATINGS = 8
MIN_RATINGS_WEAR = 8
MIN_HOURS_WEAR = 20.0
_MAX_CELLS = 40
_FIRST_ROUNDS, _ROUNDS = 4, 8
_LEAST_NOISE_VAR = 0.02


@dataclass(frozen=True, slots=True)
class Estimate:
    """Points of comfort, their standard error, and how many ratings they rest on."""

    points: float
    se: float
    n: int


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair of shoes: what `ShoeFinding` tells, before anything is claimed.

    `wear` is in points per 100 hours; ``None`` where too few ratings have known hours behind them.
    """

    name: str
    comfort: Estimate
    difference: Estimate
    activities: tuple[tuple[str, Estimate], ...]
    months: tuple[tuple[str, Estimate], ...]
    wear: Estimate | None
    noted_hours: float


@dataclass(frozen=True, slots=True)
class Comforts:
    """All pairs, most often rated first.

    Parameters
    ----------
    pairs : tuple of Pair
    freedom : float
        Degrees of freedom of the noise.
    pair_sd, slope_sd : float
        How much pairs differ in comfort, and how much slopes lie around zero: what estimates are drawn by.
    """

    pairs: tuple[Pair, ...] = ()
    freedom: float = 1.0
    pair_sd: float = 1.0
    slope_sd: float = 1.0


@dataclass(frozen=True, slots=True)
class _Table:
    """The columns of the model: shape (ratings, columns), and what each is.

    `group` names the variance a column shares with others; `fixed_sd` is its prior SD where it has its own.
    `slopes` are the pairs with a slope, in the order of their columns.
    """

    columns: Floats
    group: Ints
    fixed_sd: Floats
    common_slope: int
    slopes: tuple[int, ...]


_FIXED, _PAIRS, _CELLS, _SLOPES = range(4)
_PRIOR_SD = {_PAIRS: 1.0, _CELLS: 0.4, _SLOPES: 0.2}
_PRIOR_WEIGHT = {_PAIRS: 1.0, _CELLS: 2.0, _SLOPES: 2.0}
_LEVEL_SD, _LOAD_SD, _TREND_SD, _ACTIVITY_SD, _COMMON_SLOPE_SD = 10.0, 1.0, 0.5, 1.0, 0.5
_N_SINGLE = 3


def comforts(ratings: ComfortRatings) -> Comforts:
    """Return how comfortable each pair is; empty where there are too few ratings or they never differ.

    Notes
    -----
    Model: comfort of a rating = level + a slow line over the diary + hours on the feet that day + activity
    + pair + pair in that activity + hours worn × the pair's slope + noise that fades from day to day + noise
    of its own. Pairs, pairs in an activity, and slopes around their common slope are each drawn from a normal
    distribution whose width is learned from the person's own pairs, with a prior on it (empirical Bayes), so
    a pair rated three times leans on the others. The hours of a pair are centred on its own ratings, so that
    its comfort is that at its usual age.

    Months are told from what the model leaves in each, drawn towards the model by how much months differ.

    What it cannot tell: why. With a single pair, wear and time pass together: the slope is what exceeds a
    slow change of half a point. Who chooses the soft pair for the long days sees it worse than it is, as far
    as hours on the feet do not tell.

    References
    ----------
    Robinson GK. That BLUP is a good thing: the estimation of random effects. Statistical Science, 1991.
    Chung Y, et al. A nondegenerate penalized likelihood estimator for variance parameters.
    Psychometrika, 2013.
    """
    if len(ratings) < MIN_RATINGS or np.ptp(ratings.comfort) == 0:
        return Comforts()
    table = _table(ratings)
    fit = _fit(ratings, table)
    pair_sd, slope_sd = (float(fit.var[group]) ** 0.5 for group in (_PAIRS, _SLOPES))
    return Comforts(
        _pairs(ratings, table, fit), fit.freedom, pair_sd, (slope_sd**2 + _COMMON_SLOPE_SD**2) ** 0.5
    )


def _table(ratings: ComfortRatings) -> _Table:
    n_pairs, n_kinds = len(ratings.pairs), len(ratings.activities)
    span = max(int(ratings.day[-1]), 1)
    single = [np.ones(len(ratings)), ratings.load, 2.0 * ratings.day / span - 1.0]
    kinds = ratings.activity[:, None] == np.arange(n_kinds)
    of_pair = ratings.pair[:, None] == np.arange(n_pairs)
    cells = _cells(ratings)
    in_cell = (ratings.pair[:, None] == cells[:, 0]) & (ratings.activity[:, None] == cells[:, 1])
    wear, slopes = _wear(ratings, of_pair)
    columns = np.column_stack([*single, kinds, of_pair, in_cell, wear.sum(axis=1), wear])
    sizes = (_N_SINGLE + n_kinds, n_pairs, len(cells), 1, wear.shape[1])
    group = np.repeat([_FIXED, _PAIRS, _CELLS, _FIXED, _SLOPES], sizes)
    fixed = [_LEVEL_SD, _LOAD_SD, _TREND_SD, *[_ACTIVITY_SD] * n_kinds]
    fixed_sd = np.ones(len(group))
    fixed_sd[: len(fixed)] = fixed
    common_slope = sum(sizes[:3])
    fixed_sd[common_slope] = _COMMON_SLOPE_SD
    return _Table(columns, group, fixed_sd, common_slope, slopes)


def _cells(ratings: ComfortRatings) -> Ints:
    """Return the pair and activity of each cell with a size of its own: of pairs worn for several things."""
    cells, counts = np.unique(np.column_stack([ratings.pair, ratings.activity]), axis=0, return_counts=True)
    several = np.bincount(cells[:, 0], minlength=len(ratings.pairs))[cells[:, 0]] > 1
    cells, counts = cells[several], counts[several]
    return np.asarray(cells[np.argsort(-counts, kind="stable")][:_MAX_CELLS])


def _wear(ratings: ComfortRatings, of_pair: NDArray[np.bool_]) -> tuple[Floats, tuple[int, ...]]:
    """Return hundreds of hours around each pair's mean, a column for each pair that has enough of them."""
    known = of_pair & ~np.isnan(ratings.worn_hours)[:, None]
    hours = np.where(known, ratings.worn_hours[:, None], 0.0)
    n = known.sum(axis=0)
    centred = np.where(known, hours - hours.sum(axis=0) / np.maximum(n, 1), 0.0)
    enough = (n >= MIN_RATINGS_WEAR) & (np.ptp(centred, axis=0) * 100.0 >= MIN_HOURS_WEAR)
    return centred[:, enough], tuple(np.flatnonzero(enough).tolist())


@dataclass(frozen=True, slots=True)
class _Fit:
    sizes: Floats
    cov: Floats
    left: Floats
    noise_var: float
    freedom: float
    var: dict[int, float]
    inflation: float = 1.0

    def estimates(self, weights: Floats, n: Ints) -> list[Estimate]:
        """Return what each row of `weights` makes of the sizes; `n` ratings each."""
        points, var = weights @ self.sizes, ((weights @ self.cov) * weights).sum(axis=1)
        each = zip(points.tolist(), np.sqrt(np.maximum(var, 0.0)).tolist(), n.tolist(), strict=True)
        return [Estimate(*one) for one in each]


def _fit(ratings: ComfortRatings, table: _Table) -> _Fit:
    comfort, own = ratings.comfort, np.ones(len(ratings))
    plain = _mixed(table.columns, comfort, table, rounds=_FIRST_ROUNDS)
    shapes = noise_shapes()
    noise = whiten(plain.left[:, None], ratings.day, own, shapes=shapes)
    squares = np.square(noise.rows).sum(axis=(1, 2, 3))
    weights = weighed(-0.5 * (noise.log_det + len(ratings) * np.log(squares + 1e-9)))
    gap = max(int(ratings.day[-1]) / max(len(ratings) - 1, 1), 1.0)
    inflation = float(weights @ shapes.long_run(gap))
    shape = typical(shapes, weights, gap, long_run=inflation)
    white = whiten(np.column_stack([comfort, table.columns]), ratings.day, own, shapes=shape).rows[0]
    white = white.reshape(-1, white.shape[-1])
    fit = _mixed(white[:, 1:], white[:, 0], table, rounds=_ROUNDS)
    left = comfort - table.columns @ fit.sizes
    return replace(fit, left=left, inflation=inflation)


def _mixed(columns: Floats, comfort: Floats, table: _Table, *, rounds: int) -> _Fit:
    """Return the sizes of all columns, their variances learned in rounds of expectation and maximisation."""
    inner, right = columns.T @ columns, columns.T @ comfort
    total, n = float(comfort @ comfort), np.count_nonzero(np.abs(columns).sum(axis=1))
    var = {group: sd**2 for group, sd in _PRIOR_SD.items()}
    noise_var = 1.0
    for _ in range(rounds):
        prior_var = _prior_var(table, var)
        cov = np.asarray(np.linalg.inv(inner / noise_var + np.diag(1.0 / prior_var)), dtype=np.float64)
        sizes = cov @ right / noise_var
        spread = sizes**2 + cov.diagonal()
        for group, weight in _PRIOR_WEIGHT.items():
            mine = spread[table.group == group]
            var[group] = (mine.sum() + weight * _PRIOR_SD[group] ** 2) / (len(mine) + weight)
        squares = total - 2 * sizes @ right + sizes @ inner @ sizes + float((inner * cov).sum())
        noise_var = max(float(squares) / n, _LEAST_NOISE_VAR)
    freedom = max(n - float((inner * cov).sum()) / noise_var, 1.0)
    return _Fit(sizes, cov, comfort - columns @ sizes, noise_var, freedom, var)


def _prior_var(table: _Table, var: dict[int, float]) -> Floats:
    prior = np.square(table.fixed_sd)
    for group, size in var.items():
        prior[table.group == group] = size
    return prior


@dataclass(frozen=True, slots=True)
class _Means:
    """Means of the columns over groups of ratings: the pair of each group, what it is about, its ratings."""

    pair: Ints
    about: Ints
    n: Ints
    columns: Floats
    left: Floats


def _means(ratings: ComfortRatings, table: _Table, fit: _Fit, about: Ints) -> _Means:
    order = np.lexsort((about, ratings.pair))
    pair, about = ratings.pair[order], about[order]
    first = np.flatnonzero(np.append(True, (np.diff(pair) != 0) | (np.diff(about) != 0)))
    n = np.diff(np.append(first, len(order)))
    columns = np.add.reduceat(table.columns[order], first, axis=0) / n[:, None]
    # A usual day of this person: hours on the feet as they mostly are.
    columns[:, 1] = 0.0
    return _Means(pair[first], about[first], n, columns, np.add.reduceat(fit.left[order], first) / n)


def _pairs(ratings: ComfortRatings, table: _Table, fit: _Fit) -> tuple[Pair, ...]:
    of_pair = _means(ratings, table, fit, np.zeros(len(ratings), dtype=np.int64))
    comfort = fit.estimates(of_pair.columns, of_pair.n)
    difference = fit.estimates(_differences(table, of_pair), of_pair.n)
    activities, months = _activities(ratings, table, fit), _months(ratings, table, fit)
    wear = _slopes(ratings, table, fit)
    return tuple(
        Pair(
            name=name,
            comfort=comfort[k],
            difference=difference[k],
            activities=tuple(sorted(activities.get(k, []), key=lambda one: -one[1].n)),
            months=tuple(months.get(k, [])),
            wear=wear.get(k),
            noted_hours=ratings.noted_hours.get(name, 0.0),
        )
        for k, name in enumerate(ratings.pairs)
    )


def _differences(table: _Table, of_pair: _Means) -> Floats:
    """Return the weights of what each pair has over all ratings of the others, activity for activity."""
    own = np.isin(table.group, (_PAIRS, _CELLS))
    n = of_pair.n[:, None]
    if len(n) < 2:
        return np.zeros_like(of_pair.columns)
    total = (n * of_pair.columns).sum(axis=0)
    others = (total - n * of_pair.columns) / (n.sum() - n)
    return np.asarray(np.where(own, of_pair.columns - others, 0.0))


def _activities(ratings: ComfortRatings, table: _Table, fit: _Fit) -> dict[int, list[tuple[str, Estimate]]]:
    means = _means(ratings, table, fit, ratings.activity)
    # As in the middle of the diary, and at the usual age of the pair.
    weights = np.where(_of_time(table), 0.0, means.columns)
    return _by_pair(means, ratings.activities, fit.estimates(weights, means.n))


def _of_time(table: _Table) -> NDArray[np.bool_]:
    of_time = np.asarray(table.group == _SLOPES)
    of_time[[2, table.common_slope]] = True
    return of_time


def _by_pair(
    means: _Means, names: tuple[str, ...], estimates: list[Estimate]
) -> dict[int, list[tuple[str, Estimate]]]:
    told: dict[int, list[tuple[str, Estimate]]] = {}
    for pair, about, estimate in zip(means.pair.tolist(), means.about.tolist(), estimates, strict=True):
        told.setdefault(pair, []).append((names[about], estimate))
    return told


def _slopes(ratings: ComfortRatings, table: _Table, fit: _Fit) -> dict[int, Estimate]:
    weights = np.zeros((len(table.slopes), table.columns.shape[1]))
    weights[:, table.common_slope] = 1.0
    weights[:, table.group == _SLOPES] = np.eye(len(table.slopes))
    known = np.bincount(ratings.pair[~np.isnan(ratings.worn_hours)], minlength=len(ratings.pairs))
    return dict(zip(table.slopes, fit.estimates(weights, known[list(table.slopes)]), strict=True))


def _months(ratings: ComfortRatings, table: _Table, fit: _Fit) -> dict[int, list[tuple[str, Estimate]]]:
    names = tuple(dict.fromkeys(ratings.month))
    number = {name: n for n, name in enumerate(names)}
    means = _means(ratings, table, fit, np.array([number[name] for name in ratings.month]))
    noise = fit.noise_var * fit.inflation / means.n
    between = max(float((means.left**2 - noise).mean()), 0.0)
    believed = between / (between + noise)
    more, var = (believed * means.left).tolist(), (between * (1 - believed)).tolist()
    lines = zip(fit.estimates(means.columns, means.n), more, var, strict=True)
    told = [Estimate(e.points + up, (e.se**2 + extra) ** 0.5, e.n) for e, up, extra in lines]
    return _by_pair(means, names, told)
