"""What is asked of one person about one day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from fodro.domain.standing import OnFeet
from fodro.knowledge.factors import factors
from fodro.web.day import queries
from fodro.web.day.forms import DayDraft
from fodro.web.day.models import OwnFactor
from fodro.web.day.order import asked_today
from fodro.web.day.queries import EarlierDay, Habit, Values
from fodro.web.day.questions import Question, imported_question, known_questions, own_question
from fodro.web.diary.queries import day_factors
from fodro.web.footwear.pages import WornPart
from fodro.web.footwear.queries import footwear_of
from fodro.web.footwear.worn_listing import worn_part
from fodro.web.people.models import Person
from fodro.web.shift.queries import on_feet_of_day
from fodro.web.words import language

SHOE, STANDING, LONGEST = "shoe", "standing_hours", "longest_stand_min"
WORN = {SHOE, "socks_moisture"}
"""What follows from the shoes and socks a person chose for the day, once they have any on their shelf."""


@dataclass(frozen=True, slots=True)
class AskedDay:
    """Everything that can be said of a day: what is recorded, what was usual, and every question there is."""

    day: date
    values: Values
    habit: Habit
    earlier: EarlierDay | None
    clocks: Mapping[str, str]
    """When each value was last written or taken back, on the clock that devices and the server share."""
    questions: Mapping[str, Question]
    shown: Mapping[str, Question]
    """The questions that stand on the page; the others are only read, so that no open page loses anything."""
    shoes: tuple[str, ...]
    counted_min: tuple[int, int] | None
    """What shift mode counted: minutes on the feet, and the longest of them without a break."""
    worn: WornPart | None
    """What was worn; None for somebody without footwear, who writes the name of a pair instead."""

    @property
    def shift(self) -> Values:
        """What shift mode counted, as values of the two factors it can stand for."""
        if not self.counted_min:
            return {}
        minutes, longest_min = self.counted_min
        return {STANDING: round(minutes / 60, 1), LONGEST: float(longest_min)}

    @property
    def carried(self) -> Values:
        """What the earlier day offers; a measurement is never offered."""
        earlier = self.earlier.values if self.earlier else {}
        return {slug: value for slug, value in earlier.items() if self._is_carried(slug)}

    def _is_carried(self, slug: str) -> bool:
        return slug in self.questions and self.questions[slug].carried


def ask_about(person: Person, day: date) -> AskedDay:
    """Return what `person` is asked about `day`.

    Clocks are read before the values: what is noted in between is then newer than its clock says, and the
    device shows it again. The other way round an old value would pass for the newest.
    """
    clocks = queries.clocks_of_day(person, day)
    values, habit = day_factors(person, day), queries.habit_of(person, day)
    earlier, own = queries.earlier_day(person, day), queries.own_factors(person)
    shown = set(values) | set(earlier.values if earlier else ())
    imported = _imported({*shown, *habit.times}, own)
    words = queries.words_of_factors(person, [*imported, SHOE], day)
    shoes = tuple(words.pop(SHOE)[:20])
    questions = _questions(own, words)
    resting = {factor.slug for factor in own if factor.retired} - set(values)
    worn = _worn(person, day)
    if worn:
        resting |= WORN - set(values)
    awake = {slug: question for slug, question in questions.items() if slug not in resting}
    return AskedDay(
        day=day,
        values=values,
        habit=habit,
        earlier=earlier,
        clocks=clocks,
        questions=questions,
        shown=asked_today(awake, habit, shown),
        shoes=shoes,
        counted_min=_counted_min(on_feet_of_day(person, day)),
        worn=worn,
    )


def filled(draft: DayDraft, asked: AskedDay, word: str) -> DayDraft:
    """Return the draft filled on the person's word: all, one factor, or what shift mode counted."""
    if word == "shift":
        return draft.filled(asked.shift, over=True)
    taken = {slug: value for slug, value in asked.carried.items() if word in {"all", slug}}
    return draft.filled(taken)


def _counted_min(counted: OnFeet | None) -> tuple[int, int] | None:
    """Return what shift mode counted; nothing while nobody knows when a stretch ended."""
    if counted is None or counted.minutes is None or counted.longest_min is None:
        return None
    return round(counted.minutes), round(counted.longest_min)


def _worn(person: Person, day: date) -> WornPart | None:
    address = f"{reverse('day:day')}?day={day.isoformat()}"
    return worn_part(person, day, return_to=address) if footwear_of(person) else None


def _questions(own: Iterable[OwnFactor], words: Mapping[str, list[str]]) -> dict[str, Question]:
    made = {factor.slug: own_question(factor, language()) for factor in own}
    brought = {slug: imported_question(slug, used) for slug, used in words.items()}
    return known_questions(language()) | made | {slug: each for slug, each in brought.items() if each}


def _imported(noted: Iterable[str], own: Iterable[OwnFactor]) -> list[str]:
    named = {factor.slug for factor in own} | set(factors())
    return sorted(slug for slug in set(noted) if slug not in named)
