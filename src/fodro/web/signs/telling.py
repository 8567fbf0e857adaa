"""Swelling and signs in words, in the language of the request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.knowledge.caution import said
from fodro.knowledge.signs import sign_name
from fodro.knowledge.swelling import SwellingMethod, swelling_methods
from fodro.web.signs.models import Sign, Swelling
from fodro.web.signs.pages import CautionLine, FootLine
from fodro.web.signs.readings import MorningEvening, morning_and_evening, of_foot
from fodro.web.words import language, part_name, place_name, side_letter


def caution_lines(rules: Iterable[str]) -> tuple[CautionLine, ...]:
    """Return the rules as they are read."""
    cautions = (said(rule, language()) for rule in rules)
    return tuple(CautionLine(sign=caution.question, advice=caution.advice) for caution in cautions)


def foot_line(rows: Sequence[Swelling], method: SwellingMethod, side: Side, *, today: date) -> FootLine:
    """Return one foot as it was last time by `method`; `rows` are the newest first."""
    last = next(iter(of_foot(rows, method.slug, side)), None)
    day = morning_and_evening(rows, method.slug, side)
    return FootLine(
        letter=side_letter(side),
        name=foot_name(side),
        value=value_text(method, last.value) if last else "",
        when=moment_name(last.day, last.part, today) if last else "",
        over_day=over_day_text(method, day, today) if day else "",
    )


def foot_name(side: Side | None) -> str:
    """Return such as "Left foot"; nothing where no side was noted."""
    return {Side.LEFT: _("Left foot"), Side.RIGHT: _("Right foot")}[side] if side else ""


def value_text(method: SwellingMethod, value: float) -> str:
    """Return a value in words: a step of the mark, a number of holes, or millimetres."""
    if method.levels:
        return method.levels[int(value - method.lowest)].text(language())
    return _amount(method, value)


def _amount(method: SwellingMethod, value: float) -> str:
    written = number_format(value, decimal_pos=None if value % 1 else 0)
    return f"{written} {method.unit_for(value, language())}".strip()


def over_day_text(method: SwellingMethod, noted: MorningEvening, today: date) -> str:
    """Return how the evening was beside the morning of the same day; what that means is not said."""
    return f"{day_name(noted.day, today)}: {_more_text(method, noted.more)}"


def _more_text(method: SwellingMethod, more: float) -> str:
    if more == 0:
        return _("the same morning and evening")
    if method.levels:
        return _steps_text(round(more))
    amount = {"n": _amount(method, abs(more))}
    return (_("%(n)s more in the evening") if more > 0 else _("%(n)s less in the evening")) % amount


def _steps_text(steps: int) -> str:
    n = abs(steps)
    if steps > 0:
        return ngettext("%(n)s step deeper in the evening", "%(n)s steps deeper in the evening", n) % {"n": n}
    return ngettext("%(n)s step fainter in the evening", "%(n)s steps fainter in the evening", n) % {"n": n}


def swelling_detail(rows: Iterable[Swelling]) -> str:
    """Return both feet of one moment, such as "L clear · R faint"."""
    feet = sorted(rows, key=lambda row: row.side)
    return " · ".join(
        f"{side_letter(Side(row.side))} {value_text(swelling_methods()[row.method], row.value)}"
        for row in feet
    )


def sign_title(row: Sign) -> str:
    """Return what a sign is called, with a capital letter."""
    return capital(sign_name(row.what, language()))


def sign_where(row: Sign) -> str:
    """Return where a sign is, as far as it was noted."""
    side = Side(row.side) if row.side else None
    if not row.region:
        return foot_name(side).lower()
    return place_name(row.region, side, View(row.view) if row.view else None)


def moment_name(day: date, part: str, today: date) -> str:
    """Return such as "Yesterday, evening"."""
    names = (day_name(day, today), part_name(DayPart(part)).lower() if part else "")
    return ", ".join(name for name in names if name)


def day_name(day: date, today: date) -> str:
    """Return "Today", "Yesterday", or the date."""
    near = {today: _("Today"), today - timedelta(days=1): _("Yesterday")}
    far = pgettext("date format", "l j F") if today - day < timedelta(days=300) else "DATE_FORMAT"
    return near.get(day) or capital(date_format(day, far))


def capital(text: str) -> str:
    """Return `text` with a capital letter; the rest stays as it is."""
    return text[:1].upper() + text[1:]
