"""Make everything that is wanted of one assessment: the one function that every executor runs."""

from __future__ import annotations

import hashlib
import time
import traceback
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePath

from reportkit.assessment import Occasion
from reportkit.batch.jobs import PROVENANCE, WORD, Companion, Done, Job, State, Task, fact_of
from reportkit.batch.places import Made
from reportkit.batch.scratch import FULL, keep
from reportkit.batch.versions import document_version, engine_version
from reportkit.delivery import about_files, provenance_record, record_text
from reportkit.diagnostics import Diagnostic, Location, Outcome
from reportkit.documents import find_document
from reportkit.formats.protected import Sealed
from reportkit.pipeline import Reading, Result, read, render
from reportkit.prepopulation import Edits, read_edits


def work(task: Task) -> tuple[Done, ...]:
    """Return what became of every job of `task`; nothing is raised for what an assessment or a folder holds.

    The assessment is read again and held against the hash that was planned, and so are the document folder and the program:
    what has changed since is refused, because the ledger would say something else than what was made.
    """
    try:
        reading = _read(task)
        written = {each.edits: _written(each.edits) for each in task.jobs if each.edits is not None}
    except (Exception, RecursionError, MemoryError) as fault:
        reading = (State.FAILED, (_ours(task, fault),))
    if isinstance(reading, tuple):
        state, findings = reading
        return tuple(Done(each.id, state, findings=tuple(map(fact_of, findings))) for each in task.jobs)
    return tuple(_job(task, reading, each, written[each.edits] if each.edits else None) for each in task.jobs)


def _written(edits: Companion) -> Outcome[Edits] | Diagnostic:
    """Return what people wrote over a document, read once for all its copies, or why it is not what was planned with."""
    data = _bytes_of(edits)
    return data if isinstance(data, Diagnostic) else read_edits(data, name=edits.name)


def _read(task: Task) -> Reading | tuple[State, tuple[Diagnostic, ...]]:
    """Return the assessment, read once for all that is wanted of it, or why there is none."""
    if engine_version(task.options.others) != task.engine:
        message = "the worker has another version of reportkit than the one that planned the batch"
        hint = "install the same version on every machine"
        return State.FAILED, (Diagnostic("RK635", message, at=Location(task.name), hint=hint),)
    try:
        data = task.source.read()
    except OSError as fault:
        message = f"the assessment cannot be read: {fault.strerror or 'no reason given'}"
        hint = "check the disk or the network drive"
        return State.FAILED, (Diagnostic("RK611", message, at=Location(task.name), hint=hint),)
    if hashlib.sha256(data).hexdigest() != task.sha256:
        return State.FAILED, (_changed(task.name, "the assessment"),)
    asked, beside = task.options, task.jobs[0].previous
    previous = _bytes_of(beside) if beside is not None else None
    if isinstance(previous, Diagnostic):
        return State.FAILED, (previous,)
    outcome = read(data, Occasion(asked.on, asked.status, asked.settings), name=task.name, previous=previous)
    return outcome.value or (State.REFUSED, outcome.findings)


def _bytes_of(companion: Companion) -> bytes | Diagnostic:
    """Return the bytes of what goes with an assessment, or why they are not those that were planned with."""
    try:
        data = companion.source.read()
    except OSError:
        data = b""
    if hashlib.sha256(data).hexdigest() == companion.sha256:
        return data
    return _changed(companion.name, "a file that goes with the assessment")


def _changed(name: str, what: str) -> Diagnostic:
    message = f"{what} changed while the batch was under way"
    return Diagnostic("RK630", message, at=Location(name), hint="run the batch again: it makes what has changed")


def _job(task: Task, reading: Reading, job: Job, written: Outcome[Edits] | Diagnostic | None) -> Done:
    start = time.perf_counter()
    full = False
    try:
        state, files, findings = _report(task, reading, job, written)
    except OSError as fault:
        full = fault.errno in FULL
        message = f"the report cannot be written: {fault.strerror or 'the folder refused it'}"
        hint = (
            "free some space on the disk, then go on with --resume"
            if full
            else "check the folder, then go on with --resume"
        )
        state, files, findings = State.FAILED, (), (Diagnostic("RK601", message, at=Location(task.name), hint=hint),)
    except (Exception, RecursionError, MemoryError) as fault:
        state, files, findings = State.FAILED, (), (_ours(task, fault),)
    taken = (time.perf_counter() - start) * 1000
    return Done(job.id, state, files, tuple(map(fact_of, findings)), round(taken, 2), full)


def _ours(task: Task, fault: BaseException) -> Diagnostic:
    where = traceback.extract_tb(fault.__traceback__)[-1]
    place = f"{Path(where.filename).name}:{where.lineno} in {where.name}"
    message = f"reportkit met a fault of its own ({type(fault).__name__} at {place})"
    return Diagnostic("RK633", message, at=Location(task.name), hint="please report that line")


@cache
def _folder(document: str, templates: Path | None) -> Path | None:
    spec = find_document(document, shelf=templates).value
    return spec.folder if spec is not None else None


def _report(
    task: Task, reading: Reading, job: Job, written: Outcome[Edits] | Diagnostic | None
) -> tuple[State, tuple[Made, ...], tuple[Diagnostic, ...]]:
    asked = task.options
    folder = _folder(job.document, asked.templates)
    if folder is None or document_version(folder) != job.version:
        message = f"the document folder “{job.document}” is not the one that was planned with"
        hint = "run the batch again where it was changed; on other machines, install the same folders"
        return State.FAILED, (), (Diagnostic("RK630", message, at=Location(task.name), hint=hint),)
    if isinstance(written, Diagnostic):
        return State.FAILED, (), (written,)
    request = reading.request(job.document, job.reader, templates=asked.templates)
    result = render(replace(request, edits=written))
    if result.rendered is None:
        return State.REFUSED, (), result.findings
    content, sealed = result.rendered.content, None
    if asked.protection and not asked.others:
        made = asked.protection.seal(content, WORD, task.name)
        if made.value is None:
            return State.FAILED, (), (*result.findings, *made.findings)
        content, sealed = made.value.content, made.value
    return State.MADE, tuple(_files(task, job, result, content, sealed)), result.findings


def _files(task: Task, job: Job, result: Result, content: bytes, sealed: Sealed | None) -> Iterator[Made]:
    report = keep(task.scratch, f"{job.id}.{WORD}", WORD, content, fsync=task.fsync)
    record = provenance_record(result)
    if not task.options.others:
        name = PurePath(job.names[WORD]).name
        record |= about_files({name: report.sha256}, {name: sealed} if sealed is not None else {})
    yield report
    yield keep(task.scratch, f"{job.id}.{PROVENANCE}", PROVENANCE, record_text(record).encode(), fsync=task.fsync)
