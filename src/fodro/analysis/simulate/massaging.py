"""Simulated people who massage, with the truth of what that does: at once, later, and by kind.

They have a stream of chance of their own, so that no other simulated person changes with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

import numpy as np

from fodro.analysis.simulate.chance import Floats
from fodro.analysis.simulate.entries import Pen, calendar, check_ins
from fodro.analysis.simulate.pain import background
from fodro.analysis.simulate.people import draw_person
from fodro.analysis.simulate.person import Person
from fodro.analysis.simulate.world import Span, World
from fodro.analysis.simulate.worlds import FLARES, MIXED, STEPS
from fodro.domain.diary import REST, Diary, Session

_STREAM = 7_301
_FIRST_DAY = date(2024, 1, 8)
_TECHNIQUES = ("kneading", "rolling", "stretching", "pressure_point", "gliding", "thumb_circles")
_TOOLS = ("hand", "ball", "roller", "gun")
LATER_H = 1.5


@dataclass(frozen=True, slots=True)
class MassageWorld:
    """Ranges from which people who massage are drawn.

    Parameters
    ----------
    name : str
    life : World
        How pain is and what is written down of it; its factors are not used.
    zero_share : float
        Share of people for whom massage does nothing at once.
    immediate_nrs : Span
        Points at once for the others (negative: less pain).
    natural_nrs : Span
        Points that the same minutes bring without massage.
    left : Span
        Share of a moment's own ups and downs that is still there right after.
    usual_share, slope_per_nrs : Span
        How often there is a massage, and how much more often (logit per point) when it hurts. With a slope
        of 0 a coin decides.
    rest_share : float
        Share of sessions that are sit-downs.
    rests_when_mild : float
        How much likelier (logit per point) a sit-down is when it hurts less; 0 where it is drawn.
    kinds_sd : float
        How much techniques differ, as a share of the effect; tools half as much.
    half_life_h : Span
        After so many hours half of the relief is left.
    proportional : bool
        Whether relief is a share of the pain there is, instead of points.
    waning : bool
        Whether relief shrinks to nothing over the diary.
    short_is_less : bool
        Whether under eight minutes bring half as much.
    rated_later : float
        Share of sessions with a later rating, and with one the next morning.
    """

    name: str
    life: World = MIXED
    zero_share: float = 0.4
    immediate_nrs: Span = (-2.0, -0.3)
    natural_nrs: Span = (-0.6, 0.0)
    left: Span = (0.2, 0.7)
    usual_share: Span = (0.25, 0.5)
    slope_per_nrs: Span = (0.3, 1.2)
    rest_share: float = 0.3
    rests_when_mild: float = 0.0
    kinds_sd: float = 0.0
    half_life_h: Span = (1.0, 16.0)
    proportional: bool = False
    waning: bool = False
    short_is_less: bool = False
    rated_later: float = 0.6

    def with_nothing(self) -> MassageWorld:
        """Return the same world in which massage does nothing at once."""
        return replace(self, name=f"{self.name}-nothing", zero_share=1.0)

    def without_rests(self) -> MassageWorld:
        """Return the same world without sit-downs."""
        return replace(self, name=f"{self.name}-no-rests", rest_share=0.0)


INDICATED = MassageWorld("when-it-hurts")
"""Massage when it hurts, a sit-down now and then: regression to the mean in both."""

COIN = MassageWorld("coin", slope_per_nrs=(0.0, 0.0))
"""A coin decides each evening."""

KINDS = MassageWorld("kinds", kinds_sd=0.6, short_is_less=True, usual_share=(0.5, 0.8))
"""Techniques, tools and minutes differ. For methods that give every kind its own mean."""

PROPORTIONAL = MassageWorld("proportional", proportional=True, life=STEPS, rest_share=0.35)
"""Little pain, coarse ratings, many zeros, and relief that is a share of the pain there is."""

WANING = MassageWorld("waning", waning=True, life=FLARES)
"""Bursts of pain, and relief that wears out over the weeks."""

MILD_RESTS = MassageWorld("rests-when-mild", rests_when_mild=0.6)
"""Sit-downs rather on the better evenings. For methods that compare changes as they are."""

MASSAGE_WORLDS: Mapping[str, MassageWorld] = {
    world.name: world for world in (INDICATED, COIN, KINDS, PROPORTIONAL, WANING, MILD_RESTS)
}


@dataclass(frozen=True, slots=True)
class MassageTruth:
    """What massage does to one simulated person, in points averaged over the massages held.

    Points are those by which pain is less right after than without, pain never being less than 0, over the
    massages in which there was pain to begin with. `immediate_nrs` is None without any. `by_technique` and
    `by_tool` are averages over the massages of that kind; `done` are the minutes and points of each.
    """

    person: Person
    immediate_nrs: float | None
    by_technique: Mapping[str, float]
    by_tool: Mapping[str, float]
    half_life_h: float
    natural_nrs: float
    done: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Massaging:
    """A simulated diary with massages, and its truth."""

    diary: Diary
    truth: MassageTruth


def massaging(*, days: int, seed: int, world: MassageWorld = INDICATED, noise: float = 1.0) -> Massaging:
    """Return the diary of one simulated person who massages, and the truth.

    Parameters
    ----------
    days : int
        At least 1.
    seed : int
        The same seed gives the same person and diary.
    world : MassageWorld
        What kind of people there are; see ``MASSAGE_WORLDS``.
    noise : float
        1 for a real life; 0 for the *oracle*: nothing is rounded, clipped or missing, and a session differs
        from the day's pain only by what was done.

    Raises
    ------
    ValueError
        If `days` is less than 1.
    """
    if days < 1:
        message = "a diary has at least one day"
        raise ValueError(message)
    rng = np.random.default_rng([seed, days, _STREAM])
    person = draw_person(world.life, rng)
    dates = calendar(_FIRST_DAY, days)
    pain = person.base_nrs + background(person, days, rng)
    life = _Life(world, Pen(person, noise, rng), dates, pain)
    habits = _habits(world, rng)
    held = tuple(_held(life, habits))
    ratings = tuple(check_ins(dates, pain, life.pen))
    diary = Diary(ratings, tuple(session for session, _ in held))
    return Massaging(diary, _truth(person, habits, held))


@dataclass(frozen=True, slots=True)
class _Life:
    world: MassageWorld
    pen: Pen
    dates: list[date]
    pain: Floats

    def offset(self, part: int) -> float:
        return self.pen.person.parts[part].offset_nrs


@dataclass(frozen=True, slots=True)
class _Habits:
    usual_share: float
    slope: float
    immediate: float
    natural: float
    left: float
    half_life_h: float
    technique: Mapping[str, float]
    tool: Mapping[str, float]


def _habits(world: MassageWorld, rng: np.random.Generator) -> _Habits:
    nothing = rng.random() < world.zero_share
    size = float(rng.uniform(*world.immediate_nrs))
    techniques = rng.choice(np.array(_TECHNIQUES), int(rng.integers(3, 6)), replace=False)
    return _Habits(
        usual_share=float(rng.uniform(*world.usual_share)),
        slope=float(rng.uniform(*world.slope_per_nrs)),
        immediate=0.0 if nothing else size,
        natural=float(rng.uniform(*world.natural_nrs)),
        left=float(rng.uniform(*world.left)),
        half_life_h=float(np.exp(rng.uniform(*np.log(world.half_life_h)))),
        technique=_multipliers([str(t) for t in techniques], world.kinds_sd, rng),
        tool=_multipliers(list(_TOOLS), world.kinds_sd / 2, rng),
    )


def _multipliers(names: list[str], sd: float, rng: np.random.Generator) -> dict[str, float]:
    drawn = rng.normal(0, 1, len(names))
    return {name: max(1 + sd * float(one), 0.0) for name, one in zip(names, drawn, strict=True)}


def _held(life: _Life, habits: _Habits) -> Iterator[tuple[Session, float]]:
    """Yield each session with what it truly did at once (0 for a sit-down)."""
    rng, person = life.pen.rng, life.pen.person
    usual = np.log(habits.usual_share / (1 - habits.usual_share))
    for n in range(len(life.dates)):
        wobble = life.pen.wobble()
        above = float(life.pain[n]) + wobble - person.base_nrs
        if rng.random() < 1 / (1 + np.exp(-usual - habits.slope * above)):
            rests = rng.random() < _rest_share(life.world, above)
            yield _session(life, habits, day=n, wobble=wobble, rests=bool(rests))


def _rest_share(world: MassageWorld, above_nrs: float) -> float:
    if not 0 < world.rest_share < 1:
        return world.rest_share
    usual = np.log(world.rest_share / (1 - world.rest_share))
    return float(1 / (1 + np.exp(-usual + world.rests_when_mild * above_nrs)))


def _session(life: _Life, habits: _Habits, *, day: int, wobble: float, rests: bool) -> tuple[Session, float]:
    pen, rng = life.pen, life.pen.rng
    technique = str(rng.choice(np.array(list(habits.technique))))
    tool, minutes = str(rng.choice(np.array(_TOOLS))), float(rng.integers(3, 21))
    level = float(life.pain[day]) + life.offset(2)
    done = (
        0.0 if rests else _effect(life, habits, (technique, tool, minutes), day=day, pain_nrs=level + wobble)
    )
    later, morning, whole = rng.random(3).tolist()
    rated, after = life.world.rated_later, level + habits.left * wobble + habits.natural + done
    felt = max(after, 0.0) - max(after - done, 0.0) if pen.noise else done
    return Session(
        start=_start(life.dates[day], pen),
        minutes=minutes,
        technique=REST if rests else technique,
        tool="none" if rests else tool,
        before_nrs=pen.written(level + wobble),
        after_nrs=pen.written(after) if not pen.noise or whole < 0.92 else None,
        later_nrs=_later(life, habits, level, done) if not pen.noise or later < rated else None,
        next_morning_nrs=_morning(life, habits, day, done) if not pen.noise or morning < rated else None,
    ), felt


def _effect(
    life: _Life, habits: _Habits, kind: tuple[str, str, float], *, day: int, pain_nrs: float
) -> float:
    world, (technique, tool, minutes) = life.world, kind
    size = habits.immediate * habits.technique[technique] * habits.tool[tool]
    size *= 0.5 if world.short_is_less and minutes < 8 else 1.0
    size *= 2 * (1 - day / len(life.dates)) if world.waning else 1.0
    return size * max(pain_nrs, 0.0) / max(life.pen.person.base_nrs, 1.0) if world.proportional else size


def _later(life: _Life, habits: _Habits, level: float, done: float) -> float:
    kept = 0.5 ** (LATER_H / habits.half_life_h)
    return life.pen.written(level + life.pen.wobble() + habits.natural + kept * done)


def _morning(life: _Life, habits: _Habits, day: int, done: float) -> float | None:
    if day + 1 >= len(life.dates):
        return None
    level = float(life.pain[day + 1]) + life.offset(0)
    return life.pen.written(level + life.pen.wobble() + 0.5 ** (10.0 / habits.half_life_h) * done)


def _start(day: date, pen: Pen) -> datetime:
    minutes = 60 * 21.5 + pen.noise * float(np.clip(pen.rng.normal(0, 25), -90, 90))
    return datetime.combine(day, time()) + timedelta(minutes=int(minutes))


def _truth(person: Person, habits: _Habits, held: tuple[tuple[Session, float], ...]) -> MassageTruth:
    rated = [
        (s, done) for s, done in held if s.technique != REST and s.after_nrs is not None and s.before_nrs
    ]
    return MassageTruth(
        person,
        float(np.mean([done for _, done in rated])) if rated else None,
        by_technique=_means((s.technique, done) for s, done in rated),
        by_tool=_means((s.tool, done) for s, done in rated),
        half_life_h=habits.half_life_h,
        natural_nrs=habits.natural,
        done=tuple((s.minutes, done) for s, done in rated),
    )


def _means(named: Iterator[tuple[str, float]]) -> dict[str, float]:
    by_name: dict[str, list[float]] = {}
    for name, done in named:
        by_name.setdefault(name, []).append(done)
    return {name: float(np.mean(points)) for name, points in by_name.items()}
