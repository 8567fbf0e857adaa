"""A claim once shown is kept, or withdrawn with a reason and a date; nothing standing disappears."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fodro.analysis import analyse, kept
from fodro.analysis.simulate import simulate
from fodro.domain.civil import lived_day
from fodro.domain.diary import Diary
from fodro.domain.findings import DailyPain, FactorFinding, Findings, NotEnough, PairFinding
from fodro.domain.massage_findings import (
    GradualEffect,
    ImmediateEffect,
    KindOfMassage,
    MassageFindings,
)
from fodro.domain.shown import Shown, State
from tests.analysis.diaries import day

EMPTY = Findings("0", "sha256:0", 0, "daily_pain", (), (), (), (), ())


def on(n: int, *found: FactorFinding | PairFinding | NotEnough) -> Findings:
    """What is found in a diary whose last day is `n`."""
    return replace(
        EMPTY,
        daily=(DailyPain(day(n).isoformat(), 4.0, 1),),
        factors=tuple(one for one in found if isinstance(one, FactorFinding)),
        pairs=tuple(one for one in found if isinstance(one, PairFinding)),
        not_enough=tuple(one for one in found if isinstance(one, NotEnough)),
    )


def factor(
    probability: float, *, name: str = "steps", lag_days: int = 0, effect: float = 0.5
) -> FactorFinding:
    claimed = probability >= 0.6
    return FactorFinding(name, lag_days, effect, effect - 0.1, effect + 0.1, "", effect, probability, claimed)


def pair(probability: float, *, lag_days: int = 0, effect: float = 0.5) -> PairFinding:
    names, ends = ("hard_floor", "shoe=clogs"), (effect - 0.1, effect + 0.1)
    claimed = probability >= 0.9
    return PairFinding(*names, lag_days, effect, *ends, 4 * effect, probability, claimed=claimed, n_days=90)


def told(*diaries: Findings) -> tuple[Shown, ...]:
    """What is shown after each of these has been looked at in turn."""
    shown: tuple[Shown, ...] = ()
    for findings in diaries:
        shown = kept(findings, shown)
    return shown


def fate(*diaries: Findings) -> tuple[State, str, str]:
    """What has become of the only claim."""
    (only,) = told(*diaries)
    return only.state, only.reason, only.until


def test_only_what_is_claimed_is_shown() -> None:
    shown = told(on(30, factor(0.9), factor(0.5, name="stress")))
    assert shown == (Shown("factor:steps", 0, 0.5, day(30).isoformat(), State.NEW),)


def test_a_claim_that_still_stands_is_kept_with_its_first_day_and_its_newest_size() -> None:
    (only,) = told(on(30, factor(0.9)), on(31, factor(0.8, effect=0.7)))
    assert only == Shown("factor:steps", 0, 0.7, day(30).isoformat(), State.KEPT)
    assert only.stands


def test_a_claim_grows_weaker_before_it_is_withdrawn() -> None:
    diaries = [on(30, factor(0.9)), on(31, factor(0.5)), on(32, factor(0.1)), on(33, factor(0.5))]
    assert fate(*diaries[:2]) == (State.WEAKER, "less_sure", "")
    assert fate(*diaries[:3]) == fate(*diaries) == (State.WITHDRAWN, "less_sure", day(32).isoformat())


def test_a_weaker_claim_that_is_sure_again_is_kept() -> None:
    assert fate(on(30, factor(0.9)), on(31, factor(0.4)), on(32, factor(0.9))) == (State.KEPT, "", "")


def test_what_was_not_shown_needs_more_to_be_shown_than_to_stay() -> None:
    assert told(on(30, factor(0.5)), on(31, factor(0.5))) == ()


def test_a_claim_at_another_lag_has_moved_and_is_then_kept_there() -> None:
    there = factor(0.9, lag_days=1)
    (moved,) = told(on(30, factor(0.9)), on(31, there, factor(0.1)))
    assert (moved.state, moved.reason, moved.lag_days) == (State.MOVED, "other_lag", 1)
    (kept_there,) = told(on(30, factor(0.9)), on(31, there), on(32, there))
    assert (kept_there.state, kept_there.reason, kept_there.lag_days) == (State.KEPT, "", 1)


def test_a_probability_that_is_spread_over_lags_still_counts() -> None:
    spread = (factor(0.1), factor(0.1, lag_days=1))
    assert fate(on(30, factor(0.9)), on(31, *spread)) == (State.WEAKER, "less_sure", "")


def test_a_claim_in_the_other_direction_replaces_the_old_one() -> None:
    old, new = told(on(30, factor(0.9)), on(31, factor(0.9, effect=-0.5)))
    assert (old.state, old.reason, old.until) == (State.WITHDRAWN, "other_direction", day(31).isoformat())
    assert (new.state, new.effect, new.since) == (State.NEW, -0.5, day(31).isoformat())


def test_a_doubtful_other_direction_is_less_sure() -> None:
    assert fate(on(30, factor(0.9)), on(31, factor(0.5, effect=-0.5)))[1] == "less_sure"


@pytest.mark.parametrize("reason", ["too_rarely_noted", "same_as:stairs", "pain_came_before"])
def test_a_factor_that_is_no_longer_asked_about_says_why(reason: str) -> None:
    old = told(on(30, factor(0.9)), on(31, NotEnough("factors:steps", reason, None)))[0]
    assert (old.state, old.reason, old.until) == (State.WITHDRAWN, f"not_asked:{reason}", day(31).isoformat())
    assert not old.stands


def test_a_factor_before_which_pain_came_is_withdrawn_though_it_is_still_probable() -> None:
    likely = replace(factor(0.95), claimed=False)
    against = NotEnough("factors:steps", "pain_came_before", None)
    assert fate(on(30, factor(0.95)), on(31, likely, against))[:2] == (
        State.WITHDRAWN,
        "not_asked:pain_came_before",
    )


def test_a_level_that_is_no_longer_asked_about_says_why_its_factor_is_not() -> None:
    clogs = factor(0.9, name="shoe=clogs")
    against = NotEnough("factors:shoe", "levels_too_rare", None)
    assert fate(on(30, clogs), on(31, against))[1] == "not_asked:levels_too_rare"


def test_a_diary_with_too_few_days_left_says_so() -> None:
    against = NotEnough("factors", "too_few_days", 3)
    assert fate(on(30, factor(0.9)), on(31, against))[1] == "not_asked:too_few_days"


@pytest.mark.parametrize("there", [True, False])
def test_with_fewer_days_than_before_it_is_the_diary_that_changed(*, there: bool) -> None:
    shorter = on(20, *([factor(0.9)] if there else []))
    old = told(on(30, factor(0.9)), shorter)[0]
    assert (old.state, old.reason, old.until) == (State.WITHDRAWN, "diary_changed", day(20).isoformat())


def test_a_claim_that_is_gone_without_a_word_is_a_changed_diary() -> None:
    assert fate(on(30, factor(0.9)), on(31))[1] == "diary_changed"


def test_withdrawn_claims_stay_and_the_same_claim_later_is_a_new_one() -> None:
    old, new = told(on(30, factor(0.9)), on(31, factor(0.1)), on(40, factor(0.9)), on(41, factor(0.9)))
    assert (old.state, old.until) == (State.WITHDRAWN, day(31).isoformat())
    assert (new.state, new.since) == (State.KEPT, day(40).isoformat())
    assert old.key == new.key


def test_pairs_are_kept_and_withdrawn_like_factors() -> None:
    sure, doubtful, gone = (on(30 + n, pair(p)) for n, p in enumerate((0.95, 0.5, 0.1)))
    (new,) = told(sure)
    assert (new.key, new.effect, new.state) == ("pair:hard_floor+shoe=clogs", 0.5, State.NEW)
    assert fate(sure, doubtful) == (State.WEAKER, "less_sure", "")
    assert fate(sure, gone) == (State.WITHDRAWN, "less_sure", day(32).isoformat())
    assert fate(sure, on(31, pair(0.95, lag_days=1)))[:2] == (State.MOVED, "other_lag")


@pytest.mark.parametrize("slug", ["hard_floor", "shoe"])
def test_a_pair_of_which_one_is_no_longer_asked_about_says_why(slug: str) -> None:
    against = NotEnough(f"factors:{slug}", "too_rarely_noted", 4)
    assert fate(on(30, pair(0.95)), on(31, against))[1] == "not_asked:too_rarely_noted"


def test_claims_stay_in_the_order_they_came_in() -> None:
    first, second = factor(0.9), factor(0.95, name="a later one")
    shown = told(on(30, first), on(31, second, first), on(32, factor(0.9, name="last"), second, first))
    assert [one.key for one in shown] == ["factor:steps", "factor:a later one", "factor:last"]


def massage(effect: float, wide: float = 0.4, *, claimed: bool = True) -> MassageFindings:
    """A massage with this effect right after, and nothing over the days."""
    now = ImmediateEffect(effect, effect - wide, effect + wide, claimed=claimed, n=30, basis="rest", n_rest=9)
    return MassageFindings(now, GradualEffect(None, None, None, claimed=False, n=30, basis="none"))


def massaged(n: int, found: MassageFindings, *against: NotEnough) -> Findings:
    return replace(on(n, *against), massage=found)


def test_what_massage_does_is_kept_by_its_size_and_grows_weaker_before_it_is_withdrawn() -> None:
    sure = massaged(30, massage(-1.0))
    assert told(sure) == (Shown("massage:immediate", 0, -1.0, day(30).isoformat(), State.NEW),)
    assert fate(sure, massaged(31, massage(-0.7))) == (State.KEPT, "", "")
    doubtful = massaged(31, massage(-0.4, 0.5, claimed=False))
    assert fate(sure, doubtful) == (State.WEAKER, "less_sure", "")
    assert fate(sure, doubtful, massaged(32, massage(-0.1, 0.5, claimed=False))) == (
        State.WITHDRAWN, "less_sure", day(32).isoformat()
    )  # fmt: skip
    assert told(doubtful) == (), "what was not shown needs more"


def test_massage_in_the_other_direction_replaces_what_was_said() -> None:
    old, new = told(massaged(30, massage(-1.0)), massaged(31, massage(0.8)))
    assert (old.state, old.reason) == (State.WITHDRAWN, "other_direction")
    assert (new.state, new.effect) == (State.NEW, 0.8)


@pytest.mark.parametrize(
    ("key", "question"),
    [
        ("massage:immediate", "massage_immediate"),
        ("massage:gradual", "massage_gradual"),
        ("massage:technique=heel-cup", "massage_kinds"),
    ],
)
def test_what_can_no_longer_be_asked_about_massage_says_why(key: str, question: str) -> None:
    shown = (Shown(key, 0, -0.8, day(30).isoformat()),)
    nothing = MassageFindings(
        ImmediateEffect(None, None, None, claimed=False, n=0, basis="none"),
        GradualEffect(None, None, None, claimed=False, n=0, basis="none"),
    )
    (why,) = kept(massaged(31, nothing, NotEnough(question, "too_few_massages", 2)), shown)
    assert (why.state, why.reason) == (State.WITHDRAWN, "not_asked:too_few_massages")
    (gone,) = kept(on(31), shown)
    assert gone.reason == "diary_changed"


def test_kinds_of_massage_are_kept_one_by_one() -> None:
    def kind(name: str, difference: float, *, claimed: bool) -> KindOfMassage:
        ends = (difference - 0.3, difference + 0.3)
        return KindOfMassage(name, -1.0, -1.5, -0.5, difference, *ends, claimed=claimed, n=9)

    heel, arch = kind("heel-cup", -0.6, claimed=True), kind("arch", 0.5, claimed=False)
    found = replace(massage(-1.0, claimed=False), by_technique=(heel, arch), by_tool=(arch,))
    (shown,) = told(massaged(30, found))
    assert (shown.key, shown.effect) == ("massage:technique=heel-cup", -0.6)
    # That another technique is claimed now is no reason to hold on to this one.
    later = (kind("heel-cup", -0.05, claimed=False), kind("arch", 0.5, claimed=True))
    old, new = told(massaged(30, found), massaged(31, replace(found, by_technique=later)))
    assert (old.state, old.reason) == (State.WITHDRAWN, "less_sure")
    assert new.key == "massage:technique=arch"


NAMES = ("steps", "stress", "shoe=clogs")
FOUND = st.builds(
    factor,
    st.sampled_from([0.05, 0.2, 0.3, 0.5, 0.7, 0.95]),
    name=st.sampled_from(NAMES),
    lag_days=st.integers(0, 3),
    effect=st.sampled_from([-0.6, 0.4]),
)
PAIRED = st.builds(pair, st.sampled_from([0.1, 0.5, 0.95]), lag_days=st.integers(0, 1))
AGAINST = st.builds(
    NotEnough,
    st.sampled_from(["factors", "factors:steps", "factors:shoe"]),
    st.sampled_from(["too_few_days", "pain_came_before"]),
    st.none(),
)
DIARIES = st.lists(
    st.builds(
        lambda n, found: on(n, *found), st.integers(20, 40), st.lists(FOUND | PAIRED | AGAINST, max_size=5)
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(DIARIES)
def test_every_claim_ever_shown_stands_or_has_a_reason_and_a_date(diaries: list[Findings]) -> None:
    shown: tuple[Shown, ...] = ()
    for findings in diaries:
        now = kept(findings, shown)
        assert now == kept(findings, shown)
        for before, after in zip(shown, now, strict=False):
            assert (after.key, after.since) == (before.key, before.since)
            assert before.stands or after == before
        assert len(now) >= len(shown)
        standing = [one.key for one in now if one.stands]
        assert len(standing) == len(set(standing))
        claimed = {f"factor:{one.factor}" for one in findings.factors if one.claimed}
        assert claimed <= set(standing)
        for one in now:
            assert bool(one.until) is not one.stands
            assert bool(one.reason) or one.state in {State.NEW, State.KEPT}
        shown = now


def test_after_the_same_diary_once_more_nothing_has_changed_but_that_new_is_kept() -> None:
    findings = on(30, factor(0.9), pair(0.95), factor(0.5, name="stress"))
    once, twice = told(findings), told(findings, findings)
    assert twice == tuple(replace(one, state=State.KEPT) for one in once)
    assert told(findings, findings, findings) == twice


def as_it_was_on(last: int, diary: Diary) -> Diary:
    until = diary.recorded_days[0] + timedelta(days=last)
    return Diary(
        tuple(rating for rating in diary.ratings if rating.day <= until),
        tuple(session for session in diary.sessions if lived_day(session.start) <= until),
        {on_day: values for on_day, values in diary.factors.items() if on_day <= until},
    )


@pytest.mark.slow
@pytest.mark.parametrize("seed", [20, 26])
def test_while_a_diary_grows_claims_hardly_come_and_go(seed: int) -> None:
    diary = simulate(days=120, seed=seed).diary
    shown: tuple[Shown, ...] = ()
    for last in range(30, 120, 6):
        shown = kept(analyse(as_it_was_on(last, diary)), shown)
    withdrawn = [one for one in shown if not one.stands]
    assert len(shown) - len(withdrawn) >= 3, "a person of whom something is shown"
    assert len(withdrawn) <= 2
    assert len({one.key for one in shown}) == len(shown), "none comes back after it was withdrawn"
