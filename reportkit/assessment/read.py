"""A JSON file -> an assessment, or every mistake in it in one run."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from reportkit.assessment.checks import check, missing_for_stage
from reportkit.assessment.derive import derive
from reportkit.assessment.kinds import question_title
from reportkit.assessment.messages import kind_words
from reportkit.assessment.mistakes import findings_of, mistakes_of, sift
from reportkit.assessment.models.assessment import FORMAT, Assessment
from reportkit.assessment.models.base import Model
from reportkit.assessment.schema import VERSION_KEY
from reportkit.assessment.sound import sound
from reportkit.assessment.standing import standing
from reportkit.diagnostics import Diagnostic, Location, Outcome
from reportkit.jsonfile.text import JsonText, Limits, parse_json, places_in
from reportkit.settings import Settings

M = TypeVar("M", bound=Model)
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def read_model(model: type[M], text: JsonText, *, name: str) -> Outcome[M]:
    """Read `text` as a `model`, with every mistake as a finding; what is `sound` comes to the same there.

    Keys that the model does not know are left out with a warning; every other mistake means that there is no value.
    """
    most = text.limits.findings
    sifted = sift(model, text.value, most)
    mistakes, more = list(sifted.mistakes), sifted.more
    value: M | None = None
    try:
        value = model.model_validate(sifted.value)
    except ValidationError as problem:
        found, unsaid = mistakes_of(model, sifted, problem, most)
        mistakes, more = mistakes + found, more + unsaid
    return Outcome(None if sifted.wrong else value, findings_of(model, text, mistakes, name, more))


def read_assessment(
    source: Path | bytes,
    *,
    on: datetime.date,
    settings: Settings | None = None,
    name: str | None = None,
    limits: Limits | None = None,
) -> Outcome[Assessment]:
    """Read one assessment from a file or from its bytes, and work out its derived answers.

    `on` is the day of the reading, the only clock. `name` is what the findings call the file; left out, it is the path as
    given, or "the assessment".
    """
    return _checked(source, on, settings, name, limits)


def read_for_report(
    source: Path | bytes, *, on: datetime.date, final: bool, settings: Settings | None = None, name: str | None = None
) -> Outcome[Assessment]:
    """Read one assessment to draw a report from it, with what stands against handing one over.

    For a final, what must hold between its answers is checked too.
    """
    return _checked(source, on, settings, name, answers=final, report=True)


def validate_assessment(
    source: Path | bytes, *, on: datetime.date, settings: Settings | None = None, name: str | None = None
) -> Outcome[Assessment]:
    """Read one assessment and check it: what its stage still needs, and what must hold between its answers."""
    return _checked(source, on, settings, name, stage=True, answers=True)


def _checked(
    source: Path | bytes,
    on: datetime.date,
    settings: Settings | None,
    name: str | None,
    limits: Limits | None = None,
    *,
    stage: bool = False,
    answers: bool = False,
    report: bool = False,
) -> Outcome[Assessment]:
    """Read and derive; then ask what the `stage` still needs, and what must hold between the `answers`."""
    settings, limits = (settings or Settings()).as_of(on), limits or Limits()
    read = _read(source, name, limits)
    if read.value is None:
        return Outcome(None, read.findings)
    assessment, data = read.value
    name = _name(source, name)
    derived = derive(assessment, on=on, settings=settings)
    found = list(derived.findings)
    if derived.value is not None and stage:
        found += missing_for_stage(derived.value)
    if derived.value is not None and answers:
        found += check(derived.value, on=on, settings=settings)
    if derived.value is not None and report:
        found += [each for each in standing(derived.value, on=on, settings=settings) if each not in found]
    placed = sorted(_placed(found, data, limits, name), key=_line)
    return Outcome(derived.value, (*read.findings, *placed))


def _name(source: Path | bytes, name: str | None) -> str:
    return name or (str(source) if isinstance(source, Path) else "the assessment")


def _read(source: Path | bytes, name: str | None, limits: Limits) -> Outcome[tuple[Assessment, bytes]]:
    """Return the assessment with the bytes that it was read from."""
    name = _name(source, name)
    if isinstance(source, Path):
        loaded = load(source, name=name, limits=limits)
        if loaded.value is None:
            return Outcome(None, loaded.findings)
        source = loaded.value
    quick = sound(Assessment, source, limits)
    if quick is not None and VERSION_KEY in quick.model_fields_set:
        return Outcome((quick, source))
    searched = _searched(source, name, limits)
    return Outcome((searched.value, source) if searched.value is not None else None, searched.findings)


def _searched(data: bytes, name: str, limits: Limits) -> Outcome[Assessment]:
    """Read an assessment the way that finds every mistake in it."""
    parsed = parse_json(data, name=name, limits=limits, title_of=partial(question_title, Assessment))
    if parsed.value is None:
        return Outcome(None, parsed.findings)
    about, readable = _version(parsed.value, name)
    if not readable:
        return Outcome(None, (*parsed.findings, *about))
    read = read_model(Assessment, parsed.value, name=name)
    others = (each for each in read.findings if not (about and each.at and each.at.path == VERSION_KEY))
    return Outcome(None if about else read.value, (*parsed.findings, *about, *others))


def _line(finding: Diagnostic) -> tuple[int, int]:
    return (finding.at.line or 0, finding.at.column or 0) if finding.at else (0, 0)


def _placed(findings: Iterable[Diagnostic], data: bytes, limits: Limits, name: str) -> Iterator[Diagnostic]:
    """Give findings their line and column: those of the answer, or of the nearest group that would hold it."""
    ours = [
        (each, _steps(each.at.path) if each.at and each.at.where == "the assessment" else None) for each in findings
    ]
    above = {steps[:end] for _, steps in ours if steps is not None for end in range(len(steps) + 1)}
    places = places_in(data.decode("utf-8-sig"), above, limits) if above else {}
    for each, steps in ours:
        if steps is None or each.at is None:
            yield each
            continue
        nearest = next((steps[:end] for end in range(len(steps), -1, -1) if steps[:end] in places), None)
        line, column = places[nearest][1] if nearest is not None else (None, None)
        yield replace(each, at=replace(each.at, where=name, line=line, column=column))


def _steps(path: str) -> tuple[str | int, ...]:
    return tuple(int(index) if index else key for key, index in _STEP.findall(path))


def load(source: Path, *, name: str | None = None, limits: Limits | None = None) -> Outcome[bytes]:
    """Return what the file holds, one byte more than allowed at most, so that reading it finds it too large."""
    name, limits = name or str(source), limits or Limits()
    try:
        if source.is_dir():
            return Outcome(None, (Diagnostic("RK100", "this is a folder, not a file", at=Location(name)),))
        with source.open("rb") as file:
            size = min(os.fstat(file.fileno()).st_size, limits.bytes)
            data = file.read(size + 1)
            return Outcome(data if len(data) <= size else data + file.read(limits.bytes - size))
    except FileNotFoundError:
        message, hint = "there is no such file", "check the name and the folder"
    except PermissionError:
        message, hint = "the file may not be read", "ask whoever looks after the folder for the right to read it"
    except (OSError, ValueError):
        message, hint = "the file cannot be read", "check the disk or the network drive, and the name"
    return Outcome(None, (Diagnostic("RK100", message, at=Location(name), hint=hint),))


def _version(text: JsonText, name: str) -> tuple[tuple[Diagnostic, ...], bool]:
    """Return the findings about the version that a file states, and whether it makes sense to read on."""
    whole = text.value
    if not isinstance(whole, dict):
        line, column = text.place(()) or (1, 1)
        message = f"an assessment is a group of sections, written {{ … }}, and here is {kind_words(whole)}"
        return (Diagnostic("RK110", message, at=Location(name, line=line, column=column)),), False
    given = whole.get(VERSION_KEY)
    if isinstance(given, int) and not isinstance(given, bool) and given == FORMAT:
        return (), True
    line, column = text.place((VERSION_KEY,)) or text.place(()) or (1, 1)
    at = Location(name, VERSION_KEY, question_title(Assessment, (VERSION_KEY,)), line, column)
    hint = f'write "{VERSION_KEY}": {FORMAT} first in the file'
    if VERSION_KEY not in whole:
        return (
            Diagnostic("RK111", "the file does not say which version of the format it follows", at=at, hint=hint),
        ), True
    if isinstance(given, int) and not isinstance(given, bool) and FORMAT < given < 1000:
        message = f"the file follows version {given} of the format; this program reads version {FORMAT}"
        return (Diagnostic("RK111", message, at=at, hint="read it with a newer reportkit"),), False
    return (Diagnostic("RK111", f"this program reads version {FORMAT} of the format only", at=at, hint=hint),), True


__all__ = ["Limits", "load", "read_assessment", "read_for_report", "read_model", "validate_assessment"]
