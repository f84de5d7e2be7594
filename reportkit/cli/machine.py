"""For those who look after machines and files: what can be made here, and whether what was made can be read."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from reportkit.cli.show import MADE, REFUSED, file_in, findings_as, show


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


@click.command(short_help="Check finished files: can they be read with a screen reader?")
@click.argument("files", nargs=-1, required=True, type=file_in, metavar="FILE...")
@findings_as
def check(files: tuple[Path, ...], form: str) -> None:
    """Check each FILE (.docx, .pdf or .html) for what a screen reader needs, with the place of what is missing.

    Headings, descriptions of pictures, headings of tables, lists, contrast, language, title; of a PDF also that it passes
    PDF/UA-1 by an independent checker, where that is installed.
    """
    from reportkit.formats import check as look

    failed = False
    for path in files:
        try:
            findings = look(path)
        except ValueError as fault:
            raise click.UsageError(f"{path.name}: {fault}") from None
        show(findings, form)
        wrong = any(each.severity == "error" for each in findings)
        if form == "text" and not wrong:
            click.echo(f"{path}: accessible" + (", with the remarks above" if findings else ""))
        failed = failed or wrong
    sys.exit(REFUSED if failed else MADE)
