"""What went together with more relief for this person: a gentle preference, and a little variation.

Relief is how much lower the pain is right after a massage, or one to two hours later, than before it. A bad
evening gets better by itself, so relief is first compared with what this person usually sees from such a
start. What is left is shared out among the techniques of the massage, each pulled towards its family and
each family towards nothing at all. With few massages every technique stays where the library has it.

Notes
-----
Model, for each rated session of one person::

    relief = usual + slope * (before - 5) + later + massage + sum over techniques of (use * effect) + noise
    effect = family + technique

``use`` is the share of the massage's time divided by `USUAL_SHARE` (at most `MOST_USE`), minus this person's
own average of it: what is in every massage can be told from nothing and keeps its weight. ``slope`` takes out
the return of bad evenings to the usual; sit-downs without massage (`PastSession.is_rest`) take part in it and
carry no technique, so they are the reference where there are any. Sessions for other complaints count less.
All priors are normal (`_PRIORS`, `_FAMILY`, `_TECHNIQUE`), the noise is estimated towards `_NOISE_SD`.

Assumptions: one session says nothing about the next; ratings are honest and on one scale; what was composed
was done; effects add up.

What it cannot tell: whether a technique *does* anything, since nobody drew it at random; whether it is the
technique or the evenings on which it is chosen; anything about techniques that always come together; whether
massage is better than none (that takes sit-downs). The points in `Liking.because` are an average of what was
seen, shown only for the few that stood out, so they are on the high side.

References
----------
Lindley and Smith (1972), Bayes estimates for the linear model; Thompson (1933) for the variation.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import exp, log

from fodro.knowledge.content import Bilingual, bilingual, table
from fodro.knowledge.library import techniques
from fodro.knowledge.regions import parts_of
from fodro.knowledge.routine import Complaint, Routine
from fodro.knowledge.shrinkage import Named, Normal, Observation, Posterior, posterior

VARIATION = 0.15
"""This share of massages is composed from what is still possible instead of the best guess."""

FEWEST = 4
"""So many rated massages before anything is preferred, varied or said."""

LEAST_WEIGHT, MOST_WEIGHT = 0.5, 2.0
USUAL_SHARE = 0.15
"""The share of a massage that a technique usually has; one effect is that of a technique used so much."""

MOST_USE = 2.0
DOUBLED_BY_NRS = 0.4
"""An effect of so many points (at the usual share) doubles the weight."""

SAID_FROM_NRS = 0.3
SURE_FROM_SD = 1.5
"""A reason is said only where the effect is this many standard deviations above nothing.

