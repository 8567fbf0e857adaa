"""Diaries that are odd, empty or extreme: an answer that says so, never a traceback, never a NaN."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import numpy as np
import pytest

from fodro.analysis import analyse, kept
from fodro.analysis.screening import MAX_ASKED
from fodro.analysis.simulate import simulate
from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating, Session
from fodro.domain.findings import Findings
from tests.analysis.diaries import diary, evenings, noted, rating

RNG = np.random.default_rng(11)
PAIN = RNG.integers(1, 8, 120).astype(float).tolist()
STEPS = RNG.normal(6, 2, 120).round(1).tolist()


def massages(n_days: int) -> tuple[Session, ...]:
    starts = (datetime.combine(date(2025, 3, 3) + timedelta(days=n), time(21)) for n in range(n_days))
    return tuple(Session(start, 10.0, "glide", before_nrs=0.0) for start in starts)


def two_ends_of_history() -> Diary:
    long_ago = Rating(datetime.combine(date.min, time(20)), "heel", None, 3.0, DayPart.EVENING)
    return Diary((long_ago, rating(0, 4)), (), {date.max: {"steps": 1.0}})


def one_of_many(k: int) -> Callable[[int], float]:
    return lambda n: float((n + 3) * (k + 7) % 601)


ODD: dict[str, Callable[[], Diary]] = {
    "empty": Diary,
    "one rating": lambda: Diary((rating(0, 5),)),
    "factors only": lambda: Diary((), (), noted(40, steps=float)),
    "pain only": lambda: Diary(evenings(PAIN)),
    "days without a clock": lambda: Diary(tuple(replace(each, part=None) for each in evenings(PAIN))),
    "three days": lambda: diary(PAIN[:3], steps=lambda n: STEPS[n]),
    "all zeros": lambda: diary([0.0] * 90, steps=lambda n: STEPS[n]),
    "all tens": lambda: diary([10.0] * 90, steps=lambda n: STEPS[n]),
    "zero but for two days": lambda: diary([0.0, 6.0, *[0.0] * 60, 9.0], steps=lambda n: STEPS[n]),
    "zeros and tens": lambda: diary([10.0 * (n % 3 == 0) for n in range(90)], steps=lambda n: STEPS[n]),
    "pain is the factor": lambda: diary(PAIN, steps=lambda n: PAIN[n]),
    "constant factor": lambda: diary(PAIN, steps=lambda _: 4.0),
    "nearly constant factor": lambda: diary(PAIN, steps=lambda n: 4.0 + (n == 50)),
    "one enormous value": lambda: diary(PAIN, steps=lambda n: 1e11 if n == 50 else STEPS[n]),
    "tiny values": lambda: diary(PAIN, steps=lambda n: STEPS[n] * 1e-200),
    "not finite": lambda: diary(PAIN, steps=lambda n: [float("nan"), float("inf")][n % 2]),
    "95 % missing": lambda: diary(PAIN, steps=lambda n: STEPS[n] if n % 20 == 0 else None),
    "identical factors": lambda: diary(PAIN, a=lambda n: STEPS[n], b=lambda n: STEPS[n]),
    "mirrored factors": lambda: diary(PAIN, off=lambda n: float(n % 3 == 0), work=lambda n: float(n % 3 > 0)),
    "200 levels": lambda: diary(PAIN, song=lambda n: f"song {n % 200}"),
    "one usual level": lambda: diary(PAIN, shoe=lambda n: {50: "boots", 60: "none"}.get(n % 61, "clogs")),
    "identical categories": lambda: diary(
        PAIN, shoe=lambda n: "ab"[n % 2], floor=lambda n: ("soft", "hard")[n % 2]
    ),
    "a pair that is always together": lambda: diary(
        PAIN, hard_floor=lambda n: float(n % 3 == 0), shoe=lambda n: "clogs" if n % 3 == 0 else "boots"
    ),
    "both sides at the ends": lambda: Diary(
        tuple(
            rating(n, nrs, side=side)
            for n in range(60)
            for side, nrs in zip(Side, (10.0 * (n % 2), 0.0), strict=True)
        ),
        (),
        noted(60, steps=lambda n: STEPS[n]),
    ),
    "massages only": lambda: Diary((), massages(60), noted(60, steps=lambda n: STEPS[n])),
    "massages and one evening": lambda: Diary((rating(5, 4),), massages(60)),
    "zeros before every massage": lambda: Diary(
        evenings(PAIN), massages(120), noted(120, steps=lambda n: STEPS[n])
    ),
    "one level": lambda: diary(PAIN, shoe=lambda _: "clogs"),
    "words and numbers": lambda: diary(PAIN, odd=lambda n: "many" if n % 4 else 3.0),
    "300 factors": lambda: Diary(
        evenings(PAIN[:40]), (), noted(40, **{f"own {k}": one_of_many(k) for k in range(300)})
    ),
    "two ends of history": two_ends_of_history,
    "same moment twice": lambda: Diary((rating(0, 5), rating(0, 5)), (), {}),
}


@pytest.fixture(params=ODD)
def findings(request: pytest.FixtureRequest) -> Findings:
    return analyse(ODD[request.param]())


def test_an_odd_diary_gets_an_answer_in_plain_json(findings: Findings) -> None:
    assert json.loads(json.dumps(findings.to_dict(), allow_nan=False))["days"] == findings.days


@pytest.mark.parametrize("which", ODD)
def test_an_odd_diary_is_also_answered_with_what_is_plausible(which: str) -> None:
    findings = analyse(ODD[which](), plausibility=True)
    assert json.dumps(findings.to_dict(), allow_nan=False)


def test_whatever_the_diary_turns_into_what_was_shown_stands_or_was_withdrawn() -> None:
    rng = np.random.default_rng(2)
    hours = rng.integers(0, 9, 120)
    clear = diary((1 + 0.5 * hours).tolist(), steps=lambda n: float(hours[n]))
    for which, make in ODD.items():
        shown = kept(analyse(clear), ())
        assert [one.key for one in shown] == ["factor:steps"]
        (old, *_new) = kept(analyse(make()), shown)
        assert old.stands or (old.reason and old.until), which


def reasons(which: str) -> dict[str, tuple[str, int | None]]:
    return {entry.question: (entry.reason, entry.days_needed) for entry in analyse(ODD[which]()).not_enough}


@pytest.mark.parametrize(
    ("which", "question", "answer"),
    [
        ("three days", "factors", ("too_few_days", 11)),
        ("empty", "factors", ("too_few_days", 14)),
        ("empty", "time_of_day", ("too_few_days", 5)),
        ("pain only", "factors", ("no_factors_noted", 14)),
        ("all zeros", "factors", ("pain_never_changes", None)),
        ("all tens", "factors", ("pain_never_changes", None)),
        ("constant factor", "factors", ("no_factor_usable", None)),
        ("pain only", "time_of_day", ("one_part_of_day", 5)),
        ("days without a clock", "time_of_day", ("no_clock", None)),
    ],
)
def test_not_enough_says_what_is_missing(which: str, question: str, answer: tuple[str, int | None]) -> None:
    assert reasons(which)[question] == answer


@pytest.mark.parametrize(
    ("which", "factor", "answer"),
    [
        ("constant factor", "steps", ("never_changes", None)),
        ("one level", "shoe", ("never_changes", None)),
        ("nearly constant factor", "steps", ("rarely_differs", 4)),
        ("95 % missing", "steps", ("too_rarely_noted", 18)),
        ("identical factors", "b", ("same_as:a", None)),
        ("mirrored factors", "work", ("same_as:off", None)),
        ("200 levels", "song", ("levels_too_rare", None)),
        ("one usual level", "shoe", ("rarely_differs", 3)),
    ],
)
def test_a_factor_that_cannot_be_asked_about_is_named(
    which: str, factor: str, answer: tuple[str, int | None]
) -> None:
    assert reasons(which)[f"factors:{factor}"] == answer


def test_of_hundreds_of_factors_the_most_noted_are_asked_about() -> None:
    findings = analyse(ODD["300 factors"]())
    asked = {finding.factor for finding in findings.factors}
    left_out = [entry for entry in findings.not_enough if entry.reason == "too_many_noted"]
    assert len(asked) == MAX_ASKED
    assert left_out
    assert len(asked) + len(findings.not_enough) - 1 == 300, (
        "each has an answer; one entry is about time of day"
    )


def test_three_days_claim_nothing() -> None:
    findings = analyse(ODD["three days"]())
    assert (findings.factors, findings.time_of_day) == ((), ())
    assert {entry.now for entry in findings.detectable} == {None}


def test_ten_years_are_read_to_their_last_day() -> None:
    person = simulate(days=3653, seed=1)
    few = {"standing_hours", "sleep_hours", "stress"}
    factors = {
        day: {k: v for k, v in values.items() if k in few} for day, values in person.diary.factors.items()
    }
    findings = analyse(Diary(person.diary.ratings, (), factors))
    assert findings.days == len(findings.daily) == 3653
    assert json.dumps(findings.to_dict(), allow_nan=False)
    assert {finding.factor for finding in findings.factors} == few


def test_days_without_a_check_in_at_the_ends_are_kept() -> None:
    lonely = Diary((rating(30, 4),), (), noted(61, steps=lambda n: STEPS[n]))
    daily = analyse(lonely).daily
    assert len(daily) == 61
    assert [one.day for one in daily if one.n] == [(rating(30, 4).day).isoformat()]
    assert date.fromisoformat(daily[-1].day) - date.fromisoformat(daily[0].day) == timedelta(days=60)


def test_one_date_in_a_year_far_away_does_not_hide_the_diary() -> None:
    slip = replace(rating(0, 9), at=datetime.combine(date(2205, 3, 3), time(20)))
    once, slipped = (analyse(diary_) for diary_ in (Diary(evenings(PAIN)), Diary((*evenings(PAIN), slip))))
    assert slipped.daily == once.daily
    assert slipped.days == len(slipped.daily) == 120


def test_of_more_than_ten_years_those_with_most_check_ins_are_looked_at() -> None:
    early = tuple(replace(r, at=r.at - timedelta(days=5_000)) for r in evenings(PAIN[:20]))
    findings = analyse(Diary((*early, *evenings(PAIN))))
    assert findings.daily == analyse(Diary(evenings(PAIN))).daily
    assert findings.days == len(findings.daily)
