"""Small files that look like what apps and watches write. All of it is SIMULATED: nobody lived these days."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import struct
import tempfile
import zipfile
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

FITBIT_CSV = """\
Body
Date,Weight,BMI,Fat
"30-05-2024","71","23","0"

Activities
Date,Calories Burned,Steps,Distance,Floors,Minutes Sedentary
"30-05-2024","2,073","13,776","9.81","3","1,093"
"31-05-2024","1,900","0","0","0","1,440"
"01-06-2024","2,323","5,900","4.38","39","1,277"

Sleep
Start Time,End Time,Minutes Asleep,Minutes Awake,Number of Awakenings,Time in Bed
"31-05-2024 11:12PM","01-06-2024 7:11AM","450","29","3","479"
"30-05-2024 10:40PM","31-05-2024 6:40AM","420","60","9","480"

"""
FITBIT_TAKEOUT = {
    "Takeout/Fitbit/Global Export Data/sleep-2024-05-30.json": [
        {
            "logId": 11,
            "dateOfSleep": "2024-05-31",
            "endTime": "2024-05-31T06:40:30.000",
            "minutesAsleep": 420,
        },
        {"logId": 12, "dateOfSleep": "2024-05-31", "endTime": "2024-05-31T14:40:30.000", "minutesAsleep": 30},
    ],
    "Takeout/Fitbit/Global Export Data/weight-2024-05-30.json": [
        {"logId": 21, "weight": 154.3, "bmi": 22.9, "date": "05/30/24", "time": "23:59:59"}
    ],
    "Takeout/Fitbit/Global Export Data/steps-2024-05-30.json": [
        {"dateTime": "05/30/24 10:00:00", "value": "4000"},
        {"dateTime": "05/30/24 23:00:00", "value": "20"},
        {"dateTime": "05/31/24 12:00:00", "value": "3000"},
        {"dateTime": "05/31/24 23:30:00", "value": "900"},
    ],
}
FITBIT_TABLES = {
    "steps_2024-05-01.csv": """\
timestamp,steps,data source
2024-05-30T08:00:00Z,950,Watch
2024-05-30T08:00:00Z,800,Phone
2024-05-30T12:00:00Z,100,Phone
2024-05-31T22:30:00Z,700,Watch
""",
    "UserSleeps_2024-05-01.csv": """\
sleep_id,sleep_type,minutes_asleep,start_utc_offset,sleep_start,end_utc_offset,sleep_end,data_source
11,STAGES,420,+02:00,2024-05-29 21:00:00+0000,+02:00,2024-05-30 05:00:00+0000,WATCH
12,STAGES,30,-04:00,2024-06-01 01:00:00+0000,-04:00,2024-06-01 02:00:00+0000,WATCH
""",
    "weight.csv": """\
