"""The journey of one report: a request becomes a result."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportkit.assessment import Assessment, Occasion, plain
from reportkit.assessment.read import load, read_assessment, read_for_report
from reportkit.assessment.stages import stage_of
from reportkit.cycles import unsearched
from reportkit.diagnostics import Diagnostic, Journal, Location, Outcome, Severity, Stopped, did_you_mean
from reportkit.disclosure import Copy, disclose
from reportkit.documents import DocumentSpec, find_document
from reportkit.once import once
from reportkit.prepopulation import Draft, Edits, facts_of, fill_in, prepopulate, read_edits, rules_fit
from reportkit.prepopulation.freshness import freshness, with_remarks
from reportkit.prepopulation.origins import accounted_for
from reportkit.prepopulation.previous import carried_too_long, comes_before, compared
from reportkit.prepopulation.waivers import waived
from reportkit.readers import Sharing
from reportkit.review import review
from reportkit.settings import Settings
from reportkit.word.merge import RenderedDocument, merge

STATUSES = ("draft", "final")
_rules_fit = once(rules_fit)


@dataclass(frozen=True, slots=True)
class Reading:
    """One assessment, read once for one occasion, of which any number of documents and copies are made.

    `facts` are what rules can name, `findings` those of the reading, `sha256` the mark of the bytes that were read. A draft
    that was made of it is kept with it: every reader's copy of one document is of the same draft.
    """

    assessment: Assessment = field(repr=False)
    occasion: Occasion
    facts: Mapping[str, Any] = field(repr=False)
    findings: tuple[Diagnostic, ...]
    sha256: str
    _drafts: dict[int, Outcome[Draft]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _reviewed: dict[int, Outcome[Draft]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def draft(self, spec: DocumentSpec) -> Outcome[Draft]:
        """Return the draft that the rules of `spec` make of the assessment."""
        return _kept(self._drafts, spec, lambda: prepopulate(self.assessment, self.occasion, spec, self.facts))

    def reviewed(self, spec: DocumentSpec) -> Outcome[Draft]:
        """Return the same draft with what is to be looked at again in it."""
        return _kept(self._reviewed, spec, lambda: _looked_over(self.draft(spec)))

    def request(self, document: str, reader: str, *, templates: Path | None = None) -> Request:
        """Return what asks for this assessment as `document`, in the copy of `reader`."""
        occasion = self.occasion
        return Request(self, document, reader, occasion.on, occasion.status, occasion.settings, templates)


def _kept(known: dict[int, Outcome[Draft]], spec: DocumentSpec, make: Callable[[], Outcome[Draft]]) -> Outcome[Draft]:
    found = known.get(id(spec))
    if found is None or found.value is None or found.value.spec is not spec:
        found = known[id(spec)] = make()
    return found


def _looked_over(drafted: Outcome[Draft]) -> Outcome[Draft]:
    """Return a draft with what its words, its plan and its signatures leave to be looked at again."""
    draft = drafted.unwrap()
    return Outcome(draft, (*drafted.findings, *freshness(draft), *review(draft)))


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: this assessment, as this document, in this reader's copy, for this day.

    `assessment` is a file, the bytes of one, or what `read` made of either; `document` the name of a document folder or its
    path; `edits` are words that people wrote over this document, their file, or what was read of it; `sharing` says to whom
    the copy goes, and on which lawful basis; `previous` is the assessment before this one. Raises `TypeError` for anything
    else, and `ValueError` where the assessment was read for another occasion, so that a slip is found where it was made.
    """

    assessment: Path | bytes | Reading
    document: str
    reader: str
    on: datetime.date
    status: str = "draft"
    settings: Settings = field(default_factory=Settings)
    templates: Path | None = None
    name: str | None = None
    edits: Path | Edits | Outcome[Edits] | None = None
    sharing: Sharing = field(default_factory=Sharing)
    previous: Path | bytes | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.assessment, Path | bytes | Reading):
            raise TypeError("the assessment is a pathlib.Path, the bytes of the JSON, or a reading of it")
        if not isinstance(self.document, str):
            raise TypeError("the document is the name of a folder, or its path as text")
        if isinstance(self.on, datetime.datetime) or not isinstance(self.on, datetime.date):
            raise TypeError("the day is a datetime.date")
        if isinstance(self.assessment, Reading) and self.assessment.occasion != self.occasion:
            raise ValueError("the assessment was read for another day, status or service")
        if isinstance(self.assessment, Reading) and self.previous is not None:
            raise ValueError("a reading has been compared with its previous assessment already")

    @property
    def occasion(self) -> Occasion:
        """Why the report is written now."""
        return Occasion(self.on, self.status, self.settings)


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


