"""Drive another program over many files: many files for each start, a deadline, a memory limit, and no trust.

The program is handed files with numbers for names and leaves its outputs in a folder, one after another in the same order.
A file at which it hangs, breaks down or takes too much memory is tried once more by itself, and then given up; the others
go on. What it says on standard error goes with the failure, without paths and names.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

Kind = Literal["hung", "crashed", "nothing", "memory"]
Command = Callable[[Sequence[Path], Path], list[str]]
POLL: Final = 0.05
_HARMLESS: Final = re.compile(r"javaldx|Fontconfig warning|^\s*$")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a program may take: seconds for one file, seconds more for its start, bytes of memory, files for each start."""

    seconds: float = 60.0
    start_seconds: float = 60.0
    memory: int = 2 << 30
    per_start: int = 200


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file was given up, and what the program said last; nothing of the file's own words."""

    kind: Kind
    said: str = ""


@dataclass(slots=True)
class _Start:
    """One start of the program over some files."""

    names: Sequence[str]
    outputs: Sequence[Path]
    at: int = 0
    fault: Kind | None = None
    said: str = ""
    left: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Driver:
    """A program that converts files: how it is called, the ending of its outputs, its surroundings and its limits."""

    command: Command
    suffix: str
    limits: Limits = Limits()
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, contents: Mapping[str, bytes], suffix: str = ".docx") -> Iterator[tuple[str, bytes | Failure]]:
        """Yield what comes of each of `contents` as soon as it is there: the bytes of the output, or why there are none.

        The caller's work on one output and the program's on the next go on at the same time.
        """
        with tempfile.TemporaryDirectory(prefix="reportkit-", ignore_cleanup_errors=True) as folder:
            room = Path(folder)
            names = list(contents)
            alone: list[str] = []
            for first in range(0, len(names), self.limits.per_start):
                waiting = names[first : first + self.limits.per_start]
                while waiting:
                    start = self._prepared(room, waiting, contents, suffix)
                    yield from self._started(start, room)
                    missing = start.left[:1] if start.fault else start.left
                    if len(waiting) == 1 and missing:
                        yield missing[0], Failure(start.fault or "nothing", start.said)
                        break
                    alone += missing
                    waiting = [name for name in start.left if name not in missing]
            for name in alone:
                start = self._prepared(room, [name], contents, suffix)
                yield from self._started(start, room)
                if start.left:
                    yield name, Failure(start.fault or "nothing", start.said)

    def _prepared(self, room: Path, names: Sequence[str], contents: Mapping[str, bytes], suffix: str) -> _Start:
        here = Path(tempfile.mkdtemp(dir=room))
        (here / "out").mkdir()
        for number, name in enumerate(names):
            (here / f"{number:04}{suffix}").write_bytes(contents[name])
        return _Start(names, [here / "out" / f"{number:04}{self.suffix}" for number in range(len(names))])

    def _started(self, start: _Start, room: Path) -> Iterator[tuple[str, bytes]]:
        here = start.outputs[0].parent.parent
        files = sorted(each for each in here.iterdir() if each.is_file())
        with (here / "stderr.txt").open("wb") as errors:
            process = subprocess.Popen(
                self.command(files, here / "out"),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                cwd=here,
                env={**os.environ, **self.environment},
                start_new_session=True,
            )
            try:
                yield from self._watched(start, process)
            finally:
                _end(process)
        start.said = _said(here / "stderr.txt", room)
        _clear(here)

    def _watched(self, start: _Start, process: subprocess.Popen[bytes]) -> Iterator[tuple[str, bytes]]:
        last, looked, allowed = time.monotonic(), 0.0, self.limits.seconds + self.limits.start_seconds
        while True:
            code = process.poll()
            while start.at + 1 < len(start.names) and start.outputs[start.at + 1].exists():
                if not start.outputs[start.at].exists():
                    break
                yield start.names[start.at], start.outputs[start.at].read_bytes()
                start.at += 1
                last, allowed = time.monotonic(), self.limits.seconds
            now = time.monotonic()
            if code is not None:
                break
            if now - last > allowed:
                start.fault = "hung"
                break
            if now - looked > 10 * POLL:
                looked = now
                if _resident(process.pid) > self.limits.memory:
                    start.fault = "memory"
                    break
            time.sleep(POLL)
        broken = code is not None and code != 0
        start.left = list(start.names[start.at :])
        for name, output in zip(start.left[:], start.outputs[start.at :], strict=True):
            sure = start.fault is None and (not broken or len(start.names) == 1)
            if output.exists() and sure:
                start.left.remove(name)
                yield name, output.read_bytes()
        if start.fault is None and broken and start.left:
            start.fault = "crashed"


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and everything that it started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()


def _clear(folder: Path) -> None:
    """Take away what was converted: the files hold what people said."""
    shutil.rmtree(folder, ignore_errors=True)


def _resident(group: int) -> int:
    """Return the bytes of memory that a group of processes holds; 0 where the system does not say."""
    total = 0
    page = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 0
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            after = each.read_text(encoding="ascii", errors="replace").rpartition(") ")[2].split()
            if int(after[2]) == group:
                total += int(after[21]) * page
        except (OSError, ValueError, IndexError):
            continue
    return total


def _said(errors: Path, room: Path) -> str:
    """Return the last line that a program wrote on standard error, without the place of its files."""
    text = errors.read_bytes()[-4000:].decode("utf-8", "replace").replace(str(room), "…")
    lines = [line.strip() for line in text.splitlines() if not _HARMLESS.search(line)]
    return re.sub(r"[^\x20-\x7e…]", "?", lines[-1])[:200] if lines else ""
