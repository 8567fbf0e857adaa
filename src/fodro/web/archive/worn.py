"""What was worn, merged into a person's shoes room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from fodro.domain.diary import Wearing
from fodro.exchange.entries import FootwearEntry, FootwearKind, WearEntry
from fodro.web.footwear.kinds import land_footwear, worn_row
from fodro.web.footwear.models import WornCombination
from fodro.web.footwear.queries import footwear_names, wearings_of
from fodro.web.ids import new_id
from fodro.web.people.models import Person
from fodro.web.sync.bulk import BATCH, add_records
from fodro.web.sync.versions import Writer

Combination = tuple[object, ...]


def merge_wearings(writer: Writer, wearings: tuple[Wearing, ...]) -> int:
    """Add those of `wearings` that the person does not have yet, and return how many those are.

    The same combination for the same activity on the same day is the same record, as often as it was noted.
    A pair that is not known by its name is added.
    """
    new = new_wearings(writer.person, wearings)
    keys = {what: _keys_of(writer, what, new) for what in FootwearKind}
    entries = [_entry(wearing, keys) for wearing in new]
    rows = (worn_row(writer.person, entry) for entry in entries)
    WornCombination.objects.bulk_create(rows, batch_size=BATCH)
    add_records(writer, "wear", entries)
    return len(new)


def new_wearings(person: Person, wearings: Iterable[Wearing]) -> list[Wearing]:
    """Return those of `wearings` that `person` does not have yet."""
    there = Counter(_combination(wearing) for wearing in wearings_of(person))
    return [wearing for wearing, earlier in _counted(wearings) if earlier >= there[_combination(wearing)]]


def _combination(wearing: Wearing) -> Combination:
    return (wearing.day, wearing.shoe, wearing.insole, wearing.socks, wearing.activity)


def _counted(wearings: Iterable[Wearing]) -> Iterator[tuple[Wearing, int]]:
    """Yield each wearing and how often its combination came before."""
    so_far: Counter[Combination] = Counter()
    for wearing in wearings:
        yield wearing, so_far[_combination(wearing)]
        so_far[_combination(wearing)] += 1


def _name(wearing: Wearing, what: FootwearKind) -> str:
    names = {FootwearKind.SHOES: wearing.shoe, FootwearKind.INSOLE: wearing.insole}
    return names.get(what, wearing.socks)


def _keys_of(writer: Writer, what: FootwearKind, wearings: Iterable[Wearing]) -> dict[str, str]:
    """Return the key of each name that is worn; a pair that is not there yet is added."""
    keys = {name: key for key, name in footwear_names(writer.person, what).items()}
    worn = dict.fromkeys(_name(wearing, what) for wearing in wearings)
    new = [FootwearEntry(str(new_id()), what, name) for name in worn if name and name not in keys]
    for entry in new:
        land_footwear(writer.person, entry.key, entry)
    add_records(writer, "footwear", new)
    return {**keys, **{entry.name: entry.key for entry in new}, "": ""}


def _entry(wearing: Wearing, keys: dict[FootwearKind, dict[str, str]]) -> WearEntry:
    shoes, insole, socks = (keys[what][_name(wearing, what)] for what in FootwearKind)
    return WearEntry(
        str(new_id()),
        wearing.day,
        shoes,
        insole,
        socks,
        activity=wearing.activity,
        hours=wearing.hours,
        comfort=wearing.comfort,
        damp=wearing.damp,
    )
