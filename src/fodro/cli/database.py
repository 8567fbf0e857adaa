"""The app's database, opened from the command line. The one place where commands meet the web's code."""

from __future__ import annotations

import os

from fodro.domain.diary import Diary, DiaryError


def merge(diary: Diary) -> tuple[int, int, int]:
    """Add the records of `diary` to the diary in the app; return how many were new, there, and repeated."""
    _open()
    from fodro.web.archive.flows import merge_diary
    from fodro.web.people.flows import start_own_diary

    report = merge_diary(start_own_diary(), diary)
    return report.added, report.kept, report.repeated


def own_diary() -> Diary:
    """Return the diary in the app."""
    _open()
    from fodro.web.archive.queries import diary_of
    from fodro.web.people.queries import local_person

    person = local_person()
    if person is None:
        remedy = "Start one with “fodro serve”, or bring one in with “fodro import”."
        raise DiaryError(problem="There is no diary in the app yet.", remedy=remedy)
    return diary_of(person)


def _open() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fodro.web.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
