"""A simulated export of Apple Health: the form of a real one, in realistic proportions, nobody's data.

A day of phone and watch is some 1,900 records and 0.7 MB, most of it heart rate and energy. Phone and watch
see the same steps for most of the day. With `defects`, the file has the two that Apple's own files had: the
document type of iOS 16, which is no XML, and vertical tabs in a name.
"""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

DAY_BYTES = 724_000
"""Roughly; the file is made as long as asked by its days."""

FIRST = date(2012, 1, 1)
OFFSET = "+0200"
"""Of the phone on the day of the export: a real export writes winters by it too."""

ZONE = "Europe/Copenhagen"
DAY_S = 86_400

_DTD = """<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 12 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary|VisionPrescription)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
<!ELEMENT VisionPrescription ((RightEye|LeftEye|MetadataEntry)*)>
<!ATTLIST VisionPrescription
  type             CDATA #REQUIRED
  brand            CDATA #IMPLIED
{close}<!ELEMENT RightEye EMPTY>
<!ATTLIST RightEye
  sphere           CDATA #IMPLIED
{close}<!ELEMENT LeftEye EMPTY>
<!ATTLIST LeftEye
  sphere           CDATA #IMPLIED
>
{stray}]>
"""
_DEVICE = (
    "&lt;&lt;HKDevice: 0x{pointer:09x}&gt;, name:{name}, manufacturer:Apple Inc., model:{model}, "
    "hardware:{hardware}, software:{software}&gt;"
)
_MOTION = '\n  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="{n}"/>\n </Record>\n'
_MANY: tuple[tuple[str, str, int, tuple[int, int], str], ...] = (
    ("HeartRate", "count/min", 420, (0, 5), "watch"),
    ("ActiveEnergyBurned", "kcal", 480, (30, 90), "watch"),
    ("BasalEnergyBurned", "kcal", 220, (60, 600), "watch"),
    ("PhysicalEffort", "kcal/hr·kg", 160, (30, 90), "watch"),
    ("EnvironmentalAudioExposure", "dBASPL", 48, (60, 1800), "watch"),
    ("RespiratoryRate", "count/min", 40, (0, 5), "watch"),
    ("FlightsClimbed", "count", 8, (5, 60), "phone"),
    ("DistanceWalkingRunning", "km", 120, (60, 500), "watch"),
    ("DistanceWalkingRunning", "km", 45, (60, 600), "phone"),
    ("StepCount", "count", 60, (60, 600), "watch"),
    ("StepCount", "count", 45, (60, 600), "phone"),
    ("AppleStandTime", "min", 60, (300, 300), "watch"),
    ("WalkingSpeed", "km/hr", 12, (5, 60), "phone"),
    ("WalkingStepLength", "cm", 12, (5, 60), "phone"),
    ("WalkingDoubleSupportPercentage", "%", 12, (5, 60), "phone"),
    ("WalkingAsymmetryPercentage", "%", 8, (60, 600), "phone"),
)
_VALUES: dict[str, Callable[[random.Random], str]] = {
    "count": lambda chance: str(chance.randrange(5, 300)),
    "count/min": lambda chance: str(chance.randrange(48, 150)),
    "min": lambda chance: str(chance.randrange(1, 6)),
    "km": lambda chance: f"{chance.uniform(0.01, 0.4):.6g}",
    "km/hr": lambda chance: f"{chance.gauss(4.4, 0.4):.4g}",
    "cm": lambda chance: f"{chance.gauss(68, 5):.3g}",
    "%": lambda chance: "0" if chance.random() < 0.4 else f"{chance.uniform(0.01, 0.3):.3g}",
}
_STAGES = ("AsleepCore", "AsleepDeep", "AsleepCore", "AsleepREM", "Awake")


def write_export(path: Path, n_bytes: int, *, defects: bool = True, seed: int = 20261127) -> int:
    """Write a simulated export of about `n_bytes`, zipped as a phone does, and return its bytes unpacked."""
    days = max(1, round(n_bytes / DAY_BYTES))
    written = 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        cda = '<?xml version="1.0"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3"/>\n'
        archive.writestr("apple_health_export/export_cda.xml", cda)
        with archive.open("apple_health_export/export.xml", "w", force_zip64=True) as file:
            for text in export_text(days, defects=defects, seed=seed):
                written += file.write(text.encode())
    return written


def export_text(days: int, *, defects: bool = True, seed: int = 20261127) -> Iterator[str]:
    """Yield the text of a simulated export of `days`, kind by kind as the Health app writes it."""
    chance = random.Random(seed)  # noqa: S311  # a simulated export
    last = FIRST + timedelta(days=days)
    close, stray = ("", ">\n") if defects else (">\n", "")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n' + _DTD.format(close=close, stray=stray)
    yield f'<HealthData locale="da_DK">\n <ExportDate value="{last} 08:10:05 {OFFSET}"/>\n'
    yield ' <Me HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSexNotSet"/>\n'
    for kind, unit, a_day, lasts, source in _MANY:
        for day in range(days):
            yield "".join(_records(chance, kind, unit, day, a_day=a_day, lasts=lasts, source=source))
    for day in range(days):
        yield "".join(_night(chance, day))
    yield "".join(_weighed(chance, day, defects=defects) for day in range(0, days, 3))
    for day in range(0, days, 2):
        yield "".join(_workout(chance, day))
    for day in range(days):
        burned = f"{chance.uniform(300, 900):.3f}"
        yield (
            f' <ActivitySummary dateComponents="{_day(day)}" activeEnergyBurned="{burned}"'
            ' activeEnergyBurnedGoal="500" activeEnergyBurnedUnit="kcal" appleExerciseTime="31"'
            ' appleExerciseTimeGoal="30" appleStandHours="13" appleStandHoursGoal="12"/>\n'
        )
    yield "</HealthData>\n"


