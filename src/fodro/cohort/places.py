"""Where the tables of a cohort stand, and what is kept beside them."""

from __future__ import annotations

from pathlib import Path

from fodro.domain.diary import DiaryError

SUFFIX = ".parquet"


def kept_beside(out: Path) -> Path:
    """Return where the answers are kept from which the table `out` is made."""
    return out.with_name(f"{out.name}.kept")


def diaries_beside(out: Path) -> Path:
    """Return where the table of diaries stands beside the table of findings `out`."""
    return out.with_name(f"{out.stem}.diaries{out.suffix}")


def refuse_place(out: Path, *, replace: bool) -> None:
    """Raise ``DiaryError`` where `out` is no place for a table, or holds one that no earlier run has made."""
    if out.suffix.lower() != SUFFIX:
        remedy = f"Give it a name that ends in {SUFFIX}."
        raise DiaryError(problem="The table is a Parquet file.", file=str(out), remedy=remedy)
    if not out.parent.is_dir():
        problem, remedy = "There is no folder to write it to.", "Make the folder first."
        raise DiaryError(problem, file=str(out), remedy=remedy)
    if out.is_dir():
        raise DiaryError(problem="This is a folder.", file=str(out), remedy="Choose another --out.")
    there = [table for table in (out, diaries_beside(out)) if table.exists()]
    if there and not kept_beside(out).exists() and not replace:
        problem = "There is a file already, and no earlier run of this command made it."
        remedy = "Choose another --out, or say --replace."
        raise DiaryError(problem, file=str(there[0]), remedy=remedy)
