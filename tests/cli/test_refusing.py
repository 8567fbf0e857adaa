from pathlib import Path

import pytest

from fodro.exchange.diary_folder import read_diary
from tests.cli.command import fodro, program
from tests.exchange.bad_diaries import ALL, CELLS, DAYS, GOOD, Bad, BadPath, fill


def everything_in(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {str(path): path.read_bytes() for path in files}


@pytest.mark.parametrize("command", ["analyse", "import"])
@pytest.mark.parametrize("bad", ALL, ids=lambda bad: bad.name)
def test_a_bad_diary_ends_with_code_2_one_message_and_nothing_written(
    bad: Bad | BadPath, command: str, tmp_path: Path
) -> None:
    diary = bad.build(tmp_path / "diary")
    before = everything_in(tmp_path)
    rest = ("--json",) if command == "analyse" else ("--to", tmp_path / "out")
    result = fodro(command, *(("diary",) if command == "import" else ()), diary, *rest)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert all(said in result.stderr for said in (bad.file, bad.problem, bad.remedy))
    assert everything_in(tmp_path) == before
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("bad", CELLS[:3], ids=lambda bad: bad.name)
def test_the_message_names_file_line_and_column(bad: Bad, tmp_path: Path) -> None:
    result = fodro("analyse", bad.build(tmp_path / "diary"))
    assert result.stderr.startswith(f"fodro: {bad.file}, line {bad.line}, column {bad.column}: ")


def test_a_bad_diary_never_reaches_the_app(tmp_path: Path) -> None:
    diary = fill(tmp_path / "diary", {**GOOD, "days.csv": DAYS + b"2024-13-40,1,A\n"})
    done = program("import", "diary", diary, data=tmp_path / "data")
    assert (done.returncode, done.stdout) == (2, "")
    assert "days.csv, line 5, column date" in done.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_a_diary_already_there_is_kept_unless_replacing_is_asked_for(name: str, tmp_path: Path) -> None:
    diary, other = fill(tmp_path / "diary", GOOD), fill(tmp_path / "other", {"days.csv": DAYS})
    target = tmp_path / name
    assert fodro("import", "diary", diary, "--to", target).exit_code == 0
    refused = fodro("import", "diary", other, "--to", target)
    assert refused.exit_code == 2
    assert "--replace" in refused.stderr
    assert read_diary(target) == read_diary(diary)
    assert fodro("import", "diary", other, "--to", target, "--replace").exit_code == 0
    assert read_diary(target) == read_diary(other)


def test_a_folder_with_other_things_in_it_is_never_replaced(tmp_path: Path) -> None:
    diary, target = fill(tmp_path / "diary", GOOD), fill(tmp_path / "out", {"thesis.txt": b"work"})
    refused = fodro("import", "diary", diary, "--to", target, "--replace")
    assert refused.exit_code == 2
    assert everything_in(target) == {str(target / "thesis.txt"): b"work"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "horoscope", "file.csv"),
        ("analyse", "diary", "--language", "tlh"),
        ("analyse", "diary", "--seed", "-1"),
        ("simulate", "--to", "diary", "--days", "0"),
        ("simulate",),
        ("export",),
        ("serve", "--port", "0"),
        ("serve", "--host", "0.0.0.0"),  # noqa: S104  # the test is that it is refused
    ],
    ids=" ".join,
)
def test_a_wrong_word_on_the_command_line_ends_with_code_2(arguments: tuple[str, ...]) -> None:
    result = fodro(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr
