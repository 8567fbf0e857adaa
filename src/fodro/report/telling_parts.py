"""The parts told in sentences: what goes with it, what was tried, shoes, signs, questions."""

from __future__ import annotations

from collections.abc import Iterator

from fodro.domain.report import Part, Tried
from fodro.report.letters import shortened
from fodro.report.sheet import MAY, MUST, SHOULD, WELL, Figure, Line, Look
from fodro.report.told import Columns, Told
from fodro.wording import report as words
from fodro.wording.limits import FACTORS, detectable_of, detectable_sentence
from fodro.wording.trials import arms_of, trial_heading, trial_sentences

FACTORS_SURE, EXPERIMENTS_SURE, SIGNS_SURE, QUESTIONS_SURE, PHOTOS_SHOWN = 3, 2, 3, 4, 4


def together(told: Told) -> Columns:
    """Return what goes with it, and what days like these could show."""
    findings, text = told.report.findings, told.text
    found = (*text.factors, *text.pairs)
    hidden = detectable_of(findings, FACTORS) if findings.claimed else None
    could = detectable_sentence(hidden, told.language) if hidden and hidden.now else ""
    return told.alone(
        Part.TOGETHER,
        Line(text.factors_heading, Look.STRONG if found else Look.PLAIN),
        *(Line(each, Look.ITEM, MUST if n < FACTORS_SURE else SHOULD) for n, each in enumerate(found)),
        Line(words.caution(told.language) if found else "", Look.SOFT),
        Line(text.workdays, keep=WELL),
        Line(could, Look.SOFT, WELL),
        Line(words.set_aside(findings, told.language, words.own_names(told.report)), Look.SOFT, MAY),
    )


def tried(told: Told) -> Columns:
    """Return what was tried: experiments first, then what massage does."""
    massage = told.text.massage
    right_after = " ".join(each for each in (massage.right_after, massage.basis) if each)
    lasting = " ".join(each for each in (massage.course, massage.lasts) if each)
    experiments = [
        line
        for place, one in enumerate(told.report.tried)
        for line in _experiment(one, told.language, keep=MUST if place < EXPERIMENTS_SURE else MAY)
    ]
    is_any = bool(experiments or massage.lines)
    return told.alone(
        Part.TRIED,
        *experiments,
        Line(right_after),
        Line(lasting, keep=WELL),
        Line(massage.over_days),
        *(Line(each, keep=MAY if n else WELL) for n, each in enumerate(massage.kinds)),
        Line("" if is_any else words.nothing_tried(told.language)),
    )


def _experiment(one: Tried, language: str, *, keep: int) -> Iterator[Line]:
    arms = arms_of(one.experiment, language)
    yield Line(words.experiment_name(one.experiment, arms, language), Look.STRONG, keep)
    yield Line(trial_heading(one.finding, arms, language), keep=keep)
    for n, told in enumerate(trial_sentences(one.finding, arms, language)):
        yield Line(told, Look.SOFT, MAY if n else keep)


def in_the_way(told: Told) -> Columns:
    """Return what it keeps the person from."""
    return told.alone(
        Part.IN_THE_WAY,
        Line(words.in_the_way_sentence(told.report.in_the_way, told.language)),
        Line(words.limp_sentence(told.report.limp, told.language)),
    )


def shoes(told: Told) -> Columns:
    """Return how the pairs differ."""
    recorded = told.report.recorded
    if not recorded.worn_days and "shoe" not in recorded.factors:
        return told.alone(Part.SHOES, Line(words.no_shoes(told.language)))
    text = told.text
    return told.alone(
        Part.SHOES,
        Line(text.shoes_heading),
        *(Line(each, Look.ITEM, MAY if n else SHOULD) for n, each in enumerate(text.shoes)),
    )


def small_signs(told: Told) -> Columns:
    """Return the small signs, the latest first; none is never said to be clear."""
    signs = [words.small_sign_sentence(one, told.language) for one in told.report.small_signs]
    none = "" if signs else words.no_small_signs(told.language, known=told.report.signs_known)
    lines = (Line(shortened(one), Look.ITEM, MUST if n < SIGNS_SURE else MAY) for n, one in enumerate(signs))
    return told.alone(Part.SMALL_SIGNS, *lines, Line(none))


def photos(told: Told) -> Columns:
    """Return the photos of the small signs; no part at all without any."""
    pictured = [one for one in told.report.small_signs if one.photo][:PHOTOS_SHOWN]
    if not pictured:
        return ()
    language = told.language
    figures = tuple(
        Figure(
            "",
            words.photo_alt(one, language),
            label=words.photo_label(one, language),
            jpeg=one.photo,
            address=one.address,
        )
        for one in pictured
    )
    return told.alone(Part.PHOTOS, figures=figures)


def questions(told: Told) -> Columns:
    """Return what the person wants to ask, or lines to write it on."""
    asked = [shortened(each) for each in told.report.asked.questions if each.strip()]
    lines = (Line(one, Look.ITEM, MUST if n < QUESTIONS_SURE else MAY) for n, one in enumerate(asked))
    return told.alone(Part.QUESTIONS, *lines, blank_lines=0 if asked else 2)
