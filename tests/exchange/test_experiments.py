import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fodro.domain.diary import Diary, DiaryError, digest
from fodro.domain.drawing import redrawn, redrawn_days
from fodro.domain.experiments import Allotment, Arm, Design, Done, Experiment, Outcome
from fodro.exchange.diary_folder import diary_files, read_diary, write_diary
from tests.exchange.bad_diaries import CHECKINS, DAYS, fill
from tests.exchange.diaries import EXPERIMENTS

DAY = date(2026, 3, 2)
SEED = "ab" * 32
SHORT = "experiment,date,design,drawn,done,value\n"


def read(table: str) -> tuple[Experiment, ...]:
    with tempfile.TemporaryDirectory() as room:
        files = {"checkins.csv": CHECKINS, "experiments.csv": table.encode()}
        return read_diary(fill(Path(room) / "diary", files)).experiments


def planned(**fields: object) -> Experiment:
    plain = {"key": "e1", "design": Design.THIS_OR_THAT, "subject": "shoes", "a": "clogs", "b": "boots"}
    plan = Experiment(**{**plain, "start": DAY, "n_days": 6, "seed": SEED, **fields})  # type: ignore[arg-type]
    return replace(plan, drawn=redrawn_days(plan))


@settings(deadline=None, max_examples=50)
@given(st.lists(EXPERIMENTS, min_size=1, max_size=3, unique_by=lambda experiment: experiment.key))
def test_an_experiment_reads_back_the_same(tried: list[Experiment]) -> None:
    diary = Diary(experiments=tuple(sorted(tried, key=lambda each: (each.start, each.key))))
    with tempfile.TemporaryDirectory() as room:
        write_diary(diary, Path(room) / "diary")
        again = read_diary(Path(room) / "diary")
    assert again == diary
    assert digest(again) == digest(diary)


def test_an_experiment_from_elsewhere_needs_its_design_and_the_arm_of_each_day() -> None:
    rows = "tea,2026-03-03,,B,,3\ntea,2026-03-02,this-or-that,A,neither,\ntea,2026-03-04,,A,A,0\n"
    (found,) = read(SHORT + rows)
    assert found == Experiment(
        key="tea",
        design=Design.THIS_OR_THAT,
        subject="",
        a="",
        b="",
        start=DAY,
        n_days=3,
        seed="",
        drawn=(
            Allotment(DAY, 0, Arm.A),
            Allotment(date(2026, 3, 3), 0, Arm.B),
            Allotment(date(2026, 3, 4), 1, Arm.A),
        ),
        done=(Done(DAY, None), Done(date(2026, 3, 4), Arm.A)),
        outcomes=(Outcome(date(2026, 3, 3), value=3.0), Outcome(date(2026, 3, 4), value=0.0)),
    )


def test_a_plan_alone_is_an_experiment_whose_days_were_not_drawn_yet() -> None:
    header = "experiment,date,design,start,days,seed,washout\n"
    (found,) = read(header + f"e1,,split-foot,2026-03-02,21,{SEED},1\n")
    assert (found.n_days, found.washout_days, found.seed, found.drawn) == (21, 1, SEED, ())


REFUSED = {
    "no date column": ("experiment,design\ne1,complete\n", "line 1, column date"),
    "an unknown design": (SHORT + "e1,2026-03-02,coin,A,,\n", "line 2, column design"),
    "no design": (SHORT + "e1,2026-03-02,,A,,\n", "line 2, column design"),
    "an arm that is none": (SHORT + "e1,2026-03-02,complete,C,,\n", "line 2, column drawn"),
    "done in other words": (SHORT + "e1,2026-03-02,complete,A,both,\n", "neither – or leave"),
    "a rating off the scale": (SHORT + "e1,2026-03-02,complete,A,,11\n", "line 2, column value"),
    "a day twice": (SHORT + "e1,2026-03-02,complete,A,,\ne1,2026-03-02,,B,,\n", "line 3, column date"),
    "a rating without a day": (SHORT + "e1,2026-03-02,complete,A,,\ne1,,,,,4\n", "line 3, column date"),
    "two designs": (
        SHORT + "e1,2026-03-02,complete,A,,\ne1,2026-03-03,split-foot,A,,\n",
        "in line 2 already",
    ),
    "no days": ("experiment,date,design,start\ne1,,complete,2026-03-02\n", "column days"),
    "no start": ("experiment,date,design,days,seed\ne1,,complete,9,\n", "column start"),
    "no seed": ("experiment,date,design,days,start\ne1,,complete,9,2026-03-02\n", "column seed"),
    "a seed cut short": ("experiment,date,design,seed\ne1,2026-03-02,complete,abc\n", "column seed"),
    "half a day": ("experiment,date,design,days\ne1,2026-03-02,complete,2.5\n", "column days"),
    "too many rows": (
        SHORT + "".join(f"e1,{DAY + timedelta(days=n)},complete,A,,\n" for n in range(367)),
        "column drawn",
    ),
    "a block beyond the last day": (
        "experiment,date,design,drawn,block\ne1,2026-03-02,complete,A,367\n",
        "line 2, column block",
    ),
    "too many days": ("experiment,date,design,days\ne1,2026-03-02,complete,400\n", "1 to 366"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_table_that_cannot_be_read_is_refused_with_its_place(name: str) -> None:
    table, place = REFUSED[name]
    with pytest.raises(DiaryError, match=r"experiments\.csv") as refused:
        read(table)
    assert place in str(refused.value)
    assert refused.value.remedy


def test_a_diary_without_experiments_has_no_such_file_and_keeps_the_digest_it_always_had() -> None:
    with tempfile.TemporaryDirectory() as room:
        folder = fill(Path(room) / "diary", {"checkins.csv": CHECKINS, "days.csv": DAYS})
        plain = read_diary(folder)
    assert digest(plain) == "sha256:c61cba36d14453bb8f82f2179612bd9200e44bb5cd2478452ca102e50b7dfdd6"
    assert "experiments.csv" not in diary_files(plain)


def test_the_digest_knows_everything_of_an_experiment() -> None:
    plan = planned()
    others = (
        plan,
        replace(plan, b="sandals"),
        replace(plan, ended=DAY),
        replace(plan, done=(Done(DAY, Arm.A),)),
        replace(plan, done=(Done(DAY, None),)),
        replace(plan, done=(Done(DAY, None, "slept"),)),
        replace(plan, outcomes=(Outcome(DAY, value=0.0),)),
        replace(plan, outcomes=(Outcome(DAY, left=0.0),)),
        replace(plan, drawn=plan.drawn[:-1]),
        redrawn(plan, DAY + timedelta(days=2), n_days=4),
    )
    assert len({digest(Diary(experiments=(one,))) for one in others}) == len(others)


def test_an_outcome_of_nothing_is_not_recorded() -> None:
    plan = planned()
    empty = replace(plan, outcomes=(Outcome(DAY),))
    assert digest(Diary(experiments=(empty,))) == digest(Diary(experiments=(plan,)))
    assert diary_files(Diary(experiments=(empty,))) == diary_files(Diary(experiments=(plan,)))
    assert Diary(experiments=(empty,)).recorded_days == ()


def test_a_day_on_which_something_was_done_or_rated_is_a_recorded_day() -> None:
    tried = planned(done=(Done(DAY, Arm.A),), outcomes=(Outcome(DAY + timedelta(days=1), value=0.0),))
    assert Diary(experiments=(tried,)).recorded_days == (DAY, DAY + timedelta(days=1))
