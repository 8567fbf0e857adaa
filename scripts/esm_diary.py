"""Make a diary folder of 239 days of prompts of one person, to read findings on a life that nobody simulated.

    python scripts/esm_diary.py prompts.csv FOLDER

The prompts are of Kossakowski, Groot, Haslbeck, Borsboom & Wichers (2017), "Data from 'Critical Slowing
Down as a Personalized Early Warning Signal for Depression'", Journal of Open Psychology Data 5, as the R
package mgm has them, with their `date`, `beeptime` and one column per item. `Tired`, 1–7, takes the place
of pain, spread over 0–10; each day's mean of some other items are its factors. It says something about the
method, nothing about feet.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from statistics import fmean

from fodro.domain.civil import part_of
from fodro.domain.diary import Diary, Rating
from fodro.exchange.diary_folder import write_diary

PLACE = "foot"
FACTORS = {
    "Physical": "physically_active",
    "Social activity": "sociable",
    "Difficult": "difficult",
    "Important": "important",
    "Worrying": "worrying",
    "Irritated": "irritated",
    "Restless": "restless",
    "Relaxed": "relaxed",
    "Cheerful": "cheerful",
    "Down": "down",
    "Concentration": "concentrated",
    "Hungry": "hungry",
    "Headache": "headache",
}


SCALES = {"Tired": (1.0, 7.0), "Down": (0.0, 3.0)}


def esm_diary(prompts: Path, item: str = "Tired") -> Diary:
    """Return the prompts as a diary: one check-in each, and a day's means as its factors.

    With "Down" as the `item` that takes the place of pain there are no factors: most of them are moods too.
    """
    with prompts.open(encoding="utf-8", newline="") as file:
        rows = [(_at(row), row) for row in csv.DictReader(file)]
    ratings = tuple(
        Rating(at, PLACE, None, _nrs(float(row[item]), *SCALES[item]), part_of(at))
        for at, row in rows
        if row[item]
    )
    return Diary(ratings, (), dict(_factors(rows)) if item == "Tired" else {})


def _at(row: dict[str, str]) -> datetime:
    return datetime.strptime(f"{row['date']} {row['beeptime']}", "%d/%m/%y %H:%M")  # noqa: DTZ007  # as on the wall


def _nrs(said: float, least: float, most: float) -> float:
    return max(said - least, 0.0) / (most - least) * 10


def _factors(rows: list[tuple[datetime, dict[str, str]]]) -> Iterator[tuple[date, dict[str, float | str]]]:
    days: dict[date, list[dict[str, str]]] = defaultdict(list)
    for at, row in rows:
        days[at.date()].append(row)
    for day, prompts in days.items():
        noted = {name: [float(row[item]) for row in prompts if row[item]] for item, name in FACTORS.items()}
        yield day, {name: round(fmean(values), 3) for name, values in noted.items() if values}


if __name__ == "__main__":
    write_diary(esm_diary(Path(sys.argv[1])), Path(sys.argv[2]))
