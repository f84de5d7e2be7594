"""The journey of one report: a request becomes a result."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from reportkit.assessment import Assessment, Occasion
from reportkit.assessment.read import check_assessment, load, read_assessment
from reportkit.assessment.stages import stage_of
from reportkit.diagnostics import Diagnostic, Journal, Location, Severity, Stopped, did_you_mean
from reportkit.disclosure import Copy, disclose
from reportkit.documents import DocumentSpec, find_document
from reportkit.prepopulation import Draft, prepopulate, rules_fit
from reportkit.settings import Settings
from reportkit.word.merge import RenderedDocument, merge

STATUSES = ("draft", "final")


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: this assessment, as this document, in this reader's copy, for this day.

    `assessment` is a file or the bytes of one, `document` the name of a document folder or its path. Raises `TypeError` for
    anything else, so that a slip is found where it was made.
    """

    assessment: Path | bytes
    document: str
    reader: str
    on: datetime.date
    status: str = "draft"
    settings: Settings = field(default_factory=Settings)
    templates: Path | None = None
    name: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.assessment, Path | bytes):
            raise TypeError("the assessment is a pathlib.Path, or the bytes of the JSON")
        if not isinstance(self.document, str):
            raise TypeError("the document is the name of a folder, or its path as text")
        if isinstance(self.on, datetime.datetime) or not isinstance(self.on, datetime.date):
            raise TypeError("the day is a datetime.date")


@dataclass(frozen=True, slots=True)
class Result:
    """Where the journey ended: the report if one was made, and every finding met on the way."""

    request: Request
    findings: tuple[Diagnostic, ...]
    rendered: RenderedDocument | None = None
    draft: Draft | None = None
    copy: Copy | None = None
    assessment_hash: str = ""

    @property
    def made(self) -> bool:
        """Whether there is a report."""
        return self.rendered is not None


def render(request: Request) -> Result:
    """Make one report. A draft is made whenever it can be; a final only where nothing found is an error.

    A final also needs what must hold between the assessment's answers, a countersignature that is called for among it.
    What the stage still needs elsewhere is for `validate`: a document asks for its own answers.
    """
    journal = Journal()
    if request.status not in STATUSES:
        hint = did_you_mean(request.status, STATUSES) or "ask for draft or final"
        return Result(
            request, (Diagnostic("RK307", f"a report is a draft or a final, not “{request.status}”", hint=hint),)
        )
    occasion = Occasion(request.on, request.status, request.settings)
    draft: Draft | None = None
    try:
        read = check_assessment if occasion.final else read_assessment
        data, name = request.assessment, request.name
        if isinstance(data, Path):
            data, name = journal.note(load(data, name=name)), name or str(data)
        assessment: Assessment = journal.note(read(data, on=request.on, name=name, settings=request.settings))
        spec = journal.note(find_document(request.document, shelf=request.templates))
        journal.extend(rules_fit(spec))
        journal.extend(called_for(assessment, spec))
        draft = journal.note(prepopulate(assessment, occasion, spec))
        if occasion.final and any(each.severity is Severity.ERROR for each in journal.findings):
            raise Stopped(journal.findings)
        copy = journal.note(disclose(draft, to=request.reader))
        rendered = journal.note(merge(copy))
    except Stopped:
        return Result(request, tuple(journal.findings), draft=draft)
    return Result(request, tuple(journal.findings), rendered, draft, copy, hashlib.sha256(data).hexdigest())


def called_for(assessment: Assessment, spec: DocumentSpec) -> tuple[Diagnostic, ...]:
    """Return a finding where the stage of the assessment does not bring this document."""
    stage = stage_of(assessment)
    if stage is None or stage.id in spec.stages:
        return ()
    message = f"the stage “{stage.title}” does not bring “{spec.title}”"
    hint = "it brings: " + ", ".join(stage.documents)
    return (Diagnostic("RK306", message, at=Location("the assessment", "governance.stage", "Stage"), hint=hint),)
