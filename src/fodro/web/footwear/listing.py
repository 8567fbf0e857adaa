"""The shelves, and one pair, put together from what was noted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fodro.charts.comfort import ComfortLabels, comfort_chart, is_long
from fodro.domain.comfort import Comfort, comfort_by_activity
from fodro.domain.wearing import (
    Held,
    PairTotals,
    UsualPair,
    held_by,
    pairs_of,
    totals_of,
    worn_on,
)
from fodro.knowledge.footwear import SHOES, SOCKS, WHATS, Fact, drawing_of, facts_about, kinds_of
from fodro.knowledge.sources import cited
from fodro.web.footwear import queries, telling
from fodro.web.footwear.forms import FootwearDraft, RetireDraft
from fodro.web.footwear.models import Footwear, WornCombination
from fodro.web.footwear.pages import (
    ComfortPicture,
    FactLine,
    FootwearFormPage,
    Measure,
    Option,
    PairPage,
    Shelf,
    ShelfItem,
    ShelvesPage,
)
from fodro.web.people.models import Person
from fodro.web.words import language

CHART_PX = 326
HUNDRED = 100


def shelves_page(person: Person, today: date) -> ShelvesPage:
    """Return everything `person` has for their feet, as it is on `today`."""
    rows, usual = queries.footwear_of(person), queries.usual_pairs(person)
    totals = totals_by_key(person, rows, usual)
    held, on_now = held_by(in_use(usual, today), today), set(_worn_now(person, usual, today))
    photos = queries.photos_there(person, rows)
    items = {row.pk: _item(row, totals, held=held, photos=photos, on_now=on_now) for row in rows}
    kept = [row for row in rows if row.retired_on is None]
    return ShelvesPage(
        shelves=tuple(
            Shelf(what, telling.what_name(what), tuple(items[row.pk] for row in kept if row.what == what))
            for what in WHATS
        ),
        retired=tuple(items[row.pk] for row in rows if row.retired_on is not None),
    )


def pair_page(
    person: Person, footwear: Footwear, today: date, *, retire: RetireDraft | None = None
) -> PairPage:
    """Return the page of one pair."""
    usual = queries.usual_pairs(person)
    totals, noted = totals_by_key(person, [footwear], usual), queries.rows_with(person, footwear)
    photos = queries.photos_there(person, [footwear])
    held = held_by(in_use(usual, today), today)
    return PairPage(
        item=_item(footwear, totals, held=held, photos=photos, large=True),
        note=footwear.note,
        retired_on=telling.day_words(footwear.retired_on) if footwear.retired_on else "",
        measures=_measures(footwear, totals.get(str(footwear.pk), PairTotals()), noted=noted, today=today),
        worn_with=_worn_with(person, footwear, noted),
        picture=_picture(queries.comfort_of(person, footwear)),
        facts=tuple(_fact_line(fact) for fact in facts_about(footwear.what)),
        add_photo=telling.add_photo_address(footwear) if telling.is_shoes(footwear) else "",
        can_take_away=not queries.is_noted(person, footwear),
        retire=retire or RetireDraft(today.isoformat()),
    )


def form_page(person: Person, draft: FootwearDraft, today: date, *, is_new: bool) -> FootwearFormPage:
    """Return the form of a pair."""
    kinds = kinds_of(draft.what).items()
    held = held_by(in_use(queries.usual_pairs(person), today), today)
    return FootwearFormPage(
        draft=draft,
        is_new=is_new,
        whats=tuple(Option(what, telling.what_name(what)) for what in WHATS),
        kinds=tuple(Option(slug, kind.name(language()), kind.drawing) for slug, kind in kinds),
        weekdays=tuple(telling.weekday_choices()),
        usual_now=tuple(telling.held_words(shoe_names(person), held, but=str(draft.id))),
    )


def totals_by_key(
    person: Person, rows: Iterable[Footwear], usual: Sequence[UsualPair]
) -> dict[str, PairTotals]:
    """Return what each pair has been through; insoles and socks only as they were noted, never assumed."""
    others = {str(row.pk): _noted_totals(queries.rows_with(person, row)) for row in rows if row.what != SHOES}
    return {**totals_of(queries.wear_days(person), usual), **others}


def in_use(usual: Iterable[UsualPair], today: date) -> list[UsualPair]:
    """Return the choices of pairs that are not retired."""
    return [choice for choice in usual if choice.until is None or choice.until > today]


def shoe_names(person: Person) -> dict[str, str]:
    """Return the names of the shoes by their keys."""
    return {str(pair.pk): pair.name for pair in queries.footwear_of(person, SHOES)}


def _item(
    row: Footwear,
    totals: Mapping[str, PairTotals],
    *,
    held: Mapping[str, Held],
    photos: Container[UUID],
    on_now: Container[str] = (),
    large: bool = False,
) -> ShelfItem:
    key = str(row.pk)
    return ShelfItem(
        id=row.pk,
        name=row.name,
        kind=telling.kind_of(row),
        what=row.what,
        drawing=drawing_of(row.what, row.kind),
        picture=telling.picture_address(row.photo, large=large) if row.photo and row.photo in photos else "",
        worn=telling.worn_words(totals.get(key, PairTotals())),
        usual=telling.usual_words(held.get(key, Held())),
        today=key in on_now,
    )


def _worn_now(person: Person, usual: Sequence[UsualPair], today: date) -> tuple[str, ...]:
    return pairs_of(worn_on(queries.wear_day(person, today), usual))


def _noted_totals(rows: Sequence[WornCombination]) -> PairTotals:
    known = [row.hours for row in rows if row.hours is not None]
    return PairTotals(days=len({row.day for row in rows}), hours=sum(known), days_with_hours=len(known))


def _measures(
    footwear: Footwear, totals: PairTotals, *, noted: Sequence[WornCombination], today: date
) -> tuple[Measure, ...]:
    found = [_age(footwear, today), _days(totals), _hours(totals)]
    if footwear.what == SHOES:
        found.append(_steps(totals))
    if footwear.what == SOCKS:
        found.append(_damp(noted))
    return tuple(found)


def _age(footwear: Footwear, today: date) -> Measure:
    if footwear.bought_on is None:
        return Measure(_("Age"), "–", _("not known until you note when you bought it"))
    until = min(footwear.retired_on or today, today)
    since = _("bought %(day)s") % {"day": telling.day_words(footwear.bought_on)}
    return Measure(_("Age"), telling.age_words(footwear.bought_on, until), since)


def _days(totals: PairTotals) -> Measure:
    note = (
        _("%(n)s of them assumed") % {"n": telling.whole(totals.assumed_days)} if totals.assumed_days else ""
    )
    return Measure(pgettext("shoes", "Worn"), telling.days_words(totals.days), note)


def _hours(totals: PairTotals) -> Measure:
    if not totals.days_with_hours:
        return Measure(_("Hours"), "–", _("no day with hours yet"))
    hours = _("at least %(n)s h") % {"n": telling.whole(totals.hours)}
    return Measure(_("Hours"), hours, _known_on(totals.days_with_hours, totals.days))


def _steps(totals: PairTotals) -> Measure:
    if not totals.days_with_steps:
        return Measure(_("Steps"), "–", _("no day with steps yet"))
    steps = _("at least %(n)s") % {"n": telling.whole(totals.steps // HUNDRED * HUNDRED)}
    return Measure(_("Steps"), steps, _known_on(totals.days_with_steps, totals.days))


def _known_on(known: int, days: int) -> str:
    values = {"known": telling.whole(known), "days": telling.days_words(days)}
    return _("known on %(known)s of %(days)s") % values


def _damp(noted: Sequence[WornCombination]) -> Measure:
    said = [row.damp for row in noted if row.damp is not None]
    if not said:
        return Measure(_("Damp"), "–", _("not noted yet"))
    return Measure(_("Damp"), _("%(damp)s of %(n)s times noted") % {"damp": sum(said), "n": len(said)})


def _worn_with(person: Person, footwear: Footwear, noted: Sequence[WornCombination]) -> tuple[str, ...]:
    names = {row.pk: row.name for row in queries.footwear_of(person)}
    others = [what for what in WHATS if what != footwear.what]
    counted = Counter(getattr(row, what) for row in noted for what in others)
    known = ((names[key], n) for key, n in counted.most_common() if key in names)
    return tuple(f"{name} ({telling.days_words(n)})" for name, n in known)[:4]


def _picture(ratings: Sequence[Comfort]) -> ComfortPicture | None:
    means = comfort_by_activity(ratings)
    labels = ComfortLabels(
        title=_("Comfort at the end of the day"),
        description=_("Each rating as a dot, 0 to 10 with 10 the best, by what they were worn for."),
        names={mean.activity: telling.activity_words(mean.activity) for mean in means},
        summaries={mean.activity: telling.comfort_words(mean) for mean in means},
        day=_("Day"),
        activity=_("Worn for"),
        comfort=_("Comfort"),
        month=_("Month"),
        mean=_("Mean"),
        days=_("Days noted"),
    )
    chart = comfort_chart(ratings, labels=labels, locale=language(), width_px=CHART_PX)
    sentence = (
        _("Each dot is the mean of one month, 10 is the best. The thin line is the mean of all, not a trend.")
        if is_long(ratings)
        else _("Each dot is one day, 10 is the best. The thin line is the mean, not a trend.")
    )
    return ComfortPicture(sentence, chart) if chart else None


def _fact_line(fact: Fact) -> FactLine:
    strength = {
        "strong": _("strong evidence"),
        "moderate": _("moderate evidence"),
        "weak": _("weak evidence"),
    }[fact.strength]
    return FactLine(fact.text(language()), strength, tuple(one.citation for one in cited(fact.sources)))
