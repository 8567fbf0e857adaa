"""What was read, kept as columns: twenty bytes for a record, however much the file writes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import nan

import numpy as np
from numpy.typing import NDArray

from fodro.exchange.apple_health.elements import Row, model_of, plain, telling
from fodro.exchange.apple_health.kinds import SLEEP, SPORT, WALK, Kind, Way
from fodro.exchange.apple_health.limits import NAME_BYTES, PART_RECORDS, RECORDS, SHAPES
from fodro.exchange.apple_health.moments import UNREADABLE, moments


class TooMuchError(ValueError):
    """More of something than any export holds."""

    def __init__(self, most: int, what: str) -> None:
        super().__init__(f"It holds more than {most:,} {what}.")


_Column = NDArray[np.uint32 | np.float64 | np.uint16 | np.int16]


@dataclass(frozen=True, slots=True)
class Shape:
    """What many records of one kind share.

    Parameters
    ----------
    source : str
        What the file calls the device or app.
    model : str
        What the device is, where it says so: a hint only.
    unit : str
        As the file writes it.
    zone : str
        Name of the zone it was recorded in; empty where the record does not say.
    is_entered : bool
        Whether a person typed it in.
    """

    source: str
    model: str
    unit: str
    zone: str
    is_entered: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """All records of one kind, in the order of the file.

    Parameters
    ----------
    start : (n,) uint32
        Seconds since 1970.
    lasts : (n,) uint32
        Seconds.
    value : (n,) float64
        In the unit of its shape.
    shape : (n,) uint16
        Index into `shapes`.
    offset : (n,) int16
        Minutes the clock it was written by was ahead of UTC.
    shapes : tuple of Shape
    unreadable : int
        How many more there were whose moment or value could not be read.
    """

    start: NDArray[np.uint32]
    lasts: NDArray[np.uint32]
    value: NDArray[np.float64]
    shape: NDArray[np.uint16]
    offset: NDArray[np.int16]
    shapes: tuple[Shape, ...]
    unreadable: int

    @property
    def sources(self) -> tuple[str, ...]:
        """Names of the sources, in alphabetical order."""
        return tuple(sorted({shape.source for shape in self.shapes}))

    def parts(self, n_records: int = PART_RECORDS) -> Iterator[Columns]:
        """Yield the records in order of time, some `n_records` at once; none overlaps one of another part."""
        order = np.argsort(self.start, kind="stable").astype(np.uint32)
        start, begin = self.start[order], 0
        end = np.maximum.accumulate(start.astype(np.int64) + self.lasts[order])
        free = np.flatnonzero(start[1:] > end[:-1]) + 1
        while begin < len(order):
            after = np.searchsorted(free, begin + n_records)
            stop = int(free[after]) if after < len(free) else len(order)
            yield self._taken(order[begin:stop])
            begin = stop

    def _taken(self, which: NDArray[np.uint32]) -> Columns:
        start, lasts, value = self.start[which], self.lasts[which], self.value[which]
        return Columns(start, lasts, value, self.shape[which], self.offset[which], self.shapes, 0)


_Key = tuple[bytes, bytes, bytes, bytes]


class _Numbered(dict[_Key, int]):
    """Numbers for what many records share, in the order they are met."""

    def __missing__(self, key: _Key) -> int:
        if len(self) >= SHAPES:
            raise TooMuchError(SHAPES, "combinations of source, unit and zone")
        self[key] = number = len(self)
        return number


@dataclass
class _Growing:
    """The columns of one kind while the file is read."""

    kind: Kind
    rows: list[Row] = field(default_factory=list)
    parts: list[tuple[_Column, ...]] = field(default_factory=list)
    shapes: _Numbered = field(default_factory=_Numbered)
    unreadable: int = 0


class Store:
    """Keeps the records of every kind."""

    def __init__(self) -> None:
        self._kinds: dict[str, _Growing] = {}
        self.n_records = 0

    def add(self, kind: Kind, rows: list[Row]) -> None:
        """Keep `rows` of one kind."""
        if kind.slug not in self._kinds:
            self._kinds[kind.slug] = _Growing(kind)
        self._kinds[kind.slug].rows.extend(rows)

    def settle(self) -> None:
        """Make columns of all rows.

        Raises
        ------
        TooMuchError
            If there are more than any export holds.
        """
        for growing in self._kinds.values():
            if growing.rows:
                self._settle(growing, growing.rows)
                growing.rows = []

    def _settle(self, growing: _Growing, rows: list[Row]) -> None:
        kind = growing.kind
        source, device, unit, starts, ends, values, children = zip(*rows, strict=True)
        said = [telling(one) if one else b"" for one in children]
        keys = zip(map(_short, source), map(model_of, device), map(_short, unit), said, strict=True)
        shape = np.fromiter(map(growing.shapes.__getitem__, keys), np.uint16, len(rows))
        start, offset = moments(starts)
        end, _offset = moments(ends)
        value = _asleep(values) if kind.way is Way.ASLEEP else _numbers(values)
        if kind in (WALK, SPORT):
            value = np.where([not text for text in values], end - start, value)  # none is said, so all of it
        is_well = (start != UNREADABLE) & (end >= start) & np.isfinite(value)
        growing.unreadable += int(len(rows) - is_well.sum())
        columns = (start.astype(np.uint32), (end - start).clip(0).astype(np.uint32), value, shape, offset)
        growing.parts.append(tuple(column[is_well] for column in columns))
        self.n_records += len(rows)
        if self.n_records > RECORDS:
            raise TooMuchError(RECORDS, "records of the kinds that are read")

    def taken(self, kind: Kind) -> Columns | None:
        """Return all records of `kind`, and keep them no longer."""
        self.settle()
        growing = self._kinds.pop(kind.slug, None)
        if growing is None:
            return None
        start, lasts, value, shape, offset = map(np.concatenate, zip(*growing.parts, strict=True))
        return Columns(
            start, lasts, value, shape, offset, tuple(map(_shape, growing.shapes)), growing.unreadable
        )


def _short(text: bytes) -> bytes:
    return text[:NAME_BYTES]


def _numbers(texts: Sequence[bytes]) -> NDArray[np.float64]:
    try:
        return np.fromiter(map(float, texts), np.float64, len(texts))
    except ValueError:
        return np.array([_number(text) for text in texts])


def _number(text: bytes) -> float:
    try:
        return float(text)
    except ValueError:
        return nan


def _asleep(texts: Sequence[bytes]) -> NDArray[np.float64]:
    return np.array([SLEEP.get(text, nan) for text in texts])


def _shape(key: _Key) -> Shape:
    source, model, unit, said = key
    entered, _bar, zone = said.partition(b"|")
    return Shape(plain(source), plain(model), plain(unit), plain(zone), bool(entered))
