"""``python -m benchmarks`` runs all of them, ``python -m benchmarks web`` one; what follows goes to it."""

from __future__ import annotations

import sys
from importlib import import_module

NAMES = (
    "web",
    "analysis",
    "q1_speed",
    "cohort",
    "long_diary",
    "offline",
    "checkin",
    "signs_speed",
    "trials_speed",
    "report",
    "player",
    "regret",
    "fuzz_imports",
    "fhir",
    "apple_health",
    "bringing_in",
)


def main() -> int:
    asked, rest = sys.argv[1:2], sys.argv[2:]
    if asked and asked[0] not in NAMES:
        print(f"There is no benchmark {asked[0]!r}; there are {' and '.join(NAMES)}.", file=sys.stderr)
        return 2
    for name in asked or NAMES:
        sys.argv = [f"benchmarks {name}", *rest]
        import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
