"""Work out every derived answer of an assessment and set it at its place."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from pydantic import BaseModel

from reportkit.assessment.derivation.care_record import differences, shared_care_history
from reportkit.assessment.derivation.grounds import Grounds, answer, is_answered, steps_of
from reportkit.assessment.derivation.table import DERIVATIONS, Derivation
from reportkit.assessment.models.assessment import Assessment
from reportkit.assessment.paths import all_paths, model_below
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
    worked_out = [each.work_out(grounds) for each in DERIVATIONS]
    for each, value in zip(DERIVATIONS, worked_out, strict=True):
        if _disagrees(answer(assessment, each.path), value):
            findings.append(_typed_in(each, value))
    return Outcome(cast(Assessment, _places().filled(shared, worked_out)), tuple(findings))


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


@dataclass(frozen=True, slots=True)
class _Group:
    """A group in which answers are derived: at which of its questions, by their numbers, and in which groups below it."""

    model: type[BaseModel]
    answers: tuple[tuple[str, int], ...]
    below: tuple[tuple[str, _Group], ...]
    made: bool
    """Whether the group is made where it is not recorded and there is something to put there."""

    def filled(self, group: BaseModel | None, worked_out: Sequence[Any]) -> BaseModel | None:
        """Return `group` with its answers and those of the groups below it; it is made anew once, however many it gains."""
        if group is None:
            if not self._has_any(worked_out):
                return None
            group = self.model()
        now = group.__dict__
        gained = {name: worked_out[place] for name, place in self.answers if now[name] is not worked_out[place]}
        for name, below in self.below:
            if (part := below.filled(now[name], worked_out)) is not now[name]:
                gained[name] = part
        return group.model_copy(update=gained) if gained else group

    def _has_any(self, worked_out: Sequence[Any]) -> bool:
        """Say whether there is something to put into the group where it is not recorded."""
        return (self.made and any(is_answered(worked_out[place]) for _, place in self.answers)) or any(
            each._has_any(worked_out) for _, each in self.below
        )


@cache
def _places() -> _Group:
    """Return the groups of an assessment in which answers are derived."""

    def group(model: type[BaseModel], above: tuple[str, ...]) -> _Group:
        here = [(steps_of(each.path), place) for place, each in enumerate(DERIVATIONS)]
        here = [(steps, place) for steps, place in here if steps[: len(above)] == above]
        answers = tuple((steps[-1], place) for steps, place in here if len(steps) == len(above) + 1)
        names = dict.fromkeys(steps[len(above)] for steps, _ in here if len(steps) > len(above) + 1)
        below = [(name, model_below(model.model_fields[name].annotation)) for name in names]
        made = not any(DERIVATIONS[place].within for _, place in answers)
        return _Group(model, answers, tuple((name, group(each, (*above, name))) for name, each in below if each), made)

    return group(Assessment, ())
