"""From today's draw to where it is played or told of."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from fodro.domain.experiments import Arm, Design
from fodro.exchange.entries.trial import Subject, TrialEntry
from fodro.knowledge.library import techniques
from fodro.knowledge.tools import tools
from fodro.web.trials.pages import Link
from fodro.wording.trials import WITHOUT


def link_of(entry: TrialEntry, arm: Arm) -> Link | None:
    """Return where the thing of the day is; none where there is nothing to do."""
    if entry.design is Design.MASSAGE_OR_REST:
        if arm is Arm.A:
            return Link(_("To the massage"), reverse("massage:plan"))
        return Link(_("Rest now"), reverse("massage:rest"))
    what = entry.a if arm is Arm.A or entry.design is Design.SPLIT_FOOT else entry.b
    return None if what == WITHOUT else _thing_link(entry, what)


def _thing_link(entry: TrialEntry, slug: str) -> Link | None:
    """Return where a thing of the library is; the player takes both feet, so not for one foot alone."""
    if entry.subject is Subject.TECHNIQUE and slug in techniques():
        return Link(_("See how it is done"), reverse("learn:technique", args=(slug,)))
    if entry.subject is Subject.TOOL and slug in tools():
        if entry.design is Design.SPLIT_FOOT:
            return Link(_("See how it is used"), reverse("learn:tool", args=(slug,)))
        wished = urlencode({"wished": 1, "tool": slug})
        return Link(_("A massage with it"), f"{reverse('massage:plan')}?{wished}")
    return None
