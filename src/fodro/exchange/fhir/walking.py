"""Every element of a resource once, each with the rules for where it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

Path_ = tuple[Any, ...]
"""A place in a resource: the one it lies in, then a name, then an index or None."""
Told = Callable[[Path_, str], None]
Rule = Callable[[Mapping[str, Any], Path_, Told], None]

DEEPEST = 40
"""Deeper than this nothing lies that anybody wrote."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a resource.

    Parameters
    ----------
    path : str
        Where, such as ``Bundle.entry[3].resource.status``.
    problem : str
        What is wrong, as a sentence without its full stop.
    remedy : str
        What can be done about it.
    """

    path: str
    problem: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}"


@dataclass(slots=True)
class Spot:
    """One place in the definition of a resource, such as ``Observation.component``: what holds there.

    Parameters
    ----------
    path : str
        Without indices.
    rules : tuple of Rule
    codes : mapping of str to frozenset of str
        What each of its elements may say, where that is bound.
    targets : frozenset of str
        What a reference here may lead to; empty for anything.
    """

    path: str
    rules: tuple[Rule, ...] = ()
    codes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    targets: frozenset[str] = frozenset()
    inside: dict[str, Spot] = field(default_factory=dict)


class Walk:
    """Goes through resources and keeps what its rules tell.

    Parameters
    ----------
    rules : mapping of str to tuple of Rule
        By the name of the element they look at.
    dates : mapping of str to callable
        Whether a text is such a date, by the name of the element.
    """

    def __init__(
        self, rules: Mapping[str, tuple[Rule, ...]], dates: Mapping[str, Callable[[str], bool]]
    ) -> None:
        self._rules, self._dates = rules, dates
        self._roots: dict[str, Spot] = {}
        self.told: list[tuple[Path_, str]] = []
        self.references: list[tuple[Path_, str, Spot]] = []

    def through(self, resource: Mapping[str, Any], path: Path_ | None = None, *, depth: int = 0) -> None:
        """Look at every element of `resource`, which lies at `path` where it lies in another."""
        kind = str(resource.get("resourceType", "Resource"))
        if kind not in self._roots:
            self._roots[kind] = self._spot(kind, kind)
        self._element(resource, path or (None, kind, None), self._roots[kind], depth)

    def _spot(self, path: str, name: str) -> Spot:
        codes, targets = tables()
        beside = {**codes.get(f"*.{path.partition('.')[2]}", {}), **codes.get(path, {})}
        return Spot(path, self._rules.get(name, ()), beside, targets.get(path, frozenset()))

    def _element(self, held: Mapping[str, Any], path: Path_, spot: Spot, depth: int) -> None:
        for name, value in held.items():
            if type(value) is str:
                self._text(name, value, path, spot)
            elif type(value) is dict:
                self._inner(value, (path, name, None), self._in(spot, name), depth)
            elif type(value) is list:
                self._list(name, value, (path, spot, depth))
        for rule in spot.rules:
            self._apply(rule, held, path)
        if "reference" in held:
            self.references.append((path, held["reference"], spot))

    def _apply(self, rule: Rule, held: Mapping[str, Any], path: Path_) -> None:
        try:
            rule(held, path, self._tell)
        except (AttributeError, TypeError, ValueError):
            self._tell(path, "an element is of another kind than it should be")

    def _list(self, name: str, values: list[Any], where: tuple[Path_, Spot, int]) -> None:
        path, spot, depth = where
        for n, each in enumerate(values):
            if type(each) is dict:
                self._inner(each, (path, name, n), self._in(spot, name), depth)

    def _inner(self, held: Mapping[str, Any], path: Path_, spot: Spot, depth: int) -> None:
        if depth >= DEEPEST:
            self._tell(path, "elements lie too deep in each other")
        elif "resourceType" in held:
            self.through(held, path, depth=depth + 1)
        else:
            self._element(held, path, spot, depth + 1)

    def _in(self, spot: Spot, name: str) -> Spot:
        inside = spot.inside.get(name)
        if inside is None:
            inside = spot.inside[name] = self._spot(f"{spot.path}.{name}", name)
        return inside

    def _text(self, name: str, value: str, path: Path_, spot: Spot) -> None:
        allowed = spot.codes.get(name)
        if allowed is not None and value not in allowed:
            self._tell((path, name, None), f"{value[:40]!r} is none of the words that may stand here")
        is_date = self._dates.get(name)
        if is_date is not None and not is_date(value):
            self._tell((path, name, None), f"{value[:40]!r} is no date that exists")

    def _tell(self, path: Path_, problem: str) -> None:
        self.told.append((path, problem))


def written(path: Path_) -> str:
    """Return a place as it is written, such as ``Observation.component[0].code``."""
    outer, name, index = path
    here = name if index is None else f"{name}[{index}]"
    return here if outer is None else f"{written(outer)}.{here}"


@cache
def tables() -> tuple[Mapping[str, Mapping[str, frozenset[str]]], Mapping[str, frozenset[str]]]:
    """Return what elements may say, by where they lie and their name, and what references may lead to."""
    table = rule_table()
    codes: dict[str, dict[str, frozenset[str]]] = {}
    for path, words in table["codes"].items():
        outer, _, name = path.rpartition(".")
        codes.setdefault(outer, {})[name] = frozenset(words)
    return codes, {path: frozenset(kinds) for path, kinds in table["references"].items()}


@cache
def rule_table() -> Mapping[str, Any]:
    """Return the table of rules."""
    return tomllib.loads(Path(__file__).with_name("rules.toml").read_text(encoding="utf-8"))


def each_resource(bundle: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the resources of a bundle with the index of their entry; what is none is passed over."""
    entries = bundle.get("entry")
    for n, entry in enumerate(entries if isinstance(entries, list) else []):
        resource = entry.get("resource") if isinstance(entry, Mapping) else None
        if isinstance(resource, Mapping):
            yield n, resource
