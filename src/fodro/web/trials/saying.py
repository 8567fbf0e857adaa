"""The words of this room, the same for the server's page and for the device that fills it in."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from fodro.domain.experiments import Arm, Design
from fodro.exchange.entries.trial import Compared, Subject, TrialEntry
from fodro.exchange.entries.trial_day import Done
from fodro.knowledge.library import technique_name, techniques
from fodro.knowledge.tools import HANDS, tool_name, tools
from fodro.web.words import language
from fodro.wording.trials import WITHOUT, why_not_yet

MASSAGE, REST = "massage", "rest"


def day_name(day: date) -> str:
    """Return such as "Sunday 22 November"."""
    return date_format(day, pgettext("date format", "l j F"))


def design_name(design: Design) -> str:
    """Return what the kind of experiment is called."""
    return {
        Design.SPLIT_FOOT: _("One foot against the other"),
        Design.MASSAGE_OR_REST: _("Massage or rest"),
    }.get(design, _("This or that"))


def compared_name(compared: Compared) -> str:
    """Return which pain is compared, as part of a sentence."""
    return {
        Compared.EVENING: _("pain in the evening"),
        Compared.NEXT_MORNING: _("pain the next morning"),
    }.get(compared, _("pain over the day"))


def thing_name(subject: str, slug: str) -> str:
    """Return what one arm is called: the name in the library, or the person's own words."""
    if slug == WITHOUT:
        return pgettext("the other arm", "without")
    if slug in {MASSAGE, REST} and subject == Subject.TECHNIQUE:
        return _("a massage") if slug == MASSAGE else _("a rest")
    return names_of(subject).get(slug, slug or "–")


def names_of(subject: str) -> dict[str, str]:
    """Return the names of everything the library knows of one kind, by slug."""
    if subject == Subject.TECHNIQUE:
        return {slug: technique_name(slug, language()) for slug in techniques()}
    if subject == Subject.TOOL:
        return {slug: tool_name(slug, language()) for slug in tools() if slug != HANDS}
    return {}


def title(entry: TrialEntry) -> str:
    """Return what is compared, as the heading of an experiment."""
    return title_of(entry.design, str(entry.subject), entry.a, entry.b)


def title_of(design: Design, subject: str, a: str, b: str) -> str:
    """Return what is compared, as a heading."""
    if design is Design.MASSAGE_OR_REST:
        return design_name(design)
    first, second = capital(thing_name(subject, a)), inside(subject, b)
    if design is Design.SPLIT_FOOT:
        return _("%(what)s, one foot against the other") % {"what": first}
    if b == WITHOUT:
        return _("%(what)s, with and without") % {"what": first}
    return _("%(a)s or %(b)s") % {"a": first, "b": second}


def drawn_text(entry: TrialEntry, arm: Arm) -> str:
    """Return what a day was drawn to be, in large letters."""
    said = words()
    if entry.design is Design.SPLIT_FOOT:
        return str(said["leftToday" if arm is Arm.A else "rightToday"])
    if entry.design is Design.MASSAGE_OR_REST:
        return str(said["massageToday" if arm is Arm.A else "restToday"])
    if arm is Arm.B and entry.b == WITHOUT:
        return str(said["withoutToday"]) % {"what": inside(entry.subject, entry.a)}
    what = entry.a if arm is Arm.A else entry.b
    return str(said["thisToday"]) % {"what": inside(entry.subject, what)}


def how_text(entry: TrialEntry, arm: Arm) -> str:
    """Return in a sentence what is to be done."""
    said = words()
    if entry.design is Design.SPLIT_FOOT:
        how = str(said["treatLeft" if arm is Arm.A else "treatRight"])
        return how % {"what": capital(thing_name(entry.subject, entry.a))}
    if entry.design is Design.MASSAGE_OR_REST:
        return str(said["howMassage" if arm is Arm.A else "howRest"])
    return ""


def choice_names(entry: TrialEntry) -> dict[str, str]:
    """Return what may have been done, in words, by what a record says."""
    if entry.design is Design.SPLIT_FOOT:
        names = {
            Done.A: _("Left foot"),
            Done.B: _("Right foot"),
            Done.BOTH: _("Both feet"),
            Done.NEITHER: _("Neither foot"),
        }
    else:
        names = {
            Done.A: capital(thing_name(entry.subject, entry.a)),
            Done.B: capital(_other(entry)),
            Done.BOTH: pgettext("both were done", "Both"),
            Done.NEITHER: pgettext("neither was done", "Neither"),
        }
    if entry.b == WITHOUT and entry.design is not Design.SPLIT_FOOT:
        names = {choice: names[choice] for choice in (Done.A, Done.B)}
    return {str(choice): name for choice, name in names.items()}


def _other(entry: TrialEntry) -> str:
    if entry.b == WITHOUT:
        return _("Without %(what)s") % {"what": inside(entry.subject, entry.a)}
    return thing_name(entry.subject, entry.b)


