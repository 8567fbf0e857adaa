"""The columns of the tables, made from the findings themselves, so that the two cannot drift apart."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

from fodro.cohort.answers import ELSEWHERE, Problem
from fodro.domain.findings import FactorFinding, Findings

WHOSE = ("digest", "days")
"""What a row of the findings says of its diary."""

_PLAIN = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def factor_schema() -> pa.Schema:
    """Return the columns of the table with a row for each diary, factor and lag."""
    whose = [column for column in _columns(Findings) if column.name in WHOSE]
    return pa.schema([("diary", pa.string()), *whose, *_columns(FactorFinding)])


def diary_schema() -> pa.Schema:
    """Return the columns of the table with a row for each diary, skipped ones included."""
    found = [column for column in _columns(Findings) if column.name not in ELSEWHERE]
    return pa.schema([("diary", pa.string()), ("seed", pa.int64()), *_columns(Problem), *found])


def _columns(kind: type) -> list[pa.Field]:
    hints = get_type_hints(kind)
    return [pa.field(field.name, _type(hints[field.name])) for field in fields(kind)]


def _type(hint: Any) -> pa.DataType:
    """Return the Arrow type of a type of the domain; every value may be null."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    if isinstance(hint, type) and issubclass(hint, str):  # words of a fixed list
        return pa.string()
    if is_dataclass(hint) and isinstance(hint, type):
        return pa.struct(_columns(hint))
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        return pa.list_(_type(inner[0]))
    if origin in (Union, UnionType):
        return _type(next(one for one in inner if one is not NoneType))
    message = f"there is no column for {hint}"
    raise TypeError(message)
