"""What a person's past says of spells, and what plainly has not changed: both by earlier days alone."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from fodro.analysis.policy.signs import more_for_spells
from fodro.analysis.signs import replay_signs, screen
from fodro.analysis.signs.screen import may_have_changed
from fodro.analysis.signs.spells import past_of
from fodro.analysis.simulate import MIXED, Regime, worsened

Floats = NDArray[np.float64]
N, START = 196, 168
DAYS = np.arange(N)


def steady(seed: int = 1, sd: float = 0.8) -> Floats:
    return np.asarray(4.0 + sd * np.random.default_rng(seed).standard_normal(N))


def asked(values: Floats, until: int = N, since: int = START) -> float:
    past = past_of(DAYS, values, since)
    return more_for_spells(past, past.beyond(values[:until]))


def in_bursts(seed: int = 2) -> Floats:
    chance = np.random.default_rng(seed)
    jumps, pain = chance.exponential(2.5, N) * (chance.random(N) < 0.1), np.zeros(N)
    for day in range(1, N):
        pain[day] = 0.7 * pain[day - 1] + jumps[day]
    return np.asarray(3.0 + pain + 0.2 * chance.standard_normal(N))


def with_spells(height: float) -> Floats:
    values = steady()
    for first in (40, 90, 130):
        values[first : first + 12] += height
    return values


# --- spells ---


def test_more_is_asked_of_who_has_bursts() -> None:
    assert past_of(DAYS, in_bursts(), START).bursts > 0 > past_of(DAYS, steady(), START).bursts
    assert asked(in_bursts(), START + 1) > asked(steady(), START + 1) + 1


def test_more_is_asked_of_who_has_had_wild_times() -> None:
    values = steady()
    for first in (30, 80, 120):
        values[first : first + 10] = 4.0 + 3.0 * (values[first : first + 10] - 4.0)
    assert past_of(DAYS, values, START).wild > 0 > past_of(DAYS, steady(), START).wild
    assert asked(values, START + 1) > asked(steady(), START + 1)


def test_more_is_asked_of_whose_pain_wanders() -> None:
    wave = steady() + 1.5 * np.sin(DAYS / 20)
    assert past_of(DAYS, wave, START).wandering > 0.6
    assert asked(wave, START + 1) > asked(steady(), START + 1) + 1


@pytest.mark.parametrize("k", [0, 1])
def test_a_rise_counts_more_where_none_like_it_has_been_there_before(k: int) -> None:
    since = slice(START + 3, None)
    new, known = steady(), with_spells(2.0)
    new[since] += 2.0
    known[since] += 2.0
    beyond = [past_of(DAYS, values, START).beyond(values)[k] for values in (new, known)]
    assert beyond[0] > 0.5
    assert beyond[1] < beyond[0] - 0.5


def test_nobody_is_left_without_a_monitor() -> None:
    wild = in_bursts() * 2 + 3 * np.sin(DAYS / 25)
    assert max(asked(wild, until) for until in range(START, N)) <= 6.0


@pytest.mark.parametrize("since", [0, 10, 40, 120, 168])
def test_what_is_asked_rests_on_the_days_before_a_change_and_on_the_last_ones(since: int) -> None:
    values, until = in_bursts(), 182
    later = values.copy()
    later[until:] += 5.0
    assert asked(later, until, since) == asked(values, until, since)
    changed = values.copy()
    changed[since:] += 5.0
    before, after = past_of(DAYS, values, since), past_of(DAYS, changed, since)
    assert before == after


def test_little_past_tells_of_no_spells() -> None:
    past = past_of(DAYS, in_bursts(), 15)
    assert (past.wild, past.bursts, past.wandering) == (0.0, 0.0, 0.0)
    assert past.beyond(in_bursts()[:30] + 9.0) == (0.0, 0.0)


# --- what plainly has not changed ---


def test_steady_values_are_not_looked_at_and_a_step_is() -> None:
    values, nothing = steady(4), np.empty((N, 0))
    assert not may_have_changed(values, nothing, START).any()
    values[START + 5 :] += 2.0
    passes = may_have_changed(values, nothing, START)
    assert not passes[: 1 + 5].any()
    assert passes[1 + 5 :].any()


def test_what_explains_the_values_is_taken_out_before() -> None:
    pain = steady(5)
    pain[START:] += 2.0
    follows = 0.8 * pain + steady(6)
    by_itself, beyond = (may_have_changed(follows, each, START) for each in (np.empty((N, 0)), pain[:, None]))
    assert by_itself[-14:].all()
    assert beyond.sum() < 0.5 * by_itself.sum()


@pytest.mark.parametrize("regime", [Regime.TIMING, Regime.SIDE, Regime.WALKING])
def test_alarms_are_the_same_without_looking_first(regime: Regime, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = worsened(regime, days=150, seed=400_011, world=MIXED, everything=True).diary
    told = replay_signs(whole)
    monkeypatch.setattr(screen, "LEAST_Z", 0.0)
    assert replay_signs(whole) == told


def test_a_rise_far_beyond_any_of_the_past_is_asked_no_more() -> None:
    known, unseen = in_bursts(), in_bursts()
    unseen[START + 3 :] += 6.0
    assert asked(known) > 1
    assert asked(unseen) == 0
    assert asked(unseen, START + 1) == asked(known, START + 1)
