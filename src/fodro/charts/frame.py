"""What the charts share: margins, and the width of words.

Everything is placed by us on fixed margins, so that nothing depends on how wide a font really is.
"""

from __future__ import annotations

from dataclasses import dataclass

from fodro.domain.scores import NRS_MAX

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

    def across_px(self, share: float) -> float:
        """Return the place in the plot of `share` of its width, 0 to 1."""
        return share * self.plot_width_px

    def down_px(self, pain_nrs: float) -> float:
        """Return the place in the plot of `pain_nrs` on a scale that is always the whole of 0 to 10."""
        return (1 - pain_nrs / NRS_MAX) * self.plot_height_px


def text_width_px(text: str, size_px: float = LABEL_PX) -> float:
    """Return about how wide `text` stands in the page's font."""
    return len(text) * _CHARACTER_EM * size_px


def shortened(text: str, room_px: float, size_px: float = LABEL_PX) -> str:
    """Return `text`, cut with an ellipsis where it would be wider than `room_px`."""
    if text_width_px(text, size_px) <= room_px:
        return text
    kept = max(1, int(room_px / (_CHARACTER_EM * size_px)) - 1)
    return f"{text[:kept].rstrip()}…"
