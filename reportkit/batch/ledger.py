"""What was wanted, what was made and what was not: one SQLite file beside the reports, written by one process alone.

A job has its place (the name of its file) and its key (the content address of its report). Where the key in the ledger is
the key that is wanted, and the files on the disk still have the hashes that the ledger holds, nothing has to be made.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from reportkit.batch.jobs import NOT_MADE, Companion, Job, State
from reportkit.batch.plan import Planned
from reportkit.batch.sources import Source
from reportkit.diagnostics import Diagnostic, Location, Outcome

FORMAT = 2
SCHEMA = """
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    ended TEXT,
    outcome TEXT,
    asked TEXT NOT NULL
) STRICT;
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    number INTEGER NOT NULL,
    place TEXT NOT NULL UNIQUE,
    record TEXT NOT NULL,
    source TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    document TEXT NOT NULL,
    reader TEXT NOT NULL,
    version TEXT NOT NULL,
    key TEXT NOT NULL,
    names TEXT NOT NULL,
    beside TEXT NOT NULL DEFAULT '{}',
    state TEXT NOT NULL,
    kept INTEGER NOT NULL DEFAULT 0,
    files TEXT NOT NULL DEFAULT '{}',
    coming TEXT NOT NULL DEFAULT '{}',
    findings TEXT NOT NULL DEFAULT '[]',
    milliseconds REAL NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX jobs_of_a_run ON jobs (run, number);
