"""May this document still be used, and do the signatures cover what it says?"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportkit.assessment.derivation.grounds import Grounds
from reportkit.assessment.derivation.review import AGREED, usable_until, used_on
from reportkit.assessment.standing import STANDING
from reportkit.diagnostics import Diagnostic, Location
from reportkit.prepopulation.draft import Draft

TOO_OLD, AFTER_SIGNATURE, EDIT_OVERTAKEN = "RK311", "RK312", "RK335"
AT_THE_HEAD = STANDING | {TOO_OLD, AFTER_SIGNATURE, EDIT_OVERTAKEN}
"""What stands at the head of a draft: the rest is shown where it is missing, or is for whoever looks after the rules."""


def freshness(draft: Draft) -> tuple[Diagnostic, ...]:
    """Return what stands against handing `draft` over: a report too old to be used, words later than the signatures."""
    grounds = Grounds(draft.assessment, draft.occasion.on, draft.occasion.settings)
    return (*_still_usable(draft, grounds), *_signed_words(draft, grounds))


def with_remarks(draft: Draft, findings: Iterable[Diagnostic]) -> Draft:
    """Return `draft` with what its reader must see at its head."""
    said = dict.fromkeys(each.message for each in findings if each.code in AT_THE_HEAD)
    return replace(draft, remarks=tuple(said)) if said else draft


def _still_usable(draft: Draft, g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding where the document is used later than so many months after it was signed (psr.reuse, U13)."""
    name = draft.spec.usable_for
    months = getattr(g.thresholds, name) if name else 0
    until = usable_until(g, months) if months else None
    if until is not None and used_on(g) > until:
        message = f"“{draft.spec.title}” was signed {months} months or more before it is used"
        hint = "update the assessment and write the report anew, or offer the court an update note"
        yield Diagnostic(TOO_OLD, message, at=Location("the assessment", "governance.signatures"), hint=hint)


def _signed_words(draft: Draft, g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding for words written after the last check: a change after signature voids it (I7, S4)."""
    signed = _last_check(g)
    for binding in draft.bindings():
        if signed and any(each.on > signed for each in binding.edits):
            message = f"“{binding.field.label}” was written over after the report was checked and signed"
            hint = "have the report checked again, and record the new date of the check"
            at = binding.edits[-1].at
            yield Diagnostic(
                AFTER_SIGNATURE, message, at=at, because=Location("the assessment", "governance"), hint=hint
            )


def _last_check(g: Grounds) -> datetime.date | None:
    """Return the day of the last agreed check of the report: quality assurance, or a countersignature."""
    quality = g.answer("governance.quality_assurance")
    rows = (*g.rows("governance.countersignatures"), *((quality,) if quality else ()))
    return max((each.date for each in rows if each.date and each.decision in (*AGREED, None)), default=None)
