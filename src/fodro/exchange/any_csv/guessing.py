"""What the columns of a table may mean: a proposal for a person to look at, never the last word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from fodro.domain.diary import DiaryError
from fodro.exchange.any_csv import words
from fodro.exchange.any_csv.meaning import ColumnMapping, Meaning, Role, Together, Worse, fingerprint
from fodro.exchange.any_csv.sniffing import Written, rows, written
from fodro.exchange.any_csv.writing_of import (
    Order,
    orders_of,
    read_clock,
    read_decimal,
    read_yes_no,
)
from fodro.exchange.cells import CellError
from fodro.knowledge.factors import factors

LOOKED_AT = 1_000
SHOWN_ROWS = 6
_NEARLY_ALL = 0.95
_FEW_WORDS = 30
_LONGEST_WORD = 60
_LONGEST_SLUG = 40
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a table is proposed to mean.

    Parameters
    ----------
    file : str
    fingerprint : str
        What its header is known by.
    header : tuple of str
    shown : tuple of tuple of str
        The first rows.
    mapping : ColumnMapping
    encoding, mark : str
        How it is written.
    orders : tuple of Order
        In which orders its dates can be read; several where the days do not tell.
    """

    file: str
    fingerprint: str
    header: tuple[str, ...]
    shown: tuple[tuple[str, ...], ...]
    mapping: ColumnMapping
    encoding: str
    mark: str
    orders: tuple[Order, ...]

    def plain(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            **{name: value for name, value in asdict(self).items() if name != "mapping"},
            "orders": [str(order) for order in self.orders],
            "mapping": self.mapping.plain(),
        }


def propose(path: Path) -> Proposal:
    """Return what the table at `path` may mean.

    Raises
    ------
    DiaryError
        If it is no table, or holds no row.
    """
    how = written(path)
    first = [cells for _line, cells in islice(rows(path, how), LOOKED_AT)]
    if not first:
        raise DiaryError(
            problem="The table has a header and no row.", file=path.name, remedy="Export it with its rows."
        )
    columns = [[cells[index].strip() for cells in first] for index in range(len(how.header))]
    orders, at = _dates(how.header, columns)
    decimal = _decimal(columns, how)
    meanings = _meanings(how.header, columns, date_at=at, decimal=decimal)
    return Proposal(
        file=path.name,
        fingerprint=fingerprint(how.header),
        header=how.header,
        shown=tuple(tuple(cell[:_LONGEST_WORD] for cell in cells) for cells in first[:SHOWN_ROWS]),
        mapping=ColumnMapping(
            meanings, _likeliest(orders, how, columns[at] if at is not None else []), decimal
        ),
        encoding=how.encoding,
        mark=how.mark,
        orders=orders,
    )


def _dates(header: Sequence[str], columns: Sequence[Sequence[str]]) -> tuple[tuple[Order, ...], int | None]:
    """Return in which orders the column of dates can be read, and which one it is."""
    found: list[tuple[bool, int, tuple[Order, ...]]] = []
    for index, (name, cells) in enumerate(zip(header, columns, strict=True)):
        filled = [cell for cell in cells if cell][:200]
        likely = bool(_tokens(name) & set(words.DATE))
        orders = [order for order in Order if filled and all(order in orders_of(cell) for cell in filled)]
        if orders == [Order.SERIAL] and not likely:
            orders = []  # five digits are as likely steps
        if orders:
            found.append((not likely, index, tuple(orders)))
    if not found:
        return (), None
    _unlikely, index, orders_there = min(found)
    return orders_there, index


def _likeliest(orders: Sequence[Order], how: Written, dates: Sequence[str]) -> Order:
    """Return the order to propose: where the days do not tell, that of where such tables come from."""
    american = any("/" in cell for cell in dates) and how.mark == ","
    ranked = (Order.YMD, *((Order.MDY, Order.DMY) if american else (Order.DMY, Order.MDY)), Order.SERIAL)
    return next((order for order in ranked if order in orders), Order.YMD)


def _decimal(columns: Sequence[Sequence[str]], how: Written) -> str:
    cells = [cell for cells in columns for cell in cells[:200] if re.fullmatch(r"[+-]?\d+[.,]\d+\D*", cell)]
    cells = [cell for cell in cells if not re.fullmatch(r"[+-]?\d{1,3}[.,]\d{3}\D*", cell)]  # or thousands
    commas = sum("," in cell for cell in cells)
    if not cells:
        return "," if how.mark == ";" else "."
    return "," if commas * 2 > len(cells) else "."


