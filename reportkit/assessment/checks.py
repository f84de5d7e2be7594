"""What must hold between the parts of one assessment.

The invariants of the model reference (15.2) are held in these places: I1 by `missing_for_stage`; I2, I3, I6, I11, I12, I14
and I15 by `checking.invariants`; I4 by `derive`; I5, I7, I8, I16 and I17 by `checking.governance`; I10 by the order of dates.
Of I13 one file shows only that there is one owner, which the models hold. I9, the two-way link between modules and sections,
is a matter of editing: nothing in one finished file shows it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportkit.assessment.checking import consistency, dates, governance, invariants, references
from reportkit.assessment.checking.completeness import missing_for_stage
from reportkit.assessment.derivation.grounds import Grounds
from reportkit.assessment.models.assessment import Assessment
from reportkit.diagnostics import Diagnostic
from reportkit.settings import Settings

__all__ = ["CHECKS", "Check", "check", "missing_for_stage"]


@dataclass(frozen=True, slots=True)
class Check:
    """A check, named as the claim that it checks, with the rule behind it and the rule's source."""

    run: Callable[[Grounds], Iterator[Diagnostic]]
    rule: str
    source: str


CHECKS: tuple[Check, ...] = (
    Check(references.references_are_unique, "ids", "INFERRED-D"),
    Check(references.references_lead_somewhere, "links", "S4"),
    Check(dates.dates_in_order, "dates.order, I10", "INFERRED-D"),
    Check(dates.hearings_after_the_offence, "dates.order", "INFERRED-D"),
    Check(dates.nothing_before_birth, "dates.order", "INFERRED-D"),
    Check(dates.nothing_in_the_future, "dates.past", "INFERRED-D"),
    Check(dates.ages_are_possible, "age.current_conviction", "U7"),
    Check(dates.reviews_in_time, "review.overdue, review.max", "S4"),
    Check(dates.report_still_usable, "psr.reuse", "U13"),
    Check(dates.panel_in_time, "panel.due", "INFERRED-D"),
    Check(governance.countersigned, "I7", "S4"),
    Check(governance.countersigned_by_somebody_else, "countersigner", "S4"),
    Check(governance.judged_by_the_service, "I5", "S4"),
    Check(governance.completed_as_documented, "I16, I17", "INFERRED-D"),
    Check(governance.sources_of_this_stage, "I8", "S4"),
    Check(invariants.level_and_reason, "I6", "S4"),
    Check(invariants.asked_in_this_case, "I11", "S4"),
    Check(invariants.leaving_care_answered, "I12, care.suggest_only", "S4"),
    Check(invariants.no_rows_where_not_applicable, "I14", "S4"),
    Check(invariants.targets_complete, "I15", "S4"),
    Check(invariants.factors_complete, "I2, I3", "S0"),
    Check(consistency.answers_fit, "prompts", "INFERRED-D"),
    Check(consistency.child_to_be_checked_on, "self_assessment.safety", "INFERRED-D"),
)


def check(assessment: Assessment, *, on: datetime.date, settings: Settings) -> tuple[Diagnostic, ...]:
    """Return what does not hold in `assessment`, as it was derived, on the day `on`; in the order of the checks."""
    grounds = Grounds(assessment, on, settings)
    return tuple(found for each in CHECKS for found in each.run(grounds))