CREATE INDEX jobs_by_state ON jobs (run, state, number);
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A job as it stands in the ledger. `files` and `coming` map a file's name to its content hash."""

    id: int
    run: int
    record: str
    source: Source
    sha256: str
    job: Job
    key: str
    state: State
    kept: bool
    files: Mapping[str, str]
    coming: Mapping[str, str]
    findings: tuple[dict[str, Any], ...]
    milliseconds: float

    @property
    def names(self) -> Mapping[str, str]:
        """The name of each file by its format."""
        return self.job.names


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of a job, as it is written down: its state, and the files that are coming to the folder."""

    job: int
    state: State
    coming: Mapping[str, str]
    findings: tuple[dict[str, Any], ...]
    milliseconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Arrived:
    """The state of a job and the files that stand in the folder now; `findings` where bringing them found more."""

    job: int
    state: State
    files: Mapping[str, str]
    findings: tuple[dict[str, Any], ...] | None = None


class Ledger:
    """The ledger of one folder; `open_ledger` opens it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self.run = self._db.execute("SELECT coalesce(max(id), 0) FROM runs").fetchone()[0]

    def begin(self, asked: Mapping[str, Any], now: str) -> None:
        """Write down that a run begins; what is planned after it belongs to it. Nothing is kept before `commit`."""
        self._db.execute("BEGIN IMMEDIATE")
        about = json.dumps(asked, sort_keys=True)
        self.run = self._db.execute("INSERT INTO runs (started, asked) VALUES (?, ?)", (now, about)).lastrowid

    def commit(self) -> None:
        """Keep what was written since `begin`."""
        self._db.execute("COMMIT")

    def forget(self) -> None:
        """Leave the ledger as it was before `begin`."""
        self._db.execute("ROLLBACK")

    def end(self, outcome: str, now: str) -> None:
        """Write down how the run ended."""
        self._db.execute("UPDATE runs SET ended = ?, outcome = ? WHERE id = ?", (now, outcome, self.run))

    def last_run(self) -> dict[str, Any] | None:
        """Return what the last run was asked, when it began and ended and how; none where there was none."""
        row = self._db.execute("SELECT * FROM runs WHERE id = ?", (self.run,)).fetchone()
        return {**dict(row), "asked": json.loads(row["asked"])} if row else None

    def at(self, planned: Planned) -> Row | None:
        """Return the job that has the place of `planned`, of this run or of an earlier one."""
        found = self._db.execute("SELECT * FROM jobs WHERE place = ?", (planned.place,)).fetchone()
        return _row(found) if found else None

    def plan(self, planned: Planned, number: int, state: State, *, kept: bool) -> None:
        """Write down a job of this run. What the ledger knows about the files at its place stays known."""
        record = planned.record
        self._db.execute(
            "INSERT INTO jobs (run, number, place, record, source, sha256, document, reader, version, key, names,"
            " beside, state, kept, findings) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (place) DO UPDATE SET"
            " run=excluded.run, number=excluded.number, record=excluded.record, source=excluded.source,"
            " sha256=excluded.sha256, document=excluded.document, reader=excluded.reader, version=excluded.version,"
            " key=excluded.key, names=excluded.names, beside=excluded.beside, state=excluded.state, kept=excluded.kept,"
            " findings=iif(excluded.kept, findings, excluded.findings)",
            (
                self.run, number, planned.place, record.name, record.source.written, planned.sha256,
                planned.job.document, planned.job.reader, planned.job.version, planned.key,
                _text(dict(planned.names)), _beside(planned.job), state, int(kept),
                json.dumps(planned.findings) if planned.findings else "[]",
            ),
        )  # fmt: skip

    def waiting(self, most: int = 200) -> Iterator[tuple[Row, ...]]:
        """Yield the jobs that wait, those of one record together; `most` records are looked up at a time."""
        after = -1
        while rows := self._waiting(after, most):
            for _, jobs in groupby(rows, key=lambda each: each["number"]):
                yield tuple(map(_row, jobs))
            after = rows[-1]["number"]

    def _waiting(self, after: int, most: int) -> list[sqlite3.Row]:
        wanted = "run = ? AND state = 'waiting' AND number > ?"
        numbers = f"SELECT DISTINCT number FROM jobs WHERE {wanted} ORDER BY number LIMIT ?"  # noqa: S608
        last = self._db.execute(f"SELECT max(number) FROM ({numbers})", (self.run, after, most)).fetchone()[0]  # noqa: S608
        found = f"SELECT * FROM jobs WHERE {wanted} AND number <= ? ORDER BY number, id"  # noqa: S608
        return self._db.execute(found, (self.run, after, last)).fetchall() if last is not None else []

    def rows(self) -> Iterator[Row]:
        """Yield every job of the run, in the order in which the records were handed in, what was not made last."""
        found = "SELECT * FROM jobs WHERE run = ? ORDER BY state IN (?, ?, ?), number, id"
        yield from map(_row, self._db.execute(found, (self.run, *NOT_MADE)))

    def counts(self) -> dict[State, int]:
        """Return how many jobs of the run stand where."""
        found = self._db.execute("SELECT state, count(*) AS many FROM jobs WHERE run = ? GROUP BY state", (self.run,))
        return {State(each["state"]): each["many"] for each in found}

    def others(self) -> int:
        """Return how many jobs of earlier runs have files in the folder that this run did not ask for."""
        return int(self._db.execute(
            "SELECT count(*) FROM jobs WHERE run < ? AND files != '{}'", (self.run,)
        ).fetchone()[0])  # fmt: skip

    def interrupted(self) -> list[Row]:
        """Return the jobs whose files were on their way to their places when a run was ended."""
        return [_row(each) for each in self._db.execute("SELECT * FROM jobs WHERE state = 'delivering'")]

    def write(self, arrived: Iterable[Arrived] = (), entries: Iterable[Entry] = ()) -> None:
        """Write down, in one step, what has arrived in the folder, and what is to be brought there next."""
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany(
            "UPDATE jobs SET state = ?, files = ?, coming = '{}', findings = coalesce(?, findings) WHERE id = ?",
            [
                (
                    each.state,
                    _text(each.files),
                    json.dumps(each.findings) if each.findings else None,
                    each.job,
                )
                for each in arrived
            ],
        )
        self._db.executemany(
            "UPDATE jobs SET state = ?, coming = ?, findings = ?, milliseconds = ? WHERE id = ?",
            [
                (each.state, _text(each.coming), json.dumps(each.findings), each.milliseconds, each.job)
                for each in entries
            ],
        )  # fmt: skip
        self._db.execute("COMMIT")

    def close(self) -> None:
        """Close the ledger."""
        self._db.close()


