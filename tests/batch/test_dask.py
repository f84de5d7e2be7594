"""The same jobs on a Dask cluster of several worker processes, some of which die."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from reportkit.batch import State
from reportkit.batch.executors import EXECUTORS, Dask, NotThere, Work, do
from reportkit.batch.jobs import Done, Task
from tests.batch.caseload import Caseload, called

pytestmark = pytest.mark.skipif(not os.environ.get("REPORTKIT_FULL"), reason="starts a cluster; the full suite runs it")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Three worker processes of one thread each."""
    import distributed

    with distributed.LocalCluster(
        n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as made:
        yield made


def test_the_cluster_makes_what_this_machine_makes(caseload: Caseload, cluster: Any) -> None:
    caseload.run()
    wanted = caseload.files()
    for each in wanted:
        (caseload.out / each).unlink()
    words = [*caseload.command(caseload.cases), "--executor", "dask", "--scheduler", cluster.scheduler_address]
    run = called(words)
    assert run.returncode == 0, run.stderr
    assert caseload.files() == wanted


class Poisoned(Dask):
    """A cluster, and a record that ends whichever worker takes it."""

    def submit(self, work: Any) -> Future[tuple[Done, ...]]:
        future: Future[tuple[Done, ...]] = self._pool.submit(poisonous, work)
        return future

    alone = submit


def poisonous(work: Work) -> tuple[Done, ...]:
    if any(isinstance(each, Task) and each.name.endswith("case-3.json") for each in work):
        os._exit(9)
    time.sleep(0.2)
    return do(work)


def test_a_record_that_ends_its_workers_is_quarantined(
    caseload: Caseload, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(EXECUTORS, "poisoned", lambda *_: Poisoned(cluster.scheduler_address))
    ended = caseload.run(executor="poisoned").unwrap()
    assert (ended.tally.states[State.MADE], ended.tally.states[State.QUARANTINED]) == (8, 2)
    assert {Path(each["record"]).stem for each in ended.tally.failures} == {"case-3"}
    assert caseload.run().unwrap().tally.kept == 8


def test_a_worker_that_is_killed_costs_nothing(
    caseload: Caseload, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    caseload.grown(29)

    class Killing(Poisoned):
        """A cluster of which one worker is killed in the middle."""

        handed = 0

        def submit(self, work: Any) -> Future[tuple[Done, ...]]:
            Killing.handed += 1
            if Killing.handed == 12:
                os.kill(next(iter(self._client.run(os.getpid).values())), 9)
            return super().submit(work)

    (caseload.cases / "case-3.json").unlink()
    monkeypatch.setitem(EXECUTORS, "killing", lambda *_: Killing(cluster.scheduler_address))
    ended = caseload.run(executor="killing").unwrap()
    assert ended.all_made
    assert ended.tally.total == 2 * 28
    assert len(caseload.files()) == 4 * 28


def test_a_scheduler_that_is_not_there_is_a_finding() -> None:
    with pytest.raises(NotThere) as refused:
        Dask(None)
    assert refused.value.finding.code == "RK636"
