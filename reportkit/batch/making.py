"""The coordinating loop: hand out what waits, take in what was made, bring it to its place, and write that down."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field, replace
from itertools import chain

from reportkit.batch.executors import Crew
from reportkit.batch.jobs import NOT_MADE, Done, Options, State, Task, fact_of
from reportkit.batch.ledger import Arrived, Entry, Ledger, Row
from reportkit.batch.places import Place
from reportkit.diagnostics import Diagnostic, Location

ATTEMPTS = 3
AT_ONCE, AT_LEAST_EVERY = 32, 0.25


@dataclass(frozen=True, slots=True)
class Limits:
    """When a run stops early, and how long one task may take."""

    failures: int | None = None
    seconds: float = 300.0
    fsync: bool = False


@dataclass(slots=True)
class Progress:
    """How far a run is: reports wanted, and what became of those that are done. `seconds` is since making began."""

    total: int = 0
    kept: int = 0
    made: int = 0
    refused: int = 0
    failed: int = 0
    began: float = field(default_factory=time.monotonic)

    @property
    def done(self) -> int:
        """How many reports are done, one way or the other."""
        return self.kept + self.made + self.refused + self.failed

    @property
    def rate(self) -> float:
        """Reports a second, those left alone not counted."""
        return (self.done - self.kept) / max(time.monotonic() - self.began, 1e-3)

    def count(self, state: State) -> None:
        """Count one more report."""
        if state is State.MADE:
            self.made += 1
        elif state is State.REFUSED:
            self.refused += 1
        else:
            self.failed += 1


Told = Callable[[Progress], None]


class Making:
    """The coordinating loop: it alone writes the ledger and moves files to their places."""

    def __init__(
        self,
        ledger: Ledger,
        place: Place,
        crew: Crew,
        options: Options,
        engine: str,
        limits: Limits,
        told: Told,
        stop: threading.Event,
    ) -> None:
        self.ledger, self.place, self.crew, self.stop = ledger, place, crew, stop
        self.options, self.engine, self.limits, self.told = options, engine, limits, told
        self.progress = Progress()
        self.stopped: str | None = None
        self._flying: dict[Future[tuple[Done, ...]], tuple[Row, ...]] = {}
        self._landed: list[tuple[Row, Done]] = []
        self._arrived: list[Arrived] = []
        self._written = time.monotonic()
        self._failures = 0

    def run(self) -> str:
        """Make what waits; return `finished`, `stopped` (too many failures, no space) or `interrupted`."""
        counts = self.ledger.counts()
        self.progress = Progress(sum(counts.values()), kept=sum(counts.values()) - counts.get(State.WAITING, 0))
        self.told(self.progress)
        self._loop()
        self._bring()
        self._bring()
        return self.stopped or "finished"

    def _loop(self) -> None:
        waiting = self.ledger.waiting()
        while True:
            if self.stop.is_set():
                self.stopped = "interrupted"
                self._let_go()
            while self.stopped is None and len(self._flying) < 2 * self.crew.size:
                rows = next(waiting, None)
                if rows is None:
                    break
                self._send(rows)
            if not self._flying:
                return
            done, _ = wait(self._flying, timeout=0.2, return_when=FIRST_COMPLETED)
            for each in done:
                self._land(each)
            if len(self._landed) >= AT_ONCE or time.monotonic() - self._written > AT_LEAST_EVERY:
                self._bring()

    def _send(self, rows: tuple[Row, ...]) -> None:
        try:
            self._flying[self.crew.submit(self._task(rows))] = rows
        except Exception as fault:
            future: Future[tuple[Done, ...]] = Future()
            future.set_exception(fault)
            self._flying[future] = rows

    def _task(self, rows: tuple[Row, ...]) -> Task:
        first = rows[0]
        source, scratch = first.source, self.place.scratch
        if not self.crew.shares_disk or "://" in source.path:
            source = replace(source, data=source.read())
        return Task(
            first.record, source, first.sha256, tuple(each.job for each in rows), self.options, self.engine,
            scratch if self.crew.shares_disk else None, self.limits.fsync, self.limits.seconds,
        )  # fmt: skip

    def _land(self, future: Future[tuple[Done, ...]]) -> None:
        rows = self._flying.pop(future, None)
        if rows is None:
            return
        fault = future.exception()
        if fault is None:
            self._note(rows, future.result())
            return
        blame = self.crew.blame(fault)
        if blame == "suspect":
            self.crew.mend()
            for each in [rows, *self._suspects()]:
                self._alone(each)
        elif blame == "guilty":
            self._note(rows, self._quarantined(rows, ATTEMPTS))
        elif blame == "lost":
            self.stopped = "stopped"
        else:
            message = f"reportkit met a fault of its own ({type(fault).__name__} in the executor)"
            ours = Diagnostic("RK633", message, at=Location(rows[0].record), hint="please report that line")
            self._note(rows, tuple(Done(each.id, State.FAILED, findings=(fact_of(ours),)) for each in rows))

    def _suspects(self) -> list[tuple[Row, ...]]:
        """Take in what was done before the worker died, and return what else was in hand."""
        flying, self._flying = self._flying, {}
        suspects = []
        for future, rows in flying.items():
            if future.done() and not future.cancelled() and future.exception() is None:
                self._note(rows, future.result())
            else:
                suspects.append(rows)
        return suspects

    def _alone(self, rows: tuple[Row, ...]) -> None:
        """Do again, with nothing beside it, what may have ended a worker; what ends it again and again is quarantined."""
        for _ in range(ATTEMPTS - 1):
            try:
                self._note(rows, self.crew.alone(self._task(rows)).result())
                return
            except Exception as fault:
                if self.crew.blame(fault) != "suspect":
                    raise
                self.crew.mend()
        self._note(rows, self._quarantined(rows, ATTEMPTS))

    def _quarantined(self, rows: tuple[Row, ...], attempts: int) -> tuple[Done, ...]:
        message = f"making it ended its worker {attempts} times, or took longer than {self.limits.seconds:.0f} seconds"
        hint = "try it by itself with reportkit render; it is not tried again before something about it changes"
        found = (fact_of(Diagnostic("RK631", message, at=Location(rows[0].record), hint=hint)),)
        return tuple(Done(each.id, State.QUARANTINED, findings=found) for each in rows)

    def _note(self, rows: tuple[Row, ...], done: tuple[Done, ...]) -> None:
        by_id = {each.id: each for each in rows}
        for each in done:
            self._landed.append((by_id[each.job], each))
            self.progress.count(each.state)
            self._failures += each.state in NOT_MADE
            if each.disk_full or (self.limits.failures is not None and self._failures >= self.limits.failures):
                self.stopped = self.stopped or "stopped"
        self.told(self.progress)

    def _bring(self) -> None:
        """Write down what has arrived and what comes; then move what comes to its place."""
        self._written = time.monotonic()
        if not self._landed and not self._arrived:
            return
        self.place.settle()
        landed, arrived = self._landed, self._arrived
        self._landed, self._arrived = [], []
        self.ledger.write(arrived, [_entry(row, done) for row, done in landed])
        self._arrived = [self._moved(row, done) for row, done in landed]

    def _moved(self, row: Row, done: Done) -> Arrived:
        coming = {row.names[each.format]: each for each in done.files}
        files = dict(row.files)
        for name in dict.fromkeys(chain(coming, row.files)):
            made = coming.get(name)
            self._clear(name, made.sha256 if made else "", row.files.get(name), keep=made is not None)
            if made is None:
                files.pop(name, None)
            else:
                self.place.bring(made, name)
                files[name] = made.sha256
        return Arrived(row.id, done.state, files)

    def _clear(self, name: str, new: str, known: str | None, *, keep: bool) -> None:
        """Set aside a file that somebody has changed, or that belongs to an earlier report which there is none of now."""
        found = self.place.sha256(name)
        if found is not None and found != new and (found != known or not keep):
            self.place.set_aside(name, found)

    def _let_go(self) -> None:
        """Take back what no worker has begun; what is in hand is finished."""
        for each in list(self._flying):
            if each.cancel():
                del self._flying[each]


def _entry(row: Row, done: Done) -> Entry:
    coming = {row.names[each.format]: each.sha256 for each in done.files}
    state = State.DELIVERING if done.state is State.MADE else done.state
    attempts = ATTEMPTS if done.state is State.QUARANTINED else row.attempts + 1
    return Entry(row.id, state, coming, done.findings, done.milliseconds, attempts)
