"""What must hold for any export."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from fodro.exchange.apple_health.merging import counted_seconds
from tests.exchange.apple_health import slow
from tests.exchange.apple_health.exports import (
    BROKEN_DTD,
    PHONE,
    WATCH,
    export,
    read,
    read_parts,
    record,
    values,
    workout,
)

SOURCES = (WATCH, PHONE, "An app")
KINDS = ("StepCount", "DistanceWalkingRunning", "AppleStandTime")


@st.composite
def counted(draw: st.DrawFn) -> str:
    """Return a record of some minutes around one midnight."""
    start = draw(st.integers(0, 200))
    lasts = draw(st.integers(0, 40))
    source, kind = draw(st.sampled_from(SOURCES)), draw(st.sampled_from(KINDS))
    value = draw(st.integers(0, 500))
    return record(kind, value, _clock(start), _clock(start + lasts), source=source)


def _clock(n: int) -> str:
    """Return a moment some seconds after a quarter to midnight, in steps of nine seconds."""
    second = 23 * 3600 + 45 * 60 + n * 9
    day, second = ("2024-03-01", second) if second < 86_400 else ("2024-03-02", second - 86_400)
    return f"{day} {second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"


others = st.sampled_from(
    [
        workout("Walking", 12.5, "2024-03-01 08:00", "2024-03-01 08:20", zone="Europe/Copenhagen"),
        record(
            "SleepAnalysis", "AsleepDeep", "2024-03-01 01:00", "2024-03-01 06:00", zone="Europe/Copenhagen"
        ),
        record("BodyMass", 74.5, "2024-03-01 08:00", entered="1"),
        record("HeartRate", 74, "2024-03-01 08:00", unit="count/min"),
        ' <Correlation type="X">\n' + record("BodyMass", 80, "2024-03-01 08:00") + " </Correlation>\n",
        "<!-- " + record("BodyMass", 80, "2024-03-01 08:00") + "-->\n",
        ' <ActivitySummary dateComponents="2024-03-01" appleStandHours="9"/>\n',
        record("WalkingAsymmetryPercentage", 0.05, "2024-03-01 08:00", "2024-03-01 08:09").replace(
            '" ', '"\x0b '
        ),
    ]
)
elements = st.lists(st.one_of(counted(), others), max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.lists(counted(), max_size=14))
def test_totals_are_those_of_every_second_looked_at(records: list[str]) -> None:
    assert values(read(*records)) == slow.totals(export(*records))


@settings(max_examples=60, deadline=None)
@given(elements, st.lists(st.integers(0, 6000), max_size=12), st.booleans())
def test_where_the_parts_of_a_file_end_makes_no_difference(
    all_elements: list[str], cuts: list[int], is_broken: bool
) -> None:
    data = export(*all_elements, dtd=BROKEN_DTD).encode() if is_broken else export(*all_elements).encode()
    places = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    parts = [data[a:b] for a, b in pairwise(places)]
    assert read_parts(parts) == read_parts([data])


def test_a_byte_at_a_time_is_read_the_same() -> None:
    data = export(*[each for _ in range(2) for each in _every()], dtd=BROKEN_DTD).encode()
    assert read_parts([data[n : n + 1] for n in range(len(data))]) == read_parts([data])


def _every() -> list[str]:
    return [
        record("StepCount", 5, "2024-03-01 08:00", "2024-03-01 08:10"),
        workout("Walking", 12.5, "2024-03-01 08:00", "2024-03-01 08:20", zone="Europe/Copenhagen"),
        "<!-- a -- b > --><![CDATA[ <Record> ]] ]]>",
        ' <Correlation type="X">\n' + record("BodyMass", 80, "2024-03-01 08:00") + " </Correlation>\n",
        record("BodyMass", 74.5, "2024-03-01 08:00", entered="1"),
    ]


@settings(max_examples=60, deadline=None)
@given(elements, st.randoms(use_true_random=False))
def test_the_order_of_records_makes_no_difference(all_elements: list[str], chance: object) -> None:
    shuffled = all_elements.copy()
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert values(read(*shuffled)) == values(read(*all_elements))
    assert set(read(*shuffled).found) == set(read(*all_elements).found)


@settings(max_examples=60, deadline=None)
@given(st.lists(counted(), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_attributes_in_any_order_and_quotes_read_as_the_usual_ones(
    records: list[str], chance: object
) -> None:
    assert values(read(*[_rewritten(each, chance) for each in records])) == values(read(*records))


def _rewritten(text: str, chance: object) -> str:
    """Return a record with its attributes in another order, other quotes and other blanks."""
    parts = text.strip().removeprefix("<Record ").removesuffix("/>").split('" ')
    pairs = [part.rstrip('"').split('="') for part in parts]
    chance.shuffle(pairs)  # type: ignore[attr-defined]
    blank, quote = chance.choice([" ", "\n    ", "\t"]), chance.choice("\"'")  # type: ignore[attr-defined]
    inside = blank.join(f"{name} = {quote}{value}{quote}" for name, value in pairs)
    return f" <Record{blank}{inside}{blank}></Record >\n"


stretches = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 30), st.integers(0, 50), st.integers(0, 2)), max_size=25
)


@settings(max_examples=200, deadline=None)
@given(stretches)
def test_no_second_counts_twice_and_none_is_lost(drawn: list[tuple[int, int, int, int]]) -> None:
    start, lasts, value, rank = (
        (np.array(each, dtype=np.int64) for each in zip(*drawn, strict=True))
        if drawn
        else [np.empty(0, np.int64)] * 4
    )
    seconds = counted_seconds(start, start + lasts, value.astype(np.float64), rank)
    covered = {second for a, n, *_ in drawn for second in range(a, a + n)}
    assert seconds[lasts > 0].sum() == len(covered)
    assert (seconds >= 0).all()
    assert (seconds <= np.maximum(lasts, 1)).all()
    first = {second for a, n, _, r in drawn if r == 0 for second in range(a, a + n)}
    assert seconds[(lasts > 0) & (rank == 0)].sum() == len(first)


@settings(max_examples=100, deadline=None)
@given(stretches)
def test_more_sources_never_count_more_than_they_add_up_to(drawn: list[tuple[int, int, int, int]]) -> None:
    if not drawn:
        return
    start, lasts, value, rank = (np.array(each, dtype=np.int64) for each in zip(*drawn, strict=True))
    full = np.maximum(lasts, 1)

    def total(mine: np.ndarray) -> float:
        worth = value[mine].astype(np.float64)
        seconds = counted_seconds(start[mine], start[mine] + lasts[mine], worth, rank[mine])
        return float((worth * seconds / full[mine]).sum())

    alone = [total(rank == one) for one in range(3)]
    assert alone[0] - 1e-9 <= total(rank >= 0) <= sum(alone) + 1e-9
