"""Standard input and output in the place of files, written as `-`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

DASH = Path("-")
MOST = 64 * 2**20


def given(path: Path) -> tuple[Path | bytes, str]:
    """Return what to read and what findings call it: a file, or what standard input holds, as far as an assessment may go."""
    if path != DASH:
        return path, str(path)
    return sys.stdin.buffer.read(MOST + 1), "standard input"


def one_report(documents: tuple[str, ...], formats: tuple[str, ...], form: str) -> None:
    """Raise a usage error where standard output cannot hold what is asked for: one report, and nothing else."""
    if len(documents) > 1 or len(formats) > 1:
        raise click.UsageError("standard output holds one report: name one document and one format with -o -")
    if form == "json":
        raise click.UsageError(
            "standard output holds the report with -o -: leave --findings out, they go to standard error"
        )
    if sys.stdout.isatty():
        raise click.UsageError("the report would be written to the terminal: send it on with | or >")


def put(content: bytes) -> None:
    """Write the bytes of a report to standard output, as they are."""
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
