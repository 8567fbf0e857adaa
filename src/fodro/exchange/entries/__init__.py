"""Record bodies, read and written: one entry for each kind of thing that a person notes.

A record travels between device and server as plain JSON. Reading is strict where a value could mislead (a
rating, a side, a day) and lenient where a newer version may have more to say: fields that are not known are
passed over.
"""

from fodro.exchange.entries.answer import AnswerEntry
from fodro.exchange.entries.checkin import CheckinEntry, SpotEntry
from fodro.exchange.entries.day_value import DayValueEntry
from fodro.exchange.entries.entry import Entry
from fodro.exchange.entries.error import EntryError, Problem
from fodro.exchange.entries.first_steps import Feet, FirstStepsEntry
from fodro.exchange.entries.footwear import FootwearEntry, FootwearKind
from fodro.exchange.entries.own_factor import OwnFactorEntry
from fodro.exchange.entries.own_routine import OwnRoutineEntry
from fodro.exchange.entries.photo import PhotoAbout, PhotoEntry, PhotoView
from fodro.exchange.entries.rest_consent import RestConsentEntry
from fodro.exchange.entries.session import Ask, SessionEntry
from fodro.exchange.entries.sign import SignEntry
from fodro.exchange.entries.stretch import Floor, StretchEntry
from fodro.exchange.entries.swelling import SwellingEntry
from fodro.exchange.entries.trial import TrialEntry
from fodro.exchange.entries.trial_day import TrialDayEntry
from fodro.exchange.entries.wear import WearEntry

__all__ = [
    "AnswerEntry",
    "Ask",
    "CheckinEntry",
    "DayValueEntry",
    "Entry",
    "EntryError",
    "Feet",
    "FirstStepsEntry",
    "Floor",
    "FootwearEntry",
    "FootwearKind",
    "OwnFactorEntry",
    "OwnRoutineEntry",
    "PhotoAbout",
    "PhotoEntry",
    "PhotoView",
    "Problem",
    "RestConsentEntry",
    "SessionEntry",
    "SignEntry",
    "SpotEntry",
    "StretchEntry",
    "SwellingEntry",
    "TrialDayEntry",
    "TrialEntry",
    "WearEntry",
]
