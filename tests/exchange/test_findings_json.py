"""Findings as JSON and back: nothing is lost, nothing is made up, and nothing unreadable comes through."""

import json
import math
from dataclasses import dataclass, replace

import pytest

from fodro.analysis import analyse
from fodro.domain.findings import Findings, TimeOfDayChange, WeekdayFinding, WorkdayFinding
from fodro.domain.pictured import PicturedDays
from fodro.domain.sign_findings import Beside, Monitor, SignFinding, Status
from fodro.exchange.findings_json import findings_json, read_findings, read_value
from tests.web.diaries import evenings, explained_by
from tests.web.understanding import CLOGS, MASSAGE, PAIR, factor, findings

CHANGED = Beside("standing_hours", 4.5, 7.0, 0.12)
WHOLE = replace(
    findings(
        [factor(), factor("shoe=clogs", lag_days=2, claimed=False)],
        pairs=[PAIR],
        shoes=[CLOGS],
        massage=MASSAGE,
    ),
    weekdays=(WeekdayFinding(0, 3.25, 2.5, 4.0, 9, claimed=True),),
    workdays=WorkdayFinding(0.5, 0.1, 0.9, 40, 16, "weekday", claimed=True),
    time_of_day_change=TimeOfDayChange("morning", "evening", "2026-10-01", 1.5, 0.6, 2.4, claimed=True),
    signs=(
        SignFinding(Monitor.INTENSITY, Status.WORSE, "2026-10-01", 1.5, 0.6, 2.4, beside=(CHANGED,)),
        SignFinding(Monitor.TIMING, Status.NOT_ENOUGH, days_needed=9),
    ),
)


@pytest.mark.parametrize(
    "whole", [WHOLE, analyse(evenings([])), analyse(evenings([4.0, None, 5.5])), analyse(explained_by("x"))]
)
def test_what_was_written_is_read_as_the_same_findings(whole: Findings) -> None:
    text = findings_json(whole)
    assert read_findings(text) == whole
    assert findings_json(read_findings(text)) == text


def test_it_is_what_to_dict_says_and_ends_with_a_line_feed() -> None:
    assert json.loads(findings_json(WHOLE)) == json.loads(json.dumps(WHOLE.to_dict()))
    assert findings_json(WHOLE).endswith("}\n")


def test_a_number_that_is_not_finite_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        findings_json(replace(WHOLE, factors=(replace(factor(), low=math.nan),)))


def test_a_newer_fodro_may_say_more_and_an_older_one_less() -> None:
    told = json.loads(findings_json(WHOLE))
    told["moon"] = {"phase": "full"}
    told["factors"][0]["colour"] = "blue"
    del told["pairs"], told["workdays"], told["factors"][0]["n_days"]
    read = read_findings(json.dumps(told))
    assert read.factors[0] == replace(factor(), n_days=0)
    assert (read.pairs, read.workdays) == ((), None)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "7", '{"days": 3}', '{"factors": 7}',
     findings_json(WHOLE).replace('"days": 20', '"days": {}')],
)  # fmt: skip
def test_what_is_no_findings_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # JSON's own error is one, and says where
        read_findings(text)


@dataclass(frozen=True)
class Named:
    name: str
    values: dict[str, tuple[float | None, ...]]


def test_any_value_can_be_read_gaps_included() -> None:
    assert read_value(Named, '{"name": "æ", "values": {"a": [1, null, 2.5]}}') == Named(
        "æ", {"a": (1.0, None, 2.5)}
    )


def test_what_was_written_before_massage_was_looked_at_is_read_as_nothing_about_it() -> None:
    told = json.loads(findings_json(replace(WHOLE, massage=None)))
    assert told["massage"]["immediate"]["basis"] == "not_examined"
    assert read_findings(json.dumps(told)).massage is None


def test_days_pictured_before_sessions_were_are_read_without_them() -> None:
    old = '{"first": "2026-11-01", "pain_nrs": [3.0], "factors": {}, "most_common": {}, "worn": []}'
    assert read_value(PicturedDays, old) == PicturedDays("2026-11-01", (3.0,))
