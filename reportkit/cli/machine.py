"""For those who look after the machine: what is installed, and what it can make."""

from __future__ import annotations

import json
import sys

import click

from reportkit.cli.show import MADE, REFUSED


@click.command(short_help="Say which formats can be made here, by what, and what is missing.")
@click.option("--json", "as_json", is_flag=True, help="The same as one JSON object.")
def doctor(as_json: bool) -> None:
    """Say which formats can be made on this machine, which engine makes each, what is missing and how to get it.

    Ends with 1 where something is missing or known to be faulty. Word files can always be made.
    """
    from reportkit.formats.engines import surroundings

    found = surroundings()
    if as_json:
        click.echo(json.dumps(found.record(), ensure_ascii=True))
    else:
        for line in found.lines():
            click.echo(line)
    sys.exit(MADE if found.sound else REFUSED)
