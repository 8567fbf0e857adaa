"""From questions and answers to the lines of a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fodro.domain.body import Side
from fodro.knowledge.limits import Stop
from fodro.knowledge.regions import region
from fodro.knowledge.safety import Answer, Answers, Group, Question, Told, questions
from fodro.knowledge.safety import asked as all_questions
from fodro.web.people.models import Person
from fodro.web.safety.asking import AskState
from fodro.web.safety.forms import WHERE
from fodro.web.safety.pages import (
    AboutPage,
    AnswerLine,
    AskLine,
    Checklist,
    FootChoices,
    PlaceChoice,
    StopAndAsk,
    WhereAsked,
)
from fodro.web.safety.queries import Given, given_by
from fodro.web.safety.telling import places_text
from fodro.web.words import language, side_letter

_NOT_ASKED = Told(Answer.NO)


def next_screen(state: AskState, where: Sequence[str] = ()) -> StopAndAsk | None:
    """Return the next screen: follow-ups, then what is so today, then what lasts; None when all is said."""
    groups = {group: [one for one in state.questions if one.group is group] for group in Group}
    placed = _still_placed(state, where)
    if groups[Group.FOLLOW_UP] or placed:
        lists = _follow_ups(groups[Group.FOLLOW_UP], placed, state.answers)
        return StopAndAsk(Group.FOLLOW_UP.value, lists)
    group = next((group for group in (Group.NOW, Group.ABOUT_YOU) if groups[group]), None)
    return _one_list(group, groups[group]) if group else None


def _still_placed(state: AskState, where: Sequence[str]) -> list[str]:
    """Return whose place makes a difference: none where nothing may touch anyway."""
    if state.limits.stop is not Stop.NOTHING:
        return []
    return [slug for slug in where if state.answers.get(slug, _NOT_ASKED).answer is not Answer.NO]


def screen_again(again: str, state: AskState, answers: Answers) -> StopAndAsk:
    """Return all that lasts, or all that is asked of today, with what was answered before."""
    group = Group(again)
    every = [one for one in all_questions().values() if one.group is group]
    if group is Group.ABOUT_YOU:
        return _one_list(group, every, answers)
    lasting = {slug: told for slug, told in state.answers.items() if all_questions()[slug].lasting}
    fresh = {one.slug for one in questions(lasting, state.circumstances)}
    return _one_list(group, [one for one in every if one.slug in fresh], answers)


def _one_list(group: Group, several: Iterable[Question], answers: Answers | None = None) -> StopAndAsk:
    lines = tuple(_line(one, (answers or {}).get(one.slug, _NOT_ASKED)) for one in several)
    return StopAndAsk(group.value, (Checklist(group.value, "", lines),))


def _follow_ups(several: Sequence[Question], where: Sequence[str], answers: Answers) -> tuple[Checklist, ...]:
    """Return one list for each answer that leads to more, with where it is if that makes a difference."""
    gates = dict.fromkeys([*(_gate(one, answers) for one in several), *where])
    return tuple(
        Checklist(
            slug=gate,
            about=all_questions()[gate].text(language()),
            lines=tuple(_line(one, _NOT_ASKED) for one in several if _gate(one, answers) == gate),
            where=where_asked(gate, answers.get(gate, _NOT_ASKED)) if gate in where else None,
        )
        for gate in gates
    )


def _gate(one: Question, answers: Answers) -> str:
    told = (gate for gate in one.after if gate in answers and answers[gate].answer is not Answer.NO)
    return next(told, one.after[0])


def _line(one: Question, told: Told) -> AskLine:
    return AskLine(
        slug=one.slug,
        words=one.text(language()),
        help=one.help_text(language()),
        yes=told.answer is Answer.YES,
        unsure=told.answer is Answer.UNKNOWN,
    )


def where_asked(slug: str, told: Told) -> WhereAsked:
    """Return the places to choose from, those told before chosen."""
    before = {f"{place.side}.{place.region}" for place in told.places}
    return WhereAsked(slug, tuple(_foot(side, before) for side in Side))


def _foot(side: Side, before: set[str]) -> FootChoices:
    choices = ((f"{side}.{slug}", region(slug).name(language())) for slug in WHERE)
    return FootChoices(
        letter=side_letter(side),
        name={Side.LEFT: _("Left"), Side.RIGHT: _("Right")}[side],
        places=tuple(
            PlaceChoice(value, name[:1].upper() + name[1:], value in before) for value, name in choices
        ),
    )


def about_page(person: Person, moment: datetime, today: date) -> AboutPage:
    """Return what is remembered of `person`."""
    given = given_by(person, moment)
    lasting = [one for one in given if one.question.lasting]
    return AboutPage(
        lasting=tuple(_answer_line(one, today) for one in lasting if one.told.answer is not Answer.NO),
        none_of=tuple(_answer_line(one, today) for one in lasting if one.told.answer is Answer.NO),
        today=tuple(
            _answer_line(one, today)
            for one in given
            if not one.question.lasting and one.told.answer is not Answer.NO
        ),
        asked_today=any(not one.question.lasting for one in given),
    )


def _answer_line(one: Given, today: date) -> AnswerLine:
    return AnswerLine(
        slug=one.question.slug,
        words=one.question.text(language()),
        answer={Answer.YES: _("Yes"), Answer.NO: _("No"), Answer.UNKNOWN: _("Not sure")}[one.told.answer],
        where=places_text(one.told.places),
        when=_("Today") if one.row.day == today else date_format(one.row.day, "DATE_FORMAT"),
    )
