"""Simulated diaries of another make, scored where they lie beside the project."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.calibrating.methods import asked_of
from benchmarks.calibrating.running import ROOT, Tallies, added
from benchmarks.calibrating.scoring import Answers, Real, pair_of
from fodro.exchange.diary_folder import read_diary

FOLDER = ROOT / ".." / "shared" / "practice"


def practice_tallies(days: int) -> Tallies:
    """Return the counts over the practice diaries of this length; none where there are no such diaries."""
    return added(asked_of(_answers(folder), read_diary(folder)) for folder in _folders(days))


def _folders(days: int) -> Iterator[Path]:
    for kind in ("mixed", "nothing"):
        yield from sorted(FOLDER.glob(f"*-{kind}-{days}d"))


def _answers(folder: Path) -> Answers:
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    effects = (Real(e["factor"], e["lag"], e["per_sd"], e["levels"]) for e in truth["effects"])
    pairs = {pair_of("hard_floor", "shoe")} if truth["interaction"]["active"] else set()
    return Answers(tuple(effects), frozenset(truth["neutral"]), frozenset(pairs))
