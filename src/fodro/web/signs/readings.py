"""What swellings say beside each other: morning and evening, left and right. Never judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.knowledge.swelling import swelling_methods
from fodro.web.signs.models import Swelling


@dataclass(frozen=True, slots=True)
class MorningEvening:
    """One foot in the morning and in the evening of one day, by one method."""

    day: date
    morning: float
    evening: float

    @property
    def more(self) -> float:
        """By how much the evening value is above that of the morning, in the unit of the method."""
        return round(self.evening - self.morning, 6)


def of_foot(rows: Iterable[Swelling], method: str, side: Side) -> list[Swelling]:
    """Return the rows of one foot by one method, in the order they came."""
    return [row for row in rows if row.method == method and row.side == side]


def morning_and_evening(newest_first: Sequence[Swelling], method: str, side: Side) -> MorningEvening | None:
    """Return the latest day with both a morning and an evening of one foot; the last of each counts."""
    days: dict[date, dict[str, float]] = {}
    for row in of_foot(newest_first, method, side):
        days.setdefault(row.day, {}).setdefault(row.part, row.value)
    both = [day for day, parts in days.items() if DayPart.MORNING in parts and DayPart.EVENING in parts]
    if not both:
        return None
    day = max(both)
    return MorningEvening(day, days[day][DayPart.MORNING], days[day][DayPart.EVENING])


def one_sided_rules(rows: Iterable[Swelling]) -> tuple[str, ...]:
    """Return the ids of the rules to read because one foot is much more swollen than the other.

    Only the same part of the same day by the same method is compared; the last value of each foot counts.
    """
    feet: dict[tuple[str, date, str], dict[str, float]] = {}
    for row in sorted(rows, key=lambda row: row.noted_at):
        feet.setdefault((row.method, row.day, row.part), {})[row.side] = row.value
    pairs = [(method, both) for (method, _day, _part), both in feet.items() if len(both) == len(Side)]
    found = (swelling_methods()[method].rules_for(both["L"], both["R"]) for method, both in pairs)
    return tuple(dict.fromkeys(rule for rules in found for rule in rules))
