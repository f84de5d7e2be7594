"""What the commands share: options, exit codes, and how a finding is shown."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from reportkit.diagnostics import Diagnostic

MADE, REFUSED, USAGE, OURS, INTERRUPTED = 0, 1, 2, 3, 130
READERS = (
    "practitioner", "court", "child", "parent", "defence", "panel", "manager", "duty", "prosecution", "victim",
    "establishment", "receiving_service", "probation", "childrens_services", "other_service",
)  # fmt: skip

file_in = click.Path(exists=True, dir_okay=False, path_type=Path)
folder_in = click.Path(exists=True, file_okay=False, path_type=Path)
findings_as = click.option(
    "--findings",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Findings as text, or one JSON per line; standard output then holds nothing else.",
)


class Day(click.ParamType[datetime.date]):
    """A day written 2026-11-21."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> datetime.date:
        """Return the day; raises a usage error for anything else."""
        try:
            return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value)
        except ValueError:
            self.fail("a day is written 2026-11-21", param, ctx)


for_day = click.option(
    "--on", "day", type=Day(), default=datetime.date.today, help="The day it is for, 2026-11-21 [default: today]."
)

templates_in = click.option(
    "--templates", type=folder_in, help="Your own document folders instead of those that come with reportkit."
)
settings_in = click.option(
    "--settings",
    "local",
    type=file_in,
    envvar="REPORTKIT_SETTINGS",
    help="Your service's names, deadlines and thresholds.",
)


def settings_from(path: Path | None) -> Any:
    """Return what the service sets; the defaults where it names no file."""
    from reportkit.settings import Settings

    if path is None:
        return Settings()
    from reportkit.local import read_settings

    return value_of(read_settings(path))


def value_of(outcome: Any, *, quietly: bool = False) -> Any:
    """Return the value of `outcome`; show its findings, and stop where there is no value."""
    if not quietly or outcome.value is None:
        show(outcome.findings, "text")
    if outcome.value is None:
        sys.exit(REFUSED)
    return outcome.value


def write(path: Path, content: bytes) -> None:
    """Write a file whole; where that cannot be done, say why and stop."""
    from reportkit.diagnostics import Diagnostic, Location
    from reportkit.files import write_whole

    try:
        write_whole(path, content)
    except OSError as fault:
        message = f"the file cannot be written: {fault.strerror or 'the folder refused it'}"
        hint = "check the folder, the space on the disk, and whether the file is open in Word"
        show([Diagnostic("RK601", message, at=Location(str(path)), hint=hint)], "text")
        sys.exit(REFUSED)


def say(words: str, form: str) -> None:
    """Say something to the person at the terminal; standard output is all JSON where findings are JSON."""
    click.echo(words, err=form == "json")


def show(findings: Iterable[Diagnostic], form: str) -> None:
    """Show findings: text on standard error, JSON lines on standard output."""
    from reportkit.diagnostics.present import as_json_lines, as_text

    listed = tuple(findings)
    if form == "json":
        click.echo(as_json_lines(listed), nl=False)
    elif listed:
        click.echo(as_text(listed, colour=sys.stderr.isatty()), err=True)
