"""One run of a batch: hold the folder, open its ledger, plan everything, make what is not up to date, say what became of it."""

from __future__ import annotations

import datetime
import json
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from reportkit.batch import intake
from reportkit.batch.executors import EXECUTORS, NotThere
from reportkit.batch.inputs import Met, records
from reportkit.batch.jobs import Options
from reportkit.batch.ledger import Ledger, open_ledger, trouble
from reportkit.batch.lock import held, holder
from reportkit.batch.making import Limits, Making, Told
from reportkit.batch.naming import Pattern
from reportkit.batch.places import STATE, Folder
from reportkit.batch.plan import Asked, Planner
from reportkit.batch.remote import Address, is_address
from reportkit.batch.summary import Tally, result_lines, summary_lines, summary_record, tally
from reportkit.batch.versions import engine_version
from reportkit.diagnostics import Diagnostic, Location, Outcome
from reportkit.settings import Settings

Clock = Callable[[], datetime.datetime]


@dataclass(frozen=True, slots=True)
class Batch:
    """What is asked: these inputs, as these documents, into this folder, by these workers.

    `out` is a folder, or an address as text; `state` is the folder for the ledger, which an address needs: SQLite wants a
    disk of this machine.
    """

    inputs: tuple[str, ...]
    out: Path | str
    options: Options
    asked: Asked = field(default_factory=Asked)
    limits: Limits = field(default_factory=Limits)
    workers: int = 0
    executor: str = "local"
    scheduler: str | None = None
    state: Path | None = None
    under: Mapping[str, Any] = field(default_factory=dict)
    """What is known of the protection of a run that is gone on with, which has to be given again."""

    @property
    def ledger(self) -> Path:
        """The folder of the ledger."""
        return ledger_folder(self.out, self.state)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended (`finished`, `stopped` or `interrupted`), and what stands in its folder."""

    outcome: str
    tally: Tally
    others: int = 0
    passed: int = 0
    seconds: float | None = None

    @property
    def all_made(self) -> bool:
        """Whether every report that was wanted was made."""
        return self.outcome == "finished" and self.tally.states.total() == self.tally.states["made"]  # type: ignore[index]

    def lines(self) -> tuple[str, ...]:
        """Return the summary for a person."""
        return tuple(summary_lines(self.tally, self.outcome, self.others, self.passed, self.seconds))


def carry_out(batch: Batch, *, clock: Clock, told: Told, stop: threading.Event | None = None) -> Outcome[Ended]:
    """Make every report of a batch that is not up to date.

    There is no value where nothing was begun: the folder is in use, an input leads nowhere, two reports would have one name.
    `told` hears of progress. When `stop` is set the run ends: what is in hand is finished, and the rest waits. Raises
    `KeyboardInterrupt` where it is set before anything was begun.
    """
    at = Location(str(batch.out))
    try:
        state = batch.ledger
        with held(state, clock()) as lock:
            if lock.value is None:
                return Outcome(None, lock.findings)
            opened = open_ledger(state, safest=batch.limits.fsync)
            if opened.value is None:
                return Outcome(None, opened.findings)
            try:
                return _carried_out(batch, opened.value, clock, told, stop or threading.Event())
            finally:
                opened.value.close()
    except NotThere as fault:
        return Outcome(None, (fault.finding,))
    except (OSError, sqlite3.Error) as fault:
        return Outcome(None, (trouble(fault, at),))


def ledger_folder(out: Path | str, state: Path | None) -> Path:
    """Return the folder of the ledger: beside the reports, where they are on a disk; raises `OSError` without one."""
    if state is not None:
        return state
    if isinstance(out, str) and is_address(out):
        raise OSError(0, "an address cannot hold the ledger: name a folder of this machine for it with --state")
    return Path(out) / STATE


def _place(batch: Batch) -> Folder | Address:
    if isinstance(batch.out, str) and is_address(batch.out):
        return Address(batch.out)
    return Folder(Path(batch.out), fsync=batch.limits.fsync)


def _carried_out(batch: Batch, ledger: Ledger, clock: Clock, told: Told, stop: threading.Event) -> Outcome[Ended]:
    start = time.monotonic()
    place = _place(batch)
    place.prepare()
    intake.recover(ledger, place)
    engine = engine_version(batch.options.others)
    planner = Planner.of(batch.asked, batch.options, engine)
    if planner.value is None:
        return Outcome(None, planner.findings)
    warm = tuple((name, batch.options.templates) for name in planner.value.shelf)
    crew = EXECUTORS[batch.executor](batch.workers or os.cpu_count() or 1, warm, batch.scheduler)
    try:
        ledger.begin(asked_of(batch), stamp(clock()))
        out = None if isinstance(place, Address) else Path(batch.out)
        met = _until(stop, records(batch.inputs, out=out))
        findings, passed = intake.plan(
            ledger, place, planner.value, met, lambda waiting: crew.gather() if waiting == crew.size else None
        )
        if findings:
            ledger.forget()
            return Outcome(None, (*planner.findings, *findings))
        ledger.commit()
        making = Making(ledger, place, crew, batch.options, engine, batch.limits, told, stop)
        outcome = making.run()
    finally:
        crew.close(now=True)
        place.clear()
    ledger.end(outcome, stamp(clock()))
    counted = Tally()
    place.write("results.jsonl", "".join(result_lines(ledger, counted)).encode())
    ended = Ended(outcome, counted, ledger.others(), passed, time.monotonic() - start)
    about = summary_record(ended.tally, outcome, ended.others, passed)
    place.write("summary.json", (json.dumps(about, indent=1) + "\n").encode())
    return Outcome(ended, (*planner.findings, *planner.value.unused(), *making.remarks))


def _until(stop: threading.Event, met: Iterator[Met]) -> Iterator[Met]:
    for each in met:
        if stop.is_set():
            raise KeyboardInterrupt
        yield each


def status(out: Path | str, state: Path | None = None) -> Outcome[Ended]:
    """Return what stands in a folder, as its ledger has it; nothing is changed, also while a run is at work."""
    try:
        state = ledger_folder(out, state)
    except OSError as fault:
        return Outcome(None, (trouble(fault, Location(str(out))),))
    if not (state / "ledger.sqlite").is_file():
        return Outcome(None, (_no_batch(out),))
    opened = open_ledger(state)
    if opened.value is None:
        return Outcome(None, opened.findings)
    try:
        run = opened.value.last_run()
        if run is None:
            return Outcome(None, (_no_batch(out),))
        outcome = run["outcome"] or ("under way: " + who if (who := holder(state)) else "interrupted")
        return Outcome(Ended(outcome, tally(opened.value), opened.value.others()))
    except sqlite3.Error as fault:
        return Outcome(None, (trouble(fault, Location(str(state))),))
    finally:
        opened.value.close()


def resumed(out: Path | str, state: Path | None = None) -> Outcome[Batch]:
    """Return the batch that the last run in `out` was asked for, to go on with it."""
    try:
        where = ledger_folder(out, state)
    except OSError as fault:
        return Outcome(None, (trouble(fault, Location(str(out))),))
    if not (where / "ledger.sqlite").is_file():
        return Outcome(None, (_no_batch(out),))
    opened = open_ledger(where)
    if opened.value is None:
        return Outcome(None, opened.findings)
    run = opened.value.last_run()
    opened.value.close()
    if run is None:
        return Outcome(None, (_no_batch(out),))
    return Outcome(replace(batch_of(run["asked"], out), state=state))


def asked_of(batch: Batch) -> dict[str, Any]:
    """Return what the ledger keeps of a batch, to go on with it: all that decides which reports are wanted."""
    options = batch.options
    return {
        "here": str(Path.cwd()),
        "inputs": list(batch.inputs),
        "documents": list(batch.asked.documents),
        "readers": list(batch.asked.readers),
        "name": batch.asked.pattern.text,
        "on": options.on.isoformat(),
        "status": options.status,
        "formats": list(options.formats),
        "templates": str(options.templates) if options.templates else None,
        "previous": str(options.previous) if options.previous else None,
        "edits": str(options.edits) if options.edits else None,
        "protection": options.protection.asked,
        "settings": options.settings.record(),
    }


def batch_of(asked: dict[str, Any], out: Path | str) -> Batch:
    """Return the batch that `asked_of` wrote down."""
    here = Path(asked["here"])
    inputs = tuple(
        each if "://" in each else str(here / each) if here != Path.cwd() else each for each in asked["inputs"]
    )
    options = Options(
        datetime.date.fromisoformat(asked["on"]),
        asked["status"],
        Settings.restored(asked["settings"]),
        here / asked["templates"] if asked["templates"] else None,
        tuple(asked["formats"]),
        previous=here / asked["previous"] if asked.get("previous") else None,
        edits=here / asked["edits"] if asked.get("edits") else None,
    )
    wanted = Asked(tuple(asked["documents"]), tuple(asked["readers"]), Pattern(asked["name"]))
    return Batch(inputs, out, options, wanted, under=asked.get("protection", {}))


def _no_batch(out: Path | str) -> Diagnostic:
    hint = "name the folder that the reports of a batch were written to"
    return Diagnostic("RK624", "no batch was begun in this folder", at=Location(str(out)), hint=hint)


def stamp(now: datetime.datetime) -> str:
    """Return a moment as the ledger holds it."""
    return now.isoformat(timespec="seconds")


__all__ = ["Batch", "Ended", "carry_out", "resumed", "status"]
