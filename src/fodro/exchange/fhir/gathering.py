"""From resources to a diary: each is read by its profile, then what belongs together is put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from fodro.domain.diary import Diary, Rating, Wearing
from fodro.domain.experiments import Outcome
from fodro.exchange.fhir import days, experiments, massages, names, ratings, things
from fodro.exchange.fhir.massages import id_in
from fodro.exchange.fhir.values import Unreadable

Resource = Mapping[str, Any]


class Gathered:
    """Takes resources of ours in any order and makes a diary of them.

    Large files are given to it resource by resource; of each no more is kept than the diary needs.
    """

    def __init__(self) -> None:
        self.digests: list[str] = []
        self.ratings: list[Rating] = []
        self._days: dict[date, dict[str, float | str]] = defaultdict(dict)
        self._scores: dict[str, dict[str, float]] = defaultdict(dict)
        self._things: dict[str, tuple[str, str]] = {}
        self._outcomes: dict[str, list[Outcome]] = defaultdict(list)
        self._kept: dict[str, list[Resource]] = defaultdict(list)
        self._met: set[tuple[str, object]] = set()
        self._takers: Mapping[str, Callable[[Resource], None]] = {
            names.RATING: self._take_rating,
            names.FACTOR: self._take_factor,
            names.THING: self._take_thing,
            names.OUTCOME: self._take_outcome,
            names.ORIGIN: self._take_origin,
        }

    def take(self, kind: str, resource: Resource) -> None:
        """Take one resource of the profile `kind`; one that was taken before is the same one.

        Raises
        ------
        Unreadable
            If it does not say what it is for.
        """
        key = resource.get("id")
        if isinstance(key, str) and (kind, key) in self._met:
            return
        self._met.add((kind, key))
        if kind in (names.MASSAGE, names.WORN, names.EXPERIMENT):
            self._kept[kind].append(resource)
        elif kind in names.MASSAGE_RATINGS:
            self._take_score(kind, resource)
        elif kind in self._takers:
            self._takers[kind](resource)

    def _take_rating(self, resource: Resource) -> None:
        self.ratings.append(ratings.rating_of(resource))

    def _take_factor(self, resource: Resource) -> None:
        day, slug, value = days.factor_of(resource)
        if self._days[day].setdefault(slug, value) != value:
            raise Unreadable(problem=f"{slug} of {day} is there twice", at="code")

    def _take_score(self, kind: str, resource: Resource) -> None:
        scores, score = self._scores[massages.massage_of(resource)], massages.rated(resource)
        if scores.setdefault(kind, score) != score:
            raise Unreadable(problem="this rating of the massage is there twice", at="partOf")

    def _take_thing(self, resource: Resource) -> None:
        self._things[str(resource.get("id"))] = things.thing_of(resource)

    def _take_outcome(self, resource: Resource) -> None:
        whose, outcome = experiments.outcome_of(resource)
        self._outcomes[whose].append(outcome)

    def _take_origin(self, resource: Resource) -> None:
        for entity in resource.get("entity", ()):
            identifier = entity.get("what", {}).get("identifier", {})
            if identifier.get("system") == names.DIGESTS:
                self.digests.append(str(identifier.get("value")))

    def diary(self) -> Diary:
        """Return the diary of everything that was taken, in order of time.

        Raises
        ------
        Unreadable
            If something belongs to what is not there.
        """
        tools = {key: name for key, (kind, name) in self._things.items() if kind == "tool"}
        held = self._kept[names.MASSAGE]
        sessions = [massages.session_of(one, self._scores.pop(str(one.get("id")), {}), tools) for one in held]
        studies = self._kept[names.EXPERIMENT]
        tried = [
            experiments.experiment_of(one, self._outcomes.pop(str(one.get("id")), [])) for one in studies
        ]
        if self._scores or self._outcomes:
            raise Unreadable(problem="a rating belongs to a massage or an experiment that is not in the file")
        return Diary(
            tuple(sorted(self.ratings, key=lambda rating: _on_the_wall(rating.at))),
            tuple(sorted(sessions, key=lambda session: _on_the_wall(session.start))),
            {day: self._days[day] for day in sorted(self._days)},
            tuple(sorted(map(self._wearing, self._kept[names.WORN]), key=lambda wearing: wearing.day)),
            tuple(sorted(tried, key=lambda experiment: (experiment.start, experiment.key))),
        )

    def _wearing(self, resource: Resource) -> Wearing:
        worn = dict(self._worn(id_in(each) for each in resource.get("focus", ())))
        return things.wearing_of(resource, worn)

    def _worn(self, keys: Iterable[str]) -> Iterable[tuple[str, str]]:
        for key in keys:
            if key not in self._things:
                raise Unreadable(problem="something that was worn is not in the file", at="focus")
            yield self._things[key]


def _on_the_wall(at: datetime) -> datetime:
    return at.replace(tzinfo=None)