timestamp,weight grams,data source
2024-05-30T05:00:00Z,70500,Scale
2024-05-31T22:30:00Z,70100,Scale
""",
}
FITBIT_PROFILE = "id,full_name,timezone\nX,X,Europe/Copenhagen\n"

GOOGLE_FIT = """\
Date,Move Minutes count,Calories (kcal),Distance (m),Step count,Average weight (kg),Walking duration (ms)
2024-05-29,,1634.5,,,,
2024-05-30,24,1691.2,358.8,1378,75.0,941952
2024-05-31,24,1691.2,358.8,0,,941952
"""
GARMIN_DAYS = [
    {"calendarDate": "2024-05-30", "uuid": "a", "totalSteps": 7598, "allDayStress": {"aggregatorList": [
        {"type": "TOTAL", "totalDuration": 78240}, {"type": "AWAKE", "totalDuration": 900}]}},
    {"calendarDate": "2024-05-31", "uuid": "b", "totalSteps": 59, "allDayStress": {"aggregatorList": [
        {"type": "TOTAL", "totalDuration": 10080}]}},
    {"calendarDate": "2024-06-01", "uuid": "c", "totalSteps": 4100},
]  # fmt: skip
GARMIN_NIGHTS = [
    {"calendarDate": "2024-05-30", "sleepStartTimestampGMT": "2024-05-29T21:00:00.0",
     "deepSleepSeconds": 3600, "lightSleepSeconds": 18000, "remSleepSeconds": 5400, "awakeSleepSeconds": 600},
    {"retro": False},
]  # fmt: skip
GARMIN_WEIGHINGS = [
    {
        "metaData": {"calendarDate": "2024-05-30T06:00:00.0"},
        "weight": {"weight": 77400.0},
    },
    {"metaData": {"calendarDate": "2024-05-31T06:00:00.0"}, "userSetNullForHeight": True},
]
SAMSUNG_STEPS = """\
com.samsung.shealth.step_daily_trend,6223032,10
binning_data,update_time,source_type,count,day_time,deviceuuid,
a,2024-05-30 20:00:00.000,-2,5000,2024-05-30 00:00:00.000,x,
a,2024-05-30 20:00:00.000,0,3000,2024-05-30 00:00:00.000,x,
a,2024-05-31 20:00:00.000,-2,6100,1717113600000,x,
"""
_SLEEP = "com.samsung.health.sleep"
SAMSUNG_SLEEP = f"""\
com.samsung.shealth.sleep,6223032,3
sleep_score,{_SLEEP}.start_time,{_SLEEP}.end_time,{_SLEEP}.time_offset,
80,2024-05-29 21:00:00.000,2024-05-30 05:00:00.000,UTC+0200,
80,2024-05-29 21:30:00.000,2024-05-30 04:00:00.000,UTC+0200,
80,2024-05-31 16:00:00.000,2024-05-31 23:00:00.000,UTC+0200,
"""
SAMSUNG_WEIGHT = """\
com.samsung.health.weight,6223032,3
start_time,weight,height,time_offset,
2024-05-30 06:00:00.000,71.5,171,UTC+0200,
2024-05-30 05:00:00.000,72.0,171,UTC+0200,
"""
DAYLIO = """\
full_date,date,weekday,time,mood,activities,note_title,note
2024-06-02,June 2,Sunday,10:00 pm,good,"music | nature / walk","",""
2024-06-01,June 1,Saturday,9:00 pm,awful,"music | bad sleep","","a note"
2024-06-01,June 1,Saturday,9:00 am,rad,"","",""
2024-05-30,May 30,Thursday,22:15,meh,"nature / walk | alcohol","",""
"""
LOOP_MARKS = """\
Date,Meditate,Walk,Steps,
2024-06-02,NO,12500,UNKNOWN,
2024-06-01,YES_MANUAL,NO,YES_MANUAL,
2024-05-31,YES_AUTO,30000,SKIP,
2024-05-30,YES_MANUAL,UNKNOWN,NO,
2024-05-29,NO,1500,YES_MANUAL,
"""
LOOP_HABITS = """\
Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type
001,Meditate,YES_NO,Did you?,,1,1,#FF8F00,,
002,Walk,NUMERICAL,How many minutes?,,2,3,#00897B,min,AT_LEAST
003,Steps,YES_NO,Enough?,,2,3,#00897B,,
"""
LOOP_OLD = """\
Date,Meditate,Run
2024-06-02,0,2
2024-06-01,2,-1
2024-05-31,1,3
2024-05-30,2,0
"""
TRACK_AND_GRAPH = """\
FeatureName,Timestamp,Value,Label,Note
Coffee,2024-05-30T07:30:41.432+02:00,1.0,,
Coffee,2024-05-30T23:30:41.432+02:00,2.0,,late
Standing,2024-05-30T21:00:00+02:00,1:30:00,,
Standing,2024-05-30T22:00:00+02:00,0:15:30:shop,,
Mood,2024-05-31T22:00:00Z,3.0:fine,,
"""
BEARABLE = """\
date,date formatted,weekday,time of day,category,rating/amount,detail,notes
30th May 2024,2024-05-30,Thursday,am,Symptom,1,Foot pain (Mild),
30th May 2024,2024-05-30,Thursday,pm,Symptom,3,Foot pain (Severe),
30th May 2024,2024-05-30,Thursday,09:30,Mood,7,,ok
30th May 2024,2024-05-30,Thursday,21:30,Mood,8,,
31st May 2024,2024-05-31,Friday,,Sleep,7:30,Asleep 23:00 - 06:30. In bed 22:50 - 06:40,
31st May 2024,2024-05-31,Friday,,Sleep quality,4,,
31st May 2024,2024-05-31,Friday,am,Meds/Supplements,200mg,Something,
"""
MIGRAINE_BUDDY = """\
"Date","Time Period","Description","Notes"
"No ongoing events recorded during this period.","","",""

