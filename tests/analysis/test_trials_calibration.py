"""The calibration of experiments: what is counted, and the page."""

from benchmarks.calibrating import trials
from benchmarks.calibrating.cells import SEEDS

from fodro.analysis.simulate.experimenting import NEAR_ZERO, PLAIN, REACHING, Life, tried
from fodro.domain.experiments import Design

TWO = trials.Asked(2, "suite")
SURE = Life("sure", sd_nrs=0.1, apart_sd_nrs=0.1, whole=False)


def test_a_large_difference_is_counted_as_told_the_right_way_round_and_as_covered() -> None:
    cell = trials.Cell(Design.SPLIT_FOOT, 21, SURE, size=-2.0)
    told = trials.with_truth(cell, TWO)
    assert (trials.claimed(cell, trials.found(cell, TWO)).part, len(told)) == (2, 2)
    wrong = trials.Cell(Design.SPLIT_FOOT, 21, SURE, size=2.0)
    assert trials.claimed(wrong, trials.found(cell, TWO)).part == 0
    assert trials.covered(tuple((one, 9.0) for one, _ in told)).part == 0
    assert trials.covered(tuple((one, one.effect or 0.0) for one, _ in told)).part == 2


def test_cells_have_seeds_of_their_own_within_the_range() -> None:
    low, high = SEEDS["suite"]
    cells = [trials.Cell(Design.THIS_OR_THAT, 28, memory=memory) for memory in trials.MEMORIES]
    keys = [next(cell.findings(1, "suite"))[0].key for cell in cells]
    seeds = [int(key.removeprefix("simulated-")) for key in keys]
    assert len(set(seeds)) == len(cells)
    assert all(low <= seed < high for seed in seeds)


def test_the_truth_is_what_is_done_to_ratings() -> None:
    plain = tried(Design.THIS_OR_THAT, 40, seed=450_000, life=PLAIN, size_nrs=-1.0)
    assert abs(plain.truth + 1.0) < 1e-9
    ended = tried(Design.THIS_OR_THAT, 40, seed=450_000, life=NEAR_ZERO, size_nrs=-2.0).truth
    assert -1.9 < ended < -0.5
    feet = tried(Design.SPLIT_FOOT, 40, seed=450_000, life=PLAIN, size_nrs=-1.0)
    assert -1.0 <= feet.truth < -0.95  # one evening ends at 0


def test_what_reaches_into_the_next_day_makes_a_difference_look_smaller() -> None:
    whole = Life("reaching", sd_nrs=0.01, whole=False, reach=REACHING.reach)
    cells = [trials.Cell(Design.THIS_OR_THAT, 40, whole, size=-1.0, washout=days) for days in (0, 1)]
    without, with_washout = (abs(trials.found(cell, TWO)[0].effect or 0.0) for cell in cells)
    assert without < 0.8
    assert 0.95 < with_washout < 1.05


def test_every_table_of_the_page_has_rows_of_its_width() -> None:
    one = trials.Asked(1, "suite")
    for title, _, headings, rows in trials.SECTIONS[-2:]:
        table = list(rows(one))
        assert table, title
        assert {len(row) for row in table} == {len(headings)}
