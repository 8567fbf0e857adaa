"""A cohort from folder to tables, with the work done in this process."""

from dataclasses import asdict
from pathlib import Path

import pytest

from fodro import analyse, read_diary
from fodro.cohort import answers
from fodro.cohort.places import kept_beside
from fodro.cohort.run import Report, analyse_many
from fodro.domain.diary import DiaryError
from tests.cohort.cohorts import Inline, listing, rows, tables, write_bad_diary, write_cohort

NAMES = ("cy", "ånd/日記", "anna", "b/anna.zip")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_cohort(tmp_path_factory.mktemp("cohort"), NAMES)
    write_cohort(folder, ["short"], days=3)
    write_bad_diary(folder / "b/bad")
    return folder


def run(folder: Path, out: Path, crew: Inline | None = None, **options: bool | int) -> Report:
    return analyse_many(folder, out, crew=crew or Inline(), **options)  # type: ignore[arg-type]


def test_each_row_is_a_finding_of_the_diary_by_the_name_it_has_in_the_json(
    folder: Path, tmp_path: Path
) -> None:
    run(folder, tmp_path / "f.parquet")
    findings = analyse(read_diary(folder / "anna"))
    whose = {"diary": "anna", "digest": findings.digest, "days": findings.days}
    expected = [{**whose, **asdict(finding)} for finding in findings.factors]
    expected.sort(key=lambda row: (row["factor"], row["lag_days"]))
    assert [row for row in rows(tmp_path / "f.parquet") if row["diary"] == "anna"] == expected
    assert len(expected) > 50


def test_rows_stand_in_the_order_of_diary_factor_and_lag(folder: Path, tmp_path: Path) -> None:
    report = run(folder, tmp_path / "f.parquet")
    found = [(row["diary"], row["factor"], row["lag_days"]) for row in rows(tmp_path / "f.parquet")]
    assert found == sorted(found)
    assert len(found) == len(set(found)) == report.n_findings
    assert {diary for diary, _, _ in found} == {"anna", "b/anna.zip", "cy", "ånd/日記"}


def test_every_diary_has_its_row_with_all_else_that_was_found(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "f.parquet", seed=7)
    table = {row["diary"]: row for row in rows(tmp_path / "f.diaries.parquet")}
    assert list(table) == ["anna", "b/anna.zip", "b/bad", "cy", "short", "ånd/日記"]
    for name in ("anna", "short"):
        plain = analyse(read_diary(folder / name), seed=7).to_dict()
        row = table[name]
        assert row["seed"] == 7
        for part in ("digest", "days", "time_of_day", "detectable", "not_enough", "weekdays", "shoes"):
            assert row[part] == list(plain[part]) if isinstance(plain[part], tuple) else plain[part], part
        assert row["problem"] is None
    assert any(reason["question"] == "factors" for reason in table["short"]["not_enough"])


def test_a_bad_diary_is_told_with_its_place_and_the_others_are_done(folder: Path, tmp_path: Path) -> None:
    report = run(folder, tmp_path / "f.parquet")
    assert list(report.problems) == ["b/bad"]
    (row,) = (row for row in rows(tmp_path / "f.diaries.parquet") if row["problem"])
    assert (row["diary"], row["file"], row["line"], row["column"]) == ("b/bad", "days.csv", 3, "steps")
    assert row["days"] is None


def test_the_order_of_the_work_does_not_matter_to_a_single_byte(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "a.parquet", Inline(seed=1))
    run(folder, tmp_path / "b.parquet", Inline(seed=2))
    assert tables(tmp_path / "a.parquet") == tables(tmp_path / "b.parquet")


def test_a_run_that_was_stopped_goes_on_where_it_was(folder: Path, tmp_path: Path) -> None:
    out, first, second = tmp_path / "f.parquet", Inline(stop_after=3), Inline(seed=5)
    with pytest.raises(KeyboardInterrupt):
        run(folder, out, first)
    assert [path.name for path in tmp_path.iterdir()] == ["f.parquet.kept"]
    report = run(folder, out, second)
    assert (report.n_diaries, report.n_analysed) == (6, 3)
    assert not set(first.given) & set(second.given)
    run(folder, tmp_path / "at-once.parquet")
    assert tables(out) == tables(tmp_path / "at-once.parquet")


def test_when_all_is_done_nothing_is_done_and_nothing_written(folder: Path, tmp_path: Path) -> None:
    out, again = tmp_path / "f.parquet", Inline()
    assert run(folder, out).written
    before = out.stat().st_mtime_ns
    report = run(folder, out, again)
    assert (again.given, report.written, list(report.problems)) == ([], False, ["b/bad"])
    assert report.n_findings == len(rows(out))
    assert out.stat().st_mtime_ns == before


