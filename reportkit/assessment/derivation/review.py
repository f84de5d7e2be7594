"""When things are due: the review, the use of a report, the panel, the end of a referral order."""

from __future__ import annotations

import datetime

from reportkit.assessment.derivation.days import plus_days, plus_months, working_days_after
from reportkit.assessment.derivation.grounds import Grounds
from reportkit.assessment.models.governance import CheckDecision, Signatory
from reportkit.assessment.vocabulary import StageId, YesNo

AGREED = (CheckDecision.AGREED, CheckDecision.AGREED_WITH_AMENDMENTS)


def next_review_due(g: Grounds) -> datetime.date | None:
    """Return the day by which the next review is due: the earliest of the plan's own date and the limits.

    The limits count from the completion of the stage: the service's `review_max_days` (three months, documents
    reference 5.9), six months at most (review.max, S4), and the end of the orders (review.next_default, INFERRED-D).
    """
    if g.answer("governance.stage") is StageId.CASE_CLOSURE:
        return None
    planned = g.answer("pathways_and_planning.our_intervention_plan.next_review_date")
    dates = [planned] if planned else []
    base = _review_base(g)
    if base:
        dates.append(plus_days(base, g.thresholds.review_max_days))
        dates.append(plus_months(base, g.thresholds.review_hard_max_months))
        dates += _end_of_orders(g)
    return min(dates, default=None)


def _review_base(g: Grounds) -> datetime.date | None:
    """Return the day from which the review period runs: a review that is under way answers for the stage before it."""
    completed: datetime.date | None = g.answer("governance.completed_on")
    if completed is None and g.answer("governance.stage") is StageId.REVIEW:
        completed = g.answer("governance.previous_completed_on")
    return completed


def _end_of_orders(g: Grounds) -> list[datetime.date]:
    ends = [each.end for each in g.rows("core_record.header.current_disposals")]
    return [max(ends)] if ends and all(ends) else []


def review_overdue(g: Grounds) -> YesNo | None:
    """Say whether the day is past the day on which the review was due (review.overdue, INFERRED-D)."""
    due = next_review_due(g)
    return None if due is None else YesNo.YES if g.on > due else YesNo.NO


def signed_on(g: Grounds) -> datetime.date | None:
    """Return the day on which the practitioner signed, or the stage was completed."""
    signed = [each.date for each in g.rows("governance.signatures") if each.who is Signatory.PRACTITIONER and each.date]
    completed: datetime.date | None = g.answer("governance.completed_on")
    return max(signed, default=None) or completed


def usable_until(g: Grounds, months: int) -> datetime.date | None:
    """Return the last day on which what was signed is under so many months old."""
    signed = signed_on(g)
    return plus_days(plus_months(signed, months), -1) if signed else None


def used_on(g: Grounds) -> datetime.date:
    """Return the day on which a report is used: that of the document, or of a hearing after it."""
    hearing: datetime.date | None = g.answer("modules.pre_sentence_report.case.hearing_date")
    return max(g.on, hearing or g.on)


def psr_usable_until(g: Grounds) -> datetime.date | None:
    """Return the last day on which the signed pre-sentence report is under three months old (psr.reuse, U13)."""
    known = g.answer("modules.pre_sentence_report") is not None
    return usable_until(g, g.thresholds.psr_reuse_months) if known else None


def psr_reusable_until(g: Grounds) -> datetime.date | None:
    """Return the last day on which the report may be used again: signed, quality assured, under three months old (U13).

    Whether circumstances have changed significantly since is for the practitioner to say.
    """
    checked = g.answer("governance.quality_assurance.decision") in AGREED
    return psr_usable_until(g) if checked else None


def panel_due(g: Grounds) -> datetime.date | None:
    """Return the day by which the initial panel should meet, in working days after the order.

    Documents reference 3.1: 20 working days (S19), five where an intensive contract is proposed (local, S18). Only
    weekends are left out, no bank holidays.
    """
    ordered = g.answer("modules.referral_order_report.order_date")
    if ordered is None:
        return None
    intensive = g.answer("modules.referral_order_report.intensive.proposed") is YesNo.YES
    limits = g.thresholds
    return working_days_after(ordered, limits.panel_working_days_intensive if intensive else limits.panel_working_days)


def order_end(g: Grounds) -> datetime.date | None:
    """Return the end of the referral order, should the contract be signed on the panel date (its start plus its length)."""
    signed = g.answer("modules.referral_order_report.panel_date")
    months = g.answer("modules.referral_order_report.order_length_months")
    return plus_months(signed, months) if signed and months else None
