"""The plan in brief, and how each of its targets stands."""

from __future__ import annotations

from reportkit.assessment.derivation.grounds import Grounds, open_text
from reportkit.assessment.models.base import worked_out
from reportkit.assessment.models.core_record import SummaryTarget
from reportkit.assessment.models.pathways_and_planning.key_areas import TargetOutcome
from reportkit.assessment.models.pathways_and_planning.plan import Target


def summary_targets(g: Grounds) -> tuple[SummaryTarget, ...]:
    """Return the targets of our intervention plan, in their order (copy.targets, S4)."""
    return tuple(
        worked_out(SummaryTarget, id=each.id, target=open_text(each.target), key_area=each.key_area)
        for each in _targets(g)
    )


def target_outcomes(g: Grounds) -> tuple[TargetOutcome, ...]:
    """Return how each target stands, where a status is recorded (INFERRED-D)."""
    return tuple(
        worked_out(TargetOutcome, target_ref=each.id, target=open_text(each.target), status=each.status)
        for each in _targets(g)
        if each.status
    )


def _targets(g: Grounds) -> list[Target]:
    targets = g.rows("pathways_and_planning.our_intervention_plan.targets")
    return sorted(targets, key=lambda each: each.sequence or len(targets) + 1)
