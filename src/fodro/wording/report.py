"""The words of a report; sentences about findings are those of the pages, told by their own modules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.domain.experiments import Design, Experiment
from fodro.domain.findings import Findings, PartOfDayFinding
from fodro.domain.report import InTheWay, Limp, NotedSign, Part, PlacePain, Recorded, Report
from fodro.domain.sign_findings import Monitor
from fodro.knowledge.content import words_of
from fodro.knowledge.factors import FactorKind, OwnName, factor_name
from fodro.knowledge.regions import is_known, region
from fodro.knowledge.signs import sign_name
from fodro.wording.calendar import day_words
from fodro.wording.language import number, points, translation
from fodro.wording.limits import FACTORS
from fodro.wording.signs import watched_name
from fodro.wording.trials import Arms


def own_names(report: Report) -> Mapping[str, OwnName]:
    """Return what the person calls their own factors, by slug, as the sentences ask for it."""
    return {one.slug: OwnName(one.name, FactorKind(one.kind), one.unit) for one in report.own}


def title(language: str) -> str:
    """Return the title of a report."""
    return translation(language).gettext("Sore feet: report from a diary")


def period(first: date | None, last: date | None, language: str) -> str:
    """Return from when to when, in words."""
    if first is None or last is None:
        return translation(language).gettext("Nothing is noted yet")
    if first == last:
        return day_words(first.isoformat(), language)
    return f"{day_words(first.isoformat(), language)} – {day_words(last.isoformat(), language)}"


def whose(name: str, born: str, language: str) -> str:
    """Return name and year of birth as they are to stand; empty where neither is told."""
    _ = translation(language).gettext
    told = _("born {year}").format(year=born) if born else ""
    return ", ".join(each for each in (name, told) if each)


def made_words(made_on: date, language: str) -> str:
    """Return when a page was made."""
    text = translation(language).gettext("Made {day}")
    return text.format(day=day_words(made_on.isoformat(), language))


def simulated_words(language: str) -> str:
    """Return that a diary is nobody's."""
    return translation(language).gettext("A simulated diary: it is nobody’s.")


def heading(part: Part, language: str) -> str:
    """Return what stands above a part of the report."""
    _ = translation(language).gettext
    return {
        Part.COMPLAINT: _("In my own words"),
        Part.WHERE: _("Where it hurts"),
        Part.COURSE: _("Over time"),
        Part.IN_THE_DAY: _("In the course of the day"),
        Part.TOGETHER: _("What goes with it"),
        Part.TRIED: _("What was tried"),
        Part.IN_THE_WAY: _("What it keeps me from"),
        Part.SHOES: _("Shoes"),
        Part.SMALL_SIGNS: _("Small signs"),
        Part.PHOTOS: _("Photos"),
        Part.QUESTIONS: _("What I want to ask"),
    }[part]


def complaint_heading(language: str) -> str:
    """Return what stands above the main complaint."""
    return heading(Part.COMPLAINT, language)


def quoted(text: str, language: str) -> str:
    """Return the person's own words in the quotes of the language."""
    return translation(language).gettext("“{text}”").format(text=text)


def you_words(language: str) -> str:
    """Return who is meant by "you" in the sentences."""
    return translation(language).gettext("“You” is the person who kept the diary.")


def part_of_day(part: str, language: str) -> str:
    """Return the name of a part of the day."""
    _ = translation(language).gettext
    return {
        DayPart.FIRST_STEPS: _("First steps"),
        DayPart.MORNING: _("Morning"),
        DayPart.MIDDAY: _("Midday"),
        DayPart.EVENING: _("Evening"),
        DayPart.NIGHT: _("Night"),
    }[DayPart(part)]


def side_letter(side: Side, language: str) -> str:
    """Return the letter that stands beside a foot."""
    words = translation(language)
    return words.pgettext("letter", "L") if side is Side.LEFT else words.pgettext("letter", "R")


def view_words(view: View, language: str) -> str:
    """Return how a foot is seen."""
    _ = translation(language).gettext
    return _("Sole") if view is View.SOLE else _("Top of the foot")


