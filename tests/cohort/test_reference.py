"""The reference names every column of the tables, and no other."""

import re
from pathlib import Path

import pytest

from fodro.cohort.schema import diary_schema, factor_schema

PAGE = (Path(__file__).resolve().parents[2] / "docs/reference/analyse-many.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("title", "columns"),
    [("findings.parquet", factor_schema().names), ("findings.diaries.parquet", diary_schema().names)],
)
def test_every_column_is_described_and_no_other(title: str, columns: list[str]) -> None:
    section = PAGE.split(f"## `{title}`\n", 1)[1].split("\n## ")[0]
    first_cells = re.findall(r"^\| ([^|]*`[^|]*) \|", section, re.MULTILINE)
    assert sorted(re.findall(r"`(\w+)`", " ".join(first_cells))) == sorted(columns)
