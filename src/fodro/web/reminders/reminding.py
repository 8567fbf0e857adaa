"""The sender: looks once a minute whether something may be said to someone who turned push messages on."""

from __future__ import annotations

import json
import logging
import threading
import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from fodro.domain.civil import utc
from fodro.knowledge.reminding import Cue
from fodro.web import clock
from fodro.web.people.models import Person
from fodro.web.reminders import flows, queries
from fodro.web.reminders.listing import room_of
from fodro.web.reminders.models import PushSubscription
from fodro.web.reminders.sending import Message, Send, send

EVERY_S = 60
KEPT_FOR = timedelta(hours=1)
"""How long a push service keeps a message for a browser it cannot reach; later it would be in the way."""

PADDED_BYTES = 320
"""Every message has this length, so that its length tells nothing."""

TAG_LENGTH = 32
PURPOSE = "fodro.web.reminders.tag"

_log = logging.getLogger("fodro.reminders")
_starting = threading.Lock()
_senders: list[threading.Thread] = []


@dataclass(frozen=True, slots=True)
class Envelope:
    """One message, before it is addressed to a browser."""

    payload: bytes
    tag: str
    ttl_s: int

    def to(self, browser: PushSubscription) -> Message:
        """Return it addressed to `browser`."""
        return Message(
            endpoint=browser.endpoint,
            p256dh=browser.p256dh,
            auth=browser.auth,
            payload=self.payload,
            topic=self.tag,
            ttl_s=self.ttl_s,
        )


def start() -> threading.Thread:
    """Start the sender of this process; a second call changes nothing. It never keeps the process alive."""
    with _starting:
        if not any(sender.is_alive() for sender in _senders):
            _senders[:] = [threading.Thread(target=look_every_minute, name="reminding", daemon=True)]
            _senders[0].start()
        return _senders[0]


def tell_everyone(now: datetime, *, send: Send = send) -> int:
    """Send what is due at the aware `now`; return to how many people something was sent."""
    told = 0
    for person in queries.people_to_tell(now):
        try:
            told += tell(person, now, send=send)
        except Exception as trouble:  # noqa: BLE001  # one person's trouble must keep nothing from the others
            _log.warning("A reminder could not be sent: %s", type(trouble).__name__)
    return told


def tell(person: Person, now: datetime, *, send: Send = send) -> bool:
    """Send the one thing that is due for `person` to each of their browsers; return whether one took it."""
    found = queries.push_cue(person, now)
    if found is None:
        return False
    cue, preferences = found
    if not flows.claim(person, cue, at=now):
        return False
    envelope = Envelope(
        payload=payload_of(person, cue, preferences.language),
        tag=tag_of(person, cue),
        ttl_s=int(min(cue.closes - utc(now), KEPT_FOR).total_seconds()),
    )
    was_taken = _deliver_to_all(person, envelope, send=send, now=now)
    if not was_taken:
        flows.release(person, cue)
    return was_taken


def payload_of(person: Person, cue: Cue, language: str) -> bytes:
    """Return what the browser shows: the same neutral words, and the same length, whatever it is about."""
    with translation.override(language):
        said = {
            "title": "Fodro",
            "body": _("A moment for a note, if it suits you."),
            "url": room_of(cue),
            "tag": tag_of(person, cue),
        }
    return json.dumps(said, ensure_ascii=False).encode().ljust(PADDED_BYTES)


def tag_of(person: Person, cue: Cue) -> str:
    """Return a mark by which two messages of one cue are known; nobody else can tell what it is about."""
    named = f"{person.pk} {cue.occasion.slug} {cue.key}"
    return salted_hmac(PURPOSE, named, algorithm="sha256").hexdigest()[:TAG_LENGTH]


def _deliver_to_all(person: Person, envelope: Envelope, *, send: Send, now: datetime) -> bool:
    was_taken = False
    for browser in queries.reachable(person, now):
        outcome = send(envelope.to(browser))
        flows.note_outcome(browser, outcome, at=now)
        was_taken = was_taken or outcome.was_taken
    return was_taken


def look_every_minute() -> None:
    """Look at each full minute, for ever; a minute in trouble is told to the log and passed over."""
    while True:
        time.sleep(EVERY_S - time.time() % EVERY_S)
        try:
            tell_everyone(clock.now())
        except Exception as trouble:  # noqa: BLE001  # a sender that has died could tell nobody so
            _log.warning("Reminders were not looked at this minute: %s", type(trouble).__name__)
