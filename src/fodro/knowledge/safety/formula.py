"""When a rule holds: how many of its parts must be so. Three-valued, and without "not".

A part is a question's slug or a formula. ``all`` and ``any`` are the two ends of the same: all of them, one
of them. The truth of an unknown part is ``None``; a formula is true or false as soon as its known parts
decide it, whatever the others turn out to be (Kleene's logic). Without "not", learning more never makes a
true formula false.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Truth = bool | None
"""True, false, or ``None`` where it is not known."""

TruthOf = Callable[[str], Truth]
"""What is known of a question, by its slug."""


@dataclass(frozen=True, slots=True)
class Formula:
    """At least `n` of the parts `of`."""

    n: int
    of: tuple[Formula | str, ...]

    def truth(self, known: TruthOf) -> Truth:
        """Return whether at least `n` parts are true, as far as it is known."""
        parts = [_truth(part, known) for part in self.of]
        if parts.count(True) >= self.n:
            return True
        return None if len(parts) - parts.count(False) >= self.n else False

    def undecided(self, known: TruthOf) -> Iterator[str]:
        """Yield the questions whose answer can still decide it."""
        if self.truth(known) is None:
            for part in self.of:
                if isinstance(part, Formula):
                    yield from part.undecided(known)
                elif known(part) is None:
                    yield part

    def slugs(self) -> Iterator[str]:
        """Yield every question in it."""
        for part in self.of:
            yield from part.slugs() if isinstance(part, Formula) else (part,)


def formula(entry: Any) -> Formula:
    """Read what ``when`` says in a content file: a slug, or a table with ``all``, ``any`` or ``at_least``.

    Raises
    ------
    ValueError
        If it is none of these.
    """
    read = _part(entry)
    return read if isinstance(read, Formula) else Formula(1, (read,))


def _part(entry: Any) -> Formula | str:
    if isinstance(entry, str):
        return entry
    if not isinstance(entry, Mapping) or len(entry) != 1:
        message = f"{entry!r} is no trigger"
        raise ValueError(message)
    ((word, value),) = entry.items()
    parts = tuple(_part(part) for part in (value["of"] if word == "at_least" else value))
    n = {"all": len(parts), "any": 1, "at_least": value["n"] if word == "at_least" else 0}[word]
    return Formula(n, parts)


def _truth(part: Formula | str, known: TruthOf) -> Truth:
    return part.truth(known) if isinstance(part, Formula) else known(part)