"#","Started","Lasted","Start UTC Offset (min)","End UTC Offset (min)","Geohash","Pain Level","Notes"
"1","05/30/24 22:00","04h 00m","120","120","u0yjjd","7","at work"
"2","06/13/24 08:05","45m","120","120","","3",""
"3","06/13/24 20:05","","120","120","","5",""
"""


def _point(schema: str, body: Mapping[str, object], n: int, *, namespace: str = "omh") -> dict[str, object]:
    about = {"namespace": namespace, "name": schema, "version": "1.0"}
    provenance = {"source_name": "pedometer" if n % 2 else "watch", "modality": "sensed"}
    return {
        "header": {"id": f"simulated-{n}", "schema_id": about, "acquisition_provenance": provenance},
        "body": body,
    }


def _frame(start: str, end: str) -> dict[str, object]:
    return {"time_interval": {"start_date_time": start, "end_date_time": end}}


OPEN_MHEALTH = [
    _point("step-count", {
        "step_count": {"value": 6000, "unit": "steps"},
        "effective_time_frame": _frame("2024-05-30T08:00:00+02:00", "2024-05-30T18:00:00+02:00")}, 1),
    _point("step-count", {
        "step_count": 1000,
        "effective_time_frame": _frame("2024-05-30T17:00:00+02:00", "2024-05-30T19:00:00+02:00")}, 2),
    _point("physical-activity", {
        "activity_name": "walking", "base_movement_quantity": {"value": 700, "unit": "steps"},
        "effective_time_frame": _frame("2024-05-31T17:00:00+02:00", "2024-05-31T19:00:00+02:00")}, 3,
        namespace="ieee"),
    _point("sleep-duration", {
        "sleep_duration": {"value": 450, "unit": "min"},
        "effective_time_frame": _frame("2024-05-30T22:50:00+02:00", "2024-05-31T06:40:00+02:00")}, 4),
    _point("body-weight", {
        "body_weight": {"value": 150, "unit": "lb"},
        "effective_time_frame": {"date_time": "2024-05-31T06:40:00+02:00"}}, 5),
    _point("physical-activity", {
        "activity_name": "swimming",
        "effective_time_frame": {"time_interval": {
            "start_date_time": "2024-05-31T12:00:00+02:00", "duration": {"value": 40, "unit": "min"}}}}, 6),
    _point("heart-rate", {"heart_rate": {"value": 50, "unit": "beats/min"}}, 7),
]  # fmt: skip

_HEALTH_CONNECT = """
CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, package_name TEXT, app_name TEXT);
CREATE TABLE steps_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER,
  start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER,
  local_date INTEGER, count INTEGER);
CREATE TABLE sleep_session_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, app_info_id INTEGER,
  start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER, title TEXT);
CREATE TABLE sleep_stages_table (parent_key INTEGER, stage_start_time INTEGER, stage_end_time INTEGER,
  stage_type INTEGER);
CREATE TABLE weight_record_table (row_id INTEGER PRIMARY KEY, app_info_id INTEGER, time INTEGER,
  zone_offset INTEGER, weight REAL);
