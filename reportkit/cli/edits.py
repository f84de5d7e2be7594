"""For those who write over a report: begin a file of edits, and see which of them the assessment has overtaken."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from reportkit.cli.show import (
    REFUSED,
    file_in,
    for_day,
    settings_from,
    settings_in,
    show,
    templates_in,
    value_of,
    write,
)


@click.command(short_help="Begin a file of edits: a person's words, laid over a report.")
@click.argument("assessment", type=file_in)
@click.argument("document")
@click.argument("fields", nargs=-1, metavar="[FIELD]...")
@click.option("--edits", "written", type=file_in, help="Show which edits of this file the assessment has overtaken.")
@click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of the screen.")
@templates_in
@settings_in
@for_day
def edits(
    assessment: Path, document: str, fields: tuple[str, ...], written: Path | None, out: Path | None, templates: Path | None,
    local: Path | None, day: datetime.date,
) -> None:  # fmt: skip
    """Write a file to begin with: what stands at each FIELD of DOCUMENT now, and room for a named person's words.

    FIELD is section.field, or one row of a table as section.field[2]; without any, every gap is listed. Fill the file in, and
    give it to `reportkit render … --edits FILE`.

    \b
    Examples:
      reportkit edits jay.json psr -o jay.edits.yaml
      reportkit edits jay.json psr introduction.plea conclusion.summary
      reportkit edits jay.json psr --edits jay.edits.yaml      those whose source has changed, with both texts
    """
    from reportkit.assessment import Occasion
    from reportkit.assessment.read import read_assessment
    from reportkit.documents import find_document
    from reportkit.prepopulation import prepopulate, read_edits
    from reportkit.prepopulation.starter import starter

    if out is not None and out.exists():
        raise click.UsageError(f"{out} is there already; edits are never written over")
    settings = settings_from(local)
    read = value_of(read_assessment(assessment, on=day, settings=settings))
    spec = value_of(find_document(document, shelf=templates))
    before = value_of(read_edits(written)) if written else None
    text = starter(value_of(prepopulate(read, Occasion(day, settings=settings), spec), quietly=True), fields, before)
    show(text.findings, "text")
    if text.value is None:
        sys.exit(REFUSED)
    if out is None:
        click.echo(text.value, nl=False)
    else:
        write(out, text.value.encode("utf-8"))
        click.echo(str(out))