def place_words(one: PlacePain | NotedSign, language: str) -> str:
    """Return such as "left heel"; a region that is not known is its slug as words."""
    if not one.region:
        return ""
    if not is_known(one.region):
        return words_of(one.region)
    known = region(one.region)
    told = known.with_side(_side_word(one.side, language), language) if one.side else known.name(language)
    return f"{told}, {_face(one.view, language)}" if one.view and len(known.views) > 1 else told


def _side_word(side: Side, language: str) -> str:
    words = translation(language)
    return words.pgettext("side", "left") if side is Side.LEFT else words.pgettext("side", "right")


def _face(view: View, language: str) -> str:
    words = translation(language)
    return words.pgettext("of a toe", "underside") if view is View.SOLE else words.pgettext("of a toe", "top")


def places_heading(language: str) -> str:
    """Return what stands above the table of places."""
    return translation(language).gettext("How much")


def more_places(n: int, language: str) -> str:
    """Return that more places were rated than the table has room for; empty for none."""
    if n <= 0:
        return ""
    words = translation(language)
    return words.ngettext("{n} more place was rated.", "{n} more places were rated.", n).format(n=n)


def places_columns(language: str) -> tuple[str, str, str]:
    """Return the headings of the table of places."""
    _ = translation(language).gettext
    return _("Place"), _("Mean (highest)"), _("Days")


def place_row(one: PlacePain, language: str) -> tuple[str, str, str]:
    """Return one row of the table of places."""
    name = place_words(one, language)
    pain = f"{number(one.mean_nrs, language)} ({number(one.highest_nrs, language, digits=0)})"
    return name[:1].upper() + name[1:], pain, str(one.days)


def feet_words(language: str, *, rare: bool) -> str:
    """Return what the numbers on the feet are."""
    _ = translation(language).gettext
    told = _("The mean of the days on which a place was rated, 0 none to 10 worst there is.")
    dashed = _("Dashed: rated on fewer than 1 day in 10.")
    return f"{told} {dashed}" if rare else told


def feet_alt(view: View, places: Sequence[PlacePain], language: str) -> str:
    """Return the picture of both feet in words."""
    _ = translation(language).gettext
    seen = (
        _("Both feet seen from below, the left foot on the left.")
        if view is View.SOLE
        else _("Both feet seen from above, the left foot on the left.")
    )
    listed = "; ".join(f"{place_words(one, language)} {number(one.mean_nrs, language)}" for one in places)
    rated = _("Mean pain: {places}.").format(places=listed) if places else _("No place is rated here.")
    return f"{seen} {rated}"


def nothing_rated(language: str) -> str:
    """Return that no place was rated."""
    return translation(language).gettext(
        "No place was rated in this time. That does not mean there was no pain."
    )


def course_words(language: str) -> tuple[str, str, str, str]:
    """Return what one step of the course is, by day, week and month, and what a gap is."""
    _ = translation(language).gettext
    return (
        _("Pain each day, 0–10"),
        _("Pain each week, 0–10: middle and range"),
        _("Pain each month, 0–10: middle and range"),
        _("nothing noted"),
    )


def worse_mark(monitor: Monitor, day: str, language: str) -> str:
    """Return what stands at the line from which something is worse."""
    _ = translation(language).gettext
    if monitor is Monitor.INTENSITY:
        return _("worse from {day}").format(day=day_words(day, language))
    return said_mark(monitor, language)


def said_mark(monitor: Monitor, language: str) -> str:
    """Return what stands at the line where something was said to be worse."""
    _ = translation(language).gettext
    if monitor is Monitor.INTENSITY:
        return _("said to be worse")
    return _("{what}: worse").format(what=watched_name(monitor, language))


def said_sentence(monitor: str, days: Iterable[str], language: str) -> str:
    """Return on which days something that is watched was said to be worse."""
    text = translation(language).gettext("“{what}” was said to be worse on {days}.")
    told = ", ".join(day_words(day, language) for day in days)
    return text.format(what=watched_name(Monitor(monitor), language), days=told)


def nothing_worse(names: Sequence[str], language: str) -> str:
    """Return which of the watched are as they usually are."""
    _ = translation(language).gettext
    return _("As usual at the end: {names}.").format(names=_listed(names, language))


