"""What the columns of a table mean, as it is kept, sent and written in a file."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from fodro.domain.body import Side
from fodro.domain.diary import DiaryError
from fodro.exchange.any_csv.writing_of import Order
from fodro.exchange.cells import shown
from fodro.knowledge.regions import regions

FACTOR_LETTERS = 64


class Role(StrEnum):
    """What a column is."""

    DATE = "date"
    TIME = "time"
    PAIN = "pain"
    NUMBER = "number"
    YES_NO = "yes-no"
    WORD = "word"
    LEAVE_OUT = "leave-out"


class Worse(StrEnum):
    """Which end of a scale is the bad one; none where it is no scale."""

    NONE = ""
    HIGH = "high"
    LOW = "low"


class Together(StrEnum):
    """What several values of one day become."""

    MEAN = "mean"
    SUM = "sum"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one column means.

    Parameters
    ----------
    column : str
        Its name in the header.
    role : Role
    region : str
        Of a rating of pain, where.
    side : str
        ``"L"``, ``"R"`` or empty.
    factor : str
        Of a number or word, the slug it is kept under.
    worse : Worse
        Which end of its scale is the bad one. Pain where a low number is the bad one is turned round.
    unit : str
        In the person's own words.
    together : Together
        What several values of one day become.
    """

    column: str
    role: Role
    region: str = ""
    side: str = ""
    factor: str = ""
    worse: Worse = Worse.NONE
    unit: str = ""
    together: Together = Together.MEAN


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What every column of a table means, and how its dates and numbers are written.

    Parameters
    ----------
    columns : tuple of Meaning
    order : Order
        In which order its dates give day, month and year.
    decimal : str
        ``","`` or ``"."``.
    """

    columns: tuple[Meaning, ...]
    order: Order = Order.YMD
    decimal: str = "."

    def plain(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "order": str(self.order),
            "decimal": self.decimal,
            "columns": [{name: str(value) for name, value in asdict(one).items()} for one in self.columns],
        }

    @classmethod
    def of_plain(cls, told: Mapping[str, Any], *, file: str = "") -> ColumnMapping:
        """Return the mapping that `told` holds.

        Raises
        ------
        DiaryError
            If it holds none; with what is wrong.
        """
        order = _one_of(Order, told.get("order", Order.YMD), "order", file)
        decimal = str(told.get("decimal", "."))
        if decimal not in {".", ","}:
            raise _wrong(name="decimal", value=decimal, known=(".", ","), file=file)
        columns = told.get("columns", told.get("column", []))
        if not isinstance(columns, list) or not all(isinstance(one, dict) for one in columns):
            raise DiaryError(
                problem="It lists no columns.", file=file, remedy="Write a [[columns]] for each column."
            )
        return cls(tuple(_meaning(one, file) for one in columns), order, decimal)

    @classmethod
    def of_toml(cls, text: str, *, file: str) -> ColumnMapping:
        """Return the mapping a TOML file holds.

        Raises
        ------
        DiaryError
            If it is no TOML, or holds no mapping.
        """
        try:
            return cls.of_plain(tomllib.loads(text), file=file)
        except tomllib.TOMLDecodeError as error:
            raise DiaryError(
                problem=f"It is not TOML: {error}.", file=file, remedy="Correct it there."
            ) from None

    def toml(self) -> str:
        """Return it as a TOML file to change by hand."""
        lines = [f"order = {_quoted(self.order)}", f"decimal = {_quoted(self.decimal)}"]
        for one in self.columns:
            told = {name: str(value) for name, value in asdict(one).items() if name in _SAID[one.role]}
            lines += ["", "[[columns]]", *(f"{name} = {_quoted(value)}" for name, value in told.items())]
        return "\n".join([*lines, ""])


_SAID: Mapping[Role, tuple[str, ...]] = {
    Role.DATE: ("column", "role"),
    Role.TIME: ("column", "role"),
    Role.LEAVE_OUT: ("column", "role"),
    Role.PAIN: ("column", "role", "region", "side", "worse"),
    Role.NUMBER: ("column", "role", "factor", "worse", "unit", "together"),
    Role.YES_NO: ("column", "role", "factor"),
    Role.WORD: ("column", "role", "factor"),
}


def fingerprint(header: Iterable[str]) -> str:
    """Return what a header is known by: the same names in the same order give the same."""
    return hashlib.sha256("\x1f".join(name.casefold() for name in header).encode()).hexdigest()


def _meaning(told: Mapping[str, Any], file: str) -> Meaning:
    text = {name: str(told.get(name, "")).strip() for name in ("column", "region", "side", "factor", "unit")}
    role = _one_of(Role, told.get("role", ""), "role", file)
    if role is Role.PAIN and text["region"] not in regions():
        raise _wrong(name="region", value=text["region"], known=tuple(regions()), file=file)
    if text["side"] not in {"", *Side}:
        raise _wrong(name="side", value=text["side"], known=tuple(Side), file=file)
    if role in {Role.NUMBER, Role.YES_NO, Role.WORD} and not 0 < len(text["factor"]) <= FACTOR_LETTERS:
        problem = f"The column {shown(text['column'])} needs a factor it is kept under."
        raise DiaryError(
            problem, file=file, column="factor", remedy="Write a short name such as sleep_hours."
        )
    return Meaning(
        **text,
        role=role,
        worse=_one_of(Worse, told.get("worse", ""), "worse", file),
        together=_one_of(Together, told.get("together", "mean"), "together", file),
    )


def _one_of(kind: Any, value: object, name: str, file: str) -> Any:
    if str(value) in set(kind):
        return kind(str(value))
    raise _wrong(name, str(value), known=tuple(kind), file=file)


def _wrong(name: str, value: str, *, known: tuple[str, ...], file: str) -> DiaryError:
    problem = f"{shown(value)} is not one of the words of {name}."
    remedy = f"Write {', '.join(word or 'nothing' for word in known[:12])}."
    return DiaryError(problem, file=file, column=name, remedy=remedy)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"' + "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in escaped) + '"'
    )
