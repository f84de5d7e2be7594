"""Parse words, call one function, show what came back.

Every command imports what it needs when it runs, so that `reportkit --help` is instant.
"""

from __future__ import annotations

import datetime
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from reportkit import __version__

if TYPE_CHECKING:
    from reportkit.diagnostics import Diagnostic

MADE, REFUSED, USAGE, OURS, INTERRUPTED = 0, 1, 2, 3, 130
READERS = ("practitioner", "court", "child", "parent", "defence", "panel")

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

settings_in = click.option(
    "--settings",
    "local",
    type=file_in,
    envvar="REPORTKIT_SETTINGS",
    help="Your service's names, deadlines and thresholds.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="reportkit")
def app() -> None:
    """From a structured AssetPlus assessment to the documents of record, as Word files.

    \b
    A first look:
      reportkit documents samples/first_time_referral_order.json
      reportkit render samples/first_time_referral_order.json referral_order --for panel -o out/
      reportkit explain samples/first_time_referral_order.json referral_order

    A draft is made whenever it can be, its gaps shown in it; `--final` makes a report only where nothing that it needs is
    missing.
    """


@app.command(short_help="Make a report from an assessment.")
@click.argument("assessment", type=file_in)
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@click.option(
    "--for", "reader", type=click.Choice(READERS), default="practitioner", show_default=True, help="Whose copy."
)
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("out"), show_default=True)
@click.option("--final", is_flag=True, help="Make it only if nothing found is an error; no draft marks.")
@click.option(
    "--templates", type=folder_in, help="Your own document folders instead of those that come with reportkit."
)
@settings_in
@for_day
@findings_as
def render(
    assessment: Path, documents: tuple[str, ...], reader: str, out: Path, final: bool, templates: Path | None,
    local: Path | None, day: datetime.date, form: str,
) -> None:  # fmt: skip
    """Make DOCUMENT (psr, referral_order, intervention_plan, child_plan, …) from ASSESSMENT.

    Writes ASSESSMENT.DOCUMENT.READER.docx and, beside it, the record of where every field came from. What the reader may
    not hold is not in the file.

    \b
    Examples:
      reportkit render jay.json psr --for court -o out/
      reportkit render jay.json intervention_plan child_plan --for child --final
    """
    from reportkit.delivery import deliver
    from reportkit.pipeline import Request
    from reportkit.pipeline import render as make

    failed = False
    settings = _settings(local)
    for document in documents:
        status = "final" if final else "draft"
        result = make(Request(assessment, document, reader, day, status, settings, templates))
        findings: tuple[Diagnostic, ...] = result.findings
        if result.made:
            delivered = deliver(result, out, stem=assessment.stem)
            findings += delivered.findings
            if delivered.value:
                _say(str(delivered.value.report), form)
            failed = failed or delivered.value is None
        else:
            failed = True
        _show(findings, form)
        if not result.made:
            what = "not made: a final report has no errors" if final and result.draft else "not made"
            click.echo(f"{document}: {what}", err=True)
        failed = failed or any(each.severity == "error" for each in findings)
    sys.exit(REFUSED if failed else MADE)


@app.command(short_help="Find everything that is wrong with an assessment.")
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
    settings = _settings(local)
    for each in assessments:
        findings = validate_assessment(each, on=day, settings=settings).findings
        _show(findings, form)
        wrong = any(found.severity == "error" for found in findings)
        if form == "text" and not wrong:
            click.echo(f"{each}: complete for its stage" + (", with the remarks above" if findings else ""))
        failed = failed or wrong
    sys.exit(REFUSED if failed else MADE)


@app.command(short_help="List which documents can be made now, and what is missing for each.")
@click.argument("assessment", type=file_in)
@click.option("--templates", type=folder_in, help="Your own document folders.")
@settings_in
@for_day
@findings_as
def documents(assessment: Path, templates: Path | None, local: Path | None, day: datetime.date, form: str) -> None:
    """List the documents that ASSESSMENT's stage brings: which can be made now, what each still needs, and why."""
    from reportkit.ready import what_is_ready

    listing = what_is_ready(assessment, on=day, templates=templates, settings=_settings(local))
    _show(listing.findings, form)
    if listing.value is None:
        sys.exit(REFUSED)
    for line in listing.value.lines():
        _say(line, form)


@app.command(short_help="Print the JSON Schema of an assessment.")
@click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of the screen.")
def schema(out: Path | None) -> None:
    """Print the published JSON Schema (2020-12) of an assessment: every question with its label, help, source and options."""
    import json

    from reportkit.assessment.schema import assessment_schema

    text = json.dumps(assessment_schema(), ensure_ascii=False, indent=1) + "\n"
    if out:
        _write(out, text.encode("utf-8"))
    else:
        click.echo(text, nl=False)