def not_told_yet(names: Sequence[str], language: str) -> str:
    """Return of which of the watched nothing can be told."""
    _ = translation(language).gettext
    return _("Not enough noted to tell: {names}.").format(names=_listed(names, language))


def _listed(names: Sequence[str], language: str) -> str:
    return ", ".join(each[:1].lower() + each[1:] for each in names)


def course_alt(daily_words: str, worse: Sequence[str], language: str) -> str:
    """Return the picture of the course in words."""
    _ = translation(language).gettext
    return " ".join((_("Pain over the days."), daily_words, *worse))


def in_the_day_alt(parts: Sequence[PartOfDayFinding], language: str) -> str:
    """Return the picture of the day in words, with every number."""
    _ = translation(language).gettext
    text = _("{part}: {mean} ({low} to {high})")
    told = "; ".join(
        text.format(
            part=part_of_day(one.part, language),
            mean=points(one.mean, language),
            low=points(max(one.low, 0.0), language),
            high=points(one.high, language),
        )
        for one in parts
    )
    return _("Mean pain in each part of the day with its 90 % range. {told}.").format(told=told)


def in_the_day_heading(language: str) -> str:
    """Return what the picture of the day shows."""
    return translation(language).gettext("Mean pain, 0–10, with its range")


def in_the_way_sentence(found: InTheWay | None, language: str) -> str:
    """Return how much it was in the way, or that this was not noted."""
    words = translation(language)
    if found is None:
        return words.gettext("How much it is in the way was not noted.")
    text = words.ngettext(
        "In the way {mean} of 10 on average on {n} day; {much}.",
        "In the way {mean} of 10 on average over {n} days; {much}.",
        found.days,
    )
    often = words.gettext("5 or more on {n} of them").format(n=found.days_much)
    much = often if found.days_much else words.gettext("never 5 or more")
    return text.format(mean=points(found.mean_nrs, language), n=found.days, much=much)


def limp_sentence(found: Limp | None, language: str) -> str:
    """Return how often a limp was noted, or that this was not noted."""
    words = translation(language)
    if found is None:
        return words.gettext("Whether you limp was not noted.")
    text = words.ngettext(
        "A limp on {days} of the {n} day on which it was noted.",
        "A limp on {days} of the {n} days on which it was noted.",
        found.days_noted,
    )
    return text.format(days=found.days, n=found.days_noted)


def no_shoes(language: str) -> str:
    """Return that shoes were not noted."""
    return translation(language).gettext("Shoes were not noted.")


def nothing_tried(language: str) -> str:
    """Return that nothing was tried that was noted."""
    return translation(language).gettext("No massage and no experiment is noted.")


def no_small_signs(language: str, *, known: bool) -> str:
    """Return that no small sign was noted, or that it is not known."""
    _ = translation(language).gettext
    if known:
        return _("None is noted; that does not mean there is none.")
    return _("A diary folder does not hold them.")


def small_sign_sentence(one: NotedSign, language: str) -> str:
    """Return one small sign: what, where, when, and the note that stands with it."""
    name = sign_name(one.what, language)
    where = place_words(one, language)
    told = ", ".join(
        each
        for each in (name[:1].upper() + name[1:], where, day_words(one.day.isoformat(), language))
        if each
    )
    return f"{told}: {quoted(one.note, language)}" if one.note else f"{told}."


def photo_alt(one: NotedSign, language: str) -> str:
    """Return a photo of a small sign in words."""
    _ = translation(language).gettext
    return _("Photo: {what}").format(what=small_sign_sentence(one, language))


def more_in_diary(language: str) -> tuple[str, str]:
    """Return that the page has no room for one line more, and for ``{n}`` of them."""
    words = translation(language)
    one, several = (
        words.ngettext("{n} more line is in the diary.", "{n} more lines are in the diary.", n)
        for n in (1, 2)
    )
    return one.replace("{n}", "1"), several


