"""Record bodies that must be refused: what is changed in a good one, and which field has which problem."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as made
from datetime import date
from typing import Any

from fodro.domain.drawing import drawn
from fodro.domain.experiments import Design
from fodro.domain.sealing import sealed
from fodro.exchange import entries

KEY = "0192d3c4-0000-7000-8000-000000000001"
WHEN = {"at": "2026-11-22T20:15:00+01:00", "zone": "Europe/Copenhagen", "day": "2026-11-22"}
HEEL = {"region": "heel", "side": "L", "view": "sole", "intensity": 4, "qualities": ["sore"]}
GLIDE = {"technique": "whole-foot-glide", "side": "L", "seconds": 45, "pressure": 2}

SEED = "5e" * 32
DRAWN = [
    {"day": str(one.day), "block": one.block, "seal": one.seal}
    for one in (sealed(SEED, day) for day in drawn(Design.SPLIT_FOOT, date(2026, 11, 22), 8, seed=SEED))
]
TRIAL = {
    "design": "split-foot",
    "subject": "tool",
    "a": "roller",
    "b": "without",
    "start": "2026-11-22",
    "days": 8,
    "seed": SEED,
    "compared": "evening",
    "drawn": DRAWN,
}

GOOD: dict[type[entries.Entry], tuple[str, dict[str, Any]]] = {
    entries.CheckinEntry: (
        KEY,
        {**WHEN, "part": "evening", "spots": [HEEL], "moves": False, "note": "", "interference": None},
    ),
    entries.FirstStepsEntry: (
        "2026-11-22",
        {
            "day": "2026-11-22",
            "zone": "Europe/Copenhagen",
            "side": "both",
            "first_at": "2026-11-22T07:00:00+01:00",
            "first": 6,
            "later_at": "2026-11-22T07:20:00+01:00",
            "later": 2,
        },
    ),
    entries.DayValueEntry: (
        "2026-11-22.hours_standing",
        {"day": "2026-11-22", "factor": "hours_standing", "value": 7.5},
    ),
    entries.OwnFactorEntry: (
        "red_wine",
        {"name": "Red wine", "kind": "category", "unit": "", "choices": ["a glass", "more"], "place": 3},
    ),
    entries.OwnRoutineEntry: (
        KEY,
        {"name": "After a long shift", "steps": [GLIDE, GLIDE, {**GLIDE, "side": "R"}], "place": 2},
    ),
    entries.StretchEntry: (
        KEY,
        {
            "start": "2026-11-22T08:00:00+01:00",
            "end": "2026-11-22T12:00:00+01:00",
            "zone": "Europe/Copenhagen",
            "day": "2026-11-22",
            "floor": "hard",
            "shoes": "",
        },
    ),
    entries.FootwearEntry: (KEY, {"what": "shoes", "name": "The blue ones", "weekdays": [0, 6]}),
    entries.WearEntry: (KEY, {"day": "2026-11-22", "shoes": KEY, "hours": 8, "comfort": 7, "damp": False}),
    entries.PhotoEntry: (KEY, {**WHEN, "side": "L", "view": "heel", "file": f"{'0a' * 32}.jpg", "note": ""}),
    entries.SwellingEntry: (KEY, {**WHEN, "part": "evening", "side": "L", "method": "sock", "value": 2}),
    entries.SignEntry: (
        KEY,
        {**WHEN, "what": "blister", "region": "heel", "side": "L", "note": "", "photo": ""},
    ),
    entries.SessionEntry: (
        KEY,
        {
            **WHEN,
            "minutes": 10,
            "technique": "kneading",
            "tool": "ball",
            "side": "L",
            "before": 5,
            "after": 3,
        },
    ),
    entries.AnswerEntry: (
        "varicose",
        {**WHEN, "answer": "yes", "places": [{"region": "lower-leg", "side": "L"}, {"region": "foot"}]},
    ),
    entries.TrialEntry: (KEY, TRIAL),
    entries.TrialDayEntry: (
        f"{KEY}.2026-11-22",
        {"trial": KEY, "day": "2026-11-22", "done": "A", "value": None, "left": 3, "right": 5},
    ),
    entries.RestConsentEntry: ("rest", {"agreed": True, "said_on": "2026-11-22"}),
}


@dataclass(frozen=True)
class Bad:
    """One good body with something wrong in it."""

    kind: type[entries.Entry]
    field: str
    problem: str
    changes: dict[str, Any] = made(default_factory=dict)
    key: str = ""

    @property
    def name(self) -> str:
        return f"{self.kind.__name__}-{self.field}-{self.problem}"

    def read(self) -> entries.Entry:
        key, body = GOOD[self.kind]
        return self.kind.read(self.key or key, {**body, **self.changes})


def _spots(**changes: object) -> dict[str, Any]:
    return {"spots": [{**HEEL, "region": "arch"}, {**HEEL, **changes}]}


def _steps(**changes: object) -> dict[str, Any]:
    return {"steps": [GLIDE, {**GLIDE, **changes}]}


def _harm(**changes: object) -> dict[str, Any]:
    return {"harm": {"at": "2026-11-22T20:30:00+01:00", "bruise": True, **changes}}


_C, _F = entries.CheckinEntry, entries.FirstStepsEntry
_D, _O, _S = entries.DayValueEntry, entries.OwnFactorEntry, entries.StretchEntry
_SHOE, _W, _P = entries.FootwearEntry, entries.WearEntry, entries.PhotoEntry
_OWN = entries.OwnRoutineEntry
_REST = entries.RestConsentEntry
_ANSWER = entries.AnswerEntry
_SWELL, _SIGN, _M = entries.SwellingEntry, entries.SignEntry, entries.SessionEntry

_TRIAL, _TRIED = entries.TrialEntry, entries.TrialDayEntry

BAD = [
    Bad(_TRIAL, "key", "not-a-key", key="1"),
    Bad(_TRIAL, "design", "unknown", {"design": "coin"}),
    Bad(_TRIAL, "days", "out-of-range", {"days": 0}),
    Bad(_TRIAL, "seed", "unknown", {"seed": "5E" * 32}),
    Bad(_TRIAL, "drawn[0].seal", "unknown", {"seed": "5f" * 32}),
    Bad(_TRIAL, "drawn[0].seal", "unknown", {"drawn": [{**DRAWN[0], "block": 1}]}),
    Bad(_TRIAL, "drawn[0].seal", "unknown", {"drawn": [{**DRAWN[0], "seal": "A"}]}),
    Bad(_TRIAL, "drawn[1]", "twice", {"drawn": [DRAWN[0], DRAWN[0]]}),
    Bad(_TRIAL, "ended", "not-a-date", {"ended": "soon"}),
    Bad(_TRIAL, "compared", "missing", {"compared": None}),
    Bad(_TRIED, "key", "not-a-key", key=f"{KEY}.2026-11-23"),
    Bad(_TRIED, "trial", "not-a-key", {"trial": "1"}),
    Bad(_TRIED, "done", "unknown", {"done": "C"}),
    Bad(_TRIED, "left", "out-of-range", {"left": 11}),
    Bad(_ANSWER, "key", "unknown", key="Varicose veins"),
    Bad(_ANSWER, "answer", "missing", {"answer": None}),
    Bad(_ANSWER, "answer", "unknown", {"answer": "maybe"}),
    Bad(_ANSWER, "answer", "wrong-type", {"answer": True}),
    Bad(_ANSWER, "day", "out-of-range", {"day": "2026-11-20"}),
    Bad(_ANSWER, "places[0].region", "unknown", {"places": [{"region": "elbow", "side": "L"}]}),
    Bad(_ANSWER, "places[0].side", "unknown", {"places": [{"region": "heel", "side": "B"}]}),
    Bad(_ANSWER, "places[1]", "twice", {"places": [{"region": "heel", "side": "L"}] * 2}),
    Bad(_C, "key", "not-a-key", key="1"),
    Bad(_C, "key", "not-a-key", key=KEY.upper().replace("0192D", "0192d")),
    Bad(_C, "at", "missing", {"at": None}),
    Bad(_C, "at", "wrong-type", {"at": 1_763_800_000}),
    Bad(_C, "at", "not-a-time", {"at": "2026-11-22"}),
    Bad(_C, "at", "not-a-time", {"at": "2026-02-30T10:00"}),
    Bad(_C, "at", "not-a-time", {"at": "yesterday evening"}),
    Bad(_C, "at", "not-a-time", {"at": "2026-11-22T20:15:00+25:00"}),
    Bad(_C, "at", "out-of-range", {"at": "1899-12-31T10:00", "day": "1900-01-01"}),
    Bad(_C, "at", "out-of-range", {"at": "0001-01-01T00:00:00+14:00"}),
    Bad(_C, "day", "missing", {"day": None}),
    Bad(_C, "day", "not-a-date", {"day": "22.11.2026"}),
    Bad(_C, "day", "not-a-date", {"day": "2026-W47-7"}),
    Bad(_C, "day", "out-of-range", {"day": "2200-01-01"}),
    Bad(_C, "day", "out-of-range", {"day": "2026-11-23"}),
    Bad(_C, "day", "out-of-range", {"day": "2026-11-20"}),
    Bad(_C, "zone", "unknown", {"zone": "Europe/Nowhere"}),
    Bad(_C, "zone", "unknown", {"zone": "../../etc/passwd"}),
    Bad(_C, "zone", "unknown", {"zone": "+25:00"}),
    Bad(_C, "zone", "too-long", {"zone": "x" * 65}),
    Bad(_C, "part", "unknown", {"part": "teatime"}),
    Bad(_C, "spots", "wrong-type", {"spots": "heel"}),
    Bad(_C, "spots", "wrong-type", {"spots": {"heel": 4}}),
    Bad(_C, "spots", "too-many", {"spots": [HEEL] * 201}),
    Bad(_C, "spots[0]", "wrong-type", {"spots": ["heel"]}),
    Bad(_C, "spots[1]", "twice", {"spots": [HEEL, {**HEEL, "intensity": 5}]}),
    Bad(_C, "spots[1].region", "unknown", _spots(region="hand")),
    Bad(_C, "spots[1].region", "wrong-type", _spots(region=["heel"])),
    Bad(_C, "spots[1].region", "missing", _spots(region=None)),
    Bad(_C, "spots[1].side", "unknown", _spots(side="left")),
    Bad(_C, "spots[1].side", "wrong-type", _spots(side={})),
    Bad(_C, "spots[1].view", "unknown", _spots(view="heel")),
    Bad(_C, "spots[1].intensity", "missing", _spots(intensity=None)),
    Bad(_C, "spots[1].intensity", "not-a-number", _spots(intensity="4")),
    Bad(_C, "spots[1].intensity", "not-a-number", _spots(intensity=True)),
    Bad(_C, "spots[1].intensity", "not-a-number", _spots(intensity=float("nan"))),
    Bad(_C, "spots[1].intensity", "out-of-range", _spots(intensity=float("inf"))),
    Bad(_C, "spots[1].intensity", "out-of-range", _spots(intensity=10.01)),
    Bad(_C, "spots[1].intensity", "out-of-range", _spots(intensity=-1)),
    Bad(_C, "spots[1].intensity", "out-of-range", _spots(intensity=10**400)),
    Bad(_C, "spots[1].qualities[0]", "unknown", _spots(qualities=["Sore"])),
    Bad(_C, "spots[1].qualities[0]", "unknown", _spots(qualities=["<b>"])),
    Bad(_C, "spots[1].qualities[0]", "too-long", _spots(qualities=["s" * 33])),
    Bad(_C, "spots[1].qualities[1]", "twice", _spots(qualities=["sore", "sore"])),
    Bad(_C, "moves", "wrong-type", {"moves": "yes"}),
    Bad(_C, "note", "too-long", {"note": "x" * 2001}),
    Bad(_C, "note", "not-text", {"note": "a\0b"}),
    Bad(_C, "note", "not-text", {"note": "\ud800"}),
    Bad(_C, "note", "wrong-type", {"note": 3}),
    Bad(_C, "interference", "out-of-range", {"interference": 11}),
    Bad(_F, "key", "not-a-key", key="2026-11-21"),
    Bad(_F, "side", "unknown", {"side": "B"}),
    Bad(_F, "first", "missing", {"first": None}),
    Bad(_F, "later", "out-of-range", {"later": 12}),
    Bad(_F, "later_at", "ends-before-it-begins", {"later_at": "2026-11-22T06:59:59+01:00"}),
    Bad(_F, "later_at", "not-a-time", {"zone": "", "later_at": "2026-11-22T08:00:00"}),
    Bad(_D, "key", "not-a-key", key="2026-11-22.sleep_hours"),
    Bad(_D, "factor", "missing", {"factor": ""}),
    Bad(_D, "factor", "too-long", {"factor": "f" * 65}),
    Bad(_D, "value", "missing", {"value": None}),
    Bad(_D, "value", "missing", {"value": ""}),
    Bad(_D, "value", "not-a-number", {"value": True}),
    Bad(_D, "value", "not-a-number", {"value": [1]}),
    Bad(_D, "value", "out-of-range", {"value": 1e13}),
    Bad(_D, "value", "too-long", {"value": "w" * 129}),
    Bad(_O, "key", "unknown", key="Red wine"),
    Bad(_O, "name", "missing", {"name": "  "}),
    Bad(_O, "name", "too-long", {"name": "n" * 81}),
    Bad(_O, "kind", "unknown", {"kind": "colour"}),
    Bad(_O, "choices", "too-many", {"choices": [str(n) for n in range(21)]}),
    Bad(_O, "choices[1]", "twice", {"choices": ["a glass", " a  glass "]}),
    Bad(_O, "choices[0]", "missing", {"choices": [""]}),
    Bad(_O, "place", "not-whole", {"place": 1.5}),
    Bad(_O, "place", "out-of-range", {"place": -1}),
    Bad(_O, "retired", "wrong-type", {"retired": 1}),
    Bad(_OWN, "key", "not-a-key", key="evening"),
    Bad(_OWN, "name", "missing", {"name": " "}),
    Bad(_OWN, "name", "too-long", {"name": "n" * 61}),
    Bad(_OWN, "name", "not-text", {"name": "a\0b"}),
    Bad(_OWN, "steps", "missing", {"steps": []}),
    Bad(_OWN, "steps", "missing", {"steps": None}),
    Bad(_OWN, "steps", "wrong-type", {"steps": {"0": GLIDE}}),
    Bad(_OWN, "steps", "too-many", {"steps": [GLIDE] * 41}),
    Bad(_OWN, "steps", "out-of-range", {"steps": [GLIDE]}),
    Bad(_OWN, "steps", "out-of-range", {"steps": [{**GLIDE, "seconds": 1200}] * 4}),
    Bad(_OWN, "steps[1]", "wrong-type", {"steps": [GLIDE, "whole-foot-glide"]}),
    Bad(_OWN, "steps[1].technique", "missing", _steps(technique="")),
    Bad(_OWN, "steps[1].technique", "unknown", _steps(technique="tickling")),
    Bad(_OWN, "steps[1].side", "unknown", _steps(side="left")),
    Bad(_OWN, "steps[1].seconds", "missing", _steps(seconds=None)),
    Bad(_OWN, "steps[1].seconds", "out-of-range", _steps(seconds=19)),
    Bad(_OWN, "steps[1].seconds", "out-of-range", _steps(seconds=1201)),
    Bad(_OWN, "steps[1].seconds", "not-whole", _steps(seconds=45.5)),
    Bad(_OWN, "steps[1].pressure", "out-of-range", _steps(pressure=5)),
    Bad(_OWN, "steps[1].pressure", "not-a-number", _steps(pressure="2")),
    Bad(_OWN, "place", "out-of-range", {"place": -1}),
    Bad(_OWN, "retired", "wrong-type", {"retired": "no"}),
    Bad(_S, "end", "ends-before-it-begins", {"end": "2026-11-22T07:59:00+01:00"}),
    Bad(_S, "end", "out-of-range", {"end": "2026-11-23T08:00:01+01:00"}),
    Bad(_S, "start", "missing", {"start": None}),
    Bad(_S, "floor", "unknown", {"floor": "concrete"}),
    Bad(_S, "shoes", "not-a-key", {"shoes": "blue"}),
    Bad(_SHOE, "what", "unknown", {"what": "hat"}),
    Bad(_SHOE, "name", "missing", {"name": None}),
    Bad(_SHOE, "bought_on", "not-a-date", {"bought_on": "2026-13-01"}),
    Bad(_SHOE, "weekdays[1]", "out-of-range", {"weekdays": [0, 7]}),
    Bad(_SHOE, "weekdays[1]", "twice", {"weekdays": [0, 0]}),
    Bad(_SHOE, "weekdays[0]", "not-whole", {"weekdays": [0.5]}),
    Bad(_SHOE, "on_shift", "wrong-type", {"on_shift": "on"}),
    Bad(_W, "hours", "out-of-range", {"hours": 24.1}),
    Bad(_W, "comfort", "out-of-range", {"comfort": 11}),
    Bad(_W, "damp", "wrong-type", {"damp": 0}),
    Bad(_W, "socks", "not-a-key", {"socks": "wool"}),
    Bad(_W, "activity", "unknown", {"activity": "Long walk"}),
    Bad(_P, "file", "missing", {"file": None}),
    Bad(_P, "file", "unknown", {"file": "../../secret.jpg"}),
    Bad(_P, "file", "unknown", {"file": f"{'0A' * 32}.jpg"}),
    Bad(_P, "file", "unknown", {"file": f"{'0a' * 32}.jpg\n"}),
    Bad(_P, "view", "unknown", {"view": "side"}),
    Bad(_P, "about", "unknown", {"about": "cat"}),
    Bad(_SWELL, "side", "missing", {"side": None}),
    Bad(_SWELL, "method", "unknown", {"method": "ruler"}),
    Bad(_SWELL, "value", "out-of-range", {"value": 4}),
    Bad(_SWELL, "value", "not-whole", {"value": 1.5}),
    Bad(_SWELL, "value", "out-of-range", {"method": "tape-ankle", "value": 23}),
    Bad(_SIGN, "what", "missing", {"what": None}),
    Bad(_SIGN, "what", "unknown", {"what": "a blister"}),
    Bad(_SIGN, "region", "unknown", {"region": "hand"}),
    Bad(_SIGN, "photo", "not-a-key", {"photo": "x"}),
    Bad(_M, "minutes", "out-of-range", {"minutes": 0}),
    Bad(_M, "minutes", "out-of-range", {"minutes": 1441}),
    Bad(_M, "technique", "missing", {"technique": ""}),
    Bad(_M, "before", "out-of-range", {"before": 11}),
    Bad(_M, "routine", "wrong-type", {"routine": []}),
    Bad(_M, "routine", "wrong-type", {"routine": {"seconds": float("nan")}}),
    Bad(_M, "routine", "too-long", {"routine": {"steps": "x" * 64_000}}),
    Bad(_M, "finished_at", "ends-before-it-begins", {"finished_at": "2026-11-22T20:14:00+01:00"}),
    Bad(_M, "later_at", "ends-before-it-begins", {"later_at": "2026-11-22T20:14:00+01:00"}),
    Bad(_M, "declined[0]", "unknown", {"declined": ["sometime"]}),
    Bad(_M, "declined[1]", "twice", {"declined": ["later", "later"]}),
    Bad(_M, "harm", "wrong-type", {"harm": ["numb"]}),
    Bad(_M, "harm.at", "missing", _harm(at=None)),
    Bad(_M, "harm.at", "ends-before-it-begins", _harm(at="2026-11-22T20:14:00+01:00")),
    Bad(_M, "harm.gone_at", "ends-before-it-begins", _harm(gone_at="2026-11-22T20:29:00+01:00")),
    Bad(_M, "harm.numb", "wrong-type", _harm(numb="yes")),
    Bad(_M, "harm.places[0].region", "unknown", _harm(places=[{"region": "hoof"}])),
    Bad(_M, "harm.places[0].side", "unknown", _harm(places=[{"region": "heel", "side": "X"}])),
    Bad(_M, "harm.places[1]", "twice", _harm(places=[{"region": "heel"}, {"region": "heel"}])),
    Bad(_REST, "agreed", "missing", {"agreed": None}),
    Bad(_REST, "agreed", "wrong-type", {"agreed": "yes"}),
    Bad(_REST, "key", "not-a-key", key="sit-down"),
]
