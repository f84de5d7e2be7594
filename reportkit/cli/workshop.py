"""For those who look after document folders: draw, check, try."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from reportkit.cli.show import MADE, REFUSED, findings_as, folder_in, say, show, value_of, write


@click.command(short_help="Draw a Word template from a document folder.")
@click.argument("folder", type=folder_in)
@click.option("--force", is_flag=True, help="Write over a template.docx that is there.")
def scaffold(folder: Path, force: bool) -> None:
    """Draw FOLDER/template.docx from its manifest: every section and field, in the house styles, ready to edit in Word."""
    from reportkit.authoring import scaffold as draw
    from reportkit.documents import read_document

    spec = value_of(read_document(folder))
    if spec.template.exists() and not force:
        raise click.UsageError(f"{spec.template} is there already; --force writes over it")
    write(spec.template, draw(spec))
    click.echo(str(spec.template))


@click.command(short_help="Check document folders: manifest, rules and template against each other.")
@click.argument("folders", nargs=-1, required=True, type=folder_in, metavar="FOLDER...")
@click.option("--annotate", is_flag=True, help="Write a copy of the template with each finding as a Word comment.")
@findings_as
def lint(folders: tuple[Path, ...], annotate: bool, form: str) -> None:
    """Check each FOLDER as a render would: its grammar, every path and option of its rules, and every tag of its template.

    With --annotate, what is found in FOLDER/template.docx stands as comments in FOLDER/template.findings.docx.
    """
    from reportkit.authoring import lint as check
    from reportkit.authoring.lint import annotated

    failed = False
    for folder in folders:
        if folder.name.startswith("_"):
            continue  # what documents share is checked in each of them
        findings = check(folder)
        show(findings, form)
        copy = annotated(folder, findings) if annotate else None
        if copy is not None:
            path = folder / "template.findings.docx"
            write(path, copy)
            say(f"the findings about the template stand in {path}", form)
        wrong = any(each.severity == "error" for each in findings)
        if form == "text" and not wrong:
            click.echo(f"{folder}: sound" + (", with the remarks above" if findings else ""))
        failed = failed or wrong
    sys.exit(REFUSED if failed else MADE)


@click.command(short_help="Run the examples of document folders.")
@click.argument("folders", nargs=-1, required=True, type=folder_in, metavar="FOLDER...")
@click.option("--root", type=folder_in, default=Path(), help="Where the paths of `given:` begin [default: here].")
@click.option("--coverage", "measured", is_flag=True, help="Say which rules and conditions no example goes into.")
@click.option(
    "--require", type=click.FloatRange(0, 100), help="The per cent of rules and conditions that must be gone into."
)
@findings_as
def examples(folders: tuple[Path, ...], root: Path, measured: bool, require: float | None, form: str) -> None:
    """Run every example of each FOLDER: what its people expect of the rules, checked against the rules.

    With --coverage, every rule, condition, case and `otherwise` that the examples leave untried, each of its ways, with
    file and line. `--require 100` fails where there is any. A shared section is tried by the examples of any FOLDER.
    """
    from reportkit.authoring import coverage, run_examples

    failed = False
    ran = {folder: run_examples(folder, root) for folder in folders if not folder.name.startswith("_")}
    for folder, results in ran.items():
        for each in results:
            lines = [f"{'✓' if each.holds else '✗'} {folder.name}/{each.file}  {each.name}"]
            _tell(lines + [f"    {failure}" for failure in each.failures], each.record(folder.name), form)
            failed = failed or not each.holds
    for folder in ran if measured or require is not None else ():
        tried = coverage(folder, [each for results in ran.values() for each in results])
        _tell(tried.lines(), tried.record(), form)
        failed = failed or tried.percent < (require or 0)
    sys.exit(REFUSED if failed else MADE)


def _tell(lines: Iterable[str], record: dict[str, object], form: str) -> None:
    """Say something as lines, or as one line of JSON."""
    click.echo(json.dumps(record, ensure_ascii=True) if form == "json" else "\n".join(lines))
