"""The reference says what the command line and the diary folder are, no more and no less."""

import re
from pathlib import Path

import click
import pytest

from fodro.cli import main
from fodro.domain.body import View
from fodro.domain.civil import DayPart
from fodro.domain.experiments import Design
from fodro.exchange import checkins, days, experiments, limits, sessions, wearings
from fodro.exchange.importers import IMPORTERS
from fodro.exchange.names import COMPANIONS, NOT_READ_YET, READ

REFERENCE = Path(__file__).resolve().parents[2] / "docs/reference"
COMMAND_LINE = (REFERENCE / "command-line.md").read_text(encoding="utf-8")
DIARY_FOLDER = (REFERENCE / "diary-folder.md").read_text(encoding="utf-8")


def section(command: str) -> str:
    return re.split(r"^## ", COMMAND_LINE.split(f"## `fodro {command}", 1)[1], flags=re.MULTILINE)[0]


def commands(group: click.Group, above: str = "") -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            found |= commands(command, f"{name} ")
        else:
            found[f"{above}{name}"] = command
    return found


COMMANDS = commands(main)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_option_of_a_command_is_described_and_no_other(command: str) -> None:
    options = [option for option in COMMANDS[command].params if isinstance(option, click.Option)]
    described = set(re.findall(r"^- `(--[a-z-]+)`", section(command), flags=re.MULTILINE))
    assert described == {name for option in options for name in option.opts if name.startswith("--")}


def test_every_kind_of_file_and_every_companion_is_named() -> None:
    assert all(f"`{kind}`" in section("import") for kind in IMPORTERS)
    assert all(f"`{name}`" in section("simulate") for name in COMPANIONS)


def test_every_file_column_and_word_of_the_diary_folder_is_described() -> None:
    columns = (*checkins.COLUMNS, *days.NEEDED, *sessions.COLUMNS, *wearings.COLUMNS)
    words = (*READ, *NOT_READ_YET, *columns, *experiments.COLUMNS, *Design, *DayPart, *View)
    assert [word for word in words if f"`{word}`" not in DIARY_FOLDER] == []


def test_the_limits_are_those_described() -> None:
    packed, one, together = (
        f"{size // 2**20} MB" for size in (limits.ARCHIVE_BYTES, limits.FILE_BYTES, limits.TOTAL_BYTES)
    )
    assert f"{packed} packed, {one} for a file, {together} together" in DIARY_FOLDER
    assert f"{limits.ARCHIVE_ENTRIES:,} files" in DIARY_FOLDER
    assert f"{limits.PACKING_RATIO} to 1" in DIARY_FOLDER