@unsearched
def read(
    source: Path | bytes, occasion: Occasion, *, name: str | None = None, previous: Path | bytes | None = None
) -> Outcome[Reading]:
    """Read one assessment for `occasion`, to make any number of reports of it.

    What stands against handing a report over (a stage still open, a review overdue, a countersignature missing) is among the
    findings. For a final, what must hold between the assessment's answers is checked too. What the stage still needs elsewhere
    is for `validate`: a document asks for its own answers. `name` is what the findings call the assessment.
    `previous` is the assessment before it: what has changed since is then there for the rules.
    """
    journal = Journal()
    try:
        data = source
        if isinstance(data, Path):
            data, name = journal.note(load(data, name=name)), name or str(data)
        on, final, settings = occasion.on, occasion.final, occasion.settings
        assessment = journal.note(read_for_report(data, on=on, final=final, settings=settings, name=name))
        facts = facts_of(assessment, occasion)
        if previous is not None:
            facts |= _compared(assessment, facts, previous, occasion, journal)
    except Stopped:
        return Outcome(None, tuple(journal.findings))
    findings = tuple(journal.findings)
    return Outcome(Reading(assessment, occasion, facts, findings, hashlib.sha256(data).hexdigest()), findings)


def _compared(
    assessment: Assessment, facts: Mapping[str, Any], previous: Path | bytes, occasion: Occasion, journal: Journal
) -> dict[str, Any]:
    """Return what has changed since `previous`; nothing where it is no assessment of this child from before."""
    name = str(previous) if isinstance(previous, Path) else "the previous assessment"
    earlier = journal.note(read_assessment(previous, on=occasion.on, settings=occasion.settings, name=name))
    misfit = comes_before(earlier, assessment, name)
    journal.extend(misfit)
    if misfit:
        return {}
    made = compared(plain(earlier) or {}, facts, occasion.on)
    journal.extend(carried_too_long(made, occasion.settings))
    return made


@unsearched
def render(request: Request) -> Result:
    """Make one report. A draft is made whenever it can be; a final only where nothing found is an error."""
    journal = Journal()
    if request.status not in STATUSES:
        hint = did_you_mean(request.status, STATUSES) or "ask for draft or final"
        return Result(
            request, (Diagnostic("RK307", f"a report is a draft or a final, not “{request.status}”", hint=hint),)
        )
    draft: Draft | None = None
    try:
        reading = _read(request, journal)
        spec = journal.note(find_document(request.document, shelf=request.templates))
        journal.extend(_rules_fit(spec))
        journal.extend(called_for(reading.assessment, spec))
        edits = _edits(request, journal)
        draft = journal.note(_drafted(reading, spec, edits))
        if edits is not None:
            draft, journal.findings[:] = waived(draft, edits, journal.findings)
        draft = with_remarks(draft, journal.findings)
        if reading.occasion.final:
            journal.extend(accounted_for(draft.bindings()))
        if reading.occasion.final and any(each.severity is Severity.ERROR for each in journal.findings):
            raise Stopped(journal.findings)
        copy = journal.note(disclose(draft, to=request.reader, sharing=request.sharing))
        rendered = journal.note(merge(copy))
    except Stopped:
        return Result(request, tuple(journal.findings), draft=draft)
    return Result(request, tuple(journal.findings), rendered, draft, copy, reading.sha256)


def _read(request: Request, journal: Journal) -> Reading:
    """Return the reading that is asked for; one that was made before brings its findings along."""
    if isinstance(request.assessment, Reading):
        journal.extend(request.assessment.findings)
        return request.assessment
    return journal.note(read(request.assessment, request.occasion, name=request.name, previous=request.previous))


def _edits(request: Request, journal: Journal) -> Edits | None:
    """Return what people wrote over the document, where anybody did."""
    edits = read_edits(request.edits) if isinstance(request.edits, Path) else request.edits
    return journal.note(edits) if isinstance(edits, Outcome) else edits


def _drafted(reading: Reading, spec: DocumentSpec, edits: Edits | None) -> Outcome[Draft]:
    """Return what the rules say, with people's words laid over it where there are any, looked over as it then stands."""
    return reading.reviewed(spec) if edits is None else _looked_over(fill_in(reading.draft(spec), edits))


def called_for(assessment: Assessment, spec: DocumentSpec) -> tuple[Diagnostic, ...]:
    """Return a finding where the stage of the assessment does not bring this document."""
    stage = stage_of(assessment)
    if stage is None or stage.id in spec.stages:
        return ()
    message = f"the stage “{stage.title}” does not bring “{spec.title}”"
    hint = "it brings: " + ", ".join(stage.documents)
    return (Diagnostic("RK306", message, at=Location("the assessment", "governance.stage", "Stage"), hint=hint),)
