"""Making the first chart quick: what takes a second is done before anyone asks."""

from __future__ import annotations

from fodro.charts.daily import DailyLabels, daily_chart
from fodro.charts.time_of_day import TimeOfDayLabels, time_of_day_chart
from fodro.domain.findings import DailyPain, PartOfDayFinding


def warm_up(*widths_px: int) -> None:
    """Load the chart libraries, start the renderer and build the designs for `widths_px`.

    Takes 2 to 3 s and needs no data; meant for a background thread at the start of a server. Without it, the
    first chart takes that long.

    Parameters
    ----------
    *widths_px : int
        The widths the pages use.
    """
    daily_labels = DailyLabels(*[""] * 14)
    part_labels = TimeOfDayLabels("", "", "", {}, "", "", "", "", "")
    for width_px in widths_px:
        daily_chart([DailyPain("2000-01-01", 0, 1)], labels=daily_labels, locale="en", width_px=width_px)
        time_of_day_chart(
            [PartOfDayFinding("", 0, 0, 0, 1)], labels=part_labels, locale="en", width_px=width_px
        )
