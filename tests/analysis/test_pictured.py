"""The days behind the pictures are the days of the findings, as they were noted."""

from datetime import date, datetime, time, timedelta

from fodro.analysis import analyse
from fodro.analysis.pictured import pictured
from fodro.domain.diary import Diary, Session, Wearing
from fodro.domain.pictured import PicturedDays, RatedSession, WornRating
from tests.web.diaries import LAST_DAY, evenings, explained_by


def test_an_empty_diary_has_no_days() -> None:
    assert pictured(Diary(), ["hours"]) == PicturedDays()


def test_pain_is_the_mean_of_the_day_as_findings_tell_it_and_a_gap_is_a_gap() -> None:
    diary = evenings([4.0, None, 6.5])
    days = pictured(diary, [])
    assert days.pain_nrs == (4.0, None, 6.5)
    assert days.pain_nrs == tuple(day.pain_nrs for day in analyse(diary).daily)
    assert days.first == str(LAST_DAY - timedelta(days=2))


def test_as_many_days_are_paired_as_a_finding_rests_on() -> None:
    diary = explained_by("hours", also={"shoe": "clogs"})
    for finding in analyse(diary).factors:
        days = pictured(diary, [finding.factor]).paired(finding.factor, finding.lag_days)
        assert len(days) == finding.n_days


def test_a_level_is_beside_the_most_common_one_and_no_other() -> None:
    worn = ["boots", "clogs", "boots", "boots", "pumps", None, "clogs"]
    days = [LAST_DAY - timedelta(days=6 - n) for n in range(7)]
    factors = {day: {"shoe": shoe} for day, shoe in zip(days, worn, strict=True) if shoe}
    diary = Diary(ratings=evenings([3.0] * 7).ratings, factors=factors)
    found = pictured(diary, ["shoe=clogs", "shoe=boots", "nothing"])
    assert found.factors == {"shoe=clogs": (0.0, 1.0, 0.0, 0.0, None, None, 1.0)}
    assert found.most_common == {"shoe": "boots"}


def test_a_tie_of_levels_goes_by_the_alphabet_as_in_the_findings() -> None:
    factors = {LAST_DAY - timedelta(days=n): {"shoe": "ab"[n % 2]} for n in range(6)}
    found = pictured(Diary(ratings=evenings([3.0] * 6).ratings, factors=factors), ["shoe=b"])
    assert found.most_common == {"shoe": "a"}


def test_shoes_come_with_the_hours_they_had_been_worn_before() -> None:
    first = date(2026, 3, 2)
    worn = tuple(
        Wearing(first + timedelta(days=n), "clogs", hours=8.0, comfort=float(9 - n)) for n in range(4)
    )
    assert pictured(Diary(wearings=worn), []).worn == tuple(
        WornRating("clogs", 8.0 * n, 9.0 - n) for n in range(4)
    )


def test_hours_that_nobody_noted_stay_unknown() -> None:
    worn = tuple(Wearing(date(2026, 3, 2 + n), "clogs", comfort=5.0) for n in range(4))
    assert {rating.hours_before for rating in pictured(Diary(wearings=worn), []).worn} == {None}


def test_massages_and_rests_come_with_both_ratings_on_the_day_they_belong_to() -> None:
    late = datetime.combine(date(2026, 3, 3), time(0, 30))
    sessions = (
        Session(late, 10, "heel-cup", before_nrs=6.0, after_nrs=4.0),
        Session(late + timedelta(days=1), 10, "rest", before_nrs=5.0, after_nrs=5.0),
        Session(late + timedelta(days=2), 10, "heel-cup", before_nrs=5.0),
        Session(late + timedelta(days=3), 10, "heel-cup", after_nrs=0.0),
    )
    assert pictured(Diary(sessions=sessions), []).sessions == (
        RatedSession("2026-03-02", 6.0, 4.0, is_rest=False, technique="heel-cup"),
        RatedSession("2026-03-03", 5.0, 5.0, is_rest=True),
    )
