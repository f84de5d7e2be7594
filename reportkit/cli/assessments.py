"""For those who hand assessments in: check them, and see what there is to answer."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from reportkit.cli.show import MADE, REFUSED, file_in, findings_as, for_day, settings_from, settings_in, show, write

SEVEREST_FIRST = ("error", "warning", "note")


@click.command(short_help="Find everything that is wrong with an assessment.")
@click.argument("assessments", nargs=-1, required=True, type=file_in, metavar="ASSESSMENT...")
@settings_in
@for_day
@findings_as
def validate(assessments: tuple[Path, ...], local: Path | None, day: datetime.date, form: str) -> None:
    """Check each ASSESSMENT: its JSON, every answer, what its stage still needs, and what must hold between answers.

    Everything is found in one run. A finding names the question, its path and its line, never the child's data.
    """
    from reportkit.assessment.read import validate_assessment

    failed = False
    settings = settings_from(local)
    for each in assessments:
        found = validate_assessment(each, on=day, settings=settings).findings
        findings = sorted(found, key=lambda one: SEVEREST_FIRST.index(one.severity))
        show(findings, form)
        wrong = any(one.severity == "error" for one in findings)
        if form == "text" and not wrong:
            click.echo(f"{each}: complete for its stage" + (", with the remarks above" if findings else ""))
        failed = failed or wrong
    sys.exit(REFUSED if failed else MADE)


@click.command(short_help="Print the JSON Schema of an assessment.")
@click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of the screen.")
def schema(out: Path | None) -> None:
    """Print the published JSON Schema (2020-12) of an assessment: every question with its label, help, source and options."""
    import json

    from reportkit.assessment.schema import assessment_schema

    text = json.dumps(assessment_schema(), ensure_ascii=False, indent=1) + "\n"
    if out:
        write(out, text.encode("utf-8"))
    else:
        click.echo(text, nl=False)


@click.command(short_help="List the paths of an assessment, each with its question.")
@click.argument("start", default="")
def paths(start: str) -> None:
    """List every path that begins with START, with its question, its kind, its options and who may hold it."""
    from reportkit.assessment import all_paths

    for path, facts in all_paths().items():
        if path.startswith(start):
            options = f" {{{', '.join(facts.options)}}}" if facts.options and facts.kind != "yes-no" else ""
            held = f"  [{facts.sensitivity.value}]" if facts.sensitivity != "standard" else ""
            click.echo(f"{path}  {facts.kind}{options}  “{facts.title}”{held}")
