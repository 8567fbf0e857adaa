"""The ``fodro`` command. Whatever is heavy is loaded inside the command that needs it."""

from __future__ import annotations

import click

from fodro.cli.analysing import analyse
from fodro.cli.exporting import export
from fodro.cli.importing import import_
from fodro.cli.refusals import RefusingGroup
from fodro.cli.serve import serve
from fodro.cli.simulating import simulate
from fodro.version import __version__


@click.group(cls=RefusingGroup)
@click.version_option(__version__, prog_name="fodro")
def main() -> None:
    """Fodro, a companion for sore feet: a diary, a massage, and what your own days show."""


for _command in (serve, analyse, simulate, import_, export):
    main.add_command(_command)