INSERT INTO application_info_table VALUES (1, 'simulated.phone', 'Phone'), (2, 'simulated.watch', 'Watch');
"""


def _ms(day: int, hour: int, minute: int = 0) -> int:
    return int(datetime(2024, 5, day, hour, minute, tzinfo=UTC).timestamp()) * 1000


def health_connect_database(path: Path) -> Path:
    """Make a database: steps of two apps that overlap, a night with an hour awake, a late weighing."""
    two = 2 * 3600
    steps = [
        (1, _ms(30, 6), two, _ms(30, 8), two, 4000),
        (2, _ms(30, 7), two, _ms(30, 9), two, 3000),
        (2, _ms(30, 21), two, _ms(30, 23), two, 200),
    ]
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(_HEALTH_CONNECT)
        into = (
            "INSERT INTO steps_record_table (app_info_id, start_time, start_zone_offset, end_time, "
            "end_zone_offset, count) VALUES (?, ?, ?, ?, ?, ?)"
        )
        database.executemany(into, steps)
        database.execute(
            "INSERT INTO sleep_session_record_table (row_id, app_info_id, start_time, start_zone_offset, "
            "end_time, end_zone_offset) VALUES (5, 2, ?, ?, ?, ?)",
            (_ms(29, 21), two, _ms(30, 5), two),
        )
        database.executemany(
            "INSERT INTO sleep_stages_table VALUES (5, ?, ?, ?)",
            [(_ms(29, 21), _ms(30, 2), 4), (_ms(30, 2), _ms(30, 3), 1), (_ms(30, 3), _ms(30, 5), 6)],
        )
        database.execute(
            "INSERT INTO weight_record_table (app_info_id, time, zone_offset, weight) "
            "VALUES (1, ?, ?, 71500.0)",
            (_ms(29, 22, 30), two),
        )
    return path


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of the files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return held.getvalue()


def fit_file(*, sport: int = 2, minutes: int = 40, ahead_s: int | None = 7200, kind: int = 4) -> bytes:
    """Return a FIT file with one session that began at 22:30 universal time on 30 May 2024."""
    start = int(datetime(2024, 5, 30, 22, 30, tzinfo=UTC).timestamp()) - 631065600
    end = start + minutes * 60
    records = _fit_message(0, 0, [(0, 0x00, "B", kind), (1, 0x84, "H", 1)])
    if minutes:
        records += _fit_message(
            1, 18, [(2, 0x86, "I", start), (8, 0x86, "I", minutes * 60_000), (5, 0x00, "B", sport)]
        )
    local = [] if ahead_s is None else [(5, 0x86, "I", end + ahead_s)]
    records += _fit_message(2, 34, [(253, 0x86, "I", end), *local])
    return signed_fit(records)


def signed_fit(records: bytes) -> bytes:
    """Return the records as a FIT file: its header before them, its check sum after them."""
    header = struct.pack("<BBHI4s", 14, 0x20, 2132, len(records), b".FIT")
    header += struct.pack("<H", _fit_crc(header))
    return header + records + struct.pack("<H", _fit_crc(header + records))


def _fit_message(local: int, number: int, fields: list[tuple[int, int, str, int]]) -> bytes:
    sizes = {"B": 1, "H": 2, "I": 4}
    definition = struct.pack("<BBBHB", 0x40 | local, 0, 0, number, len(fields))
    definition += b"".join(struct.pack("<BBB", n, sizes[form], base) for n, base, form, _ in fields)
    values = struct.pack("<" + "".join(form for _, _, form, _ in fields), *(value for *_, value in fields))
    return definition + bytes([local]) + values


def _fit_crc(data: bytes) -> int:
    """Return the check sum of the FIT protocol, by its table of half bytes."""
    table = (0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401,
             0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400)  # fmt: skip
    crc = 0
    for byte in data:
        for half in (byte & 0xF, byte >> 4):
            crc = ((crc >> 4) & 0x0FFF) ^ table[crc & 0xF] ^ table[half]
    return crc


def takeout(*, profile: bool = True) -> dict[str, bytes]:
    """Return the files of a Fitbit Takeout by name."""
    files = {name: json.dumps(records).encode() for name, records in FITBIT_TAKEOUT.items()}
    if profile:
        files["Takeout/Fitbit/Your Profile/Profile.csv"] = FITBIT_PROFILE.encode()
    return files


def newer_takeout() -> dict[str, bytes]:
    """Return the files of a newer Fitbit Takeout by name."""
    files = {f"Takeout/Google Health/{name}": text.encode() for name, text in FITBIT_TABLES.items()}
    return files | {"Takeout/Google Health/Your Profile/Profile.csv": FITBIT_PROFILE.encode()}


def garmin() -> dict[str, bytes]:
    """Return the files of a Garmin export by name."""
    wellness = "DI_CONNECT/DI-Connect-Wellness"
    return {
        "DI_CONNECT/DI-Connect-Aggregator/UDSFile_2024-05-30_2024-06-01.json": json.dumps(
            GARMIN_DAYS
        ).encode(),
        f"{wellness}/2024-05-30_2024-06-01_1_sleepData.json": json.dumps(GARMIN_NIGHTS).encode(),
        f"{wellness}/1_userBioMetrics.json": json.dumps(GARMIN_WEIGHINGS).encode(),
    }


def samsung() -> dict[str, bytes]:
    """Return the files of a Samsung Health export by name."""
    return {
        "samsunghealth_x/com.samsung.shealth.step_daily_trend.2024.csv": SAMSUNG_STEPS.encode(),
        "samsunghealth_x/com.samsung.shealth.sleep.2024.csv": SAMSUNG_SLEEP.encode(),
        "samsunghealth_x/com.samsung.health.weight.2024.csv": SAMSUNG_WEIGHT.encode(),
        "samsunghealth_x/jsons/other.json": b"{}",
    }


def loop() -> dict[str, bytes]:
    """Return the files of a Loop export by name."""
    return {
        "Checkmarks.csv": LOOP_MARKS.encode(),
        "Habits.csv": LOOP_HABITS.encode(),
        "001 Meditate/Checkmarks.csv": b"Date,Value,Notes\n2024-06-01,YES_MANUAL,\n",
    }


def _health_connect_bytes() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return health_connect_database(Path(folder) / "x.db").read_bytes()


def look_alikes() -> dict[str, dict[str, bytes]]:
    """Return by kind the files that look like it, each in all the forms it comes in, by name."""
    rows = {
        "daylio": {"daylio.csv": DAYLIO},
        "track-and-graph": {"group.csv": TRACK_AND_GRAPH},
        "bearable": {"bearable.csv": BEARABLE},
        "migraine-buddy": {"migraine.csv": MIGRAINE_BUDDY},
        "google-fit": {"Daily activity metrics.csv": GOOGLE_FIT},
        "fitbit": {"fitbit_export.csv": FITBIT_CSV},
        "loop": {"Checkmarks.csv": LOOP_MARKS},
    }
    tables = {kind: {name: text.encode() for name, text in files.items()} for kind, files in rows.items()}
    points = b"\n".join(json.dumps(point).encode() for point in OPEN_MHEALTH)
    database = _health_connect_bytes()
    return {
        **tables,
        "fitbit": {
            **tables["fitbit"],
            "takeout.zip": zipped(takeout()),
            "newer.zip": zipped(newer_takeout()),
        },
        "google-fit": {
            **tables["google-fit"],
            "takeout.zip": zipped({"Takeout/Fit/m.csv": GOOGLE_FIT.encode()}),
        },
        "loop": {**tables["loop"], "loop.zip": zipped(loop())},
        "garmin": {
            "UDSFile_a.json": json.dumps(GARMIN_DAYS).encode(),
            "a_sleepData.json": json.dumps(GARMIN_NIGHTS).encode(),
            "garmin.zip": zipped(garmin()),
        },
        "fit": {"activity.fit": fit_file(), "activities.zip": zipped({"a.fit": fit_file(sport=11)})},
        "samsung-health": {
            "com.samsung.shealth.step_daily_trend.2024.csv": SAMSUNG_STEPS.encode(),
            "samsung.zip": zipped(samsung()),
        },
        "health-connect": {
            "health_connect_export.db": database,
            "Health Connect.zip": zipped({"health_connect_export.db": database}),
        },
        "open-mhealth": {"points.json": json.dumps(OPEN_MHEALTH).encode(), "points.ndjson": points},
    }


def in_danish(text: str) -> str:
    """Return a table as a spreadsheet in Danish saves it: semicolons between cells, decimal commas."""
    held = io.StringIO()
    rows = list(csv.reader(io.StringIO(text)))
    csv.writer(held, delimiter=";").writerows([[_in_danish(cell) for cell in row] for row in rows])
    return held.getvalue()


def _in_danish(cell: str) -> str:
    plain = cell.replace(",", "")
    if plain.replace(".", "", 1).isdigit() and plain.count(".") <= 1 and len(plain) < 15:
        return plain.replace(".", ",")
    return cell
