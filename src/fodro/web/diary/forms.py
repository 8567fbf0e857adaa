"""The check-in as it was sent: read, checked, and kept as typed when something is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.charts.feet import shapes
from fodro.domain.body import Side, View
from fodro.domain.scores import nrs
from fodro.knowledge.qualities import qualities
from fodro.web.sent import read_id, scale_error

NOTHING_HURTS = (("foot", Side.LEFT), ("foot", Side.RIGHT))
"""Saying that nothing hurts is a rating: zero, for the whole of each foot."""


@dataclass(frozen=True, slots=True)
class SpotDraft:
    """One place as it was sent.

    ``key`` is ``side.view.region``, such as ``L.sole.heel``; ``typed`` is the intensity as it came.
    """

    key: str
    side: Side
    view: View
    region: str
    typed: str = ""
    qualities: tuple[str, ...] = ()
    error: str = ""

    @property
    def intensity_nrs(self) -> float:
        """The intensity, 0–10; only for a draft without an error."""
        return nrs(self.typed)


BLANK = SpotDraft(key="", side=Side.LEFT, view=View.SOLE, region="foot")
"""What a new place starts from on the page; the key is filled in by the place that is tapped."""


@dataclass(frozen=True, slots=True)
class CheckinDraft:
    """A check-in as it was sent, with what is wrong in it."""

    id: UUID
    spots: tuple[SpotDraft, ...] = ()
    nothing_hurts: bool = False
    error: str = ""

    @property
    def is_valid(self) -> bool:
        """Whether it can be kept."""
        return not self.error and not any(spot.error for spot in self.spots)


def read_checkin(sent: QueryDict) -> CheckinDraft:
    """Read the check-in in `sent`; errors stand beside what was typed."""
    spots = tuple(spot for key in dict.fromkeys(sent.getlist("place")) if (spot := _read_spot(sent, key)))
    nothing = "nothing" in sent
    error = "" if spots or nothing else _("Tap a place on the feet first, or choose “Nothing hurts now”.")
    return CheckinDraft(id=read_id(sent.get("id", "")), spots=spots, nothing_hurts=nothing, error=error)


def chosen_places(asked: QueryDict) -> tuple[SpotDraft, ...]:
    """Return the places named in an address, for a page that works without JavaScript."""
    return tuple(spot for key in dict.fromkeys(asked.getlist("place")) if (spot := spot_from_key(key)))


def spot_from_key(key: str) -> SpotDraft | None:
    """Return an empty draft for `key`, or None if it names no place on a foot."""
    side, _dot, rest = key.partition(".")
    view, _dot, region = rest.partition(".")
    if side not in set(Side) or view not in set(View) or region not in shapes(View(view)).regions:
        return None
    return SpotDraft(key=key, side=Side(side), view=View(view), region=region)


def _read_spot(sent: QueryDict, key: str) -> SpotDraft | None:
    empty = spot_from_key(key)
    if empty is None:
        return None
    typed = sent.get(f"intensity:{key}", "").strip()
    known = tuple(slug for slug in sent.getlist(f"quality:{key}") if slug in qualities())
    return SpotDraft(
        key=key,
        side=empty.side,
        view=empty.view,
        region=empty.region,
        typed=typed,
        qualities=known,
        error=_intensity_error(typed),
    )


def _intensity_error(typed: str) -> str:
    return scale_error(typed) if typed else _("How much does it hurt here? Choose a number from 0 to 10.")
