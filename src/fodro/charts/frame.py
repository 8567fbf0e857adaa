"""What the charts share: margins, the 0–10 pain grid, and layers of marks and text.

Everything is placed by us on fixed margins. The renderer measures text with its own fonts, not the page's, so
nothing may depend on its measurements.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fodro.charts.svg import colour, pain_colour, pain_outline

if TYPE_CHECKING:
    import altair as alt

    from fodro.charts.drawing import Design

WIDE_PX = 520
"""From this width on a chart is laid out for a wide screen."""

GRID_NRS = (0, 5, 10)
"""Where the pain scale has its lines."""

LABEL_PX = 13
_CHARACTER_EM = 0.48
"""Mean width of a character in Figtree, a little generous."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a chart and the margins around its plot, in pixels."""

    width_px: int
    height_px: int
    left_px: int
    top_px: int
    right_px: int
    bottom_px: int

    @property
    def plot_width_px(self) -> int:
        """Width between the left and right margins."""
        return self.width_px - self.left_px - self.right_px

    @property
    def plot_height_px(self) -> int:
        """Height between the top and bottom margins."""
        return self.height_px - self.top_px - self.bottom_px


def text_width_px(text: str, size_px: float = LABEL_PX) -> float:
    """Return about how wide `text` stands in the page's font."""
    return len(text) * _CHARACTER_EM * size_px


def shortened(text: str, room_px: float, size_px: float = LABEL_PX) -> str:
    """Return `text`, cut with an ellipsis where it would be wider than `room_px`."""
    if text_width_px(text, size_px) <= room_px:
        return text
    kept = max(1, int(room_px / (_CHARACTER_EM * size_px)) - 1)
    return f"{text[:kept].rstrip()}…"


def composed(frame: Frame, *layers: alt.Chart) -> Design:
    """Return the checked specification of `layers` on `frame`; no axes, every data set empty."""
    import altair as alt

    margins = {
        "left": frame.left_px,
        "top": frame.top_px,
        "right": frame.right_px,
        "bottom": frame.bottom_px,
    }
    chart = (
        alt.layer(*layers)
        .properties(
            width=frame.plot_width_px,
            height=frame.plot_height_px,
            padding=margins,
            autosize="none",
            background="transparent",
        )
        .configure_view(stroke=None)
    )
    specification: Design = chart.to_dict()
    named: dict[str, list[object]] = {part["data"]["name"]: [] for part in specification["layer"]}
    return {**specification, "datasets": {**named, **specification.get("datasets", {})}}


def layer(name: str) -> alt.Chart:
    """Return a layer without marks yet that draws the rows of the data set `name`."""
    import altair as alt

    return alt.Chart(alt.NamedData(name=name))


def share(field: str = "x") -> alt.X:
    """Return the horizontal place `field` as a share of the plot's width, 0 to 1."""
    import altair as alt

    return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False, zero=False, padding=0))


def pain(field: str = "pain") -> alt.Y:
    """Return the vertical place `field` on the pain scale: always the whole of 0 to 10."""
    import altair as alt

    return alt.Y(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, 10], nice=False, padding=0))


def dots(name: str, across: alt.X) -> alt.Chart:
    """Return the rows of `name` as dots at `across` and their ``pain``, each with the look of `dot`."""
    import altair as alt

    points = layer(name).mark_point(shape="circle", strokeWidth=1)
    dotted: alt.Chart = points.encode(
        across,
        pain(),
        fill=alt.Fill("fill:N", scale=None, legend=None),
        stroke=alt.Stroke("stroke:N", scale=None, legend=None),
        size=alt.Size("size:Q", scale=None),
        opacity=alt.Opacity("opacity:Q", scale=None),
    )
    return dotted


def dot(pain_nrs: float, radius_px: float) -> dict[str, float | str | None]:
    """Return the fields that place a dot on the pain scale and give it the colour of its pain."""
    fill, stroke = pain_colour(pain_nrs), pain_outline(pain_nrs)
    return {"pain": pain_nrs, "fill": fill, "stroke": stroke, "size": (2 * radius_px) ** 2, "opacity": 1}


def faint_dot(pain_nrs: float) -> dict[str, float | str | None]:
    """Return the fields of a small dot that stands back behind a summary."""
    fill = pain_colour(pain_nrs)
    return {"pain": pain_nrs, "fill": fill, "stroke": fill, "size": 2, "opacity": 0.35}


def words(name: str, *, paint: str = "ink-soft", **mark: Any) -> alt.Chart:
    """Return the rows of `name` as text at ``x_px``, ``y_px`` of the plot, in the page's colour `paint`."""
    import altair as alt

    style = {"fontSize": LABEL_PX, "baseline": "middle", "align": "left", **mark}
    text = layer(name).mark_text(color=colour(paint), **style)
    x, y = alt.X("x_px:Q", scale=None, axis=None), alt.Y("y_px:Q", scale=None, axis=None)
    placed: alt.Chart = text.encode(x=x, y=y, text=alt.Text("text:N"))
    return placed


def pain_grid(frame: Frame) -> tuple[alt.Chart, alt.Chart]:
    """Return the quiet lines at 0, 5 and 10 and their numbers on the left."""
    import altair as alt

    ruled = alt.Chart(alt.InlineData(values=[{"pain": score, "text": str(score)} for score in GRID_NRS]))
    lines = ruled.mark_rule(color=colour("line"), strokeWidth=1).encode(
        x=alt.value(0), x2=alt.value(frame.plot_width_px), y=pain()
    )
    numbers = ruled.mark_text(
        color=colour("ink-soft"), fontSize=LABEL_PX, align="right", baseline="middle"
    ).encode(x=alt.value(-9), y=pain(), text="text:N")
    return lines, numbers