@app.command(short_help="Say what a finding means, or why something is in a report or is not.")
@click.argument("what")
@click.argument("document", required=False)
@click.argument("field", required=False)
@click.option("--templates", type=folder_in, help="Your own document folders.")
@settings_in
@for_day
def explain(
    what: str, document: str | None, field: str | None, templates: Path | None, local: Path | None, day: datetime.date
) -> None:
    """Explain a finding code, or a report.

    \b
      reportkit explain RK302                         what this finding means and what to do
      reportkit explain jay.json psr                  which sections are there, which are not, and why
      reportkit explain jay.json psr dangerousness    one section
      reportkit explain jay.json psr harm.reasons     one field: its rule, its line, every answer it read
    """
    from reportkit.diagnostics import REGISTER, did_you_mean

    if document is None:
        entry = REGISTER.get(what.upper())
        if entry is None:
            near = (
                did_you_mean(what.upper(), REGISTER)
                or "a code is RK and three digits; for a report name its document too"
            )
            raise click.UsageError(f"there is no finding “{what}”: {near}")
        click.echo(f"{entry.severity.value} {entry.code} {entry.name}\n\n{entry.meaning}\n\nWhat to do: {entry.remedy}")
        return
    from reportkit.assessment import Occasion
    from reportkit.assessment.read import read_assessment
    from reportkit.documents import find_document
    from reportkit.prepopulation import explain as why
    from reportkit.prepopulation import prepopulate

    if not Path(what).is_file():
        raise click.UsageError(f"there is no file {what}")
    settings = _settings(local)
    assessment = _value(read_assessment(Path(what), on=day, settings=settings))
    spec = _value(find_document(document, shelf=templates))
    click.echo(
        _value(why(_value(prepopulate(assessment, Occasion(day, settings=settings), spec), quietly=True), field))
    )


@app.command(short_help="Fill any docxtpl template with plain JSON data.")
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

    names: Any = _value(parse_json(data.read_bytes(), name=data.name)).value
    if not isinstance(names, dict):
        raise click.UsageError(f"{data.name} must hold names and values: {{…}}")
    compiled = _value(compile_template(template, name=template.name, undefined=undefined))  # type: ignore[arg-type]
    printed = compiled.render(names)
    _show(printed.findings, form)
    if printed.value is None:
        sys.exit(REFUSED)
    _write(out, printed.value)
    _say(str(out), form)


@app.command(short_help="List the paths of an assessment, each with its question.")
@click.argument("start", default="")
def paths(start: str) -> None:
    """List every path that begins with START, with its question, its kind, its options and who may hold it."""
    from reportkit.assessment import all_paths

    for path, facts in all_paths().items():
        if path.startswith(start):
            options = f" {{{', '.join(facts.options)}}}" if facts.options and facts.kind != "yes-no" else ""
            held = f"  [{facts.sensitivity.value}]" if facts.sensitivity != "standard" else ""
            click.echo(f"{path}  {facts.kind}{options}  “{facts.title}”{held}")


@app.command(short_help="Draw a Word template from a document folder.")
@click.argument("folder", type=folder_in)
@click.option("--force", is_flag=True, help="Write over a template.docx that is there.")
def scaffold(folder: Path, force: bool) -> None:
    """Draw FOLDER/template.docx from its manifest: every section and field, in the house styles, ready to edit in Word."""
    from reportkit.authoring import scaffold as draw
    from reportkit.documents import read_document

    spec = _value(read_document(folder))
    if spec.template.exists() and not force:
        raise click.UsageError(f"{spec.template} is there already; --force writes over it")
    _write(spec.template, draw(spec))
    click.echo(str(spec.template))


def _settings(path: Path | None) -> Any:
    """Return what the service sets; the defaults where it names no file."""
    from reportkit.settings import Settings

    if path is None:
        return Settings()
    from reportkit.local import read_settings

    return _value(read_settings(path))


def _value(outcome: Any, *, quietly: bool = False) -> Any:
    """Return the value of `outcome`; show its findings, and stop where there is no value."""
    if not quietly or outcome.value is None:
        _show(outcome.findings, "text")
    if outcome.value is None:
        sys.exit(REFUSED)
    return outcome.value


def _write(path: Path, content: bytes) -> None:
    """Write a file whole; where that cannot be done, say why and stop."""
    from reportkit.diagnostics import Diagnostic, Location
    from reportkit.files import write_whole

    try:
        write_whole(path, content)
    except OSError as fault:
        message = f"the file cannot be written: {fault.strerror or 'the folder refused it'}"
        hint = "check the folder, the space on the disk, and whether the file is open in Word"
        _show([Diagnostic("RK601", message, at=Location(str(path)), hint=hint)], "text")
        sys.exit(REFUSED)


def _say(words: str, form: str) -> None:
    """Say something to the person at the terminal; standard output is all JSON where findings are JSON."""
    click.echo(words, err=form == "json")


def _show(findings: Iterable[Diagnostic], form: str) -> None:
    from reportkit.diagnostics.present import as_json_lines, as_text

    listed = tuple(findings)
    if form == "json":
        click.echo(as_json_lines(listed), nl=False)
    elif listed:
        click.echo(as_text(listed, colour=sys.stderr.isatty()), err=True)


def main() -> NoReturn:
    """Run the command line; whatever happens, one line says what, and the exit code says which kind."""
    try:
        app(standalone_mode=False)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(USAGE)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted: nothing half-written is left", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.exit(MADE)
    except OSError as fault:
        click.echo(f"the system refused to read or write: {fault.strerror or 'no reason given'}", err=True)
        sys.exit(REFUSED)
    except Exception as fault:
        where = traceback.extract_tb(fault.__traceback__)[-1]
        place = f"{Path(where.filename).name}:{where.lineno} in {where.name}"
        click.echo(
            f"reportkit met a fault of its own ({type(fault).__name__} at {place}). Please report that line.", err=True
        )
        sys.exit(OURS)
    sys.exit(MADE)


if __name__ == "__main__":
    main()
