"""The sentences that the elements of the check-in say by themselves; what they fill in stands in braces."""

from __future__ import annotations

from django.utils.translation import gettext as _


def checkin_words() -> dict[str, str]:
    """Return them by name, in the language of the request."""
    return {**_of_saving(), **_of_time(), **_of_places()}


def _of_saving() -> dict[str, str]:
    return {
        "noted": _("Noted at {time}."),
        "notedThen": _("Noted. {when}"),
        "badDay": _("Noted as a bad day: both feet {level}."),
        "changed": _("Changed."),
        "deleted": _("Deleted."),
    }


def _of_time() -> dict[str, str]:
    return {
        "now": _("Now"),
        "lastNight": _("Last night"),
        "earlierToday": _("Earlier today"),
        "today": _("Today"),
        "yesterday": _("Yesterday"),
        "whichDay": _("Which day was it? Choose one up to today."),
        "whatTime": _("What time was it? Write it like 14:30."),
        "notYet": _("That time has not come yet. Choose an earlier one."),
        "neverCame": _("{clock} never came that night: the clocks were put forward. Choose another time."),
        "cameTwice": _("{clock} came twice that night, when the clocks were put back. Which one was it?"),
    }


def _of_places() -> dict[str, str]:
    return {
        "added": _("{place}: added. One rating for {count} places."),
        "takenOut": _("{place}: taken out."),
        "nothingChosen": _("Tap a place on the feet first, or choose “Nothing hurts”."),
        "more": _("{count} more"),
        "inTheWay": _("in the way {level}"),
        "moves": _("moves around"),
        "note": _("note"),
        "notedEarlier": _("Noted earlier today: {level}."),
        "optional": _("In the way, note"),
        "optionalRest": _("Moves around, note"),
    }
