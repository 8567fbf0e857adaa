from fodro.domain.pictured import PairedDay, PicturedDays

DAYS = PicturedDays(
    "2026-03-28",
    (1.0, None, 3.0, 4.0, 5.0),
    {"hours": (10.0, 11.0, 12.0, None, 14.0), "hard": (0.0, 1.0, 1.0, 0.0, 1.0)},
)


def test_a_day_is_paired_with_what_was_noted_so_many_days_before() -> None:
    assert DAYS.paired("hours", 0) == (
        PairedDay("2026-03-28", 10.0, 1.0),
        PairedDay("2026-03-30", 12.0, 3.0),
        PairedDay("2026-04-01", 14.0, 5.0),
    )  # fmt: skip
    assert DAYS.paired("hours", 1) == (
        PairedDay("2026-03-30", 11.0, 3.0), PairedDay("2026-03-31", 12.0, 4.0),
    )  # fmt: skip


def test_a_gap_in_either_is_no_pair_and_an_unknown_factor_has_none() -> None:
    assert [day.day for day in DAYS.paired("hours", 2)] == ["2026-03-30", "2026-03-31", "2026-04-01"]
    assert DAYS.paired("hours", 9) == DAYS.paired("sleep", 0) == PicturedDays().paired("hours", 0) == ()


def test_the_kinds_of_a_pair_hold_every_day_with_both_once() -> None:
    neither, hours, hard, both = (
        tuple(d.day[-2:] for d in kind) for kind in DAYS.paired_kinds("hours", "hard", 0)
    )
    assert (neither, hours, hard, both) == (("28",), (), ("30",), ("01",))


def test_a_pair_noted_on_no_day_together_has_no_kinds() -> None:
    assert DAYS.paired_kinds("hours", "sleep", 0) == ((), (), (), ())
