"""For those who make many reports at once: whole caseloads, unattended."""

from __future__ import annotations

import datetime
import signal
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportkit.cli.formats import in_formats
from reportkit.cli.protection import asked_for, protection
from reportkit.cli.show import (
    INTERRUPTED,
    MADE,
    OURS,
    READERS,
    REFUSED,
    Day,
    findings_as,
    settings_from,
    settings_in,
    show,
    templates_in,
)

if TYPE_CHECKING:
    from reportkit.batch import Batch, Ended, Progress

PLAIN_EVERY = 10.0
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(short_help="Make many reports, unattended.")
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@click.option(
    "-d", "--document", "documents", multiple=True, help="A document; several are allowed [default: the stage's]."
)
@click.option(
    "--for", "readers", multiple=True, type=click.Choice(READERS),
    help="Whose copy; several are allowed [default: all that there are].",
)  # fmt: skip
@in_formats
@click.option(
    "-o", "--out", default="out", show_default=True, help="A folder, or an address (s3://…) together with --state."
)
@click.option(
    "--state",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder for the ledger [default: OUT/.reportkit].",
)
@click.option("--edits", type=FOLDER, help="A folder with people's words: kit.psr.yaml lies over the psr of kit.json.")
@click.option("--previous", type=FOLDER, help="A folder with the assessments before these, under the same names.")
@click.option("--name", "pattern", help="How files are named [default: {stem}.{document}.{reader}.{format}].")
@click.option("--final", is_flag=True, help="Make only what has no errors; no draft marks.")
@click.option("-j", "--jobs", "workers", type=click.IntRange(1, 512), help="Workers [default: one for each core].")
@click.option("--resume", is_flag=True, help="Go on with the last run in OUT, as it was asked for.")
@click.option("--status", "of", metavar="OUT", help="Say how far the batch in this folder is.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first report that is not made.")
@click.option("--stop-after-failures", "most", type=click.IntRange(1), help="Stop when so many were not made.")
@click.option(
    "--seconds", type=click.FloatRange(1), default=300, show_default=True, help="How long one assessment may take."
)
@click.option(
    "--executor", type=click.Choice(["local", "dask", "here"]), default="local", show_default=True,
    help="Who does the work: processes of this machine, a Dask cluster, or this process alone.",
)  # fmt: skip
@click.option("--scheduler", help="The address of the cluster's scheduler, tcp://host:8786.")
@click.option("--watch", "watching", is_flag=True, help="Stay, and run again whenever an INPUT folder changes.")
@click.option("--fsync", is_flag=True, help="Wait for the disk: what is recorded as made outlives a power cut.")
@protection
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; findings and exit code only.")
@templates_in
@settings_in
@click.option("--on", "day", type=Day(), help="The day they are for, 2026-11-21 [default: today].")
@findings_as
def batch(
    inputs: tuple[str, ...], out: str, state: Path | None, workers: int | None, executor: str, scheduler: str | None,
    resume: bool, of: str | None, watching: bool, fail_fast: bool, most: int | None, seconds: float, fsync: bool, quiet: bool,
    form: str, encrypt: bool, password_from: str, certificate: Path | None, key_from: str, **wanted: Any,
) -> None:  # fmt: skip
    """Make the reports of every assessment that INPUT leads to: files, folders, patterns, JSON Lines, zip archives.

    What is up to date is left alone: the same command, run again, makes what has changed and what is missing. OUT has the
    reports, results.jsonl with a line for each, summary.json, and a ledger.

    \b
    Examples:
      reportkit batch cases/ -o out/                           what each stage brings, for every reader
      reportkit batch 'cases/**/*.json' -d psr --for court --for child -o out/ -j 4
      reportkit batch export.zip caseload.jsonl -o out/ --stop-after-failures 20
      reportkit batch cases/ --edits words/ --previous spring/ -o out/
      reportkit batch cases/ --for court --to pdf --encrypt --password-from env:COURT_PASSWORD -o court/
      reportkit batch --resume -o out/                         go on after an interruption
      reportkit batch --status out/

    Exit codes: 0 all made, 1 some were not, 2 wrong usage, 3 a fault of our own, 130 interrupted.
    """
    from reportkit.batch import Limits, status

    if of is not None:
        _tell_status(status(of, state), form)
    if executor == "dask" and not scheduler:
        raise click.UsageError("name the cluster with --scheduler, for example tcp://scheduler:8786")
    where = (out, state)
    asked = _resumed(where, wanted["day"]) if resume and not inputs else _asked(inputs, where, resume, **wanted)
    limits = Limits(1 if fail_fast else most, seconds, fsync)
    under = asked_for(asked.options.formats, encrypt, password_from, certificate, key_from)
    if under is not None and executor == "dask":
        raise click.UsageError("--encrypt and --sign are for this machine: no password goes to a cluster")
    if asked.under and (under is None or under.asked != asked.under):
        raise click.UsageError("this batch was begun under protection: give the same --encrypt and --sign again")
    options = asked.options if under is None else replace(asked.options, protection=under)
    asked = replace(asked, options=options, workers=workers or 0, executor=executor, scheduler=scheduler, limits=limits)
    stop = _stop_when_asked()
    if watching:
        _watch(asked, wanted["day"], form, quiet, stop)
    sys.exit(_run(asked, form, quiet, stop))


def _run(asked: Batch, form: str, quiet: bool, stop: threading.Event) -> int:
    """Carry out a batch, say what came of it, and return the exit code."""
    from reportkit.batch import carry_out

    progress = _Line(quiet)
    carried = carry_out(asked, clock=_now, told=progress.tell, stop=stop)
    progress.end()
    show(carried.findings, form)
    return REFUSED if carried.value is None else _close(carried.value, asked, form, quiet)


