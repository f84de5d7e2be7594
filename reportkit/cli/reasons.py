"""For those who ask why: what a finding means, why something is in a report, what an answer reaches, what would change."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportkit.cli.show import (
    MADE,
    READERS,
    file_in,
    findings_as,
    for_day,
    say,
    settings_from,
    settings_in,
    templates_in,
    value_of,
    write,
)

if TYPE_CHECKING:
    from reportkit.disclosure import Copy
    from reportkit.documents import DocumentSpec
    from reportkit.pipeline import Reading
    from reportkit.prepopulation import Draft


@click.command(short_help="Say what a finding means, or why something is in a report or is not.")
@click.argument("what", required=False)
@click.argument("document", required=False)
@click.argument("field", required=False)
@click.option(
    "--for", "reader", type=click.Choice(READERS), help="Explain this reader's copy: what is withheld, and why."
)
@click.option("--uses", metavar="PATH", help="List what the answer at PATH reaches, in every document.")
@click.option(
    "--if", "changes", multiple=True, metavar="PATH=VALUE", help="Say what would change; can stand several times."
)
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), help="Write a page: the report beside its sources."
)
@click.option("--edits", type=file_in, help="People's words to lay over DOCUMENT first.")
@templates_in
@settings_in
@for_day
@findings_as
def explain(
    what: str | None, document: str | None, field: str | None, reader: str | None, uses: str | None,
    changes: tuple[str, ...], html: Path | None, edits: Path | None, templates: Path | None, local: Path | None,
    day: datetime.date, form: str,
) -> None:  # fmt: skip
    """Explain a finding code, or a report: WHAT is a code, or the file of an assessment.

    Options are named; a text, a name or a number is only said to be recorded. The page of --html holds what the report holds.

    \b
      reportkit explain RK302                         what this finding means and what to do
      reportkit explain jay.json psr                  which sections are there, which are not, and why
      reportkit explain jay.json psr dangerousness    one section
      reportkit explain jay.json psr harm.reasons     one field: its rule, its line, every answer it read
      reportkit explain jay.json psr --for court      what the court's copy lacks, and why
      reportkit explain jay.json psr --if explanations_and_conclusions.future_behaviour.rosh=low
      reportkit explain jay.json psr --html why.html  the report on the left, its sources on the right
      reportkit explain --uses core_record.header.nation
    """
    if uses is not None:
        _reach(uses, templates, form)
        return
    if what is None:
        raise click.UsageError("name a finding's code, or an assessment and a document; or ask with --uses PATH")
    if document is None:
        _code(what)
        return
    if not Path(what).is_file():
        raise click.UsageError(f"there is no file {what}")
    from reportkit.documents import find_document

    spec = value_of(find_document(document, shelf=templates))
    asked = _Asked(Path(what), spec, reader, edits, day, settings_from(local))
    if changes:
        asked.otherwise(changes, form)
    elif html is not None:
        write(html, asked.page(field).encode("utf-8"))
        say(str(html), form)
    else:
        click.echo(asked.why(field))


def _code(what: str) -> None:
    from reportkit.diagnostics import REGISTER, did_you_mean

    entry = REGISTER.get(what.upper())
    if entry is None:
        near = (
            did_you_mean(what.upper(), REGISTER) or "a code is RK and three digits; for a report name its document too"
        )
        raise click.UsageError(f"there is no finding “{what}”: {near}")
    click.echo(f"{entry.severity.value} {entry.code} {entry.name}\n\n{entry.meaning}\n\nWhat to do: {entry.remedy}")


def _reach(path: str, templates: Path | None, form: str) -> None:
    from reportkit.documents import folders, read_document, shipped
    from reportkit.reasons import uses

    specs = [value_of(read_document(folder)) for folder in folders(templates or shipped()).values()]
    reached = value_of(uses(specs, path))
    if not reached:
        say("no document reads it", form)
    for each in reached:
        _tell(each.lines(), each.record(), form)
    sys.exit(MADE)


def _tell(lines: Iterable[str], record: dict[str, Any], form: str) -> None:
    click.echo(json.dumps(record, ensure_ascii=True) if form == "json" else "\n".join(lines))


class _Asked:
    """What is asked about: one assessment, one document, and the reader whose copy it is, if any."""

    def __init__(
        self, file: Path, spec: DocumentSpec, reader: str | None, edits: Path | None, day: datetime.date, settings: Any
    ) -> None:
        from reportkit.assessment import Occasion
        from reportkit.assessment.read import load

        self.file, self.spec, self.reader, self.edits = file, spec, reader, edits
        self.occasion = Occasion(day, settings=settings)
        self.data: bytes = value_of(load(file))
        self.draft = self._draft(self._reading(self.data))
        self.held: Draft | Copy = self._held(self.draft)

    def _reading(self, data: bytes) -> Reading:
        from reportkit.pipeline import read

        reading: Reading = value_of(read(data, self.occasion, name=str(self.file)), quietly=True)
        return reading

    def _draft(self, reading: Reading) -> Draft:
        from reportkit.prepopulation import fill_in, read_edits

        drafted = reading.draft(self.spec)
        if self.edits is not None:
            drafted = fill_in(drafted, value_of(read_edits(self.edits)))
        draft: Draft = value_of(drafted, quietly=True)
        return draft

    def _held(self, draft: Draft) -> Draft | Copy:
        from reportkit.disclosure import disclose

        return draft if self.reader is None else value_of(disclose(draft, to=self.reader))

    def _reader(self) -> dict[str, Any]:
        """Return what an explanation of a copy needs beside the copy; where answers stand in the file, for both."""
        from reportkit.reasons import answer_lines

        paths = {path for each in self.held.sections for one in each.bindings for path in one.provenance.sources}
        paths |= {path for each in self.held.sections for path in each.sources}
        lines = answer_lines(self.data, paths, name=self.file.name)
        if self.reader is None:
            return {"lines": lines}
        return {"full": self.draft.facts, "withheld": dict(getattr(self.held, "withheld", ())), "lines": lines}

    def why(self, target: str | None) -> str:
        """Return the reasons as text."""
        from reportkit.prepopulation import explain as why

        return str(value_of(why(self.held, target, **self._reader())))

    def page(self, target: str | None) -> str:
        """Return the reasons as a page."""
        from reportkit.expressions.prose import long_date
        from reportkit.prepopulation import explain as why
        from reportkit.reasons import page

        value_of(why(self.held, target))
        copy_for = getattr(getattr(self.held, "reader", None), "label", "") or "The draft, with everything in it"
        return page(self.held, copy_for=copy_for, on=long_date(self.occasion.on), only=target, **self._reader())

    def otherwise(self, changes: tuple[str, ...], form: str) -> None:
        """Say what would change if answers were others."""
        from reportkit.reasons import changed, what_changes

        before, other = self._reading(self.data), value_of(changed(self.data, changes, name=self.file.name))
        after = self._reading(other)
        found, then = ((*each.findings, *each.draft(self.spec).findings) for each in (before, after))
        differ = what_changes(self.held, self._held(self._draft(after)), found, then)
        if not differ:
            say("nothing would change", form)
        for each in differ:
            _tell([str(each)], dict(each.record()), form)
