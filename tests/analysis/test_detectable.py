import numpy as np

from fodro.analysis import analyse
from fodro.domain.diary import Diary
from fodro.domain.findings import Detectable, Findings
from tests.analysis.diaries import diary


def someone(n: int, *, effect: float = 0.0, seed: int = 0) -> Diary:
    rng = np.random.default_rng(seed)
    hours, noise = rng.standard_normal((2, n))
    pain = np.clip(5 + effect * hours + noise, 0, 10)
    return diary(pain.tolist(), standing_hours=lambda k: float(hours[k]))


def about_factors(findings: Findings) -> Detectable:
    return next(entry for entry in findings.detectable if entry.question == "factors")


def test_more_days_show_smaller_effects() -> None:
    short, long = (about_factors(analyse(someone(n))) for n in (30, 200))
    assert short.now is not None
    assert long.now is not None
    assert short.in_14_days is not None
    assert long.now < short.in_14_days < short.now


def test_an_effect_called_findable_is_found_in_most_people() -> None:
    size = about_factors(analyse(someone(60))).now
    assert size is not None
    found = [bool(analyse(someone(60, effect=size, seed=s)).claimed) for s in range(20)]
    missed = [bool(analyse(someone(60, effect=size / 3, seed=s)).claimed) for s in range(20)]
    assert sum(found) >= 13
    assert sum(missed) <= 7


def test_nothing_is_called_findable_before_there_are_enough_days() -> None:
    assert about_factors(analyse(someone(10))) == Detectable("factors", None, None)


def test_pain_mostly_at_an_end_of_the_scale_has_no_smallest_effect() -> None:
    rng = np.random.default_rng(5)
    hours = rng.standard_normal(90)
    mostly_zero = [float(max(0, round(n))) for n in rng.normal(-1, 2, 90)]
    some_zero = [min(nrs + 1.0 * (n % 3 > 0), 9.0) for n, nrs in enumerate(mostly_zero)]
    sizes = [
        about_factors(analyse(diary(pain, standing_hours=lambda k: float(hours[k]))))
        for pain in (mostly_zero, some_zero)
    ]
    assert sizes[0] == Detectable("factors", None, None)
    assert sizes[1].now is not None
