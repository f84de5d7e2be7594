"""Who does the work: processes of this machine, or an engine that reaches further. One seam, a plain dict."""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import importlib
import importlib.util
import multiprocessing
import multiprocessing.connection
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from pathlib import Path
from typing import Protocol, TextIO

from reportkit.batch.conversion import convert
from reportkit.batch.jobs import Conversion, Done, Task
from reportkit.batch.worker import work as make
from reportkit.diagnostics import Diagnostic

Work = tuple[Task | Conversion, ...]
"""What one message hands to a worker: assessments, several where there is little to make of each, or one conversion."""
Warm = tuple[tuple[str, Path | None], ...]


def do(work: Work) -> tuple[Done, ...]:
    """Do the work, whichever it is, one part after the other."""
    done = (make(part) if isinstance(part, Task) else convert(part) for part in work)
    return tuple(chain.from_iterable(done))


class Crew(Protocol):
    """Workers. `size` is how many work at once; `shares_disk` whether they see the disk of the coordinator."""

    size: int
    shares_disk: bool

    def gather(self) -> None:
        """Let the workers come, while the coordinator does something else: there will be work for all of them."""

    def submit(self, work: Work) -> Future[tuple[Done, ...]]:
        """Hand work to whichever worker is free."""

    def alone(self, work: Work) -> Future[tuple[Done, ...]]:
        """Hand work to a worker that has nothing else, so that it is known what ended it."""

    def blame(self, fault: BaseException) -> str:
        """Say what an exception of a future means: `suspect` (a worker died), `guilty` (of this work), `lost`, or `ours`."""

    def mend(self) -> None:
        """Take on new workers after one has died."""

    def close(self, *, now: bool = False) -> None:
        """Let the workers go; `now` ends what they are doing."""


class Here:
    """No worker at all: the coordinator does the work itself, one task after the other. Nothing fences off a task that dies."""

    size, shares_disk = 1, True

    def gather(self) -> None:
        """There is nobody to come."""

    def submit(self, work: Work) -> Future[tuple[Done, ...]]:
        """Do the work."""
        future: Future[tuple[Done, ...]] = Future()
        future.set_result(do(work))
        return future

    alone = submit

    def blame(self, fault: BaseException) -> str:  # noqa: ARG002
        """There is nobody else."""
        return "ours"

    def mend(self) -> None:
        """There is nobody to replace."""

    def close(self, *, now: bool = False) -> None:
        """There is nobody to let go."""


class Local:
    """Worker processes of this machine, each warmed with the document folders before its first task.

    Conversions have processes of their own, as many again: they wait for another program most of the time.
    """

    shares_disk = True

    def __init__(self, size: int, warm: Warm = ()) -> None:
        self.size, self._warm = size, warm
        self._pool: ProcessPoolExecutor | None = None
        self._converting: ProcessPoolExecutor | None = None
        self._single: ProcessPoolExecutor | None = None

    def gather(self) -> None:
        """Start the workers, in a thread: a process takes half a second to be there."""
        self._pool = self._new(self.size, self._warm)
        threading.Thread(target=_call, args=(self._pool, self.size), daemon=True).start()

    def submit(self, work: Work) -> Future[tuple[Done, ...]]:
        """Hand work to whichever worker is free."""
        if isinstance(work[0], Task):
            self._pool = self._pool or self._new(self.size, self._warm)
            return self._pool.submit(in_a_worker, work)
        self._converting = self._converting or self._new(self.size)
        return self._converting.submit(in_a_worker, work)

    def alone(self, work: Work) -> Future[tuple[Done, ...]]:
        """Hand work to a worker that has nothing else."""
        self._single = self._single or self._new(1, self._warm)
        return self._single.submit(in_a_worker, work)

    def blame(self, fault: BaseException) -> str:
        """A pool does not say which task ended its worker."""
        return "suspect" if isinstance(fault, BrokenProcessPool) else "ours"

    def mend(self) -> None:
        """Replace the pools that broke."""
        self._pool, self._converting, self._single = map(_sound, (self._pool, self._converting, self._single))

    def close(self, *, now: bool = False) -> None:
        """Let the workers go."""
        for pool in (self._pool, self._converting, self._single):
            if pool is None:
                continue
            if now:
                for process in list((getattr(pool, "_processes", None) or {}).values()):
                    process.terminate()
            pool.shutdown(wait=not now, cancel_futures=True)
        self._pool = self._converting = self._single = None

    def _new(self, size: int, warm: Warm = ()) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
        if sys.platform != "win32":
            context.set_forkserver_preload(["reportkit.batch.worker"])
        return ProcessPoolExecutor(size, mp_context=context, initializer=begin, initargs=(warm, {**os.environ}))


