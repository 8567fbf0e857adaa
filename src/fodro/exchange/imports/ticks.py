"""Things a person ticks off: yes on a day with a tick; when it is no, and when it is not known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fodro.exchange.imports.gathering import Gathering
from fodro.exchange.imports.naming import Naming

YES, NO = 1.0, 0.0


class Ticks:
    """What was ticked on which day.

    Parameters
    ----------
    naming : Naming
        Gives the slugs.
    """

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self._days: dict[date, set[str]] = {}
        self._nameless = 0

    def tick(self, day: date, names: Iterable[str]) -> None:
        """Note that things were ticked; a day on which nothing was is not noted."""
        for name in names:
            slug = self.naming.slug(name)
            if slug:
                self._days.setdefault(day, set()).add(slug)
            else:
                self._nameless += 1

    def into(self, gathering: Gathering, *, source: str) -> None:
        """Put yes and no into `gathering`; no between first and last yes, on days with other ticks."""
        spans: dict[str, tuple[date, date]] = {}
        for day in sorted(self._days):
            for slug in self._days[day]:
                spans[slug] = (spans.get(slug, (day, day))[0], day)
        for day, ticked in sorted(self._days.items()):
            for slug, (first, last) in spans.items():
                if first <= day <= last:
                    gathering.latest(day, slug, YES if slug in ticked else NO, source=source)
        if self._nameless:
            gathering.left_out("tick(s) left out: their name has no letters.", self._nameless)
