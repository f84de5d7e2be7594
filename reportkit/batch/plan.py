"""Which reports are wanted of each record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportkit.assessment.read import read_assessment
from reportkit.assessment.stages import stages
from reportkit.batch.jobs import PROVENANCE, Companion, Job, Options, Record, fact_of, key_of
from reportkit.batch.naming import Pattern, same_place
from reportkit.batch.sources import Source
from reportkit.batch.versions import document_version
from reportkit.diagnostics import Diagnostic, Location, Outcome
from reportkit.disclosure import allowed_by_record
from reportkit.documents import DocumentSpec, find_document, folders, shipped


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of every record: documents and readers, all that there are where none is named."""

    documents: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    pattern: Pattern = field(default_factory=Pattern)


@dataclass(frozen=True, slots=True)
class Planned:
    """One job as the ledger holds it: the content address, the names of its files by format, and what stands in its way.

    A record of which it cannot be said what is wanted is a job without a document, refused with its `findings`.
    """

    record: Record
    sha256: str
    job: Job
    key: str
    names: tuple[tuple[str, str], ...]
    place: str
    """What makes two jobs one file; a job without a document has the record itself for its place."""
    findings: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Planner:
    """Says for one record after the other which reports are wanted; `of` makes one."""

    asked: Asked
    options: Options
    engine: str
    shelf: dict[str, tuple[DocumentSpec, str]]
    used: set[str] = field(default_factory=set, compare=False)
    """The files of edits that go with a report."""

    @classmethod
    def of(cls, asked: Asked, options: Options, engine: str) -> Outcome[Planner]:
        """Read every document that can be asked for; a document that is asked for by name has to be sound."""
        found: list[Diagnostic] = []
        shelf: dict[str, tuple[DocumentSpec, str]] = {}
        names = asked.documents or tuple(folders(options.templates or shipped()))
        for name in dict.fromkeys(names):
            read = find_document(name, shelf=options.templates)
            found += read.findings
            if read.value is not None:
                shelf[name] = (read.value, document_version(read.value.folder))
                found += _nobody(read.value, asked)
        wrong = bool(asked.documents) and any(each.severity == "error" for each in found)
        return Outcome(None if wrong or not shelf else cls(asked, options, engine, shelf), tuple(found))

    def jobs(self, record: Record) -> Iterator[Planned]:
        """Yield the jobs of one record."""
        try:
            data = record.source.read()
        except OSError as fault:
            message = f"the assessment cannot be read: {fault.strerror or 'no reason given'}"
            hint = "check the disk or the network drive, and who may read it"
            found = fact_of(Diagnostic("RK611", message, at=Location(record.name), hint=hint))
            yield unplanned(record.name, record.number, (found,))
            return
        sha256 = hashlib.sha256(data).hexdigest()
        named = bool(self.asked.documents and self.asked.readers)
        recorded = {} if named else _recorded(data)
        wanted = self.asked.documents or self._brought(recorded)
        pairs = [(name, reader) for name in wanted or () for reader in self._readers(name, recorded)]
        try:
            previous = self._previous(record)
            edits = {name: self._edits(record, name) for name in dict.fromkeys(name for name, _ in pairs)}
        except OSError as fault:
            message = f"a file that goes with the assessment cannot be read: {fault.strerror or 'no reason given'}"
            found = fact_of(Diagnostic("RK611", message, at=Location(record.name)))
            yield unplanned(record.name, record.number, (found,), sha256)
            return
        for name, reader in pairs:
            job = Job(0, name, reader, self.shelf[name][1], previous=previous, edits=edits[name])
            yield self._planned(record, sha256, job)
        if not pairs:
            why = tuple(map(fact_of, self._why(record, data, wanted is None)))
            yield unplanned(record.name, record.number, why, sha256)

    def _previous(self, record: Record) -> Companion | None:
        """Return the assessment before this one, where its folder has it."""
        return _companion(self.options.previous, record, f"{record.stem}.json")

    def _edits(self, record: Record, document: str) -> Companion | None:
        """Return what people wrote over a document of this record, where their folder has it."""
        found = _companion(self.options.edits, record, f"{record.stem}.{self._id(document)}.yaml")
        if found is not None:
            self.used.add(found.source.path)
        return found

    def unused(self) -> Iterator[Diagnostic]:
        """Yield a finding for every file of edits that went with no report: words that nobody would miss are lost words."""
        folder = self.options.edits
        for each in sorted(folder.rglob("*.yaml")) if folder is not None else ():
            if str(each) not in self.used:
                message = "these edits go with no report of the batch"
                hint = "name them after the assessment and the document: kit.psr.yaml for the psr of kit.json"
                yield Diagnostic("RK616", message, at=Location(str(each)), hint=hint)

    def _brought(self, recorded: dict[str, Any]) -> list[str] | None:
        """Return the documents that the record's stage brings and that are on the shelf, or none without a stage."""
        try:
            stage = stages().get(recorded["governance"]["stage"])
        except (TypeError, KeyError):
            stage = None
        return [each for each in stage.documents if each in self.shelf] if stage else None

    def _why(self, record: Record, data: bytes, no_stage: bool) -> tuple[Diagnostic, ...]:
        """Return why nothing is wanted of a record: what is wrong with its file, or that its stage brings nothing."""
        read = read_assessment(data, on=self.options.on, name=record.name, settings=self.options.settings)
        return read.errors or (_nothing(record, no_stage),)

    def _readers(self, document: str, recorded: dict[str, Any]) -> Iterable[str]:
        """Return the readers named; where none is, all whose copy the record does not rule out."""
        spec, settings = self.shelf[document][0], self.options.settings
        if self.asked.readers:
            return [each for each in spec.copies_for if each in self.asked.readers]
        return [each for each in spec.copies_for if allowed_by_record(spec.id, each, recorded, settings)]

    def _planned(self, record: Record, sha256: str, job: Job) -> Planned:
        values = {
            "stem": record.stem, "folder": record.folder, "document": self._id(job.document), "reader": job.reader,
            "number": record.number, "hash": sha256[:12], "status": self.options.status,
            "on": self.options.on.isoformat(),
        }  # fmt: skip
        endings = (*self.options.formats, PROVENANCE)
        names = tuple((each, self.asked.pattern.name({**values, "format": each})) for each in endings)
        key = key_of(sha256, job, self.options, self.engine)
        return Planned(record, sha256, job, key, names, same_place(names[-1][1]))

    def _id(self, document: str) -> str:
        return self.shelf[document][0].id


