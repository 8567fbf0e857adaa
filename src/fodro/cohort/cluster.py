"""A Dask cluster: workers on other machines, which see the same folder under the same path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from fodro.cohort.answers import Answer, Problem, answer, skipped
from fodro.cohort.diaries import Entry
from fodro.cohort.program import program
from fodro.domain.diary import DiaryError

_AHEAD = 2
"""Diaries given out for each thread: one in work, one that need not be waited for."""

_PATIENCE_S = 30
_INSTALL = "Install it with: pip install 'fodro[cluster]'."


class Cluster:
    """The workers of a Dask scheduler.

    Parameters
    ----------
    address : str
        Of the scheduler, such as ``tcp://10.0.0.1:8786``.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        try:
            import distributed
        except ImportError:
            raise DiaryError(problem="Dask is not installed here.", remedy=_INSTALL) from None
        self._dask: Any = distributed  # half of it has types

    def answers(self, entries: Sequence[Entry], seed: int) -> Iterator[tuple[Entry, Answer]]:
        """Yield an answer for each of `entries`, in the order in which they are done.

        Raises
        ------
        DiaryError
            If the scheduler does not answer, has no workers, or they run another Fodro.
        """
        with self._client() as client:
            ahead = _AHEAD * self._threads(client)
            waiting = iter(entries)
            given = {_given(client, entry, seed): entry for entry in islice(waiting, ahead)}
            done = self._dask.as_completed(list(given), loop=client.loop)
            for future in done:
                yield given.pop(future), _answer_of(future)
                for entry in islice(waiting, 1):
                    given[new := _given(client, entry, seed)] = entry
                    done.add(new)

    def _client(self) -> Any:
        try:
            return self._dask.Client(self._address, timeout=_PATIENCE_S, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            problem = f"The scheduler at {self._address} does not answer: {error}"
            raise DiaryError(problem, remedy="Check the address, such as tcp://10.0.0.1:8786.") from None

    def _threads(self, client: Any) -> int:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE_S)
        except TimeoutError:
            remedy = f"Start some with “dask worker {self._address}” where Fodro is installed."
            raise DiaryError(problem="The scheduler has no workers.", remedy=remedy) from None
        _refuse_other_programs(client)
        return sum(client.nthreads().values())


def _refuse_other_programs(client: Any) -> None:
    try:
        programs: dict[str, Any] = client.run(program)
    except ImportError:
        programs = {"": None}
    if set(programs.values()) != {program()}:
        remedy = "Install the same Fodro, numpy and scipy on every machine."
        raise DiaryError(problem="The workers of the cluster run another Fodro than this one.", remedy=remedy)


def _given(client: Any, entry: Entry, seed: int) -> Any:
    return client.submit(answer, str(entry.path), seed, pure=False)


def _answer_of(future: Any) -> Answer:
    try:
        given: Answer = future.result()
    except Exception as error:  # noqa: BLE001 - a lost worker is the trouble of one diary
        return skipped(Problem(f"The cluster lost it ({type(error).__name__}): {error}"), lasting=False)
    return given
