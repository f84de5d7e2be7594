"""Somebody who may answers for handing a report over although the review is overdue: by name, for one document of one child.

Nothing else that stands against a final can be waived: answers can be given, signatures made, and words looked at again, but
a day that has passed does not come back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportkit.assessment.standing import OVERDUE
from reportkit.diagnostics import Diagnostic
from reportkit.prepopulation.draft import Draft, Waiver
from reportkit.prepopulation.edits import are_of
from reportkit.prepopulation.edits_file import Edits

WAIVED, VOID = "RK316", "RK317"


def waived(draft: Draft, edits: Edits, findings: Iterable[Diagnostic]) -> tuple[Draft, tuple[Diagnostic, ...]]:
    """Return `draft` with the waivers that hold, and `findings` with what these let pass as a warning."""
    if not edits.waivers or not are_of(draft, edits):
        return draft, tuple(findings)
    faults = [(each, _fault(draft, each)) for each in edits.waivers]
    sound = tuple(waiver for waiver, fault in faults if fault is None)
    void = [fault for _, fault in faults if fault is not None]
    return replace(draft, waivers=sound), (*_let_pass(findings, sound), *void)


def _let_pass(findings: Iterable[Diagnostic], waivers: tuple[Waiver, ...]) -> Iterator[Diagnostic]:
    for each in findings:
        if each.code == OVERDUE and waivers:
            message = f"{each.message}, and a named person has signed for handing the report over all the same"
            yield Diagnostic(WAIVED, message, at=waivers[-1].at, because=each.at, hint="begin the review all the same")
        else:
            yield each


def _fault(draft: Draft, waiver: Waiver) -> Diagnostic | None:
    """Return why a waiver does not hold, or none: it is signed once the review is overdue, and not after the document."""
    due = (draft.facts.get("derived") or {}).get("next_review_due")
    if waiver.on > draft.occasion.on:
        message, hint = "this waiver is dated after the day of the document", "correct its date"
    elif due is not None and waiver.on <= due:
        message, hint = "this waiver was signed before the review was overdue", "look at the case again, and sign anew"
    else:
        return None
    return Diagnostic(VOID, message, at=waiver.at, hint=hint)