def open_ledger(folder: Path, *, safest: bool = False) -> Outcome[Ledger]:
    """Open the ledger in `folder`, and make it where there is none. `safest` waits for the disk at every step.

    A ledger that is damaged, or that a newer reportkit wrote, is left as it is.
    """
    path = folder / "ledger.sqlite"
    at = Location(str(path))
    connection: sqlite3.Connection | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, isolation_level=None, timeout=30)
        found = _made_ready(connection, at, safest=safest)
    except (OSError, sqlite3.Error) as fault:
        found = Outcome(None, (trouble(fault, at),))
    if found.value is None and connection is not None:
        connection.close()
    return found


def _made_ready(connection: sqlite3.Connection, at: Location, *, safest: bool) -> Outcome[Ledger]:
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {'FULL' if safest else 'NORMAL'}")
    connection.execute("PRAGMA foreign_keys = ON")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > FORMAT:
        hint = "use that reportkit, or another folder for the reports"
        return Outcome(None, (Diagnostic("RK622", "a newer reportkit wrote this ledger", at=at, hint=hint),))
    if version == 1:
        added = "ALTER TABLE jobs ADD COLUMN beside TEXT NOT NULL DEFAULT '{}'"
        connection.executescript(f"BEGIN; {added}; PRAGMA user_version = {FORMAT}; COMMIT;")
    if version == 0:
        connection.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version = {FORMAT}; COMMIT;")
    if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
        raise sqlite3.DatabaseError
    return Outcome(Ledger(connection))


def trouble(fault: Exception, at: Location) -> Diagnostic:
    """Return the finding for a ledger that cannot be read or written."""
    name = getattr(fault, "sqlite_errorname", "")
    if isinstance(fault, OSError) or name.startswith(("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR",
                                                      "SQLITE_PERM")):  # fmt: skip
        why = "the disk is full" if name == "SQLITE_FULL" else getattr(fault, "strerror", "") or "the folder refused it"
        hint = "check the folder, the space on the disk, and that it is not a network drive; then go on with --resume"
        return Diagnostic("RK623", f"the ledger cannot be kept: {why}", at=at, hint=hint)
    hint = "move it away and run the same command again: every report is made anew, and none is lost"
    return Diagnostic("RK621", "the ledger is damaged", at=at, hint=hint)


def _beside(job: Job) -> str:
    """Write down what goes with an assessment in a job."""
    return _text({name: [each.source.path, each.sha256] for name, each in job.beside.items()})


def _row(row: sqlite3.Row) -> Row:
    beside = {key: Companion(Source(path), sha256) for key, (path, sha256) in _mapping(row["beside"]).items()}
    return Row(
        id=row["id"],
        run=row["run"],
        record=row["record"],
        source=_source(row["source"]),
        sha256=row["sha256"],
        job=Job(row["id"], row["document"], row["reader"], row["version"], json.loads(row["names"]), **beside),
        key=row["key"],
        state=State(row["state"]),
        kept=bool(row["kept"]),
        files=_mapping(row["files"]),
        coming=_mapping(row["coming"]),
        findings=tuple(json.loads(row["findings"])) if row["findings"] != "[]" else (),
        milliseconds=row["milliseconds"],
    )


def _text(mapping: Mapping[str, Any]) -> str:
    """Write a mapping down; most are empty."""
    return json.dumps(dict(mapping)) if mapping else "{}"


def _mapping(text: str) -> dict[str, Any]:
    """Read a mapping again."""
    return json.loads(text) if text != "{}" else {}


@lru_cache(maxsize=1)
def _source(text: str) -> Source:
    """Read a source again, once for all the jobs of a record."""
    return Source(**json.loads(text))
