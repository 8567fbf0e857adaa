"""The part of a document a person reads."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from fodro.domain.diary import Diary
from fodro.domain.experiments import Design, Experiment
from fodro.exchange.fhir import check
from fodro.exchange.fhir.narrative import narrative, section_texts
from fodro.knowledge.library import technique_name
from tests.exchange.fhir.test_document import DIARY

FIRST = date(2026, 5, 1)
PLANNED = Experiment("a", Design.THIS_OR_THAT, "technique", "heel-cup", "own way", FIRST, 4, "0" * 64)


def rows(diary: Diary, code: str, language: str = "en") -> list[list[str]]:
    div = section_texts(diary, language)[code]["div"]
    return [re.findall(r"<t[hd]>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", div)]


def test_each_thing_is_a_row_with_how_often_how_much_and_when() -> None:
    noted = [2.0, 7.5, 4.0]
    diary = Diary(factors={FIRST + timedelta(days=n): {"standing_hours": h} for n, h in enumerate(noted)})
    assert rows(diary, "days") == [
        ["What", "Times noted", "Lowest to highest", "First day", "Last day"],
        ["Time on your feet", "3", "2–7.5 h", "2026-05-01", "2026-05-03"],
    ]
    assert rows(diary, "days", "da")[1][:3] == ["Tid på benene", "3", "2–7,5 t"]


def test_of_yes_and_no_it_is_told_how_often_yes() -> None:
    diary = Diary(factors={FIRST + timedelta(days=n): {"hard_floor": float(n > 0)} for n in range(3)})
    assert rows(diary, "days")[1][1:3] == ["3", "yes, 2 times"]


def test_a_column_with_nothing_in_it_is_left_out() -> None:
    assert rows(DIARY, "massages")[0] == ["What", "Times noted", "First day", "Last day"]


def test_what_was_only_planned_was_not_noted() -> None:
    (_, planned) = rows(Diary(experiments=(PLANNED,)), "experiments")
    assert planned[0] == f"{technique_name('heel-cup', 'en')} / own way"
    assert planned[1] == "0"


def test_places_are_named_with_their_side() -> None:
    assert [row[0] for row in rows(DIARY, "pain", "da")[1:]] == ["venstre hæl", "hele højre fod", "ryg"]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "a & b", "\x00\x1f\ud800", "]]>", '"quoted"'])
def test_no_text_is_read_as_markup(text: str) -> None:
    told = narrative(text)
    assert check({"resourceType": "Patient", "text": told}) == ()
    assert "<script>" not in told["div"]
