"""Every kind of record told in a few words; a new kind is one function and one line in ``TELLERS``.

Earlier versions of a record are told by the same functions, from their bodies.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.domain.diary import REST
from fodro.exchange.entries import (
    CheckinEntry,
    DayValueEntry,
    Entry,
    EntryError,
    Feet,
    FirstStepsEntry,
    Floor,
    PhotoAbout,
    PhotoEntry,
    PhotoView,
    SessionEntry,
    SignEntry,
    SpotEntry,
    StretchEntry,
    SwellingEntry,
    WearEntry,
)
from fodro.knowledge.content import words_of
from fodro.knowledge.day_form import minutes_text, unit_name
from fodro.knowledge.factors import factor_name, factor_unit
from fodro.knowledge.library import technique_name
from fodro.knowledge.signs import sign_name
from fodro.knowledge.swelling import swelling_methods
from fodro.knowledge.tools import tool_name
from fodro.web.day.questions import Question, Value
from fodro.web.massage.harm import said as harm_said
from fodro.web.words import language, part_name, place_name, quality_name, side_name, view_name

AnyEntry = TypeVar("AnyEntry", bound=Entry)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was noted; ``level_nrs`` is pain, and nothing else."""

    text: str
    detail: str = ""
    level_nrs: float | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A record in words. ``at`` is the clock on the wall, naive; None where only the day is known."""

    what: str
    lines: tuple[Line, ...] = ()
    at: datetime | None = None
    until: datetime | None = None
    part: str = ""
    note: str = ""
    photo: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called: footwear by its key; by slug what a day is asked about, own factors too."""

    footwear: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)


def tell(kind: str, key: str, body: Mapping[str, Any], names: Names) -> Told:
    """Return what a record says; a body that can no longer be read is named and nothing more."""
    teller = TELLERS.get(kind)
    try:
        return teller(key, body, names) if teller else Told(words_of(kind).capitalize())
    except EntryError:
        return Told(_("A note that can no longer be read"))


def number(value: float) -> str:
    """Return a number as it was typed: 7.5, and 7,5 in Danish."""
    return number_format(value, decimal_pos=None if value % 1 else 0)


def factor_called(slug: str, names: Names) -> str:
    """Return the name of a factor, as the person calls it."""
    question = names.questions.get(slug)
    return question.name if question else _capital(factor_name(slug, language()))


def factor_value(slug: str, value: Value, names: Names) -> str:
    """Return what was noted of a factor, such as "8 h" or "yes"."""
    if question := names.questions.get(slug):
        return question.said(value, language())
    if isinstance(value, str):
        return value
    return f"{number(value)} {unit_name(factor_unit(slug), language())}".strip()


def _clock(at: datetime) -> datetime:
    return at.replace(tzinfo=None)


def _checkin(entry: CheckinEntry, _names: Names) -> Told:
    worst_first = sorted(entry.spots, key=lambda spot: -spot.intensity_nrs)
    painless = all(spot.intensity_nrs == 0 and not spot.qualities for spot in entry.spots)
    lines = [Line(_("Nothing hurt."))] if painless and entry.spots else [_spot(spot) for spot in worst_first]
    lines += [Line(_("The pain moves around."))] if entry.moves else []
    if entry.interference_nrs is not None:
        lines.append(Line(_("In the way: %(n)s of 10") % {"n": number(entry.interference_nrs)}))
    return Told(
        what=_("Check-in"),
        at=_clock(entry.at) if entry.part else None,
        part=part_name(DayPart(entry.part)) if entry.part else _("Some time in the day"),
        lines=tuple(lines),
        note=entry.note,
    )


def _spot(spot: SpotEntry) -> Line:
    name = place_name(spot.region, spot.side, spot.view)
    qualities = ", ".join(quality_name(slug) for slug in spot.qualities)
    return Line(_capital(name), qualities, spot.intensity_nrs)


def _first_steps(entry: FirstStepsEntry, _names: Names) -> Told:
    lines = [Line(_("On the first ten steps"), _feet(entry.side), entry.first_nrs)]
    if entry.later_nrs is not None:
        lines.append(Line(_later(entry), "", entry.later_nrs))
    return Told(_("First steps"), tuple(lines), at=_clock(entry.first_at))


def _later(entry: FirstStepsEntry) -> str:
    if entry.later_at is None:
        return _("A little later")
    minutes = max(1, round((entry.later_at - entry.first_at).total_seconds() / 60))
    return ngettext("%(n)s minute later", "%(n)s minutes later", minutes) % {"n": minutes}


def _feet(side: Feet | None) -> str:
    feet = {Feet.LEFT: _("Left foot"), Feet.RIGHT: _("Right foot"), Feet.BOTH: _("Both feet")}
    return feet[side] if side else ""


def _day_value(entry: DayValueEntry, names: Names) -> Told:
    said = factor_value(entry.factor, entry.value, names)
    return Told(factor_called(entry.factor, names), (Line(said),))


