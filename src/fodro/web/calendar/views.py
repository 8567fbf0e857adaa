"""The calendar: months, days with their history, words found again, several days set right at once."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fodro.exchange.entries import EntryError
from fodro.web.calendar import assembly, flows
from fodro.web.calendar.assembly import Here, asked_day, asked_month, here
from fodro.web.calendar.finding import read_question
from fodro.web.calendar.fixing import Fix, preview_of, read_fix
from fodro.web.calendar.months import Month, read_year
from fodro.web.calendar.search_page import read_page, search_page
from fodro.web.calendar.undo import Undo, forget_undo, offer_undo, undo_offered
from fodro.web.calendar.year_page import year_page
from fodro.web.people.models import Person
from fodro.web.rendering import show
from fodro.web.toasts import toast

NOTHING_TO_UNDO = gettext_lazy("There is nothing to undo any more. Each day keeps its earlier versions.")
CANNOT_COME_BACK = gettext_lazy(
    "What was there before can no longer be read, so everything stayed as it was."
)


@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """A month of days."""
    now = here(request)
    return show(request, assembly.month_page(now, asked_month(request.GET, now), undo_offered(request)))


@require_safe
def year(request: HttpRequest) -> HttpResponse:
    """Twelve small months, and every year."""
    now = here(request)
    asked = read_year(request.GET.get("year", ""))
    number = asked if asked and asked <= now.until.year else now.today.year
    return show(request, year_page(now.person, number, today=now.today, until=now.until))


@require_safe
def day(request: HttpRequest) -> HttpResponse:
    """Everything noted on one day."""
    now = here(request)
    return show(request, assembly.day_page(now, asked_day(request.GET, now), undo_offered(request)))


@require_POST
def take_away(request: HttpRequest) -> HttpResponse:
    """Take one record away."""
    now, sent = here(request), request.POST
    back_to = asked_day(sent, now)
    change = flows.take_record_away(now.person, sent.get("kind", ""), sent.get("key", ""))
    offer_undo(request, _("Taken away."), [change], where=str(back_to))
    return redirect(assembly.day_url(back_to))


@require_POST
def bring_back(request: HttpRequest) -> HttpResponse:
    """Keep an earlier version of a record again."""
    now, sent = here(request), request.POST
    back_to = asked_day(sent, now)
    kind, key, clock = (sent.get(name, "") for name in ("kind", "key", "clock"))
    try:
        change = flows.bring_back(now.person, kind, key, clock=clock)
    except EntryError:
        toast(request, str(CANNOT_COME_BACK))
    else:
        offer_undo(request, _("The earlier version stands again."), [change], where=str(back_to))
    return redirect(assembly.day_url(back_to))


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take the last change of the calendar back."""
    now, offered = here(request), undo_offered(request)
    forget_undo(request)
    toast(request, _undone(now.person, offered) if offered else str(NOTHING_TO_UNDO))
    return redirect(assembly.back_url(request.POST, now))


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find days again by what was written or noted on them."""
    now, page = here(request), read_page(request.GET.get("page", ""))
    return show(request, search_page(now.person, read_question(request.GET), page=page, today=now.today))


@require_safe
def select(request: HttpRequest) -> HttpResponse:
    """Choose several days."""
    now = here(request)
    return show(request, assembly.select_page(now, request.GET, asked_month(request.GET, now)))


@require_http_methods(["GET", "POST"])
def fix(request: HttpRequest) -> HttpResponse:
    """Set something for several days at once, after showing what will change."""
    now = here(request)
    sent = request.POST if request.method == "POST" else request.GET
    wanted = read_fix(now.person, sent, now.until)
    if not wanted.days:
        toast(request, _("Tick the days first."))
        return redirect("calendar:select")
    if request.method == "POST" and wanted.is_whole and "sure" in sent:
        return _fixed(request, now, wanted)
    return show(request, assembly.fix_page(now, wanted), status=422 if wanted.error else 200)


def _fixed(request: HttpRequest, now: Here, wanted: Fix) -> HttpResponse:
    preview = preview_of(now.person, wanted)
    changes = flows.fix_days(now.person, wanted, preview.days if preview else ())
    n = len(changes)
    told = ngettext("%(n)s day changed.", "%(n)s days changed.", n)
    month = Month.of(wanted.days[-1])
    offer_undo(request, told % {"n": n}, changes, where=str(month))
    return redirect(assembly.month_url(month))


def _undone(person: Person, offered: Undo) -> str:
    try:
        left = flows.take_back(person, offered.changes)
    except EntryError:
        return str(CANNOT_COME_BACK)
    stayed = ngettext(
        "Undone, but %(n)s was changed again since and stayed.",
        "Undone, but %(n)s were changed again since and stayed.",
        left,
    )
    return stayed % {"n": left} if left else _("Undone.")
