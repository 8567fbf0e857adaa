"""What runs beside the requests: the sweeper, and how often one link may be asked."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

import pytest

from fodro.web.share import flows, housekeeping, pace


class Stop(BaseException):
    """Ends what would go on for ever."""


def run_sweeper(monkeypatch: pytest.MonkeyPatch, *, times: int) -> list[float]:
    """Let the sweeper go round so many times; return how long it waited each time."""
    waited: list[float] = []

    def sleep(seconds: float) -> None:
        if len(waited) == times:
            raise Stop
        waited.append(seconds)

    monkeypatch.setattr(housekeeping.time, "sleep", sleep)
    with pytest.raises(Stop):
        housekeeping._sweep_for_ever()
    return waited


def test_what_has_ended_is_swept_soon_after_the_start_and_every_five_minutes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    swept: list[datetime] = []
    monkeypatch.setattr(flows, "sweep", swept.append)
    assert run_sweeper(monkeypatch, times=3) == [5, 300, 300]
    assert len(swept) == 3


def test_a_sweep_in_trouble_is_told_and_the_next_one_comes(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def in_trouble(at: datetime) -> int:
        trouble = "a secret name of a file"
        raise OSError(trouble)

    monkeypatch.setattr(flows, "sweep", in_trouble)
    assert len(run_sweeper(monkeypatch, times=4)) == 4
    assert "OSError" in caplog.text
    assert "secret" not in caplog.text


def test_one_process_has_one_sweeper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(housekeeping, "FIRST_AFTER_S", 3600)
    assert housekeeping.start() is housekeeping.start()
    assert housekeeping.start().daemon, "it never keeps the process alive"


def test_a_link_may_be_asked_again_once_a_minute_has_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(pace.time, "monotonic", lambda: now[0])
    link, most = uuid4(), pace.Pace(most=2)
    assert [most.wait_s(link), most.wait_s(link)] == [0, 0]
    now[0] += 30
    assert most.wait_s(link) == 31
    now[0] += 30
    assert most.wait_s(link) == 0


def test_what_is_remembered_of_links_is_bounded() -> None:
    most = pace.Pace(most=1)
    for _ in range(pace.MOST_LINKS + 50):
        most.wait_s(uuid4())
    assert len(most._asked) == pace.MOST_LINKS
