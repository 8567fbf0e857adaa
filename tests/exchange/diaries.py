"""Any diary at all, for properties."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

from hypothesis import strategies as st

from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating, Session, Wearing
from fodro.knowledge.regions import regions

_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)
_OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_MOMENTS = st.datetimes(
    datetime.combine(_FIRST, time()),
    datetime.combine(_LAST, time.max),
    timezones=st.one_of(st.none(), _OFFSETS),
)
_NOONS = st.dates(_FIRST, _LAST).map(lambda day: datetime.combine(day, time(12)))
_SCORES = st.floats(0, 10) | st.integers(0, 10).map(float)
_MAYBE_SCORES = st.none() | _SCORES
_TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
_TRICKY = st.sampled_from(
    ["=1+1", "+2", "-3", "@SUM(A1)", "'s", "007", " 5 ", "", "a,b", 'say "so"', "a\r\nb", "\r"]
)
_WORDS = _TEXTS | _TRICKY
_NUMBERS = st.floats(-1e12, 1e12) | st.integers(-10_000, 10_000).map(float)
_QUALITIES = st.lists(st.sampled_from(["sore", "stiff", "-sharp", "=hot", "'new"]), max_size=3).map(tuple)

_RATINGS = st.builds(
    Rating,
    at=_MOMENTS | _NOONS,
    region=st.sampled_from(sorted(regions())),
    side=st.none() | st.sampled_from(Side),
    intensity_nrs=_SCORES,
    part=st.none() | st.sampled_from(DayPart),
    qualities=_QUALITIES,
    view=st.none() | st.sampled_from(View),
    interference_nrs=_MAYBE_SCORES,
).flatmap(
    lambda rating: st.sampled_from([None, rating.at.date() - timedelta(days=1)]).map(
        lambda on: replace(rating, on=on) if on and on >= _FIRST else rating
    )
)
_SESSIONS = st.builds(
    Session,
    start=_MOMENTS,
    minutes=st.floats(0.1, 24 * 60),
    technique=_WORDS.filter(bool),
    tool=_WORDS,
    before_nrs=_MAYBE_SCORES,
    after_nrs=_MAYBE_SCORES,
    later_nrs=_MAYBE_SCORES,
    next_morning_nrs=_MAYBE_SCORES,
    side=st.none() | st.sampled_from(Side),
)
_FACTOR_NAMES = _WORDS.filter(lambda name: name not in ("", "date"))
_KINDS = st.dictionaries(_FACTOR_NAMES, st.sampled_from([_NUMBERS, _WORDS, _NUMBERS | _WORDS]), max_size=4)
_FACTORS = _KINDS.flatmap(
    lambda kinds: (
        st.dictionaries(
            st.dates(_FIRST, _LAST), st.fixed_dictionaries({}, optional=kinds).filter(bool), max_size=5
        )
        if kinds
        else st.just({})
    )
)

_NAMES = st.just("") | _WORDS.map(lambda name: " ".join(name.split()))
WEARINGS = st.builds(
    Wearing,
    day=st.dates(_FIRST, _LAST),
    shoe=_NAMES,
    insole=_NAMES,
    socks=_NAMES,
    activity=st.sampled_from(["", "work", "walking", "own-thing", "42", "løb"]),
    hours=st.none() | st.floats(0, 24),
    comfort=_MAYBE_SCORES,
    damp=st.none() | st.booleans(),
)


def _in_order(
    ratings: list[Rating],
    sessions: list[Session],
    factors: dict[date, dict[str, float | str]],
    wearings: list[Wearing],
) -> Diary:
    return Diary(
        tuple(sorted(ratings, key=lambda rating: rating.at.replace(tzinfo=None))),
        tuple(sorted(sessions, key=lambda session: session.start.replace(tzinfo=None))),
        factors,
        tuple(sorted(wearings, key=lambda wearing: wearing.day)),
    )


diaries = st.builds(
    _in_order,
    st.lists(_RATINGS, max_size=5),
    st.lists(_SESSIONS, max_size=3),
    _FACTORS,
    st.lists(WEARINGS, max_size=4),
)