def _meanings(
    header: Sequence[str], columns: Sequence[Sequence[str]], *, date_at: int | None, decimal: str
) -> tuple[Meaning, ...]:
    taken: set[str] = set()
    meanings = []
    has_clock = False
    for index, (name, cells) in enumerate(zip(header, columns, strict=True)):
        filled = [cell for cell in cells if cell]
        if index == date_at:
            meaning = Meaning(name, Role.DATE)
        elif not has_clock and _tokens(name) & set(words.CLOCK) and _reads(filled, read_clock):
            meaning, has_clock = Meaning(name, Role.TIME), True
        else:
            meaning = _meaning(name, filled, decimal, taken)
        taken.add(meaning.factor)
        meanings.append(meaning)
    return tuple(meanings)


def _meaning(name: str, filled: Sequence[str], decimal: str, taken: set[str]) -> Meaning:
    if not filled:
        return Meaning(name, Role.LEAVE_OUT)
    if _reads(filled, lambda cell: read_decimal(cell, decimal)):
        return _of_numbers(name, _numbers(filled, decimal), taken)
    if _reads(filled, read_yes_no):
        return Meaning(name, Role.YES_NO, factor=_factor(name, [1.0], taken))
    few = len(set(filled)) <= max(_FEW_WORDS, len(filled) // 5) and max(map(len, filled)) <= _LONGEST_WORD
    if few and len(set(filled)) < max(2, len(filled)):
        return Meaning(name, Role.WORD, factor=_factor(name, [], taken))
    return Meaning(name, Role.LEAVE_OUT)


def _of_numbers(name: str, numbers: Sequence[float], taken: set[str]) -> Meaning:
    tokens, low, high = _tokens(name), min(numbers), max(numbers)
    if tokens & set(words.PAIN) and low >= 0 and high <= 10:
        region = next((slug for slug, said in words.REGIONS.items() if tokens & set(said)), "foot")
        return Meaning(name, Role.PAIN, region=region, side=_side(tokens), worse=Worse.HIGH)
    factor = _factor(name, numbers, taken)
    together = Together.SUM if factor in words.SUMMED else Together.MEAN
    return Meaning(name, Role.NUMBER, factor=factor, worse=_worse(tokens, numbers), together=together)


def _worse(tokens: set[str], numbers: Sequence[float]) -> Worse:
    is_scale = all(value == int(value) for value in numbers) and min(numbers) >= 0 and max(numbers) <= 10
    if not is_scale or len(set(numbers)) < 2:
        return Worse.NONE
    return Worse.LOW if tokens & set(words.BETTER_WHEN_MORE) else Worse.NONE


def _side(tokens: set[str]) -> str:
    left, right = tokens & set(words.LEFT), tokens & set(words.RIGHT)
    return "L" if left and not right else "R" if right and not left else ""


def _factor(name: str, numbers: Sequence[float], taken: set[str]) -> str:
    """Return the slug a column is kept under: of a factor that is known by such a name, or its own."""
    tokens = _tokens(name)
    for slug, said in words.FACTORS.items():
        fits = not numbers or max(numbers) <= words.LARGEST.get(slug, float("inf"))
        if tokens & set(said) and slug not in taken and fits:
            return slug
    base = slug_of(name)
    base = f"own_{base}"[:_LONGEST_SLUG] if base in factors() or not base else base
    return next(slug for slug in (base, *(f"{base}_{n}" for n in range(2, 1000))) if slug not in taken)


def slug_of(name: str) -> str:
    """Return the plain letters and digits of `name`, joined by underscores."""
    spelt = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).lower().translate(_DANISH))
    ascii_only = spelt.encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "_", ascii_only).strip("_")[:_LONGEST_SLUG].strip("_")


def _tokens(name: str) -> set[str]:
    parts = [part for part in re.split(r"[\W_\d]+", unicodedata.normalize("NFC", name).casefold()) if part]
    return {*parts, *("".join(two) for two in pairwise(parts))}


def _numbers(filled: Sequence[str], decimal: str) -> list[float]:
    numbers = []
    for cell in filled:
        try:
            numbers.append(read_decimal(cell, decimal))
        except CellError:
            continue
    return numbers


def _reads(filled: Sequence[str], read: Callable[[str], object]) -> bool:
    """Return whether nearly every cell can be read so; the few that cannot are told when it is brought in."""
    fine = 0
    for cell in filled:
        try:
            read(cell)
        except CellError:
            continue
        fine += 1
    return bool(filled) and fine >= _NEARLY_ALL * len(filled)
