"""The page of the plan: the choices, and how many days it takes with this person's own noise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fodro.analysis.trials.planning import planned
from fodro.domain.diary import Diary
from fodro.domain.experiments import Design
from fodro.domain.trial_findings import TrialPlan
from fodro.exchange.entries.trial import Compared
from fodro.web.archive.queries import diary_of
from fodro.web.ids import new_id
from fodro.web.people.models import Person
from fodro.web.trials.choices import USUAL_DAYS, Choices, choices_for
from fodro.web.trials.forms import PlanDraft, Step
from fodro.web.trials.pages import Needed, PlanPage
from fodro.web.trials.queries import running_trial
from fodro.web.trials.saying import capital, compared_name, day_name, how_it_goes, title_of
from fodro.web.words import language
from fodro.wording.trials import basis_sentence, length_sentence, points_of

SIZES = (0.5, 1.0, 2.0)


def plan_page(person: Person, draft: PlanDraft, today: date) -> PlanPage:
    """Return the page at the step of `draft`."""
    draft = replace(draft, id=draft.id or str(new_id()), start=draft.start or today)
    needed, needed_from = _needed(person, draft) if draft.step is Step.WHEN else ((), "")
    is_whole = draft.step is Step.CONFIRM
    return PlanPage(
        draft=draft,
        choices=_choices(person, draft, today),
        needed=needed,
        needed_from=needed_from,
        title=title_of(draft.design, draft.what, draft.a, draft.b) if is_whole and draft.design else "",
        summary=_summary(person, draft) if is_whole else (),
        is_taken=running_trial(person, today) is not None,
    )


def _choices(person: Person, draft: PlanDraft, today: date) -> Choices:
    there = choices_for(person)
    shelves = tuple(
        replace(one, first=draft.firsts.get(one.subject, ""), second=draft.seconds.get(one.subject, ""))
        for one in there.shelves
    )
    return replace(there, shelves=shelves, starts=_starts(today))


def _starts(today: date) -> tuple[tuple[str, str], ...]:
    """Return the days an experiment can begin on: today, tomorrow, and the next Monday."""
    monday = today + timedelta(days=7 - today.weekday())
    days = {today: _("Today"), today + timedelta(days=1): _("Tomorrow")}
    days.setdefault(monday, capital(day_name(monday)))
    return tuple((day.isoformat(), name) for day, name in days.items())


def _needed(person: Person, draft: PlanDraft) -> tuple[tuple[Needed, ...], str]:
    """Return how many days each size takes, and whose days that was reckoned from."""
    if draft.design is None or draft.compared is None:
        return (), ""
    diary = diary_of(person)
    plans = [_plan(diary, draft, size=size) for size in SIZES]
    rows = tuple(Needed(points_of(plan.size, language()), _days(plan)) for plan in plans)
    return rows, basis_sentence(plans[0], language())


def _plan(diary: Diary, draft: PlanDraft, *, size: float = 1.0) -> TrialPlan:
    return planned(
        draft.design or Design.THIS_OR_THAT,
        draft.days or USUAL_DAYS,
        diary=diary,
        outcome=str(draft.compared or Compared.EVENING),
        washout_days=draft.washout_days,
        size=size,
    )


def _days(plan: TrialPlan) -> str:
    if plan.days_needed is None:
        return _("more than 60 days")
    return ngettext("about %(n)s day", "about %(n)s days", plan.days_needed) % {"n": plan.days_needed}


def _summary(person: Person, draft: PlanDraft) -> tuple[str, ...]:
    start = draft.start or date.min
    compared = draft.compared or Compared.EVENING
    last = start + timedelta(days=draft.days - 1)
    count = ngettext("%(n)s day", "%(n)s days", draft.days) % {"n": draft.days}
    named = {"first": day_name(start), "last": day_name(last), "days": count}
    span = _("%(first)s to %(last)s, %(days)s") % named
    return (
        capital(span),
        _("Compared: %(what)s") % {"what": compared_name(compared)},
        how_it_goes(draft.design or Design.THIS_OR_THAT),
        length_sentence(_plan(diary_of(person), draft), language()),
    )
