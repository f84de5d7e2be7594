"""One run at a time in a folder: who holds it, and whether they are still there."""

from __future__ import annotations

import datetime
import json
import os
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportkit.diagnostics import Diagnostic, Location, Outcome


@contextmanager
def held(state: Path, now: datetime.datetime) -> Iterator[Outcome[bool]]:
    """Hold the folder for one run; without a value where another run holds it, and then the finding says who.

    The lock is the operating system's, taken through SQLite: it ends with the process that took it, however that ended, so a
    stale one cannot be. The owner's file beside it only says who it is.
    """
    state.mkdir(parents=True, exist_ok=True)
    owner = state / "owner.json"
    connection = sqlite3.connect(state / "lock.sqlite", isolation_level=None, timeout=0)
    try:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as fault:
            if getattr(fault, "sqlite_errorname", "") != "SQLITE_BUSY":
                raise
            yield Outcome(None, (_in_use(state, owner),))
            return
        about = {"host": socket.gethostname(), "process": os.getpid(), "since": now.isoformat(timespec="seconds")}
        owner.write_text(json.dumps(about), encoding="utf-8")
        try:
            yield Outcome(True)
        finally:
            owner.unlink(missing_ok=True)
    finally:
        connection.close()


def holder(state: Path) -> str:
    """Return in words who holds the folder, or the empty string where that is not said."""
    try:
        about = json.loads((state / "owner.json").read_text(encoding="utf-8"))
        return f"process {about['process']} on {about['host']}, since {about['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _in_use(state: Path, owner: Path) -> Diagnostic:
    who = holder(state) or "another process"
    hint = "wait until it has ended, or give this run another folder; if it has died, the lock has ended with it"
    return Diagnostic(
        "RK620", f"another run is at work in this folder: {who}", at=Location(str(owner.parent.parent)), hint=hint
    )
