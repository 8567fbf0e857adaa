"""Finding the few records that are wanted among millions: every ``<`` is looked at, by eight bytes at once.

A well-formed file has a ``<`` only where a tag begins (comments were blanked before), so the eight bytes from
there tell what it is. What is wanted and written in the usual way is read many records at a time; everything
else that is wanted is read by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from fodro.exchange.apple_health.elements import Row, Tag, row_of, tag_at
from fodro.exchange.apple_health.kinds import RECORD_KINDS, SPORT, WALK, WALKS, Kind
from fodro.exchange.apple_health.limits import ELEMENT_BYTES
from fodro.exchange.apple_health.usual import usual_row, usual_rows

Positions = NDArray[np.int64]
Words = NDArray[np.uint64]


class Sink(Protocol):
    """Where what was found goes."""

    def add(self, kind: Kind, rows: list[Row]) -> None:
        """Keep the rows of one kind."""

    def settle(self) -> None:
        """Make columns of the rows; called now and then, since rows take more room."""


class BrokenElementError(ValueError):
    """An element that does not end, or the end of the file before its root element is closed.

    Parameters
    ----------
    problem : str
        What is wrong, in one sentence.
    position : int
        In the text, from 0.
    """

    def __init__(self, problem: str, position: int) -> None:
        self.problem, self.position = problem, position
        super().__init__(problem)


def _word(text: bytes) -> np.uint64:
    return np.uint64(int.from_bytes(text.ljust(8)[:8], "little"))


_HUGE = "An element is larger than any of an export."
_CUT = "The file ends in the middle: </HealthData> is missing."
_BROKEN = "An element is broken or cut short here."

_OPEN = ord("<")
_PADDING = b" " * 128
_KIND_AT = 38
"""Where the name of a kind begins behind the prefix that all names share."""

_SEVEN = np.uint64(2**56 - 1)
_RECORD, _TYPE = _word(b"<Record "), _word(b'type="HK')
_HOLDING = [_word(text) for text in (b"<Record", b"<Workou")]
_LOOKED_AT = [*_HOLDING, *(_word(text) for text in (b"<Correl", b"</Corre", b"</Healt", b"<Export"))]
_LONG_RUN = 8
"""Shorter than this, it is quicker to read record by record."""

_SETTLED_BYTES = 4 * 2**20
_LAST = 64
"""Among so many of the last tags there is nearly always a record."""

_HOLDS = re.compile(rb"<(?:Record|Workout)(?=[\s/>])")
_LOOKED = re.compile(rb"<(Record|Workout|/?Correlation|/HealthData|ExportDate)(?=[\s/>])")
_NAMES = {kind.name.encode(): kind for kind in RECORD_KINDS}
_NAME_WORDS = {kind.slug: _word(kind.prefix[_KIND_AT:]) for kind in RECORD_KINDS}
_BY_NAME = {
    int(word): [kind for kind in RECORD_KINDS if _NAME_WORDS[kind.slug] == word]
    for word in _NAME_WORDS.values()
}
_PREFIX_WORDS = {
    kind.slug: [
        (offset, _word(kind.prefix[offset:]))
        for offset in (*range(16, len(kind.prefix) - 8, 8), len(kind.prefix) - 8)
    ]
    for kind in RECORD_KINDS
}
"""What stands where behind ``<Record type="HK``, up to the end of the name of the kind."""
_TYPES = {kind.prefix.split(b'"')[1]: kind for kind in RECORD_KINDS}
_SOME_NAME = re.compile(rb"(?:" + rb"|".join(_NAMES) + rb")[\"']")


