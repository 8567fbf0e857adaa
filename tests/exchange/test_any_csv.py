"""Any table: how it is written is seen, what its columns mean is proposed, and what is wrong is told."""

import csv
import io
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.domain.diary import DiaryError
from fodro.exchange.any_csv import ColumnMapping, Meaning, Role, Together, Worse, propose, read_csv
from fodro.exchange.any_csv.meaning import fingerprint
from fodro.exchange.any_csv.sniffing import recognises, written
from fodro.exchange.any_csv.writing_of import Order, orders_of, read_clock, read_decimal, read_moment
from fodro.exchange.cells import CellError
from fodro.exchange.imported import Cancelled

DANISH = (
    "Dato;Klokken;Smerte venstre hæl;Skridt;Søvn (timer);Humør 1-5;Vejr;Kommentar\r\n"
    "28-02-2025;20.15;2,5;3.000;7,25;4;sol;Gik en lang tur i skoven og havde ondt bagefter hele aftenen\r\n"
    "01-03-2025;;4;12.345;6;2;regn;Stod i butikken fra morgen til aften uden en eneste pause\r\n"
    "02-03-2025;7:05;0;900;;5;regn;\r\n"
    "03-03-2025;21:00;1;4.000;8;1;sol;Sov\r\n"
)


def file(folder: Path, text: str, encoding: str = "utf-8", name: str = "t.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def meanings(path: Path) -> dict[str, Meaning]:
    return {one.column: one for one in propose(path).mapping.columns}


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_danish_spreadsheet_just_works(tmp_path: Path, encoding: str) -> None:
    path = file(tmp_path, DANISH, encoding)
    proposal = propose(path)
    assert (proposal.mark, proposal.mapping.decimal, proposal.mapping.order) == (";", ",", Order.DMY)
    diary = read_csv(path).diary
    assert diary.factors[date(2025, 3, 1)] == {
        "steps": 12345.0,
        "sleep_hours": 6.0,
        "humoer_1_5": 2.0,
        "vejr": "regn",
    }
    assert "sleep_hours" not in diary.factors[date(2025, 3, 2)], "a blank is not a zero"
    said = [(r.at, r.part, r.region, r.side, r.intensity_nrs) for r in diary.ratings]
    assert said[0] == (
        datetime.combine(date(2025, 2, 28), time(20, 15)),
        DayPart.EVENING,
        "heel",
        Side.LEFT,
        2.5,
    )
    assert said[1] == (datetime.combine(date(2025, 3, 1), time(12)), None, "heel", Side.LEFT, 4.0)
    assert said[2] == (
        datetime.combine(date(2025, 3, 2), time(7, 5)),
        DayPart.MORNING,
        "heel",
        Side.LEFT,
        0.0,
    )


def test_what_columns_mean_is_proposed(tmp_path: Path) -> None:
    said = meanings(file(tmp_path, DANISH))
    assert said["Klokken"].role is Role.TIME
    assert said["Skridt"].together is Together.SUM
    assert (said["Humør 1-5"].factor, said["Humør 1-5"].worse) == ("humoer_1_5", Worse.LOW)
    assert said["Vejr"].role is Role.WORD
    assert said["Kommentar"].role is Role.LEAVE_OUT


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("date,pain\n2025-01-01,3\n", ","),
        ("date\tpain\n2025-01-01\t3\n", "\t"),
        ("date|pain\n2025-01-01|3\n", "|"),
        ("sep=;\ndate;pain\n2025-01-01;3\n", ";"),
        ('date;note\n2025-01-01;"a, b, c"\n', ";"),
        ("Dato;Søvn\n1-1-2025;7,5\n2-1-2025;8,5\n", ";"),
    ],
)
def test_what_stands_between_cells_is_seen(tmp_path: Path, text: str, mark: str) -> None:
    assert written(file(tmp_path, text)).mark == mark


