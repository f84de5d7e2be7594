"""Which documents can be made of an assessment now, what each still needs, and why."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportkit.assessment import Assessment, Occasion
from reportkit.assessment.read import read_assessment
from reportkit.assessment.stages import Stage, stage_of
from reportkit.diagnostics import Diagnostic, Outcome
from reportkit.disclosure import allowed_by_record
from reportkit.documents import DocumentSpec, find_document, folders, shipped
from reportkit.expressions import is_missing
from reportkit.prepopulation import prepopulate
from reportkit.prepopulation.populate import facts_of
from reportkit.settings import Settings


@dataclass(frozen=True, slots=True)
class Readiness:
    """One document that the stage brings: `ready` for a final, or `missing` answers, or `reason` why it cannot be made."""

    document: str
    title: str = ""
    copies_for: tuple[str, ...] = ()
    missing: tuple[Diagnostic, ...] = ()
    reason: str = ""

    @property
    def ready(self) -> bool:
        """Whether a final report could be made of it now."""
        return not self.missing and not self.reason

    def record(self) -> dict[str, Any]:
        """Return the same for a program."""
        return {
            "document": self.document,
            "title": self.title,
            "ready": self.ready,
            "copies_for": list(self.copies_for),
            "missing": [each.at.path for each in self.missing if each.at],
            "reason": self.reason,
        }

    def lines(self) -> Iterator[str]:
        """Yield the lines that a person reads."""
        name = f"{self.document:<20} {self.title}".rstrip()
        if self.reason:
            yield f"  –  {name}: {self.reason}"
        elif self.missing:
            answers = "1 answer is" if len(self.missing) == 1 else f"{len(self.missing)} answers are"
            yield f"  …  {name}: draft only, {answers} missing"
            for each in self.missing:
                yield f"       {each.at}" if each.at else f"       {each.message}"
        else:
            yield f"  ✓  {name}: ready, for {', '.join(self.copies_for)}"


@dataclass(frozen=True, slots=True)
class Readinesses:
    """Every document that a stage brings."""

    stage: Stage
    documents: tuple[Readiness, ...] = field(default=())

    def lines(self) -> Iterator[str]:
        """Yield the lines that a person reads."""
        yield f"Stage: {self.stage.title}"
        for each in self.documents:
            yield from each.lines()


def what_is_ready(
    source: Path, *, on: datetime.date, templates: Path | None = None, settings: Settings | None = None
) -> Outcome[Readinesses]:
    """Return what can be made of the assessment at `source` on the day `on`."""
    settings = settings or Settings()
    read = read_assessment(source, on=on, settings=settings)
    if read.value is None:
        return Outcome(None, read.findings)
    stage = stage_of(read.value)
    if stage is None:
        finding = Diagnostic(
            "RK131", "the assessment does not say at which stage it is", hint="record governance.stage"
        )
        return Outcome(None, (*read.findings, finding))
    shelf = templates or shipped()
    occasion = Occasion(on, settings=settings)
    facts = facts_of(read.value, occasion)
    listed = tuple(_readiness(each, read.value, occasion, shelf, facts) for each in stage.documents)
    return Outcome(Readinesses(stage, listed), read.findings)


def _readiness(
    document: str, assessment: Assessment, occasion: Occasion, shelf: Path, facts: Mapping[str, Any]
) -> Readiness:
    if document not in folders(shelf):
        return Readiness(document, reason="the stage brings it; there is no template for it here yet")
    found = find_document(document, shelf=shelf)
    if found.value is None:
        return Readiness(
            document, reason="its folder has faults: " + "; ".join(each.message for each in found.findings[:2])
        )
    spec: DocumentSpec = found.value
    if spec.needs is not None and is_missing(spec.needs.evaluate(facts)):
        return Readiness(document, spec.title, reason=f"it needs {spec.needs.source}, which is not recorded")
    drafted = prepopulate(assessment, occasion, spec, facts)
    missing = tuple(each for each in drafted.findings if each.severity == "error")
    copies = tuple(each for each in spec.copies_for if allowed_by_record(spec.id, each, facts, occasion.settings))
    return Readiness(document, spec.title, copies, missing)
