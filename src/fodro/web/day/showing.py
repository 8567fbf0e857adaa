"""The Day page put together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from fodro.knowledge.day_form import Control, Offered, groups, minutes_text, unit_name
from fodro.knowledge.factors import FactorKind
from fodro.web.day.asking import AskedDay
from fodro.web.day.forms import (
    YEARS_BACK,
    DayDraft,
    FieldDraft,
    draft_of,
    too_long_sentence,
    wrong_number_sentence,
)
from fodro.web.day.models import OwnFactor
from fodro.web.day.order import asked_today, usual
from fodro.web.day.pages import DayPage, DeviceWords, FactorRow, RowGroup, ShiftCount
from fodro.web.day.queries import Habit
from fodro.web.day.questions import MORE_GROUP, Answer, Question, known_questions, own_question
from fodro.web.footwear.worn_listing import worn_shell
from fodro.web.words import language

STAND_IN = "own_factor"
"""The slug in the rows that stand for every factor a person may have made."""


def day_page(asked: AskedDay, draft: DayDraft | None = None, *, today: date) -> DayPage:
    """Return the page about a day, as it is recorded or as it was just sent."""
    draft = draft or draft_of(asked.day, asked.values, asked.shown)
    rows = {row.question.slug: row for row in _rows(asked, draft)}
    open_rows = usual(list(asked.shown.values()), asked.habit)
    earlier = asked.earlier
    return DayPage(
        day=asked.day,
        earlier=_earlier(asked.day, today),
        later=asked.day + timedelta(days=1) if asked.day < today else None,
        draft=draft,
        usual=tuple(rows[slug] for slug in open_rows),
        groups=_groups([row for slug, row in rows.items() if slug not in open_rows]),
        blanks=blank_rows(),
        words=_words(),
        offered=earlier.day if earlier else None,
        offered_is_yesterday=earlier is not None and earlier.day == today - timedelta(days=1),
        shoes=asked.shoes,
        shift=_shift(asked),
        worn=asked.worn,
        has_footwear=asked.worn is not None,
    )


def blank_day() -> DayPage:
    """Return the page without a person: every known factor, in the order of someone who has noted nothing."""
    questions = known_questions(language())
    rows = {
        slug: FactorRow(
            question=question,
            draft=FieldDraft(question, was=""),
            answers=question.answers,
            place=place,
            waiting=_waits(question),
            absent=question.offered is Offered.NOTED,
        )
        for place, (slug, question) in enumerate(questions.items())
    }
    shown = list(asked_today(questions, Habit({}, 0), ()).values())
    open_rows = usual(shown, Habit({}, 0))
    folded = [row for slug, row in rows.items() if slug not in open_rows]
    return DayPage(
        day=None,
        earlier=None,
        later=None,
        draft=None,
        usual=tuple(rows[slug] for slug in open_rows),
        groups=_groups(folded),
        blanks=blank_rows(),
        words=_words(),
        shift=ShiftCount(),
        worn=worn_shell(),
    )


def _shift(asked: AskedDay) -> ShiftCount | None:
    if not asked.counted_min:
        return None
    typed = {slug: asked.questions[slug].typed(value, language()) for slug, value in asked.shift.items()}
    total, longest = (minutes_text(minutes, language()) for minutes in asked.counted_min)
    return ShiftCount(total=total, longest=longest, typed=typed)


def _words() -> DeviceWords:
    places = {"typed": "{typed}", "low": "{low}", "high": "{high}", "n": "{n}"}
    return DeviceWords(
        wrong=wrong_number_sentence() % places,
        too_long=too_long_sentence() % places,
        hour=unit_name("h", language()),
        minute=unit_name("min", language()),
    )


def blank_rows() -> tuple[FactorRow, ...]:
    """Return a row for each kind of own factor, for a page that learns of them only on the device."""
    factors = [
        OwnFactor(slug=f"{STAND_IN}_{kind.value}", name="{name}", kind=kind.value) for kind in FactorKind
    ]
    questions = [own_question(factor, language()) for factor in factors]
    return tuple(FactorRow(each, FieldDraft(each, was=""), each.answers, 0) for each in questions)


def _rows(asked: AskedDay, draft: DayDraft) -> Iterable[FactorRow]:
    for place, (slug, question) in enumerate(asked.shown.items()):
        typed = question.typed(asked.values.get(slug), language())
        field = draft.fields.get(slug) or FieldDraft(question, typed, was=typed)
        offered = asked.carried.get(slug)
        yield FactorRow(
            question=question,
            draft=field,
            answers=_answers(question, (field.typed, field.was or "", question.typed(offered, language()))),
            place=place,
            ghost=question.typed(offered, language()),
            clock=asked.clocks.get(slug, ""),
            ghost_said="" if offered is None else question.said(offered, language()),
            waiting=_waits(question)
            and not (field.typed or field.error or offered is not None or asked.habit.times.get(slug)),
        )


def _waits(question: Question) -> bool:
    return question.offered is Offered.CHOSEN


def _answers(question: Question, noted: Iterable[str]) -> tuple[Answer, ...]:
    """Return what can be chosen, with what was noted in other words: it stays until the person changes it."""
    if question.control is not Control.SEGMENTS:
        return ()
    known = {answer.value for answer in question.answers}
    others = (value for value in dict.fromkeys(noted) if value and value not in known)
    return (*question.answers, *(Answer(value, value) for value in others))


def _groups(rows: Iterable[FactorRow]) -> tuple[RowGroup, ...]:
    by_group: dict[str, list[FactorRow]] = {slug: [] for slug in groups()}
    for row in rows:
        by_group[row.question.group].append(row)
    return tuple(_group(slug, members) for slug, members in by_group.items() if members or slug == MORE_GROUP)


def _group(slug: str, rows: Iterable[FactorRow]) -> RowGroup:
    members = tuple(rows)
    has_something = any(row.draft.typed or row.draft.error for row in members)
    return RowGroup(slug, groups()[slug].text(language()), members, is_open=has_something)


def _earlier(day: date, today: date) -> date | None:
    before = day - timedelta(days=1)
    return before if before.year >= today.year - YEARS_BACK else None