Simulated: of 150 people with nothing to find, 4 are told something after 80 massages of drawn techniques.
"""

LAST_TIMES = 5

_PRIORS = {"usual": Normal(1.0, 1.0), "slope": Normal(0.35, 0.2), "later": Normal(0.3, 0.6)}
_MASSAGE = Normal(0.5, 1.0)
_FAMILY, _TECHNIQUE = Normal(0.0, 0.15), Normal(0.0, 0.3)
_NOISE_SD, _NOISE_COUNTS = 1.5, 12
_MIDDLE_NRS = 5.0
_OTHER, _SAME_PLACE, _SAME_QUALITY, _NOT_KNOWN = 0.3, 0.4, 0.3, 0.5


@dataclass(frozen=True, slots=True)
class PastSession:
    """One rated session.

    Parameters
    ----------
    before_nrs : float
        0–10.
    after_nrs, later_nrs : float or None
        Right after, and one to two hours later; at least one of them.
    shares : mapping of str to float
        Each technique's share of the time; empty for a sit-down without massage.
    complaints : tuple of Complaint
        What was noted then; empty where nothing was.
    """

    before_nrs: float
    after_nrs: float | None
    later_nrs: float | None = None
    shares: Mapping[str, float] = field(default_factory=dict)
    complaints: tuple[Complaint, ...] = ()

    @property
    def is_rest(self) -> bool:
        """Whether nothing was massaged."""
        return not self.shares

    @property
    def relief_nrs(self) -> float:
        """Points less than before, the mean of what was rated."""
        rated = [value for value in (self.after_nrs, self.later_nrs) if value is not None]
        return self.before_nrs - sum(rated) / len(rated)

    @property
    def later_share(self) -> float:
        """How much of `relief_nrs` is from the later rating."""
        return 0.0 if self.later_nrs is None else 1.0 if self.after_nrs is None else 0.5


@dataclass(frozen=True, slots=True)
class Liking:
    """What to prefer for one person now.

    Parameters
    ----------
    weights : mapping of str to float
        Multiplier by technique slug, 0.5 to 2; a technique that is not in it has 1.
    is_varied : bool
        Whether this is one of the massages that vary.
    """

    weights: Mapping[str, float] = field(default_factory=dict)
    is_varied: bool = False
    _seen: Mapping[str, tuple[int, float]] = field(default_factory=dict)

    def because(self, slug: str, language: str) -> str:
        """Return what went together with `slug` for this person; empty where too little is known."""
        if slug not in self._seen:
            return ""
        times, points = self._seen[slug]
        said = f"{points:.1f}".replace(".", "," if language == "da" else ".")
        return _texts()["went-with"].filled(language, n=str(times), points=said)

    @property
    def stood_out(self) -> tuple[str, ...]:
        """Techniques that have a reason to be said, the most points first."""
        return tuple(sorted(self._seen, key=lambda slug: -self._seen[slug][1]))


@cache
def _texts() -> Mapping[str, Bilingual]:
    return {slug: bilingual(entry) for slug, entry in table("learning").items()}


def shares_of(routine: Routine) -> dict[str, float]:
    """Return each technique's share of the time of `routine`."""
    shares: dict[str, float] = {}
    for step in routine.steps:
        shares[step.technique] = shares.get(step.technique, 0.0) + step.seconds / routine.seconds
    return shares


def liking(past: Sequence[PastSession], complaints: Sequence[Complaint], *, turn: int) -> Liking:
    """Return what to prefer for `complaints` after `past`, the oldest session first.

    Parameters
    ----------
    past : sequence of PastSession
        Rated sessions of one person.
    complaints : sequence of Complaint
        What the next massage is for.
    turn : int
        Which massage it is; decides alone whether and how it varies.

    Returns
    -------
    Liking
    """
    massages = [session for session in past if not session.is_rest]
    if len(massages) < FEWEST:
        return Liking()
    learnt = _learn(past, complaints)
    draw = random.Random(turn)  # noqa: S311  # variation, not a secret
    is_varied = draw.random() < VARIATION
    effects = {slug: learnt.effect(slug) for slug in techniques()}
    guesses = {
        slug: draw.gauss(effect.mean, effect.sd) if is_varied else effect.mean
        for slug, effect in effects.items()
    }
    return Liking(
        weights={slug: _weight(guess) for slug, guess in guesses.items()},
        is_varied=is_varied,
        _seen={slug: seen for slug in techniques() if (seen := learnt.seen(slug))},
    )


@dataclass(frozen=True, slots=True)
class _Learnt:
    """What a person's sessions say about techniques."""

    massages: Sequence[PastSession]
    known: Posterior

    def effect(self, slug: str) -> Normal:
        """Return the effect of a technique; one that was never used is as its family."""
        family, technique = _names(slug)
        own = {name: 1.0 for name in (family, technique) if name in self.known.means}
        variance = self.known.sd(own) ** 2
        variance += 0.0 if family in own else _FAMILY.sd**2
        variance += 0.0 if technique in own else _TECHNIQUE.sd**2
        return Normal(self.known.mean(own), variance**0.5)

    def seen(self, slug: str) -> tuple[int, float] | None:
        """Return how often lately and with how many points less it went, where that is sure enough."""
        lately = [n for n, session in enumerate(self.massages) if slug in session.shares][-LAST_TIMES:]
        effect = self.effect(slug)
        if len(lately) < FEWEST or effect.mean < SURE_FROM_SD * effect.sd:
            return None
        points = sum(self._beyond_usual(self.massages[n]) for n in lately) / len(lately)
        return (len(lately), points) if points >= SAID_FROM_NRS else None

    def _beyond_usual(self, session: PastSession) -> float:
        return session.relief_nrs - self.known.mean(_course(session))


