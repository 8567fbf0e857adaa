"""Where on the body: side, view, place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Laterality as the person means it: their own left and right."""

    LEFT = "L"
    RIGHT = "R"

    @property
    def other(self) -> Side:
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class View(StrEnum):
    """Which face of the foot is looked at."""

    SOLE = "sole"
    TOP = "top"


@dataclass(frozen=True, slots=True)
class Place:
    """A region of the body on one side.

    Parameters
    ----------
    region : str
        Permanent slug of ``knowledge/regions.toml``, such as ``"heel"``.
    side : Side or None
        ``None`` where there is no side (lower back) or none was recorded; never guessed.
    """

    region: str
    side: Side | None = None

    def __str__(self) -> str:
        return self.region if self.side is None else f"{self.region} {self.side}"