class Scanner:
    """Reads the text of an export as it comes.

    Parameters
    ----------
    sink : Sink
        Hears of the rows of each kind.
    """

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._rest = b""
        self._correlations = 0
        self._base = self._unsettled = 0
        self.export_date = b""
        self.is_closed = False

    def feed(self, chunk: bytes) -> None:
        """Read what is whole; keep the rest until more comes."""
        text = b"".join((self._rest, chunk, _PADDING))
        opens = _opens(text, len(text) - len(_PADDING))
        cut = _last_whole(text, opens)
        self._read(text, opens[: np.searchsorted(opens, cut)], cut)
        self._rest = text[cut : -len(_PADDING)]
        self._base += cut
        self._unsettled += len(chunk)
        if self._unsettled > _SETTLED_BYTES:
            self._sink.settle()
            self._unsettled = 0
        if len(self._rest) > ELEMENT_BYTES:
            raise BrokenElementError(_HUGE, self._base)

    def close(self) -> None:
        """Read what is left, at the end of the file."""
        text = self._rest + _PADDING
        self._read(text, _opens(text, len(self._rest)), len(self._rest))
        self._base += len(self._rest)
        self._rest = b""
        if not self.is_closed:
            raise BrokenElementError(_CUT, self._base)

    def _read(self, text: bytes, opens: Positions, stop: int) -> None:
        words = _words(text)
        first = words[opens]
        is_record = first == _RECORD
        records = opens[is_record]
        looked_at = opens[_begins(first, _LOOKED_AT) & ~is_record]
        typed = words[records + 8] == _TYPE
        odd: list[int] = records[~typed].tolist()
        apart = _Apart(self._correlations)
        for position in looked_at.tolist():
            self._look(text, position, apart, odd, stop=stop)
        self._correlations = apart.depth
        for kind, wanted in _of_kinds(words, records[typed]):
            self._read_usual(text, kind, apart.outside(wanted), records, stop=stop)
        for position in apart.outside(np.array(odd, dtype=np.int64)).tolist():
            self._read_odd(text, position, stop)

    def _look(self, text: bytes, position: int, apart: _Apart, odd: list[int], *, stop: int) -> None:
        """Look at a tag that is none of the frequent ones."""
        found = _LOOKED.match(text, position)
        name = found[1] if found else b""
        if name == b"Record":
            odd.append(position)
        elif name == b"Workout" and not apart.depth:
            self._read_workout(text, position, stop)
        elif name in (b"Correlation", b"/Correlation"):
            apart.turn(position, self._alone(text, position, stop) if name == b"Correlation" else None)
        elif name == b"/HealthData":
            self.is_closed = True
        elif name == b"ExportDate":
            tag = tag_at(text, position)
            self.export_date = tag.attributes.get(b"value", b"") if tag else b""

    def _alone(self, text: bytes, position: int, stop: int) -> bool:
        return self._tag(text, position, stop).is_alone

    def _tag(self, text: bytes, position: int, stop: int) -> Tag:
        tag = tag_at(text, position)
        if tag is None or tag.end > stop:
            raise BrokenElementError(_BROKEN, self._base + position)
        return tag

    def _read_usual(
        self, text: bytes, kind: Kind, wanted: Positions, records: Positions, *, stop: int
    ) -> None:
        """Read records of one kind at `wanted`: run by run, or one by one where other kinds lie between."""
        index = np.searchsorted(records, wanted)
        breaks = np.flatnonzero(np.diff(index) != 1) + 1
        if len(breaks) * _LONG_RUN > len(wanted):
            places = wanted.tolist()
            self._sink.add(kind, [usual_row(text, at, stop) or self._row(text, at, stop) for at in places])
            return
        for run in np.split(np.arange(len(wanted)), breaks) if len(wanted) else ():
            after = index[run[-1]] + 1
            end = int(records[after]) if after < len(records) else stop
            rows = usual_rows(text, int(wanted[run[0]]), end)
            if len(rows) != len(run):
                rows = [self._row(text, position, end) for position in wanted[run].tolist()]
            self._sink.add(kind, rows)

    def _row(self, text: bytes, position: int, stop: int) -> Row:
        tag = self._tag(text, position, stop)
        return row_of(tag, self._children(text, tag, stop))

    def _children(self, text: bytes, tag: Tag, stop: int) -> bytes:
        if tag.is_alone:
            return b""
        end = _closing(tag.name).search(text, tag.end, stop)
        if end is None:
            problem = f"<{tag.name.decode()}> is never closed."
            raise BrokenElementError(problem, self._base + tag.end)
        return text[tag.end : end.start()]

    def _read_odd(self, text: bytes, position: int, stop: int) -> None:
        """Read a record whose first attribute is not its type, if it is of a kind that is wanted."""
        after = text.find(b"<", position + 1, stop)
        if _SOME_NAME.search(text, position, after if after >= 0 else stop) is None:
            return
        tag = self._tag(text, position, stop)
        kind = _TYPES.get(tag.attributes.get(b"type", b""))
        if kind is not None:
            self._sink.add(kind, [row_of(tag, self._children(text, tag, stop))])

    def _read_workout(self, text: bytes, position: int, stop: int) -> None:
        tag = self._tag(text, position, stop)
        children = self._children(text, tag, stop)
        kind = WALK if tag.attributes.get(b"workoutActivityType", b"") in WALKS else SPORT
        row = row_of(tag, children, unit=b"durationUnit", value=b"duration")
        self._sink.add(kind, [row._replace(unit=(row.unit or b"min") if row.value else b"s")])


