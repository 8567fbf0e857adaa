"""The digest is that of a canonical form; here it is made in the plainest way, as it always was."""

import hashlib
import json
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating, Session, digest
from fodro.domain.experiments import Experiment
from tests.exchange.diaries import diaries

NOON = datetime.fromisoformat("2024-05-30T12:00")
EAST = timezone(timedelta(hours=2))


def canonical_digest(diary: Diary) -> str:
    content: dict[str, list[Any]] = {
        "ratings": sorted(plain(rating) for rating in diary.ratings),
        "sessions": sorted(plain(session) for session in diary.sessions),
        "factors": sorted(
            [str(day), sorted((name, same(value)) for name, value in values.items())]
            for day, values in diary.factors.items()
            if values
        ),
    }
    if diary.wearings:  # they came later
        content["wearings"] = sorted(plain(wearing) for wearing in diary.wearings)
    if diary.experiments:
        content["experiments"] = sorted(whole(experiment) for experiment in diary.experiments)
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str)
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def plain(record: object) -> str:
    values = ((name, same(getattr(record, name))) for name in type(record).__slots__)
    return json.dumps({name: value for name, value in values if value not in (None, ())}, default=str)


def whole(experiment: Experiment) -> str:
    told = asdict(experiment)
    told["outcomes"] = [each for each in told["outcomes"] if len(recorded(each)) > 1]
    return json.dumps(recorded(told), ensure_ascii=False, default=str)


def recorded(value: Any) -> Any:
    if isinstance(value, dict):
        found = {name: recorded(each) for name, each in value.items()}
        return {name: each for name, each in found.items() if each is not None and each not in ("", [])}
    return [recorded(each) for each in value] if isinstance(value, list | tuple) else same(value)


def same(value: object) -> object:
    return value + 0.0 if isinstance(value, int | float) else value


AWKWARD = {
    "nothing": Diary(),
    "a day of nothing": Diary(factors={date(2024, 5, 30): {}}),
    "whole numbers, truths and zeros": Diary(
        (Rating(NOON, "heel", None, 3, None), Rating(NOON, "heel", None, 3.0, None)),
        (Session(NOON, 10, "rest", before_nrs=0, after_nrs=-0.0),),
        {date(2024, 5, 30): {"a": 1, "b": 1.0, "c": True, "d": -0.0, "e": 0, "f": False, "g": "1.0"}},
    ),
    "numbers of numpy": Diary(factors={date(2024, 5, 30): {"a": np.float64(0.1), "b": np.float64(2)}}),
    "no numbers": Diary(
        factors={date(2024, 5, 30): {"a": float("nan"), "b": float("inf"), "c": float("-inf"), "d": 1e300}}
    ),
    "one instant on several clocks": Diary(
        tuple(
            Rating(at, "heel", Side.LEFT, 3.0, DayPart.MIDDAY)
            for at in (NOON, NOON.replace(tzinfo=UTC), NOON.replace(hour=14, tzinfo=EAST))
        ),
        (Session(NOON.replace(tzinfo=UTC), 1.5, "x"), Session(NOON.replace(hour=14, tzinfo=EAST), 1.5, "x")),
    ),
    "microseconds, both readings of an hour, an odd offset": Diary(
        (
            Rating(NOON.replace(microsecond=1), "heel", None, 0.1, None),
            Rating(NOON.replace(fold=1), "heel", None, 0.1 + 0.2, None),
            Rating(NOON.replace(tzinfo=timezone(timedelta(seconds=-1))), "heel", None, 10, None),
        )
    ),
    "words that need care": Diary(
        (Rating(NOON, "hæl \"'\\", Side.RIGHT, 1.0, None, ("øm", "\n", ""), View.TOP, 2.0, NOON.date()),),
        (Session(NOON, 1.0, "\u2028", "👣", side=Side.LEFT),),
        {date(1900, 1, 1): {"ø": "å\t\x7f", '"': "\\", "": "", "👣": "L"}, date(999, 1, 2): {"x": "y"}},
    ),
    "a word that is also a side, a part and a number": Diary(
        (Rating(NOON, "L", Side.LEFT, 1.0, DayPart.NIGHT, ("night", "L", "1.0")),),
        factors={date(2024, 5, 30): {"night": "night", "L": "L", "1.0": 1.0}},
    ),
}


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_values_have_the_digest_of_the_canonical_form(name: str) -> None:
    assert digest(AWKWARD[name]) == canonical_digest(AWKWARD[name])


@given(diary=diaries)
def test_any_diary_has_the_digest_of_the_canonical_form(diary: Diary) -> None:
    assert digest(diary) == canonical_digest(diary)


def test_half_a_character_is_refused_in_a_factor_and_not_in_a_record() -> None:
    with pytest.raises(UnicodeEncodeError):
        digest(Diary(factors={date(2024, 5, 30): {"a": "\ud800"}}))
    half = Diary((Rating(NOON, "\ud800", None, 1.0, None),))
    assert digest(half) == canonical_digest(half)


def test_the_order_of_records_days_and_factors_does_not_matter() -> None:
    ratings = (Rating(NOON, "heel", None, 1.0, None), Rating(NOON, "arch", None, 2.0, None))
    one = Diary(ratings, (), {date(2024, 5, 30): {"a": 1.0, "b": 2.0}, date(2024, 5, 31): {"a": 1.0}})
    other = Diary(ratings[::-1], (), {date(2024, 5, 31): {"a": 1.0}, date(2024, 5, 30): {"b": 2.0, "a": 1.0}})
    assert digest(one) == digest(other)
