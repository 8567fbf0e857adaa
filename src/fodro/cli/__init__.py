"""The ``fodro`` command. Whatever is heavy is loaded inside the command that needs it."""

from __future__ import annotations

import os

import click

from fodro.cli.analysing import analyse
from fodro.cli.analysing_many import analyse_many
from fodro.cli.backup import backup, check, restore
from fodro.cli.exporting import export
from fodro.cli.importing import import_
from fodro.cli.refusals import RefusingGroup
from fodro.cli.report import report
from fodro.cli.reviewing import review
from fodro.cli.routine import routine
from fodro.cli.serve import serve
from fodro.cli.signs import signs
from fodro.cli.simulating import simulate
from fodro.cli.trial import trial
from fodro.version import __version__

# The tables are small: a second thread of linear algebra costs more than it brings (measured 0.4 s against
# 0.2 s for a year of diary on two busy cores). To be said before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@click.group(cls=RefusingGroup)
@click.version_option(__version__, prog_name="fodro")
def main() -> None:
    """Fodro, a companion for sore feet: a diary, a massage, and what your own days show."""


for _command in (
    serve,
    analyse,
    analyse_many,
    simulate,
    import_,
    export,
    backup,
    restore,
    check,
    report,
    review,
    routine,
    signs,
    trial,
):
    main.add_command(_command)
