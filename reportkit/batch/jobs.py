"""What a batch is made of: records, jobs, tasks, and what became of them."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Any

from reportkit.batch.places import Made
from reportkit.batch.sources import Source
from reportkit.diagnostics import Diagnostic
from reportkit.formats import Limits
from reportkit.formats.protection import Protection
from reportkit.once import once
from reportkit.settings import Settings

WORD, PROVENANCE = "docx", "provenance.json"


class State(StrEnum):
    """Where a job stands.

    DELIVERING is made and on its way to its place; REFUSED is what somebody has to mend in the assessment or the document
    folder; FAILED is what the machine did not manage, and is tried again; QUARANTINED ended its workers too often.
    """

    WAITING = "waiting"
    DELIVERING = "delivering"
    MADE = "made"
    REFUSED = "refused"
    FAILED = "failed"
    QUARANTINED = "quarantined"


NOT_MADE = (State.REFUSED, State.FAILED, State.QUARANTINED)


@dataclass(frozen=True, slots=True)
class Options:
    """How every report of a batch is made: for which day, draft or final, with which settings, in which formats."""

    on: datetime.date
    status: str = "draft"
    settings: Settings = field(default_factory=Settings)
    templates: Path | None = None
    formats: tuple[str, ...] = (WORD,)
    previous: Path | None = None
    """A folder with the assessments before these, under the same names."""
    edits: Path | None = None
    """A folder with the words that people wrote over reports: `kit.psr.yaml` for the document `psr` of `kit.json`."""
    protection: Protection = field(default_factory=Protection)

    @property
    def others(self) -> tuple[str, ...]:
        """The formats that a Word report is converted into."""
        return tuple(each for each in self.formats if each != WORD)


@dataclass(frozen=True, slots=True)
class Record:
    """One assessment that was handed in: what findings call it, the parts of a file's name, and where its bytes are."""

    name: str
    stem: str
    source: Source
    folder: str = ""
    number: int = 1


@dataclass(frozen=True, slots=True)
class Companion:
    """A file that goes with an assessment: where it is, and the hash that it was planned with."""

    source: Source
    sha256: str

    @property
    def name(self) -> str:
        """What findings call it."""
        return PurePath(self.source.path).name

    def carried(self) -> Companion:
        """Return the same with its bytes, for a worker that does not see this machine's disk."""
        return replace(self, source=self.source.carried())


@dataclass(frozen=True, slots=True)
class Job:
    """One report that is wanted: a document of an assessment in a reader's copy.

    `version` is the document's content hash, `names` the name of each file by its format. `previous` is the assessment before
    this one, `edits` what people wrote over the document, where there are any.
    """

    id: int
    document: str
    reader: str
    version: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    previous: Companion | None = None
    edits: Companion | None = None

    @property
    def beside(self) -> dict[str, Companion]:
        """What goes with it, where it does."""
        found = {"previous": self.previous, "edits": self.edits}
        return {name: each for name, each in found.items() if each is not None}

    def carried(self) -> Job:
        """Return the same with the bytes of what goes with it."""
        beside: dict[str, Any] = {name: each.carried() for name, each in self.beside.items()}
        return replace(self, **beside)


@dataclass(frozen=True, slots=True)
class Task:
    """Everything that is wanted of one assessment: what a worker is handed.

    `scratch` is the folder for what is made, where coordinator and worker share a disk; without it the bytes travel back.
    `seconds` is how long the worker may take before it is ended.
    """

    name: str
    source: Source
    sha256: str
    jobs: tuple[Job, ...]
    options: Options
    engine: str
    scratch: str | None = None
    fsync: bool = False
    seconds: float = 300.0


@dataclass(frozen=True, slots=True)
class Item:
    """One Word report that is to be converted, and the record of where it came from. `name` is what findings call it."""

    job: Job
    name: str
    report: Made
    provenance: Made


@dataclass(frozen=True, slots=True)
class Conversion:
    """Word reports that are to be converted together, so that each program is started once for all of them.

    `seconds` is how long all of it may take, far beyond what `programs` allows.
    """

    items: tuple[Item, ...]
    options: Options
    scratch: str | None = None
    fsync: bool = False
    seconds: float = 300.0
    programs: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one job. `disk_full` says that nothing more can be written."""

    job: int
    state: State
    files: tuple[Made, ...] = ()
    findings: tuple[dict[str, Any], ...] = ()
    milliseconds: float = 0.0
    disk_full: bool = False


def fact_of(finding: Diagnostic) -> dict[str, Any]:
    """Return a finding as it stands in the ledger and in the results: its code and place, and never a value.

    >>> fact_of(Diagnostic("RK302", "the report needs “School”, which is not recorded"))["severity"]
    'error'
    """
    at = finding.at
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": at.where if at else "",
        "path": at.path if at else "",
        "line": at.line if at else None,
        "message": finding.message,
        "hint": finding.remedy,
    }


@once
def _mark(options: Options) -> str:
    """Return the hash of what can change a word in every report of a batch."""
    about = {"on": options.on.isoformat(), "status": options.status, "settings": options.settings.record()}
    about |= {"protection": options.protection.mark} if options.protection else {}
    return hashlib.sha256(json.dumps(about, sort_keys=True).encode()).hexdigest()


def key_of(sha256: str, job: Job, options: Options, engine: str) -> str:
    """Return the content address of a report: the same key means the same report, byte for byte.

    It covers the assessment, what goes with it, the document folder, the engine (with the programs that convert, where there
    is something to convert), the reader, and every option that can change a word. Which formats there are is seen by the
    files' names.
    """
    beside = {name: each.sha256 for name, each in job.beside.items()}
    about = (sha256, job.document, job.version, job.reader, beside, engine, _mark(options))
    return hashlib.sha256(json.dumps(about).encode()).hexdigest()
