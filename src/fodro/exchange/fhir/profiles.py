"""What our own resources must say: a table of profiles, each with the function that reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from fodro.exchange.fhir import days, experiments, massages, names, ratings, things
from fodro.exchange.fhir.values import Unreadable, code_of
from fodro.exchange.fhir.walking import Fault

Resource = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a resource of ours is.

    Parameters
    ----------
    type : str
        Of the resource.
    read : callable
        Reads it and raises ``Unreadable`` where it does not say what it is for.
    measures : tuple of str
        Our codes one of which stands in ``code``; empty where that is not bound.
    needs : tuple of str
        Elements that have to be there.
    """

    type: str
    read: Callable[[Resource], object]
    measures: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


def _nothing(_resource: Resource) -> None:
    """Say nothing of its own: it is read together with others."""


def _rating(resource: Resource) -> None:
    part = ratings.rating_of(resource).part
    said = code_of(resource.get("code"), "measure")
    if (said == ratings.FIRST_STEPS_PAIN) != (part == "first-steps"):
        raise Unreadable(problem="the part of the day is another than the code says", at="code")


def _of_massage(resource: Resource) -> None:
    massages.massage_of(resource)
    massages.rated(resource)


_PERSONAL = ("subject",)
PROFILES: Mapping[str, Profile] = MappingProxyType(
    {
        names.RATING: Profile(
            "Observation", _rating, (ratings.PAIN, ratings.FIRST_STEPS_PAIN), (*_PERSONAL, "bodySite")
        ),
        names.FACTOR: Profile("Observation", days.factor_of, needs=_PERSONAL),
        names.MASSAGE: Profile("Procedure", lambda one: massages.session_of(one, {}, None), needs=_PERSONAL),
        **{kind: Profile("Observation", _of_massage, (kind,), _PERSONAL) for kind in names.MASSAGE_RATINGS},
        names.WORN: Profile("Observation", lambda one: things.wearing_of(one, {}), ("worn",), _PERSONAL),
        names.WORN_THING: Profile("DeviceUseStatement", _nothing, needs=(*_PERSONAL, "device")),
        names.THING: Profile("Device", things.thing_of),
        names.EXPERIMENT: Profile("ResearchStudy", lambda one: experiments.experiment_of(one, ())),
        names.OUTCOME: Profile("Observation", experiments.outcome_of, ("outcome",), _PERSONAL),
        names.APP: Profile("Device", _nothing),
        names.PERSON: Profile("Patient", _nothing),
        names.PAGE: Profile("DocumentReference", _nothing, needs=("content",)),
        names.DIARY: Profile("Composition", _nothing, needs=("section",)),
        names.ORIGIN: Profile("Provenance", _nothing, needs=("entity",)),
    }
)


def kind_of(resource: Resource) -> str:
    """Return the kind of a resource of ours; empty for anything else."""
    meta = resource.get("meta")
    claimed = meta.get("profile") if isinstance(meta, Mapping) else None
    kinds = (names.own_profile(uri) for uri in (claimed if isinstance(claimed, list) else ()))
    return next((kind for kind in kinds if kind), "")


def own_problem(resource: Resource) -> Fault | None:
    """Return the first thing a resource of ours does not say as it should; None for anything else."""
    kind = kind_of(resource)
    if not kind:
        return None
    at = str(resource.get("resourceType"))
    profile = PROFILES.get(kind)
    if profile is None:
        return Fault(f"{at}.meta.profile", f"{kind!r} is not known here; {names.NEWER}")
    try:
        _look(resource, profile)
    except Unreadable as error:
        return Fault(f"{at}.{error.at}" if error.at else at, error.problem)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return Fault(at, "it does not say what it is for")
    return None


def _look(resource: Resource, profile: Profile) -> None:
    if resource.get("resourceType") != profile.type:
        raise Unreadable(problem=f"this is a {profile.type}", at="meta.profile")
    missing = next((name for name in profile.needs if not resource.get(name)), "")
    if missing:
        raise Unreadable(problem="it is missing", at=missing)
    if profile.measures and code_of(resource.get("code"), "measure") not in profile.measures:
        raise Unreadable(problem=f"it says none of {', '.join(profile.measures)}", at="code")
    profile.read(resource)
