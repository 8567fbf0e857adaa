"""Massage: right after, how long it lasts, over the days, and which kind; and what cannot be told yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from fodro.domain.findings import Findings
from fodro.domain.massage_findings import KindOfMassage, MassageFindings
from fodro.domain.shown import MASSAGE as ABOUT_MASSAGE
from fodro.domain.shown import OVER_DAYS, RIGHT_AFTER, Shown, kind_key
from fodro.web.patterns import explaining
from fodro.web.patterns.cards import is_new
from fodro.web.patterns.massage_pictures import beyond_rest, by_kind, day_after, lasting, slopes
from fodro.web.patterns.not_yet import could_show, open_questions
from fodro.web.patterns.pages import MassagePage, MassagePart, NotYet, Overview, Picture
from fodro.web.patterns.pictures import LOW_PX, Drawing
from fodro.web.words import language
from fodro.wording import FindingsText, kept_sentence
from fodro.wording.massage import MassageText, massage_text
from fodro.wording.massage_kinds import MINUTES, TECHNIQUE, TOOL
from fodro.wording.massage_limits import MASSAGE


def as_shown(findings: Findings, shown: Iterable[Shown]) -> Findings:
    """Return `findings` with what was said about massage, and still stands, said again."""
    if findings.massage is None:
        return findings
    standing = {one.key for one in shown if one.stands}
    return replace(findings, massage=_as_shown(findings.massage, standing))


def _as_shown(found: MassageFindings, standing: set[str]) -> MassageFindings:
    def again(what: str, kinds: tuple[KindOfMassage, ...]) -> tuple[KindOfMassage, ...]:
        return tuple(
            replace(kind, claimed=kind.claimed or kind_key(what, kind.name) in standing) for kind in kinds
        )

    now, over_days = found.immediate, found.gradual
    return replace(
        found,
        immediate=replace(now, claimed=now.claimed or RIGHT_AFTER in standing),
        gradual=replace(over_days, claimed=over_days.claimed or OVER_DAYS in standing),
        by_technique=again(TECHNIQUE, found.by_technique),
        by_tool=again(TOOL, found.by_tool),
        by_minutes=again(MINUTES, found.by_minutes),
    )


def massage_overview(drawing: Drawing, text: FindingsText) -> Overview | None:
    """Return massage at a glance, or None where there was none."""
    told = text.massage
    if not told.lines:
        return None
    chart = slopes(drawing.pictured.sessions, LOW_PX)
    sentence = told.right_after or told.over_days
    return Overview(
        Picture(_("Massage"), sentence, chart),
        reverse("patterns:massage"),
        tuple(each for each in (told.basis, _note(RIGHT_AFTER, drawing)) if each),
        opens=_("More about it"),
        is_new=any(is_new(one, drawing.today) for one in _standing(drawing)),
    )


def massage_page(drawing: Drawing, counting: str) -> MassagePage | None:
    """Return everything about massage, or None where there was none."""
    findings = as_shown(drawing.understood.findings, drawing.understood.shown)
    text = massage_text(findings, language())
    if findings.massage is None or not text.lines:
        return None
    still_open = [one for one in open_questions(findings, drawing.own) if one.about in MASSAGE]
    parts = tuple(_with_days(part, still_open) for part in _parts(findings.massage, text, drawing))
    told = {part.sentence for part in parts}
    return MassagePage(
        counting=counting,
        heading=_("Massage"),
        parts=parts,
        not_yet=tuple(one for one in still_open if one.sentence not in told),
        could_show=could_show(findings, MASSAGE),
        assumptions=explaining.about_massage(),
        cannot=explaining.cannot_about_massage(),
        base_rate=explaining.base_rate_of_massage(),
    )


def _with_days(part: MassagePart, still_open: Iterable[NotYet]) -> MassagePart:
    """Return `part` with how far the days have come, where its answer waits for them."""
    waits = next((one for one in still_open if one.sentence == part.sentence), None)
    return replace(part, have=waits.have, needed=waits.needed) if waits else part


def _parts(found: MassageFindings, text: MassageText, drawing: Drawing) -> Iterable[MassagePart]:
    yield _right_after(found, text, drawing)
    if text.course or text.lasts:
        yield _how_long(found, text)
    if text.over_days:
        yield _over_days(found, text, drawing)
    if text.kinds:
        yield _which_kind(found, text, drawing)


def _right_after(found: MassageFindings, text: MassageText, drawing: Drawing) -> MassagePart:
    return MassagePart(
        mark="right-after",
        heading=_("Right after"),
        sentence=text.right_after,
        more=tuple(each for each in (text.basis, text.invitation) if each),
        note=_note(RIGHT_AFTER, drawing),
        pictures=_drawn(
            Picture("", explaining.about_slopes(), slopes(drawing.pictured.sessions)),
            Picture(_("Beyond a rest"), "", beyond_rest(found.immediate)),
        ),
        address=reverse("massage:rest") if text.invitation else "",
        action=_("Rest now and then"),
    )


def _how_long(found: MassageFindings, text: MassageText) -> MassagePart:
    return MassagePart(
        mark="how-long",
        heading=_("How long it lasts"),
        sentence=text.lasts or text.course,
        more=(text.course,) if text.lasts and text.course else (),
        pictures=_drawn(Picture("", "", lasting(found.relief))),
    )


def _over_days(found: MassageFindings, text: MassageText, drawing: Drawing) -> MassagePart:
    return MassagePart(
        mark="over-days",
        heading=_("Over the days"),
        sentence=text.over_days,
        more=(explaining.why_over_days_is_hard(),),
        note=_note(OVER_DAYS, drawing),
        pictures=_drawn(Picture("", "", day_after(found.gradual))),
    )


def _which_kind(found: MassageFindings, text: MassageText, drawing: Drawing) -> MassagePart:
    first, *rest = text.kinds
    pictures = _drawn(
        Picture(_("Technique"), "", by_kind(TECHNIQUE, found.by_technique, _("By technique"))),
        Picture(_("Tool"), "", by_kind(TOOL, found.by_tool, _("By tool"))),
        Picture(_("Minutes"), "", by_kind(MINUTES, found.by_minutes, _("By minutes"))),
    )
    return MassagePart(
        mark="which-kind",
        heading=_("Which technique, tool, how many minutes"),
        sentence=first,
        more=(*rest, explaining.about_kinds()) if pictures else tuple(rest),
        note=next((note for key in _kind_keys(found) if (note := _note(key, drawing))), ""),
        pictures=pictures,
    )


def _kind_keys(found: MassageFindings) -> Iterable[str]:
    for what, kinds in ((TECHNIQUE, found.by_technique), (TOOL, found.by_tool), (MINUTES, found.by_minutes)):
        yield from (kind_key(what, kind.name) for kind in kinds)


def _standing(drawing: Drawing) -> Iterator[Shown]:
    """Yield what was said about massage and still stands."""
    return (one for one in drawing.understood.shown if one.stands and one.key.startswith(ABOUT_MASSAGE))


def _note(key: str, drawing: Drawing) -> str:
    """Return what has become of what was said about `key`; empty while it stands as it was."""
    said = (one for one in _standing(drawing) if one.key == key)
    return next((kept_sentence(one, language(), drawing.own) for one in said), "")


def _drawn(*pictures: Picture) -> tuple[Picture, ...]:
    return tuple(picture for picture in pictures if picture.chart)
