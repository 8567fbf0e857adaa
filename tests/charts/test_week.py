from __future__ import annotations

import time

from fodro.charts.week import week_strip
from tests.charts.drawings import SVG, filled, read, require_plain, texts

DAYS = [("Mo", 3.0), ("Tu", 4.5), ("We", None), ("Th", 0.0), ("Fr", 7.0), ("Sa", None), ("Su", 10.0)]


def strip(locale: str = "en") -> str:
    return week_strip(DAYS, title="The last seven days", no_entry="nothing noted", locale=locale)


def rings(svg: str) -> list[str | None]:
    return [c.get("fill") for c in read(svg).iter(f"{SVG}circle") if c.get("stroke-dasharray")]


def test_the_strip_is_plain() -> None:
    require_plain(strip())


def test_each_noted_day_has_a_dot_and_its_number() -> None:
    assert [dot.get("fill") for dot in filled(strip(), "pain-")] == [
        *("var(--pain-3)", "var(--pain-5)", "var(--pain-0)", "var(--pain-7)", "var(--pain-10)")
    ]
    assert [text for text in texts(strip()) if not text.isalpha()] == ["3", "4.5", "0", "7", "10"]


def test_a_day_without_an_entry_is_a_hollow_ring_without_a_number() -> None:
    assert rings(strip()) == [None, None]
    assert rings(week_strip([("Mo", 0.0)], title="t", no_entry="n")) == []


def test_the_days_keep_their_order_and_names() -> None:
    assert [text for text in texts(strip()) if text.isalpha()] == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]


def test_the_values_are_read_out() -> None:
    (spoken,) = [desc.text for desc in read(strip("da")).iter(f"{SVG}desc")]
    assert spoken == "Mo 3, Tu 4,5, We nothing noted, Th 0, Fr 7, Sa nothing noted, Su 10"


def test_an_empty_week_is_seven_rings() -> None:
    empty = week_strip([(name, None) for name, _ in DAYS], title="t", no_entry="nothing noted")
    assert len(rings(empty)) == 7
    assert not filled(empty, "pain-")


def test_no_days_at_all_are_an_empty_strip() -> None:
    require_plain(week_strip([], title="t", no_entry="n"))


def test_names_are_only_text() -> None:
    assert "<b>&" in texts(week_strip([("<b>&", 1.0)], title="a & b", no_entry="n"))


def test_the_strip_is_instant() -> None:
    strip()
    started = time.perf_counter()
    for _ in range(50):
        strip()
    # About 0.4 ms each here; the bound leaves room for a busy machine and would still catch a chart library.
    assert (time.perf_counter() - started) / 50 < 0.01
