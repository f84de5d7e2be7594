"""Bring what was made to its place, and write down what has arrived, so that a kill at any moment leaves a true ledger."""

from __future__ import annotations

import time
from collections.abc import Mapping
from itertools import chain

from reportkit.batch.jobs import Done, State, fact_of
from reportkit.batch.ledger import Arrived, Entry, Ledger, Row
from reportkit.batch.places import Made, Place
from reportkit.diagnostics import Diagnostic, Location

AT_ONCE, AT_LEAST_EVERY = 32, 0.25


class Arrivals:
    """What has landed, and what has arrived and is not yet written down.

    One transaction says what has arrived and what comes next, with the hashes; then what comes is moved. Whatever comes and is
    not known to have arrived is looked for, by its hash, when the ledger is opened again.
    """

    def __init__(self, ledger: Ledger, place: Place) -> None:
        self._ledger, self._place = ledger, place
        self._landed: list[tuple[Row, Done]] = []
        self._arrived: list[Arrived] = []
        self._written = time.monotonic()

    def add(self, row: Row, done: Done) -> None:
        """Take in what became of a job."""
        self._landed.append((row, done))

    def bring_when_due(self) -> None:
        """Bring what has landed, where there is enough of it or it has waited long enough."""
        if len(self._landed) >= AT_ONCE or time.monotonic() - self._written > AT_LEAST_EVERY:
            self.bring()

    def bring(self) -> None:
        """Write down what has arrived and what comes; then move what comes to its place."""
        self._written = time.monotonic()
        if not self._landed and not self._arrived:
            return
        self._place.settle()
        landed, arrived = self._landed, self._arrived
        self._landed, self._arrived = [], []
        self._ledger.write(arrived, [_entry(row, done) for row, done in landed])
        self._arrived = [self._moved(row, done) for row, done in landed]

    def finish(self) -> None:
        """Bring what is left, and write down that it has arrived."""
        self.bring()
        self.bring()

    def _moved(self, row: Row, done: Done) -> Arrived:
        coming = {row.names[each.format]: each for each in done.files}
        files = dict(row.files)
        try:
            for name in dict.fromkeys(chain(coming, row.files)):
                self._move(name, coming.get(name), row.files, files)
        except OSError as fault:
            message = f"the report cannot be written: {fault.strerror or 'the folder refused it'}"
            hint = "check the folder, the space on the disk, and whether the file is open in another program"
            unwritten = fact_of(Diagnostic("RK601", message, at=Location(row.record), hint=hint))
            return Arrived(row.id, State.FAILED, files, (*done.findings, unwritten))
        return Arrived(row.id, done.state, files)

    def _move(self, name: str, made: Made | None, known: Mapping[str, str], files: dict[str, str]) -> None:
        """Move one file to its place, or away where there is none of it now; what somebody has changed is set aside."""
        there = self._place.sha256(name)
        if there is not None and (made is None or there not in (made.sha256, known.get(name))):
            self._place.set_aside(name, there)
        files.pop(name, None)
        if made is not None:
            self._place.bring(made, name)
            files[name] = made.sha256


def _entry(row: Row, done: Done) -> Entry:
    coming = {row.names[each.format]: each.sha256 for each in done.files}
    state = State.DELIVERING if done.state is State.MADE else done.state
    return Entry(row.id, state, coming, done.findings, done.milliseconds)
