"""Someone who used every room: one record of each kind, so that there is something to be seen everywhere."""

from datetime import date
from io import BytesIO
from uuid import UUID

from PIL import Image

from fodro.domain.diary import Diary
from fodro.domain.drawing import drawn
from fodro.domain.experiments import Design
from fodro.domain.sealing import sealed
from fodro.exchange.entries import PhotoEntry, TrialEntry
from fodro.exchange.entries.trial import Subject
from fodro.web.archive.flows import merge_diary
from fodro.web.ids import new_id
from fodro.web.massage.flows import begin_session, rate_after
from fodro.web.massage.forms import PlanDraft
from fodro.web.massage.models import MassageSession
from fodro.web.massage.planning import routine_for
from fodro.web.people.models import Person
from fodro.web.photos.flows import add_photo
from fodro.web.photos.models import Photo
from fodro.web.sync.flows import keep_all
from tests.web.answering import none_of_these
from tests.web.bringing import previewed
from tests.web.conftest import EVENING
from tests.web.diaries import evenings, explained_by
from tests.web.sharing import looked_at, shared

WRITES = 8
"""How many times `fill` counts the person's revision up."""

TODAY = EVENING.date().isoformat()
MOMENT = {"at": f"{TODAY}T20:00:00+01:00", "zone": "Europe/Copenhagen", "day": TODAY}


def fill(person: Person) -> dict[str, UUID]:
    """Give `person` something on every page; return the id of a record for each name an address may take."""
    merge_diary(person, explained_by("secret_factor", also={"shoe": "secret-shoe", "standing_hours": 11.0}))
    merge_diary(person, Diary(ratings=evenings([8.5], last=EVENING.date()).ratings))
    session = begin_session(
        person, PlanDraft(id=new_id()), routine=routine_for((), 5), started_at=EVENING, zone="UTC"
    )
    rate_after(session, 1.5, finished_at=EVENING, minutes=5)
    add_photo(
        person, picture(), PhotoEntry.read(str(new_id()), {**MOMENT, "file": "0" * 64 + ".jpg", **SHOT})
    )
    ids = {
        name: new_id()
        for name in ("footwear_id", "stretch_id", "swelling_id", "sign_id", "routine_id", "trial_id")
    }
    keep_all(person, one_of_each({name: str(key) for name, key in ids.items()}))
    none_of_these(person, "diabetes")
    ids |= {"link_id": shared(person).link.pk, "draft_id": looked_at(person).pk}
    sessions, photos = MassageSession.objects.filter(person=person), Photo.objects.filter(person=person)
    ids |= {"import_id": previewed(person).pk}
    return {**ids, "session_id": sessions.get().pk, "photo_id": photos.get().pk}


SHOT = {"about": "feet", "side": "L", "view": "sole", "note": "secret photo"}


def picture() -> bytes:
    drawn = BytesIO()
    Image.new("RGB", (60, 80), (200, 150, 120)).save(drawn, "JPEG")
    return drawn.getvalue()


def trial(
    key: str, *, first: date = date(2026, 11, 1), n_days: int = 8
) -> tuple[str, str, dict[str, object]]:
    """An experiment that was drawn, and is over unless it begins later."""
    seed = "5e" * 32
    days = drawn(Design.SPLIT_FOOT, first, n_days, seed=seed)
    entry = TrialEntry(
        key=key,
        design=Design.SPLIT_FOOT,
        subject=Subject.OTHER,
        a="secret ointment",
        b="without",
        start=first,
        n_days=n_days,
        seed=seed,
        drawn=tuple(sealed(seed, day) for day in days),
    )
    return "trial", key, entry.plain()


def one_of_each(ids: dict[str, str]) -> list[tuple[str, str, dict[str, object]]]:
    start, end = f"{TODAY}T08:00:00+01:00", f"{TODAY}T11:10:00+01:00"
    shoes = ids["footwear_id"]
    return [
        ("footwear", shoes, {"what": "shoes", "name": "secret clogs", "style": "clog", "weekdays": [4]}),
        ("wear", str(new_id()), {"day": TODAY, "shoes": shoes, "comfort": 3, "hours": 5, "activity": "work"}),
        (
            "stretch",
            ids["stretch_id"],
            {
                "start": start,
                "end": end,
                "zone": MOMENT["zone"],
                "day": TODAY,
                "floor": "hard",
                "shoes": shoes,
            },
        ),
        (
            "first-steps",
            TODAY,
            {
                "day": TODAY,
                "zone": MOMENT["zone"],
                "side": "L",
                "first_at": f"{TODAY}T06:30:00+01:00",
                "first": 7,
            },
        ),
        (
            "own-routine",
            ids["routine_id"],
            {"name": "secret routine", "steps": [{"technique": "heel-cup", "side": "L", "seconds": 60}]},
        ),
        trial(ids["trial_id"]),
        (
            "trial-day",
            f"{ids['trial_id']}.2026-11-01",
            {"trial": ids["trial_id"], "day": "2026-11-01", "done": "A"},
        ),
        ("rest-consent", "rest", {"agreed": True, "said_on": TODAY}),
        (
            "own-factor",
            "secret_wine",
            {"name": "secret wine", "kind": "number", "unit": "glasses", "place": 1},
        ),
        ("day-value", f"{TODAY}.secret_wine", {"day": TODAY, "factor": "secret_wine", "value": 2}),
        (
            "swelling",
            ids["swelling_id"],
            {**MOMENT, "part": "evening", "side": "R", "method": "sock", "value": 3},
        ),
        (
            "sign",
            ids["sign_id"],
            {
                **MOMENT,
                "what": "blister",
                "region": "heel",
                "side": "R",
                "view": "sole",
                "note": "secret sign",
            },
        ),
    ]
