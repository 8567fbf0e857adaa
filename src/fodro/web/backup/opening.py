"""Django opened on a database for the command line. Run as a program, it brings a data folder up to date."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from fodro.domain.diary import DiaryError
from fodro.web import places
from fodro.web.backup.database import DATABASE, copy_to, damage_of

NOT_WELL, REFUSED = 1, 2


def set_up() -> None:
    """Make Django ready."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fodro.web.settings")
    import django

    django.setup()


def bring_up_to_date() -> None:
    """Migrate the database Django has open.

    Raises
    ------
    DiaryError
        If a newer Fodro wrote it.
    """
    from django.core.management import call_command

    refuse_newer()
    call_command("migrate", interactive=False, verbosity=0)


def refuse_newer() -> None:
    """Raise ``DiaryError`` if the database has been migrated further than this Fodro knows."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    ours = {app for app, _name in loader.disk_migrations}
    unknown = [f"{app} {name}" for app, name in loader.applied_migrations if app in ours]
    unknown = [each for each in unknown if tuple(each.split(" ", 1)) not in loader.disk_migrations]
    gone = [app for app, _name in loader.applied_migrations if app not in ours]
    if unknown or gone:
        problem = f"The database was written by a newer Fodro ({', '.join([*unknown, *gone][:3])})."
        raise DiaryError(problem, remedy="Update Fodro here, then try again. Nothing was changed.")


def looked_over() -> list[str]:
    """Look over the data folder and return what to say of it: one sentence if all is well, else what is not.

    The database is looked over on a copy, so that a running app goes on and nothing is changed.

    Raises
    ------
    DiaryError
        If the database cannot be read at all, or a newer Fodro wrote it.
    """
    database = places.data_folder() / DATABASE
    damage = damage_of(database)
    with tempfile.TemporaryDirectory(dir=places.data_folder(), prefix=".check-") as room:
        copy = Path(room) / "copy.sqlite3"
        copy_to(database, copy)
        return damage + _said_of(copy)


def _said_of(copy: Path) -> list[str]:
    set_up()
    from django.db import connection

    connection.close()
    usual = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = copy
    try:
        bring_up_to_date()
        from fodro.web.backup.checking import look_over

        found = look_over()
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
    return [f"{fault.problem} {fault.remedy}" for fault in found.faults]


def main() -> int:
    """Bring the database of the data folder up to date and look it over; the exit code says how it went."""
    try:
        set_up()
        bring_up_to_date()
        from django.db import connection

        connection.close()
        said = looked_over()
    except DiaryError as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    sys.stderr.writelines(f"{sentence}\n" for sentence in said)
    return NOT_WELL if said else 0


if __name__ == "__main__":
    sys.exit(main())
