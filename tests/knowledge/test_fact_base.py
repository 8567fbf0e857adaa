"""The library says what the clinical fact base says, where that stands beside the project."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from fodro.knowledge.library import Technique, techniques
from fodro.knowledge.sources import sources
from fodro.knowledge.tools import positions

FACTS = Path(__file__).resolve().parents[2] / ".." / "shared" / "facts" / "clinical.md"
BY_REF = {one.ref: one for one in techniques().values()}
MINUTES = {"T05", "T08", "T09"}

pytestmark = pytest.mark.skipif(not FACTS.exists(), reason="the fact base is not beside the project")


@cache
def tables() -> list[dict[str, dict[str, str]]]:
    """Return the tables of techniques: the cells of each row by their column."""
    found: list[dict[str, dict[str, str]]] = []
    columns: list[str] = []
    for line in FACTS.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if cells[0] == "id":
            columns = cells
            found.append({})
        elif re.fullmatch(r"[GKPTA]\d\d", cells[0]) and columns:
            found[-1][cells[0]] = dict(zip(columns, cells, strict=False))
    return [table for table in found if table]


def cell(ref: str, *columns: str) -> str:
    """Return the first of `columns` that a table has for `ref`."""
    rows = (table[ref] for table in tables() if ref in table)
    return next((row[column] for row in rows for column in columns if column in row), "")


def numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def every(letters: str) -> list[str]:
    return sorted({ref for table in tables() for ref in table if ref[0] in letters}) if FACTS.exists() else []


def test_every_row_is_in_the_library() -> None:
    assert len(every("GKPTA")) == 10 + 15 + 8 + 10 + 10
    assert set(every("GKPTA")) <= set(BY_REF)


@pytest.mark.parametrize("ref", every("GKPT"))
def test_the_pressure_is_that_of_the_fact_base(ref: str) -> None:
    given = cell(ref, "press.")
    if "as P/K" in given or not (levels := numbers(given.partition("(")[0])):
        assert BY_REF[ref].pressure in {(0, 0), (3, 3)}
    else:
        assert BY_REF[ref].pressure == (min(levels), max(levels))


@pytest.mark.parametrize("ref", every("GK"))
def test_the_pace_is_that_of_the_fact_base(ref: str) -> None:
    pace = numbers(cell(ref, "pace /min"))[:2]
    if ref == "K09":  # given there as 8–10 seconds a toe
        pace = [60 // 10, 60 // 8 + 1]
    assert BY_REF[ref].pace_per_min == (min(pace), max(pace))


@pytest.mark.parametrize("ref", ["T01", "T02", "T03", "T04", "T05"])
def test_the_pace_of_what_rolls_is_that_of_the_fact_base(ref: str) -> None:
    pace = numbers(cell(ref, "direction/pace").partition("/min")[0]) or numbers(cell(ref, "how"))
    assert BY_REF[ref].pace_per_min == (min(pace[:2]), max(pace[:2]))


@pytest.mark.parametrize("ref", every("GK"))
def test_a_technique_lasts_no_longer_than_in_the_fact_base(ref: str) -> None:
    given = cell(ref, "s per foot")
    each = 5 if "per toe" in given else 2 if "each side" in given else 1
    wanted = numbers(given)[:2]
    low, high = min(wanted) * each, max(wanted) * each
    assert (low, high) == BY_REF[ref].seconds_per_foot


@pytest.mark.parametrize("ref", every("T"))
def test_a_tool_is_used_no_longer_than_in_the_fact_base(ref: str) -> None:
    found = numbers(cell(ref, "s per foot").partition(" total")[0].partition(", 38")[0])
    if found:
        most = max(found[:2]) * (60 if ref in MINUTES else 1)
        assert BY_REF[ref].seconds_per_foot[1] == most


@pytest.mark.parametrize("ref", every("P"))
def test_the_holds_are_those_of_the_fact_base(ref: str) -> None:
    times, seconds = cell(ref, "holds × s").split("×")
    one = BY_REF[ref]
    assert one.holds == max(numbers(times))
    assert one.holds_s == (min(numbers(seconds)), max(numbers(seconds)))


@pytest.mark.parametrize("ref", every("GKPTA"))
def test_the_first_position_is_one_of_the_fact_base(ref: str) -> None:
    named = [slug for slug in positions() if slug in cell(ref, "position")]
    if named:
        assert BY_REF[ref].positions[0] in named
        assert set(named) <= set(BY_REF[ref].positions)


@pytest.mark.parametrize("ref", every("GKPTA"))
def test_the_rules_named_there_are_named_here(ref: str) -> None:
    named = set(re.findall(r"R\d\d[ab]?", cell(ref, "avoid", "avoid when", "avoid when (rule ids sec. 6)")))
    assert named <= set(BY_REF[ref].avoid)


@pytest.mark.parametrize("ref", every("GKPTA"))
def test_the_sources_named_there_are_named_here(ref: str) -> None:
    one: Technique = BY_REF[ref]
    named = set(re.findall(r"\[(S\d+)\]", cell(ref, "evidence") + cell(ref, "dose")))
    assert named & set(sources()) <= set(one.sources)
    assert named <= set(sources())
