"""What the importers share: numbers, dates, stretches of time, archives, tables."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodro.domain.diary import DiaryError
from fodro.exchange.cells import CellError
from fodro.exchange.importers import IMPORTERS, recognised
from fodro.exchange.imports.days import DAY_FIRST, MONTH_FIRST, day_reader, read_clock
from fodro.exchange.imports.gathering import Gathering
from fodro.exchange.imports.members import members
from fodro.exchange.imports.naming import LONGEST, Naming
from fodro.exchange.imports.nodes import read_nodes
from fodro.exchange.imports.numbers import number_reader
from fodro.exchange.imports.sheet import read_sheet
from fodro.exchange.imports.spans import Span, day_totals, totals, union_hours

FIRST = datetime(2024, 5, 30)  # noqa: DTZ001  # a clock on the wall


@pytest.mark.parametrize(
    ("cells", "mark", "values"),
    [
        (["1,234", "2.81"], ",", [1234.0, 2.81]),
        (["1.234", "2,81"], ",", [1234.0, 2.81]),
        (["1,234"], ",", [1234.0]),
        (["1,234"], ";", [1.234]),
        (["1.234"], ";", [1234.0]),
        (["1.234"], ",", [1.234]),
        (["1 234,5", "1\u00a0000"], ";", [1234.5, 1000.0]),
        (["1,234,567"], ";", [1234567.0]),
        (["0,123"], ",", [0.123]),
        (["12'345.6", ""], ",", [12345.6, None]),
        (["-3", "+4"], ",", [-3.0, 4.0]),
    ],
)
def test_the_whole_column_says_which_mark_is_decimal(
    cells: list[str], mark: str, values: list[float | None]
) -> None:
    read = number_reader(cells, mark=mark)
    assert [read(cell) for cell in cells] == values


@pytest.mark.parametrize("cell", ["many", "1,23,4.5", "1e9999", "--1", "1.2.3,4,5", "∞", "٣"])
def test_what_is_no_number_is_refused(cell: str) -> None:
    with pytest.raises(CellError):
        number_reader([cell])(cell)


def _written(value: int, *, group: str, decimal: str) -> str:
    return f"{value / 100:,.2f}".translate({ord(","): group, ord("."): decimal})


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=20))
def test_a_column_reads_the_same_in_every_country(values: list[int]) -> None:
    for group, decimal in ((",", "."), (".", ","), (" ", ","), ("'", "."), ("\u202f", ",")):
        cells = [_written(value, group=group, decimal=decimal) for value in values]
        read = number_reader(cells)
        assert [read(cell) for cell in cells] == [value / 100 for value in values]


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(13, 60))
def test_days_that_follow_each_other_read_the_same_in_every_country(start: date, n_days: int) -> None:
    days = [start + timedelta(days=n) for n in range(n_days)]
    for form in ("%Y-%m-%d", "%d-%m-%Y", "%m/%d/%Y", "%d.%m.%y", "%m/%d/%y", "%Y/%m/%d 10:00"):
        cells = [day.strftime(form) for day in days]
        read = day_reader(cells)
        assert [read(cell) for cell in cells] == days


def test_a_day_that_can_be_two_is_read_only_where_one_reading_is_usual() -> None:
    assert day_reader(["05/06/24"], usual=MONTH_FIRST)("05/06/24") == date(2024, 5, 6)
    assert day_reader(["05/06/24"], usual=DAY_FIRST)("05/06/24") == date(2024, 6, 5)
    assert day_reader(["05/05/24"])("05/05/24") == date(2024, 5, 5)
    with pytest.raises(CellError, match="two days"):
        day_reader(["05/06/24"])("05/06/24")


@pytest.mark.parametrize("cell", ["", "soon", "2024-02-30", "31-31-2024", "1850-01-01", "9999-12-31", "5-6"])
def test_what_is_no_day_is_refused(cell: str) -> None:
    with pytest.raises(CellError):
        day_reader([cell])(cell)


@pytest.mark.parametrize(
    ("text", "said"), [("10:15 pm", "22:15"), ("12:05 AM", "00:05"), ("12:05PM", "12:05"), ("7.30", "07:30")]
)
def test_a_clock_of_twelve_hours_is_read(text: str, said: str) -> None:
    at = read_clock(text)
    assert at is not None
    assert at.isoformat("minutes") == said


@pytest.mark.parametrize("text", ["25:00", "10:61", "13:00 pm", "0:30 am"])
def test_a_time_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(CellError):
        read_clock(text)


def _span(start_h: float, end_h: float, amount: float, source: str = "") -> Span:
    return Span(FIRST + timedelta(hours=start_h), FIRST + timedelta(hours=end_h), amount, source)


def test_two_sources_of_one_walk_are_one_walk() -> None:
    spans = [_span(8, 10, 4000, "phone"), _span(9, 11, 3000, "watch")]
    assert totals(spans) == {(FIRST.date(), "phone"): 4000.0, (FIRST.date(), "watch"): 1500.0}
    assert day_totals(spans) == {FIRST.date(): (5500.0, "phone + watch")}


def test_a_total_of_a_day_and_its_minutes_are_not_added_up() -> None:
    spans = [_span(0, 24, 9000), *(_span(hour, hour + 0.5, 100) for hour in range(24))]
    assert totals(spans)[FIRST.date(), ""] == pytest.approx(9000)


def test_a_stretch_over_midnight_is_cut_and_one_of_weeks_says_nothing() -> None:
    assert totals([_span(23, 25, 200)]) == {
        (FIRST.date(), ""): pytest.approx(100),
        (FIRST.date() + timedelta(days=1), ""): pytest.approx(100),
    }
    assert totals([_span(0, 24 * 14, 200_000)]) == {}


def test_a_moment_counts_unless_it_is_covered() -> None:
    assert totals([_span(8, 8, 50, "a")]) == {(FIRST.date(), "a"): 50.0}
    assert totals([_span(7, 9, 900, "b"), _span(8, 8, 50, "a")])[FIRST.date(), "a"] == 0.0


hours = st.floats(0, 47, allow_nan=False).map(lambda h: round(h, 2))
spans = st.lists(
    st.tuples(hours, st.floats(0, 6), st.integers(0, 5000), st.sampled_from("abc")).map(
        lambda one: _span(one[0], one[0] + round(one[1], 2), one[2], one[3])
    ),
    max_size=25,
)


@given(spans)
def test_merged_is_at_most_the_sum_and_at_least_the_most_of_one_source(made: list[Span]) -> None:
    merged = sum(totals(made).values())
    assert merged <= sum(span.amount for span in made) + 1e-6
    alone = [sum(totals([span for span in made if span.source == source]).values()) for source in "abc"]
    assert merged >= max(alone) - 1e-6 or len({span.start.date() for span in made}) > 1


@given(spans)
def test_order_and_copies_do_not_matter(made: list[Span]) -> None:
    once = totals(made)
    again = totals([*reversed(made), *(span for span in made if span.end > span.start)])
    for key, amount in once.items():
        if all(span.end > span.start for span in made):
            assert again[key] == pytest.approx(amount, abs=1e-6)


def test_hours_of_stretches_that_overlap() -> None:
    at = [FIRST + timedelta(hours=hour) for hour in range(10)]
    assert union_hours([(at[0], at[3]), (at[2], at[4]), (at[6], at[7])]) == 5.0


def test_names_become_slugs_that_mean_nothing_else() -> None:
    naming = Naming("loop")
    assert [naming.slug(name) for name in ("Steps", "Dårlig søvn", "dårlig  søvn!", "🙂", "Steps")] == [
        "loop_steps",
        "daarlig_soevn",
        "daarlig_soevn_2",
        "",
        "loop_steps",
    ]
    assert len(naming.slug("x" * 200)) == LONGEST


def test_a_table_in_windows_1252_and_one_with_a_damaged_byte() -> None:
    assert read_sheet("navn;dag\nsøvn;1\n".encode("cp1252"), file="x").rows[1][1] == ["søvn", "1"]
    with pytest.raises(DiaryError, match="not UTF-8"):
        read_sheet("navn;dag\nsøvn;1\n".encode() + b"\xe6;2\n", file="x")


def test_a_json_value_knows_where_it_stands() -> None:
    node = read_nodes(b'[{"a": {"b": [1, "x"]}}]', file="f.json")
    first = next(node.each()).down("a", "b")
    assert first is not None
    assert [one.value for one in first.each()] == [1, "x"]
    with pytest.raises(DiaryError) as refused:
        list(first.each())[1].as_number()
    assert (refused.value.file, refused.value.column) == ("f.json", "[0].a.b[1]")


@pytest.mark.parametrize("data", [b"[" * 5000, b"[1e999]", b"[NaN]", b'{"a":1', b"\xff"])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(DiaryError):
        [one.as_number() for one in read_nodes(data, file="f.json").each()]


def _archive(path: Path, build: Callable[[zipfile.ZipFile], None]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        build(archive)
    return path


@pytest.mark.parametrize(
    ("build", "says"),
    [
        (lambda archive: archive.writestr("a.csv", bytes(40 * 2**20)), "unpacks to"),
        (lambda archive: archive.writestr("../a.csv", b"x"), "outside"),
        (lambda archive: archive.writestr("a.txt", b"x"), "Nothing in it"),
    ],
)
def test_a_foul_archive_is_refused(
    build: Callable[[zipfile.ZipFile], None], says: str, tmp_path: Path
) -> None:
    path = _archive(tmp_path / "x.zip", build)
    with pytest.raises(DiaryError, match=says):
        list(members(path, lambda name: name.endswith(".csv")))


@pytest.mark.parametrize("kind", ["diary", "fitbit", "health-connect", "fhir", "apple-health"])
def test_a_file_without_a_name_in_an_archive_is_no_traceback(kind: str, tmp_path: Path) -> None:
    path = _archive(tmp_path / "x.zip", lambda archive: archive.writestr(zipfile.ZipInfo(""), b"x"))
    recognised(path)
    with pytest.raises(DiaryError):
        IMPORTERS[kind].read(path)


def test_an_archive_that_claims_ever_so_many_files_is_refused_unread(tmp_path: Path) -> None:
    path = _archive(tmp_path / "x.zip", lambda archive: archive.writestr("a.csv", b"x"))
    data = bytearray(path.read_bytes())
    end = data.rfind(b"PK\x05\x06")
    data[end + 12 : end + 16] = struct.pack("<I", 2**31)
    path.write_bytes(data)
    with pytest.raises(DiaryError):
        list(members(path, lambda name: name.endswith(".csv")))


def test_more_than_a_life_of_days_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fodro.exchange.imports.bounds.VALUES", 3)
    gathering = Gathering("x.csv")
    for n in range(3):
        gathering.total(FIRST.date() + timedelta(days=n), "steps", 5.0)
    gathering.total(FIRST.date(), "steps", 6.0)  # one more of a day that is there
    with pytest.raises(DiaryError, match="more than 3"):
        gathering.total(FIRST.date() + timedelta(days=9), "steps", 5.0)
