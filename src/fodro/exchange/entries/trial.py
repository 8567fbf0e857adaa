"""``trial``: a randomised experiment as it was planned; its days are sealed until they come."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self, TypeVar

from fodro.domain.drawing import LONGEST_DAYS, LONGEST_WASHOUT_DAYS
from fodro.domain.experiments import Allotment, Design, Redraw
from fodro.domain.sealing import SEAL_LETTERS, SealedDay, opened
from fodro.exchange.entries import values
from fodro.exchange.entries.body import Body, within
from fodro.exchange.entries.error import EntryError, Problem
from fodro.exchange.entries.wall import iso

MOST_DAYS = LONGEST_DAYS
MOST_WASHOUT = LONGEST_WASHOUT_DAYS
Planned = TypeVar("Planned", bound="TrialEntry")
_SEED = re.compile(r"[0-9a-f]{64}")
_SEAL = re.compile(rf"[0-9a-f]{{{SEAL_LETTERS}}}")


class Subject(StrEnum):
    """What kind of thing is compared."""

    TECHNIQUE = "technique"
    TOOL = "tool"
    SHOES = "shoes"
    INSOLE = "insole"
    OTHER = "other"


class Compared(StrEnum):
    """Which pain is compared."""

    EVENING = "evening"
    NEXT_MORNING = "next-morning"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class TrialEntry:
    """An experiment as planned. The key is a UUID."""

    key: str
    design: Design
    subject: Subject
    a: str
    b: str
    start: date
    n_days: int
    seed: str
    washout_days: int = 0
    compared: Compared = Compared.EVENING
    ended: date | None = None
    drawn: tuple[SealedDay, ...] = ()
    redraws: tuple[Redraw, ...] = ()

    @property
    def day(self) -> None:
        """It belongs to no single day."""

    @property
    def allotments(self) -> tuple[Allotment, ...]:
        """The whole draw, opened."""
        found = (opened(self.seed, envelope) for envelope in self.drawn)
        return tuple(one for one in found if one is not None)

    @classmethod
    def read(cls, key: str, body: Mapping[str, object]) -> Self:
        """Return the experiment `body` holds.

        Raises
        ------
        EntryError
            If it does not hold one, or a seal is not of its seed.
        """
        read = Body(body)
        start = read.needed("start", values.day)
        entry = cls(
            key=within("key", values.key, key),
            design=read.needed("design", values.one_of(Design)),
            subject=read.needed("subject", values.one_of(Subject)),
            a=read.text("a", values.named(values.NAME_LETTERS)),
            b=read.text("b", values.named(values.NAME_LETTERS)),
            start=start,
            n_days=read.needed("days", values.whole(1, MOST_DAYS)),
            seed=read.text("seed", _written_as(_SEED)),
            washout_days=read.maybe("washout", values.whole(0, MOST_WASHOUT)) or 0,
            compared=read.needed("compared", values.one_of(Compared)),
            ended=read.maybe("ended", values.day),
            drawn=read.each("drawn", _sealed_day, at_most=MOST_DAYS, by=lambda one: one.day.isoformat()),
            redraws=read.each("redraws", _redraw, at_most=MOST_DAYS, by=lambda one: one.day.isoformat()),
        )
        return _with_good_seals(entry)

    def plain(self) -> dict[str, Any]:
        """Return the body."""
        return {
            "design": str(self.design),
            "subject": str(self.subject),
            "a": self.a,
            "b": self.b,
            "start": self.start.isoformat(),
            "days": self.n_days,
            "seed": self.seed,
            "washout": self.washout_days,
            "compared": str(self.compared),
            "ended": iso(self.ended),
            "drawn": [_plain(one) for one in self.drawn],
            "redraws": [_plain_redraw(one) for one in self.redraws],
        }


def _with_good_seals(entry: Planned) -> Planned:
    for n, envelope in enumerate(entry.drawn):
        if opened(entry.seed, envelope) is None:
            raise EntryError(Problem.UNKNOWN, envelope.seal, field=f"drawn[{n}].seal")
    return entry


def _sealed_day(value: object) -> SealedDay:
    read = Body(value)
    return SealedDay(
        day=read.needed("day", values.day),
        block=read.needed("block", values.whole(0, MOST_DAYS)),
        seal=read.needed("seal", _written_as(_SEAL)),
    )


def _redraw(value: object) -> Redraw:
    read = Body(value)
    return Redraw(
        day=read.needed("day", values.day),
        n_days=read.needed("days", values.whole(1, MOST_DAYS)),
        washout_days=read.maybe("washout", values.whole(0, MOST_WASHOUT)) or 0,
    )


def _plain(one: SealedDay) -> dict[str, Any]:
    return {"day": one.day.isoformat(), "block": one.block, "seal": one.seal}


def _plain_redraw(one: Redraw) -> dict[str, Any]:
    return {"day": one.day.isoformat(), "days": one.n_days, "washout": one.washout_days}


def _written_as(pattern: re.Pattern[str]) -> Callable[[object], str]:
    def read(value: object) -> str:
        text = values.text(values.NAME_LETTERS)(value)
        if not pattern.fullmatch(text):
            raise EntryError(Problem.UNKNOWN, text)
        return text

    return read
