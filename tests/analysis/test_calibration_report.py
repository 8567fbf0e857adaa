"""Running the calibration and writing its page."""

from pathlib import Path

import pytest
from benchmarks.calibrating import practice, report, running
from benchmarks.calibrating.cells import CELLS, Cell
from benchmarks.calibrating.methods import FODRO, METHODS
from benchmarks.calibrating.running import Run, Tallies, run_cell
from benchmarks.calibrating.tally import Share, Tally

from fodro.analysis.simulate import MIXED, NOTHING, WORLDS

TWO = Run(2, "suite", peers=0)
CELL = Cell(NOTHING, 28)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(running, "KEPT", tmp_path / "kept")
    return tmp_path / "kept"


def never(*_: object) -> Tallies:
    message = "asked again"
    raise AssertionError(message)


def test_a_cell_that_was_run_is_not_run_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run_cell(CELL, TWO)
    monkeypatch.setattr(running, "tallies_of", never)
    again = run_cell(CELL, TWO)
    assert again[FODRO].people == first[FODRO].people == 2
    assert again[FODRO].shares == first[FODRO].shares
    assert len([*kept.iterdir()]) == 1


def test_a_cell_is_run_anew_for_other_people_or_another_analysis(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_cell(CELL, TWO)
    monkeypatch.setattr(running, "tallies_of", never)
    with pytest.raises(AssertionError, match="asked again"):
        run_cell(CELL, Run(3, "suite", peers=0))
    monkeypatch.setattr(running, "_sources", lambda: "another analysis")
    with pytest.raises(AssertionError, match="asked again"):
        run_cell(CELL, TWO)
    assert kept.is_dir()


def test_two_processes_count_what_one_counts(kept: Path) -> None:
    run = Run(3, "suite", peers=0)
    alone, together = (running.tallies_of(CELL, Run(3, "suite", peers=0, processes=n)) for n in (1, 2))
    assert alone[FODRO].shares == together[FODRO].shares
    assert run_cell(CELL, run)[FODRO].shares == alone[FODRO].shares
    assert kept.is_dir()


def made_up(part: int) -> Tally:
    shares = {name: Share(part, 100) for name in ("false", "null shown", "power", "cover", "stopped shown")}
    return Tally(100, shares, [0.05] * 100)


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(report, "PAGE", tmp_path / "calibration.md")
    monkeypatch.setattr(practice, "FOLDER", tmp_path / "none here")
    done = {
        cell: {method: made_up(0 if cell.is_nothing else 90) for method in METHODS}
        for cell in CELLS
        if cell.days == 90
    }
    shares = made_up(90).shares | {"power": Share(930, 1000)}
    many = {cell: {FODRO: Tally(1000, shares)} for cell in done if cell.world is MIXED}
    report.write_report(done, done | many, Run(100, "report"))
    return (tmp_path / "calibration.md").read_text(encoding="utf-8")


def test_the_page_has_every_world_and_every_method(page: str) -> None:
    assert all(f"| {name} |" in page for name in WORLDS)
    assert all(f"| {method} |" in page for method in METHODS)
    assert "1,000,000–1,499,999" in page
    assert "1,500,000–1,999,999" in page
    assert "nan" not in page


def test_every_row_has_as_many_cells_as_its_heading(page: str) -> None:
    width = 0
    for line in page.splitlines():
        cells = line.count("|")
        assert not line.startswith("|") or not width or cells == width
        width = cells if line.startswith("|") else 0


def test_the_page_says_plainly_what_was_missed(page: str) -> None:
    (false,) = [line for line in page.splitlines() if line.startswith("| 90 | false |")]
    (cover,) = [line for line in page.splitlines() if line.startswith("| 90 | cover |")]
    (missing,) = [line for line in page.splitlines() if line.startswith("| 365 | power |")]
    assert false.count("**missed**") == 2
    assert "**missed**" not in cover
    assert missing.count("not measured") == 2


def test_targets_are_held_against_many_mixed_people_and_the_worlds_against_as_many_of_each(page: str) -> None:
    (power,) = [line for line in page.splitlines() if line.startswith("| 90 | power |")]
    assert Share(930, 1000).told(3) in power
    worlds = sum(cell.days == 90 and not cell.is_nothing for cell in CELLS)
    assert Share(90 * worlds, 100 * worlds).told(3) in power
    assert "1,000 of each" in page


def test_people_are_counted_on_from_where_others_ended(kept: Path) -> None:
    both = running.tallies_of(CELL, Run(3, "suite", peers=0))
    first, rest = Run(2, "suite", peers=0), Run(1, "suite", peers=0, first=2)
    parts = running.added([run_cell(CELL, first), run_cell(CELL, rest)])
    assert parts[FODRO].shares == both[FODRO].shares
    assert kept.is_dir()


def test_who_has_nothing_to_find_is_pooled_from_every_cell(page: str) -> None:
    (pooled,) = [line for line in page.splitlines() if line.startswith("| 90 | null shown |")]
    worlds = [cell for cell in CELLS if cell.days == 90]
    shown = Share(90 * sum(not c.is_nothing for c in worlds), 100 * len(worlds))
    assert shown.told(3) in pooled


def test_a_cell_says_what_it_is() -> None:
    assert (Cell(MIXED, 90).name, Cell(MIXED, 90).is_nothing, CELL.is_nothing) == ("mixed-90", False, True)


@pytest.mark.skipif(not report.PAGE.is_file(), reason="make calibrate has not written its page yet")
def test_the_page_in_the_documentation_has_every_world_at_every_length() -> None:
    text = report.PAGE.read_text(encoding="utf-8")
    with_effects = [cell for cell in CELLS if not cell.is_nothing]
    assert [cell.name for cell in with_effects if f"| {cell.days} | {cell.world.name} |" not in text] == []
    assert [cell.name for cell in CELLS if cell.is_nothing and f"| {cell.world.name} |" not in text] == []
    assert "Seeds of this run: *latest*" in " ".join(text.split())
    assert "## Diaries of another make" in text
