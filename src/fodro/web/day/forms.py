"""What a day was like, as it was sent: blank is not recorded, never zero."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from fodro.exchange.entries.day_value import WORD_LETTERS
from fodro.knowledge.day_form import written_number
from fodro.web.day.questions import Question, Value
from fodro.web.words import language

YEARS_BACK = 10
LONGEST_TYPED = 1_000
"""More than this is no slip of the finger; it is cut before it is shown again."""

_NUMBER = re.compile(r"[+\-−]?[0-9]{1,20}(?:[.,][0-9]{1,20})?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[., '\u00a0\u202f][0-9]{3})+")


@dataclass(frozen=True, slots=True)
class FieldDraft:
    """One factor as it was typed, with what is wrong about it.

    ``was`` is what the page showed when it was opened; None where that is not known.
    """

    question: Question
    typed: str = ""
    error: str = ""
    was: str | None = None

    @property
    def is_changed(self) -> bool:
        """Whether it was changed on this page."""
        return self.typed != self.was

    def filled(self, value: Value) -> FieldDraft:
        """Return the field with `value` in it."""
        return replace(self, typed=self.question.typed(value, language()), error="")

    @property
    def value(self) -> Value | None:
        """The value to keep; None is not recorded. Only for a draft without an error."""
        if not self.typed:
            return None
        return self.typed if self.question.limits is None else read_number(self.typed, self.question)


@dataclass(frozen=True, slots=True)
class DayDraft:
    """A day as it was sent."""

    day: date
    fields: Mapping[str, FieldDraft]

    @property
    def is_valid(self) -> bool:
        """Whether it can be kept."""
        return not any(field.error for field in self.fields.values())

    @property
    def changed(self) -> dict[str, Value | None]:
        """The values to write: only what was changed on this page, so that two tabs never undo each other."""
        return {slug: field.value for slug, field in self.fields.items() if field.is_changed}

    def filled(self, values: Mapping[str, Value], *, over: bool = False) -> DayDraft:
        """Return the draft with its blanks filled from `values`, to be looked at and saved by the person.

        `over` replaces what was typed as well.
        """
        wanted = [slug for slug, field in self.fields.items() if slug in values and (over or not field.typed)]
        new = {slug: self.fields[slug].filled(values[slug]) for slug in wanted}
        return replace(self, fields={**self.fields, **new})


def read_day(sent: QueryDict, questions: Mapping[str, Question], today: date) -> DayDraft:
    """Read what was sent; errors stand beside what was typed.

    The day is the one the page was opened on, also when it is saved after midnight. What the page did not
    ask about is left as it is.
    """
    fields = {slug: _read(q, sent) for slug, q in questions.items() if _was_asked(q, sent)}
    return DayDraft(read_which_day(sent, today), fields)


def draft_of(day: date, values: Mapping[str, Value], questions: Mapping[str, Question]) -> DayDraft:
    """Return the draft that shows what is recorded already, in the manner of the language of the request."""
    shown = {slug: q.typed(values.get(slug), language()) for slug, q in questions.items()}
    fields = {slug: FieldDraft(questions[slug], typed, was=typed) for slug, typed in shown.items()}
    return DayDraft(day, fields)


def read_which_day(sent: QueryDict, today: date) -> date:
    """Return the day a page is about: today, or one of the last ten years."""
    try:
        day = date.fromisoformat(sent.get("day", ""))
    except ValueError:
        return today
    return day if today.year - YEARS_BACK <= day.year and day <= today else today


def read_number(typed: str, question: Question) -> float:
    """Return the number that was typed.

    Raises
    ------
    ValueError
        If it is none.
    """
    if question.is_grouped and _GROUPED.fullmatch(typed):
        return float(re.sub("[^0-9]", "", typed))
    if not _NUMBER.fullmatch(typed):
        raise ValueError(typed)
    return float(typed.replace(",", ".").replace("−", "-"))


def _was_asked(question: Question, sent: QueryDict) -> bool:
    return question.field in sent or f"was:{question.field}" in sent


def _read(question: Question, sent: QueryDict) -> FieldDraft:
    typed = "" if question.field in sent.getlist("blank") else clean(sent.get(question.field, ""))
    was = sent.get(f"was:{question.field}")
    field = FieldDraft(question, typed, was=None if was is None else clean(was))
    return replace(field, error=_error(question, typed)) if typed and field.is_changed else field


def clean(typed: str) -> str:
    """Return one line of text without what no file can carry."""
    return " ".join(typed[:LONGEST_TYPED].replace("\0", "").split())


def _error(question: Question, typed: str) -> str:
    if question.limits is None:
        too_long = len(typed) > WORD_LETTERS
        return too_long_sentence() % {"n": WORD_LETTERS} if too_long else ""
    low, high = question.limits
    try:
        inside = low <= read_number(typed, question) <= high
    except ValueError:
        inside = False
    limits = {"low": limit_text(low), "high": limit_text(high)}
    return "" if inside else wrong_number_sentence() % {"typed": typed, **limits}


def limit_text(limit: float) -> str:
    """Return a limit as it is told."""
    return written_number(limit, language())


def wrong_number_sentence() -> str:
    """Return what is said of a number that cannot be, with places for it and its limits."""
    return _("“%(typed)s” is not a number from %(low)s to %(high)s. Correct it, or leave it empty.")


def too_long_sentence() -> str:
    """Return what is said of a text that is too long, with a place for the limit."""
    return _("Make this shorter: %(n)s characters at most.")
