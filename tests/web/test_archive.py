"""A whole diary in and out: nothing lost, nothing twice, nothing by halves."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import Error
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fodro.analysis.simulate import sample_diary
from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating, Session, digest
from fodro.exchange.diary_folder import read_diary
from fodro.knowledge.regions import regions
from fodro.web.archive.flows import MergeReport, merge_diary
from fodro.web.archive.queries import diary_of
from fodro.web.diary.models import Checkin, DayFactor, Spot
from fodro.web.ids import new_id
from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person
from fodro.web.wall_time import instant_of
from tests.web.answering import none_of_these
from tests.web.conftest import EVENING, Note
from tests.web.diaries import LAST_DAY, evening, evenings

pytestmark = pytest.mark.django_db

ZONES = ("Europe/Copenhagen", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC")
OFFSETS = (timedelta(hours=2), timedelta(hours=-9, minutes=-30), timedelta(0), timedelta(seconds=3020))
FIRST, LAST = datetime(1900, 1, 2), datetime(2199, 12, 30)  # noqa: DTZ001  # the zone is drawn beside it
SCORES = st.floats(0, 10) | st.integers(0, 10).map(float)
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=9)
PLACES = st.tuples(
    st.sampled_from(sorted(regions())), st.none() | st.sampled_from(Side), st.none() | st.sampled_from(View)
)


def clock(instant: datetime, zone: tzinfo | None) -> datetime:
    """Return an instant as it is written: without a zone, with an offset or in a named zone."""
    return instant.astimezone(zone) if zone else instant.replace(tzinfo=None, fold=0)


MOMENTS = st.builds(
    clock,
    st.datetimes(FIRST, LAST, timezones=st.just(UTC)),
    st.none()
    | st.sampled_from([timezone(offset) for offset in OFFSETS])
    | st.sampled_from([ZoneInfo(zone) for zone in ZONES]),
)


@st.composite
def checkins(draw: st.DrawFn) -> list[Rating]:
    at, part = draw(MOMENTS), draw(st.none() | st.sampled_from(DayPart))
    in_the_way = draw(st.none() | SCORES)
    return [
        Rating(
            at=at,
            region=region,
            side=side,
            intensity_nrs=draw(SCORES),
            part=part,
            qualities=tuple(draw(st.lists(WORDS, max_size=2))),
            view=view,
            interference_nrs=in_the_way,
        )
        for region, side, view in draw(st.lists(PLACES, min_size=1, max_size=3, unique=True))
    ]


SESSIONS = st.builds(
    Session,
    start=MOMENTS,
    minutes=st.floats(0.1, 1440),
    technique=WORDS,
    tool=st.just("") | WORDS,
    before_nrs=st.none() | SCORES,
    after_nrs=st.none() | SCORES,
    later_nrs=st.none() | SCORES,
    next_morning_nrs=st.none() | SCORES,
    side=st.none() | st.sampled_from(Side),
)
FACTORS = st.dictionaries(
    st.dates(), st.dictionaries(WORDS, st.floats(-1e12, 1e12) | WORDS, min_size=1, max_size=3), max_size=3
)


@st.composite
def diaries(draw: st.DrawFn) -> Diary:
    """Any diary with each moment once."""
    noted = draw(st.lists(checkins(), max_size=4, unique_by=lambda one: instant_of(one[0].at)))
    sessions = draw(st.lists(SESSIONS, max_size=3, unique_by=lambda session: instant_of(session.start)))
    return Diary(
        ratings=tuple(
            rating for one in sorted(noted, key=lambda one: instant_of(one[0].at)) for rating in one
        ),
        sessions=tuple(sorted(sessions, key=lambda session: instant_of(session.start))),
        factors=draw(FACTORS),
    )


def someone() -> Person:
    return Person.objects.create(handle=str(new_id()))


def size(diary: Diary) -> int:
    moments = {instant_of(rating.at) for rating in diary.ratings}
    factors = sum(len(values) for values in diary.factors.values())
    return len(moments) + len(diary.sessions) + factors + len(diary.wearings)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(diaries())
def test_any_diary_comes_back_as_it_went_in(diary: Diary) -> None:
    person = someone()
    assert merge_diary(person, diary) == MergeReport(added=size(diary), kept=0)
    kept = diary_of(person)
    assert digest(kept) == digest(diary)
    assert kept == diary
    assert [zone_as_written(r.at) for r in kept.ratings] == [zone_as_written(r.at) for r in diary.ratings]


def zone_as_written(at: datetime) -> object:
    return at.tzinfo.key if isinstance(at.tzinfo, ZoneInfo) else at.utcoffset()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(diaries())
def test_any_diary_merged_twice_is_merged_once(diary: Diary) -> None:
    person = someone()
    merge_diary(person, diary)
    before = diary_of(person)
    assert merge_diary(person, diary) == MergeReport(added=0, kept=size(diary))
    assert diary_of(person) == before


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(diaries(), diaries())
def test_what_is_there_already_wins(first: Diary, second: Diary) -> None:
    person = someone()
    merge_diary(person, first)
    report = merge_diary(person, second)
    both = diary_of(person)
    assert report.added + report.kept == size(second)
    assert size(both) == size(first) + report.added
    assert [rating for rating in first.ratings if rating not in both.ratings] == []
    assert [session for session in first.sessions if session not in both.sessions] == []
    for day, values in first.factors.items():
        assert both.factors[day].items() >= values.items()


def exported(client: Client, folder: Path) -> Diary:
    file = folder / f"{new_id()}.zip"
    file.write_bytes(b"".join(client.post("/more/data/download/")))
    return read_diary(file)


def test_the_own_export_brought_in_again_changes_nothing(
    client: Client, owner: Person, note: Note, tmp_path: Path
) -> None:
    merge_diary(owner, sample_diary(until=LAST_DAY))
    note({"L.sole.heel": 6, "R.top.hallux": 3.5})
    none_of_these(owner)
    client.post("/massage/", {"id": str(new_id()), "minutes": "5", "before": "6"})
    before = diary_of(owner)
    taken = exported(client, tmp_path)
    assert digest(taken) == digest(before)
    assert merge_diary(owner, taken) == MergeReport(added=0, kept=size(before))
    assert diary_of(owner) == before


def test_an_export_brought_to_another_computer_is_the_same_diary(
    client: Client, owner: Person, outsider: Person, outsider_client: Client, tmp_path: Path
) -> None:
    merge_diary(owner, sample_diary(until=LAST_DAY))
    merge_diary(outsider, exported(client, tmp_path))
    assert digest(diary_of(outsider)) == digest(diary_of(owner))
    assert digest(exported(outsider_client, tmp_path)) == digest(diary_of(owner))


def test_an_empty_diary_can_be_taken_out_and_brought_in(
    client: Client, owner: Person, tmp_path: Path
) -> None:
    assert merge_diary(owner, exported(client, tmp_path)) == MergeReport(added=0, kept=0)
    assert diary_of(owner) == Diary()


GOOD = Diary(
    ratings=evenings([3.0, 4.0]).ratings,
    sessions=(Session(datetime(2026, 11, 19, 21, tzinfo=UTC), 10, "thumbs"),),
    factors={LAST_DAY: {"steps_k": 9.0, "shoe": "clogs"}},
)
LATER = evening(LAST_DAY + timedelta(days=1), 5.0)
NO_NUMBER = float("nan")
HALF_A_LETTER = "\ud800"
BAD = {
    "a rating above 10": replace(GOOD, ratings=(*GOOD.ratings, replace(LATER, intensity_nrs=11.0))),
    "a rating below 0": replace(GOOD, ratings=(*GOOD.ratings, replace(LATER, intensity_nrs=-0.1))),
    "a rating that is none": replace(GOOD, ratings=(*GOOD.ratings, replace(LATER, intensity_nrs=NO_NUMBER))),
    "too much in the way": replace(GOOD, ratings=(*GOOD.ratings, replace(LATER, interference_nrs=11.0))),
    "a massage of no length": replace(GOOD, sessions=(replace(GOOD.sessions[0], minutes=0.0),)),
    "a massage rated 12": replace(GOOD, sessions=(replace(GOOD.sessions[0], after_nrs=12.0),)),
    "a factor that is no number": replace(GOOD, factors={LAST_DAY: {"steps_k": NO_NUMBER}}),
    "half a letter": replace(GOOD, factors={LAST_DAY: {"shoe": HALF_A_LETTER}}),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_half_a_merge_is_no_merge(bad: Diary, owner: Person) -> None:
    merge_diary(owner, Diary(ratings=(evening(date(2026, 10, 1), 2.0),)))
    owner.refresh_from_db()
    before, revision = diary_of(owner), owner.revision
    with pytest.raises((Error, UnicodeEncodeError)):
        merge_diary(owner, bad)
    assert diary_of(owner) == before
    assert [m.objects.count() for m in (Checkin, Spot, MassageSession, DayFactor)] == [1, 1, 0, 0]
    owner.refresh_from_db()
    assert owner.revision == revision
    assert merge_diary(owner, GOOD).added == size(GOOD), "the good part of it can still be brought in"


def test_a_place_twice_at_one_instant_is_one_rating_and_is_counted(owner: Person) -> None:
    first = evening(LAST_DAY, 6.0)
    again = replace(first, intensity_nrs=2.0, qualities=("sore",))
    other_view = replace(first, view=View.TOP)
    other_side = replace(first, side=Side.RIGHT)
    diary = Diary(ratings=(first, again, other_view, again, other_side))
    assert merge_diary(owner, diary) == MergeReport(added=1, kept=0, repeated=2)
    assert diary_of(owner).ratings == (first, other_view, other_side)


def test_one_instant_is_one_checkin_however_its_clock_was_written(owner: Person) -> None:
    home = evening(LAST_DAY, 6.0)
    abroad = replace(home, at=home.at.astimezone(timezone(timedelta(hours=9))), intensity_nrs=1.0)
    merge_diary(owner, Diary(ratings=(home,)))
    assert merge_diary(owner, Diary(ratings=(abroad,))) == MergeReport(added=0, kept=1)
    assert diary_of(owner).ratings == (home,)
    assert Checkin.objects.get().zone == "Europe/Copenhagen"


def test_what_was_noted_in_the_app_wins_over_an_import(owner: Person, note: Note) -> None:
    note({"L.sole.heel": 6})
    (kept,) = diary_of(owner).ratings
    merge_diary(owner, Diary(ratings=(replace(kept, intensity_nrs=1.0),)))
    assert diary_of(owner).ratings == (kept,)


def test_both_hours_that_a_clock_shows_twice_are_kept(owner: Person) -> None:
    home = ZoneInfo("Europe/Copenhagen")
    hours = [datetime(2026, 10, 25, 2, 30, tzinfo=home, fold=fold) for fold in (0, 1)]
    merge_diary(owner, Diary(ratings=tuple(replace(LATER, at=at) for at in hours)))
    kept = [rating.at for rating in diary_of(owner).ratings]
    assert [at.utcoffset() for at in kept] == [timedelta(hours=2), timedelta(hours=1)]
    assert Checkin.objects.values_list("day", flat=True).distinct().get() == date(2026, 10, 25)


def test_a_day_without_an_hour_stays_without_one(owner: Person) -> None:
    noon = replace(evening(LAST_DAY, 4.0), at=datetime.combine(LAST_DAY, time(12)), part=None)
    merge_diary(owner, Diary(ratings=(noon,)))
    assert diary_of(owner).ratings == (noon,)
    assert Checkin.objects.get().part == ""


def test_an_empty_word_is_not_recorded_and_stops_nothing(owner: Person) -> None:
    report = merge_diary(owner, Diary(factors={LAST_DAY: {"shoe": "", "steps_k": 9.0}}))
    assert report == MergeReport(added=1, kept=0)
    assert diary_of(owner).factors == {LAST_DAY: {"steps_k": 9.0}}


def test_an_imported_massage_has_no_player_and_is_in_the_diary(client: Client, owner: Person) -> None:
    merge_diary(owner, GOOD)
    session = MassageSession.objects.get()
    assert client.get(f"/massage/{session.pk}/").status_code == 404
    assert client.post(f"/massage/{session.pk}/after/", {"after": "3"}).status_code == 404
    assert diary_of(owner).sessions == GOOD.sessions


def test_years_of_checkins_are_kept_one_by_one(owner: Person) -> None:
    many = evenings([float(n % 11) for n in range(1300)])
    assert merge_diary(owner, many).added == 1300
    assert diary_of(owner) == many


def test_the_app_takes_only_what_it_can_give_back(client: Client, owner: Person, tmp_path: Path) -> None:
    merge_diary(owner, Diary(ratings=(replace(LATER, at=EVENING.replace(tzinfo=None)),)))
    assert exported(client, tmp_path).ratings[0].at == EVENING.replace(tzinfo=None)


def test_what_is_typed_about_a_day_can_always_be_taken_out(
    client: Client, owner: Person, tmp_path: Path
) -> None:
    client.post("/day/", {"shoe": "  cl\0ogs\r\n,\"'=\x1b ", "standing_hours": "7,5"})
    (typed,) = diary_of(owner).factors.values()
    assert typed == {"shoe": "clogs ,\"'=\x1b", "standing_hours": 7.5}, "a name is one line"
    assert exported(client, tmp_path).factors == diary_of(owner).factors


def test_a_massage_after_midnight_stays_with_its_evening_through_an_export(
    client: Client, owner: Person, outsider: Person, tmp_path: Path
) -> None:
    with time_machine.travel(datetime(2026, 11, 21, 0, 30, tzinfo=UTC), tick=False):
        none_of_these(owner)
        client.post("/massage/", {"minutes": "5", "before": "6"})
        client.post(f"/massage/{MassageSession.objects.get().pk}/after/", {"after": "3"})
    merge_diary(outsider, exported(client, tmp_path))
    days = set(MassageSession.objects.values_list("day", flat=True))
    assert days == {date(2026, 11, 20)}