def _stretch(entry: StretchEntry, names: Names) -> Told:
    until = _clock(entry.end) if entry.end else None
    minutes = round((entry.end - entry.start).total_seconds() / 60) if entry.end else 0
    length = minutes_text(minutes, language()) if entry.end else _("Still running")
    on = [_floor(entry.floor), names.footwear.get(entry.shoes, "")]
    return Told(
        _("On your feet"),
        (Line(length, " · ".join(each for each in on if each)),),
        at=_clock(entry.start),
        until=until,
    )


def _floor(floor: Floor | None) -> str:
    if floor is None:
        return ""
    return {Floor.SOFT: _("Soft floor"), Floor.MIXED: _("Mixed floor"), Floor.HARD: _("Hard floor")}[floor]


def _wear(entry: WearEntry, names: Names) -> Told:
    worn = [names.footwear.get(key, _("a pair that was taken away")) for key in _pairs(entry)]
    lines = [Line(", ".join(worn))] if worn else []
    hours = _("%(n)s hours") % {"n": number(entry.hours)} if entry.hours is not None else ""
    around = " · ".join(each for each in (_capital(words_of(entry.activity)), hours) if each)
    lines += [Line(around)] if around else []
    if entry.comfort is not None:
        lines.append(Line(_("Comfort: %(n)s of 10") % {"n": number(entry.comfort)}))
    if entry.damp is not None:
        lines.append(Line(_("Damp socks") if entry.damp else _("Dry socks")))
    return Told(pgettext("shoes on a day", "Worn"), tuple(lines))


def _pairs(entry: WearEntry) -> list[str]:
    return [key for key in (entry.shoes, entry.insole, entry.socks) if key]


def _photo(entry: PhotoEntry, _names: Names) -> Told:
    about = {
        PhotoAbout.FEET: _("Photo"),
        PhotoAbout.SHOES: _("Photo of shoes"),
        PhotoAbout.SIGN: _("Photo of a sign"),
    }
    seen = [_foot(entry.side), _seen_from(entry.view) if entry.view else ""]
    shown = " · ".join(each for each in seen if each)
    return Told(
        about[entry.about],
        (Line(shown),) if shown else (),
        at=_clock(entry.at),
        note=entry.note,
        photo=entry.key,
    )


def _seen_from(view: PhotoView) -> str:
    return _("Heel") if view is PhotoView.HEEL else view_name(View(view))


def _foot(side: Side | None) -> str:
    return {Side.LEFT: _("Left foot"), Side.RIGHT: _("Right foot")}[side] if side else ""


def _swelling(entry: SwellingEntry, _names: Names) -> Told:
    method = swelling_methods()[entry.method]
    levels = method.levels
    step = int(entry.value - method.lowest)
    level = levels[step].text(language()) if levels else f"{number(entry.value)} {method.unit}".strip()
    part = part_name(DayPart(entry.part)) if entry.part else ""
    line = Line(_foot(entry.side), f"{method.name(language())}: {level}")
    return Told(_("Swelling"), (line,), at=_clock(entry.at), part=part)


def _sign(entry: SignEntry, _names: Names) -> Told:
    where = place_name(entry.region, entry.side, entry.view) if entry.region else _foot(entry.side)
    return Told(
        pgettext("something seen on a foot", "Sign"),
        (Line(_capital(sign_name(entry.what, language())), _capital(where)),),
        at=_clock(entry.at),
        note=entry.note,
        photo=entry.photo,
    )


def _session(entry: SessionEntry, _names: Names) -> Told:
    rest = entry.technique == REST
    name = _("Rest") if rest else _("Massage")
    what = "" if rest else _capital(technique_name(entry.technique, language()))
    by = tool_name(entry.tool, language()) if entry.tool else ""
    detail = " · ".join(each for each in (what, by, side_name(entry.side)) if each)
    lasted = ngettext("%(n)s minute", "%(n)s minutes", round(entry.minutes)) % {"n": round(entry.minutes)}
    rated = {
        _("Before"): entry.before_nrs,
        _("Right after"): entry.after_nrs,
        _("Later"): entry.later_nrs,
        _("Next morning"): entry.next_morning_nrs,
    }
    ratings = [Line(when, "", value) for when, value in rated.items() if value is not None]
    new = [Line(harm_said(entry.harm))] if entry.harm else []
    return Told(name, (Line(lasted, detail), *ratings, *new), at=_clock(entry.at))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


Teller = Callable[[str, Mapping[str, Any], Names], Told]


def _teller(entry: type[AnyEntry], told: Callable[[AnyEntry, Names], Told]) -> Teller:
    return lambda key, body, names: told(entry.read(key, body), names)


TELLERS: Mapping[str, Teller] = {
    "first-steps": _teller(FirstStepsEntry, _first_steps),
    "checkin": _teller(CheckinEntry, _checkin),
    "stretch": _teller(StretchEntry, _stretch),
    "session": _teller(SessionEntry, _session),
    "swelling": _teller(SwellingEntry, _swelling),
    "sign": _teller(SignEntry, _sign),
    "photo": _teller(PhotoEntry, _photo),
    "wear": _teller(WearEntry, _wear),
    "day-value": _teller(DayValueEntry, _day_value),
}
