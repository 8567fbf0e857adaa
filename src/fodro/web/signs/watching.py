"""What is watched, read from the findings that are kept; nothing is worked out here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fodro.domain.findings import Findings
from fodro.domain.sign_findings import Monitor, SignFinding, Status
from fodro.knowledge.factors import OwnName
from fodro.knowledge.worsening import Step, advice, rules_with, step_for
from fodro.web.patterns.picturing import counting_of
from fodro.web.patterns.queries import Latest, Understood
from fodro.web.signs import explaining_watched as explaining
from fodro.web.signs.pages import ChangeCard, ToDo, WatchedLine, WatchedPage, Watching
from fodro.web.signs.picturing import levels_of, line_of, numbers_of, picture_of, watched_of
from fodro.web.signs.telling import caution_lines
from fodro.web.words import language
from fodro.wording import (
    beside_sentences,
    confirmed_sentence,
    how_often_words,
    sign_sentence,
    watched_name,
)

ENOUGH_ONCE = 21
WORST_FIRST = (Status.WORSE, Status.WATCH)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read from: the findings, and what the person calls their own factors."""

    understood: Understood
    own: Mapping[str, OwnName]

    def sentence(self, finding: SignFinding) -> str:
        """Return how `finding` stands."""
        return sign_sentence(finding, language(), self.own)


def watching(latest: Latest, own: Mapping[str, OwnName]) -> Watching:
    """Return everything that is watched, what has changed first."""
    counting = counting_of(latest)
    if latest.understood is None:
        return Watching(counting=counting)
    reading, signs = Reading(latest.understood, own), latest.understood.findings.signs
    return Watching(
        counting=counting,
        since=_first_day(latest.understood.findings),
        changes=_told_once(_card(one, reading) for one in changed(signs)),
        todo=todo(signs),
        quiet=tuple(_line(one, reading) for one in signs if one.status is Status.QUIET),
        not_yet=tuple(_line(one, reading) for one in signs if one.status is Status.NOT_ENOUGH),
        how_often=how_often_words(language()),
    )


def _told_once(cards: Iterable[ChangeCard]) -> tuple[ChangeCard, ...]:
    """Return `cards`; what changed at the same time stands on the first of those it is the same for."""
    told: list[ChangeCard] = []
    for card in cards:
        again = card.beside in [one.beside for one in told]
        told.append(replace(card, beside=()) if again else card)
    return tuple(told)


def changed(signs: Iterable[SignFinding]) -> tuple[SignFinding, ...]:
    """Return what has changed, the worst first, then the latest."""
    found = sorted(
        (one for one in signs if one.status in WORST_FIRST), key=lambda one: one.since or "", reverse=True
    )
    return tuple(sorted(found, key=lambda one: WORST_FIRST.index(one.status)))


def todo(signs: Iterable[SignFinding]) -> ToDo | None:
    """Return what can be done; None where nothing has changed."""
    found = changed(signs)
    step = step_for(found)
    if step is Step.NOTHING:
        return None
    return ToDo(
        told=_talk() if step is Step.TALK else _gently(),
        steps=tuple(one.text(language()) for one in advice().values()),
        rules=caution_lines(rules_with(found)),
        talk=step is Step.TALK,
    )


def _talk() -> str:
    return _("It is time to let someone look: talk with your doctor in the coming days, and show this page.")


def _gently() -> str:
    return _("One thing has changed. Take it gently for a week, and see whether it stays.")


def _first_day(findings: Findings) -> str:
    return _day(findings.daily[0].day) if findings.daily else ""


def _day(iso_day: str) -> str:
    return date_format(date.fromisoformat(iso_day), "DATE_FORMAT")


def _line(finding: SignFinding, reading: Reading) -> WatchedLine:
    watched = watched_of(finding, reading.understood)
    # Where enough was noted once but nothing lately, a bar that is nearly full would say nothing.
    needed = (finding.days_needed or 0) if finding.days < ENOUGH_ONCE else 0
    return WatchedLine(
        name=watched_name(finding.monitor, language()),
        said=reading.sentence(finding),
        address=_address(finding.monitor) if watched.days else "",
        line=line_of(watched) if finding.status is Status.QUIET else "",
        have=finding.days if needed else 0,
        needed=finding.days + needed if needed else 0,
    )


def _address(monitor: Monitor) -> str:
    return reverse("signs:watched", kwargs={"name": monitor.value.replace("_", "-")})


def _card(finding: SignFinding, reading: Reading) -> ChangeCard:
    watched = watched_of(finding, reading.understood)
    return ChangeCard(
        slug=finding.monitor.value,
        name=watched_name(finding.monitor, language()),
        status=finding.status.value,
        state=state_name(finding.status),
        sentence=reading.sentence(finding),
        confirmed=confirmed_sentence(finding, language()),
        beside=beside_sentences(finding, language(), reading.own),
        chart=picture_of(watched, levels_of(watched)),
        address=_address(finding.monitor),
    )


def state_name(status: Status) -> str:
    """Return how something stands, in a word or two."""
    return {
        Status.WORSE: _("Worse"),
        Status.WATCH: _("Worth watching"),
        Status.QUIET: _("As usual"),
        Status.NOT_ENOUGH: _("Not yet"),
    }[status]


def watched_page(latest: Latest, own: Mapping[str, OwnName], name: str) -> WatchedPage:
    """Return what is watched under `name`, opened; or answer "not found"."""
    finding = next((one for one in _signs(latest) if one.monitor.value.replace("_", "-") == name), None)
    if latest.understood is None or finding is None:
        raise Http404
    reading = Reading(latest.understood, own)
    watched = watched_of(finding, reading.understood)
    levels = levels_of(watched)
    return WatchedPage(
        counting=counting_of(latest),
        heading=watched_name(finding.monitor, language()),
        status=finding.status.value,
        state=state_name(finding.status),
        sentence=reading.sentence(finding),
        confirmed=confirmed_sentence(finding, language()),
        beside=beside_sentences(finding, language(), own),
        chart=picture_of(watched, levels, whole=True),
        about_picture=explaining.about_picture(finding.monitor, has_changed=finding.status in WORST_FIRST),
        numbers=numbers_of(watched, levels),
        said=_said(finding, reading.understood),
        todo=todo([finding]),
        assumptions=explaining.assumptions(finding.monitor),
        cannot=explaining.cannot(finding.monitor),
        how_often=how_often_words(language()),
    )


def _said(finding: SignFinding, understood: Understood) -> tuple[str, ...]:
    """Return on which days it was said to be worse, the latest first."""
    return tuple(_day(day) for day in reversed(understood.pictured.said.get(finding.monitor.value, ())))


def _signs(latest: Latest) -> tuple[SignFinding, ...]:
    return latest.understood.findings.signs if latest.understood else ()
