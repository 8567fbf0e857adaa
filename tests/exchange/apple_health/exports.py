"""Small exports of Apple Health for the tests: simulated, in the form of real ones."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from fodro.exchange.apple_health.opening import Export
from fodro.exchange.apple_health.reading import read_apple_health, read_export
from fodro.exchange.imported import Imported

WATCH, PHONE = "Apple Watch", "iPhone"
DEVICE = "&lt;&lt;HKDevice: 0x3012772a0&gt;, name:{0}, manufacturer:Apple Inc., model:{0}, hardware:X1,2&gt;"
UNITS = {
    "StepCount": "count",
    "DistanceWalkingRunning": "km",
    "AppleStandTime": "min",
    "WalkingAsymmetryPercentage": "%",
    "WalkingDoubleSupportPercentage": "%",
    "AppleWalkingSteadiness": "%",
    "WalkingSpeed": "m/s",
    "WalkingStepLength": "cm",
    "BodyMass": "kg",
}
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
DTD = """<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14, with a <HealthData> in its words -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
]>
"""
BROKEN_DTD = """<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 12 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|VisionPrescription)*)>
<!ELEMENT VisionPrescription ((RightEye|LeftEye|MetadataEntry)*)>
<!ATTLIST VisionPrescription
  type CDATA #REQUIRED
  brand CDATA #IMPLIED
<!ELEMENT RightEye EMPTY>
<!ATTLIST RightEye
  sphere CDATA #IMPLIED
>
>
]>
"""


def record(
    kind: str, value: object, start: str, end: str | None = None, *, source: str = PHONE, **said: str
) -> str:
    """Return a record as Apple writes it; `said` may hold unit, zone, entered and device."""
    sleep = kind == "SleepAnalysis"
    family = "HKCategoryTypeIdentifier" if sleep else "HKQuantityTypeIdentifier"
    worth = f"HKCategoryValueSleepAnalysis{value}" if sleep else value
    attributes = {
        "type": family + kind,
        "sourceName": source,
        "sourceVersion": "10.2",
        "device": said.get("device", ""),
        "unit": "" if sleep else said.get("unit", UNITS.get(kind, "count")),
        "creationDate": moment(end or start),
        "startDate": moment(start),
        "endDate": moment(end or start),
        "value": str(worth),
    }
    text = " ".join(f'{name}="{each}"' for name, each in attributes.items() if each)
    metadata = {"HKTimeZone": said.get("zone", ""), "HKWasUserEntered": said.get("entered", "")}
    return element(f" <Record {text}", metadata, "Record")


def element(start: str, metadata: Mapping[str, str], name: str) -> str:
    entries = "".join(f'  <MetadataEntry key="{k}" value="{v}"/>\n' for k, v in metadata.items() if v)
    return f"{start}>\n{entries} </{name}>\n" if entries else f"{start}/>\n"


def workout(
    kind: str, minutes: float | str, start: str, end: str, *, source: str = WATCH, zone: str = ""
) -> str:
    duration = f' duration="{minutes}" durationUnit="min"' if minutes != "" else ""
    text = f' <Workout workoutActivityType="HKWorkoutActivityType{kind}"{duration} sourceName="{source}"'
    dates = f' creationDate="{moment(end)}" startDate="{moment(start)}" endDate="{moment(end)}"'
    return element(text + dates, {"HKTimeZone": zone, "HKIndoorWorkout": "0"}, "Workout")


def moment(text: str) -> str:
    """Return a moment with seconds and an offset where `text` leaves them out: ``2024-03-01 08:00``."""
    day, clock, *offset = text.split()
    return f"{day} {clock if clock.count(':') == 2 else clock + ':00'} {offset[0] if offset else '+0100'}"


def export(*elements: str, dtd: str = DTD, exported: str = "2024-12-01 08:00") -> str:
    date = f' <ExportDate value="{moment(exported)}"/>\n <Me HKCharacteristicTypeIdentifierBloodType=""/>\n'
    return f'{HEAD}{dtd}<HealthData locale="da_DK">\n{date}{"".join(elements)}</HealthData>\n'


def read(*elements: str, dtd: str = DTD, exported: str = "2024-12-01 08:00") -> Imported:
    return read_parts([export(*elements, dtd=dtd, exported=exported).encode()])


def read_parts(parts: Iterable[bytes]) -> Imported:
    """Read an export that comes in these parts."""
    whole = list(parts)
    return read_export(Export("export.xml", sum(map(len, whole)), lambda: iter(whole)))


def values(imported: Imported) -> dict[str, dict[str, object]]:
    """Return what was imported, days as text."""
    return {str(day): dict(each) for day, each in imported.diary.factors.items()}


def zipped(path: Path, text: str | bytes, name: str = "apple_health_export/export.xml") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("apple_health_export/export_cda.xml", '<?xml version="1.0"?><ClinicalDocument/>')
        archive.writestr("__MACOSX/apple_health_export/._export.xml", b"\0\5\x16\7")
        archive.writestr(name, text)
    return path


def read_file(path: Path) -> Imported:
    return read_apple_health(path)
