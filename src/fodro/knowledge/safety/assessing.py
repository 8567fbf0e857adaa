"""From answers to verdicts and limits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fodro.domain.body import Place
from fodro.knowledge.caution import Level
from fodro.knowledge.limits import NO_LIMITS, Limits, together
from fodro.knowledge.safety.answers import Answers
from fodro.knowledge.safety.circumstances import Circumstances
from fodro.knowledge.safety.effects import ruled_out
from fodro.knowledge.safety.kinds import VerdictKind, kind_of
from fodro.knowledge.safety.knowing import Knowing
from fodro.knowledge.safety.rulebook import Clause, clauses

NOWHERE_SAID = Circumstances()


@dataclass(frozen=True, slots=True)
class Verdict:
    """One rule that holds.

    Parameters
    ----------
    rule : str
        Its id; the words for it are in `fodro.knowledge.caution`.
    kind : VerdictKind
    level : Level
    places : tuple of Place
        Where, as the person told; empty where no place was told or none matters.
    """

    rule: str
    kind: VerdictKind
    level: Level
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the answers mean.

    Parameters
    ----------
    verdicts : tuple of Verdict
        The rules that hold, the most urgent first. Learning more only ever adds to them.
    precautions : tuple of Verdict
        The rules that would hold if what the person does not know were so. Their limits apply as well.
    open : tuple of str
        Ids of the rules that are not known yet; never to be read as clear.
    limits : Limits
        What is ruled out, by verdicts and precautions together.
    """

    verdicts: tuple[Verdict, ...] = ()
    precautions: tuple[Verdict, ...] = ()
    open: tuple[str, ...] = ()
    limits: Limits = NO_LIMITS

    @property
    def worst(self) -> VerdictKind | None:
        """The most urgent kind there is, or ``None``."""
        return self.verdicts[0].kind if self.verdicts else None


def assess(answers: Answers, circumstances: Circumstances = NOWHERE_SAID) -> Assessment:
    """Return what `answers` mean for a massage today.

    Parameters
    ----------
    answers : mapping of str to Told
        By the slug of the question; what is not in it was not asked.
    circumstances : Circumstances
        What the massage is about: a rule that could only come to hold through a question that is about
        nothing here is not open.

    Returns
    -------
    Assessment
    """
    knowing = Knowing(answers, circumstances)
    holding = [one for one in clauses() if one.when.truth(knowing.truth)]
    feared = [one for one in clauses() if one.when.truth(knowing.feared) and one not in holding]
    still = [one.rule for one in clauses() if is_open(one, knowing)]
    verdicts = _verdicts(holding, knowing)
    return Assessment(
        verdicts=verdicts,
        precautions=_more_urgent(_verdicts(feared, knowing), verdicts),
        open=tuple(dict.fromkeys(still)),
        limits=together(_limits(one, knowing) for one in (*holding, *feared)),
    )


def is_open(clause: Clause, knowing: Knowing) -> bool:
    """Return whether `clause` is neither true nor false and may still turn out to be true."""
    return clause.when.truth(knowing.truth) is None and clause.when.truth(knowing.possible) is True


def places_of(clause: Clause, knowing: Knowing) -> tuple[Place, ...]:
    """Return where the sign behind `clause` was told to be; empty where one of its places was not told."""
    there = [knowing.places(slug) for slug in clause.when.slugs() if knowing.feared(slug)]
    told = [places for places in there if places is not None]
    if not all(told):
        return ()
    return tuple(sorted({place for places in told for place in places}, key=str))


def _limits(clause: Clause, knowing: Knowing) -> Limits:
    places = places_of(clause, knowing)
    resting = ruled_out(clause.avoiding, clause.effect, places)
    return together((clause.effect.limits(places), Limits(techniques=resting)))


def _verdicts(holding: Iterable[Clause], knowing: Knowing) -> tuple[Verdict, ...]:
    """Return one verdict for each rule, as urgent as its most urgent clause."""
    by_rule: dict[str, list[Clause]] = {}
    for clause in holding:
        by_rule.setdefault(clause.rule, []).append(clause)
    found = [_verdict(rule, several, knowing) for rule, several in by_rule.items()]
    return tuple(sorted(found, key=lambda verdict: verdict.kind.urgency))


def _verdict(rule: str, several: list[Clause], knowing: Knowing) -> Verdict:
    level = min((one.level for one in several), key=lambda level: kind_of(level).urgency)
    places = {place for one in several for place in places_of(one, knowing)}
    return Verdict(rule, kind_of(level), level, tuple(sorted(places, key=str)))


def _more_urgent(feared: tuple[Verdict, ...], verdicts: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    said = {one.rule: one.kind.urgency for one in verdicts}
    return tuple(one for one in feared if one.kind.urgency < said.get(one.rule, len(VerdictKind)))
