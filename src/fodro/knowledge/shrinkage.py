"""A small linear model with normal priors: few observations leave every estimate near its prior."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Named = Mapping[str, float]
"""Values by the name of a coefficient; what is not named is zero."""


@dataclass(frozen=True, slots=True)
class Normal:
    """A normal prior: mean and standard deviation."""

    mean: float
    sd: float


@dataclass(frozen=True, slots=True)
class Observation:
    """One observed value.

    Parameters
    ----------
    features : mapping of str to float
        What each coefficient is multiplied with.
    value : float
    trust : float
        How much it counts, 1 for one observation.
    """

    features: Named
    value: float
    trust: float = 1.0


@dataclass(frozen=True, slots=True)
class Posterior:
    """What is known of every coefficient together, as a normal distribution."""

    means: Mapping[str, float]
    covariance: Mapping[str, Mapping[str, float]]

    def mean(self, features: Named) -> float:
        """Return the expected value at `features`."""
        return sum(weight * self.means[name] for name, weight in features.items())

    def sd(self, features: Named) -> float:
        """Return how uncertain that is, as a standard deviation without the noise of a new observation."""
        variance = sum(
            one * other * self.covariance[name][with_name]
            for name, one in features.items()
            for with_name, other in features.items()
        )
        return float(max(variance, 0.0) ** 0.5)


def posterior(
    observations: Iterable[Observation], priors: Mapping[str, Normal], *, noise_sd: float
) -> Posterior:
    """Return what `observations` make of `priors`.

    Parameters
    ----------
    observations : iterable of Observation
    priors : mapping of str to Normal
        One for each coefficient; independent of each other.
    noise_sd : float
        Standard deviation of one observation around its expected value.

    Returns
    -------
    Posterior

    Notes
    -----
    value = sum of coefficient x feature + noise; noise normal and independent. The precision of the posterior
    is that of the priors plus ``trust / noise_sd**2`` for each observation. Normal noise is an assumption:
    ratings end at 0 and 10, and it cannot tell a coefficient from another that always comes along with it.

    References
    ----------
    Gelman et al., Bayesian Data Analysis (3rd ed.), section 14.8; Lindley and Smith (1972).
    """
    names = list(priors)
    place = {name: n for n, name in enumerate(names)}
    precision = [[0.0] * len(names) for _ in names]
    pull = [0.0] * len(names)
    for n, name in enumerate(names):
        precision[n][n] = priors[name].sd ** -2
        pull[n] = priors[name].mean * precision[n][n]
    for seen in observations:
        weight = seen.trust / noise_sd**2
        known = [(place[name], value) for name, value in seen.features.items() if value]
        for row, value in known:
            pull[row] += weight * value * seen.value
            for column, other in known:
                precision[row][column] += weight * value * other
    covariance = _inverse(precision)
    means = [sum(a * b for a, b in zip(row, pull, strict=True)) for row in covariance]
    return Posterior(
        means=dict(zip(names, means, strict=True)),
        covariance={
            name: dict(zip(names, row, strict=True)) for name, row in zip(names, covariance, strict=True)
        },
    )


def _inverse(matrix: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return the inverse of a positive definite matrix by elimination; no pivot of one is ever zero."""
    size = len(matrix)
    rows = [[*row, *(float(n == m) for m in range(size))] for n, row in enumerate(matrix)]
    for n in range(size):
        pivot = rows[n][n]
        rows[n] = [value / pivot for value in rows[n]]
        for m in range(size):
            factor = rows[m][n]
            if m != n and factor:
                rows[m] = [value - factor * top for value, top in zip(rows[m], rows[n], strict=True)]
    return [row[size:] for row in rows]