def test_a_table_that_was_thrown_away_is_written_again_from_what_was_kept(
    folder: Path, tmp_path: Path
) -> None:
    out, again = tmp_path / "f.parquet", Inline()
    run(folder, out)
    before = tables(out)
    (tmp_path / "f.diaries.parquet").unlink()
    assert run(folder, out, again).written
    assert (again.given, tables(out)) == ([], before)


def test_a_changed_diary_is_done_again_and_no_other(tmp_path: Path) -> None:
    folder, out = write_cohort(tmp_path / "cohort", ["anna", "bo"]), tmp_path / "f.parquet"
    run(folder, out)
    before = {row["diary"]: row["digest"] for row in rows(out)}
    days = folder / "bo/days.csv"
    days.write_bytes(b"\r\n".join(days.read_bytes().split(b"\r\n")[:-2]) + b"\r\n")
    crew = Inline()
    assert run(folder, out, crew).written
    after = {row["diary"]: row["digest"] for row in rows(out)}
    assert crew.given == ["bo"]
    assert after["anna"] == before["anna"]
    assert after["bo"] != before["bo"]


def test_a_diary_that_was_taken_away_is_no_longer_in_the_table(tmp_path: Path) -> None:
    folder, out = write_cohort(tmp_path / "cohort", ["anna", "bo"]), tmp_path / "f.parquet"
    run(folder, out)
    (folder / "bo").rename(folder / ".bo")
    crew = Inline()
    assert run(folder, out, crew).written
    assert crew.given == []
    assert {row["diary"] for row in rows(out)} == {"anna"}


@pytest.mark.parametrize("options", [{"restart": True}, {"seed": 1}])
def test_restarting_or_another_seed_does_all_of_it_again(
    folder: Path, tmp_path: Path, options: dict[str, int]
) -> None:
    run(folder, tmp_path / "f.parquet")
    crew = Inline()
    run(folder, tmp_path / "f.parquet", crew, **options)
    assert len(crew.given) == 6


def test_an_analysis_that_fails_costs_one_diary(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = answers._findings

    def unsound(path: str, seed: int) -> object:
        if path.endswith("cy"):
            raise ZeroDivisionError(path)
        return sound(path, seed)

    monkeypatch.setattr(answers, "_findings", unsound)
    report = run(folder, tmp_path / "f.parquet", seed=99)
    assert list(report.problems) == ["b/bad", "cy"]
    assert "ZeroDivisionError at test_run.py line" in report.problems["cy"].problem


@pytest.mark.parametrize("mine", ["f.parquet", "f.diaries.parquet"])
def test_a_file_of_somebody_elses_is_left_alone(folder: Path, tmp_path: Path, mine: str) -> None:
    out = tmp_path / "f.parquet"
    (tmp_path / mine).write_bytes(b"mine")
    with pytest.raises(DiaryError, match="--replace"):
        run(folder, out)
    assert (tmp_path / mine).read_bytes() == b"mine"
    assert listing(tmp_path) == [mine]
    run(folder, out, replace=True)
    assert len(rows(out)) > 100


@pytest.mark.parametrize(
    ("out", "said"), [("f.csv", "ends in .parquet"), ("no/f.parquet", "no folder"), ("d.parquet", "a folder")]
)
def test_a_place_for_the_table_that_is_none_is_refused(
    folder: Path, tmp_path: Path, out: str, said: str
) -> None:
    (tmp_path / "d.parquet").mkdir()
    crew = Inline()
    with pytest.raises(DiaryError, match=said):
        run(folder, tmp_path / out, crew)
    assert crew.given == []
    assert listing(tmp_path) == ["d.parquet"]


def test_the_table_may_stand_in_the_folder_itself(tmp_path: Path) -> None:
    folder = write_cohort(tmp_path, ["anna"])
    run(folder, folder / "f.parquet")
    crew = Inline()
    run(folder, folder / "f.parquet", crew)
    assert crew.given == []
    assert kept_beside(folder / "f.parquet").exists()


def test_half_a_table_is_never_there(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from fodro.cohort import tables as writing

    out = tmp_path / "f.parquet"
    run(folder, out)
    before = tables(out)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(writing, "_diaries_of", full)
        with pytest.raises(DiaryError, match="No space left"):
            run(folder, out, seed=3)
    assert tables(out) == before
    assert listing(tmp_path) == ["f.diaries.parquet", "f.parquet", "f.parquet.kept"]
