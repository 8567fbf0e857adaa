"""An experiment kept elsewhere: each time something was done goes with the next rating."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean, stdev

from fodro.domain.experiments import Allotment, Arm, Design, Experiment, Outcome

LONGEST_WAIT = timedelta(days=3)
"""A rating later than this is not about what was done."""


@dataclass(frozen=True, slots=True)
class Standardised:
    """A difference of means in units of the spread of all ratings (Cohen's d), and that spread."""

    d: float
    sd: float


def matched(
    done: Sequence[tuple[datetime, Arm]], rated: Sequence[tuple[datetime, float]], *, key: str = "outside"
) -> Experiment:
    """Return as an experiment what was `done`, one a day, each with the next of what was `rated`.

    Parameters
    ----------
    done, rated : sequence of (datetime, …)
        In order of time, all aware or none.

    Notes
    -----
    Envelopes were shuffled: as many of each over the whole time, without blocks. Who rated nothing before the
    next thing was done has both go with the same rating.
    """
    outcomes = []
    for at, _ in done:
        nearest = next((each for each in rated if each[0] >= at), None)
        if nearest and nearest[0] - at <= LONGEST_WAIT:
            outcomes.append(Outcome(at.date(), value=nearest[1]))
    return Experiment(
        key=key,
        design=Design.COMPLETE,
        subject="other",
        a="",
        b="",
        start=done[0][0].date(),
        n_days=len(done),
        seed="",
        drawn=tuple(Allotment(at.date(), 0, arm) for at, arm in done),
        outcomes=tuple(outcomes),
    )


def standardised(experiment: Experiment) -> Standardised | None:
    """Return A minus B in units of the spread of all ratings; ``None`` where there is none."""
    arms = {allotment.day: allotment.arm for allotment in experiment.drawn}
    values = [(arms[rated.day], rated.value) for rated in experiment.outcomes if rated.value is not None]
    of_a, of_b = ([value for arm, value in values if arm is wanted] for wanted in Arm)
    if not of_a or not of_b or len(values) < 3:
        return None
    sd = stdev(value for _, value in values)
    return Standardised((fmean(of_a) - fmean(of_b)) / sd, sd) if sd > 0 else None
