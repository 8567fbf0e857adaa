"""Files to bring in, and a desk without a thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fodro.exchange.any_csv import ColumnMapping, Meaning, Role
from fodro.exchange.imported import Told
from fodro.web.bringing_in.desk import Desk, Watch, Work
from fodro.web.bringing_in.models import BroughtIn, State
from fodro.web.clock import now
from fodro.web.diary.models import DayFactor
from fodro.web.people.models import Person

FIRST = date(2025, 3, 1)
ROOM = "/more/bring-in/"


class DeskAtOnce(Desk):
    """What is asked for is done before the answer; `far` hears how far it is."""

    def ask(self, import_id: UUID, work: Work) -> None:
        watch = self._watches[import_id] = Watch()
        try:
            work(import_id, watch)
        finally:
            del self._watches[import_id]


def not_apart(work: Callable[..., Any], *args: object, told: Told) -> Any:
    """Do in this process what the app does in another."""
    return work(*args, told=told)


def table(rows: Mapping[date, int | str], *, header: str = "Dato;Skridt") -> bytes:
    """A table as a Danish spreadsheet writes it."""
    lines = [f"{day:%d-%m-%Y};{value}" for day, value in rows.items()]
    return "\r\n".join([header, *lines, ""]).encode("cp1252")


def days(n: int, *, of: int = 8000, first: date = FIRST) -> dict[date, int | str]:
    """Steps of so many days: 8000, 8001 …."""
    return {first + timedelta(days=number): of + number for number in range(n)}


def choose(client: Client, data: bytes, name: str = "skridt.csv", **more: Any) -> Any:
    """Send a file, as the page does without a script."""
    return client.post(ROOM, {"file": SimpleUploadedFile(name, data)}, **more)


def looked_into(client: Client, data: bytes, name: str = "skridt.csv") -> str:
    """Send a table, agree with the proposal where that is asked, and return the address of its import."""
    address: str = choose(client, data, name)["Location"]
    answer = client.get(address)
    if answer.status_code == 302:
        client.post(answer["Location"], STEPS)
    return address


STEPS = {
    "order": "day-month-year",
    "decimal": ",",
    "role-0": "date",
    "role-1": "number",
    "factor-1": "steps",
    "together-1": "sum",
}


def brought_in(client: Client, data: bytes, name: str = "skridt.csv") -> str:
    """Bring a table in, and return the address of its import."""
    address = looked_into(client, data, name)
    client.post(f"{address}bring-in/")
    return address


def steps_of(person: Person) -> dict[date, float | None]:
    """The steps of each day, as rows hold them."""
    return dict(DayFactor.objects.filter(person=person, factor="steps").values_list("day", "number"))


def previewed(person: Person) -> BroughtIn:
    """An import that was looked into, and whose file is gone."""
    columns = (Meaning("Dato", Role.DATE), Meaning("secret column", Role.NUMBER, factor="steps"))
    proposal = {
        "file": "secret.csv",
        "fingerprint": "f" * 64,
        "header": ["Dato", "secret column"],
        "shown": [["1-3-2025", "8000"]],
        "mapping": ColumnMapping(columns).plain(),
        "encoding": "utf-8",
        "mark": ";",
        "orders": ["day-month-year"],
    }
    return BroughtIn.objects.create(
        person=person,
        kind="csv",
        file="secret.csv",
        state=State.PREVIEW,
        begun_at=now(),
        preview={"proposal": proposal, "changes": [], "notes": ["secret note"]},
    )
