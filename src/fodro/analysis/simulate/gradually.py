"""Simulated people whose massages act over days: why they take place, and what they do to the days after."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

import numpy as np

from fodro.analysis.simulate import MIXED, Truth, World, simulate
from fodro.analysis.simulate.chance import Floats
from fodro.analysis.simulate.entries import Pen
from fodro.domain.diary import REST, Diary, Rating, Session
from fodro.domain.scores import NRS_MAX, NRS_MIN

Why = Literal["indication", "coin", "habit"]

DECAY = 0.6
"""What is left of the effect of a massage from one of the days it acts on to the next."""

LONGEST_DAYS = 5

_STREAM = 4_004
_EVENING_HOUR, _AFTERNOON_HOUR = 21.6, 16.2
_LEFT_LATER = 0.6


@dataclass(frozen=True, slots=True)
class Course:
    """How one person comes to their massages, and what these do; points, negative is less pain.

    Parameters
    ----------
    why : str
        ``"indication"``: the more it hurts the likelier; ``"coin"``: by chance alone; ``"habit"``: on the
        evenings of workdays.
    usual_share : float
        Share of usual days with a session.
    slope_per_nrs : float
        How much likelier (logit) with each point more pain.
    by_moment : bool
        Whether the pain of that moment decides; otherwise that of the day does.
    again_logit : float
        How much likelier (logit) the day after a session.
    next_day_nrs : float
        What a massage does to the next day; each later day gets 0.6 of the day before.
    acts_days : int
        On how many days it acts.
    immediate_nrs, natural_nrs : float
        What it does at once, and what a sit-down does too.
    rest_share : float
        Share of sessions that are sit-downs without massage.
    afternoon_share : float
        Share of sessions held before the evening.
    """

    why: Why = "indication"
    usual_share: float = 0.35
    slope_per_nrs: float = 0.8
    by_moment: bool = False
    again_logit: float = 0.0
    next_day_nrs: float = 0.0
    acts_days: int = 3
    immediate_nrs: float = -1.0
    natural_nrs: float = -0.3
    rest_share: float = 0.0
    afternoon_share: float = 0.2

    @property
    def kernel_nrs(self) -> Floats:
        """What one massage does to each of the following days, shape (days it acts on,)."""
        return np.asarray(self.next_day_nrs * DECAY ** np.arange(self.acts_days))


def draw_course(rng: np.random.Generator, *, why: Why | None = None, acts: bool | None = None) -> Course:
    """Return a course as people have them; half of them with massages that do nothing to the days after."""
    drawn = str(rng.choice(("indication", "coin", "habit"), p=(0.7, 0.15, 0.15)))
    helps, does = rng.random() < 0.75, rng.random() < 0.5
    size = float(-rng.uniform(0.2, 0.75) if helps else rng.uniform(0.2, 0.45))
    kinds: dict[str, Why] = {"indication": "indication", "coin": "coin", "habit": "habit"}
    return Course(
        why=why or kinds[drawn],
        usual_share=float(rng.uniform(0.22, 0.45)),
        slope_per_nrs=float(rng.uniform(0.4, 1.2)),
        by_moment=bool(rng.random() < 0.5),
        again_logit=float(rng.choice((0.0, 0.0, -1.2, 0.8))),
        next_day_nrs=size if (does if acts is None else acts) else 0.0,
        acts_days=int(rng.integers(1, LONGEST_DAYS + 1)),
        immediate_nrs=float(rng.choice((0.0, rng.uniform(-2.0, -0.3)))),
        natural_nrs=float(rng.uniform(-0.6, -0.1)),
        rest_share=float(rng.choice((0.0, 0.3))),
    )


@dataclass(slots=True)
class Massaged:
    """Sessions as they come about day by day, each decided upon with the pain the earlier ones left.

    Parameters
    ----------
    course : Course
    rng : np.random.Generator
        A stream of its own, so that the people of a world stay who they are.
    sessions : list of Session
        Filled as the days are lived.
    pain_nrs : Floats, shape (days,)
        As it was lived.
    """

    course: Course
    rng: np.random.Generator
    sessions: list[Session] = field(default_factory=list)
    pain_nrs: Floats = field(default_factory=lambda: np.zeros(0))

    def __call__(self, days: list[date], pain_nrs: Floats, pen: Pen) -> Floats:
        """Live through `days`; return the pain of each with what the massages did to it."""
        pain, again = pain_nrs.copy(), 0.0
        for k, day in enumerate(days):
            wobble = pen.person.momentary_sd_nrs * self.rng.standard_normal() * pen.noise
            moment = float(pain[k]) + wobble
            deciding = moment if self.course.by_moment else float(pain[k])
            held = self.rng.random() < self._share(day, deciding - pen.person.base_nrs, again)
            again = self.course.again_logit if held else 0.0
            if held:
                self._hold(day, moment, pen)
            if held and self.sessions[-1].technique != REST:
                later = pain[k + 1 : k + 1 + self.course.acts_days]
                later += self.course.kernel_nrs[: len(later)]
        self.pain_nrs = pain
        return pain

    def _share(self, day: date, above_nrs: float, again: float) -> float:
        usual = self.course.usual_share
        logit = np.log(usual / (1 - usual)) + again
        if self.course.why == "indication":
            logit += self.course.slope_per_nrs * above_nrs
        if self.course.why == "habit":
            logit += 0.8 if day.weekday() < 5 else -2.0
        return float(1 / (1 + np.exp(-logit)))

    def _hold(self, day: date, moment_nrs: float, pen: Pen) -> None:
        rng, course = self.rng, self.course
        rest = bool(rng.random() < course.rest_share)
        hour = _AFTERNOON_HOUR if rng.random() < course.afternoon_share else _EVENING_HOUR
        change = course.natural_nrs + (0.0 if rest else course.immediate_nrs)
        self.sessions.append(
            Session(
                start=datetime.combine(day, time()) + timedelta(minutes=int(60 * hour + rng.normal(0, 25))),
                minutes=float(rng.integers(5, 25)),
                technique=REST if rest else str(rng.choice(np.array(pen.person.massage.techniques))),
                tool="" if rest else "hands",
                before_nrs=_written(moment_nrs, pen, rng),
                after_nrs=_written(moment_nrs + change, pen, rng),
            )
        )

    def felt_by(self, rating: Rating, grain_nrs: float) -> Rating:
        """Return a rating with what is left of the sessions held earlier that day."""
        earlier = [one for one in self.sessions if one.start.date() == rating.day and one.start < rating.at]
        if not earlier:
            return rating
        rest = earlier[-1].technique == REST
        left = _LEFT_LATER * (0.0 if rest else self.course.immediate_nrs)
        lower = rating.intensity_nrs + left
        return replace(rating, intensity_nrs=_on_the_scale(lower, grain_nrs) if grain_nrs else lower)


def _written(pain_nrs: float, pen: Pen, rng: np.random.Generator) -> float:
    if not pen.noise:
        return pain_nrs
    return _on_the_scale(pain_nrs + rng.normal(0, pen.person.report_sd_nrs), pen.person.grain_nrs)


def _on_the_scale(pain_nrs: float, grain_nrs: float) -> float:
    return float(min(max(round(pain_nrs / grain_nrs) * grain_nrs, NRS_MIN), NRS_MAX)) + 0.0


@dataclass(frozen=True, slots=True)
class Gradual:
    """A simulated diary with massages that act over days, and its truth.

    `pain_nrs` is the pain of each day as it was lived, shape (days,).
    """

    diary: Diary
    truth: Truth
    course: Course
    pain_nrs: Floats
    days: int
    seed: int
    world: World


def gradually(
    *, days: int, seed: int, world: World = MIXED, course: Course | None = None, noise: float = 1.0
) -> Gradual:
    """Return the diary of one simulated person of `world` who massages by `course`.

    Parameters
    ----------
    days : int
        At least 1.
    seed : int
        The same seed gives the same person and the same diary.
    world : World
        How pain and factors are.
    course : Course or None
        ``None`` draws one, see `draw_course`.
    noise : float
        0 for the *oracle*, see `simulate`.

    Raises
    ------
    ValueError
        If `days` is less than 1.
    """
    rng = np.random.default_rng([seed, days, _STREAM])
    drawn = draw_course(rng)
    massaged = Massaged(course or drawn, rng)
    lived = simulate(days=days, seed=seed, world=world, noise=noise, massaged=massaged)
    grain = lived.truth.person.grain_nrs if noise else 0.0
    return Gradual(
        _with_sessions(lived.diary, massaged, grain),
        lived.truth,
        massaged.course,
        massaged.pain_nrs,
        days=days,
        seed=seed,
        world=world,
    )


def _with_sessions(diary: Diary, massaged: Massaged, grain_nrs: float) -> Diary:
    ratings = tuple(massaged.felt_by(rating, grain_nrs) for rating in diary.ratings)
    sessions = sorted(massaged.sessions, key=lambda session: session.start)
    return replace(diary, ratings=ratings, sessions=tuple(sessions))
