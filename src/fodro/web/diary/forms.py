"""The check-in as it was sent: read, checked, and kept as typed when something is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.domain.body import Side, View
from fodro.domain.scores import nrs
from fodro.exchange.entries import CheckinEntry, SpotEntry
from fodro.knowledge.qualities import qualities
from fodro.knowledge.regions import regions
from fodro.web.diary.moment import Here, MomentDraft, moment_kept, read_moment
from fodro.web.sent import read_id, scale_error

WHOLE_FEET = (("foot", Side.LEFT), ("foot", Side.RIGHT))
NOTHING_NRS = 0.0
"""Saying that nothing hurts is a rating: zero, for the whole of each foot."""

BAD_DAY_NRS = 8.0
"""A bad day is a rating too: severe pain for the whole of each foot, to be changed at leisure."""

NOTE_LETTERS = 2_000


@dataclass(frozen=True, slots=True)
class SpotDraft:
    """One place as it was sent.

    ``key`` is ``side.view.region``, such as ``L.sole.heel``, ``L..foot`` for a whole foot or ``..neck``;
    ``typed`` is the intensity as it came.
    """

    key: str
    side: Side | None
    view: View | None
    region: str
    typed: str = ""
    qualities: tuple[str, ...] = ()
    error: str = ""

    @property
    def intensity_nrs(self) -> float:
        """The intensity, 0–10; only for a draft without an error."""
        return nrs(self.typed)

    @property
    def other_qualities(self) -> tuple[str, ...]:
        """What it feels like in words that came with an import."""
        return tuple(slug for slug in self.qualities if slug not in qualities())


BLANK = SpotDraft(key="", side=Side.LEFT, view=View.SOLE, region="foot")
"""What a new place starts from on the page; the key is filled in by the place that is tapped."""


@dataclass(frozen=True, slots=True)
class CheckinDraft:
    """A check-in as it was sent, with what is wrong in it; ``interference`` is as it was typed."""

    id: UUID
    spots: tuple[SpotDraft, ...] = ()
    moves: bool = False
    note: str = ""
    interference: str = ""
    moment: MomentDraft = field(default_factory=MomentDraft)
    error: str = ""
    note_error: str = ""
    interference_error: str = ""

    @property
    def is_valid(self) -> bool:
        """Whether it can be kept."""
        own = (self.error, self.note_error, self.interference_error, self.moment.error)
        return not any(own) and not any(spot.error for spot in self.spots)


def read_checkin(
    sent: QueryDict,
    here: Here,
    *,
    kept: CheckinEntry | None = None,
    again: CheckinEntry | None = None,
) -> CheckinDraft:
    """Read the check-in in `sent`; errors stand beside what was typed.

    `kept` is the check-in that is changed, `again` the one whose places are noted again.
    """
    spots = _quick(sent, again) or _spots(sent, kept)
    note, interference = sent.get("note", "").strip(), sent.get("interference", "").strip()
    return CheckinDraft(
        id=UUID(kept.key) if kept else read_id(sent.get("id", "")),
        spots=spots,
        moves=again.moves if again else "moves" in sent,
        note=note.replace("\r\n", "\n"),
        interference=interference,
        moment=read_moment(sent, here, kept),
        error="" if spots else _("Tap a place on the feet first, or choose “Nothing hurts”."),
        note_error=_note_error(note),
        interference_error=scale_error(interference) if interference else "",
    )


def draft_of(kept: CheckinEntry) -> CheckinDraft:
    """Return a kept check-in as a form to change."""
    return CheckinDraft(
        id=UUID(kept.key),
        spots=tuple(spot_draft(spot) for spot in kept.spots),
        moves=kept.moves,
        note=kept.note,
        interference="" if kept.interference_nrs is None else f"{kept.interference_nrs:g}",
        moment=moment_kept(kept),
    )


def spot_draft(spot: SpotEntry) -> SpotDraft:
    """Return a kept place as one to change."""
    return SpotDraft(
        key=spot.place,
        side=spot.side,
        view=spot.view,
        region=spot.region,
        typed=f"{spot.intensity_nrs:g}",
        qualities=spot.qualities,
    )


def chosen_places(asked: QueryDict) -> tuple[SpotDraft, ...]:
    """Return the places named in an address, for a page that works without JavaScript."""
    return tuple(spot for key in dict.fromkeys(asked.getlist("place")) if (spot := spot_from_key(key)))


def spot_from_key(key: str) -> SpotDraft | None:
    """Return an empty draft for `key`, or None if it names no place."""
    side, _dot, rest = key.partition(".")
    view, _dot, slug = rest.partition(".")
    if side not in {"", *Side} or slug not in regions() or view not in {"", *regions()[slug].views}:
        return None
    return SpotDraft(
        key=key, side=Side(side) if side else None, view=View(view) if view else None, region=slug
    )


def whole_feet(intensity_nrs: float) -> tuple[SpotDraft, ...]:
    """Return both feet, rated alike."""
    return tuple(spot_draft(SpotEntry(region, side, None, intensity_nrs)) for region, side in WHOLE_FEET)


def _quick(sent: QueryDict, again: CheckinEntry | None) -> tuple[SpotDraft, ...]:
    if "nothing" in sent:
        return whole_feet(NOTHING_NRS)
    if "bad-day" in sent:
        return whole_feet(BAD_DAY_NRS)
    return tuple(spot_draft(spot) for spot in again.spots) if again else ()


def _spots(sent: QueryDict, kept: CheckinEntry | None) -> tuple[SpotDraft, ...]:
    """Return the places that were sent; what an import brought to the check-in that is changed stays."""
    there = {spot.place: spot_draft(spot) for spot in kept.spots} if kept else {}
    keys = dict.fromkeys(sent.getlist("place"))
    places = ((key, there.get(key) or spot_from_key(key)) for key in keys)
    return tuple(_read_spot(sent, key, place) for key, place in places if place)


def _read_spot(sent: QueryDict, key: str, place: SpotDraft) -> SpotDraft:
    typed = sent.get(f"intensity:{key}", "").strip()
    known = {*qualities(), *place.qualities}
    felt = tuple(slug for slug in sent.getlist(f"quality:{key}") if slug in known)
    return replace(place, typed=typed, qualities=felt, error=_intensity_error(typed))


def _intensity_error(typed: str) -> str:
    return scale_error(typed) if typed else _("How much does it hurt here? Choose a number from 0 to 10.")


def _note_error(note: str) -> str:
    if len(note) <= NOTE_LETTERS:
        return ""
    return _("This note is longer than %(letters)s letters. Shorten it a little.") % {"letters": NOTE_LETTERS}
