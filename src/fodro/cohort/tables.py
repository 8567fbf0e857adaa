"""The two tables of a cohort: findings, and diaries. Row groups are written one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from fodro.cohort.places import diaries_beside
from fodro.cohort.schema import WHOSE, diary_schema, factor_schema
from fodro.domain.diary import DiaryError

DIARIES_AT_ONCE = 100
"""A row group each: more would take memory for nothing."""
MADE_FROM = "made_from"
_COMPRESSION = "zstd"

Answers = Iterable[tuple[str, dict[str, Any]]]
"""Names of diaries in their order, with the unpacked answer for each."""


def made_from(out: Path) -> str:
    """Return what the table at `out` says it was made from; empty where there is no such table."""
    try:
        about = pq.read_schema(out).metadata or {}
        pq.read_schema(diaries_beside(out))
    except (OSError, pa.ArrowInvalid):
        return ""
    return str(about.get(MADE_FROM.encode(), b"").decode())


def write_tables(out: Path, answers: Answers, *, seed: int, about: Mapping[str, str]) -> None:
    """Write both tables, each whole or not at all; a draft that a kill left behind is written over.

    Raises
    ------
    DiaryError
        If they cannot be written.
    """
    targets = (out, diaries_beside(out))
    drafts = [target.with_name(f".{target.name}.draft") for target in targets]
    try:
        _write(drafts, answers, seed=seed, about=about)
        for draft, target in reversed(list(zip(drafts, targets, strict=True))):
            draft.replace(target)
    except OSError as error:
        problem = f"It cannot be written: {error.strerror or error}."
        raise DiaryError(problem, file=str(out), remedy="Make room, or choose another --out.") from None
    finally:
        for draft in drafts:
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def _write(drafts: Sequence[Path], answers: Answers, *, seed: int, about: Mapping[str, str]) -> None:
    schemas = [schema.with_metadata(dict(about)) for schema in (factor_schema(), diary_schema())]
    with ExitStack() as stack:
        findings, diaries = (
            stack.enter_context(pq.ParquetWriter(draft, schema, compression=_COMPRESSION))
            for draft, schema in zip(drafts, schemas, strict=True)
        )
        for some in _in_batches(answers):
            findings.write_table(_findings_of(some, schemas[0]))
            diaries.write_table(_diaries_of(some, schemas[1], seed))


def _in_batches(answers: Answers) -> Iterator[list[tuple[str, dict[str, Any]]]]:
    remaining = iter(answers)
    while some := list(islice(remaining, DIARIES_AT_ONCE)):
        yield some


def _findings_of(some: Iterable[tuple[str, dict[str, Any]]], schema: pa.Schema) -> pa.Table:
    columns: dict[str, list[Any]] = {column: [] for column in schema.names}
    for name, answer in some:
        factors = answer.get("factors", {})
        whose = {"diary": name, **{column: answer.get("diary", {}).get(column) for column in WHOSE}}
        n_rows = len(factors.get("factor", ()))
        for column, values in columns.items():
            values.extend([whose[column]] * n_rows if column in whose else factors.get(column, ()))
    return pa.table([pa.array(columns[field.name], field.type) for field in schema], schema=schema)


def _diaries_of(some: Iterable[tuple[str, dict[str, Any]]], schema: pa.Schema, seed: int) -> pa.Table:
    rows = [
        {"diary": name, "seed": seed, **answer.get("problem", {}), **answer.get("diary", {})}
        for name, answer in some
    ]
    return pa.Table.from_pylist(rows, schema)
