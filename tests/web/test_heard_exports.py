"""Whatever an importer says of an export is said in Danish too."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import translation

from fodro.domain.diary import DiaryError
from fodro.exchange.importers import IMPORTERS
from fodro.web.bringing_in.heard import heard
from tests.exchange.look_alikes import MIGRAINE_BUDDY, SAMSUNG_SLEEP, look_alikes, takeout, zipped

MORE = {
    "fitbit": {"w.zip": zipped(takeout(profile=False))},
    "samsung-health": {"s.csv": SAMSUNG_SLEEP.replace("05:00:00.000,UTC", "20:00:00.000,UTC").encode()},
    "migraine-buddy": {"m.csv": MIGRAINE_BUDDY.replace("04h 00m", "9d 04h").encode()},
    "daylio": {"d.csv": b"full_date,mood,activities,note\n2024-05-30,so so,...,\n"},
}
WRONG = [
    ("fitbit", b"a,b\n1,2\n"),
    ("garmin", b'[{"calendarDate":'),
    ("fit", b"no"),
    ("health-connect", b"no"),
    ("samsung-health", b"a,b\n1,2\n"),
    ("daylio", b"full_date,mood,activities\n05-06-2024,ok,\n"),
    ("daylio", b"full_date,mood,activities\nsoon,ok,\n"),
    ("daylio", b"full_date,mood,activities\n2024-05-30,ok\n"),
    ("loop", b"Date,Value\n2024-05-30,NO\n"),
    ("google-fit", b"Date,Step count\n2024-05-30,many\n"),
]


@pytest.mark.parametrize("kind", look_alikes())
def test_every_note_of_an_export_has_its_danish(kind: str, tmp_path: Path) -> None:
    for name, data in {**look_alikes()[kind], **MORE.get(kind, {})}.items():
        (tmp_path / name).write_bytes(data)
        with translation.override("da"):
            said = [heard(note) for note in IMPORTERS[kind].read(tmp_path / name).notes]
        assert [one.text for one in said if one.language] == []


@pytest.mark.parametrize(("kind", "data"), WRONG)
def test_what_is_wrong_with_an_export_is_said_in_danish(kind: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(data)
    with pytest.raises(DiaryError) as refused:
        IMPORTERS[kind].read(tmp_path / "x.csv")
    with translation.override("da"):
        said = [heard(refused.value.problem), heard(refused.value.remedy)]
    assert [one.text for one in said if one.language] == []
