"""The page about FHIR files names everything that can stand in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from fodro.exchange.fhir.code_systems import concepts
from fodro.exchange.fhir.names import BASE
from fodro.exchange.fhir.profiles import PROFILES
from fodro.exchange.fhir.rules import RULES
from fodro.exchange.fhir.walking import rule_table
from fodro.knowledge.codes import every_second_code, ucum_codes, words

PAGE = (Path(__file__).resolve().parents[3] / "docs/reference/fhir.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "names",
    [PROFILES, rule_table()["extensions"], concepts(), ucum_codes(), words("section"), words("detail")],
    ids=["profiles", "extensions", "code systems", "units", "sections", "components"],
)
def test_every_name_of_ours_is_told(names: list[str]) -> None:
    assert [name for name in names if f"`{name}`" not in PAGE] == []


def test_every_second_code_is_told() -> None:
    assert [second.code for second in every_second_code() if second.code not in PAGE] == []


def test_the_beginning_of_our_names_and_the_rules_are_told() -> None:
    assert BASE in PAGE
    told = {
        name.rstrip(":,") for rule in RULES.values() for one in rule for name in (one.__doc__ or "").split()
    }
    named = {name for name in told if name[3:4] == "-" and name[4:].isdigit()}
    assert named
    assert [name for name in named if name not in PAGE] == []
