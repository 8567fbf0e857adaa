"""A link is opened: whoever has it and knows its passcode is told where the sealed files are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import check_password
from django.http import HttpResponse, JsonResponse
from django.urls import reverse

from fodro.exchange.health_link import FHIR_JSON
from fodro.web.clock import now
from fodro.web.share import answers, flows, knowing, pace, queries
from fodro.web.share.knocking import Knock
from fodro.web.share.models import Link
from fodro.web.share.tickets import Ticket

CHUNK = 64 * 1024
FHIR_VERSION = "4.0.1"


def answer_to(link: Link, knock: Knock, *, base: str, at: datetime) -> HttpResponse:
    """Return the list of files, or why there is none."""
    if wait_s := pace.KNOCKS.wait_s(link.pk):
        return answers.too_often(wait_s)
    if link.passcode_hash and (refused := _refusal(link, knock, at)):
        return refused
    if wait_s := pace.LISTS.wait_s(link.pk):
        return answers.too_often(wait_s)
    if not flows.note_opened(link, knock.recipient, at=at):
        return answers.not_there()
    return JsonResponse({"files": list(_files(link, knock, base=base))})


def _refusal(link: Link, knock: Knock, at: datetime) -> HttpResponse | None:
    """Check the passcode. A try is taken before it is looked at, so that no race gives one too many."""
    if knock.passcode is None:
        return answers.wrong_passcode(max(knowing.TRIES - link.n_wrong, 0))
    if not flows.take_try(link):
        return answers.not_there()
    if check_password(knock.passcode, link.passcode_hash):
        flows.give_try_back(link)
        return None
    return answers.wrong_passcode(flows.note_wrong(link, at=at))


def _files(link: Link, knock: Knock, *, base: str) -> Iterator[dict[str, Any]]:
    for n, file in enumerate(queries.sealed_files(link)):
        entry: dict[str, Any] = {
            "contentType": link.kinds[n],
            "lastUpdated": link.made_at.isoformat(timespec="seconds").replace("+00:00", "Z"),
            "status": "finalized",
        }
        if link.kinds[n] == FHIR_JSON:
            entry["fhirVersion"] = FHIR_VERSION
        if file.stat().st_size <= knock.longest_embedded:
            yield {**entry, "embedded": file.read_text(encoding="ascii")}
        else:
            yield {**entry, "location": base + reverse("share:file", args=[Ticket(link.pk, n).written()])}


def sent_in_parts(link: Link, file: Path) -> Iterator[bytes]:
    """Yield a sealed file; a link that ends meanwhile breaks it off, short of the length that was told.

    What was sent by then is of no use to a viewer: without its end nothing of the file passes the check.
    """
    with file.open("rb") as opened:
        while (part := opened.read(CHUNK)) and queries.is_open(link.pk, at=now()):
            yield part
