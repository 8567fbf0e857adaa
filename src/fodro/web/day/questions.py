"""What the Day page can ask about: known factors, the person's own, and what came with an import."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fodro.knowledge.content import words_of
from fodro.knowledge.day_form import (
    Control,
    DayField,
    Offered,
    day_fields,
    minutes_text,
    unit_name,
    written_number,
    yes_and_no,
)
from fodro.knowledge.factors import FactorKind
from fodro.web.day.models import OwnFactor

OWN_GROUP, MORE_GROUP = "own", "more"
SLUG = re.compile(r"[^\W_]+(?:[-_][^\W_]+)*")
"""Names that can be a field; an import may bring others, which are kept but not asked about."""

Value = float | str


@dataclass(frozen=True, slots=True)
class Answer:
    """Something that can be chosen: what is sent, and what it is called."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """One factor as it is asked about, in one language.

    ``field`` is the name of its field in the form, ``limits`` are None for words.
    """

    slug: str
    field: str
    name: str
    group: str
    control: Control
    limits: tuple[float, float] | None = None
    step: float = 1
    start: float = 1
    unit: str = ""
    unit_shown: str = ""
    hint: str = ""
    ends: tuple[str, str] = ("", "")
    answers: tuple[Answer, ...] = ()
    first: bool = False
    offered: Offered = Offered.ALWAYS
    instead_of: str = ""
    carried: bool = True

    @property
    def is_grouped(self) -> bool:
        """Whether its numbers are so large that people write them in groups, such as 8,500."""
        return self.limits is not None and 1000 <= self.limits[1] < _LARGEST

    def typed(self, value: Value | None, language: str) -> str:
        """Return a value as it stands in the form; a range input wants a point in every language."""
        if value is None or isinstance(value, str):
            return value or ""
        return written_number(value, "en" if self.control is Control.SLIDER else language)

    def said(self, value: Value, language: str) -> str:
        """Return a value as it is read, such as "8 h" or "soft"."""
        if isinstance(value, str) or self.answers:
            written = self.typed(value, language)
            return next((answer.label for answer in self.answers if answer.value == written), written)
        if self.unit == "min":
            return minutes_text(value, language)
        return f"{written_number(value, language)} {self.unit_shown}".strip()


def known_questions(language: str) -> dict[str, Question]:
    """Return what everyone can be asked about, in the order of the page."""
    return {slug: _known(field, language) for slug, field in day_fields().items()}


def own_question(own: OwnFactor, language: str) -> Question:
    """Return the question about a factor a person made."""
    kind = FactorKind(own.kind)
    return Question(
        slug=own.slug,
        field=f"own:{own.slug}",
        name=own.name,
        group=OWN_GROUP,
        control=_CONTROLS[kind],
        limits=_LIMITS.get(kind),
        unit_shown=own.unit,
        ends=("0", "10"),
        answers=_own_answers(own, kind, language),
    )


def imported_question(slug: str, words: Iterable[str]) -> Question | None:
    """Return the question about a factor that only an import named; None where its name cannot be a field."""
    if not SLUG.fullmatch(slug) or slug != slug.lower():
        return None
    used = tuple(Answer(word, word) for word in words)
    return Question(
        slug=slug,
        field=f"own:{slug}",
        name=words_of(slug),
        group=MORE_GROUP,
        control=Control.SEGMENTS if used else Control.STEPPER,
        limits=None if used else _LIMITS[FactorKind.NUMBER],
        answers=used,
        offered=Offered.NOTED,
    )


_LARGEST = 1e9
_LIMITS: Mapping[FactorKind, tuple[float, float]] = {
    FactorKind.NUMBER: (-_LARGEST, _LARGEST),
    FactorKind.SCORE: (0, 10),
    FactorKind.YES_NO: (0, 1),
}
_CONTROLS = {
    FactorKind.NUMBER: Control.STEPPER,
    FactorKind.SCORE: Control.SLIDER,
    FactorKind.YES_NO: Control.SEGMENTS,
    FactorKind.CATEGORY: Control.SEGMENTS,
}


def _known(field: DayField, language: str) -> Question:
    factor = field.factor
    low, high = field.ends
    return Question(
        slug=factor.slug,
        field=factor.slug,
        name=factor.name(language),
        group=field.group,
        control=field.control,
        limits=field.limits,
        step=field.step,
        start=field.start,
        unit=factor.unit,
        unit_shown=unit_name(factor.unit, language),
        hint=field.hint.text(language),
        ends=(low.text(language), high.text(language)),
        answers=tuple(Answer(value, name.text(language)) for value, name in field.answers.items()),
        first=field.first,
        offered=field.offered,
        instead_of=field.instead_of,
        carried=field.carried,
    )


def _own_answers(own: OwnFactor, kind: FactorKind, language: str) -> tuple[Answer, ...]:
    if kind is FactorKind.YES_NO:
        return tuple(Answer(value, name.text(language)) for value, name in yes_and_no().items())
    return tuple(Answer(choice, choice) for choice in own.choices) if kind is FactorKind.CATEGORY else ()
