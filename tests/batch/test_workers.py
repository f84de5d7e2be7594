"""Worker processes: what ends one is found out and fenced off, and everything else is made."""

from __future__ import annotations

import os
import time
from concurrent.futures import Future
from pathlib import Path

import pytest

from reportkit.batch import Limits, State
from reportkit.batch import executors as room
from reportkit.batch.executors import EXECUTORS, Local, Work, in_a_worker
from reportkit.batch.jobs import Done, Task
from tests.batch.caseload import Caseload


class Poisoned(Local):
    """Workers of this machine, and some records that end them."""

    def submit(self, work: Work) -> Future[tuple[Done, ...]]:
        self._pool = self._pool or self._new(self.size, self._warm)
        return self._pool.submit(poisonous, work)

    def alone(self, work: Work) -> Future[tuple[Done, ...]]:
        self._single = self._single or self._new(1, self._warm)
        return self._single.submit(poisonous, work)


def poisonous(work: Work) -> tuple[Done, ...]:
    if has(work, "case-2.json"):
        os._exit(9)
    if has(work, "case-4.json"):
        time.sleep(0.2)
        os.kill(os.getpid(), 11)
    return in_a_worker(work)


def has(work: Work, name: str) -> bool:
    return any(isinstance(each, Task) and each.name.endswith(name) for each in work)


@pytest.mark.parametrize("many", [5, 70])
def test_what_ends_its_worker_is_quarantined_and_the_rest_is_made(
    many: int, caseload: Caseload, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(EXECUTORS, "poisoned", lambda size, warm, _: Poisoned(size, warm))
    ended = caseload.grown(many).run(executor="poisoned", workers=2).unwrap()
    assert (ended.tally.states[State.MADE], ended.tally.states[State.QUARANTINED]) == (2 * many - 4, 4)
    assert {Path(each["record"]).stem for each in ended.tally.failures} == {"case-2", "case-4"}
    assert {each["codes"][0] for each in ended.tally.failures} == {"RK631"}
    again = caseload.run().unwrap()
    assert again.tally.states[State.QUARANTINED] == 4


@pytest.mark.skipif(not os.environ.get("REPORTKIT_FULL"), reason="waits for three deadlines; the full suite runs it")
def test_what_takes_too_long_is_ended(caseload: Caseload, monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(Local):
        def alone(self, work: Work) -> Future[tuple[Done, ...]]:
            self._single = self._single or self._new(1, self._warm)
            return self._single.submit(hanging, work)

        submit = alone

    monkeypatch.setitem(EXECUTORS, "slow", lambda size, warm, _: Slow(size, warm))
    ended = caseload.run(executor="slow", limits=Limits(seconds=5)).unwrap()
    assert (ended.tally.states[State.MADE], ended.tally.states[State.QUARANTINED]) == (8, 2)


def hanging(work: Work) -> tuple[Done, ...]:
    if not has(work, "case-3.json"):
        return room.do(work)
    real, room.do = room.do, lambda _: time.sleep(60)  # type: ignore[assignment]
    try:
        return in_a_worker(work)
    finally:
        room.do = real
