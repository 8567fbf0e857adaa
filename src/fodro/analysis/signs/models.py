"""Every series as a model of its values: noise made independent, and unlikely shapes of it left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from fodro.analysis.policy import signs as policy
from fodro.analysis.signs.caution import Caution
from fodro.analysis.signs.noise import Filter, filter_of, together
from fodro.analysis.signs.odds import Model, shape_weights
from fodro.analysis.signs.screen import may_have_changed
from fodro.analysis.signs.spans import Span, Table, table_of
from fodro.analysis.signs.watched import Watched

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

_LEAST_WEIGHT = 0.02


@dataclass(frozen=True, slots=True)
class Able:
    """A series with enough values in a span.

    Parameters
    ----------
    watched : Watched
    span : Span
    model : Model
        Without shapes of noise that are unlikely by the beginning of the block.
    caution : Caution
    open : Flags, shape (judged values,)
        Whether by each of the last values, from the one before the block on, something may have changed.
    """

    watched: Watched
    span: Span
    model: Model
    caution: Caution
    open: Flags

    @property
    def begin(self) -> int:
        """The first value of the block, among those of the model."""
        return int(np.searchsorted(self.model.day, self.span.start))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A model without steps, and which shapes of all shapes of all series are its own and likely."""

    watched: Watched
    span: Span
    model: Model
    kept: Ints
    slowness: float


def models(
    every: Sequence[Watched], candidates: Floats, spans: Sequence[Span]
) -> Iterator[tuple[Span, list[Able]]]:
    """Yield for each span the series that may have changed by then; all of all spans are made at once.

    What may have changed in the block before counts too, since what is usual may be another now.
    """
    opened = {
        (k, one.name): screened(one, span)
        for k, span in enumerate(spans)
        for one in every
        if span.count(one) > policy.MIN_VALUES
    }
    pairs = [
        (one, span, opened[k, one.name])
        for k, span in enumerate(spans)
        for one in every
        if any(opened[at, one.name].any() for at in (k - 1, k) if (at, one.name) in opened)
        and (k, one.name) in opened
    ]
    able = _able(pairs, candidates) if pairs else []
    for span in spans:
        yield span, [one for one in able if one.span is span]


def screened(one: Watched, span: Span) -> Flags:
    """Return whether a series may have changed by each value from the one before the block on."""
    here = span.of(one)
    begin = int(np.searchsorted(one.day[here], span.start))
    if one.noted is not None:
        return np.ones(np.count_nonzero(here) - max(begin - 1, 0), dtype=bool)
    usual = (one.kind.noise_sd, one.kind.noise_worth)
    passes = may_have_changed(one.values[here], one.explained[here], begin, usual=usual)
    return np.logical_or.accumulate(passes)


def _able(pairs: Sequence[tuple[Watched, Span, Flags]], candidates: Floats) -> list[Able]:
    tables = [table_of(one, candidates, span) for one, span, _ in pairs]
    counts = [len(one.kind.shapes) for one, *_ in pairs]
    columns, own_var = _padded(tables)
    noise = filter_of(np.repeat(own_var, counts, axis=0), together(one.kind.shapes for one, *_ in pairs))
    white = noise.columns(np.repeat(columns, counts, axis=0))
    ends = np.cumsum([0, *counts])
    drafts = [
        _draft((one, span), table, white[first:end], (noise, first))
        for (one, span, _), table, (first, end) in zip(pairs, tables, pairwise(ends.tolist()), strict=True)
    ]
    since = min(span.steps_at for _, span, _ in pairs)
    steps = noise.of_shapes(np.concatenate([one.kept for one in drafts])).steps(since)
    ends = np.cumsum([0, *(len(one.kept) for one in drafts)])
    return [
        _with_steps(draft, steps[first:end], since, opened)
        for draft, (_, _, opened), (first, end) in zip(drafts, pairs, pairwise(ends.tolist()), strict=True)
    ]


def _padded(tables: Sequence[Table]) -> tuple[Floats, Floats]:
    n_days, widest = (max(table.columns.shape[k] for table in tables) for k in (0, 1))
    columns = np.zeros((len(tables), n_days, widest))
    own_var = np.full((len(tables), n_days), np.inf)
    for k, table in enumerate(tables):
        columns[k, : table.columns.shape[0], : table.columns.shape[1]] = table.columns
        own_var[k, : len(table.own_var)] = table.own_var
    return columns, own_var


def _draft(pair: tuple[Watched, Span], table: Table, white: Floats, noise: tuple[Filter, int]) -> _Draft:
    """Return the model of a series, whose shapes begin at a position of all, by those likely by then."""
    (one, span), (every, first) = pair, noise
    here, shapes = span.of(one), one.kind.shapes
    day = one.day[here]
    at, begin = day - span.first, int(np.searchsorted(day, span.start))
    trust = 1.0 if one.trust is None else one.trust[here][:, None]
    model = Model(
        day=day,
        white=white[:, at, : table.columns.shape[1]] * trust,
        steps=np.empty((len(shapes), 0, 0)),
        steps_from=int(np.searchsorted(day, span.steps_from)),
        log_var=every.log_var[first : first + len(shapes), at],
        shape_weights=shapes.likely,
        precision=table.precision,
        noise_sd=one.kind.noise_sd,
        noise_worth=one.kind.noise_worth,
        sizes=one.kind.sizes,
    )
    weights = shape_weights(model, max(begin, policy.MIN_VALUES) - 1)
    kept = np.flatnonzero(weights >= (_LEAST_WEIGHT if begin > policy.MIN_VALUES else 0.0))
    slowness = float(weights[kept] @ shapes.slow[kept] / weights[kept].sum())
    return _Draft(one, span, model.of_shapes(kept), first + kept, slowness)


def _with_steps(draft: _Draft, steps: Floats, since: int, opened: Flags) -> Able:
    one, span, model = draft.watched, draft.span, draft.model
    later = model.day[model.steps_from :] - span.first - since
    of_values = steps[np.ix_(np.arange(len(steps)), later, later)]
    if one.trust is not None:
        of_values *= one.trust[span.of(one)][model.steps_from :, None]
    return Able(one, span, model.with_steps(of_values), Caution(one, span, draft.slowness), opened)