def _sound(pool: ProcessPoolExecutor | None) -> ProcessPoolExecutor | None:
    """Return a pool that goes on; one that broke is let go."""
    if pool is not None and getattr(pool, "_broken", False):
        pool.shutdown(wait=False, cancel_futures=True)
        return None
    return pool


class Dask:
    """The workers of a Dask cluster, on this machine or on others; what is read and what is made travels as bytes.

    Give each worker one thread. Raises `NotThere` where the extra is not installed or the scheduler does not answer.
    """

    shares_disk = False

    def __init__(self, scheduler: str | None) -> None:
        if importlib.util.find_spec("distributed") is None:
            raise NotThere("Dask is not installed", "pip install 'reportkit[cluster]', here and on every worker")
        if scheduler is None:
            raise NotThere("Dask needs a scheduler", "name it with --scheduler, for example tcp://scheduler:8786")
        distributed = importlib.import_module("distributed")
        try:
            self._client = distributed.Client(scheduler, timeout=20, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as fault:
            raise NotThere("the scheduler does not answer", "check its address, and that it is running") from fault
        self._killed = importlib.import_module("distributed.scheduler").KilledWorker
        self._pool = self._client.get_executor(pure=False)
        self.size = max(1, sum(self._client.nthreads().values()))

    def gather(self) -> None:
        """The workers are there."""

    def submit(self, work: Work) -> Future[tuple[Done, ...]]:
        """Hand work to whichever worker is free; the cluster itself tries it elsewhere where its worker dies."""
        future: Future[tuple[Done, ...]] = self._pool.submit(do, work)
        return future

    alone = submit

    def blame(self, fault: BaseException) -> str:
        """Say what an exception means: the cluster has found out which work ended several workers."""
        if isinstance(fault, self._killed):
            return "guilty"
        return "lost" if isinstance(fault, OSError | CancelledError | TimeoutError) else "ours"

    def mend(self) -> None:
        """The cluster takes on new workers by itself."""

    def close(self, *, now: bool = False) -> None:
        """Let go of the cluster; it goes on for others."""
        self._pool.shutdown(wait=not now)
        self._client.close(timeout=5)


class NotThere(Exception):
    """An executor that cannot be had: why, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.finding = Diagnostic("RK636", message, hint=hint)


def _call(pool: ProcessPoolExecutor, size: int) -> None:
    """Have a pool start all its workers; one that cannot says so when it is handed work."""
    with contextlib.suppress(Exception):
        for _ in range(size):
            pool.submit(_here)


def _here() -> None:
    """Do nothing: a worker is there."""


def begin(warm: Warm, environment: Mapping[str, str]) -> None:
    """Make a new worker ready: it leaves Ctrl-C to the coordinator, ends with it, and has compiled the templates.

    It has the coordinator's `environment` of now, and not of when the first worker was started.
    """
    os.environ.update(environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: _end())
    threading.Thread(target=_end_with_the_coordinator, daemon=True).start()
    from reportkit.documents import find_document
    from reportkit.word.compile import compile_template

    for name, shelf in warm:
        spec = find_document(name, shelf=shelf).value
        if spec is not None:
            compile_template(spec.template, name=f"{spec.folder.name}/template.docx")
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 5, 10)  # a report makes few cycles: they are looked for seldom, and before they pile up


def _end_with_the_coordinator() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        _end()


def _end() -> None:
    """End this process with the programs that it started."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            after = stat.read_text(encoding="ascii", errors="replace").rpartition(") ")[2].split()
            if int(after[1]) == os.getpid():
                os.killpg(int(after[2]), signal.SIGKILL) if int(after[2]) != os.getpgid(0) else None
    os._exit(1)


def in_a_worker(work: Work) -> tuple[Done, ...]:
    """Do the work in a process of its own; a part that takes longer than it may ends the process, whatever it is doing."""
    with Path(os.devnull).open("w") as nowhere:
        return tuple(chain.from_iterable(_in_time(part, nowhere) for part in work))


def _in_time(part: Task | Conversion, nowhere: TextIO) -> tuple[Done, ...]:
    faulthandler.dump_traceback_later(part.seconds, exit=True, file=nowhere)
    try:
        return do((part,))
    finally:
        faulthandler.cancel_dump_traceback_later()


Hire = Callable[[int, Warm, str | None], Crew]
EXECUTORS: dict[str, Hire] = {
    "local": lambda size, warm, _: Local(size, warm),
    "here": lambda _size, _warm, _: Here(),
    "dask": lambda _size, _warm, scheduler: Dask(scheduler),
}