def _companion(folder: Path | None, record: Record, name: str) -> Companion | None:
    """Return the file in `folder` that goes with a record, in a folder of the record's own name first; none is no fault.

    Raises `OSError` for one that cannot be read.
    """
    if folder is None or Path(name).name != name:
        return None
    for each in dict.fromkeys((folder / record.folder / name, folder / name)):
        if each.is_file():
            source = Source(str(each))
            return Companion(source, hashlib.sha256(source.read()).hexdigest())
    return None


def _recorded(data: bytes) -> dict[str, Any]:
    """Return what an assessment records, unread; nothing where it is no group of answers."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def unplanned(name: str, number: int, findings: tuple[dict[str, Any], ...], sha256: str = "") -> Planned:
    """Return the job of a record of which it cannot be said what is wanted: refused, with what was found."""
    return Planned(Record(name, "", Source(), number=number), sha256, Job(0, "", ""), "", (), f"//{name}", findings)


def _nobody(spec: DocumentSpec, asked: Asked) -> list[Diagnostic]:
    """Return a finding where a document was named and none of the readers named may have it."""
    if not (asked.documents and asked.readers) or set(asked.readers) & set(spec.copies_for):
        return []
    message = f"“{spec.title}” is not a document for any of these readers: {', '.join(asked.readers)}"
    at = Location(f"{spec.folder.name}/manifest.yaml", "copies_for")
    return [Diagnostic("RK371", message, at=at, hint="it has copies for: " + ", ".join(spec.copies_for))]


def _nothing(record: Record, no_stage: bool) -> Diagnostic:
    if no_stage:
        message = "it cannot be said which documents are wanted: the assessment does not say at which stage it is"
        hint = "record it, or name the documents with -d"
    else:
        message = "the stage of the assessment brings no document that there is a template and a copy for"
        hint = "name the documents with -d; reportkit documents lists what the stage brings"
    return Diagnostic("RK615", message, at=Location(record.name, "governance.stage"), hint=hint)
