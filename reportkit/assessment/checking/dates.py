"""Can the dates be right? Nothing ends before it begins, nothing done lies in the future, nobody offends before birth."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from reportkit.assessment.checking.found import finding, title
from reportkit.assessment.derivation.care import date_of_birth
from reportkit.assessment.derivation.days import age_on, first_day, last_day, plus_months
from reportkit.assessment.derivation.grounds import Grounds
from reportkit.assessment.derivation.header import main_offence
from reportkit.assessment.derivation.review import panel_due, psr_usable_until, review_overdue, used_on
from reportkit.assessment.models.base import PartialDate
from reportkit.assessment.vocabulary import CaseType, StageId, YesNo
from reportkit.diagnostics import Diagnostic

BORN = "core_record.header.date_of_birth"
LEAST_AGE, MOST_AGE = 10, 25
CASES = ("pre_sentence_report", "post_court_report", "bail_and_remand")

IN_ORDER: tuple[tuple[str, str], ...] = (
    ("start", "end"),
    ("requested_on", "hearing_date"),
    ("date", "outcome_date"),
    ("sent_on", "response_on"),
    ("date_set", "date_reviewed"),
    ("order_date", "panel_date"),
    ("started_on", "completed_on"),
    ("previous_completed_on", "started_on"),
    ("release_date", "supervision_end"),
    ("sentence_date", "earliest_release"),
    ("earliest_release", "halfway"),
    ("halfway", "latest_release"),
    ("latest_release", "sentence_end"),
)
"""Two questions of one part, the first of which cannot be later than the second (I10: the last stage is completed first)."""

_EARLIER = {later: tuple(one for one, other in IN_ORDER if other == later) for _, later in IN_ORDER}

PAST: frozenset[str] = frozenset(
    {
        BORN,
        "core_record.sources_of_information.sources[].date",
        "core_record.contacts_with_services.previous_assessments[].date",
        "governance.started_on",
        "governance.completed_on",
        "governance.previous_completed_on",
        "governance.countersignatures[].date",
        "governance.quality_assurance.date",
        "governance.sharing.child.date",
        "governance.sharing.parent_carer.date",
        "governance.signatures[].date",
        "offending_asb.offences.index_offences[].date",
        "offending_asb.offences.previous_history[].date",
        "self_assessment.child.date",
        "self_assessment.parent_carer.date",
        "screening.slcn.completed_on",
        "screening.health.date",
        "screening.alcohol.date",
        "explanations_and_conclusions.future_behaviour.yogrs.calculated_on",
        "modules.pre_sentence_report.case.requested_on",
        "modules.restorative_justice.victim_consent_date",
    }
)
"""Dates of what is done: they cannot lie after the day of the document."""

AFTER_BIRTH: frozenset[str] = frozenset(
    {
        "offending_asb.offences.index_offences[].date",
        "offending_asb.offences.previous_history[].date",
        "core_record.care_history.periods[].start",
        "core_record.sources_of_information.sources[].date",
        "personal_family_social.learning_ete.ete_status[].start",
    }
)
"""Dates that cannot lie before the child's birth; services and plans for an unborn child can."""

_DATED = frozenset({*_EARLIER, *(each.rpartition(".")[2] for each in PAST | AFTER_BIRTH)})

Date = PartialDate | datetime.date


def _before(one: Date, other: Date) -> bool:
    """Say whether `one` is certainly before `other`."""
    return last_day(one) < first_day(other)


def dates_in_order(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding for every part in which a later step is dated before an earlier one."""
    for each in g.recorded(_DATED):
        if not isinstance(each.value, Date) or each.path.startswith("personal_family_social.care_history"):
            continue
        base, _, name = each.path.rpartition(".")
        for earlier in _EARLIER.get(name, ()):
            begun = getattr(each.owner, earlier, None)
            if isinstance(begun, Date) and _before(each.value, begun):
                yield _order(each.path, f"{base}.{earlier}")


def hearings_after_the_offence(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding for a hearing or an order that is dated before the main offence."""
    offence = main_offence(g)
    paths = [f"modules.{each}.case.hearing_date" for each in CASES]
    for path in (*paths, "modules.referral_order_report.order_date"):
        if offence and offence.date and (day := g.answer(path)) and day < offence.date:
            number = g.rows("offending_asb.offences.index_offences").index(offence)
            yield _order(path, f"offending_asb.offences.index_offences[{number}].date")


def _order(path: str, earlier: str) -> Diagnostic:
    message = f"“{title(path)}” lies before “{title(earlier)}”"
    return finding("RK150", path, message, "check both dates, and correct the wrong one", because=earlier)


def nothing_in_the_future(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding for everything done that is dated after the day of the document."""
    for each in g.recorded(_DATED):
        if each.pattern in PAST and each.value and first_day(each.value) > g.on:
            message = f"“{title(each.path)}” lies after the day of the document"
            yield finding("RK151", each.path, message, "correct this date, or choose a later day for the document")


def nothing_before_birth(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding for everything in the child's life that is dated before the child was born."""
    born = date_of_birth(g)
    for each in g.recorded(_DATED):
        if born and each.pattern in AFTER_BIRTH and each.value and _before(each.value, born):
            yield _order(each.path, BORN)


def ages_are_possible(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding where the child was under 10, the age of criminal responsibility, at the offence, or is far too old."""
    born, offence = date_of_birth(g), main_offence(g)
    if born is None or born > g.on:
        return
    day = offence.date if offence and offence.date else g.on
    if 0 <= age_on(born, day) < LEAST_AGE and g.answer("governance.case_type") is not CaseType.PREVENTION:
        message = "by these dates the child was under 10 at the time of the offence"
        yield finding("RK152", BORN, message, "check the date of birth and the date of the offence")
    if age_on(born, g.on) > MOST_AGE:
        message = "by this date of birth the person is older than anybody in youth justice"
        yield finding("RK153", BORN, message, "check the year of birth")


def reviews_in_time(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding for a review that is overdue, or planned too far off (review.overdue INFERRED-D, review.max S4)."""
    path = "pathways_and_planning.our_intervention_plan.next_review_date"
    if review_overdue(g) is YesNo.YES:
        yield finding("RK160", path, "the review of this assessment is overdue", "begin a review, or correct the dates")
    planned, base = g.answer(path), g.answer("governance.completed_on") or g.answer("governance.started_on")
    closing = g.answer("governance.stage") is StageId.CASE_CLOSURE
    if planned and base and not closing and planned > plus_months(base, g.thresholds.review_hard_max_months):
        months = g.thresholds.review_hard_max_months
        message = f"the next review is planned for later than {months} months after this stage"
        yield finding("RK163", path, message, "bring the review forward")


def report_still_usable(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding for a signed report that is three months old on the day, or will be at the hearing (psr.reuse, U13)."""
    usable = psr_usable_until(g)
    if usable and used_on(g) > usable:
        months = g.thresholds.psr_reuse_months
        message = f"the pre-sentence report was signed {months} months or more before it is used"
        hint = "update the assessment and write the report anew, or offer the court an update note"
        yield finding("RK161", "modules.pre_sentence_report", message, hint)


def panel_in_time(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding for a panel that meets later than the standard allows; bank holidays are not counted out."""
    due, panel = panel_due(g), g.answer("modules.referral_order_report.panel_date")
    if due and panel and panel > due:
        path = "modules.referral_order_report.panel_date"
        message = "the panel meets later than the standard allows after the order, not counting weekends"
        hint = "bring the panel forward, or record why it is late"
        yield finding("RK162", path, message, hint, because="modules.referral_order_report.order_date")