class _Apart:
    """Which stretches of the text lie inside a correlation; what they hold stands elsewhere once more."""

    def __init__(self, depth: int) -> None:
        self.depth = depth
        self._turns: list[int] = []
        self._starts_inside = depth > 0

    def turn(self, position: int, is_alone: bool | None) -> None:
        """Note that one begins (`is_alone` or not) or ends (``None``) at `position`."""
        if is_alone:
            return
        before = self.depth
        self.depth = max(0, before - 1) if is_alone is None else before + 1
        if bool(before) != bool(self.depth):
            self._turns.append(position)

    def outside(self, positions: Positions) -> Positions:
        """Return those of `positions` that lie in none."""
        if not self._turns:
            return positions[:0] if self._starts_inside else positions
        inside = (np.searchsorted(np.array(self._turns), positions) + self._starts_inside) % 2 == 1
        return np.asarray(positions[~inside], dtype=np.int64)


def _words(text: bytes) -> Words:
    """Return the eight bytes at each place of `text` as one number."""
    return np.ndarray((len(text) - 7,), "<u8", buffer=text, strides=(1,))


def _opens(text: bytes, stop: int) -> Positions:
    return np.flatnonzero(np.frombuffer(text, np.uint8, stop) == _OPEN)


def _begins(first: Words, words: Iterable[np.uint64]) -> NDArray[np.bool_]:
    """Return where the first seven bytes are those of one of `words`."""
    seven = first & _SEVEN
    begins = np.zeros(len(first), dtype=np.bool_)
    for word in words:
        begins |= seven == (word & _SEVEN)
    return begins


def _last_whole(text: bytes, opens: Positions) -> int:
    """Return up to where `text` can be read by itself: what is wanted and begins before that ends before."""
    if not len(opens):
        return len(text) - len(_PADDING)
    for some in (opens[-_LAST:], opens):
        begins = _begins(_words(text)[some], _HOLDING)
        for position in some[begins][::-1].tolist():
            if _HOLDS.match(text, position):
                end = _end_of(text, position)
                return max(int(opens[-1]), end) if end else int(position)
    return int(opens[-1])


def _end_of(text: bytes, position: int) -> int:
    """Return where the element at `position` ends, 0 where it has not ended yet."""
    tag = tag_at(text, position)
    if tag is None or tag.is_alone:
        return tag.end if tag else 0
    closing = _closing(tag.name).search(text, tag.end)
    return closing.end() if closing else 0


@cache
def _closing(name: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"</" + name + rb"\s*>")


def _of_kinds(words: Words, records: Positions) -> Iterator[tuple[Kind, Positions]]:
    """Yield each wanted kind with the places of its records among `records`."""
    if not len(records):
        return
    names = words[records + _KIND_AT]
    is_first = names == names[0]
    kinds: Sequence[Kind]
    if is_first.all():  # most of a file is one kind after another
        kinds, alike = _BY_NAME.get(int(names[0]), ()), records
    else:
        kinds, alike = RECORD_KINDS, None
    for kind in kinds:
        places = records[names == _NAME_WORDS[kind.slug]] if alike is None else alike
        for offset, word in _PREFIX_WORDS[kind.slug]:
            places = places[words[places + offset] == word]
        if len(places):
            yield kind, places
