"""Shoes: how comfortable each pair is, in what, and how that changes with the hours it was worn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from fodro.charts.shoe_pairs import PairComfort, PairLabels, shoe_pairs_chart
from fodro.charts.shoe_wear import PairWear, WearLabels, WearRating, shoe_wear_chart
from fodro.charts.tables import Chart, signed
from fodro.domain.shoe_findings import ShoeActivity, ShoeFinding
from fodro.knowledge.footwear import activity_name
from fodro.web.patterns.pages import Overview, Picture
from fodro.web.patterns.pictures import Drawing
from fodro.web.warming import CHART_PX
from fodro.web.words import language
from fodro.wording import FindingsText


def shoes_overview(drawing: Drawing, text: FindingsText) -> Overview | None:
    """Return the pairs at a glance, or None where no pair was rated."""
    shoes = drawing.understood.findings.shoes
    if not shoes:
        return None
    chart = wear_chart(drawing) or pairs_chart(shoes)
    picture = Picture(_("Shoes"), text.shoes_heading, chart)
    return Overview(picture, reverse("patterns:shoes"), text.shoes)


def shoe_pictures(drawing: Drawing) -> tuple[Picture, ...]:
    """Return every picture about shoes; none where no pair was rated."""
    shoes = drawing.understood.findings.shoes
    if not shoes:
        return ()
    wear = wear_chart(drawing)
    return (
        Picture(
            _("Pair by pair"),
            _("Comfort at the end of the day, 0 to 10 with 10 the best."),
            pairs_chart(shoes),
        ),
        *([Picture(_("As they are worn"), _("Each dot is one day in them."), wear)] if wear else ()),
        *_by_activity(shoes),
    )


def pairs_chart(shoes: Sequence[ShoeFinding]) -> Chart | None:
    """Return the comfort of each pair, the most comfortable first."""
    ordered = sorted(shoes, key=lambda shoe: -shoe.comfort)
    return _rows([(shoe.shoe, shoe) for shoe in ordered], _("Comfort of each pair"))


def _by_activity(shoes: Sequence[ShoeFinding]) -> Iterator[Picture]:
    for shoe in shoes:
        if len(shoe.activities) > 1:
            rows = [(_activity(each.activity), each) for each in shoe.activities]
            chart = _rows(rows, _("%(pair)s in each activity") % {"pair": shoe.shoe})
            yield Picture(shoe.shoe, "", chart)


def _activity(slug: str) -> str:
    name = activity_name(slug, language()) if slug else _("no activity noted")
    return name[:1].upper() + name[1:]


def _rows(rows: Sequence[tuple[str, ShoeFinding | ShoeActivity]], title: str) -> Chart | None:
    pairs = [
        PairComfort(
            name,
            ngettext("%(n)d rating", "%(n)d ratings", each.n) % {"n": each.n},
            comfort=each.comfort,
            low=each.low,
            high=each.high,
            n=each.n,
        )
        for name, each in rows
    ]
    labels = PairLabels(
        title=title,
        description=_("Mean comfort with its 90 % range, 0 to 10."),
        worst=_("very uncomfortable"),
        best=_("very comfortable"),
        pair=_("Pair"),
        comfort=_("Comfort"),
        low=pgettext("range", "From"),
        high=pgettext("range", "To"),
        ratings=_("Ratings"),
    )
    return shoe_pairs_chart(pairs, labels=labels, locale=language(), width_px=CHART_PX)


def wear_chart(drawing: Drawing) -> Chart | None:
    """Return comfort against the hours each pair was worn."""
    labels = WearLabels(
        title=_("Comfort as the hours go by"),
        description=_("Each dot is one day; the line is the change with its 90 % range."),
        hours=_("{hours} hours worn"),
        pair=_("Pair"),
        worn=_("Hours worn"),
        per_100_hours=_("Points for each 100 hours"),
        low=pgettext("range", "From"),
        high=pgettext("range", "To"),
        ratings=_("Ratings"),
        unknown="–",
    )
    pairs = [_pair_wear(shoe, drawing) for shoe in drawing.understood.findings.shoes]
    return shoe_wear_chart(pairs, labels=labels, locale=language(), width_px=CHART_PX)


def _pair_wear(shoe: ShoeFinding, drawing: Drawing) -> PairWear:
    ratings = tuple(
        WearRating(each.hours_before, each.comfort)
        for each in drawing.pictured.worn
        if each.shoe == shoe.shoe and each.hours_before is not None
    )
    wear = shoe.wear
    if wear is None:
        return PairWear(shoe.shoe, "", ratings)
    change = _("%(points)s for each 100 h") % {"points": signed(wear.per_100_hours, language())}
    return PairWear(
        shoe.shoe, change, ratings, per_100_hours=wear.per_100_hours, low=wear.low, high=wear.high
    )
