"""``fodro signs``: the same as the library, as JSON and in words of both languages."""

import json
from pathlib import Path

import pytest

import fodro as package
from fodro.analysis.simulate import Regime, worsened
from fodro.domain.sign_findings import Monitor
from fodro.exchange.diary_folder import read_diary, write_diary
from tests.cli.command import fodro


@pytest.fixture(scope="module")
def worse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("worse") / "diary"
    write_diary(worsened(Regime.STEP, days=120, seed=400_003, size=4.0).diary, target)
    return target


def test_the_replay_is_that_of_the_library(worse: Path) -> None:
    told = json.loads(fodro("signs", worse, "--replay", "--json").stdout)
    alarms = package.replay_signs(read_diary(worse))
    assert told == {name: [day.isoformat() for day in days] for name, days in alarms.items()}
    assert told["intensity"]


def test_the_state_of_today_is_that_of_the_findings(worse: Path) -> None:
    told = json.loads(fodro("signs", worse, "--json").stdout)
    assert told == json.loads(fodro("analyse", worse, "--json").stdout)["signs"]
    assert list(told) == [monitor.value for monitor in Monitor]


@pytest.mark.parametrize(("language", "words"), [("en", "would have been said"), ("da", "ville")])
def test_the_replay_is_told_in_words(worse: Path, language: str, words: str) -> None:
    lines = fodro("signs", worse, "--replay", "--language", language).stdout.splitlines()
    assert len(lines) == len(Monitor)
    assert words in lines[0]


@pytest.mark.parametrize("language", ["en", "da"])
def test_today_is_a_sentence_for_each_monitor(worse: Path, language: str) -> None:
    lines = fodro("signs", worse, "--language", language).stdout.splitlines()
    assert len(lines) == len(Monitor)
    assert all(line.strip() for line in lines)


def test_a_folder_that_is_no_diary_is_refused(tmp_path: Path) -> None:
    assert fodro("signs", tmp_path / "nowhere").exit_code == 2
