"""What comes of one diary: its findings, or why there are none. This is all that a worker does."""

from __future__ import annotations

import gc
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from traceback import extract_tb
from typing import Any

from fodro.domain.diary import DiaryError
from fodro.domain.findings import FactorFinding, Findings

ELSEWHERE = ("factors", "daily")
"""What is not said of a diary as a whole: factors have a table of their own, days stand in the diary."""

_FACTOR_COLUMNS = tuple(field.name for field in fields(FactorFinding))


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a diary was skipped; `file`, `line` and `column` as far as they are known."""

    problem: str
    file: str = ""
    line: int | None = None
    column: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one diary.

    Parameters
    ----------
    body : bytes
        What `unpacked` makes plain values of.
    problem : Problem or None
        Why it was skipped; ``None`` when there are findings.
    lasting : bool
        Whether the same diary would get the same answer again.
    """

    body: bytes
    problem: Problem | None = None
    lasting: bool = True


def answer(path: str, seed: int) -> Answer:
    """Return what comes of the diary at `path`. Never raises: one bad diary is one bad diary."""
    try:
        with _nothing_collected():
            return Answer(_packed(_plain(_findings(path, seed))))
    except DiaryError as error:
        return skipped(Problem(error.problem, error.file, error.line, error.column, error.remedy))
    except Exception as error:  # noqa: BLE001 - whatever it is, the other diaries are to be analysed
        return skipped(_failure(error))


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Look for cycles between diaries instead of in them: that takes a tenth of the time and finds none."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def skipped(problem: Problem, *, lasting: bool = True) -> Answer:
    """Return the answer of a diary that gave none."""
    return Answer(_packed({"problem": asdict(problem)}), problem, lasting)


def unpacked(body: bytes) -> dict[str, Any]:
    """Return ``{"diary": …, "factors": {column: values}}``, or ``{"problem": …}``."""
    plain: dict[str, Any] = json.loads(zlib.decompress(body))
    return plain


def _findings(path: str, seed: int) -> Findings:
    from fodro.analysis import analyse
    from fodro.exchange.diary_folder import read_diary

    return analyse(read_diary(Path(path)), seed=seed)


def _plain(findings: Findings) -> dict[str, Any]:
    ordered = sorted(findings.factors, key=lambda finding: (finding.factor, finding.lag_days))
    rest = asdict(replace(findings, factors=(), daily=()))
    return {
        "diary": {name: value for name, value in rest.items() if name not in ELSEWHERE},
        "factors": {name: [getattr(finding, name) for finding in ordered] for name in _FACTOR_COLUMNS},
    }


def _packed(plain: dict[str, Any]) -> bytes:
    text = json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return zlib.compress(text.encode(errors="backslashreplace"), 1)


def _failure(error: Exception) -> Problem:
    last = extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name} line {last.lineno}"
    said = f"The analysis failed with {type(error).__name__} at {where}: {error}"
    return Problem(said[:500], remedy="Please report this, with the diary if you may share it.")
