"""Experiments in and out: what was drawn, done and rated comes back, once, and to whoever brings it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fodro.domain.diary import Diary, digest
from fodro.domain.drawing import redrawn, redrawn_days
from fodro.domain.experiments import Arm, Design, Done, Experiment, Outcome
from fodro.exchange.diary_folder import read_diary
from fodro.web.archive.flows import MergeReport, merge_diary
from fodro.web.archive.making import write_archive
from fodro.web.archive.queries import diary_of
from fodro.web.ids import new_id
from fodro.web.people.models import Person
from fodro.web.trials.models import Trial
from tests.exchange.diaries import EXPERIMENTS

pytestmark = pytest.mark.django_db

FIRST = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def long_after() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 20, tzinfo=UTC), tick=False):
        yield


def someone() -> Person:
    return Person.objects.create(handle=str(new_id()))


def lived(*, start: date = FIRST, n_days: int = 8) -> Experiment:
    planned = Experiment(
        key=str(new_id()), design=Design.SPLIT_FOOT, subject="tool", a="roller", b="without",
        start=start, n_days=n_days, seed="3c" * 32,
    )  # fmt: skip
    edited = redrawn(replace(planned, drawn=redrawn_days(planned)), start + timedelta(days=5), n_days=6)
    return replace(
        edited,
        done=(Done(start, Arm.A), Done(start + timedelta(days=1), None, "both")),
        outcomes=(Outcome(start, left=3.0, right=5.5),),
        ended=start + timedelta(days=9),
    )


def test_an_experiment_comes_back_as_it_went_in(tmp_path: Path) -> None:
    diary = Diary(experiments=(lived(),))
    one, other = someone(), someone()
    assert merge_diary(one, diary) == MergeReport(added=1, kept=0)
    assert diary_of(one) == diary
    file = tmp_path / "archive.zip"
    with file.open("wb") as opened:
        write_archive(one, opened)
    assert digest(read_diary(file)) == digest(diary)
    Trial.objects.all().delete()
    merge_diary(other, read_diary(file))
    assert diary_of(other) == diary


def test_imported_twice_is_imported_once() -> None:
    person, diary = someone(), Diary(experiments=(lived(), lived(start=FIRST + timedelta(days=30))))
    merge_diary(person, diary)
    before = diary_of(person)
    assert merge_diary(person, diary) == MergeReport(added=0, kept=2)
    assert diary_of(person) == before


def test_the_same_file_can_be_brought_by_two_people() -> None:
    diary = Diary(experiments=(lived(),))
    one, other = someone(), someone()
    merge_diary(one, diary)
    for _again in range(2):
        merge_diary(other, diary)
    (kept,) = diary_of(other).experiments
    assert kept.key != diary.experiments[0].key
    assert replace(kept, key="") == replace(diary.experiments[0], key="")
    assert diary_of(one) == diary


def test_one_that_is_running_comes_back_with_its_draw() -> None:
    running = replace(lived(start=date(2026, 11, 16)), ended=None)
    one, other = someone(), someone()
    merge_diary(one, Diary(experiments=(running,)))
    carried = diary_of(one)
    assert carried.experiments[0].drawn == ()
    Trial.objects.all().delete()
    merge_diary(other, carried)
    with time_machine.travel(datetime(2027, 1, 1, tzinfo=UTC), tick=False):
        assert diary_of(other).experiments == (running,)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EXPERIMENTS, max_size=2, unique_by=lambda one: one.key))
def test_any_experiment_of_the_exchange_format_is_taken_in(experiments: list[Experiment]) -> None:
    person = someone()
    assert merge_diary(person, Diary(experiments=tuple(experiments))).added == len(experiments)
    kept = diary_of(person).experiments
    assert merge_diary(person, Diary(experiments=tuple(experiments))).added == 0
    assert sorted(one.seed for one in kept) == sorted(one.seed for one in experiments)
