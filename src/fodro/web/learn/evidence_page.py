"""What is known and what is not, and common questions, in the language of the page."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from fodro.knowledge.evidence import Effect, Part, common_questions, evidence, often_said
from fodro.web.learn.pages import (
    EffectLine,
    EvidencePage,
    EvidencePart,
    QuestionLine,
    QuestionsPage,
    Saying,
)
from fodro.web.learn.telling import source_lines
from fodro.web.words import language

LEAST, MOST = -1.0, 3.0
"""The scale of the picture: points of ten less."""

WIDTH = 240
"""Of the picture, in its own units."""


def evidence_page() -> EvidencePage:
    """Return what is known about foot massage, and what is not."""
    said = language()
    return EvidencePage(
        parts=tuple(map(_part, evidence())),
        sayings=tuple(
            Saying(one.saids.text(said), one.knowns.text(said), source_lines(one.sources))
            for one in often_said()
        ),
    )


def questions_page() -> QuestionsPage:
    """Return the common questions."""
    said = language()
    return QuestionsPage(
        tuple(
            QuestionLine(
                slug=one.slug,
                question=one.questions.text(said),
                answer=one.answers.text(said),
                sources=source_lines(one.sources),
                waits=one.needs_clinical_review,
            )
            for one in common_questions()
        )
    )


def _part(part: Part) -> EvidencePart:
    said = language()
    return EvidencePart(
        slug=part.slug,
        title=part.titles.text(said),
        paragraphs=tuple(part.texts.text(said).split("\n\n")),
        points=tuple(point.text(said) for point in part.points),
        effects=tuple(map(_effect, part.effects)),
        sources=source_lines(part.sources),
        waits=part.needs_clinical_review,
    )


def _effect(effect: Effect) -> EffectLine:
    """Return a result as less of it: what was measured falls, so its sign is turned."""
    value, low, high = -effect.value, -effect.high, -effect.low
    said = _("%(value)s %(unit)s less, somewhere from %(low)s to %(high)s") % {
        "value": _number(value),
        "unit": effect.units.text(language()),
        "low": _less_or_more(low),
        "high": _less_or_more(high),
    }
    return EffectLine(
        what=effect.whats.text(language()),
        said=said,
        value_at=_at(value),
        low_at=_at(low),
        width=f"{(high - low) / (MOST - LEAST) * WIDTH:.1f}",
    )


def _less_or_more(value: float) -> str:
    said = _("%(number)s less") if value >= 0 else _("%(number)s more")
    return said % {"number": _number(abs(value))}


def _number(value: float) -> str:
    return number_format(value, decimal_pos=2)


def _at(value: float) -> str:
    return f"{(value - LEAST) / (MOST - LEAST) * WIDTH:.1f}"
