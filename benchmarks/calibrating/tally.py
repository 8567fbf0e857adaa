"""Counts of what was right, added up over people and over cells."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

Z90 = 1.6449
SIZES = {"0.2–0.4": (0.0, 0.4), "0.4–0.7": (0.4, 0.7), "0.7–1.5": (0.7, 99.0)}
PROBABILITIES = {
    "0.00–0.05": (0.0, 0.05),
    "0.05–0.20": (0.05, 0.2),
    "0.20–0.50": (0.2, 0.5),
    "0.50–0.80": (0.5, 0.8),
    "0.80–0.95": (0.8, 0.95),
    "0.95–1.00": (0.95, 1.01),
}
KINDS = ("number", "yes/no", "category")


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole`, with its 90 % Wilson interval."""

    part: int = 0
    whole: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.part + other.part, self.whole + other.whole)

    @property
    def value(self) -> float:
        return self.part / self.whole

    def interval(self) -> tuple[float, float]:
        n, p = self.whole, self.value
        middle = (p + Z90**2 / (2 * n)) / (1 + Z90**2 / n)
        half = Z90 / (1 + Z90**2 / n) * np.sqrt(p * (1 - p) / n + Z90**2 / (4 * n**2))
        return max(0.0, float(middle - half)), min(1.0, float(middle + half))

    def __str__(self) -> str:
        return self.told(2)

    def told(self, places: int) -> str:
        """Return it with so many decimal places, and its interval."""
        if not self.whole:
            return "–"
        low, high = self.interval()
        return f"{self.value:.{places}f} ({low:.{places}f}–{high:.{places}f})"


@dataclass(slots=True)
class Tally:
    """What one method did with some people: shares by name, and the seconds each took."""

    people: int = 0
    shares: dict[str, Share] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)

    def count(self, name: str, part: int, whole: int = 1) -> None:
        self.shares[name] = self[name] + Share(int(part), int(whole))

    def __getitem__(self, name: str) -> Share:
        return self.shares.get(name, Share())

    def __iadd__(self, other: Tally) -> Tally:
        self.people += other.people
        self.seconds += other.seconds
        for name, share in other.shares.items():
            self.shares[name] = self[name] + share
        return self

    def to_dict(self) -> dict[str, object]:
        shares = {name: [share.part, share.whole] for name, share in sorted(self.shares.items())}
        return {"people": self.people, "shares": shares, "seconds": [round(s, 5) for s in self.seconds]}

    @classmethod
    def from_dict(cls, values: dict) -> Tally:
        shares = {name: Share(part, whole) for name, (part, whole) in values["shares"].items()}
        return cls(values["people"], shares, list(values["seconds"]))
