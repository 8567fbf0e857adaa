"""What was noted of a day, as one reads it."""

from __future__ import annotations

from datetime import date

from django.utils.formats import number_format

from fodro.knowledge.day_form import unit_name
from fodro.knowledge.factors import factor_name, factor_unit
from fodro.web.day.queries import factor_names_of
from fodro.web.day.questions import Value, known_questions, own_question
from fodro.web.diary.queries import day_factors
from fodro.web.people.models import Person
from fodro.web.words import language


def noted_of_day(person: Person, day: date) -> tuple[str, ...]:
    """Return what `person` noted of `day`, such as "Time on your feet: 8 h", in the order of the Day page."""
    values, spoken = day_factors(person, day), language()
    if not values:
        return ()
    own = {slug: own_question(factor, spoken) for slug, factor in factor_names_of(person).items()}
    questions = known_questions(spoken) | own
    asked = [f"{q.name}: {q.said(values[slug], spoken)}" for slug, q in questions.items() if slug in values]
    others = [_line(slug, value, spoken) for slug, value in values.items() if slug not in questions]
    return (*asked, *others)


def _line(slug: str, value: Value, spoken: str) -> str:
    """Return what was noted of a factor nobody is asked about: it was worked out, or an import brought it."""
    written = value if isinstance(value, str) else number_format(value, decimal_pos=None if value % 1 else 0)
    return f"{factor_name(slug, spoken)}: {written} {unit_name(factor_unit(slug), spoken)}".strip()
