"""Nobody sees anything of anybody else."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from fodro.web.archive.flows import merge_diary
from fodro.web.diary.models import Checkin
from fodro.web.massage.models import MassageSession
from fodro.web.patterns.flows import work_out
from fodro.web.patterns.queries import latest_of
from fodro.web.people.models import Person
from fodro.web.sync.models import Record
from tests.web.addresses import ADDRESSES, PUBLIC, UNKNOWN_ID, Address
from tests.web.answering import none_of_these
from tests.web.conftest import EVENING, Note
from tests.web.diaries import evenings
from tests.web.filling import WRITES, fill

pytestmark = pytest.mark.django_db

PRIVATE = [address for address in ADDRESSES if address.name not in PUBLIC]
PLAIN = [address.path() for address in PRIVATE if not address.identifiers]
BY_ID = [address for address in PRIVATE if address.identifiers]
THE_SAME_FOR_EVERYONE = {
    "/attention/",  # the device fills it in
    "/massage/now/",
    "/massage/own/new/",
    "/more/",
    "/photos/compare/",  # of which two, the address has to say
    "/reminders/",  # settings, not notes
    "/share/new/",  # what may be shared, before anything is chosen
    "/shoes/new/",
} | {path for path in PLAIN if path.startswith("/learn/")}
"""Pages that show nothing anybody noted; `fill` puts something on every other one."""

ONLY_POSTED_TO = {
    "/calendar/bring-back/", "/calendar/fix/", "/calendar/take-away/", "/calendar/undo/",
    "/day/own/change/", "/day/own/move/", "/day/own/rest/", "/massage/later/", "/massage/own/undo/",
    "/massage/rest/begin/", "/massage/rest/not-this-time/",
    "/more/data/download/", "/more/erase/", "/more/export/", "/reminders/not-now/",
    "/reminders/push/key/", "/reminders/push/subscribe/", "/reminders/push/unsubscribe/",
    "/safety/forget/", "/shift/sat-down/", "/try/note/",
}  # fmt: skip

NOT_BEFORE_THERE_IS_MORE = {
    "/patterns/shoes/", "/patterns/together/0123456789abcdef/",
}  # fmt: skip
"""Findings that `fill` is too little for: not found, for anyone."""

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
CHANGES_EVERY_TIME = re.compile(
    rb'(?<=name="csrfmiddlewaretoken" value=")\w+'
    rb"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
)


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(EVENING, tick=False):
        yield


def named(address: Address) -> str:
    return address.name


@pytest.mark.parametrize("address", PRIVATE, ids=named)
def test_a_stranger_is_sent_to_the_two_doors(address: Address, nobody: Client) -> None:
    for method in METHODS:
        answer = nobody.generic(method, address.path())
        assert answer.status_code == 302, method
        assert answer.headers["Location"].startswith("/welcome/?"), method
        assert answer.content == b""
    assert Person.objects.count() == 0


def test_what_a_stranger_may_ask_for_is_still_there() -> None:
    assert not PUBLIC - {address.name for address in ADDRESSES}


def test_what_a_stranger_may_see_holds_nothing_of_anyone(nobody: Client, note: Note) -> None:
    before = masked(nobody.get("/welcome/").content)
    note({"L.sole.heel": 9})
    assert masked(Client().get("/welcome/").content) == before


def masked(page: bytes) -> bytes:
    return CHANGES_EVERY_TIME.sub(b"", page)


def pages(client: Client) -> dict[str, bytes]:
    return {path: masked(b"".join(client.get(path))) for path in PLAIN}


@pytest.mark.parametrize("own", [0, WRITES], ids=["without a diary", "with a diary as new"])
def test_no_page_changes_with_what_another_person_notes(
    own: int, owner: Person, client: Client, outsider: Person, outsider_client: Client
) -> None:
    for n in range(own):
        merge_diary(outsider, evenings([3.0 + n], last=EVENING.date() - timedelta(days=n)))
    before, own_before = pages(outsider_client), pages(client)
    fill(owner)
    own_after, after = pages(client), pages(outsider_client)
    assert after == before
    changed = {path for path in PLAIN if own_after[path] != own_before[path]}
    same = THE_SAME_FOR_EVERYONE | ONLY_POSTED_TO | NOT_BEFORE_THERE_IS_MORE
    assert changed == set(PLAIN) - same, "nothing was there to be seen"
    outsider.refresh_from_db()
    owner.refresh_from_db()
    assert own in {0, owner.revision}, "equal revisions would show findings kept under the revision alone"


@pytest.mark.parametrize("address", BY_ID, ids=named)
def test_another_persons_record_is_answered_like_one_that_does_not_exist(
    address: Address, owner: Person, outsider_client: Client
) -> None:
    ids = fill(owner)
    before = list(Record.objects.values())
    for method in METHODS:
        missing = outsider_client.generic(method, address.path(UNKNOWN_ID))
        assert missing.status_code in {404, 405}, method
        for name, record_id in ids.items():
            answer = outsider_client.generic(method, address.path(record_id))
            alike = (answer.status_code, answer.content) == (missing.status_code, missing.content)
            assert alike, f"{method} with {name}"
        assert list(Record.objects.values()) == before, method


@pytest.mark.parametrize("address", BY_ID, ids=named)
def test_the_same_record_is_there_for_its_owner(address: Address, owner: Person, client: Client) -> None:
    path = address.path(fill(owner)[address.identifiers[0]])
    answers = [client.get(path), client.post(path, {"after": "3"})]
    for answer in answers:
        answer.close()
    statuses = {answer.status_code for answer in answers}
    assert statuses <= {200, 302, 405, 422}
    assert statuses & {200, 302, 422}, "nothing was there to be seen"


def test_erasing_takes_everything_of_one_person_and_nothing_of_another(
    owner: Person, client: Client, outsider: Person, outsider_client: Client
) -> None:
    fill(owner)
    fill(outsider)
    before = pages(outsider_client)
    client.post("/more/data/erase/", {"sure": "yes"})
    assert not Checkin.objects.exclude(person=outsider).exists()
    assert not MassageSession.objects.exclude(person=outsider).exists()
    assert pages(outsider_client) == before


def test_findings_are_kept_for_one_person_and_one_state_of_the_diary(owner: Person, outsider: Person) -> None:
    merge_diary(owner, evenings([2.0] * 3))
    merge_diary(outsider, evenings([7.0] * 4))
    assert pains(owner) == [2.0] * 3
    assert pains(outsider) == [7.0] * 4
    assert owner.revision == outsider.revision
    assert latest_of(owner).understood is latest_of(owner).understood, "nothing was kept"
    merge_diary(owner, evenings([5.0], last=date(2026, 11, 21)))
    assert pains(outsider) == [7.0] * 4
    assert pains(owner) == [2.0, 2.0, 2.0, 5.0]


def pains(person: Person) -> list[float | None]:
    """What findings say of the days of `person`, once they are worked out."""
    work_out(person.pk)
    person.refresh_from_db()
    understood = latest_of(person).understood
    assert understood is not None
    return [day.pain_nrs for day in understood.findings.daily]


def test_every_write_makes_old_findings_stale(owner: Person, client: Client, note: Note) -> None:
    def revision() -> int:
        owner.refresh_from_db()
        return owner.revision

    seen = [revision()]
    note({"L.sole.heel": 4})
    seen.append(revision())
    none_of_these(owner)
    client.post("/massage/", {"id": str(uuid4()), "minutes": "5", "before": "6"})
    seen.append(revision())
    client.post(f"/massage/{MassageSession.objects.get().pk}/after/", {"after": "3"})
    seen.append(revision())
    client.post("/day/", {"standing_hours": "7"})
    seen.append(revision())
    merge_diary(owner, evenings([1.0], last=EVENING.date() - timedelta(days=9)))
    seen.append(revision())
    assert seen == sorted(set(seen)), "a write left the revision as it was"


NOBODYS = {address.name for address in ADDRESSES if address.name.startswith("sync:shell")} | {
    "sync:worker",
    "sync:manifest",
    "sync:away",
}
"""What holds nothing of anyone, so that anyone may keep it."""
PICTURES = {"photos:file", "photos:thumb"}
"""Named by a picture that never changes: the browser of that person may keep it, nobody on the way may."""


@pytest.mark.parametrize("address", ADDRESSES, ids=named)
def test_no_page_is_kept_by_the_browser_or_on_the_way(
    address: Address, client: Client, nobody: Client, owner: Person
) -> None:
    ids = fill(owner)
    path = address.path(ids.get((*address.identifiers, "")[0], UNKNOWN_ID))
    asked = [client.get(path), client.post(path, {"intensity": "x", "place": "L.sole.heel", "before": "x"})]
    asked += [client.get(path, headers={"HX-Request": "true"})] if address.name not in PUBLIC else []
    allowed = "private" if address.name in PICTURES else "no-store"
    for answer in [nobody.get("/welcome/"), *([] if address.name in NOBODYS else asked)]:
        if answer.status_code in {200, 422}:
            assert answer.headers["Cache-Control"].startswith((allowed, "no-store"))
    for answer in asked:
        answer.close()
