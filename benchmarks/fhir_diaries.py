"""Simulated diaries of chance for the gate of FHIR: everything a diary can hold, odd texts among it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from random import Random

from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart, part_of
from fodro.domain.diary import Diary, Rating, Session, Wearing
from fodro.domain.drawing import redrawn_days
from fodro.domain.experiments import Arm, Design, Done, Experiment, Outcome
from fodro.exchange.fhir import About, Second
from fodro.knowledge.factors import FactorKind, factors
from fodro.knowledge.library import techniques
from fodro.knowledge.qualities import qualities
from fodro.knowledge.regions import regions
from fodro.knowledge.tools import tools

MADE = datetime(2026, 6, 1, 12, tzinfo=UTC)
FIRST = date(2020, 1, 1)
WORDS = (
    "blå tæppe",
    "<b>&amp;</b>",
    "",
    " 5 ",
    "=1+1",
    "a\r\nb",
    "🦶",
    "\u00a0",
    "x" * 300,
    "“quoted”",
    "\x01",
)
_ODD_OFFSETS_MIN = (0, 120, -210, 345, 840, -839, 60)


def diary(seed: int, *, most: int = 12) -> Diary:
    """Return a simulated diary with up to `most` records of each kind."""
    chance = Random(seed)  # noqa: S311
    ratings = [rating(chance) for _ in range(chance.randrange(most))]
    sessions = [_session(chance) for _ in range(chance.randrange(most // 2))]
    days = {_day(chance): _factors(chance) for _ in range(chance.randrange(most // 2))}
    wearings = [_wearing(chance) for _ in range(chance.randrange(most // 2))]
    experiments = [_experiment(chance, n) for n in range(chance.randrange(3))]
    return Diary(
        tuple(sorted(ratings, key=lambda each: each.at.replace(tzinfo=None))),
        tuple(sorted(sessions, key=lambda each: each.start.replace(tzinfo=None))),
        days,
        tuple(sorted(wearings, key=lambda each: each.day)),
        tuple(experiments),
    )


def about(seed: int) -> About:
    """Return who a file is about, with each choice of second codings in turn."""
    name = ("", "Someone", "Nogen & anden")[seed % 3]
    return About(MADE, name=name, second=Second(loinc=seed % 4 > 0, snomed=seed % 2 > 0))


def ratings(n: int, seed: int = 0) -> Diary:
    """Return a simulated diary of `n` ratings as a phone notes them: offset, part, view, a quality."""
    chance = Random(seed)  # noqa: S311
    start = datetime(2016, 1, 1, 8, tzinfo=timezone(timedelta(hours=1)))
    return Diary(tuple(_noted(chance, start + timedelta(hours=5 * each)) for each in range(n)))


def _noted(chance: Random, at: datetime) -> Rating:
    region, side = chance.choice(sorted(regions())), chance.choice(list(Side))
    kind, view = (chance.choice(sorted(qualities())),), chance.choice(list(View))
    return Rating(at, region, side, float(chance.randrange(11)), part_of(at), kind, view)


def rating(chance: Random) -> Rating:
    """Return any rating."""
    at = _moment(chance)
    made = Rating(
        at,
        chance.choice(sorted(regions())),
        chance.choice([None, *Side]),
        _score(chance),
        chance.choice([None, *DayPart]),
        tuple(chance.choice([*qualities(), "my own", "-odd"]) for _ in range(chance.randrange(3))),
        chance.choice([None, *View]),
        _maybe(chance, _score(chance)),
    )
    return replace(made, on=at.date() - timedelta(days=1)) if chance.random() < 0.2 else made


def _moment(chance: Random) -> datetime:
    wall = datetime.combine(_day(chance), datetime.min.time()) + timedelta(seconds=chance.randrange(86_400))
    if chance.random() < 0.3:
        return wall.replace(hour=12, minute=0, second=0) if chance.random() < 0.3 else wall
    return wall.replace(tzinfo=timezone(timedelta(minutes=chance.choice(_ODD_OFFSETS_MIN))))


def _day(chance: Random) -> date:
    return FIRST + timedelta(days=chance.randrange(3_000))


def _score(chance: Random) -> float:
    return float(chance.randrange(11)) if chance.random() < 0.7 else chance.random() * 10


def _maybe(chance: Random, value: float) -> float | None:
    return value if chance.random() < 0.5 else None


def _session(chance: Random) -> Session:
    before, after, later, next_morning = (_maybe(chance, _score(chance)) for _ in range(4))
    return Session(
        _moment(chance),
        chance.choice([3, 10.5, 20, chance.random() * 60 + 0.1]),
        chance.choice([*techniques(), "my own way"]),
        chance.choice(["", *tools(), *WORDS]),
        before_nrs=before,
        after_nrs=after,
        later_nrs=later,
        next_morning_nrs=next_morning,
        side=chance.choice([None, *Side]),
    )


def _factors(chance: Random) -> dict[str, float | str]:
    known = factors()
    told: dict[str, float | str] = {}
    for slug in chance.sample(sorted(known), chance.randrange(1, 8)):
        if known[slug].kind is FactorKind.CATEGORY:
            told[slug] = chance.choice([*known[slug].levels, *WORDS])
        else:
            told[slug] = float(chance.choice([0, 1, 0.5, 8123, 1e-7]))
    values: list[float | str] = [2.0, *WORDS]
    own = {word: chance.choice(values) for word in chance.sample(WORDS, 2) if word}
    return {**told, **own}


def _wearing(chance: Random) -> Wearing:
    names = [" ".join(word.split()) for word in WORDS]
    shoe, insole, socks = (chance.choice(names) for _ in range(3))
    return Wearing(
        _day(chance),
        shoe,
        insole,
        socks,
        activity=chance.choice(["", "work", "own-thing"]),
        hours=_maybe(chance, chance.random() * 24),
        comfort=_maybe(chance, _score(chance)),
        damp=chance.choice([None, True, False]),
    )


def _experiment(chance: Random, n: int) -> Experiment:
    planned = Experiment(
        key=f"try {n}",
        design=chance.choice(list(Design)),
        subject=chance.choice(["technique", "shoes", "other", ""]),
        a=chance.choice(WORDS),
        b=chance.choice(WORDS),
        start=_day(chance),
        n_days=chance.randrange(1, 21),
        seed=f"{chance.getrandbits(256):064x}",
        washout_days=chance.randrange(3),
    )
    days = redrawn_days(planned)
    lived = sorted(chance.sample(days, chance.randrange(min(5, len(days)))), key=lambda each: each.day)
    return replace(
        planned,
        drawn=days,
        ended=chance.choice([None, days[-1].day]),
        done=tuple(Done(each.day, chance.choice([None, *Arm]), chance.choice(WORDS)) for each in lived),
        outcomes=tuple(Outcome(each.day, _maybe(chance, _score(chance)), 1.0, None) for each in lived),
    )
