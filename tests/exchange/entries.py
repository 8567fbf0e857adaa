"""Any record body at all, for properties: as a device would send it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from fodro.domain.drawing import drawn
from fodro.domain.experiments import Design
from fodro.domain.sealing import sealed
from fodro.exchange import entries
from fodro.knowledge.factors import FactorKind
from fodro.knowledge.library import techniques
from fodro.knowledge.regions import regions
from fodro.knowledge.swelling import swelling_methods

_FIRST, _LAST = date(1900, 1, 3), date(2199, 12, 29)
_ZONES = ["Europe/Copenhagen", "America/St_Johns", "Pacific/Kiritimati", "Asia/Kathmandu", "UTC"]


class Clock(NamedTuple):
    """A moment, the zone it was noted in, and a day it may belong to."""

    at: datetime
    zone: str
    day: date

    def times(self, **names: datetime | None) -> dict[str, Any]:
        written = {name: None if at is None else at.isoformat() for name, at in names.items()}
        return {**written, "zone": self.zone, "day": self.day.isoformat()}


@st.composite
def _clocks(draw: st.DrawFn) -> Clock:
    naive = draw(st.datetimes(datetime.combine(_FIRST, time()), datetime.combine(_LAST, time.max)))
    zone = draw(st.sampled_from(["", "+02:00", "-09:30", *_ZONES]))
    before = timedelta(days=draw(st.integers(0, 1)))
    if not zone:
        return Clock(naive, zone, naive.date() - before)
    known = ZoneInfo(zone) if zone in _ZONES else datetime.fromisoformat(f"2000-01-01T00:00{zone}").tzinfo
    wall = naive.replace(tzinfo=UTC).astimezone(known)
    offset = draw(st.sampled_from([wall.utcoffset() or timedelta(), timedelta(), timedelta(hours=5.5)]))
    return Clock(wall.astimezone(timezone(offset)), zone, wall.date() - before)


_SCORES = st.floats(0, 10) | st.integers(0, 10)
_MAYBE_SCORES = st.none() | _SCORES
_KEYS = st.uuids().map(str)
_MAYBE_KEYS = st.just("") | _KEYS
_TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
_NAMES = _TEXTS.filter(str.strip)
_SLUGS = st.sampled_from(["sore", "red_wine", "heel-spur", "øm", "a1"])
_DAYS = st.dates(_FIRST, _LAST).map(date.isoformat)
_SIDES = st.sampled_from(["L", "R", ""])
_VIEWS = st.sampled_from(["sole", "top", ""])
_REGIONS = st.sampled_from(sorted(regions()))
_PARTS = st.sampled_from(["", "first-steps", "morning", "midday", "evening", "night"])

_SPOTS = st.lists(
    st.fixed_dictionaries(
        {"region": _REGIONS, "intensity": _SCORES},
        optional={"side": _SIDES, "view": _VIEWS, "qualities": st.lists(_SLUGS, unique=True)},
    ),
    max_size=4,
    unique_by=lambda spot: (spot["region"], spot.get("side", ""), spot.get("view", "")),
)


@st.composite
def _timed(draw: st.DrawFn, needed: dict[str, Any], optional: dict[str, Any]) -> dict[str, Any]:
    clock = draw(_clocks())
    return clock.times(at=clock.at) | draw(st.fixed_dictionaries(needed, optional=optional))


@st.composite
def _spans(
    draw: st.DrawFn, begin: str, finish: str, optional: dict[str, Any], needed: dict[str, Any] | None = None
) -> dict[str, Any]:
    clock = draw(_clocks())
    end = draw(st.none() | st.timedeltas(timedelta(), timedelta(hours=24)).map(lambda span: clock.at + span))
    times = clock.times(**{begin: clock.at, finish: end})
    return times | draw(st.fixed_dictionaries(needed or {}, optional=optional))


@st.composite
def _swellings(draw: st.DrawFn) -> dict[str, Any]:
    method = draw(st.sampled_from(sorted(swelling_methods().values(), key=lambda one: one.slug)))
    low, high = int(method.lowest), int(method.highest)
    value = draw(st.integers(low, high) if method.whole else st.floats(low, high))
    sides = st.sampled_from(["L", "R"])
    return draw(
        _timed({"side": sides, "method": st.just(method.slug), "value": st.just(value)}, {"part": _PARTS})
    )


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats(-9, 9) | _TEXTS,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(_TEXTS, inside, max_size=3),
    max_leaves=5,
)
_OWN_STEPS = st.lists(
    st.fixed_dictionaries(
        {"technique": st.sampled_from(sorted(techniques())), "seconds": st.integers(30, 90)},
        optional={"side": _SIDES, "pressure": st.integers(0, 4)},
    ),
    min_size=2,
    max_size=40,
)
_FIRST_STEPS = _spans(
    "first_at",
    "later_at",
    {"side": st.sampled_from(["L", "R", "both", ""]), "later": _MAYBE_SCORES},
    {"first": _SCORES},
)
_NEW_THINGS = {
    **dict.fromkeys(("numb", "bruise", "worse"), st.booleans()),
    "places": st.lists(
        st.fixed_dictionaries({"region": _REGIONS}, optional={"side": _SIDES}),
        max_size=3,
        unique_by=lambda place: (place["region"], place.get("side", "")),
    ),
}


@st.composite
def _sessions(draw: st.DrawFn) -> dict[str, Any]:
    """Return massages with everything that may have come of them, in its order of time."""
    clock = draw(_clocks())
    spans = st.timedeltas(timedelta(), timedelta(hours=24)).map(lambda span: clock.at + span)
    names = ("finished_at", "later_at", "next_morning_at")
    times = clock.times(at=clock.at, **{name: draw(st.none() | spans) for name in names})
    noticed = draw(spans)
    harm = clock.times(at=noticed, gone_at=draw(st.none() | st.just(noticed + timedelta(hours=9))))
    harm |= draw(st.fixed_dictionaries({}, optional=_NEW_THINGS))
    needed = {"minutes": st.floats(0.1, 24 * 60), "technique": _WORDS}
    optional = {
        "tool": _TEXTS,
        "side": _SIDES,
        "routine": st.dictionaries(_TEXTS, _JSON, max_size=3),
        "harm": st.none() | st.just(harm),
        "declined": st.lists(st.sampled_from(["later", "next-morning"]), unique=True),
        **_RATINGS,
    }
    return times | draw(st.fixed_dictionaries(needed, optional=optional))


@st.composite
def _trials(draw: st.DrawFn) -> dict[str, Any]:
    """Return experiments with a draw that follows from their seed, or with none."""
    seed, design = draw(st.binary(min_size=32, max_size=32)).hex(), draw(st.sampled_from(Design))
    start, days = draw(st.dates(_FIRST, date(2199, 1, 1))), draw(st.integers(1, 30))
    washout = draw(st.integers(0, 3))
    made = drawn(design, start, days, seed=seed, washout_days=washout) if draw(st.booleans()) else ()
    envelopes = [sealed(seed, one) for one in made]
    redraw = st.fixed_dictionaries({"day": _DAYS, "days": st.integers(1, 30)})
    needed = {
        "design": str(design),
        "subject": draw(st.sampled_from(["technique", "tool", "shoes", "insole", "other"])),
        "start": start.isoformat(),
        "days": days,
        "seed": seed,
        "compared": draw(st.sampled_from(["evening", "next-morning", "day"])),
        "washout": washout,
        "drawn": [{"day": one.day.isoformat(), "block": one.block, "seal": one.seal} for one in envelopes],
    }
    optional = {
        **dict.fromkeys("ab", st.just("") | _NAMES),
        "ended": st.none() | _DAYS,
        "redraws": st.lists(redraw, max_size=2, unique_by=lambda one: one["day"]),
    }
    return needed | draw(st.fixed_dictionaries({}, optional=optional))


_RATINGS = dict.fromkeys(("before", "after", "later", "next_morning"), _MAYBE_SCORES)
_WORDS = _TEXTS.filter(bool)
_VALUES = st.floats(-1e12, 1e12) | st.integers(-9, 9) | _WORDS

KINDS: dict[type[entries.Entry], st.SearchStrategy[tuple[str, dict[str, Any]]]] = {
    entries.CheckinEntry: st.tuples(
        _KEYS,
        _timed(
            {"spots": _SPOTS},
            {"part": _PARTS, "moves": st.booleans(), "note": _TEXTS, "interference": _MAYBE_SCORES},
        ),
    ),
    entries.FirstStepsEntry: _FIRST_STEPS.map(lambda body: (body["day"], body)),
    entries.DayValueEntry: st.fixed_dictionaries({"day": _DAYS, "factor": _WORDS, "value": _VALUES}).map(
        lambda body: (f"{body['day']}.{body['factor']}", body)
    ),
    entries.OwnFactorEntry: st.tuples(
        _SLUGS,
        st.fixed_dictionaries(
            {"name": _NAMES, "kind": st.sampled_from(list(FactorKind)).map(str)},
            optional={
                "unit": _TEXTS.map(lambda text: text[:20]),
                "choices": st.lists(_NAMES, max_size=5, unique_by=lambda name: " ".join(name.split())),
                "place": st.integers(0, 99),
                "retired": st.booleans(),
            },
        ),
    ),
    entries.StretchEntry: st.tuples(
        _KEYS,
        _spans(
            "start", "end", {"floor": st.sampled_from(["soft", "mixed", "hard", ""]), "shoes": _MAYBE_KEYS}
        ),
    ),
    entries.FootwearEntry: st.tuples(
        _KEYS,
        st.fixed_dictionaries(
            {"what": st.sampled_from(["shoes", "insole", "socks"]), "name": _NAMES},
            optional={
                "style": _TEXTS,
                "material": _TEXTS,
                "photo": _MAYBE_KEYS,
                "weekdays": st.lists(st.integers(0, 6), unique=True),
                "on_shift": st.booleans(),
                "note": _TEXTS,
                **dict.fromkeys(("bought_on", "retired_on", "default_since"), st.none() | _DAYS),
            },
        ),
    ),
    entries.WearEntry: st.tuples(
        _KEYS,
        st.fixed_dictionaries(
            {"day": _DAYS},
            optional={
                **dict.fromkeys(("shoes", "insole", "socks"), _MAYBE_KEYS),
                "activity": st.just("") | _SLUGS,
                "hours": st.none() | st.floats(0, 24),
                "comfort": _MAYBE_SCORES,
                "damp": st.none() | st.booleans(),
            },
        ),
    ),
    entries.TrialEntry: st.tuples(_KEYS, _trials()),
    entries.TrialDayEntry: st.fixed_dictionaries(
        {"trial": _KEYS, "day": _DAYS},
        optional={
            "done": st.sampled_from(["", "A", "B", "both", "neither"]),
            **dict.fromkeys(("value", "left", "right"), _MAYBE_SCORES),
        },
    ).map(lambda body: (f"{body['trial']}.{body['day']}", body)),
    entries.PhotoEntry: st.tuples(
        _KEYS,
        _timed(
            {"file": st.binary(min_size=32, max_size=32).map(lambda digest: f"{digest.hex()}.jpg")},
            {
                "side": _SIDES,
                "view": st.sampled_from(["sole", "top", "heel", ""]),
                "about": st.sampled_from(["feet", "shoes", "sign"]),
                "note": _TEXTS,
            },
        ),
    ),
    entries.SwellingEntry: st.tuples(_KEYS, _swellings()),
    entries.SignEntry: st.tuples(
        _KEYS,
        _timed(
            {"what": _SLUGS},
            {
                "region": st.just("") | _REGIONS,
                "side": _SIDES,
                "view": _VIEWS,
                "note": _TEXTS,
                "photo": _MAYBE_KEYS,
            },
        ),
    ),
    entries.OwnRoutineEntry: st.tuples(
        _KEYS,
        st.fixed_dictionaries(
            {"name": _NAMES, "steps": _OWN_STEPS},
            optional={"place": st.integers(0, 10_000), "retired": st.booleans()},
        ),
    ),
    entries.AnswerEntry: st.tuples(
        _SLUGS,
        _timed(
            {"answer": st.sampled_from(["yes", "no", "unknown"])},
            {
                "places": st.lists(
                    st.fixed_dictionaries({"region": _REGIONS, "side": _SIDES}),
                    max_size=3,
                    unique_by=lambda place: (place["region"], place["side"]),
                )
            },
        ),
    ),
    entries.SessionEntry: st.tuples(_KEYS, _sessions()),
    entries.RestConsentEntry: st.tuples(
        st.just("rest"),
        st.fixed_dictionaries({"agreed": st.booleans()}, optional={"said_on": st.none() | _DAYS}),
    ),
}
"""For each kind of entry, any key with any body that says something."""
