"""JSON from anywhere: one value of it, which knows where it stands, so that an error can say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

import orjson

from fodro.domain.diary import DiaryError
from fodro.exchange.cells import shown
from fodro.exchange.imports import bounds
from fodro.exchange.imports.sheet import read_text


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a JSON file.

    Parameters
    ----------
    file : str
        Name of the file.
    place : str
        Where in it, such as ``[3].totalSteps``; empty for all of it.
    value : object
        What stands there.
    """

    file: str
    place: str
    value: object

    def each(self) -> Iterator[Node]:
        """Yield the members of a list.

        Raises
        ------
        DiaryError
            If it is no list, or longer than any export.
        """
        if not isinstance(self.value, list):
            raise self.refused(why="is not a list")
        if len(self.value) > bounds.RECORDS:
            raise self.refused(why=f"holds more than {bounds.RECORDS:,} records")
        for n, value in enumerate(self.value):
            yield Node(self.file, f"{self.place}[{n}]", value)

    def get(self, *names: str) -> Node | None:
        """Return the member of an object under the first of `names` there is; ``None`` for none or null.

        Raises
        ------
        DiaryError
            If it is no object.
        """
        if not isinstance(self.value, dict):
            raise self.refused(why="is not an object")
        for name in names:
            if self.value.get(name) is not None:
                return Node(self.file, f"{self.place}.{name}".removeprefix("."), self.value[name])
        return None

    def down(self, *names: str) -> Node | None:
        """Return what stands under `names` one inside the other, or ``None`` where one is missing."""
        node: Node | None = self
        for name in names:
            node = node.get(name) if node else None
        return node

    def number(self, *names: str) -> float | None:
        """Return the number under the first of `names` there is, also one written as text; ``None`` for none.

        Raises
        ------
        DiaryError
            If it is something else.
        """
        node = self.get(*names)
        return node.as_number() if node else None

    def text(self, *names: str) -> str:
        """Return the text under the first of `names` there is, empty where there is none.

        Raises
        ------
        DiaryError
            If it is something else.
        """
        node = self.get(*names)
        return node.text_itself() if node else ""

    def text_itself(self) -> str:
        """Return the text it is.

        Raises
        ------
        DiaryError
            If it is none.
        """
        if not isinstance(self.value, str):
            raise self.refused(why="is not text")
        return self.value

    def as_number(self) -> float:
        """Return the number it is.

        Raises
        ------
        DiaryError
            If it is none.
        """
        value = self.value
        try:
            found = (
                float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else None
            )
        except (ValueError, OverflowError):
            found = None
        if found is None or not isfinite(found):
            raise self.refused(why="is not a number")
        return found

    def refused(self, why: str) -> DiaryError:
        """Return the error that says so of this place."""
        said = (
            shown(str(self.value)) if isinstance(self.value, str | int | float | None) else "What stands here"
        )
        return DiaryError(f"{said} {why}.", file=self.file, column=self.place, remedy=bounds.AGAIN)


def read_nodes(data: bytes, *, file: str) -> Node:
    """Return all of a JSON file.

    Raises
    ------
    DiaryError
        If it is not JSON.
    """
    try:
        return Node(file, "", orjson.loads(_utf8(data, file)))
    except orjson.JSONDecodeError as error:
        problem = f"The file is not JSON: {error.msg}."
        raise DiaryError(
            problem, file=file, line=error.lineno, column=str(error.colno), remedy=bounds.AGAIN
        ) from None


def read_lines(data: bytes, *, file: str) -> Iterator[Node]:
    """Yield one value for each line of a file with JSON in every line.

    Raises
    ------
    DiaryError
        If a line is not JSON.
    """
    for n, line in enumerate(_utf8(data, file).splitlines(), start=1):
        if line.strip():
            try:
                yield Node(file, f"line {n}", orjson.loads(line))
            except orjson.JSONDecodeError as error:
                problem = f"The line is not JSON: {error.msg}."
                raise DiaryError(
                    problem, file=file, line=n, column=str(error.colno), remedy=bounds.AGAIN
                ) from None


def _utf8(data: bytes, file: str) -> bytes:
    return read_text(data, file=file).encode()
