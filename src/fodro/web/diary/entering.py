"""From the form of a check-in to the entry that is kept."""

from __future__ import annotations

from datetime import datetime

from fodro.domain.scores import nrs
from fodro.exchange.entries import CheckinEntry, SpotEntry
from fodro.web.diary.forms import CheckinDraft, SpotDraft
from fodro.web.diary.moment import Here, moment_now


def entry_from(draft: CheckinDraft, *, noted_at: datetime, zone: str) -> CheckinEntry:
    """Return the entry of a valid `draft`; one that says no moment was noted at `noted_at`."""
    moment = draft.moment.moment or moment_now(Here(noted_at, zone))
    return CheckinEntry(
        key=str(draft.id),
        at=moment.at,
        zone=moment.zone,
        day=moment.day,
        part=moment.part,
        spots=tuple(_spot(spot) for spot in draft.spots),
        moves=draft.moves,
        note=draft.note,
        interference_nrs=nrs(draft.interference) if draft.interference else None,
    )


def _spot(spot: SpotDraft) -> SpotEntry:
    return SpotEntry(spot.region, spot.side, spot.view, spot.intensity_nrs, spot.qualities)
