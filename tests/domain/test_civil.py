from datetime import datetime

from fodro.domain.civil import DayPart, part_of


def test_every_hour_stands_in_its_part_of_the_day_and_first_steps_are_never_guessed() -> None:
    day = datetime.fromisoformat("2024-05-30T00:59")
    parts = [part_of(day.replace(hour=hour)) for hour in range(24)]
    begins = {hour: part for hour, part in enumerate(parts) if hour == 0 or parts[hour - 1] != part}
    assert begins == {
        0: DayPart.NIGHT,
        5: DayPart.MORNING,
        11: DayPart.MIDDAY,
        17: DayPart.EVENING,
        23: DayPart.NIGHT,
    }
