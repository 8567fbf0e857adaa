"""Findings as JSON, and back: the same bytes from the library, the command line and the page."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from fodro.domain.findings import NOT_EXAMINED, Findings

T = TypeVar("T")


def findings_json(findings: Findings) -> str:
    """Return `findings` as JSON, ending with a line feed; every number in it is finite.

    Raises
    ------
    ValueError
        If a number is not finite: JSON has no word for it.
    """
    return json.dumps(findings.to_dict(), ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def read_findings(text: str) -> Findings:
    """Return the findings that `findings_json` wrote.

    What is not known here is passed over, and what is not there is as it is by default: an older or a newer
    Fodro may have written it.

    Raises
    ------
    ValueError
        If it is not JSON, or not findings.
    """
    read = _read(Findings, lambda: _signs_listed(json.loads(text)))
    unasked = read.massage is not None and read.massage.immediate.basis == NOT_EXAMINED
    return replace(read, massage=None) if unasked else read


def read_value(kind: type[T], text: str) -> T:
    """Return the value of the dataclass `kind` that was written as JSON.

    Raises
    ------
    ValueError
        If it is not JSON, or not such a value.
    """
    return _read(kind, lambda: json.loads(text))


def _signs_listed(plain: Any) -> Any:
    """Return findings with the signs that were examined as a list, each with the name of its monitor."""
    signs = plain.get("signs", {}).items()
    asked = [{"monitor": name, **one} for name, one in signs if one["status"] != NOT_EXAMINED]
    return {**plain, "signs": asked}


def _read(kind: type[T], plain_of: Callable[[], Any]) -> T:
    try:
        read: T = _reader_of(kind)(plain_of())
    except (AttributeError, KeyError, TypeError) as trouble:
        message = f"this is no {kind.__name__}: {type(trouble).__name__}"
        raise ValueError(message) from trouble
    return read


def _reader_of(kind: Any) -> Callable[[Any], Any]:
    return _reader(kind)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Return what makes a value of `kind` from plain JSON."""
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        each = _reader(inner[0])
        return lambda plain: tuple(each(one) for one in plain)
    if origin in (Union, UnionType):
        some = _reader(next(one for one in inner if one is not NoneType))
        return lambda plain: None if plain is None else some(plain)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        value = _reader(inner[1])
        return lambda plain: {str(name): value(one) for name, one in plain.items()}
    return _scalar(kind)


def _scalar(kind: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read(plain: Any) -> Any:
        if isinstance(plain, list | dict | NoneType):
            message = f"{type(plain).__name__} is no single value"
            raise TypeError(message)
        return kind(plain)

    return read


def _dataclass_reader(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}

    def read(plain: Mapping[str, Any]) -> Any:
        return kind(**{name: one(plain[name]) for name, one in readers.items() if name in plain})

    return read
