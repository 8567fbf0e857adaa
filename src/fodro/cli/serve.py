"""``fodro serve``: the app, for this computer alone."""

from __future__ import annotations

import click

from fodro.cli.refusals import Refused
from fodro.domain.diary import DiaryError


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8321,
    show_default=True,
    help="Or the next one that is free.",
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Only this computer's own address can be served."
)
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
def serve(port: int, host: str, *, no_browser: bool) -> None:
    """Start the app and open it in the browser."""
    from fodro.web import server

    if host not in server.LOOPBACK:
        message = f"{host} would be reachable by others; Fodro serves {' or '.join(server.LOOPBACK)} only."
        raise Refused(message)
    try:
        server.serve(host, port, not no_browser)
    except (server.NoPortError, DiaryError) as error:
        raise Refused(str(error)) from None
