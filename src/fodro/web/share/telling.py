"""Links in words: how they stand, how long they answer, who opened them."""

from __future__ import annotations

from datetime import datetime, tzinfo

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from fodro.domain.civil import zone as named_zone
from fodro.domain.report import ReportKind
from fodro.exchange.health_link import HealthLink
from fodro.web.clock import now, zone_on_device
from fodro.web.people.models import Person
from fodro.web.share import knowing, queries
from fodro.web.share.asking import KINDS, AskedDraft
from fodro.web.share.flows import Made, TooMuch
from fodro.web.share.models import Draft, Link
from fodro.web.share.pages import (
    Choice,
    LinkPage,
    LinkRow,
    MadePage,
    NewPage,
    OpeningRow,
    PreviewPage,
    SharePage,
)
from fodro.web.share.qr import code_of
from fodro.web.share.reach import reach_of
from fodro.web.share.reading import read_document
from fodro.web.share.terms import TermsDraft


def share_page(request: HttpRequest, person: Person) -> SharePage:
    """Return every link of `person`."""
    rows = [_row(link, request) for link in queries.links_of(person)]
    return SharePage(
        open=tuple(row for row in rows if row.is_open),
        past=tuple(row for row in rows if not row.is_open),
        reach=reach_of(request),
    )


def new_page(draft: AskedDraft, *, trouble: str = "") -> NewPage:
    """Return the form for a new link."""
    words = {ReportKind.REPORT: _("Report"), ReportKind.WORK_NOTE: _("Note for work")}
    return NewPage(draft, tuple(Choice(kind.value, words[kind]) for kind in KINDS), trouble)


def refusal(refused: Exception) -> str:
    """Return why nothing can be shared like this, and what to do."""
    if isinstance(refused, TooMuch):
        return _("This is too much for one link. Choose fewer days under Report.")
    return _("Something among your notes does not fit the open format. Share the page without your notes.")


def preview_page(request: HttpRequest, draft: Draft, terms: TermsDraft, *, trouble: str = "") -> PreviewPage:
    """Return what a link made of `draft` will hold."""
    files = queries.files_of(draft)
    return PreviewPage(
        draft_id=draft.pk,
        reading=read_document(files[0][1]),
        size=_size(sum(len(data) for _kind, data in files)),
        terms=terms,
        hours=tuple(Choice(str(hours), _lasting(hours)) for hours in knowing.HOURS),
        reach=reach_of(request),
        trouble=trouble,
    )


def made_page(request: HttpRequest, made: Made) -> MadePage:
    """Return the link just made: its only way out."""
    reach = reach_of(request)
    link = HealthLink(
        url=reach.base + reverse("share:manifest", args=[made.token]),
        key=made.key,
        exp=int(made.link.expires_at.timestamp()),
        flag="P" if made.link.passcode_hash else "",
        label=made.link.label,
    )
    address = f"{reach.base}{reverse('share:view')}#{link.uri}"
    return MadePage(
        row=_row(made.link, request),
        address=address,
        uri=link.uri,
        code=code_of(address),
        reach=reach,
        until_ms=link.exp * 1000,
    )


def link_page(request: HttpRequest, person: Person, link: Link) -> LinkPage:
    """Return one link of `person`, with who opened it."""
    openings = list(queries.openings_of(person, link))
    zone = _zone(request)
    return LinkPage(
        row=_row(link, request),
        made=_moment(link.made_at, zone),
        openings=tuple(OpeningRow(_moment(each.at, zone), each.recipient) for each in openings),
        n_more=link.n_opened - len(openings),
        wrong=_wrong(link.n_wrong),
        reach=reach_of(request),
    )


def _row(link: Link, request: HttpRequest) -> LinkRow:
    zone = _zone(request)
    return LinkRow(
        id=link.pk,
        label=link.label,
        is_open=link.ended_at is None and link.expires_at > now(),
        state=_state(link, zone),
        opened=_opened(link, zone),
        passcode=_("With a passcode") if link.passcode_hash else _("Without a passcode"),
    )


def _state(link: Link, zone: tzinfo) -> str:
    if link.ended_at and link.ended == Link.Ended.SPENT:
        words = _("Closed %(when)s after %(n)s wrong passcodes")
        return words % {"when": _moment(link.ended_at, zone), "n": knowing.TRIES}
    if link.ended_at:
        return _("Taken back %(when)s") % {"when": _moment(link.ended_at, zone)}
    when = {"when": _moment(link.expires_at, zone)}
    return (_("Open until %(when)s") if link.expires_at > now() else _("Ended %(when)s")) % when


def _opened(link: Link, zone: tzinfo) -> str:
    if not link.opened_at:
        return _("Not opened yet") if link.ended_at is None and link.expires_at > now() else _("Never opened")
    times = ngettext("Opened %(n)s time", "Opened %(n)s times", link.n_opened) % {"n": link.n_opened}
    return _("%(times)s, last %(when)s") % {"times": times, "when": _moment(link.opened_at, zone)}


def _wrong(n: int) -> str:
    words = ngettext(
        "%(n)s wrong passcode of the %(most)s it takes", "%(n)s wrong passcodes of the %(most)s it takes", n
    )
    return words % {"n": n, "most": knowing.TRIES} if n else ""


def _lasting(hours: int) -> str:
    days = hours // 24
    if not days:
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}


def _size(n_bytes: int) -> str:
    kilobytes = max(round(n_bytes / 1000), 1)
    if kilobytes < 1000:
        return _("%(n)s kB") % {"n": kilobytes}
    return _("%(n)s MB") % {"n": number_format(kilobytes / 1000, decimal_pos=1)}


def _moment(at: datetime, zone: tzinfo) -> str:
    return date_format(at.astimezone(zone), pgettext("moment", "j F Y, H:i"))


def _zone(request: HttpRequest) -> tzinfo:
    return named_zone(zone_on_device(request))
