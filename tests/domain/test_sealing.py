"""A sealed day says what it holds to whoever has the seed, and nothing to anybody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fodro.domain.drawing import drawn
from fodro.domain.experiments import Allotment, Arm, Design
from fodro.domain.sealing import SEAL_LETTERS, opened, sealed

SEEDS = st.binary(min_size=32, max_size=32).map(bytes.hex)
ALLOTMENTS = st.builds(Allotment, st.dates(), st.integers(0, 400), st.sampled_from(Arm), counts=st.booleans())


@given(SEEDS, ALLOTMENTS)
def test_an_envelope_holds_what_was_put_into_it(seed: str, allotment: Allotment) -> None:
    assert opened(seed, sealed(seed, allotment)) == allotment


@given(SEEDS, SEEDS, ALLOTMENTS)
def test_another_seed_opens_nothing(seed: str, other: str, allotment: Allotment) -> None:
    if seed != other:
        assert opened(other, sealed(seed, allotment)) is None


@given(SEEDS, ALLOTMENTS)
def test_an_envelope_moved_to_another_day_or_block_does_not_open(seed: str, allotment: Allotment) -> None:
    envelope = sealed(seed, allotment)
    elsewhere = date(2030, 1, 1) if allotment.day != date(2030, 1, 1) else date(2030, 1, 2)
    assert opened(seed, replace(envelope, day=elsewhere)) is None
    assert opened(seed, replace(envelope, block=envelope.block + 1)) is None


def test_equal_arms_have_unlike_seals() -> None:
    days = drawn(Design.THIS_OR_THAT, date(2026, 1, 1), 60, seed="0" * 64)
    seals = {sealed("0" * 64, day).seal for day in days}
    assert len(seals) == 60
    assert {len(seal) for seal in seals} == {SEAL_LETTERS}


def test_the_seal_is_what_other_devices_make_of_it() -> None:
    allotment = Allotment(date(2026, 11, 20) + timedelta(days=1), 3, Arm.B, counts=False)
    assert sealed("ab" * 32, allotment).seal == "a21aa2141dc96b4a"
