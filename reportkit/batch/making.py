"""The coordinating loop: hand out what waits, take in what was made, bring it to its place, and write that down."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field, replace
from itertools import chain

from reportkit import formats
from reportkit.batch.arrivals import Arrivals
from reportkit.batch.executors import Crew, Work
from reportkit.batch.jobs import NOT_MADE, PROVENANCE, WORD, Conversion, Done, Item, Options, State, Task, fact_of
from reportkit.batch.ledger import Ledger, Row
from reportkit.batch.places import Place
from reportkit.diagnostics import Diagnostic, Location

ATTEMPTS = 3
TOGETHER, WORTH = 120, 16
"""How many reports are converted together at most, and how many a start of LibreOffice is worth at least."""
MESSAGE = 16
"""How many reports are worth a message to a worker."""
ENDED = ("suspect", "guilty")
"""What a crew says of work during which a worker ended."""


@dataclass(frozen=True, slots=True)
class Limits:
    """When a run stops early, how long one assessment may take, and what the programs that convert may take."""

    failures: int | None = None
    seconds: float = 300.0
    fsync: bool = False
    programs: formats.Limits = field(default_factory=formats.Limits)


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


@dataclass(frozen=True, slots=True)
class Flight:
    """Work that a worker has in hand, and the jobs that it is for."""

    work: Work
    rows: tuple[Row, ...]

    @property
    def renders(self) -> bool:
        """Whether reports come of it that were not there before."""
        return isinstance(self.work[0], Task)


class Making:
    """The coordinating loop: it alone hands out work, and takes in what became of it.

    Each assessment is a task, and small ones are handed out together, unless failures may stop the run. Where reports are
    wanted in other formats, the Word reports are held until there are enough to convert together.
    """

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
        self.place, self.crew, self.stop = place, crew, stop
        self.options, self.engine, self.limits, self.told = options, engine, limits, told
        counts = ledger.counts()
        self.progress = Progress(sum(counts.values()), kept=sum(counts.values()) - counts.get(State.WAITING, 0))
        self.stopped: str | None = None
        self.remarks: list[Diagnostic] = []
        self._arrivals = Arrivals(ledger, place)
        self._waiting = ledger.waiting()
        self._exhausted = False
        self._flying: dict[Future[tuple[Done, ...]], Flight] = {}
        self._held: list[tuple[Row, Done]] = []
        self._word: dict[int, Done] = {}
        self._failures = 0

    def run(self) -> str:
        """Make what waits; return `finished`, `stopped` (too many failures, no space) or `interrupted`."""
        self.told(self.progress)
        while True:
            if self.stop.is_set():
                self.stopped = "interrupted"
                self._let_go()
            while self.stopped is None and (flight := self._next()) is not None:
                self._send(flight)
            if not self._flying:
                break
            done, _ = wait(self._flying, timeout=0.2, return_when=FIRST_COMPLETED)
            for each in done:
                self._land(each)
            self._arrivals.bring_when_due()
        self._arrivals.finish()
        return self.stopped or "finished"

    def _next(self) -> Flight | None:
        """Return what to hand out next: a conversion where enough is held or nothing more will come, else assessments.

        Of either kind no more than two for each worker are in hand; so there is something to convert while reports are made.
        """
        most = 2 * self.crew.size
        rendering = sum(each.renders for each in self._flying.values())
        converting = [len(each.rows) for each in self._flying.values() if not each.renders]
        left = self.progress.total - self.progress.done
        together = min(TOGETHER, max(WORTH, math.ceil((left - sum(converting)) / self.crew.size)))
        enough = len(self._held) >= together or (self._exhausted and not rendering)
        if self._held and enough and len(converting) < most:
            held, self._held = self._held[:together], self._held[together:]
            return self._conversion(held)
        if self._exhausted or rendering >= most or len(self._held) >= 4 * TOGETHER:
            return None
        records = list(self._some(left))
        if not records:
            self._exhausted = True
            return self._next()
        return Flight(tuple(map(self._task, records)), tuple(chain.from_iterable(records)))

    def _some(self, left: int) -> Iterator[tuple[Row, ...]]:
        """Yield the jobs of the next records, as many as go together; towards the end fewer, so that no worker is idle."""
        most = min(MESSAGE, left // (8 * self.crew.size)) if self.limits.failures is None else 1
        reports = 0
        while rows := next(self._waiting, None):
            yield rows
            reports += len(rows)
            if reports >= most:
                return

    def _send(self, flight: Flight) -> None:
        try:
            self._flying[self.crew.submit(flight.work)] = flight
        except Exception as fault:
            future: Future[tuple[Done, ...]] = Future()
            future.set_exception(fault)
            self._flying[future] = flight

    def _task(self, rows: tuple[Row, ...]) -> Task:
        first = rows[0]
        source = first.source if self.crew.shares_disk and not first.source.in_memory else first.source.carried()
        jobs = tuple(each.job if self.crew.shares_disk else each.job.carried() for each in rows)
        limits = self.limits
        return Task(
            first.record,
            source,
            first.sha256,
            jobs,
            self.options,
            self.engine,
            self._scratch,
            limits.fsync,
            limits.seconds,
        )

    def _conversion(self, held: list[tuple[Row, Done]]) -> Flight:
        items = []
        for row, done in held:
            files = {each.format: each for each in done.files}
            items.append(Item(row.job, row.record, files[WORD], files[PROVENANCE]))
            self._word[row.id] = done
        programs = self.limits.programs
        patience = 2 * (programs.seconds + programs.start_seconds) * (len(items) + 1) * len(self.options.others)
        work = Conversion(tuple(items), self.options, self._scratch, self.limits.fsync, patience, programs)
        return Flight((work,), tuple(row for row, _ in held))

    @property
    def _scratch(self) -> str | None:
        return self.place.scratch if self.crew.shares_disk else None

    def _land(self, future: Future[tuple[Done, ...]]) -> None:
        flight = self._flying.pop(future, None)
        if flight is None:
            return
        fault = future.exception()
        if fault is None:
            self._note(flight, future.result())
        elif self.crew.blame(fault) in ENDED:
            self._quiet()
            for each in [flight, *self._suspects()]:
                for one in _parts(each):
                    self._alone(one)
        else:
            self._give_up_for(flight, fault)

    def _suspects(self) -> list[Flight]:
        """Take in what was done all the same, and return what else was in hand when a worker ended.

        A pool does not say which of it was guilty, and a cluster blames the neighbours of the guilty too.
        """
        flying, self._flying = self._flying, {}
        suspects = []
        for future, flight in flying.items():
            if future.done() and not future.cancelled() and future.exception() is None:
                self._note(flight, future.result())
            else:
                suspects.append(flight)
        return suspects

    def _quiet(self) -> None:
        """Wait until nothing else is in hand."""
        while not self.stop.is_set() and wait([*self._flying], timeout=0.2).not_done:
            pass

    def _alone(self, flight: Flight) -> None:
        """Do again, with nothing beside it, what may have ended a worker; what ends it again and again is quarantined."""
        for _ in range(ATTEMPTS - 1):
            self.crew.mend()
            future = self.crew.alone(flight.work)
            while not wait([future], timeout=0.2).done:
                if self.stop.is_set():
                    return
            fault = future.exception()
            if fault is None:
                self._note(flight, future.result())
                return
            blame = self.crew.blame(fault)
            if blame not in ENDED:
                self._give_up_for(flight, fault)
                return
            if blame == "guilty":
                break  # the crew has tried it on one worker after another by itself
        self.crew.mend()
        self._quarantine(flight)

    def _give_up_for(self, flight: Flight, fault: BaseException) -> None:
        """Give up work for a fault that was not the end of a worker: the crew is lost, or we are at fault ourselves."""
        if self.crew.blame(fault) == "lost":
            self.stopped = "stopped"
            hint = "see that the scheduler and its workers are there, then go on with --resume"
            lost = Diagnostic("RK636", "the executor was lost while the batch was under way", hint=hint)
            self.remarks = self.remarks or [lost]
        else:
            message = f"reportkit met a fault of its own ({type(fault).__name__} in the executor)"
            self._give_up(flight, State.FAILED, Diagnostic("RK633", message, hint="please report that line"))

    def _quarantine(self, flight: Flight) -> None:
        message = (
            f"making it ended its worker {ATTEMPTS} times, or took longer than {flight.work[0].seconds:.0f} seconds"
        )
        hint = "try it by itself with reportkit render; it is not tried again before something about it changes"
        self._give_up(flight, State.QUARANTINED, Diagnostic("RK631", message, hint=hint))

    def _give_up(self, flight: Flight, state: State, finding: Diagnostic) -> None:
        found = fact_of(replace(finding, at=Location(flight.rows[0].record)))
        for row in flight.rows:
            self._settle(row, Done(row.id, state, findings=(found,)))

    def _note(self, flight: Flight, done: tuple[Done, ...]) -> None:
        rows = {each.id: each for each in flight.rows}
        for each in done:
            row = rows[each.job]
            if flight.renders and self.options.others and each.state is State.MADE:
                self._held.append((row, each))
            else:
                self._settle(row, each)

    def _settle(self, row: Row, done: Done) -> None:
        before = self._word.pop(row.id, None)
        if before is not None:
            taken = before.milliseconds + done.milliseconds
            done = replace(done, findings=(*before.findings, *done.findings), milliseconds=round(taken, 2))
        self._arrivals.add(row, done)
        self.progress.count(done.state)
        self._failures += done.state in NOT_MADE
        if done.disk_full or (self.limits.failures is not None and self._failures >= self.limits.failures):
            self.stopped = self.stopped or "stopped"
        self.told(self.progress)

    def _let_go(self) -> None:
        """Take back what no worker has begun; what is in hand is finished."""
        for each in list(self._flying):
            if each.cancel():
                del self._flying[each]


def _parts(flight: Flight) -> list[Flight]:
    """Return what a flight is made of: each assessment by itself, a conversion one report at a time."""
    rows = {each.id: each for each in flight.rows}
    parts: list[Flight] = []
    for part in flight.work:
        if isinstance(part, Task):
            parts.append(Flight((part,), tuple(rows[each.id] for each in part.jobs)))
        else:
            seconds = 2 * part.seconds / (len(part.items) + 1)
            alone = (replace(part, items=(each,), seconds=seconds) for each in part.items)
            parts += (Flight((each,), (rows[each.items[0].job.id],)) for each in alone)
    return parts
