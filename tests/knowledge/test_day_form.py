"""Every factor that can be asked about has a control that fits it, in both languages."""

from __future__ import annotations

import pytest

from fodro.knowledge.day_form import (
    Control,
    DayField,
    Offered,
    day_fields,
    groups,
    minutes_text,
    unit_name,
    written_number,
)
from fodro.knowledge.factors import FactorKind, factors

each_field = pytest.mark.parametrize("one", list(day_fields().values()), ids=lambda one: one.factor.slug)
CONTROLS = {
    FactorKind.NUMBER: {Control.STEPPER, Control.MINUTES, Control.NUMBER},
    FactorKind.SCORE: {Control.SLIDER},
    FactorKind.YES_NO: {Control.SEGMENTS},
    FactorKind.CATEGORY: {Control.SEGMENTS, Control.TEXT},
}


@each_field
def test_a_control_fits_what_it_records(one: DayField) -> None:
    assert one.control in CONTROLS[one.factor.kind]
    assert one.group in groups()
    assert bool(one.answers) is (one.control is Control.SEGMENTS)
    assert (one.limits is None) is (one.factor.kind is FactorKind.CATEGORY)
    assert (one.control is Control.MINUTES) is (one.factor.unit == "min")


@each_field
def test_the_first_tap_and_every_step_lie_within_the_limits(one: DayField) -> None:
    if one.limits is None:
        return
    low, high = one.limits
    assert low < high
    assert one.step > 0
    assert low <= one.start <= high or one.control not in {Control.STEPPER, Control.MINUTES}


@each_field
def test_what_stands_in_for_another_factor_is_only_for_those_who_noted_it(one: DayField) -> None:
    assert bool(one.instead_of) is (one.offered is Offered.NOTED)
    assert not one.instead_of or one.instead_of in day_fields()


def test_five_factors_await_someone_who_has_noted_nothing() -> None:
    first = [slug for slug, one in day_fields().items() if one.first]
    assert first == ["standing_hours", "surface_hardness", "shoe", "stress", "sleep_hours"]


@each_field
@pytest.mark.parametrize("language", ["en", "da"])
def test_a_slider_names_both_its_ends(one: DayField, language: str) -> None:
    ends = [end.text(language) for end in one.ends]
    assert all(ends) is (one.control is Control.SLIDER)


def test_every_unit_of_every_factor_is_told_in_danish() -> None:
    english = {one.unit for one in factors().values() if unit_name(one.unit, "da") == one.unit}
    assert english <= {"", "min", "kg", "km", "cm", "m/s", "°C", "%", "hPa", "×"}
    assert unit_name("glas", "da") == "glas"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 min"), (5, "5 min"), (60, "1 t"), (95, "1 t 35 min"), (1440, "24 t"), (61.5, "61,5 min")],
)
def test_minutes_are_told_as_people_say_them(minutes: float, said: str) -> None:
    assert minutes_text(minutes, "da") == said


def test_no_digit_of_a_number_is_lost() -> None:
    assert written_number(7.333333333333333, "da") == "7,333333333333333"
    assert written_number(8.0, "en") == "8"
