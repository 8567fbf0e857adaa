"""What an experiment has shown: the finding in words and pictures, and the draw laid open."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fodro.analysis.trials.answering import analysed
from fodro.charts.paired_evenings import PairLabels, effect_range_chart, paired_evenings_chart
from fodro.charts.tables import Chart
from fodro.domain.diary import Diary
from fodro.domain.drawing import checked
from fodro.domain.experiments import Allotment, Arm, Design, Experiment
from fodro.domain.trial_findings import TrialFinding
from fodro.exchange.entries.trial import TrialEntry
from fodro.web.archive.queries import diary_of
from fodro.web.people.models import Person
from fodro.web.trials.kinds import entry_of
from fodro.web.trials.models import Trial, TrialDay
from fodro.web.trials.pages import CheckedDay, Picture, ResultPage
from fodro.web.trials.queries import days_of, experiment_of
from fodro.web.trials.saying import (
    REST,
    capital,
    choice_names,
    compared_name,
    day_name,
    nrs_text,
    span,
    thing_name,
    title,
)
from fodro.web.words import language
from fodro.wording.trials import arms_of, trial_heading, trial_sentences


def result_page(person: Person, row: Trial) -> ResultPage:
    """Return what an experiment that is over has shown."""
    entry, experiment = entry_of(row), experiment_of(row)
    finding = analysed(experiment, diary_of(person))
    arms, labels = arms_of(experiment, language()), _labels(entry)
    differing = set(checked(experiment))
    days = days_of(row)
    return ResultPage(
        key=entry.key,
        title=title(entry),
        when=_("%(when)s; compared: %(what)s") % {"when": span(entry), "what": compared_name(entry.compared)},
        sentence=trial_heading(finding, arms, language()),
        details=trial_sentences(finding, arms, language()),
        range_chart=_range_chart(finding, labels),
        picture=_picture(finding, labels),
        is_split=entry.design is Design.SPLIT_FOOT,
        seed=experiment.seed,
        commitment=experiment.commitment,
        holds=not differing,
        days=tuple(
            _checked_day(entry, one, noted=days.get(one.day), differs=one.day in differing)
            for one in _until_end(experiment)
        ),
    )


def said_of(person: Person, rows: Iterable[Trial]) -> dict[UUID, str]:
    """Return in a sentence each what experiments that are over have shown; the diary is read once."""
    rows = list(rows)
    diary = diary_of(person) if rows else Diary()
    return {row.pk: _said(row, diary) for row in rows}


def _said(row: Trial, diary: Diary) -> str:
    experiment = experiment_of(row)
    return trial_heading(analysed(experiment, diary), arms_of(experiment, language()), language())


def _until_end(experiment: Experiment) -> tuple[Allotment, ...]:
    """Return the days that were lived: those after it was stopped are not part of it."""
    ended = experiment.ended
    return tuple(one for one in experiment.drawn if ended is None or one.day < ended)


def _labels(entry: TrialEntry) -> PairLabels:
    a, b = capital(thing_name(entry.subject, entry.a)), capital(thing_name(entry.subject, entry.b))
    if entry.design is Design.SPLIT_FOOT:
        a, b = _("The foot that had it"), _("The other foot")
    elif entry.b == REST and entry.design is Design.MASSAGE_OR_REST:
        a, b = _("Massage"), _("Rest")
    return PairLabels(
        title=_("Every pair that was compared"),
        description=_("The filled mark is %(a)s, the open one %(b)s.") % {"a": a, "b": b},
        a=a,
        b=b,
        day=_("Day"),
        difference=_("Difference"),
        not_noted=_("not noted"),
        range_title=_("The difference and its likely range, in points"),
        less=pgettext("side of zero", "less pain"),
        more=pgettext("side of zero", "more pain"),
    )


def _range_chart(finding: TrialFinding, labels: PairLabels) -> Chart | None:
    if finding.effect is None or finding.low is None or finding.high is None:
        return None
    return effect_range_chart(finding.effect, finding.low, finding.high, labels=labels, locale=language())


def _picture(finding: TrialFinding, labels: PairLabels) -> Picture | None:
    chart = paired_evenings_chart(finding.pairings, labels=labels, locale=language())
    if chart is None:
        return None
    if finding.design is Design.SPLIT_FOOT:
        return Picture(_("Each line joins the two feet of one day."), chart)
    return Picture(_("Each line joins two days that were drawn together."), chart)


def _checked_day(entry: TrialEntry, drawn: Allotment, *, noted: TrialDay | None, differs: bool) -> CheckedDay:
    names = choice_names(entry)
    done = noted.done if noted else ""
    return CheckedDay(
        day=day_name(drawn.day),
        drawn=names[Arm(drawn.arm)],
        done=names.get(done, "") if done else "–",
        rated=_rated(noted),
        is_other=bool(done) and done != drawn.arm,
        counts=drawn.counts,
        differs=differs,
    )


def _rated(noted: TrialDay | None) -> str:
    if noted is None or noted.left_nrs is None or noted.right_nrs is None:
        return ""
    left, right = nrs_text(noted.left_nrs), nrs_text(noted.right_nrs)
    return f"{left} / {right}"
