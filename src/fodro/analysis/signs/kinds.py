"""The kinds of values that are watched: which sizes of a change matter, and what noise is usual."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fodro.analysis.signs.noise import OF_CONTRASTS, OF_DAYS, OF_WALKS, Shapes
from fodro.analysis.signs.odds import Sizes
from fodro.domain.sign_findings import Monitor

POINTS = "points"
METRES_A_SECOND, KILOMETRES_AN_HOUR = "m/s", "km/h"


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of value is watched.

    Parameters
    ----------
    monitor : Monitor
    sizes : Sizes
        That a change may have.
    shapes : Shapes
        That its noise may have.
    noise_sd, noise_worth : float
        The usual noise, in its unit, and how many days that guess is worth.
    unit : str
        Of its values.
    better_up : bool
        Whether a rise is good and a fall bad.
    """

    monitor: Monitor
    sizes: Sizes
    shapes: Shapes
    noise_sd: float
    noise_worth: float = 3.0
    unit: str = POINTS
    better_up: bool = False


_EVEN = (1 / 3, 1 / 3, 1 / 3)
_PAIN = Sizes((0.7, 1.1, 1.5, 3.0), (0.05, 0.25, 0.5, 0.04), (0.8, 1.4), (0.04, 0.12), lasting=10, young=0.1)
_SIDE = Sizes((0.8, 1.4, 2.2), _EVEN, both_ways=True)

OF_PAIN = Kind(Monitor.INTENSITY, _PAIN, OF_DAYS, noise_sd=1.0)
OF_TIMING = Kind(Monitor.TIMING, Sizes((1.0, 1.6, 2.4), _EVEN), OF_CONTRASTS, noise_sd=1.0)
OF_INTERFERENCE = Kind(Monitor.INTERFERENCE, Sizes((1.0, 1.6, 2.4), _EVEN), OF_CONTRASTS, noise_sd=0.8)
OF_SIDES = Kind(Monitor.SIDE, _SIDE, OF_CONTRASTS, noise_sd=0.6)
OF_FIRST_STEPS = Kind(Monitor.FIRST_STEPS, Sizes((1.2, 1.9, 2.8), _EVEN), OF_WALKS, noise_sd=1.2)

LIMPING = Kind(
    Monitor.WALKING, Sizes((0.3, 0.5, 0.8), _EVEN), OF_WALKS, noise_sd=0.35, noise_worth=400.0, unit=""
)
"""A limp or none: with this noise, held fast, a day with a limp weighs as much as it does in counting."""

WALKING_PERCENT = {
    "walking_asymmetry_percent": Kind(
        Monitor.WALKING, Sizes((3.0, 5.0, 8.0), _EVEN), OF_WALKS, noise_sd=2.0, unit="%"
    ),
    "walking_double_support_percent": Kind(
        Monitor.WALKING, Sizes((1.5, 2.5, 4.0), _EVEN), OF_WALKS, noise_sd=1.0, unit="%"
    ),
}
_SPEED = Kind(
    Monitor.WALKING,
    Sizes((0.07, 0.1, 0.2), _EVEN),
    OF_WALKS,
    noise_sd=0.06,
    unit=METRES_A_SECOND,
    better_up=True,
)
_FASTEST_M_PER_S = 2.5
_KMH_PER_M_S = 3.6


def walking_speed(usual: float) -> Kind:
    """Return how a speed is watched whose `usual` value tells its unit: nobody walks 2.5 m a second all day.

    A tenth of a metre a second is what older people call a change.
    """
    if usual < _FASTEST_M_PER_S:
        return _SPEED
    steps = tuple(_KMH_PER_M_S * size for size in _SPEED.sizes.steps)
    return replace(
        _SPEED,
        sizes=replace(_SPEED.sizes, steps=steps),
        noise_sd=_KMH_PER_M_S * _SPEED.noise_sd,
        unit=KILOMETRES_AN_HOUR,
    )