def span(entry: TrialEntry) -> str:
    """Return from when to when it goes, and how many days that is."""
    n = len(entry.drawn)
    count = ngettext("%(n)s day", "%(n)s days", n) % {"n": n}
    return _("%(first)s to %(last)s, %(days)s") % {
        "first": day_name(entry.drawn[0].day if n else entry.start),
        "last": day_name(entry.drawn[-1].day if n else entry.start),
        "days": count,
    }


def nrs_text(value: float) -> str:
    """Return a rating as it was typed."""
    return number_format(value, decimal_pos=None if value % 1 else 0)


def why_nothing_yet() -> str:
    """Return why no result is shown before the end."""
    return why_not_yet(language())


def capital(text: str) -> str:
    """Return `text` as the start of a sentence."""
    return text[:1].upper() + text[1:]


def inside(subject: str, slug: str) -> str:
    """Return what one arm is called inside a sentence; a person's own words stay as they were typed."""
    name = thing_name(subject, slug)
    return name if name == slug and slug != WITHOUT else name[:1].lower() + name[1:]


def words() -> dict[str, object]:
    """Return every word the device needs to fill in the card and the room."""
    return {
        "locale": language(),
        "names": {subject: names_of(subject) for subject in (Subject.TECHNIQUE, Subject.TOOL)},
        "without": pgettext("the other arm", "without"),
        "withoutWhat": _("Without %(what)s"),
        "massage": _("a massage"),
        "rest": _("a rest"),
        "massageOrRest": _("Massage or rest"),
        "splitTitle": _("%(what)s, one foot against the other"),
        "withTitle": _("%(what)s, with and without"),
        "eitherTitle": _("%(a)s or %(b)s"),
        "dayOf": _("Day %(n)s of %(of)s"),
        "begins": _("Begins %(day)s"),
        "lastMorning": _("The last morning"),
        "leftToday": _("Left foot today"),
        "rightToday": _("Right foot today"),
        "massageToday": _("A massage today"),
        "restToday": _("A rest today"),
        "thisToday": _("Today: %(what)s"),
        "withoutToday": _("Today: without %(what)s"),
        "treatLeft": _("%(what)s on the left foot. The right one is left alone."),
        "treatRight": _("%(what)s on the right foot. The left one is left alone."),
        "howMassage": _("As long as you usually take."),
        "howRest": _("Sit down for as long as a massage would take, without touching the feet."),
        "done": _("Done as drawn"),
        "doneOther": _("Done: %(what)s"),
        "left": _("Left foot"),
        "right": _("Right foot"),
        "bothFeet": _("Both feet"),
        "neitherFoot": _("Neither foot"),
        "both": pgettext("both were done", "Both"),
        "neither": pgettext("neither was done", "Neither"),
        "ratesEvening": _("How does each foot feel this evening?"),
        "ratesMorning": _("How does each foot feel this morning?"),
        "rateEvening": _("This evening you rate both feet here."),
        "rateMorning": _("Tomorrow morning you rate both feet here."),
        "rated": _("Left %(left)s, right %(right)s"),
        "whenEvening": _("this evening: that is what is compared."),
        "whenMorning": _("tomorrow morning: that is what is compared."),
        "whenDay": _("as usual: that is what is compared."),
        "noted": _("Noted."),
        "rateBoth": _("Choose a number for each foot."),
        "stopped": _("Stopped. What was noted is kept."),
        "dayDone": _("noted"),
        "dayMissed": _("nothing noted"),
        "dayAhead": _("still to come"),
        "span": _("%(first)s to %(last)s, %(days)s"),
        "oneDay": ngettext("%(n)s day", "%(n)s days", 1),
        "nDays": ngettext("%(n)s day", "%(n)s days", 2),
        "nNoted": _("%(n)s of %(of)s days noted"),
    }


def plan_words() -> dict[str, object]:
    """Return what the device says besides while planning with the server gone."""
    return {
        **words(),
        "today": _("Today"),
        "tomorrow": _("Tomorrow"),
        "chooseKind": _("Choose one of the three."),
        "chooseWhat": _("Choose what you want to try."),
        "chooseTwo": _("Choose two different things."),
        "choosePain": _("Choose which pain counts."),
        "chooseDays": _("Choose how many days, and the first of them."),
        "comparedWhat": _("Compared: %(what)s"),
        "compared": {str(one): compared_name(one) for one in Compared},
        "howSplit": how_it_goes(Design.SPLIT_FOOT),
        "howEither": how_it_goes(Design.THIS_OR_THAT),
        "fixed": _("The draw is fixed. Its fingerprint begins with %(mark)s."),
    }


def how_it_goes(design: Design) -> str:
    """Return in a sentence what every day will ask for."""
    if design is Design.SPLIT_FOOT:
        return _("Each evening Today says which foot. Only that one gets it, and you rate both feet.")
    return _("Each day Today says which of the two. Your usual check-ins are what is compared.")
