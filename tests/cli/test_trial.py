"""``fodro trial``: planning an experiment, and what those of a diary, or one kept elsewhere, have shown."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from fodro.domain.diary import Diary
from fodro.domain.drawing import redrawn_days
from fodro.domain.experiments import Arm, Design, Experiment, Outcome
from fodro.exchange.diary_folder import read_diary, write_diary
from tests.cli.command import SHARED, fodro

START = date(2026, 3, 2)
CAFFEINE = SHARED / "data/trial-caffeine"
PUBLISHED = {
    "meditations.csv": {"concentration_rating": 0.698, "mindfulness_rating": 0.639},
    "mental.csv": {"productivity": 0.640, "creativity": 0.512},
}


def with_less_pain_on_a(n_days: int = 20, less: float = 2.0) -> Experiment:
    plan = Experiment("e1", Design.THIS_OR_THAT, "shoes", "clogs", "boots", START, n_days, "5e" * 32)
    drawn = redrawn_days(plan)
    rated = [4 + n % 3 - (less if day.arm is Arm.A else 0) for n, day in enumerate(drawn)]
    outcomes = tuple(Outcome(day.day, value=each) for day, each in zip(drawn, rated, strict=True))
    return replace(plan, drawn=drawn, outcomes=outcomes)


def written(room: Path, *experiments: Experiment) -> Path:
    write_diary(Diary(experiments=experiments), room / "diary")
    return room / "diary"


def test_a_difference_is_told_in_both_languages_with_the_names_of_the_two(tmp_path: Path) -> None:
    diary = written(tmp_path, with_less_pain_on_a())
    english, danish = (fodro("trial", "analyse", diary, "--language", each).output for each in ("en", "da"))
    assert "clogs" in english
    assert "less pain" in english
    assert "clogs" in danish
    assert english != danish


def test_the_json_holds_every_experiment_with_its_commitment(tmp_path: Path) -> None:
    tried = with_less_pain_on_a()
    later = replace(tried, key="e2", start=START + timedelta(days=60), drawn=(), outcomes=())
    told = json.loads(fodro("trial", "analyse", written(tmp_path, tried, later), "--json").output)
    first, second = told["experiments"]
    assert (first["key"], first["verdict"], first["claimed"]) == ("e1", "a-lower", True)
    assert first["low"] < -2 < first["high"]
    assert first["commitment"] == tried.commitment
    assert first["differing"] == []
    assert (second["claimed"], second["effect"], second["p"]) == (False, None, None)


def test_nothing_is_said_of_an_experiment_that_goes_on(tmp_path: Path) -> None:
    far = date.today() - timedelta(days=5)  # noqa: DTZ011 – the clock of the command
    going = replace(with_less_pain_on_a(), start=far, drawn=(), outcomes=())
    drawn = redrawn_days(going)
    going = replace(going, drawn=drawn, outcomes=tuple(Outcome(day.day, value=3.0) for day in drawn[:4]))
    (told,) = json.loads(fodro("trial", "analyse", written(tmp_path, going), "--json").output)["experiments"]
    assert told["verdict"] == "running"
    assert told["effect"] is None


def test_what_is_drawn_can_be_put_into_a_diary_and_is_the_draw_of_its_seed(tmp_path: Path) -> None:
    asked = ("--design", "split-foot", "--start", "2026-03-02", "--days", "21", "--washout", "1")
    diary = written(tmp_path)
    table = fodro("trial", "draw", *asked, "--seed", "5e" * 32, "--a", "ball").stdout
    (diary / "experiments.csv").write_text(table, encoding="utf-8")
    (found,) = read_diary(diary).experiments
    assert found.drawn == redrawn_days(found)
    assert (found.seed, found.a, found.washout_days, len(found.drawn)) == ("5e" * 32, "ball", 1, 21)
    assert found.commitment in fodro("trial", "draw", *asked, "--seed", "5e" * 32).stderr


def test_without_a_seed_every_draw_is_another() -> None:
    asked = ("trial", "draw", "--design", "this-or-that", "--start", "2026-03-02")
    assert fodro(*asked).stdout != fodro(*asked).stdout
    refused = fodro(*asked, "--seed", "abc")
    assert (refused.exit_code, "64 hexadecimal" in refused.output) == (2, True)


def test_a_diary_without_experiments_says_so(tmp_path: Path) -> None:
    found = fodro("trial", "analyse", written(tmp_path))
    assert found.exit_code == 0
    assert found.output.strip() == "This diary holds no experiment."


def test_a_plan_says_how_many_days_from_the_own_days_or_for_a_usual_person(tmp_path: Path) -> None:
    usual = json.loads(fodro("trial", "plan", "--design", "split-foot", "--days", "21", "--json").output)
    assert usual["basis"] == "default"
    assert 0 < usual["days_needed"] <= 60
    assert usual["power"] > 0.8
    words = fodro("trial", "plan", written(tmp_path), "--design", "split-foot", "--size", "2").output
    assert "2 points" in words


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("plan",), "--design"),
        (("plan", "--design", "coin"), "coin"),
        (("plan", "--design", "complete", "--days", "0"), "--days"),
        (("analyse",), "Give a diary"),
        (("analyse", "--allocation", "doses.csv"), "--outcomes"),
        (("analyse", "no-such-diary"), "no such file"),
    ],
)
def test_what_is_missing_is_said(arguments: tuple[str, ...], said: str) -> None:
    refused = fodro("trial", *arguments)
    assert refused.exit_code == 2
    assert said in refused.output


DOSES = (
    "when,arm\n2026-03-02T08:00,tea\n2026-03-03T08:00,water\n2026-03-04T08:00,tea\n2026-03-05T08:00,water\n"
)
RATED = "at,calm\n2026-03-02T20:00,3\n2026-03-03T20:00,1\n2026-03-04T20:00,\n2026-03-05T20:00,2\n"
ELSEWHERE = {
    "a time that is none": (
        DOSES.replace("2026-03-04T08:00", "yesterday"),
        RATED,
        ["--time", "when"],
        "line 4",
    ),
    "three words": (DOSES + "2026-03-06T08:00,milk\n", RATED, ["--arm", "arm"], "column arm"),
    "a day twice": (DOSES + "2026-03-05T09:00,tea\n", RATED, [], "2026-03-05 is there twice"),
    "a rating that is none": (DOSES, RATED.replace(",1\n", ",low\n"), [], "ratings.csv, line 3, column calm"),
    "offsets in one of the two": (DOSES, RATED.replace("T20:00", "T20:00+01:00"), [], "offset"),
    "another word for A": (DOSES, RATED, ["--a", "coffee"], "tea, water"),
    "no such column": (DOSES, RATED.replace("calm", "rest"), [], "column calm"),
    "no ratings": (DOSES, "at,calm\n2026-03-02T20:00,\n", [], "no rating"),
    "no time": (DOSES, "calm\n3\n", [], "--rated-at"),
}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_table_from_elsewhere_that_cannot_be_read_is_refused_with_its_place(
    name: str, tmp_path: Path
) -> None:
    doses, rated, more, said = ELSEWHERE[name]
    refused = elsewhere(tmp_path, doses, rated, *more)
    assert refused[0] == 2
    assert said in refused[1]


def elsewhere(room: Path, doses: str, rated: str, *more: str) -> tuple[int, str]:
    (room / "doses.csv").write_text(doses, encoding="utf-8")
    (room / "ratings.csv").write_text(rated, encoding="utf-8")
    tables = ("--allocation", room / "doses.csv", "--outcomes", room / "ratings.csv", "--value", "calm")
    found = fodro("trial", "analyse", *tables, *more)
    return found.exit_code, found.output


def test_each_dose_goes_with_the_next_rating_and_none_that_comes_days_later(tmp_path: Path) -> None:
    late = RATED.replace("2026-03-05T20:00", "2026-03-09T20:00")
    code, told = elsewhere(tmp_path, DOSES, late, "--json")
    (found,) = json.loads(told)["outcomes"]
    assert code == 0
    assert (found["n_a"], found["n_b"], found["n_missed"]) == (1, 1, 2)
    assert found["claimed"] is False


def test_a_table_from_elsewhere_may_be_longer_than_a_year(tmp_path: Path) -> None:
    days = [START + timedelta(days=n) for n in range(400)]
    doses = "when,arm\n" + "".join(f"{day},{('tea', 'water')[n * 7 % 5 % 2]}\n" for n, day in enumerate(days))
    rated = "at,calm\n" + "".join(f"{day},{n * 13 % 7}\n" for n, day in enumerate(days))
    code, told = elsewhere(tmp_path, doses, rated, "--json")
    (found,) = json.loads(told)["outcomes"]
    assert code == 0
    assert found["n_a"] + found["n_b"] == 400


@pytest.mark.skipif(not CAFFEINE.is_dir(), reason="the published trial is not here")
@pytest.mark.parametrize("file", PUBLISHED)
def test_the_published_trial_of_caffeine_is_reproduced(file: str) -> None:
    columns = [word for column in PUBLISHED[file] for word in ("--value", column)]
    tables = ("--allocation", CAFFEINE / "doses.csv", "--outcomes", CAFFEINE / file)
    told = json.loads(fodro("trial", "analyse", *tables, *columns, "--json").output)
    found = {each["value"]: each for each in told["outcomes"]}
    assert (told["a"], told["b"]) == ("caffeine", "sugar")
    assert {name: round(each["d"], 3) for name, each in found.items()} == PUBLISHED[file]
    assert all((each["n_a"], each["n_b"]) == (25, 25) for each in found.values())
    assert all(each["low"] < each["effect"] < each["high"] for each in found.values())
    assert all((each["p"] <= 0.05) == each["claimed"] for each in found.values())
