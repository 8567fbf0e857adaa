"""What is asked of one person about one day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from fodro.knowledge.factors import factors
from fodro.web.day import queries
from fodro.web.day.models import OwnFactor
from fodro.web.day.order import asked_today
from fodro.web.day.queries import EarlierDay, Habit, Values
from fodro.web.day.questions import Question, imported_question, known_questions, own_question
from fodro.web.diary.queries import day_factors
from fodro.web.people.models import Person
from fodro.web.words import language

SHOE = "shoe"


@dataclass(frozen=True, slots=True)
class AskedDay:
    """Everything that can be said of a day: what is recorded, what was usual, and every question there is."""

    day: date
    values: Values
    habit: Habit
    earlier: EarlierDay | None
    questions: Mapping[str, Question]
    shown: Mapping[str, Question]
    """The questions that stand on the page; the others are only read, so that no open page loses anything."""
    shoes: tuple[str, ...]

    @property
    def carried(self) -> Values:
        """What the earlier day offers; a measurement is never offered."""
        earlier = self.earlier.values if self.earlier else {}
        return {slug: value for slug, value in earlier.items() if self._is_carried(slug)}

    def _is_carried(self, slug: str) -> bool:
        return slug in self.questions and self.questions[slug].carried


def ask_about(person: Person, day: date) -> AskedDay:
    """Return what `person` is asked about `day`."""
    values, habit = day_factors(person, day), queries.habit_of(person, day)
    earlier, own = queries.earlier_day(person, day), queries.own_factors(person)
    shown = set(values) | set(earlier.values if earlier else ())
    imported = _imported({*shown, *habit.times}, own)
    words = queries.words_of_factors(person, [*imported, SHOE], day)
    shoes = tuple(words.pop(SHOE)[:20])
    questions = _questions(own, words)
    resting = {factor.slug for factor in own if factor.retired} - set(values)
    awake = {slug: question for slug, question in questions.items() if slug not in resting}
    return AskedDay(day, values, habit, earlier, questions, asked_today(awake, habit, shown), shoes)


def _questions(own: Iterable[OwnFactor], words: Mapping[str, list[str]]) -> dict[str, Question]:
    made = {factor.slug: own_question(factor, language()) for factor in own}
    brought = {slug: imported_question(slug, used) for slug, used in words.items()}
    return known_questions(language()) | made | {slug: each for slug, each in brought.items() if each}


def _imported(noted: Iterable[str], own: Iterable[OwnFactor]) -> list[str]:
    named = {factor.slug for factor in own} | set(factors())
    return sorted(slug for slug in set(noted) if slug not in named)