def recorded_sentence(found: Recorded, language: str) -> str:
    """Return how much was recorded."""
    words = translation(language)
    days = words.ngettext("{n} day", "{n} days", found.days).format(n=found.days)
    text = words.gettext("Noted: pain on {noted} of {days}, {check_ins}, {massages}, {rests}.")
    return text.format(
        noted=found.days_noted,
        days=days,
        check_ins=words.ngettext("{n} check-in", "{n} check-ins", found.check_ins).format(n=found.check_ins),
        massages=words.ngettext("{n} massage", "{n} massages", found.sessions).format(n=found.sessions),
        rests=words.ngettext("{n} rest", "{n} rests", found.rests).format(n=found.rests),
    )


def missing_sentence(missing: Sequence[str], language: str) -> str:
    """Return what was not noted; empty where everything was."""
    if not missing:
        return ""
    _ = translation(language).gettext
    return _("Not noted at all: {what}.").format(what=", ".join(missing))


def missing_names(report: Report, language: str) -> list[str]:
    """Return what a reader may look for and nobody noted."""
    _ = translation(language).gettext
    noted, found = report.recorded.factors, report.recorded
    asked = (
        (_("how much it is in the way"), report.in_the_way is not None),
        (_("limp"), report.limp is not None),
        (_("time on the feet"), report.on_feet is not None),
        (_("shoes"), bool(found.worn_days or "shoe" in noted)),
        (_("sleep"), "sleep_hours" in noted),
        (_("body weight"), "body_weight" in noted),
    )
    return [name for name, is_there in asked if not is_there]


def unnoted_days(found: Recorded, language: str) -> str:
    """Return on how many days nothing was noted; empty where there is none."""
    n = found.days - found.days_noted
    if n <= 0:
        return ""
    words = translation(language)
    text = words.ngettext(
        "{n} day has no note of pain; it is left out and never counted as a day without pain.",
        "{n} days have no note of pain; they are left out and never counted as days without pain.",
        n,
    )
    return text.format(n=n)


def ranges_words(language: str) -> str:
    """Return what a range in brackets is, and what the numbers can say."""
    return translation(language).gettext(
        "Ranges hold the value with 90 % chance. Noted by the person; it does not replace a look at the feet."
    )


def made_with(version: str, digest: str) -> str:
    """Return which Fodro made a page of which data, the same in every language."""
    return f"Fodro {version} · data {digest}"


def page_words(language: str) -> tuple[str, str]:
    """Return how pages are counted: before the number, and before the sum."""
    words = translation(language)
    return words.pgettext("page number", "Page"), words.pgettext("page number", "of")


def unprintable_words(language: str) -> str:
    """Return that some letters could not be set."""
    return translation(language).gettext("□ stands for a letter or picture this page cannot show.")


def experiment_name(experiment: Experiment, arms: Arms, language: str) -> str:
    """Return what was compared, and when."""
    words = translation(language)
    a = arms.a[:1].upper() + arms.a[1:]
    told = {
        Design.SPLIT_FOOT: words.gettext("{a}: one foot against the other"),
        Design.MASSAGE_OR_REST: words.gettext("A massage or a rest"),
    }.get(experiment.design, words.gettext("{a} or {b}") if arms.b else words.gettext("{a} or without"))
    when = day_words(experiment.start.isoformat(), language)
    return words.gettext("{what} (from {day})").format(what=told.format(a=a, b=arms.b), day=when)


def caution(language: str) -> str:
    """Return what a link is not."""
    return translation(language).gettext("What goes together is not always what causes it.")


def set_aside(findings: Findings, language: str, own: Mapping[str, OwnName]) -> str:
    """Return of which factors nothing can be told; empty where there is none."""
    slugs = (one.question.partition(":") for one in findings.not_enough)
    names = [factor_name(slug, language, own) for about, _colon, slug in slugs if about == FACTORS and slug]
    if not names:
        return ""
    text = translation(language).gettext("Not enough to tell about: {names}.")
    return text.format(names=_listed(names, language))


def photo_label(one: NotedSign, language: str) -> str:
    """Return the few words below a photo."""
    name = sign_name(one.what, language)
    return f"{name[:1].upper() + name[1:]}, {day_words(one.day.isoformat(), language)}"
