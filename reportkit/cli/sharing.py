"""Options about whom a copy is given to: they go into the sharing log and onto the cover note, never onto the copy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click


def given_to(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options `recipient`, `basis` and `cover`."""
    for option in (
        click.option(
            "--cover-note", "cover", is_flag=True, help="Beside the copy, a note for your own file: what it withholds."
        ),
        click.option("--basis", default="", help="The lawful basis, or the consent, for the sharing log."),
        click.option("--recipient", default="", help="To whom the copy is given, for the sharing log."),
    ):
        command = option(command)
    return command
