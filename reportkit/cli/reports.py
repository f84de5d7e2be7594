"""For those who write reports: make them, and ask why they are as they are."""

from __future__ import annotations

import datetime
import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

import click

from reportkit.cli.formats import converted, in_formats
from reportkit.cli.protection import asked_for, protected, protection
from reportkit.cli.sharing import given_to
from reportkit.cli.show import (
    MADE,
    READERS,
    REFUSED,
    file_in,
    findings_as,
    for_day,
    say,
    settings_from,
    settings_in,
    show,
    templates_in,
    value_of,
    write,
)
from reportkit.cli.streams import DASH, given, one_report, put


@click.command(short_help="Make a report from an assessment.")
@click.argument("assessment", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@click.option(
    "--for", "reader", type=click.Choice(READERS), default="practitioner", show_default=True, help="Whose copy."
)
@click.option(
    "-o", "--out", type=click.Path(file_okay=False, allow_dash=True, path_type=Path), default=Path("out"),
    show_default=True, help="A folder; - is standard output.",
)  # fmt: skip
@click.option("--final", is_flag=True, help="Make it only if nothing found is an error; no draft marks.")
@click.option(
    "--edits", type=file_in, help="A file of people's words to lay over DOCUMENT; `reportkit edits` begins one."
)
@click.option(
    "--previous", type=file_in, help="The assessment before this one: what has changed is there for the rules."
)
@in_formats
@protection
@given_to
@templates_in
@settings_in
@for_day
@findings_as
def render(
    assessment: Path, documents: tuple[str, ...], reader: str, out: Path, final: bool, edits: Path | None,
    previous: Path | None, formats: tuple[str, ...], encrypt: bool, password_from: str, certificate: Path | None, key_from: str,
    recipient: str, basis: str, cover: bool, templates: Path | None, local: Path | None, day: datetime.date, form: str,
) -> None:  # fmt: skip
    """Make DOCUMENT (psr, referral_order, intervention_plan, child_plan, …) from ASSESSMENT.

    Writes ASSESSMENT.DOCUMENT.READER.docx, or the formats that --to names, and, beside them, the record of where every field
    came from. What the reader may not hold is not in the file. `reportkit doctor` says which formats can be made here.

    \b
    Examples:
      reportkit render jay.json psr --for court -o out/
      reportkit render jay.json intervention_plan child_plan --for child --final
      reportkit render jay.json child_plan --for child --to docx,pdf,html
      reportkit render jay.json psr --for court --to pdf --encrypt --password-from env:COURT_PASSWORD
      reportkit render jay.json psr --for defence --recipient "Marsh Solicitors" --cover-note
      reportkit render - psr --for court -o - < jay.json > report.docx
    """
    from reportkit.delivery import deliver
    from reportkit.pipeline import Request
    from reportkit.pipeline import render as make
    from reportkit.readers import Sharing

    if edits is not None and len(documents) > 1:
        raise click.UsageError("a file of edits is of one document: name only that one with --edits")
    if out == DASH:
        one_report(documents, formats, form)
    source, name = given(assessment)
    failed = False
    settings = settings_from(local)
    under = asked_for(formats, encrypt, password_from, certificate, key_from)
    status = "final" if final else "draft"
    asked = partial(
        Request, source, reader=reader, on=day, status=status, settings=settings, templates=templates, name=name, edits=edits,
        sharing=Sharing(recipient, basis), previous=previous,
    )  # fmt: skip
    results = [make(asked(document=document)) for document in documents]
    for document, result, each in zip(documents, results, converted(results, formats), strict=True):
        made = protected(each, under)
        findings = (*result.findings, *made.findings)
        if made.value and out == DASH:
            put(made.value[0].content)
        elif made.value:
            stem = "assessment" if assessment == DASH else assessment.stem
            delivered = deliver(result, out, stem=stem, formats=made.value, with_cover_note=cover)
            findings += delivered.findings
            for path in delivered.value.written if delivered.value else ():
                say(str(path), form)
        show(findings, form)
        if not result.made:
            what = "not made: a final report has no errors" if final and result.draft else "not made"
            click.echo(f"{document}: {what}", err=True)
        failed = failed or not made.value or any(each.severity == "error" for each in findings)
    sys.exit(REFUSED if failed else MADE)


@click.command(short_help="List which documents can be made now, and what is missing for each.")
@click.argument("assessment", type=file_in)
@templates_in
@settings_in
@for_day
@findings_as
def documents(assessment: Path, templates: Path | None, local: Path | None, day: datetime.date, form: str) -> None:
    """List the documents that ASSESSMENT's stage brings: which can be made now, what each still needs, and why."""
    from reportkit.ready import what_is_ready

    listing = what_is_ready(assessment, on=day, templates=templates, settings=settings_from(local))
    show(listing.findings, form)
    if listing.value is None:
        sys.exit(REFUSED)
    if form == "json":
        for each in listing.value.documents:
            click.echo(json.dumps(each.record(), ensure_ascii=True))
        return
    for line in listing.value.lines():
        click.echo(line)


@click.command(short_help="Fill any docxtpl template with plain JSON data.")
@click.argument("template", type=file_in)
@click.argument("data", type=file_in)
@click.option(
    "-o", "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The Word file to write."
)
@click.option(
    "--undefined", type=click.Choice(["strict", "mark", "blank"]), default="strict", show_default=True,
    help="A name that DATA does not have: refuse, mark its place, or leave it blank.",
)  # fmt: skip
@findings_as
def merge(template: Path, data: Path, out: Path, undefined: str, form: str) -> None:
    """Fill TEMPLATE.docx (the docxtpl dialect) with DATA.json and write OUT.docx. No assessment is involved."""
    from reportkit.jsonfile import parse_json
    from reportkit.word import compile_template

    names: Any = value_of(parse_json(data.read_bytes(), name=data.name)).value
    if not isinstance(names, dict):
        raise click.UsageError(f"{data.name} must hold names and values: {{…}}")
    compiled = value_of(compile_template(template, name=template.name, undefined=undefined))  # type: ignore[arg-type]
    printed = compiled.render(names)
    show(printed.findings, form)
    if printed.value is None:
        sys.exit(REFUSED)
    write(out, printed.value)
    say(str(out), form)
