"""Run every test: those without a browser on all cores, then the journeys in a real browser.

Where no Chromium or Chrome is installed the journeys are skipped with one loud closing line; under
``CI=true`` a missing browser fails the run.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.finding import find_browser  # noqa: E402  # the tests stand beside the package, not in it

TESTS_FAILED = 1
JOURNEYS = "tests/browser"
HOW_TO_GET_ONE = "apt-get install chromium (Debian), or install Chrome; FODRO_BROWSER names another one"
SIDE_BY_SIDE = (os.cpu_count() or 1) + 1
"""A journey waits now and then, for a clock or a page: one more than there are cores keeps each core busy."""
ONE_AT_A_TIME = ("-n", str(SIDE_BY_SIDE), "--maxschedchunk", "1")
"""Each worker is given the next journey when it is done with one: they differ from a second to minutes."""


def run(*arguments: str) -> int:
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], check=False, cwd=ROOT).returncode


def journeys() -> int:
    """Run the journeys side by side; one that failed on a busy machine is told, and has to pass alone."""
    failed = run(JOURNEYS, "-m", "browser", *ONE_AT_A_TIME, "--durations", "10")
    if failed != TESTS_FAILED:
        return failed
    print("\n!!! JOURNEYS FAILED SIDE BY SIDE (above); each has to pass alone now !!!", flush=True)
    failed = run(JOURNEYS, "-m", "browser", "--last-failed", "--last-failed-no-failures", "none")
    if not failed:
        print("\n!!! JOURNEYS THAT FAILED SIDE BY SIDE PASSED ALONE; look at them if it happens again !!!")
    return failed


def main() -> int:
    extra = sys.argv[1:]
    if extra:
        return run(*extra)
    browser = find_browser()
    if browser is None and os.environ.get("CI") == "true":
        print(f"\nFAILED: no browser on this machine, and CI needs one: {HOW_TO_GET_ONE}")
        return 1
    failed = run("-m", "not browser", "-n", "auto")
    if browser is not None:
        return failed or journeys()
    print(f"\n!!! THE BROWSER TESTS WERE SKIPPED: no Chromium or Chrome was found. {HOW_TO_GET_ONE} !!!")
    return failed


if __name__ == "__main__":
    sys.exit(main())