def test_lines_before_the_header_are_passed_over(tmp_path: Path) -> None:
    path = file(tmp_path, "My export\n\nDate,Pain,Steps\n2025-01-01,3,4000\n2025-01-02,x,1\n")
    with pytest.raises(DiaryError) as refused:
        read_csv(
            path, mapping=propose(file(tmp_path, "Date,Pain,Steps\n2025-01-01,3,4000\n", name="o")).mapping
        )
    assert (refused.value.line, refused.value.column) == (5, "Pain")


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["13/01/2025", "14/01/2025"], Order.DMY),
        (["01/13/2025", "01/14/2025"], Order.MDY),
        (["2025-01-13", "2025-01-14"], Order.YMD),
        (["13.1.25", "14.1.25"], Order.DMY),
        (["Jan 5, 2025", "Feb 13, 2025"], Order.MDY),
        (["5. januar 2025", "13. oktober 2025"], Order.DMY),
        (["man 13-01-2025 kl. 20.15", "tir 14-01-2025 kl. 7.05"], Order.DMY),
        (["2025-01-13T20:15:00Z", "2025-01-14T20:15:00+01:00"], Order.YMD),
        (["45670", "45671"], Order.SERIAL),
    ],
)
def test_the_order_of_dates_is_seen(tmp_path: Path, dates: list[str], order: Order) -> None:
    rows = "".join(f"{written_day};{n}\n" for n, written_day in enumerate(dates))
    proposal = propose(file(tmp_path, f"Date;Steps\n{rows}"))
    assert (proposal.mapping.order, proposal.orders) == (order, (order,))


def test_days_that_do_not_tell_leave_the_order_open(tmp_path: Path) -> None:
    danish = propose(file(tmp_path, "Dato;Skridt\n03-04-2025;1\n05-06-2025;2\n"))
    american = propose(file(tmp_path, "Date,Steps\n03/04/2025,1\n05/06/2025,2\n", name="us.csv"))
    assert danish.orders == american.orders == (Order.DMY, Order.MDY)
    assert (danish.mapping.order, american.mapping.order) == (Order.DMY, Order.MDY)


@given(st.dates(date(1970, 1, 1), date(2068, 12, 31)), st.sampled_from(["-", ".", "/", " "]))
def test_every_day_is_read_as_it_was_written(day: date, mark: str) -> None:
    forms = {Order.YMD: "%Y{0}%m{0}%d", Order.DMY: "%d{0}%m{0}%Y", Order.MDY: "%m{0}%d{0}%Y"}
    for order, form in forms.items():
        text = day.strftime(form.format(mark))
        assert order in orders_of(text)
        assert read_moment(text, order) == (day, None)
        moment = datetime.combine(day, time(20, 15))
        assert read_moment(f"{text} 20:15", order) == (day, moment)


@given(st.floats(-1e6, 1e6).map(lambda value: round(value, 3)))
def test_every_number_is_read_as_it_was_written(value: float) -> None:
    plain = f"{value:.3f}"
    assert read_decimal(plain, ".") == value
    assert read_decimal(plain.replace(".", ","), ",") == value
    assert read_decimal(f"{value:,.3f}", ".") == value
    danish = f"{value:,.3f}".replace(",", "_").replace(".", ",").replace("_", ".")
    assert read_decimal(danish, ",") == value
    assert read_decimal(f"{plain} kg", ".") == value


@pytest.mark.parametrize("text", ["", "x", "1.2.3", "1,23,4", "12-13", "--1", "1e999", "٣", "½"])
def test_what_is_no_number_is_none(text: str) -> None:
    for decimal in (".", ","):
        with pytest.raises(CellError):
            read_decimal(text, decimal)


@pytest.mark.parametrize(
    ("text", "hour", "minute"), [("20:15", 20, 15), ("8.05", 8, 5), ("8:05 PM", 20, 5), ("12:30 am", 0, 30)]
)
def test_clocks_of_all_kinds(text: str, hour: int, minute: int) -> None:
    assert (read_clock(text).hour, read_clock(text).minute) == (hour, minute)


