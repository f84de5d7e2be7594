"""Work out every derived answer of an assessment and set it at its place."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, cast, get_args

from pydantic import BaseModel

from reportkit.assessment.derivation.care_record import differences, shared_care_history
from reportkit.assessment.derivation.grounds import Grounds, answer, is_answered
from reportkit.assessment.derivation.table import DERIVATIONS, Derivation
from reportkit.assessment.models.assessment import Assessment
from reportkit.assessment.paths import all_paths
from reportkit.diagnostics import Diagnostic, Location, Outcome
from reportkit.settings import Settings


def derive(assessment: Assessment, *, on: datetime.date, settings: Settings) -> Outcome[Assessment]:
    """Return `assessment` with every derived answer worked out for the day `on`, and a finding for each that was typed in.

    Nothing that was typed in stands in a derived answer: where it disagrees the worked-out answer is used, and where an
    input is missing there is none. The care history is one record: what is answered in one place fills the other.
    """
    findings = list(_care_findings(assessment))
    shared = shared_care_history(assessment)
    grounds = Grounds(shared, on, settings)
    made = _Part(shared)
    for each in DERIVATIONS:
        worked_out = each.work_out(grounds)
        if _disagrees(answer(assessment, each.path), worked_out):
            findings.append(_typed_in(each, worked_out))
        if not each.within or answer(shared, each.path.rpartition(".")[0]) is not None:
            made.place(each.path.split("."), worked_out)
    return Outcome(cast(Assessment, made.closed()), tuple(findings))


def _disagrees(supplied: Any, worked_out: Any) -> bool:
    return is_answered(supplied) and supplied != worked_out


def _typed_in(derivation: Derivation, worked_out: Any) -> Diagnostic:
    title = all_paths()[derivation.path].title
    if is_answered(worked_out):
        message = f"“{title}” is worked out from other answers, and what is written here differs from them"
        hint = "take it out here; if the worked-out answer is wrong, mend the answers that it comes from"
    else:
        message = f"“{title}” is worked out from other answers, which do not lead to the answer that is written here"
        hint = "take it out here, and record the answers that it comes from"
    return Diagnostic("RK120", message, at=Location("the assessment", derivation.path, title), hint=hint)


def _care_findings(assessment: Assessment) -> Iterator[Diagnostic]:
    for name in differences(assessment):
        path = f"core_record.care_history.{name}"
        title = all_paths()[path].title
        yield Diagnostic(
            "RK121",
            f"“{title}” is answered in the Core Record and in the family factors, and not in the same way",
            at=Location("the assessment", path, title),
            because=Location("the assessment", f"personal_family_social.care_history.{name}", title),
            hint="find out which answer is right, and take the other one out",
        )


class _Part:
    """A group while answers are placed in it: each group is made anew once, however many answers it gains."""

    def __init__(self, group: BaseModel) -> None:
        self.group = group
        self.gained: dict[str, Any] = {}
        self.parts: dict[str, _Part] = {}

    def place(self, path: list[str], value: Any) -> None:
        """Put `value` at `path`; groups on the way are made where there is something to put there."""
        name, *rest = path
        if not rest:
            if getattr(self.group, name) is not value:
                self.gained[name] = value
            return
        if name not in self.parts:
            below = getattr(self.group, name)
            if below is None:
                if not is_answered(value):
                    return
                below = self.gained[name] = _group(type(self.group), name)()
            self.parts[name] = _Part(below)
        self.parts[name].place(rest, value)

    def closed(self) -> BaseModel:
        """Return the group with all that it gained."""
        for name, part in self.parts.items():
            if (below := part.closed()) is not part.group:
                self.gained[name] = below
        return self.group.model_copy(update=self.gained) if self.gained else self.group


def _group(model: type[BaseModel], name: str) -> type[BaseModel]:
    """Return the model of the group called `name`."""
    annotation = model.model_fields[name].annotation
    for each in get_args(annotation) or (annotation,):
        if isinstance(each, type) and issubclass(each, BaseModel):
            return each
    raise TypeError(f"{model.__name__}.{name} is not a group")