def _watch(asked: Batch, day: datetime.date | None, form: str, quiet: bool, stop: threading.Event) -> None:
    from reportkit.batch.watch import changes, watched

    beside = (asked.options.edits, asked.options.previous)
    folders = watched((*asked.inputs, *(str(each) for each in beside if each is not None)))
    show(folders.findings, form)
    if folders.value is None:
        sys.exit(REFUSED)
    for _ in changes(folders.value, Path(asked.out), stop):
        today = replace(asked.options, on=day or datetime.date.today())
        _run(replace(asked, options=today), form, quiet, stop)
        if not stop.is_set() and not quiet:
            click.echo("watching; Ctrl-C ends it", err=True)
    sys.exit(INTERRUPTED)


def _asked(
    inputs: tuple[str, ...], where: tuple[str, Path | None], resume: bool, *, documents: tuple[str, ...],
    readers: tuple[str, ...], formats: tuple[str, ...], pattern: str | None, final: bool, templates: Path | None,
    local: Path | None, edits: Path | None, previous: Path | None, day: datetime.date | None,
) -> Batch:  # fmt: skip
    from reportkit.batch import Asked, Batch, Options, read_pattern, resumed
    from reportkit.batch.naming import DEFAULT

    if not inputs:
        raise click.UsageError(
            "name what to read: files, folders, patterns, JSON Lines, archives; or --resume, or --status OUT"
        )
    named = read_pattern(pattern or DEFAULT)
    if named.value is None:
        found = named.findings[0]
        raise click.UsageError(f"--name: {found.message}; {found.hint}")
    if resume and day is None and (before := resumed(*where).value):
        day = before.options.on  # a batch that was begun yesterday goes on for yesterday's day
    options = Options(
        day or datetime.date.today(), "final" if final else "draft", settings_from(local), templates, formats,
        previous, edits,
    )  # fmt: skip
    return Batch(inputs, where[0], options, Asked(documents, readers, named.value), state=where[1])


def _resumed(where: tuple[str, Path | None], day: datetime.date | None) -> Batch:
    from reportkit.batch import resumed

    before = resumed(*where)
    if before.value is None:
        show(before.findings, "text")
        sys.exit(REFUSED)
    return replace(before.value, options=replace(before.value.options, on=day)) if day else before.value


def _tell_status(found: Any, form: str) -> None:
    show(found.findings, form)
    if found.value is None:
        sys.exit(REFUSED)
    ended: Ended = found.value
    click.echo(f"the last run: {ended.outcome}", err=form == "json")
    for line in ended.lines():
        click.echo(line, err=form == "json")
    sys.exit(MADE if ended.all_made else REFUSED)


def _close(ended: Ended, asked: Batch, form: str, quiet: bool) -> int:
    from reportkit.batch.sources import open_file

    results = f"{str(asked.out).rstrip('/')}/results.jsonl"
    if form == "json":
        with open_file(results) as file:
            click.echo(file.read().decode(), nl=False)
    if not quiet:
        for line in ended.lines():
            click.echo(line, err=form == "json")
        click.echo(f"\n{results} has a line for each report", err=form == "json")
    if ended.outcome == "interrupted":
        click.echo(
            f"interrupted: nothing half-written is left. Go on with: reportkit batch --resume -o {asked.out}", err=True
        )
        return INTERRUPTED
    if any("RK633" in each["codes"] for each in ended.tally.failures):
        return OURS
    return MADE if ended.all_made else REFUSED


def _stop_when_asked() -> threading.Event:
    """Return what Ctrl-C and a polite kill set; asked a second time, the program ends where it stands."""
    stop = threading.Event()

    def asked(*_: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        click.echo("\nstopping: what is in hand is finished. Once more stops at once.", err=True)

    signal.signal(signal.SIGINT, asked)
    signal.signal(signal.SIGTERM, asked)
    return stop


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class _Line:
    """Progress on standard error: one line that is written over on a terminal, a plain line now and then elsewhere."""

    def __init__(self, quiet: bool) -> None:
        self.live, self.quiet = sys.stderr.isatty(), quiet
        self._last = time.monotonic() if not self.live else 0.0
        self._shown = False

    def tell(self, progress: Progress) -> None:
        """Say how far the run is, where it is time to."""
        if self.quiet or time.monotonic() - self._last < (0.1 if self.live else PLAIN_EVERY):
            return
        self._last = time.monotonic()
        words = said(progress)
        if self.live:
            bar = _bar(progress)
            click.echo(f"\r\x1b[2K{bar} {words}", err=True, nl=False)
            self._shown = True
        else:
            click.echo(words, err=True)

    def end(self) -> None:
        """Leave the terminal's line."""
        if self._shown:
            click.echo("\r\x1b[2K", err=True, nl=False)


def said(progress: Progress) -> str:
    """Return progress in words: how many of how many, how fast, how much longer, and what was not made."""
    parts = [f"{progress.done:,} of {progress.total:,} reports"]
    if progress.rate > 0 and progress.done > progress.kept:
        left = (progress.total - progress.done) / progress.rate
        minutes, seconds = divmod(round(left), 60)
        rate = f"{progress.rate:,.0f}" if progress.rate >= 10 else f"{progress.rate:.1f}"
        parts += [f"{rate} a second", f"{minutes}:{seconds:02} left"]
    if progress.refused:
        parts.append(f"{progress.refused:,} refused")
    if progress.failed:
        parts.append(f"{progress.failed:,} failed")
    return " · ".join(parts)


def _bar(progress: Progress, width: int = 24) -> str:
    full = round(width * progress.done / max(progress.total, 1))
    return "█" * full + "░" * (width - full)
