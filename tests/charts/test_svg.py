from __future__ import annotations

import subprocess
import sys

import pytest

from fodro.charts.svg import TOKENS, DrawingError, cleaned, colour, pain_colour
from fodro.charts.time_of_day import TimeOfDayLabels, time_of_day_chart
from fodro.domain.findings import PartOfDayFinding
from tests.charts.drawings import SVG, read, require_plain

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10">'


def clean(inside: str, prefix: str = "p") -> str:
    return cleaned(f"{OPEN}{inside}</svg>", prefix=prefix, title="A title", description="Words.")


@pytest.mark.parametrize(
    "attribute",
    ['style="fill:red"', 'onclick="x()"', 'class="a"', 'role="graphics-symbol"', 'href="https://x.example"'],
)
def test_everything_but_drawing_is_left_behind(attribute: str) -> None:
    svg = clean(f'<path d="M0,0h5" {attribute} aria-roledescription="mark" stroke="{colour("ink")}"/>')
    require_plain(svg)
    assert 'd="M0,0h5"' in svg
    assert attribute.partition("=")[0] + "=" not in svg.replace('role="img"', "")


@pytest.mark.parametrize(
    "element", ["<script>x()</script>", "<style>*{}</style>", "<image/>", "<a/>", "<foreignObject/>"]
)
def test_an_element_that_is_not_drawing_is_refused(element: str) -> None:
    with pytest.raises(DrawingError):
        clean(element)


@pytest.mark.parametrize("paint", ["red", "#000", "url(https://x.example/#a)", "var(--other)"])
def test_a_colour_that_is_not_the_pages_is_refused(paint: str) -> None:
    with pytest.raises(DrawingError):
        clean(f'<rect width="1" height="1" fill="{paint}"/>')


def test_every_colour_of_the_page_takes_the_place_of_its_stand_in() -> None:
    drawn = "".join(f'<rect width="1" height="1" fill="{colour(token)}"/>' for token in TOKENS)
    fills = [rect.get("fill") for rect in read(clean(drawn)).iter(f"{SVG}rect")]
    assert fills == [f"var(--{token})" for token in TOKENS]


def test_an_unknown_colour_is_refused() -> None:
    with pytest.raises(DrawingError):
        colour("blue")


@pytest.mark.parametrize(("pain_nrs", "step"), [(0, 0), (0.4, 0), (0.5, 1), (9.5, 10), (10, 10)])
def test_pain_is_rounded_half_up_to_its_colour(pain_nrs: float, step: int) -> None:
    assert pain_colour(pain_nrs) == colour(f"pain-{step}")


def test_ids_and_what_points_to_them_get_the_prefix() -> None:
    inside = (
        '<defs><clipPath id="clip1"><rect width="5" height="5"/></clipPath></defs>'
        f'<g clip-path="url(#clip1)"><path d="M0,0h9" stroke="{colour("ink")}"/></g>'
    )
    svg = clean(inside, prefix="a1")
    require_plain(svg)
    assert 'id="a1-clip1"' in svg
    assert 'clip-path="url(#a1-clip1)"' in svg
    assert not {e.get("id") for e in read(svg).iter() if e.get("id")} & {
        e.get("id") for e in read(clean(inside, prefix="a2")).iter()
    }


def test_unpainted_shapes_and_empty_groups_are_left_out() -> None:
    svg = clean('<g><g transform="translate(0,0)"><path d="M0,0h1"/></g></g>')
    assert [child.tag for child in read(svg).iter()] == [f"{SVG}{name}" for name in ("svg", "desc", "g")]


def test_places_are_written_to_a_hundredth_of_a_pixel() -> None:
    svg = clean(f'<path d="M1.23456,-0.0012L1e-7,7" stroke="{colour("ink")}"/>')
    assert 'd="M1.23,0L1e-7,7"' in svg


def test_loading_the_charts_does_not_load_the_words_of_dates() -> None:
    # They take a while; a page without a chart must not wait for them.
    charts = ("daily", "time_of_day", "lag_effects", "paired_days", "week")
    load = "import sys, " + ", ".join(f"fodro.charts.{chart}" for chart in charts)
    code = f"{load}; print(sorted({{'babel', 'numpy'}} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["\0", "\7", "\33", "\177", "\ufffe", "\ud800", "\u202e", "\U0001f9b6"])
def test_no_character_in_a_name_can_break_a_drawing(name: str) -> None:
    labels = TimeOfDayLabels(name, name, name, {}, *[""] * 5)
    drawn = time_of_day_chart([PartOfDayFinding(name, 1, 0, 2, 3)], labels=labels, locale="en")
    assert drawn is not None
    require_drawable(drawn.svg)


def require_drawable(svg: str) -> None:
    assert read(svg).get("role") == "img"


def test_a_number_that_is_not_finite_is_refused() -> None:
    labels = TimeOfDayLabels("Title", "", "Heading", {}, *[""] * 5)
    with pytest.raises(DrawingError):
        time_of_day_chart([PartOfDayFinding("noon", 1, float("nan"), 2, 3)], labels=labels, locale="en")
