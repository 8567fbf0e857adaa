"""What importers say, in the language of the page.

Importers speak English and know no page. Their sentences that people are likely to meet stand here, with
blanks for what changes; one that does not is told as it is, marked as English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from django.utils import translation
from django.utils.translation import gettext as _

from fodro.web.words import language

_BLANK = re.compile(r"%\\?\((\w+)\\?\)s")
_MORE = re.compile(r"(.*?) \(([\d,]+) more rows? ha(?:s|ve) .*\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence, and the language it is in where that is not the page's."""

    text: str
    language: str = ""


def heard(text: str) -> Heard:
    """Return what an importer said in the language of this page, as far as it is known here."""
    if not text or language() == "en":
        return Heard(text)
    if more := _MORE.fullmatch(text):
        first = heard(more[1])
        others = _("(%(n)s more rows have a problem.)") % {"n": more[2]}
        return Heard(f"{first.text} {others}", first.language)
    for pattern, number in _patterns():
        if found := pattern.fullmatch(text):
            said = {name: part.replace("“", "”") for name, part in found.groupdict().items()}
            return Heard(_sentences()[number] % said)
    return Heard(text, "en")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], int], ...]:
    with translation.override("en"):
        sentences = _sentences()
    return tuple(
        (re.compile(_BLANK.sub(r"(?P<\1>.+?)", re.escape(sentence)), re.DOTALL), number)
        for number, sentence in enumerate(sentences)
    )


def _sentences() -> tuple[str, ...]:
    return (*_notes(), *_of_exports(), *_of_files(), *_of_archives(), *_of_tables(), *_remedies())


def _notes() -> tuple[str, ...]:
    return (
        _("%(n)s day(s) with 0 steps: the device was not worn, so nothing was recorded."),
        _("%(n)s day(s) with 0 steps: the counter was not worn, so nothing was recorded."),
        _("%(n)s value(s) of %(name)s left out: no day holds that."),
        _("Days are those where the person was (%(zones)s), as far as records say it."),
        _(
            "%(name)s: several sources on %(n)s day(s); each moment counts once, a watch before a phone "
            "before others."
        ),
        _("%(name)s: %(n)s record(s) left out, whose time or value cannot be read."),
        _("%(name)s: %(n)s record(s) left out, whose value or length is not possible."),
        _("%(n)s night(s) hold only time in bed, which is not sleep; left out."),
        _("The file does not tell the order of the moods: they stay words, the last of each day."),
        _("daylio_mood runs from 1, the worst, to 5, the best; several of one day became their mean."),
        _("%(n)s note(s) in your own words left out."),
        _("Sleep is cut at midnight in this export, so it was left out."),
        _("Some records name no time zone: their day is that of universal time."),
        _("Some files name no time zone: their day is that of universal time."),
        _("Pain of the head stays a factor of the day, 10 the worst; it is no rating of a foot."),
        _("The file gives days without a clock: the time of day stays unknown."),
        _("The file gives no side: left and right stay unknown."),
        _("Left out as you said: %(columns)s."),
        _("%(name)s: turned round, since a low number is the bad one there."),
        _("%(name)s: %(n)s day(s) held several values; their mean was taken."),
        _("%(name)s: %(n)s day(s) held several values; their sum was taken."),
        _("%(name)s: %(n)s day(s) held several values; their last one was taken."),
        _("Ratings without a clock time: the time of day stays unknown."),
    )


def _of_exports() -> tuple[str, ...]:
    return (
        _("%(n)s section(s) %(name)s left out."),
        _("%(n)s weighing(s) left out: pounds or kilos cannot be told."),
        _("%(n)s weighing(s) left out: their unit is not known here."),
        _("%(n)s weighing(s) left out: their day depends on a time zone."),
        _("Steps were left out: their files name no time zone. Give the whole Takeout with Profile.csv."),
        _("%(n)s day(s) of steps left out: they depend on a time zone the export does not name."),
        _("%(n)s day(s) of steps left out: the watch recorded for less than 10 hours."),
        _("%(n)s day(s) with 0 sleep_hours: the device was not worn, so nothing was recorded."),
        _("%(n)s file(s) of the kind %(kind)s left out: they hold no activity that was done."),
        _("%(n)s record(s) left out: they end before they begin, or last over two days."),
        _("%(n)s tick(s) left out: their name has no letters."),
        _("%(n)s value(s) left out: the name of their tracker has no letters."),
        _("%(n)s time(s) a day held several values of one tracker; their mean was taken."),
        _("%(n)s row(s) of %(name)s left out: their meaning is not known here."),
        _("What bothers runs from 0, none, to 4, the worst; mood, energy and sleep quality: more is better."),
        _("Bearable writes no row for what was none: a day without one is not known."),
        _("A day without an attack is not in the file and stays unknown."),
        _("%(n)s attack(s) longer than two days: how long they lasted was left out."),
        _("%(n)s data point(s) left out: they are statistics over several measurements."),
        _("%(n)s data point(s) of movement left out: they do not count steps."),
        _("%(n)s data point(s) of other schemas left out."),
        _("%(n)s activity(s) left out: they name no time."),
        _("Some times are written in universal time: their day is that of universal time."),
        _("%(n)s sleep(s) left out: they end before they begin, or last longer than a day."),
        _("%(n)s sleep(s) left out: their day depends on a time zone."),
        _("Sleep is from falling asleep to getting up; being awake in between is not told."),
        _("An export holds the data of one person, so none can be chosen."),
        _("The file has no rows."),
        _("The file has no header row."),
        _("The row has %(n)s cells where the header has %(m)s."),
        _("The quotation marks from this row on do not match (%(why)s)."),
        _("%(cell)s can be two days."),
        _("%(cell)s is not a date."),
        _("%(cell)s is not a date that exists."),
        _("There is no database in it."),
        _("The database cannot be read: %(why)s."),
        _("The database has none of the tables of Health Connect."),
        _("It holds neither days nor nights nor weighings of Garmin."),
        _("It holds neither daily steps nor sleep nor weight of Samsung Health."),
        _("It holds no data point of a schema that is read here."),
        _("The file may be cut short. Download the export again from where it came."),
        _("Bring in a longer stretch of days."),
        _("Write dates as year-month-day, such as 2024-05-30."),
        _("Export the file again, or correct the date."),
        _("Give the whole folder or archive."),
        _("%(cell)s is no offset of a zone."),
        _("%(cell)s is not a plausible year."),
        _("%(cell)s is not a time."),
        _("%(cell)s is not text."),
        _("%(cell)s is not a list."),
        _("%(cell)s is not an object."),
        _("No line says %(names)s."),
        _("This is the file of one habit, without its name."),
        _("No row begins with %(names)s."),
        _("%(cell)s is no mark of Loop."),
        _("%(cell)s is neither a number nor a duration."),
        _("%(cell)s is not a time of day."),
        _("%(cell)s is not a duration."),
        _("%(cell)s is not a number from 0 to %(most)s."),
        _("The archive holds a file of the same name twice."),
        _("It leads outside the archive."),
        _("The file unpacks to more than %(n)s MB."),
    )


