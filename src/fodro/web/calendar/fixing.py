"""Several days set right at once: what can be set, the value as it was sent, and what will change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from fodro.knowledge.day_form import written_number
from fodro.web.calendar.choices import SHOES, choice_of
from fodro.web.calendar.months import read_day
from fodro.web.calendar.queries import factor_on_days, names_of, pairs_on_days
from fodro.web.calendar.telling import Names, factor_value
from fodro.web.day.questions import Question
from fodro.web.people.models import Person
from fodro.web.words import language

MOST_DAYS = 100
LONGEST_WORD = 80
NAMED_DAYS = 10


@dataclass(frozen=True, slots=True)
class Fix:
    """What was asked for. ``typed`` is the value as it was sent; ``back`` takes it back instead."""

    days: tuple[date, ...]
    choice: Question | None = None
    typed: str = ""
    back: bool = False
    error: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it says everything it takes to do it."""
        return bool(self.choice and (self.back or self.typed) and not self.error)

    @property
    def value(self) -> float | str | None:
        """The value to set; None takes it back. Only for a whole one."""
        if self.back or self.choice is None:
            return None
        return self.typed if self.choice.limits is None else _number(self.typed)


@dataclass(frozen=True, slots=True)
class Preview:
    """What will change, in sentences, and what those days say now where it is something else."""

    sentence: str
    others: str
    others_named: tuple[str, ...]
    same: str
    days: tuple[date, ...]


def read_days(sent: QueryDict, until: date) -> tuple[date, ...]:
    """Return the days named in `sent`, in order, each once, none that lies ahead."""
    read = {day for text in sent.getlist("day") if (day := read_day(text)) and day <= until}
    return tuple(sorted(read))


def read_fix(person: Person, sent: QueryDict, until: date) -> Fix:
    """Read what to set for which days; what is wrong stands beside what was typed."""
    days, choice = read_days(sent, until), choice_of(person, sent.get("what", ""))
    if len(days) > MOST_DAYS:
        return Fix(days, error=_("Choose at most %(n)s days at a time.") % {"n": MOST_DAYS})
    typed = sent.get("value", "").replace("\0", "").strip()
    back = "back" in sent and choice is not None and choice.slug != SHOES
    asked = choice is not None and not back and not {"value", "asked"}.isdisjoint(sent)
    return Fix(days, choice, typed, back, _error(choice, typed) if asked and choice else "")


def preview_of(person: Person, fix: Fix) -> Preview | None:
    """Return what a whole `fix` will change; None while it does not say what."""
    if fix.choice is None or not fix.is_whole:
        return None
    about, names = fix.choice, names_of(person)
    if about.slug == SHOES:
        return _preview_of_shoes(person, fix, names)
    now = factor_on_days(person, about.slug, fix.days)
    changing = tuple(day for day in fix.days if now.get(day) != fix.value)
    old = {day: factor_value(about.slug, now[day], names) for day in changing if day in now}
    new = "" if fix.value is None else factor_value(about.slug, fix.value, names)
    return _preview(fix, changing, old, said={"what": about.name, "value": new})


def _preview_of_shoes(person: Person, fix: Fix, names: Names) -> Preview:
    now, gone = pairs_on_days(person, fix.days), _("a pair that was taken away")
    changing = tuple(day for day in fix.days if fix.typed not in now.get(day, []))
    old = {
        day: ", ".join(names.footwear.get(key, gone) for key in now[day]) for day in changing if day in now
    }
    return _preview(fix, changing, old, said={"what": _("Shoes"), "value": names.footwear[fix.typed]})


def _preview(
    fix: Fix, changing: tuple[date, ...], old: Mapping[date, str], *, said: Mapping[str, str]
) -> Preview:
    n, same = len(changing), len(fix.days) - len(changing)
    set_to = ngettext("%(n)s day: %(what)s → %(value)s.", "%(n)s days: %(what)s → %(value)s.", n)
    taken = ngettext("%(n)s day: “%(what)s” is taken back.", "%(n)s days: “%(what)s” is taken back.", n)
    others = _("%(n)s of them had something else:")
    stays = ngettext("Already so on %(n)s day.", "Already so on %(n)s days.", same)
    return Preview(
        sentence=(taken if fix.back else set_to) % {"n": n, **said} if n else _("Nothing would change."),
        others=(_("They say now:") if fix.back else others % {"n": len(old)}) if old else "",
        others_named=tuple(f"{short_day(day)}: {value}" for day, value in old.items()),
        same=stays % {"n": same} if same else "",
        days=changing,
    )


def days_named(days: Sequence[date]) -> str:
    """Return such as "16 Nov, 17 Nov, 18 Nov"."""
    shown = ", ".join(short_day(day) for day in days[:NAMED_DAYS])
    return f"{shown} …" if len(days) > NAMED_DAYS else shown


def short_day(day: date) -> str:
    """Return such as "Mon 16 Nov"."""
    return date_format(day, pgettext("date format, short", "D j M"))


def _error(choice: Question, typed: str) -> str:
    if not typed:
        return _("Choose or type what it was on these days.")
    if choice.limits is None or choice.answers:
        return _word_error(choice, typed)
    low, high = choice.limits
    try:
        inside = low <= _number(typed) <= high
    except ValueError:
        inside = False
    limits = {"low": written_number(low, language()), "high": written_number(high, language())}
    wrong = _("“%(typed)s” is not a number from %(low)s to %(high)s.")
    return "" if inside else wrong % {"typed": typed[:LONGEST_WORD], **limits}


def _word_error(choice: Question, typed: str) -> str:
    if choice.answers and typed not in {answer.value for answer in choice.answers}:
        return _("Choose one of these.")
    too_long = len(typed) > LONGEST_WORD
    return _("Make this shorter: %(n)s characters at most.") % {"n": LONGEST_WORD} if too_long else ""


def _number(typed: str) -> float:
    return float(typed.replace(",", "."))