@pytest.mark.parametrize("text", ["25:00", "8", "8:5", "13:00 pm", "20:61", "noon"])
def test_what_is_no_clock_is_none(text: str) -> None:
    with pytest.raises(CellError):
        read_clock(text)


TABLE = "date;pain;mood;steps\n2025-01-01;7;1;100\n2025-01-01;9;5;200\n2025-01-02;1;3;50\n"
COLUMNS = (
    Meaning("date", Role.DATE),
    Meaning("pain", Role.PAIN, region="heel", side="R"),
    Meaning("mood", Role.NUMBER, factor="mood", worse=Worse.LOW),
    Meaning("steps", Role.NUMBER, factor="steps", together=Together.SUM),
)


def test_several_rows_of_one_day_become_one_value(tmp_path: Path) -> None:
    imported = read_csv(file(tmp_path, TABLE), mapping=ColumnMapping(COLUMNS))
    assert imported.diary.factors[date(2025, 1, 1)] == {"mood": 3.0, "steps": 300.0}
    assert [rating.intensity_nrs for rating in imported.diary.ratings] == [8.0, 1.0]
    assert any("several values; their sum was taken" in note for note in imported.notes)


def test_pain_where_a_low_number_is_bad_is_turned_round_and_told(tmp_path: Path) -> None:
    turned = (COLUMNS[0], Meaning("pain", Role.PAIN, region="heel", worse=Worse.LOW))
    imported = read_csv(file(tmp_path, TABLE), mapping=ColumnMapping(turned))
    assert [rating.intensity_nrs for rating in imported.diary.ratings] == [2.0, 9.0]
    assert any("turned round" in note for note in imported.notes)


def test_another_scale_is_no_pain(tmp_path: Path) -> None:
    path = file(tmp_path, TABLE.replace(";7;", ";70;"))
    with pytest.raises(DiaryError, match="70 is not a rating of pain from 0 to 10") as refused:
        read_csv(path, mapping=ColumnMapping(COLUMNS))
    assert (refused.value.line, refused.value.column) == (2, "pain")


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("", "empty", 1),
        ("   \n", "empty", 1),
        ("hello\nworld\n", "not a table", 1),
        ("date;steps\n", "no row", None),
        ("date;steps\n2025-01-01;5;6\n", "one too many", 2),
        ("date;steps\n2025-01-01;5\n2025-13-01;5\n", "not a date", 3),
        ("date;steps\n;5\n2025-01-01;5\n", "not a date|blank", 2),
        ("a;b\n1;2\n", "No column is said to be the date", 1),
    ],
)
def test_what_cannot_be_read_is_told_with_the_line(
    tmp_path: Path, text: str, problem: str, line: int | None
) -> None:
    path = file(tmp_path, text)
    mapping = ColumnMapping(COLUMNS[::3]) if text.count("\n") > 1 and "date" in text else None
    with pytest.raises(DiaryError, match=problem) as refused:
        read_csv(path, mapping=mapping)
    assert refused.value.file == "t.csv"
    assert refused.value.line == line
    assert refused.value.remedy


def test_a_nul_and_a_wrong_byte_are_told(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"date;steps\n2025-01-01;\x005\n" * 50)
    with pytest.raises(DiaryError, match="NUL"):
        propose(path)
    path.write_bytes(b"date;steps\n" + b"2025-01-01;5\n" * 9 + b"2025-01-02;\x81\n")
    with pytest.raises(DiaryError, match="not cp1252"):
        read_csv(path, mapping=ColumnMapping(COLUMNS[::3]))


def test_an_unclosed_quotation_mark_is_told(tmp_path: Path) -> None:
    rows = 'date;steps\n2025-01-01;5\n2025-01-02;"5\n' + "2025-01-03;5\n" * 20_000
    with pytest.raises(DiaryError, match=r"well-formed|is not a number"):
        read_csv(file(tmp_path, rows), mapping=ColumnMapping(COLUMNS[::3]))


