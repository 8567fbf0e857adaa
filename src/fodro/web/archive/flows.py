"""A whole diary merged into a person's rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from fodro.domain.body import Side, View
from fodro.domain.diary import Diary, Rating, Session
from fodro.web.diary.models import Checkin, DayFactor, Spot
from fodro.web.ids import new_id
from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person
from fodro.web.wall_time import instant_of, zone_of
from fodro.web.writing import recording

BATCH = 500


@dataclass(frozen=True, slots=True)
class MergeReport:
    """How many records were new, were there already and left as they were, or stood twice in the diary."""

    added: int
    kept: int
    repeated: int = 0


def merge_diary(person: Person, diary: Diary) -> MergeReport:
    """Add the records of `diary` that `person` does not have yet; all of them or none.

    A check-in or massage at the same instant, and a factor of the same day, is the same record: what is there
    already wins, so importing twice is importing once.
    """
    with recording(person):
        reports = (
            _merge_checkins(person, diary.ratings),
            _merge_sessions(person, diary.sessions),
            _merge_factors(person, diary),
        )
    return MergeReport(
        added=sum(report.added for report in reports),
        kept=sum(report.kept for report in reports),
        repeated=sum(report.repeated for report in reports),
    )


def _merge_checkins(person: Person, ratings: Iterable[Rating]) -> MergeReport:
    there = set(Checkin.objects.filter(person=person).values_list("noted_at", "part"))
    moments = _by_moment(ratings)
    new = [(_checkin(person, group), group) for moment, group in moments.items() if moment not in there]
    Checkin.objects.bulk_create((checkin for checkin, _ in new), batch_size=BATCH)
    rated = sum(len(group) for _, group in new)
    spots = [_spot(checkin, rating) for checkin, group in new for rating in _once_each(group)]
    Spot.objects.bulk_create(spots, batch_size=BATCH)
    return MergeReport(added=len(new), kept=len(moments) - len(new), repeated=rated - len(spots))


def _by_moment(ratings: Iterable[Rating]) -> dict[tuple[datetime, str], list[Rating]]:
    """Return the ratings of each check-in: one instant and one part of the day, or none.

    Equal clocks will not do: an hour comes twice when summer ends.
    """
    moments: dict[tuple[datetime, str], list[Rating]] = {}
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


def _checkin(person: Person, ratings: list[Rating]) -> Checkin:
    at = ratings[0].at
    noted = [rating.interference_nrs for rating in ratings if rating.interference_nrs is not None]
    return Checkin(
        id=new_id(),
        person=person,
        day=at.date(),
        zone=zone_of(at),
        noted_at=instant_of(at),
        part=ratings[0].part or "",
        interference_nrs=max(noted, default=None),
    )


def _spot(checkin: Checkin, rating: Rating) -> Spot:
    return Spot(
        checkin=checkin,
        region=rating.region,
        side=rating.side or "",
        view=rating.view or "",
        intensity_nrs=rating.intensity_nrs,
        qualities=list(rating.qualities),
    )


def _merge_sessions(person: Person, sessions: tuple[Session, ...]) -> MergeReport:
    there = set(MassageSession.objects.filter(person=person).values_list("started_at", flat=True))
    new = [_session(person, session) for session in sessions if instant_of(session.start) not in there]
    MassageSession.objects.bulk_create(new, batch_size=BATCH)
    return MergeReport(added=len(new), kept=len(sessions) - len(new))


def _session(person: Person, session: Session) -> MassageSession:
    return MassageSession(
        id=new_id(),
        person=person,
        day=session.start.date(),
        zone=zone_of(session.start),
        started_at=instant_of(session.start),
        minutes=session.minutes,
        technique=session.technique,
        tool=session.tool,
        side=session.side or "",
        before_nrs=session.before_nrs,
        after_nrs=session.after_nrs,
        later_nrs=session.later_nrs,
        next_morning_nrs=session.next_morning_nrs,
    )


def _merge_factors(person: Person, diary: Diary) -> MergeReport:
    there = set(DayFactor.objects.filter(person=person).values_list("day", "factor"))
    recorded = [
        (day, factor, value)
        for day, values in diary.factors.items()
        for factor, value in values.items()
        if value != ""  # an empty word says nothing
    ]
    new = [
        DayFactor(person=person, day=day, factor=factor, **_number_or_word(value))
        for day, factor, value in recorded
        if (day, factor) not in there
    ]
    DayFactor.objects.bulk_create(new, batch_size=BATCH)
    return MergeReport(added=len(new), kept=len(recorded) - len(new))


def _number_or_word(value: float | str) -> dict[str, float | str | None]:
    return {"word": value} if isinstance(value, str) else {"number": value}
