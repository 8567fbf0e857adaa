"""Records as lines and as tables: whatever was typed comes back as it was, and is no formula on the way."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fodro.domain.clocks import Clock
from fodro.domain.diary import DiaryError
from fodro.exchange.archive_entries import ToldRecord, ToldVersion, read_line, written
from fodro.exchange.cells import text_cell, text_of
from fodro.exchange.entries import Entry
from fodro.exchange.record_tables import kind_of, kind_table, read_kind_table, table_name
from tests.exchange.entries import KINDS

HOSTILE = st.sampled_from(
    [
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "-x", "'", "''", "'=1", "=LINK(1)",
        "1", "1e5", "-0", "007", "1e999", "NaN", "Infinity", "true", "false", "null", "[", "[1]", "{}", '"',
        '"a"', " ", " a", "a ", "a\r\nb", "a,b", 'a"b', "\ufeff", "\x1c", "\x85", "\u2028", "ø", "🦶", "|x",
    ]
)  # fmt: skip
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
WORDS = HOSTILE | ANY | st.tuples(HOSTILE, ANY).map("".join)
NUMBERS = st.integers(-(2**70), 2**70) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    WORDS | NUMBERS | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.text("abcdefgh_", min_size=1, max_size=6) | HOSTILE.filter(str.strip)
BODIES = st.dictionaries(FIELDS, VALUES, max_size=5)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def cells_of(data: bytes) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(data.decode(), newline="")) for cell in row]


@settings(max_examples=60)
@given(bodies=st.lists(st.tuples(WORDS.filter(bool), BODIES), max_size=4))
def test_any_body_comes_back_from_its_table(bodies: Sequence[tuple[str, dict[str, object]]]) -> None:
    data = kind_table(bodies)
    read = [[record.key, record.now.body] for _line, record in read_kind_table(data, kind="x", file="x")]
    said = [[key, {name: value for name, value in body.items() if value != ""}] for key, body in bodies]
    assert json.dumps(read, sort_keys=True) == json.dumps(said, sort_keys=True), "1 is not 1.0, nor true"
    assert [cell for cell in cells_of(data) if cell.startswith(FORMULA) and not is_number(cell)] == []


@pytest.mark.parametrize("kind", list(KINDS), ids=lambda kind: kind.__name__)
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_devices_send_comes_back_from_a_line_and_from_a_table(
    kind: type[Entry], data: st.DataObject
) -> None:
    key, body = data.draw(KINDS[kind])
    plain = kind.read(key, body).plain()
    ((_line, told),) = read_kind_table(kind_table([(key, plain)]), kind="x", file="x")
    assert told.key == key
    assert kind.read(told.key, told.now.body).plain() == plain
    record = ToldRecord("x", key, ToldVersion(plain))
    assert read_line(written(record), file="x", number=1) == record


@given(text=WORDS)
def test_a_text_in_any_table_is_no_formula_and_comes_back(text: str) -> None:
    cell = text_cell(text)
    assert not cell.startswith(FORMULA)
    assert text_of(cell) == text


CLOCKS = st.builds(Clock, st.integers(0, 2**48 - 1), st.integers(0, 2**16 - 1), st.sampled_from(["0000beef"]))
VERSIONS = st.builds(
    ToldVersion,
    body=st.dictionaries(ANY, VALUES, min_size=1, max_size=3),
    clock=CLOCKS.map(str),
    sent=CLOCKS.map(str),
    noted=st.datetimes(timezones=st.just(UTC)),
) | st.builds(ToldVersion, gone=st.just(True), clock=CLOCKS.map(str), sent=CLOCKS.map(str))


@settings(max_examples=60)
@given(now=VERSIONS, earlier=st.lists(VERSIONS, max_size=3))
def test_a_record_with_its_history_comes_back_from_a_line(
    now: ToldVersion, earlier: list[ToldVersion]
) -> None:
    record = ToldRecord("checkin", "a", now, tuple(earlier))
    line = written(record)
    assert line.count(b"\n") == 1
    assert read_line(line, file="x", number=1) == record


@given(line=st.binary(max_size=60) | VALUES.map(lambda value: json.dumps(value).encode()))
def test_a_line_that_is_no_record_is_refused_with_its_number(line: bytes) -> None:
    with pytest.raises(DiaryError) as refused:
        read_line(line, file="entries.ndjson", number=7)
    assert (refused.value.file, refused.value.line) == ("entries.ndjson", 7)
    assert refused.value.remedy


@pytest.mark.parametrize("noted", ["", "yesterday", "2026-11-20T10:00:00"])
def test_a_time_without_its_zone_is_not_guessed(noted: str) -> None:
    told = {"kind": "x", "key": "a", "body": {"a": 1}, "noted": noted}
    if noted:
        with pytest.raises(DiaryError):
            read_line(json.dumps(told).encode(), file="x", number=1)
    told["noted"] = datetime(2026, 11, 20, tzinfo=UTC).isoformat()
    assert read_line(json.dumps(told).encode(), file="x", number=1).now.noted is not None


@pytest.mark.parametrize("name", ["records-.csv", "records-x.txt", "records-../x.csv", "checkins.csv"])
def test_only_tables_of_records_are_taken_for_some(name: str) -> None:
    assert kind_of(name) == ""
    assert kind_of(table_name("own-factor")) == "own-factor"
