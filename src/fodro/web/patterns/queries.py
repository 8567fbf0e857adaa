"""What is known of a person's findings; nothing is worked out here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fodro.domain.findings import Findings
from fodro.domain.pictured import PicturedDays
from fodro.domain.shown import Shown
from fodro.exchange.findings_json import read_findings, read_value
from fodro.version import __version__
from fodro.web.patterns.models import KeptFindings
from fodro.web.people.models import Person

REMEMBERED = 16


@dataclass(frozen=True, slots=True, eq=False)
class Understood:
    """Findings with the days behind them and what was shown; equal only to itself, so quick to hash."""

    findings: Findings
    pictured: PicturedDays
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest there is.

    Parameters
    ----------
    understood : Understood or None
        None before the first time.
    is_stale : bool
        Whether newer entries are not in it yet.
    has_trouble : bool
        Whether the newest state of the diary could not be worked out.
    text : str
        The findings as JSON, as they were written.
    """

    understood: Understood | None
    is_stale: bool
    has_trouble: bool
    text: str


@dataclass(frozen=True, slots=True)
class _List:
    shown: tuple[Shown, ...]


def latest_of(person: Person) -> Latest:
    """Return the latest findings of `person`."""
    kept = KeptFindings.objects.filter(person=person).first()
    if kept is None:  # where nothing was ever noted there is nothing to wait for
        return Latest(None, is_stale=person.revision > 0, has_trouble=False, text="")
    understood = understood_in(kept)
    return Latest(
        understood,
        is_stale=understood is None or kept.revision != person.revision or kept.fodro != __version__,
        has_trouble=kept.trouble_revision == person.revision,
        text=kept.findings,
    )


def understood_in(kept: KeptFindings | None) -> Understood | None:
    """Return the findings that are kept, or None where there are none that can be read."""
    return _understood(kept.findings, kept.pictured, kept.shown) if kept and kept.findings else None


def shown_to(kept: KeptFindings | None) -> tuple[Shown, ...]:
    """Return what a person was shown so far; nothing where that cannot be read."""
    try:
        return read_value(_List, f'{{"shown": {kept.shown}}}').shown if kept and kept.shown else ()
    except ValueError:
        return ()


def forget_findings() -> None:
    """Forget every finding that is kept in memory."""
    from fodro.web.patterns.picturing import forget_pages

    _understood.cache_clear()
    forget_pages()


@lru_cache(maxsize=REMEMBERED)
def _understood(findings: str, pictured: str, shown: str) -> Understood | None:
    try:
        return Understood(
            read_findings(findings),
            read_value(PicturedDays, pictured),
            read_value(_List, f'{{"shown": {shown or "[]"}}}').shown,
        )
    except ValueError:
        return None  # another Fodro wrote it; it is worked out again
