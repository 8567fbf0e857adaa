"""Two people with diaries, and no one."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.test import Client

from fodro.web.bringing_in import desk as bringing_in_desk
from fodro.web.bringing_in import working
from fodro.web.diary.entering import entry_from
from fodro.web.diary.flows import record_checkin
from fodro.web.diary.forms import CheckinDraft, SpotDraft, spot_from_key
from fodro.web.diary.models import Checkin
from fodro.web.ids import new_id
from fodro.web.patterns import desk
from fodro.web.patterns.flows import work_out
from fodro.web.people.middleware import BACKEND
from fodro.web.people.models import Person
from tests.web.bringing import DeskAtOnce, not_apart

EVENING = datetime(2026, 11, 20, 20, 15, tzinfo=UTC)


class AtOnce:
    """A desk without a thread: what is asked for is worked out before the answer."""

    def ask(self, person: UUID) -> None:
        work_out(person)

    hurry = ask

    def forget(self, person: UUID) -> None:
        """Nothing of anyone is ever at hand between two questions."""


@pytest.fixture(scope="session", autouse=True)
def findings_at_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(desk, "DESK", AtOnce())
        yield


@pytest.fixture(scope="session", autouse=True)
def files_at_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bringing_in_desk, "DESK", DeskAtOnce())
        patch.setattr(working, "apart", not_apart)
        yield


@pytest.fixture
def owner(db: None) -> Person:
    return Person.objects.create(handle="owner")


@pytest.fixture
def outsider(db: None) -> Person:
    return Person.objects.create(handle="outsider")


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend=BACKEND)
    client.cookies["zone"] = "Europe/Copenhagen"
    return client


@pytest.fixture
def client(owner: Person) -> Client:
    return client_of(owner)


@pytest.fixture
def outsider_client(outsider: Person) -> Client:
    return client_of(outsider)


@pytest.fixture
def nobody(db: None) -> Client:
    return Client()


Note = Callable[..., Checkin]


@pytest.fixture
def note(owner: Person) -> Note:
    """Note places such as ``note({"L.sole.heel": 6})`` for the owner at a moment."""

    def record(places: dict[str, float], *, at: datetime = EVENING, person: Person = owner) -> Checkin:
        spots = tuple(draft(key, intensity) for key, intensity in places.items())
        entry = entry_from(CheckinDraft(id=new_id(), spots=spots), noted_at=at, zone="Europe/Copenhagen")
        return record_checkin(person, entry)

    return record


def draft(key: str, intensity: float) -> SpotDraft:
    empty = spot_from_key(key)
    assert empty is not None, key
    return SpotDraft(key=key, side=empty.side, view=empty.view, region=empty.region, typed=str(intensity))
