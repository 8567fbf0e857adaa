"""What a simulated person writes down: check-ins and massages."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

import numpy as np

from fodro.analysis.simulate.chance import Floats
from fodro.analysis.simulate.person import PartHabit, Person, PlaceHabit
from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.domain.diary import REST, Rating, Session
from fodro.domain.scores import NRS_MAX, NRS_MIN
from fodro.knowledge.regions import region

_TOOLS = {"soft-ball-roll": "soft-ball"}


@dataclass(frozen=True, slots=True)
class Pen:
    """How faithfully a person writes: with `noise` 0 everything, exactly, and without gaps."""

    person: Person
    noise: float
    rng: np.random.Generator

    def written(self, pain_nrs: float) -> float:
        """Return pain as it is entered on the scale."""
        if not self.noise:
            return pain_nrs
        blurred = pain_nrs + self.rng.normal(0, self.person.report_sd_nrs * self.noise)
        grain = self.person.grain_nrs
        return min(max(round(blurred / grain) * grain, NRS_MIN), NRS_MAX) + 0.0

    def wobble(self) -> float:
        """Return how far this moment is from the day's pain."""
        return float(self.rng.normal(0, self.person.momentary_sd_nrs)) * self.noise

    def happens(self, share: float) -> bool:
        """Return whether something of this probability happens; always, without noise."""
        return not self.noise or bool(self.rng.random() < share)


def check_ins(days: list[date], pain_nrs: Floats, pen: Pen) -> Iterator[Rating]:
    """Yield the ratings of every check-in made, in order of time."""
    for day, pain in zip(days, pain_nrs, strict=True):
        for habit in pen.person.parts:
            moment = float(pain) + habit.offset_nrs + pen.wobble()
            if pen.happens(habit.share) and pen.happens(1 - _skip_share(moment, pen.person)):
                yield from _check_in(_at(day, habit.hour, pen), habit, moment, pen=pen)


def _skip_share(moment_nrs: float, person: Person) -> float:
    if not person.skip_slope:
        return person.missing_share
    usual = math.log(person.missing_share / (1 - person.missing_share))
    return 1 / (1 + math.exp(person.skip_slope * (moment_nrs - person.base_nrs) - usual))


def _at(day: date, hour: float, pen: Pen) -> datetime:
    minutes = int(min(max(60 * hour + pen.noise * pen.rng.normal(0, 25), 0), 24 * 60 - 1))
    return datetime.combine(day, time(minutes // 60, minutes % 60))


def _check_in(at: datetime, habit: PartHabit, moment_nrs: float, *, pen: Pen) -> Iterator[Rating]:
    interference = pen.written(0.7 * moment_nrs + pen.person.interference_more_nrs)
    for place in pen.person.places:
        if pen.happens(place.share):
            rating = _rating(at, habit.part, place, pen)
            yield from _both_sides(replace(rating, interference_nrs=interference), place, moment_nrs, pen=pen)


def _rating(at: datetime, part: DayPart, place: PlaceHabit, pen: Pen) -> Rating:
    noted = tuple(quality for quality in place.qualities if pen.rng.random() < 0.5)
    return Rating(at, place.region, None, 0.0, part, qualities=noted, view=region(place.region).views[0])


def _both_sides(rating: Rating, place: PlaceHabit, moment_nrs: float, *, pen: Pen) -> Iterator[Rating]:
    difference = pen.person.left_minus_right_nrs
    # Pain is that of the sorest place, and of its sorer side unless it lies between the sides.
    up = abs(difference) / 2 if pen.person.sides_between else 0.0
    for side, less in ((Side.LEFT, max(-difference, 0.0) - up), (Side.RIGHT, max(difference, 0.0) - up)):
        intensity = pen.written(moment_nrs - place.offset_nrs - less)
        yield replace(
            rating, side=side, intensity_nrs=intensity, qualities=rating.qualities if intensity else ()
        )


def massages(days: list[date], pain_nrs: Floats, pen: Pen) -> tuple[Session, ...]:
    """Return the sessions held: more often when it hurts more, as people do."""
    habit, sessions = pen.person.massage, []
    usual = np.log(habit.usual_share / (1 - habit.usual_share))
    for day, pain in zip(days, pain_nrs, strict=True):
        logit = usual + habit.slope_per_nrs * (float(pain) - pen.person.base_nrs)
        if pen.rng.random() < 1 / (1 + np.exp(-logit)):
            sessions.append(_session(day, float(pain) + pen.wobble(), pen))
    return tuple(sessions)


def _session(day: date, moment_nrs: float, pen: Pen) -> Session:
    rng, habit = pen.rng, pen.person.massage
    rest = bool(rng.random() < habit.rest_share)
    technique = REST if rest else str(rng.choice(np.array(habit.techniques)))
    change = habit.natural_nrs + (0.0 if rest else habit.immediate_nrs)
    return Session(
        start=_at(day, habit.hour, pen),
        minutes=float(rng.integers(5, 21)),
        technique=technique,
        tool="" if rest else _TOOLS.get(technique, "hands"),
        before_nrs=pen.written(moment_nrs),
        after_nrs=pen.written(moment_nrs + change),
    )


def held_on(sessions: tuple[Session, ...], days: list[date]) -> Floats:
    """Return 1.0 on the days with a massage."""
    held = {session.start.date() for session in sessions if session.technique != REST}
    return np.array([float(day in held) for day in days])


def calendar(first: date, n: int) -> list[date]:
    """Return `n` days from `first`."""
    return [first + timedelta(days=k) for k in range(n)]
