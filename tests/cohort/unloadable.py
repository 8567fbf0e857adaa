"""Work that cannot be loaded while the environment says so: what a broken installation does to workers."""

import os

from fodro.cohort.answers import Answer, answer

BROKEN = "FODRO_TEST_BROKEN"
if BROKEN in os.environ:
    raise SystemExit(3)


def work(path: str, seed: int) -> Answer:
    return answer(path, seed)
