"""A whole diary merged into a person's rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from fodro.domain.body import Side, View
from fodro.domain.civil import lived_day
from fodro.domain.clocks import SERVER_NODE, Clock, clock, tick
from fodro.domain.diary import Diary, Rating, Session
from fodro.exchange.entries import CheckinEntry, SessionEntry, SpotEntry
from fodro.web.archive.origin import ANYWHERE, Origin
from fodro.web.archive.tried import merge_experiments
from fodro.web.archive.valued import DayChanges, day_changes, write_days
from fodro.web.archive.worn import merge_wearings
from fodro.web.clock import now
from fodro.web.diary.kinds import row_of, spots_of
from fodro.web.diary.models import Checkin, Spot
from fodro.web.first_steps.queries import first_step_ratings
from fodro.web.ids import new_id
from fodro.web.massage.kinds import row_of as session_row
from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person
from fodro.web.sync.bulk import add_records
from fodro.web.sync.models import Record
from fodro.web.sync.versions import Offered, Writer, offer
from fodro.web.wall_time import instant_of, zone_of
from fodro.web.writing import recording

BATCH = 500
Moment = tuple[datetime, str]
"""An instant and the part of the day, or none."""


@dataclass(frozen=True, slots=True)
class MergeReport:
    """How many records were new, were there already and left as they were, or stood twice in the diary.

    `changed` are those an earlier import of the same kind had brought with another value.
    """

    added: int
    kept: int
    repeated: int = 0
    changed: int = 0


def merge_diary(person: Person, diary: Diary, origin: Origin = ANYWHERE) -> MergeReport:
    """Add the records of `diary` that `person` does not have yet; all of them or none.

    A check-in or massage at the same instant, a factor of the same day, a combination worn on the same day
    for the same activity, and an experiment of the same key is the same record: what is there already wins,
    so importing twice is importing once. Only a value of a day or a check-in that an earlier import of the
    same kind brought, and nobody changed since, is changed by a later one: half a day becomes a whole one.
    """
    person.refresh_from_db(fields=["revision"])
    before, changes = person.revision, day_changes(person, diary.factors, origin)
    with recording(person) as seq:
        if seq != before + 1:  # somebody wrote meanwhile
            changes = day_changes(person, diary.factors, origin)
        writer = Writer(person, now(), seq)
        reports = (
            _merge_checkins(writer, diary.ratings, origin),
            _merge_sessions(writer, diary.sessions),
            _merge_days(writer, changes, origin),
            _merge_worn(writer, diary),
            _merge_tried(writer, diary),
        )
        origin.wrote(seq)
    return MergeReport(
        added=sum(report.added for report in reports),
        kept=sum(report.kept for report in reports),
        repeated=sum(report.repeated for report in reports),
        changed=sum(report.changed for report in reports),
    )


def _merge_checkins(writer: Writer, ratings: Iterable[Rating], origin: Origin) -> MergeReport:
    there = moments_there(writer.person)
    moments = by_moment(ratings)
    new = [_checkin(group) for moment, group in moments.items() if moment not in there]
    rows = [(row_of(writer.person, entry), entry) for entry in new]
    Checkin.objects.bulk_create((row for row, _entry in rows), batch_size=BATCH)
    spots = [spot for row, entry in rows for spot in spots_of(row, entry)]
    Spot.objects.bulk_create(spots, batch_size=BATCH)
    add_records(writer, "checkin", new)
    changed = changed_checkins(writer.person, moments, origin)
    for entry, before in changed:
        offer(writer, Offered("checkin", entry.key, tick(before, writer.now_ms, SERVER_NODE), entry))
    rated = sum(len(group) for moment, group in moments.items() if moment not in there)
    return MergeReport(
        added=len(new),
        kept=len(moments) - len(new) - len(changed),
        repeated=rated - len(spots),
        changed=len(changed),
    )


def changed_checkins(
    person: Person, moments: Mapping[Moment, list[Rating]], origin: Origin
) -> list[tuple[CheckinEntry, Clock]]:
    """Return the check-ins an import of the same kind had brought otherwise, with their clocks now."""
    if not origin.revisions or not moments:
        return []
    records = Record.objects.filter(person=person, kind="checkin", gone=False, seq__in=origin.revisions)
    brought = {key: (body, at) for key, body, at in records.values_list("key", "body", "clock")}
    rows = Checkin.objects.filter(person=person).values_list("pk", "noted_at", "part")
    there = {str(pk): (noted_at, part) for pk, noted_at, part in rows if str(pk) in brought}
    entries = [_checkin(moments[moment], key) for key, moment in there.items() if moment in moments]
    return [
        (entry, clock(brought[entry.key][1])) for entry in entries if _said(entry) != brought[entry.key][0]
    ]


def _said(entry: CheckinEntry) -> object:
    """Return the body of an entry as it is kept."""
    return json.loads(json.dumps(entry.plain()))


def moments_there(person: Person) -> set[Moment]:
    """Return the instant and the part of the day of every check-in and first-step test of `person`."""
    there = set(Checkin.objects.filter(person=person).values_list("noted_at", "part"))
    return there | {(instant_of(rating.at), rating.part or "") for rating in first_step_ratings(person)}


def by_moment(ratings: Iterable[Rating]) -> dict[Moment, list[Rating]]:
    """Return the ratings of each check-in: one instant and one part of the day, or none.

    Equal clocks will not do: an hour comes twice when summer ends.
    """
    moments: dict[Moment, list[Rating]] = {}
    for rating in ratings:
        moments.setdefault((instant_of(rating.at), rating.part or ""), []).append(rating)
    return moments


def _once_each(group: list[Rating]) -> list[Rating]:
    """Return one rating of each place: where it stands twice at one moment, the worse."""
    places: dict[tuple[str, Side | None, View | None], Rating] = {}
    for rating in group:
        place = (rating.region, rating.side, rating.view)
        if place not in places or places[place].intensity_nrs < rating.intensity_nrs:
            places[place] = rating
    return list(places.values())


def _checkin(ratings: list[Rating], key: str = "") -> CheckinEntry:
    at = ratings[0].at
    noted = [rating.interference_nrs for rating in ratings if rating.interference_nrs is not None]
    return CheckinEntry(
        key=key or str(new_id()),
        at=at,
        zone=zone_of(at),
        day=ratings[0].day,
        part=ratings[0].part,
        spots=tuple(_spot(rating) for rating in _once_each(ratings)),
        interference_nrs=max(noted, default=None),
    )


def _spot(rating: Rating) -> SpotEntry:
    return SpotEntry(rating.region, rating.side, rating.view, rating.intensity_nrs, rating.qualities)


def _merge_sessions(writer: Writer, sessions: tuple[Session, ...]) -> MergeReport:
    there = sessions_there(writer.person, [session.start for session in sessions])
    new = [_session(session) for session, known in zip(sessions, there, strict=True) if not known]
    MassageSession.objects.bulk_create((session_row(writer.person, entry) for entry in new), batch_size=BATCH)
    add_records(writer, "session", new)
    return MergeReport(added=len(new), kept=len(sessions) - len(new))


def sessions_there(person: Person, starts: list[datetime]) -> list[bool]:
    """Return of each start whether `person` has a massage that began at that instant."""
    there = set(MassageSession.objects.filter(person=person).values_list("started_at", flat=True))
    return [instant_of(start) in there for start in starts]


def _session(session: Session) -> SessionEntry:
    return SessionEntry(
        key=str(new_id()),
        at=session.start,
        zone=zone_of(session.start),
        day=lived_day(session.start),
        minutes=session.minutes,
        technique=session.technique,
        tool=session.tool,
        side=session.side,
        before_nrs=session.before_nrs,
        after_nrs=session.after_nrs,
        later_nrs=session.later_nrs,
        next_morning_nrs=session.next_morning_nrs,
    )


def _merge_days(writer: Writer, changes: DayChanges, origin: Origin) -> MergeReport:
    write_days(writer, changes, origin)
    return MergeReport(added=len(changes.new), kept=changes.kept, changed=len(changes.changed))


def _merge_worn(writer: Writer, diary: Diary) -> MergeReport:
    added = merge_wearings(writer, diary.wearings)
    return MergeReport(added=added, kept=len(diary.wearings) - added)


def _merge_tried(writer: Writer, diary: Diary) -> MergeReport:
    added = merge_experiments(writer, diary.experiments)
    return MergeReport(added=added, kept=len(diary.experiments) - added)
