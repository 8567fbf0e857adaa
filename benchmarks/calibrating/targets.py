"""What the calibration is held against, and a plain verdict on each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.calibrating.tally import Share, Tally

_OPEN = "(chance leaves it open)"


@dataclass(frozen=True, slots=True)
class Target:
    """One figure that is to be reached: at most, at least, or between."""

    days: int
    share: str
    least: float = 0.0
    most: float = 1.0

    def __str__(self) -> str:
        if self.least and self.most < 1:
            return f"{self.least:.2f}–{self.most:.2f}"
        return f"≥ {self.least:.2f}" if self.least else f"≤ {self.most:.2f}"

    def verdict(self, share: Share) -> str:
        """Say whether it is reached, and whether chance alone could have it otherwise."""
        if not share.whole:
            return "not measured"
        low, high = share.interval()
        if self.least <= share.value <= self.most:
            return "met" if self.least <= low and high <= self.most else f"met {_OPEN}"
        return "**missed**" if high < self.least or low > self.most else f"**missed** {_OPEN}"


TARGETS = (
    Target(28, "false", most=0.10),
    Target(28, "null shown", most=0.05),
    Target(28, "power", least=0.20),
    Target(90, "false", most=0.08),
    Target(90, "null shown", most=0.05),
    Target(90, "power", least=0.62),
    Target(90, "cover", least=0.87, most=0.93),
    Target(365, "false", most=0.06),
    Target(365, "null shown", most=0.03),
    Target(365, "power", least=0.93),
    Target(365, "cover", least=0.87),
)

NULL_MOST = 0.05
"""Of people with nothing to find, in every cell."""


def target_rows(mixed: Callable[[str, int], Tally], worlds: Callable[[int], Tally]) -> Iterator[list[str]]:
    """Yield a row per target: the mixed world (nothing for *null shown*), and all worlds together."""
    for target in TARGETS:
        alone = mixed("nothing" if target.share == "null shown" else "mixed", target.days)[target.share]
        together = worlds(target.days)[target.share]
        row = [str(target.days), target.share, str(target)]
        # A third decimal shows on which side of a target it is.
        told = [(share.told(3), target.verdict(share)) for share in (alone, together)]
        yield [*row, *told[0], *told[1]]
