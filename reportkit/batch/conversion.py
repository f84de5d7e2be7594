"""Convert many Word reports together: the second function that every executor runs."""

from __future__ import annotations

import atexit
import json
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import PurePath

from reportkit.batch.jobs import PROVENANCE, WORD, Conversion, Done, Item, State, fact_of
from reportkit.batch.places import Made
from reportkit.batch.scratch import FULL, content_of, keep
from reportkit.delivery import about_files, record_text
from reportkit.diagnostics import Diagnostic, Location
from reportkit.formats import Converter, Limits
from reportkit.formats.protected import Sealed


def convert(asked: Conversion) -> tuple[Done, ...]:
    """Return what became of every report of `asked`: one that a program hangs or breaks down at does not stop the others.

    A report of which a format is missing has failed; what there is of it is handed on all the same.
    """
    start = time.perf_counter()
    made: dict[str, dict[str, bytes]] = {str(each.job.id): {} for each in asked.items}
    found: dict[str, list[Diagnostic]] = {key: [] for key in made}
    try:
        for each in asked.items:
            made[str(each.job.id)][WORD] = content_of(each.report)
        words = {key: files[WORD] for key, files in made.items()}
        names = {str(each.job.id): each.name for each in asked.items}
        with _in(asked.scratch):
            for form in asked.options.others:
                for key, outcome in _converter(asked.scratch, asked.programs).convert_files(
                    words, to=form, names=names
                ):
                    found[key] += (one for one in outcome.findings if one not in found[key])
                    if outcome.value is not None:
                        made[key][form] = outcome.value
    except OSError as fault:
        return tuple(_unwritten(each, fault) for each in asked.items)
    taken = round((time.perf_counter() - start) * 1000 / len(asked.items), 2)
    return tuple(_done(asked, each, made[str(each.job.id)], found[str(each.job.id)], taken) for each in asked.items)


def _done(asked: Conversion, item: Item, made: dict[str, bytes], found: list[Diagnostic], taken: float) -> Done:
    sealed: dict[str, Sealed] = {}
    for form in asked.options.formats if asked.options.protection else ():
        if form in made:
            outcome = asked.options.protection.seal(made.pop(form), form, item.name)
            found += (one for one in outcome.findings if one not in found)
            if outcome.value is not None:
                sealed[form], made[form] = outcome.value, outcome.value.content
    whole = all(each in made for each in asked.options.formats)
    try:
        files = _files(asked, item, made, sealed)
    except OSError as fault:
        return _unwritten(item, fault)
    return Done(item.job.id, State.MADE if whole else State.FAILED, files, tuple(map(fact_of, found)), taken)


def _files(asked: Conversion, item: Item, made: dict[str, bytes], sealed: Mapping[str, Sealed]) -> tuple[Made, ...]:
    files = [
        item.report
        if form == WORD and form not in sealed
        else keep(asked.scratch, f"{item.job.id}.made.{form}", form, made[form], fsync=asked.fsync)
        for form in asked.options.formats
        if form in made
    ]
    names = {each.format: PurePath(item.job.names[each.format]).name for each in files}
    record = json.loads(content_of(item.provenance))
    hashes = {names[each.format]: each.sha256 for each in files}
    record |= about_files(hashes, {names[form]: each for form, each in sealed.items()})
    said = record_text(record).encode()
    provenance = keep(asked.scratch, f"{item.job.id}.{PROVENANCE}", PROVENANCE, said, fsync=asked.fsync)
    return (*files, provenance) if files else ()


def _unwritten(item: Item, fault: OSError) -> Done:
    message = f"the report cannot be written: {fault.strerror or 'the folder refused it'}"
    hint = "check the folder and the space on the disk, then go on with --resume"
    finding = fact_of(Diagnostic("RK601", message, at=Location(item.name), hint=hint))
    return Done(item.job.id, State.FAILED, findings=(finding,), disk_full=fault.errno in FULL)


@cache
def _converter(scratch: str | None, programs: Limits) -> Converter:  # noqa: ARG001
    """Return the converter of this process for one batch, which has a LibreOffice profile of its own."""
    converter = Converter(programs).__enter__()
    atexit.register(converter.__exit__, None, None, None)
    return converter


@contextmanager
def _in(scratch: str | None) -> Iterator[None]:
    """Let what the programs are handed stand in the scratch folder, so that nothing of a child stays elsewhere after a kill."""
    before, tempfile.tempdir = tempfile.tempdir, scratch or tempfile.tempdir
    try:
        yield
    finally:
        tempfile.tempdir = before
