"""``fodro import``: recognised, previewed, by a mapping, once however often."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from fodro.exchange.diary_folder import read_diary
from tests.cli.command import fodro, program
from tests.web.bringing import FIRST, days, table


@pytest.fixture
def steps(tmp_path: Path) -> Path:
    file = tmp_path / "skridt.csv"
    file.write_bytes(table(days(9)))
    return file


def test_a_file_is_recognised(steps: Path, tmp_path: Path) -> None:
    done = fodro("import", "auto", steps, "--to", tmp_path / "out")
    assert done.exit_code == 0
    assert "This is CSV (csv)." in done.stderr
    assert read_diary(tmp_path / "out").factors[FIRST] == {"steps": 8000.0}


def test_a_file_nobody_knows_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text("# Sunday", encoding="utf-8")
    for file, problem in (("note.md", "No importer recognises"), ("gone.csv", "no such file")):
        done = fodro("import", "auto", tmp_path / file)
        assert done.exit_code == 2
        assert problem in done.stderr


def test_a_mapping_is_proposed_put_right_and_used(steps: Path, tmp_path: Path) -> None:
    proposed = fodro("import", "csv", steps, "--propose-mapping").stdout
    assert 'factor = "steps"' in proposed
    mapping = tmp_path / "m.toml"
    mapping.write_text(proposed.replace('"steps"', '"my_steps"'), encoding="utf-8")
    done = fodro("import", "csv", steps, "--mapping", mapping, "--to", tmp_path / "out")
    assert done.exit_code == 0
    assert read_diary(tmp_path / "out").factors[FIRST] == {"my_steps": 8000.0}
    mapping.write_text("order = 3", encoding="utf-8")
    wrong = fodro("import", "csv", steps, "--mapping", mapping, "--to", tmp_path / "other")
    assert (wrong.exit_code, (tmp_path / "other").exists()) == (2, False)
    assert "m.toml" in wrong.stderr
    elsewhere = fodro("import", "fitbit", steps, "--mapping", mapping)
    assert elsewhere.exit_code == 2


@pytest.mark.slow
def test_it_is_previewed_then_brought_in_once(steps: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    previewed = program("import", "csv", steps, "--preview", data=data)
    assert previewed.stdout == "9 days of steps, 2025-03-01 to 2025-03-09: 9 new.\n"
    first = program("import", "csv", steps, data=data)
    assert first.stdout.startswith("Records added: 9.")
    assert program("import", "csv", steps, data=data).stdout.startswith("Records added: 0.")
    again = program("import", "csv", steps, "--preview", data=data)
    assert "9 there already" in again.stdout
    steps.write_bytes(table(days(9, of=9000)))
    better = program("import", "csv", steps, data=data)
    assert "Made more complete than an earlier import had left them: 9." in better.stdout
    with closing(sqlite3.connect(data / "fodro.sqlite3")) as database:
        kept = database.execute("SELECT kind, file, state FROM bringing_in_broughtin").fetchall()
    assert kept == [("csv", "skridt.csv", "done")] * 3
