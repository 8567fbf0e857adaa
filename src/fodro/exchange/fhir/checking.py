"""The gate: what is wrong with resources, on the way out and on the way in.

Two things look at each: `fhirkit` at the structure (which elements there are, how often, of which type), and
our own table at what the structure does not show (`rules`). Neither alone is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import fhirkit
import orjson

from fodro.exchange.fhir.profiles import own_problem
from fodro.exchange.fhir.rules import DATES, RULES
from fodro.exchange.fhir.walking import Fault, Spot, Walk, each_resource, written

Resource = Mapping[str, Any]

_MOST_TOLD = 1_000
_AT_ONCE = 2_000


def check(resource: Resource) -> tuple[Fault, ...]:
    """Return what is wrong with a resource or a bundle; empty where nothing is.

    Parameters
    ----------
    resource : mapping
        As read from JSON.

    Returns
    -------
    tuple of Fault
        At most a thousand. Paths begin at `resource`.
    """
    if resource.get("resourceType") == "Bundle":
        return _checked_bundle(resource)
    return tuple(fault for _, fault in check_many([resource]))


def check_many(resources: Sequence[Resource]) -> list[tuple[int, Fault]]:
    """Return what is wrong with `resources`, none of them a bundle, each fault with the index of its own.

    References lead to ``Type/id``; whether that is there is for whoever has all of them.
    """
    with _beside(resources) as structure:
        walk = Walk(RULES, DATES)
        found = [(n, fault) for n, each in enumerate(resources) for fault in _told(each, walk)]
        found += [(n, fault) for n, each in enumerate(resources) if (fault := own_problem(each))]
        found += structure()
    return found[:_MOST_TOLD]


def _checked_bundle(bundle: Resource) -> tuple[Fault, ...]:
    held = list(each_resource(bundle))
    with _beside([_without(bundle), *(resource for _, resource in held)]) as structure:
        found = list(_told(bundle, Walk(RULES, DATES), _kinds(bundle)))
        problems = ((n, own_problem(resource)) for n, resource in held)
        found += [_inside(n, fault) for n, fault in problems if fault is not None]
        found += [_inside(held[at - 1][0], fault) if at else fault for at, fault in structure()]
    return tuple(found[:_MOST_TOLD])


def _without(bundle: Resource) -> Resource:
    """Return `bundle` without the resources in it: they are looked at one by one."""
    entries = bundle.get("entry")
    if not isinstance(entries, list):
        return bundle
    return {**bundle, "entry": [_rest(entry) for entry in entries]}


def _rest(entry: Any) -> Any:
    resource = entry.get("resource") if isinstance(entry, dict) else None
    if not isinstance(resource, dict) or len(entry) == 1:
        return entry
    return {name: value for name, value in entry.items() if name != "resource"}


def _inside(n: int, fault: Fault) -> Fault:
    _, dot, rest = fault.path.partition(".")
    return replace(fault, path=f"Bundle.entry[{n}].resource{dot}{rest}")


def _kinds(bundle: Resource) -> Mapping[str, str]:
    """Return the type of each resource by the address of its entry."""
    entries = (bundle["entry"][n] for n, _ in each_resource(bundle))
    return {str(entry.get("fullUrl")): str(entry["resource"].get("resourceType")) for entry in entries}


@contextmanager
def _beside(resources: Sequence[Resource]) -> Iterator[Callable[[], list[tuple[int, Fault]]]]:
    """Have `fhirkit` look while the rules do; it lets go of the interpreter meanwhile."""
    with ThreadPoolExecutor(1) as other:
        yield other.submit(lambda: list(_structure(resources))).result


def _structure(resources: Sequence[Resource]) -> Iterator[tuple[int, Fault]]:
    for start in range(0, len(resources), _AT_ONCE):
        some: list[str | bytes | dict[str, Any]] = [
            _bytes(each) for each in resources[start : start + _AT_ONCE]
        ]
        try:
            issues = [read.issues for read in fhirkit.parse_many(some)]
        except (fhirkit.ParseError, fhirkit.ValidationError):
            issues = [fhirkit.validate(each) for each in some]
        for n, of_one in enumerate(issues, start):
            yield from ((n, Fault(each.path, each.message)) for each in of_one if each.severity == "error")


def _bytes(resource: Resource) -> bytes:
    try:
        return orjson.dumps(resource)
    except TypeError:
        return b"{}"  # no JSON at all: fhirkit says that there is no resource


def _told(resource: Resource, walk: Walk, kinds: Mapping[str, str] | None = None) -> Iterator[Fault]:
    walk.told, walk.references = [], []
    walk.through(resource)
    for path, problem in walk.told:
        yield Fault(written(path), problem)
    for path, reference, spot in walk.references:
        if problem := _reference_problem(reference, spot, kinds):
            yield Fault(f"{written(path)}.reference", problem)


def _reference_problem(reference: object, spot: Spot, kinds: Mapping[str, str] | None) -> str:
    if not isinstance(reference, str):
        return ""
    kind = _kind_of(reference, kinds or {})
    if kinds is not None and not kind and reference.startswith("urn:uuid:"):
        return "it leads nowhere in this bundle"
    if kind and spot.targets and kind not in spot.targets:
        return f"a reference here leads to {', '.join(sorted(spot.targets))}, not to {kind}"
    return ""


def _kind_of(reference: str, kinds: Mapping[str, str]) -> str:
    head, slash, _ = reference.rpartition("/")
    return kinds.get(reference) or (head.rpartition("/")[2] if slash else "")
