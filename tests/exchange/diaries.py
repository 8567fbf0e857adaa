"""Any diary at all, for properties."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

from hypothesis import strategies as st

from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating, Session, Wearing
from fodro.domain.drawing import redrawn, redrawn_days
from fodro.domain.experiments import Arm, Design, Done, Experiment, Outcome
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

_PLANNED = st.builds(
    Experiment,
    key=_WORDS.filter(bool),
    design=st.sampled_from(Design),
    subject=st.sampled_from(["technique", "shoes", "other", ""]),
    a=_WORDS,
    b=_WORDS,
    start=st.dates(_FIRST, date(2199, 10, 1)),
    n_days=st.integers(1, 20),
    seed=st.binary(min_size=32, max_size=32).map(bytes.hex),
    washout_days=st.integers(0, 3),
    since_outcome=st.sampled_from(["evening", "next-morning", "day"]),
)


@st.composite
def _lived(draw: st.DrawFn) -> Experiment:
    """Return an experiment at any point of its life."""
    planned = draw(_PLANNED)
    experiment = replace(planned, drawn=redrawn_days(planned)) if draw(st.booleans()) else planned
    if experiment.drawn and draw(st.booleans()):
        day = draw(st.sampled_from(experiment.drawn)).day
        experiment = redrawn(
            experiment, day, n_days=draw(st.integers(1, 9)), washout_days=draw(st.integers(0, 2))
        )
    days = sorted(
        draw(st.sets(st.sampled_from(redrawn_days(experiment)), max_size=4)), key=lambda each: each.day
    )
    maybe_arm, scores = st.none() | st.sampled_from(Arm), st.tuples(*[_MAYBE_SCORES] * 3)
    return replace(
        experiment,
        ended=draw(st.none() | st.just(experiment.start)),
        done=tuple(Done(each.day, draw(maybe_arm), draw(_WORDS)) for each in days),
        outcomes=tuple(Outcome(each.day, *rated) for each in days if any(rated := draw(scores))),
    )


EXPERIMENTS = _lived()


def _in_order(
    ratings: list[Rating],
    sessions: list[Session],
    factors: dict[date, dict[str, float | str]],
    wearings: list[Wearing],
    experiments: list[Experiment],
) -> Diary:
    return Diary(
        tuple(sorted(ratings, key=lambda rating: rating.at.replace(tzinfo=None))),
        tuple(sorted(sessions, key=lambda session: session.start.replace(tzinfo=None))),
        factors,
        tuple(sorted(wearings, key=lambda wearing: wearing.day)),
        tuple(sorted(experiments, key=lambda experiment: (experiment.start, experiment.key))),
    )


diaries = st.builds(
    _in_order,
    st.lists(_RATINGS, max_size=5),
    st.lists(_SESSIONS, max_size=3),
    _FACTORS,
    st.lists(WEARINGS, max_size=4),
    st.lists(EXPERIMENTS, max_size=2, unique_by=lambda experiment: experiment.key),
)
