"""A finding opened: its picture, its days, what it rests on and what it cannot tell."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner
from django.test import Client

from fodro.analysis import analyse
from fodro.cli import main
from fodro.domain.pictured import PicturedDays, WornRating
from fodro.domain.shown import Shown, State
from fodro.exchange.diary_folder import read_folder
from fodro.exchange.findings_json import findings_json
from fodro.web.archive.flows import merge_diary
from fodro.web.people.models import Person
from tests.web.conftest import EVENING
from tests.web.diaries import LAST_DAY, evenings, explained_by
from tests.web.markup import Element, read, rows
from tests.web.understanding import CLOGS, PAIR, PICTURED, factor, findings, keep_findings

pytestmark = pytest.mark.django_db

STANDING = Shown("factor:standing_hours", 0, 0.8, "2026-11-20")
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(EVENING, tick=False):
        yield


def opened(client: Client, address: str) -> Element:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return read(answer.text).one("main")


@pytest.fixture
def understood(owner: Person) -> Person:
    """Someone with one finding about hours on the feet, and one about a pair."""
    found = findings([factor(), *(factor(lag_days=n, claimed=False) for n in (1, 2, 3))], pairs=[PAIR])
    keep_findings(owner, found, [STANDING, Shown("pair:hard_floor+shoe=clogs", 1, 0.9, "2026-11-20")])
    return owner


def address_under(client: Client, start: str) -> str:
    """Where the one card of the room leads whose address begins so."""
    (address,) = {
        link.attributes["href"]
        for link in read(client.get("/patterns/").text).all("a")
        if link.attributes["href"].startswith(start)
    }
    return address


def pair_address(client: Client) -> str:
    return address_under(client, "/patterns/together/")


def test_a_finding_opens_to_its_days_each_of_which_leads_to_its_page(
    client: Client, understood: Person
) -> None:
    page = opened(client, "/patterns/with/standing_hours/")
    days = next(table for table in page.all("table") if "day-rows" in table.attributes.get("class", ""))
    links = [link.attributes["href"] for link in days.all("a")]
    noted = [f"2026-11-{n + 1:02d}" for n in range(20) if n != 3]
    assert links == [f"/calendar/day/?day={day}" for day in reversed(noted)]
    assert rows(days)[0] == ["5", "6"], "the hours of the last day, and its pain"
    assert days.all("a")[0].text == "Fri, Nov 20, 2026"


def test_a_finding_opens_to_every_lag_that_was_looked_at(client: Client, understood: Person) -> None:
    tables = {
        table.one("caption").text: table
        for table in opened(client, "/patterns/with/standing_hours/").all("table")
        if table.all("caption")
    }
    lags = next(table for caption, table in tables.items() if caption.endswith("the same day and later"))
    assert [row[0] for row in rows(lags)] == [
        "the same day",
        "the day after",
        "two days after",
        "three days after",
    ]
    assert [row[4] for row in rows(lags)] == ["95 %", "10 %", "10 %", "10 %"]


def test_two_levels_of_a_category_stand_side_by_side_by_their_own_names(
    client: Client, owner: Person
) -> None:
    keep_findings(owner, findings([factor("shoe=clogs")]), [Shown("factor:shoe=clogs", 0, 0.9, "2026-11-20")])
    chart = opened(client, address_under(client, "/patterns/with/")).all("svg")[0]
    names = [words.text for words in chart.all("text")]
    assert {"boots", "clogs"} <= set(names)
    assert not any(":" in name for name in names), "the heading of the page says what they are levels of"


def test_it_says_what_it_rests_on_what_it_cannot_tell_and_how_often_that_is_chance(
    client: Client, understood: Person
) -> None:
    for address in ("/patterns/with/standing_hours/", pair_address(client)):
        page = opened(client, address)
        headings = [heading.text for heading in page.all("h2")]
        for heading in (
            "What it rests on",
            "What it cannot tell",
            "How often this would be chance",
            "The days",
        ):
            assert heading in headings
        assert "Days without a note are left out." in page.text
        assert "at most about 1 in 20 people with nothing to find" in page.text


def test_only_a_finding_of_the_same_day_asks_which_came_first(client: Client, understood: Person) -> None:
    same_day = opened(client, "/patterns/with/standing_hours/")
    later = opened(client, pair_address(client))
    assert "Which came first" in same_day.text
    assert "Which came first" not in later.text


def test_a_pair_opens_to_days_with_neither_one_of_them_and_both(client: Client, understood: Person) -> None:
    page = opened(client, pair_address(client))
    picture = page.all("figure")[0]
    kinds = {row[1] for row in rows(picture.one("table"))}
    assert {"neither", "both"} <= kinds
    assert len(kinds) == 4


def test_what_is_there_or_not_is_told_as_yes_and_no_and_a_level_by_its_name(
    client: Client, understood: Person
) -> None:
    days = opened(client, pair_address(client)).all("table")[-1]
    assert {row[0] for row in rows(days)} == {"yes", "no"}
    assert {row[1] for row in rows(days)} == {"clogs", "boots"}


def test_without_any_script_everything_of_a_finding_is_there(client: Client, understood: Person) -> None:
    answer = client.get("/patterns/with/standing_hours/")
    assert "htmx" not in answer.text
    main_part = read(answer.text).one("main")
    assert main_part.all("script") == []
    assert len(main_part.all("svg")) >= 2


@pytest.mark.parametrize(
    "address",
    ["/patterns/with/standing_hours/", "/patterns/with/nothing/", "/patterns/together/0000/",
     "/patterns/in-the-day/", "/patterns/in-the-week/", "/patterns/days/", "/patterns/shoes/"],
)  # fmt: skip
def test_a_finding_of_another_is_not_found(
    address: str, understood: Person, client: Client, outsider_client: Client
) -> None:
    assert outsider_client.get(address).status_code == 404
    assert outsider_client.get(pair_address(client)).status_code == 404


def test_a_withdrawn_finding_is_not_found(client: Client, owner: Person) -> None:
    gone = replace(STANDING, state=State.WITHDRAWN, until="2026-11-19", reason="less_sure")
    keep_findings(owner, findings([factor(claimed=False)]), [gone])
    assert client.get("/patterns/with/standing_hours/").status_code == 404


@pytest.mark.parametrize("name", [SCRIPT, "a/b?c#d", "æ ø", "x" * 3000, "shoe=Træsko & co"])
def test_whatever_a_factor_is_called_its_address_is_short_and_harmless(
    client: Client, owner: Person, name: str
) -> None:
    keep_findings(
        owner,
        findings([factor(name)]),
        [replace(STANDING, key=f"factor:{name}")],
        PicturedDays("2026-11-01", (1.0, 2.0, 3.0), {name: (0.0, 1.0, 2.0)}),
    )
    page = read(client.get("/patterns/").text)
    (link,) = (a for a in page.all("a") if a.attributes["href"].startswith("/patterns/with/"))
    assert re.fullmatch(r"/patterns/with/[0-9a-f]{16}/", link.attributes["href"])
    assert client.get(link.attributes["href"]).status_code == 200


def test_the_week_opens_to_its_days_and_to_workdays(client: Client, owner: Person) -> None:
    merge_diary(owner, evenings([float(n % 7) for n in range(70)], last=LAST_DAY))
    page = opened(client, "/patterns/in-the-week/")
    assert [row[0] for row in rows(page.all("table")[0])] == [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]  # fmt: skip
    assert "What it cannot tell" in page.text


def test_the_days_open_to_the_line_of_all_of_them(client: Client, owner: Person) -> None:
    merge_diary(owner, evenings([3.0, None, 5.0]))
    page = opened(client, "/patterns/days/")
    assert [row[1] for row in rows(page.one("table"))] == ["3", "nothing noted", "5"]


@pytest.mark.parametrize("language", ["en", "da"])
def test_shoes_open_to_pairs_to_the_hours_worn_and_to_what_they_were_worn_for(
    client: Client, owner: Person, language: str
) -> None:
    boots = replace(CLOGS, shoe="Boots", comfort=5.0, low=4.0, high=6.0, wear=None, activities=())
    worn = tuple(WornRating("Clogs", 10.0 * n, 8.0 - n / 2) for n in range(8))
    keep_findings(owner, findings(shoes=[boots, CLOGS]), pictured=replace(PICTURED, worn=worn))
    client.post("/language/", {"language": language, "next": "/"})
    pairs, wear, activities = opened(client, "/patterns/shoes/").all("table")
    assert [row[0] for row in rows(pairs)] == ["Clogs", "Boots"], "the most comfortable first"
    assert rows(wear)[0][:2] == ["Clogs", "70"]
    assert len(rows(activities)) == 2
    assert "Clogs" in read(client.get("/patterns/").text).one("main").text


def test_the_file_is_what_the_library_and_the_command_line_give_bit_for_bit(
    client: Client, owner: Person, tmp_path: Path
) -> None:
    merge_diary(owner, explained_by("standing_hours", also={"shoe": "clogs"}))
    answer = client.get("/patterns/findings.json")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="fodro-findings.json"'
    assert answer.headers["Content-Type"] == "application/json"
    archive = tmp_path / "diary.zip"
    archive.write_bytes(b"".join(client.post("/more/data/download/")))
    told = CliRunner().invoke(main, ["analyse", str(archive), "--json"])
    assert answer.content == told.stdout_bytes
    assert answer.text == findings_json(analyse(read_folder(archive).diary))


def test_the_file_is_there_once_there_are_findings(
    client: Client, outsider_client: Client, owner: Person
) -> None:
    merge_diary(owner, evenings([4.0, 5.0], last=LAST_DAY - timedelta(days=1)))
    assert b'"days": 2' in client.get("/patterns/findings.json").content
    nothing = outsider_client.get("/patterns/findings.json")
    assert (nothing.status_code, nothing.headers["Location"]) == (302, "/patterns/")