def _records(
    chance: random.Random, kind: str, unit: str, day: int, *, a_day: int, lasts: tuple[int, int], source: str
) -> Iterator[str]:
    """Yield the records of one kind on one day: from seven to eleven, or day and night."""
    waking = kind not in ("HeartRate", "BasalEnergyBurned", "RespiratoryRate")
    begin, span = (7 * 3600, 16 * 3600) if waking else (0, DAY_S - 700)
    every = span / a_day
    head = f' <Record type="HKQuantityTypeIdentifier{kind}" {_source(source, day // 20)} unit="{unit}"'
    value = _VALUES.get(unit, lambda chance: f"{chance.uniform(0.1, 60):.4g}")
    for n in range(a_day):
        start = begin + int(n * every) + chance.randrange(20)
        end = min(
            start + chance.randrange(lasts[0], lasts[1] + 1), start + max(int(every) - 20, 1), DAY_S - 1
        )
        made, from_, to = _at(day, end), _at(day, start), _at(day, end)
        tail = _MOTION.format(n=n % 3) if kind == "HeartRate" else ""
        text = f'{head} creationDate="{made}" startDate="{from_}" endDate="{to}" value="{value(chance)}"'
        yield f"{text}>{tail}" if tail else f"{text}/>\n"


def _night(chance: random.Random, day: int) -> Iterator[str]:
    """Yield a night: in bed by the phone, and its stages by the watch, with the zone."""
    at = chance.randrange(0, 3600)
    yield _sleep("phone", day, at, at + 25_000, "InBed")
    while at < 24_000:
        stop = at + chance.randrange(300, 2400)
        yield _sleep("watch", day, at, stop, chance.choice(_STAGES))
        at = stop


def _sleep(source: str, day: int, start: int, end: int, stage: str) -> str:
    return (
        f' <Record type="HKCategoryTypeIdentifierSleepAnalysis" {_source(source, day // 20)}'
        f' creationDate="{_at(day, end)}" startDate="{_at(day, start)}" endDate="{_at(day, end)}"'
        f' value="HKCategoryValueSleepAnalysis{stage}">\n'
        f'  <MetadataEntry key="HKTimeZone" value="{ZONE}"/>\n </Record>\n'
    )


def _weighed(chance: random.Random, day: int, *, defects: bool) -> str:
    source = "Vægt\x0bi badet" if defects else "Vægt i badet"
    at = _at(day, 26_000)
    return (
        f' <Record type="HKQuantityTypeIdentifierBodyMass" sourceName="{source}" sourceVersion="4" unit="kg"'
        f' creationDate="{at}" startDate="{at}" endDate="{at}" value="{chance.gauss(74, 0.6):.2f}"/>\n'
    )


def _workout(chance: random.Random, day: int) -> Iterator[str]:
    kind, minutes = chance.choice(("Walking", "Cycling", "Yoga")), chance.randrange(15, 90)
    start = _at(day, 61_000)
    yield (
        f' <Workout workoutActivityType="HKWorkoutActivityType{kind}"'
        f' duration="{minutes}.25" durationUnit="min"'
        f' {_source("watch", day // 20)} creationDate="{start}" startDate="{start}"'
        f' endDate="{_at(day, 61_000 + minutes * 60 + 40)}">\n'
        f'  <MetadataEntry key="HKTimeZone" value="{ZONE}"/>\n'
    )
    for n in range(minutes // 5):
        at = _at(day, 61_000 + n * 300)
        yield f'  <WorkoutEvent type="HKWorkoutEventTypeSegment" date="{at}" duration="5"/>\n'
    yield '  <WorkoutStatistics type="HKQuantityTypeIdentifierActiveEnergyBurned" sum="210" unit="kcal"/>\n'
    yield " </Workout>\n"


@cache
def _source(source: str, pointer: int) -> str:
    """Return the attributes that say whose record it is; the text of a device changes now and then."""
    if source == "watch":
        name, model, hardware, software = "Apple Watch", "Watch", "Watch6,7", "9.6"
    else:
        name, model, hardware, software = "iPhone", "iPhone", "iPhone14,2", "16.6"
    device = _DEVICE.format(
        pointer=0x3012_772A0 + pointer * 64, name=name, model=model, hardware=hardware, software=software
    )
    return f'sourceName="{name}" sourceVersion="{software}" device="{device}"'


@cache
def _day(day: int) -> str:
    return str(FIRST + timedelta(days=day))


@cache
def _clock(second: int) -> str:
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02} {OFFSET}"


def _at(day: int, second: int) -> str:
    return f"{_day(day)} {_clock(second)}"
