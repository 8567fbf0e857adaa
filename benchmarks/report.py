"""How fast a report is made of findings that are there: gathered, in words, and set as a PDF."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from fodro.analysis import analyse
from fodro.analysis.simulate import simulate
from fodro.domain.report import Asked, ReportKind
from fodro.report import gathered, html, pdf
from fodro.report.setting import fitted

SEED = 70_000
TIMES = 15
BUDGET_MS = 150.0
LENGTHS = (28, 90, 365, 1095)
TODAY = date(2026, 11, 27)


def middle_ms(work: Callable[[], object]) -> tuple[float, float]:
    """Return the middle and the worst of the times `work` takes once it is warm."""
    work()
    took = []
    for _ in range(TIMES):
        started = time.process_time()
        work()
        took.append(1000 * (time.process_time() - started))
    return sorted(took)[TIMES // 2], max(took)


def main() -> None:
    print()
    for days in LENGTHS:
        diary = simulate(days=days, seed=SEED).diary
        findings = analyse(diary)
        for kind in (ReportKind.REPORT, ReportKind.WORK_NOTE):
            asked = Asked(kind=kind)

            def anew(asked: Asked = asked) -> bytes:
                fitted.cache_clear()
                return pdf(gathered(diary, findings, asked=asked, made_on=TODAY), language="da")  # noqa: B023

            middle, worst = middle_ms(anew)
            print(
                f"{kind}, {days} days, as a new PDF: {middle:.0f} ms, at most {worst:.0f} ({BUDGET_MS:.0f})"
            )
        report = gathered(diary, findings, asked=Asked(), made_on=TODAY)
        middle, worst = middle_ms(lambda report=report: html(report, language="da"))
        print(f"report, {days} days, on the screen once more: {middle:.0f} ms, at most {worst:.0f}")


if __name__ == "__main__":
    main()
