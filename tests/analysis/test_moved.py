from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from fodro.analysis import analyse
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary
from fodro.domain.findings import Findings, TimeOfDayChange
from tests.analysis.diaries import MONDAY, rating

MORNING, MIDDAY, EVENING = DayPart.MORNING, DayPart.MIDDAY, DayPart.EVENING
PEOPLE = 40


def life(
    n_days: int,
    seed: int,
    *,
    rise: float = 0.0,
    at: int = 0,
    memory: float = 0.0,
    drift: float = 0.0,
    share: float = 0.8,
) -> Diary:
    """Mornings, middays and evenings; from day `at` on evenings are `rise` points higher."""
    rng = np.random.default_rng(seed)
    moments, blur = np.zeros((n_days, 3)), rng.normal(0, 0.8, (n_days, 3))
    for n in range(n_days):
        before = moments[n - 1] if n else blur[0]
        moments[n] = memory * before + (1 - memory**2) ** 0.5 * blur[n]
    level = 4 + np.cumsum(rng.normal(0, drift, n_days)) + rng.normal(0, 0.8, n_days)
    usual = np.array([0.3, 0.0, -0.3])
    ratings = []
    for n in range(n_days):
        for k, part in enumerate((MORNING, MIDDAY, EVENING)):
            later = rise if part is EVENING and n >= at else 0.0
            nrs = round(float(np.clip(level[n] + usual[k] + later + moments[n, k], 0, 10)))
            if rng.random() < (0.3 if part is MIDDAY else share):
                ratings.append(rating(n, float(nrs), part=part))
    return Diary(tuple(ratings))


def change(findings: Findings) -> TimeOfDayChange:
    assert findings.time_of_day_change is not None
    return findings.time_of_day_change


def test_an_evening_that_has_risen_against_the_morning_is_told_with_its_day_and_size() -> None:
    found = change(analyse(life(180, 1, rise=1.5, at=100)))
    assert (found.before, found.later, found.claimed) == ("morning", "evening", True)
    assert abs((date.fromisoformat(found.since) - (MONDAY + timedelta(days=100))).days) <= 14
    assert found.low <= 1.5 <= found.high
    assert found.lead_before < 0 < found.lead_since


@pytest.mark.parametrize(("memory", "drift"), [(0.0, 0.0), (0.5, 0.0), (0.0, 0.05)])
def test_a_course_that_stays_the_same_is_said_to_have_moved_next_to_never(
    memory: float, drift: float
) -> None:
    lives = [change(analyse(life(120, seed, memory=memory, drift=drift))) for seed in range(PEOPLE)]
    assert sum(one.claimed for one in lives) <= 1
    assert np.mean([one.low <= 0 <= one.high for one in lives]) > 0.85


def test_checking_in_more_often_later_on_is_no_change() -> None:
    rng = np.random.default_rng(5)
    claimed = 0
    for seed in range(20):
        diary = life(160, 100 + seed, memory=0.4)
        kept = tuple(r for r in diary.ratings if (r.day - MONDAY).days >= 80 or rng.random() < 0.6)
        claimed += change(analyse(Diary(kept))).claimed
    assert claimed <= 1


def test_the_day_and_size_hold_in_most_lives_with_a_change() -> None:
    found = [change(analyse(life(180, seed, rise=1.4, at=90))) for seed in range(20)]
    told = [one for one in found if one.claimed]
    assert len(told) >= 12
    assert {(one.before, one.later) for one in told} <= {("morning", "evening"), ("midday", "evening")}
    assert np.mean([one.low <= 1.4 <= one.high for one in told]) >= 0.7


def test_days_that_cannot_tell_the_parts_apart_do_not_count() -> None:
    zeros = tuple(rating(n, 0, part=part) for n in range(200, 300) for part in (MORNING, EVENING))
    with_change = analyse(Diary((*life(120, 2).ratings, *zeros)))
    assert not change(with_change).claimed


def test_moving_all_dates_moves_only_the_day_since_when() -> None:
    diary = life(150, 3, rise=1.5, at=70)
    shift = timedelta(days=10)
    there = change(analyse(Diary(tuple(replace(r, at=r.at + shift) for r in diary.ratings))))
    here = change(analyse(diary))
    assert replace(there, since=here.since) == here
    assert date.fromisoformat(there.since) - date.fromisoformat(here.since) == shift


def test_few_days_with_two_parts_say_how_many_more_it_takes() -> None:
    findings = analyse(life(20, 4, share=1.0))
    needed = {entry.question: entry.days_needed for entry in findings.not_enough}
    assert findings.time_of_day_change is None
    assert needed["time_of_day_change"] == 8


def test_what_would_show_shrinks_with_more_days() -> None:
    now = [
        next(entry for entry in analyse(life(n, 5)).detectable if entry.question == "time_of_day_change").now
        for n in (60, 300)
    ]
    assert now[0] is not None
    assert now[1] is not None
    assert now[0] > now[1] >= 0.5
