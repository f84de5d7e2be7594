"""Run a batch again whenever something changes in the folders that it reads; an extra: `pip install 'reportkit[watch]'`."""

from __future__ import annotations

import importlib
import importlib.util
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from reportkit.batch.inputs import KINDS
from reportkit.batch.places import STATE
from reportkit.diagnostics import Diagnostic, Outcome

QUIET, MOST = 1.0, 60.0
MATTERS = (*KINDS, ".yaml")
"""What a change of is waited for: assessments, and the words that people write over reports."""


def watched(inputs: tuple[str, ...]) -> Outcome[tuple[Path, ...]]:
    """Return the folders to watch: those named, and those that named files stand in."""
    if importlib.util.find_spec("watchfiles") is None:
        message, hint = "watching needs an extra that is not installed", "pip install 'reportkit[watch]'"
        return Outcome(None, (Diagnostic("RK641", message, hint=hint),))
    paths = [Path(each) for each in inputs]
    folders = [each if each.is_dir() else each.parent for each in paths]
    found = tuple(dict.fromkeys(each for each in folders if each.is_dir()))
    if not found:
        hint = "name a folder of this machine"
        return Outcome(None, (Diagnostic("RK641", "there is no folder to watch among the inputs", hint=hint),))
    return Outcome(found)


def changes(folders: tuple[Path, ...], out: Path, stop: threading.Event) -> Iterator[None]:
    """Yield once now, and again after each time that something has changed and the folders have come to rest.

    A file that is still being written is waited for: nothing may have changed for a second, or a minute has gone by. What is
    written in `out` is no change. Ends when `stop` is set.
    """
    watch = importlib.import_module("watchfiles").watch
    home = out.resolve()

    def matters(_: object, path: str) -> bool:
        place = Path(path)
        inside = home in place.resolve().parents or STATE in place.parts
        return not inside and place.suffix.lower() in MATTERS and not place.name.startswith(".")

    settle(folders, home, stop)
    yield
    for _ in watch(*folders, watch_filter=matters, stop_event=stop, debounce=500, step=100, raise_interrupt=False):
        if stop.is_set():
            return
        settle(folders, home, stop)
        yield


def settle(folders: tuple[Path, ...], out: Path, stop: threading.Event) -> None:
    """Wait until no assessment in the folders has changed for a second, for a minute at most."""
    deadline = time.monotonic() + MOST
    before: object = None
    while time.monotonic() < deadline and not stop.is_set():
        seen = sorted(_stamps(folders, out))
        newest = max((each[1] for each in seen), default=0)
        if seen == before and time.time_ns() - newest >= QUIET * 1e9:
            return
        before = seen
        stop.wait(QUIET / 4)


def _stamps(folders: tuple[Path, ...], out: Path) -> Iterator[tuple[str, int, int]]:
    for folder in folders:
        for each in folder.rglob("*"):
            if each.suffix.lower() not in MATTERS or out in each.resolve().parents:
                continue
            try:
                found = each.stat()
            except OSError:
                continue
            yield str(each), found.st_mtime_ns, found.st_size
