"""Names as the person reads them, in the language of the request."""

from __future__ import annotations

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.exchange.entries import EntryError, Problem
from fodro.knowledge.content import words_of
from fodro.knowledge.qualities import quality
from fodro.knowledge.regions import region as known_region


def language() -> str:
    """Return the two-letter language of this request."""
    return (get_language() or "en")[:2]


def side_name(side: Side | None) -> str:
    """Return the word for `side`."""
    return {Side.LEFT: pgettext("side", "left"), Side.RIGHT: pgettext("side", "right")}[side] if side else ""


def side_letter(side: Side) -> str:
    """Return the letter that stands on each foot: L and R, in Danish V and H."""
    return pgettext("letter for left", "L") if side is Side.LEFT else pgettext("letter for right", "R")


def place_name(region: str, side: Side | None, view: View | None = None) -> str:
    """Return such as "left heel" or, where the view makes a difference, "left big toe, underside"."""
    known = known_region(region)
    sided = known.with_side(side_name(side), language()) if side else known.name(language())
    return f"{sided}, {_face(view)}" if view and len(known.views) > 1 else sided


def _face(view: View) -> str:
    return pgettext("of a toe", "underside") if view is View.SOLE else pgettext("of a toe", "top side")


def view_name(view: View) -> str:
    """Return the word for `view`."""
    return pgettext("view", "Sole") if view is View.SOLE else pgettext("view", "Top")


def quality_name(slug: str) -> str:
    """Return the plain word for a quality of pain; one that came with an import is its slug as words."""
    known = quality(slug)
    return known.name(language()) if known else words_of(slug)


def part_name(part: DayPart) -> str:
    """Return the word for a part of the day."""
    return {
        DayPart.FIRST_STEPS: _("First steps"),
        DayPart.MORNING: _("Morning"),
        DayPart.MIDDAY: _("Midday"),
        DayPart.EVENING: _("Evening"),
        DayPart.NIGHT: _("Night"),
    }[part]


def entry_problem(error: EntryError) -> str:
    """Return what is wrong with something a device sent, and where, as a sentence."""
    said = {
        Problem.MISSING: _("Something is missing here."),
        Problem.OUT_OF_RANGE: _("“%(value)s” is outside what can be noted here."),
        Problem.NOT_A_DATE: _("“%(value)s” is not a date."),
        Problem.NOT_A_TIME: _("“%(value)s” is not a time."),
        Problem.TOO_LONG: _("This is too long to be kept."),
        Problem.TOO_MANY: _("There are too many of these."),
        Problem.TWICE: _("“%(value)s” is there twice."),
        Problem.ENDS_BEFORE_IT_BEGINS: _("It ends before it begins."),
        Problem.UNKNOWN: _("“%(value)s” is not known here. A newer Fodro may know it."),
    }
    sentence = said.get(error.problem, _("“%(value)s” could not be read.")) % {"value": error.value}
    return f"{sentence} ({error.field})" if error.field else sentence
