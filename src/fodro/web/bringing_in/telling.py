"""What this room says of kinds of files, of what they hold, and of what was done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from fodro.exchange.imported import EXPERIMENTS, RATINGS, SESSIONS, WEARINGS
from fodro.exchange.importers import IMPORTERS
from fodro.knowledge.content import words_of
from fodro.knowledge.factors import factor_name, factors
from fodro.web.archive.comparing_records import OF_KIND
from fodro.web.day.queries import own_names_of
from fodro.web.my_data.telling import kind_names
from fodro.web.people.models import Person
from fodro.web.words import language

RECORDS = (RATINGS, SESSIONS, WEARINGS, EXPERIMENTS)
NO_COLUMNS: Mapping[str, str] = MappingProxyType({})
BYTES = ("B", "kB", "MB", "GB")


def kind_title(slug: str) -> str:
    """Return what a kind of file is called."""
    said = {
        "diary": _("A Fodro diary"),
        "csv": _("Another table (CSV)"),
        "fit": _("FIT file of a watch"),
        "fhir": _("FHIR file"),
    }
    known = IMPORTERS.get(slug)
    return said.get(slug) or (known.title if known else "")


def kind_way(slug: str) -> str:
    """Return where the file of a kind comes from."""
    return {
        "apple-health": _(
            "In Apple Health: your picture, then “Export All Health Data”. The file is called export.zip."
        ),
        "fitbit": _("From Google Takeout, or the monthly CSV files from fitbit.com."),
        "google-fit": _("From Google Takeout: choose “Fit”."),
        "garmin": _("From your Garmin account: “Export your data”."),
        "fit": _("Files that end in .fit, straight from a watch."),
        "health-connect": _("In Health Connect: “Back up and restore”, then “Export”."),
        "samsung-health": _("In Samsung Health: Settings, then “Download personal data”."),
        "daylio": _("In Daylio: More, “Export entries”, then CSV."),
        "loop": _("In Loop: Settings, then “Export as CSV”."),
        "track-and-graph": _("In Track & Graph: the menu, then “Export”."),
        "bearable": _("In Bearable: More, “Export data”."),
        "migraine-buddy": _("In Migraine Buddy: the report as CSV."),
        "open-mhealth": _("JSON as the Open mHealth schemas describe it."),
        "fhir": _("What Fodro or another program wrote as FHIR R4."),
        "diary": _("The archive you downloaded, from this or another computer."),
        "myaiguide": _("The study’s tidied table."),
        "csv": _("Excel, Numbers, or any other table with a column of dates: you say what its columns are."),
    }.get(slug, "")


def size_words(n_bytes: int) -> str:
    """Return a size such as 1.4 GB."""
    size, unit = float(n_bytes), 0
    while size >= 1000 and unit < len(BYTES) - 1:
        size, unit = size / 1000, unit + 1
    return f"{number_format(size, decimal_pos=1 if unit > 1 and size < 100 else 0)} {BYTES[unit]}"


def number_words(number: int) -> str:
    """Return a number with marks between thousands."""
    return number_format(number, decimal_pos=0, force_grouping=True)


class Names:
    """What the things a file holds are called, by one person."""

    def __init__(self, person: Person, columns: Mapping[str, str] = NO_COLUMNS) -> None:
        self._own, self._columns = own_names_of(person), columns

    def of(self, what: str) -> str:
        """Return the name of a factor, or of check-ins, massages, shoes, experiments."""
        said = {
            RATINGS: _("Check-ins"),
            SESSIONS: _("Massages"),
            WEARINGS: _("Shoes worn"),
            EXPERIMENTS: _("Experiments"),
        }
        if what.startswith(OF_KIND):
            return kind_names().get(what.removeprefix(OF_KIND), words_of(what.removeprefix(OF_KIND)))
        if what in self._columns and what not in self._own and what not in factors():
            return self._columns[what]
        return said.get(what) or factor_name(what, language(), self._own)

    def within(self, what: str) -> str:
        """Return the same as it stands within a sentence."""
        name = self.of(what)
        return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def count_words(what: str, n: int) -> str:
    """Return such as "14,012 days"; of what is no factor the number alone."""
    if what in RECORDS or what.startswith(OF_KIND):
        return number_words(n)
    return ngettext("%(number)s day", "%(number)s days", n) % {"number": number_words(n)}


def held_words(what: str, n: int, name: str) -> str:
    """Return such as "14,012 days of steps" or "54 check-ins"."""
    told = {"number": number_words(n), "name": name}
    if what in RECORDS or what.startswith(OF_KIND):
        return pgettext("how many of what", "%(number)s %(name)s") % told
    return ngettext("%(number)s day of %(name)s", "%(number)s days of %(name)s", n) % told


def span_words(first: str, last: str) -> str:
    """Return the first and the last day as one phrase."""
    if not first:
        return ""
    if first == last:
        return _day(first)
    return pgettext("from day to day", "%(first)s – %(last)s") % {"first": _day(first), "last": _day(last)}


def _day(iso: str) -> str:
    return date_format(date.fromisoformat(iso), pgettext("date format", "j M Y"))