def test_the_mapping_goes_through_toml_and_plain_values(tmp_path: Path) -> None:
    mapping = propose(file(tmp_path, DANISH)).mapping
    assert ColumnMapping.of_toml(mapping.toml(), file="m.toml") == mapping
    assert ColumnMapping.of_plain(mapping.plain()) == mapping
    odd = ColumnMapping((Meaning('a "quoted" \\ column', Role.DATE), Meaning("tab\there", Role.LEAVE_OUT)))
    assert ColumnMapping.of_toml(odd.toml(), file="m.toml") == odd


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("order = ", "not TOML"),
        ('order = "backwards"', "order"),
        ('decimal = "x"', "decimal"),
        ("columns = 3", "lists no columns"),
        ('[[columns]]\ncolumn = "a"\nrole = "age"', "role"),
        ('[[columns]]\ncolumn = "a"\nrole = "pain"\nregion = "elbow"', "region"),
        ('[[columns]]\ncolumn = "a"\nrole = "number"', "needs a factor"),
    ],
)
def test_a_wrong_mapping_is_told(text: str, problem: str) -> None:
    with pytest.raises(DiaryError, match=problem) as refused:
        ColumnMapping.of_toml(text, file="m.toml")
    assert refused.value.file == "m.toml"


def test_a_header_is_known_by_its_names_in_their_order() -> None:
    assert fingerprint(["Dato", "Skridt"]) == fingerprint(["dato", "SKRIDT"])
    assert fingerprint(["Dato", "Skridt"]) != fingerprint(["Skridt", "Dato"])
    assert fingerprint(["a", "bc"]) != fingerprint(["ab", "c"])


def test_names_that_are_blank_or_there_twice_are_numbered(tmp_path: Path) -> None:
    assert written(file(tmp_path, "date;;x;x\n2025-01-01;1;2;3\n")).header == (
        "date",
        "Column 2",
        "x",
        "x (4)",
    )


def test_only_tables_are_recognised(tmp_path: Path) -> None:
    assert recognises(file(tmp_path, DANISH))
    assert not recognises(file(tmp_path, DANISH, name="t.md"))
    assert not recognises(file(tmp_path, "{}", name="u.csv"))
    assert not recognises(tmp_path)
    assert not recognises(tmp_path / "nothing.csv")


def test_it_can_be_stopped(tmp_path: Path) -> None:
    rows = "".join(f"{date(1990, 1, 1) + timedelta(days=n)};{n}\n" for n in range(9_000))

    def told(done: int, total: int) -> None:
        if 0 < done < total:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_csv(file(tmp_path, "date;steps\n" + rows), mapping=ColumnMapping(COLUMNS[::3]), told=told)


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n"), max_size=12)


@given(
    st.lists(
        st.tuples(st.dates(date(1990, 1, 1), date(2199, 12, 31)), st.integers(0, 90_000), CELLS),
        min_size=1,
        max_size=9,
    ),
    st.sampled_from([(";", ","), (",", "."), ("\t", ".")]),
    st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_was_written_is_what_is_read(
    tmp_path: Path, rows: list[tuple[date, int, str]], how: tuple[str, str], encoding: str
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=how[0])
    writer.writerow(["date", "steps", "said"])
    writer.writerows([day.isoformat(), number, word] for day, number, word in rows)
    path = file(tmp_path, text.getvalue(), encoding)
    columns = (*COLUMNS[::3], Meaning("said", Role.LEAVE_OUT))
    diary = read_csv(path, mapping=ColumnMapping(columns, decimal=how[1])).diary
    wanted: dict[date, float] = {}
    for day, number, _word in rows:
        wanted[day] = wanted.get(day, 0.0) + number
    assert {day: values["steps"] for day, values in diary.factors.items()} == wanted
