"""The pages of this room, made from rows and from what the desk knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from fodro.exchange.importers import CSV, IMPORTERS
from fodro.web.bringing_in import desk, storage
from fodro.web.bringing_in.heard import heard
from fodro.web.bringing_in.models import BUSY, BroughtIn, State
from fodro.web.bringing_in.pages import ChoosePage, Earlier, ImportPage, KindShown, Line, Trouble
from fodro.web.bringing_in.queries import brought_in, on_their_way
from fodro.web.bringing_in.telling import (
    Names,
    count_words,
    held_words,
    kind_title,
    kind_way,
    number_words,
    size_words,
    span_words,
)
from fodro.web.people.models import Person

PHONES = ("apple-health", "health-connect", "google-fit", "fitbit", "garmin", "samsung-health", "fit")
APPS = ("daylio", "bearable", "migraine-buddy", "loop", "track-and-graph")


def choose_page(person: Person, error: str = "") -> ChoosePage:
    """Return the page to choose a file on."""
    rest = tuple(slug for slug in IMPORTERS if slug not in {*PHONES, *APPS})
    groups = (
        (_("Phone and watch"), PHONES),
        (_("Other diaries and apps"), APPS),
        (_("Tables and open files"), rest),
    )
    return ChoosePage(
        groups=tuple((name, _shown(slugs)) for name, slugs in groups),
        on_their_way=tuple(_earlier(one) for one in on_their_way(person)),
        earlier=tuple(_earlier(one) for one in brought_in(person)),
        error=error,
    )


def _shown(slugs: Sequence[str]) -> tuple[KindShown, ...]:
    return tuple(KindShown(slug, kind_title(slug), kind_way(slug)) for slug in slugs if slug in IMPORTERS)


def _earlier(one: BroughtIn) -> Earlier:
    return Earlier(
        id=one.pk,
        title=kind_title(one.kind) or _("A file"),
        file=one.file,
        told=_stands(one),
        day=date_format(one.begun_at, pgettext("date format", "j M Y")),
        is_undone=one.state == State.UNDONE,
    )


def _stands(one: BroughtIn) -> str:
    said = {
        State.READING: _("being read"),
        State.UNKNOWN: _("not recognised yet"),
        State.MAPPING: _("waits for what its columns mean"),
        State.PREVIEW: _("waits for your yes"),
        State.WRITING: _("being brought in"),
        State.TAKING_BACK: _("being taken back"),
        State.UNDONE: _("taken back"),
    }
    if one.state == State.DONE:
        added = int(one.outcome.get("added", 0))
        return _("%(n)s new") % {"n": number_words(added)}
    return said.get(State(one.state), "")


def import_page(one: BroughtIn) -> ImportPage:
    """Return the page of one import, however far it is."""
    changes = one.preview.get("changes", [])
    n_new = sum(change["new"] + change["changed"] for change in changes)
    watch = desk.DESK.watch(one.pk)
    there = storage.chosen(one.person.pk, one.pk) is not None
    return ImportPage(
        id=one.pk,
        state=one.state,
        file=one.file,
        size=size_words(one.n_bytes),
        kind=one.kind,
        kind_title=kind_title(one.kind),
        is_busy=one.state in BUSY,
        share=round(100 * watch.done / watch.total) if watch and watch.total else 0,
        progress=_progress(one, watch),
        lead=_lead(one, n_new),
        lines=_lines(one),
        notes=tuple(heard(note) for note in one.preview.get("notes", ())),
        n_new=number_words(n_new) if n_new else "",
        remembered=bool(one.preview.get("remembered")),
        facts=_facts(one),
        trouble=_trouble(one.trouble),
        kinds=_shown(list(IMPORTERS)) if there else (),
        can_undo=one.state == State.DONE and bool(one.revisions),
        can_remap=there and one.kind == CSV and bool(one.mapping),
    )


def _progress(one: BroughtIn, watch: desk.Watch | None) -> str:
    if watch is None or not watch.total:
        return ""
    told = {"done": size_words(watch.done), "all": size_words(watch.total)}
    if one.state != State.READING:
        told = {"done": number_words(watch.done), "all": number_words(watch.total)}
    return _("%(done)s of %(all)s") % told


def _lead(one: BroughtIn, n_new: int) -> str:
    """Return what a file holds, in one sentence about its largest thing."""
    changes: list[dict[str, Any]] = one.preview.get("changes", [])
    if not changes:
        return _("Nothing that belongs in a diary was found in it.")
    largest = max(changes, key=_rank)
    what = largest["what"]
    said = held_words(what, _n(largest), _names(one).within(what))
    if more := len(changes) - 1:
        said = ngettext("%(said)s, and %(n)s more thing", "%(said)s, and %(n)s more things", more) % {
            "said": said,
            "n": more,
        }
    overlapping = [found for found in _found(one, what) if found["overlaps"]]
    if len(overlapping) > 1:
        n_sources = {"said": said, "n": len(overlapping)}
        said = _("%(said)s; %(n)s sources overlap, and each moment is counted once") % n_sources
    if not n_new and all(_n(change) == change["same"] for change in changes):
        return _("%(said)s. All of it is in your diary already.") % {"said": said}
    if not n_new:
        return _("%(said)s. Nothing of it is new.") % {"said": said}
    return f"{said}."


def _rank(change: Mapping[str, Any]) -> tuple[int, bool]:
    return _n(change), change["what"] == "steps"


def _names(one: BroughtIn) -> Names:
    columns = one.mapping.get("columns", [])
    return Names(one.person, {column["factor"]: column["column"] for column in columns if column["factor"]})


def _n(change: Mapping[str, Any]) -> int:
    return sum(int(change[name]) for name in ("new", "changed", "same", "differing", "away"))


def _found(one: BroughtIn, what: str) -> list[dict[str, Any]]:
    return [found for found in one.preview.get("found", []) if found["what"] == what]


def _lines(one: BroughtIn) -> tuple[Line, ...]:
    names = _names(one)
    changes = sorted(one.preview.get("changes", []), key=_rank, reverse=True)
    return tuple(_line(one, change, names) for change in changes)


def _line(one: BroughtIn, change: Mapping[str, Any], names: Names) -> Line:
    found = _found(one, change["what"])
    named = [source for source in found if source["source"]]
    sources = [f"{each['source']} ({number_words(each['n'])})" for each in named]
    return Line(
        name=names.of(change["what"]),
        n=count_words(change["what"], _n(change)),
        span=span_words(change["first"], change["last"]),
        parts=tuple(_parts(change)),
        sources=tuple(sources) if len(sources) > 1 else tuple(each["source"] for each in named),
        overlaps=any(each["overlaps"] for each in found),
    )


def _parts(change: Mapping[str, Any]) -> list[tuple[str, str]]:
    said = {
        "new": _("%(n)s new"),
        "changed": _("%(n)s more complete than before"),
        "same": _("%(n)s there already"),
        "differing": _("%(n)s you noted otherwise, which stays"),
        "away": _("%(n)s you took away, which stays so"),
    }
    return [(name, text % {"n": number_words(change[name])}) for name, text in said.items() if change[name]]


def _facts(one: BroughtIn) -> tuple[str, ...]:
    """Return what was done, in short sentences."""
    done = one.outcome
    said = (
        ("changed", _("%(n)s made more complete.")),
        ("kept", _("%(n)s were there already or stay as you noted them.")),
        ("photos", _("%(n)s photos.")),
        ("repeated", _("%(n)s ratings of the same place at the same moment: the worse was kept.")),
    )
    undone = (
        ("removed", _("%(n)s taken out again.")),
        ("put_back", _("%(n)s as they were before.")),
        ("in_use", _("%(n)s stay, since you use them.")),
    )
    told = undone if one.state == State.UNDONE else said
    return (
        *_added(one),
        *(text % {"n": number_words(int(done[name]))} for name, text in told if done.get(name)),
    )


def _added(one: BroughtIn) -> tuple[str, ...]:
    """Return what was new, such as "179 days of steps"."""
    names, changes = _names(one), one.preview.get("changes", [])
    if one.state != State.DONE:
        return ()
    new = sorted((change for change in changes if change["new"]), key=_rank, reverse=True)
    return tuple(held_words(each["what"], each["new"], names.within(each["what"])) for each in new)


def _trouble(told: Mapping[str, Any]) -> Trouble | None:
    if not told:
        return None
    where = [
        str(told.get("file") or ""),
        _("line %(n)s") % {"n": told["line"]} if told.get("line") else "",
        _("column “%(name)s”") % {"name": told["column"]} if told.get("column") else "",
    ]
    place = ", ".join(part for part in where if part)
    return Trouble(heard(told["problem"]), place, heard(told.get("remedy") or ""))
