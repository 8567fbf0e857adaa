"""One record body, read field by field; a refusal says which field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from fodro.exchange.entries.error import EntryError, Problem

Value = TypeVar("Value")


class Body:
    """Reads the fields of a body. Fields it is not asked for are passed over: a newer version may send them.

    Parameters
    ----------
    values : object
        What should be a JSON object.

    Raises
    ------
    EntryError
        If it is none.
    """

    def __init__(self, values: object) -> None:
        if not isinstance(values, Mapping):
            raise EntryError(Problem.WRONG_TYPE, values)
        self._values: Mapping[str, object] = values

    def needed(self, name: str, read: Callable[[object], Value]) -> Value:
        """Return a field that must be there."""
        value = self._values.get(name)
        if value is None:
            raise EntryError(Problem.MISSING, field=name)
        return within(name, read, value)

    def maybe(self, name: str, read: Callable[[object], Value]) -> Value | None:
        """Return a field that may be absent or null."""
        value = self._values.get(name)
        return None if value is None else within(name, read, value)

    def unless_blank(self, name: str, read: Callable[[object], Value]) -> Value | None:
        """Return a field that may also be an empty text."""
        return None if self._values.get(name) == "" else self.maybe(name, read)

    def text(self, name: str, read: Callable[[object], str]) -> str:
        """Return a text that may be absent, null or empty."""
        return self.unless_blank(name, read) or ""

    def each(
        self,
        name: str,
        read: Callable[[object], Value],
        *,
        at_most: int,
        by: Callable[[Value], str] = str,
    ) -> tuple[Value, ...]:
        """Return the members of a list that may be absent; none may stand there twice, as `by` names them.

        Raises
        ------
        EntryError
            If it is no list, too long, a member is wrong, or two are the same.
        """
        members = self.row(name, read, at_most=at_most)
        _refuse_twice(name, [by(member) for member in members])
        return members

    def row(self, name: str, read: Callable[[object], Value], *, at_most: int) -> tuple[Value, ...]:
        """Return the members of a list that may be absent, in their order; the same may come again.

        Raises
        ------
        EntryError
            If it is no list, too long, or a member is wrong.
        """
        values = self._values.get(name)
        if values is None:
            return ()
        if isinstance(values, str) or not isinstance(values, Sequence):
            raise EntryError(Problem.WRONG_TYPE, values, field=name)
        if len(values) > at_most:
            raise EntryError(Problem.TOO_MANY, len(values), field=name)
        return tuple(within(f"{name}[{index}]", read, value) for index, value in enumerate(values))


def within(path: str, read: Callable[[object], Value], value: object) -> Value:
    """Return what `read` makes of `value`; a refusal names `path`."""
    try:
        return read(value)
    except EntryError as error:
        raise error.under(path) from None


def _refuse_twice(name: str, names: Sequence[str]) -> None:
    for index, member in enumerate(names):
        if member in names[:index]:
            raise EntryError(Problem.TWICE, member, field=f"{name}[{index}]")