def _of_files() -> tuple[str, ...]:
    return (
        _("The chosen file is not there any more."),
        _("Fodro was closed while this file was on its way."),
        _("Something went wrong."),
        _("It holds more than can be read here."),
        _("It takes too long to read."),
        _("The file is empty."),
        _("The file is larger than %(n)s MB."),
        _("Nothing in it is of this kind."),
        _("The file is not JSON: %(why)s."),
        _("This is no FIT file."),
        _("This is no FIT file, or it is damaged (%(why)s)."),
        _("It is not clear whose diary is meant."),
        _("This is not an export of Apple Health: it holds no <HealthData>."),
        _("The file ends in the middle: </HealthData> is missing."),
        _("It holds neither an Activities nor a Sleep section of Fitbit, nor files of a Takeout."),
        _("No table in it has a row for each day."),
        *_of_fhir(),
    )


def _of_fhir() -> tuple[str, ...]:
    return (
        _("There is no FHIR file in it."),
        _("There is no resource of FHIR in it."),
        _("This is no JSON."),
        _("What is in the file is not the whole diary it was made from."),
        _("%(n)s line(s) are no JSON and were left."),
        _("%(n)s pain score(s) left: they break a rule of FHIR."),
        _("%(n)s pain score(s) left: they are not final."),
        _("%(n)s pain score(s) left: they are no score from 0 to 10."),
        _("%(n)s pain score(s) left: their place is not one of the body map."),
        _("%(n)s pain score(s) left: their time is not clear."),
        _("%(n)s × %(name)s: left, since it is not clear what it would be in a diary."),
        _("The file was changed or cut off; export it again from where it came."),
        _("The file is damaged or cut off; export it again from where it came."),
        _(
            "The file was changed or cut off; export it again from where it came. "
            "To import what is there, take the resource that names its origin out."
        ),
        _("Give a FHIR bundle (.json), or NDJSON files, their folder, or a zip archive of it."),
    )


def _of_archives() -> tuple[str, ...]:
    return (
        _("This is not a zip archive, or it is damaged."),
        _("The zip archive is damaged or cut short."),
        _("The archive is encrypted."),
        _("The archive is larger than %(n)s GB."),
        _("The archive holds more than %(n)s files."),
        _("The archive unpacks to more than any export holds."),
        _("The file unpacks to %(n)s times its size."),
        _("There is neither %(one)s nor %(other)s in it."),
        _("This is neither a folder nor a zip archive."),
    )


def _of_tables() -> tuple[str, ...]:
    return (
        _("This is not a table: nothing separates one cell from the next."),
        _("The table has a header and no row."),
        _("No column is said to be the date."),
        _("The column %(name)s is missing."),
        _("The column %(name)s stands there twice."),
        _("The row has more cells than the header has names: %(cell)s is one too many."),
        _("%(cell)s is not a date written as %(order)s."),
        _("The date is blank."),
        _("%(cell)s is not a clock time."),
        _("%(cell)s is not a number with a decimal comma."),
        _("%(cell)s is not a number with a decimal point."),
        _("%(cell)s is not a rating of pain from 0 to 10."),
        _("%(cell)s is neither yes nor no."),
        _("%(cell)s is not within %(first)s to %(last)s."),
        _("%(cell)s is not a number."),
        _("%(cell)s is too large."),
    )


def _remedies() -> tuple[str, ...]:
    return (
        _("Choose it again."),
        _("Nothing was changed. Choose the file again."),
        _("Nothing was changed. Try again, and please report it if it stays so."),
        _("Export a shorter time, or one kind of data, and try again."),
        _("It needs at least a header row."),
        _("Check that it is the right file."),
        _("No diary is that large; check that it is the right file."),
        _("The file is damaged; export it again from where it came."),
        _("Download the export again from where it came."),
        _("Unpack it with its password and give the folder."),
        _("No export is like that, so it was not opened further."),
        _("Export the file again, or correct the cell."),
        _("Say in which order the dates are written, or correct the cell."),
        _("Correct the cell."),
        _("Correct the number."),
        _("Correct the year."),
        _("Write it as 20:15."),
        _("Write yes or no."),
        _("Save it as CSV, with a header row."),
        _("Say which column is the date."),
        _("Say again what the columns mean."),
        _("Keep it as a number of the day instead, or correct the cell."),
        _("Check that it is the right export, and that it was unpacked as a whole."),
    )