def _learn(past: Sequence[PastSession], complaints: Sequence[Complaint]) -> _Learnt:
    trusts = [_trust(session, complaints) for session in past]
    uses = _centred([_use(session) for session in past], past, trusts)
    observations = [
        Observation({**_course(session), **use}, session.relief_nrs, trust)
        for session, use, trust in zip(past, uses, trusts, strict=True)
    ]
    names = dict.fromkeys(name for use in uses for name in use)
    priors = {**_PRIORS, "massage": _MASSAGE} | {
        name: _FAMILY if name.startswith("family ") else _TECHNIQUE for name in names
    }
    first = posterior(observations, priors, noise_sd=_NOISE_SD)
    noise_sd = _noise_sd(observations, first)
    massages = [session for session in past if not session.is_rest]
    return _Learnt(massages, posterior(observations, priors, noise_sd=noise_sd))


def _course(session: PastSession) -> dict[str, float]:
    """Return what decides what would be expected of a session, whatever techniques it had."""
    return {
        "usual": 1.0,
        "slope": session.before_nrs - _MIDDLE_NRS,
        "later": session.later_share,
        "massage": float(not session.is_rest),
    }


def _use(session: PastSession) -> dict[str, float]:
    used: dict[str, float] = {}
    for slug, share in session.shares.items():
        for name in _names(slug):
            used[name] = used.get(name, 0.0) + min(share / USUAL_SHARE, MOST_USE)
    return used


def _centred(
    uses: Sequence[Named], past: Sequence[PastSession], trusts: Sequence[float]
) -> list[dict[str, float]]:
    """Return `uses` minus the person's average over massages; a sit-down uses nothing and stays so."""
    kept = [(use, trust) for use, trust, one in zip(uses, trusts, past, strict=True) if not one.is_rest]
    whole = sum(trust for _use, trust in kept)
    names = {name: None for use, _trust in kept for name in use}
    means = {name: sum(use.get(name, 0.0) * trust for use, trust in kept) / whole for name in names}
    return [
        {} if one.is_rest else {name: use.get(name, 0.0) - means[name] for name in names}
        for use, one in zip(uses, past, strict=True)
    ]


def _names(slug: str) -> tuple[str, str]:
    known = techniques().get(slug)
    return f"family {known.family if known else slug}", f"technique {slug}"


def _noise_sd(observations: Sequence[Observation], known: Posterior) -> float:
    """Return the scatter around what is expected; few observations leave it near what was assumed."""
    squares = sum(seen.trust * (seen.value - known.mean(seen.features)) ** 2 for seen in observations)
    counts = sum(seen.trust for seen in observations)
    return float(((_NOISE_COUNTS * _NOISE_SD**2 + squares) / (_NOISE_COUNTS + counts)) ** 0.5)


def _trust(session: PastSession, complaints: Sequence[Complaint]) -> float:
    """Return how much a session says about `complaints`: fully for the same place and quality."""
    if not complaints:
        return 1.0
    if not session.complaints:
        return _NOT_KNOWN
    places = _leaves(session.complaints) & _leaves(complaints)
    qualities = _qualities(session.complaints) & _qualities(complaints)
    return _OTHER + (_SAME_PLACE if places else 0) + (_SAME_QUALITY if qualities else 0)


def _leaves(complaints: Sequence[Complaint]) -> set[str]:
    return {leaf for one in complaints for leaf in parts_of(one.region)}


def _qualities(complaints: Sequence[Complaint]) -> set[str]:
    return {slug for one in complaints for slug in one.qualities}


def _weight(effect_nrs: float) -> float:
    return min(MOST_WEIGHT, max(LEAST_WEIGHT, exp(log(2) * effect_nrs / DOUBLED_BY_NRS)))
