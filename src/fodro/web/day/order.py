"""The order in which a person uses the Day page; without a server, ``usual.js`` sorts in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from fodro.knowledge.day_form import Offered
from fodro.web.day.queries import Habit
from fodro.web.day.questions import OWN_GROUP, Question

MOST_USUAL = 8
FEWEST_USUAL = 5
FIRST_DAYS = 7
SHARES = 4
"""Days are told apart by quarters alone, so that the rows do not change places from one day to the next."""


def asked_today(questions: Mapping[str, Question], habit: Habit, shown: Iterable[str]) -> dict[str, Question]:
    """Return what to ask: without what was never noted and is only for those who noted it, and the reverse.

    `shown` are the factors with a value, of this day or an earlier one.
    """
    noted = {slug for slug, times in habit.times.items() if times} | set(shown)
    replaced = {
        question.instead_of
        for slug, question in questions.items()
        if slug in noted and question.instead_of and question.instead_of not in noted
    }
    return {
        slug: question
        for slug, question in questions.items()
        if slug not in replaced and (question.offered is not Offered.NOTED or slug in noted)
    }


def usual(questions: Sequence[Question], habit: Habit) -> list[str]:
    """Return what stands open on the page: what is noted most, and always what the person made themself.

    In the first week the page stays in the order of the form, and what most people begin with stays on it.
    """
    begins = habit.days < FIRST_DAYS
    used = [question for question in questions if _share(question.slug, habit)]
    chosen = sorted(used, key=lambda question: -_share(question.slug, habit))[:MOST_USUAL]
    room = max(0, (MOST_USUAL if begins else FEWEST_USUAL) - len(chosen))
    chosen += [question for question in questions if question.first and question not in chosen][:room]
    if begins:
        chosen = [question for question in questions if question in chosen]
    own = [question for question in questions if question.group == OWN_GROUP]
    return list(dict.fromkeys(question.slug for question in [*chosen, *own]))


def _share(slug: str, habit: Habit) -> int:
    """Return how many quarters of the days a factor was noted on, to the nearest."""
    times = habit.times.get(slug, 0)
    return (2 * SHARES * times + habit.days) // (2 * habit.days) if habit.days else 0
