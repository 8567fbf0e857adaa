"""Simulated diaries of another make, where they lie beside the project."""

import json
from pathlib import Path

import pytest

from fodro.analysis import analyse
from fodro.exchange.diary_folder import read_diary

PRACTICE = Path(__file__).resolve().parents[2] / ".." / "shared" / "practice"

pytestmark = pytest.mark.skipif(not PRACTICE.is_dir(), reason="no practice diaries beside the project")


def claimed(folder: Path) -> set[str]:
    return {finding.factor.split("=")[0] for finding in analyse(read_diary(folder)).claimed}


def test_people_with_nothing_to_find_are_shown_next_to_nothing() -> None:
    folders = sorted(PRACTICE.glob("*-nothing-*"))
    assert sum(bool(claimed(folder)) for folder in folders) <= 1


def test_a_year_shows_most_of_what_is_there_and_little_else() -> None:
    right, claims, true = 0, 0, 0
    for folder in sorted(PRACTICE.glob("*-mixed-365d")):
        truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
        real = {effect["factor"] for effect in truth["effects"]}
        mine = claimed(folder)
        right, true = right + len(mine & real), true + len(real)
        claims += len(mine - set(truth["neutral"]))
    assert right >= 0.7 * true
    assert right >= 0.85 * claims


def test_what_massage_does_at_once_lies_where_it_is_said_to() -> None:
    held, shown_nothing, folders = 0, 0, [folder for folder in PRACTICE.glob("4[0-5]-*") if folder.is_dir()]
    for folder in folders:
        truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))["massage"]["immediate"]
        massage = analyse(read_diary(folder)).massage
        assert massage is not None
        now = massage.immediate
        assert now.low is not None
        assert now.high is not None
        held += now.low <= truth <= now.high
        shown_nothing += now.claimed and not truth
    assert held >= 0.8 * len(folders)
    assert shown_nothing == 0
