"""What is in a link: the page as it is set up, for any reader of FHIR, and nothing that was not asked for."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import segno
import time_machine
from django.test import Client
from django.utils import translation

from fodro.domain.diary import Diary
from fodro.domain.report import ReportKind
from fodro.exchange.fhir import check
from fodro.web.archive.flows import merge_diary
from fodro.web.people.models import Person
from fodro.web.share.asking import label_of
from fodro.web.share.contents import Contents, Wish, contents_of
from fodro.web.share.models import Draft
from fodro.web.share.qr import QUIET, code_of
from fodro.web.share.reading import Block, blocks_of, read_document
from tests.web.conftest import EVENING
from tests.web.diaries import evenings

DAY = EVENING.date()


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(EVENING, tick=False):
        yield


@pytest.fixture
def diarist(owner: Person) -> Person:
    older = evenings([9.0] * 5, last=DAY - timedelta(days=40)).ratings
    merge_diary(owner, Diary(ratings=(*older, *evenings([4.0] * 10, last=DAY).ratings)))
    return owner


def bundle_in(contents: Contents) -> dict[str, Any]:
    ((kind, data),) = contents.files
    assert kind == "application/fhir+json"
    bundle: dict[str, Any] = json.loads(data)
    assert check(bundle) == (), "a reader of FHIR would refuse it"
    return bundle


def resources(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == kind]


def set_up(client: Client, **chosen: str | list[str]) -> None:
    assert client.post("/report/", {"kind": "report", "span": "all", **chosen}).status_code in {200, 302}


def test_a_link_holds_the_page_and_its_words_and_not_the_notes(diarist: Person, client: Client) -> None:
    set_up(client, part=["where", "complaint"], complaint="the left heel")
    contents = contents_of(diarist, Wish(today=DAY), language="en", at=EVENING)
    bundle = bundle_in(contents)
    assert resources(bundle, "Observation") == resources(bundle, "Procedure") == []
    reading = read_document(contents.files[0][1])
    assert reading.pdf is not None
    assert reading.pdf.startswith(b"%PDF")
    words = " ".join(block.text for section in reading.sections for block in section.blocks)
    assert "the left heel" in words
    assert "Nothing was recorded" not in words, "what was left out was not noted nowhere"
    assert reading.n_entries == 0
    assert (contents.first, contents.last) == (DAY - timedelta(days=44), DAY)


def test_the_notes_go_along_if_asked_for_and_only_those_of_its_days(diarist: Person, client: Client) -> None:
    set_up(client, span="4w", part="where")
    contents = contents_of(diarist, Wish(today=DAY, with_data=True), language="da", at=EVENING)
    bundle = bundle_in(contents)
    values = {o["valueInteger"] for o in resources(bundle, "Observation") if "valueInteger" in o}
    assert 9 not in values, "the weeks before were not asked for"
    assert len(resources(bundle, "Observation")) >= 10
    assert read_document(contents.files[0][1]).n_entries >= 10


def test_a_name_is_in_it_only_if_it_is_on_the_page(diarist: Person, client: Client) -> None:
    def said() -> str:
        return str(bundle_in(contents_of(diarist, Wish(today=DAY), language="en", at=EVENING)))

    set_up(client, part="where")
    assert "Nobody Atall" not in said()
    set_up(client, part="where", name="Nobody Atall")
    assert "Nobody Atall" in said()


def test_a_note_for_work_never_takes_the_notes_along(diarist: Person, client: Client) -> None:
    answer = client.post("/share/new/", {"kind": "work-note", "with_data": "yes"})
    assert answer.status_code == 302
    page = client.get(answer.headers["Location"]).text
    assert "as data" not in page
    wish = Wish(today=DAY, kind=ReportKind.WORK_NOTE)
    bundle = bundle_in(contents_of(diarist, wish, language="en", at=EVENING))
    assert resources(bundle, "Observation") == []


def test_what_is_shown_before_is_the_page_itself(diarist: Person, client: Client) -> None:
    answer = client.post("/share/new/", {"kind": "report"})
    before = client.get(answer.headers["Location"]).text
    assert "Exactly this," in before
    assert 'value="7 October – 20 November 2026"' in before
    assert client.get(answer.headers["Location"] + "page.pdf").content.startswith(b"%PDF")


def test_what_the_open_format_cannot_carry_is_refused_in_words(diarist: Person, client: Client) -> None:
    long_ago = evenings([3.0], last=date(1850, 1, 2)).ratings
    merge_diary(diarist, Diary(ratings=long_ago))
    answer = client.post("/share/new/", {"kind": "report", "with_data": "yes"})
    assert answer.status_code == 422
    assert "does not fit the open format" in answer.text
    assert not Draft.objects.exists()
    assert client.post("/share/new/", {"kind": "report"}).status_code == 302


@pytest.mark.parametrize("sent", [{}, {"kind": "week-card"}, {"kind": "<script>"}])
@pytest.mark.django_db
def test_a_page_that_is_none_is_refused(client: Client, sent: dict[str, str]) -> None:
    answer = client.post("/share/new/", sent)
    assert answer.status_code == 422
    assert "Choose a page." in answer.text


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        (date(2026, 11, 1), date(2026, 11, 20), "1 November – 20 November 2026"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 December 2025 – 2 January 2026"),
        (None, None, "20 November 2026"),
        (DAY, DAY, "20 November 2026"),
    ],
)
def test_a_link_is_called_by_its_days(first: date | None, last: date | None, label: str) -> None:
    with translation.override("en"):
        assert label_of(Contents((), first=first, last=last), DAY) == label


# ---- read


def test_a_narrative_becomes_paragraphs_and_tables_of_plain_text() -> None:
    assert blocks_of(
        "<div><p>One &amp; <b>two</b></p>three<br/>four<table><thead><tr><th>a</th><th>b</th></tr></thead>"
        "<tbody><tr><td>1</td><td> 2 </td></tr></tbody></table><ul><li>five</li></ul></div>"
    ) == (
        Block("One & two"),
        Block("three"),
        Block("four"),
        Block(rows=(("a", "b"), ("1", "2"))),
        Block("five"),
    )


@pytest.mark.parametrize(
    ("narrative", "blocks"),
    [
        ("", ()),
        ("&lt;script&gt;", (Block("<script>"),)),
        ("<script>x</script>", (Block("x"),)),
        ("<td>a</td><tr>b", (Block("ab"),)),
        ("<table><tr><td>a</td>", ()),
        ("a < b", (Block("a b"),)),
        ("<table><table></table></table>", ()),
    ],
)
def test_a_narrative_that_is_broken_or_hostile_stays_text(narrative: str, blocks: tuple[Block, ...]) -> None:
    assert blocks_of(narrative) == blocks


# ---- drawn


@pytest.mark.parametrize("length", [1, 60, 330, 480])
def test_a_code_is_drawn_module_by_module_with_correction_m(length: int) -> None:
    text = "x" * length
    code = code_of(text)
    wanted = segno.make(text, error="m", boost_error=False, micro=False)
    assert wanted.error == "M"
    dark = {(x + QUIET, y + QUIET) for y, row in enumerate(wanted.matrix) for x, on in enumerate(row) if on}
    assert painted(code.path) == dark
    assert code.size == len(wanted.matrix) + 2 * QUIET


def painted(path: str) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for run in path.removesuffix("z").split("z"):
        start, _, rest = run.removeprefix("M").partition("h")
        x, y = map(int, start.split())
        length = int(rest.partition("v")[0])
        found |= {(x + n, y) for n in range(length)}
    return found
