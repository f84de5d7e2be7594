"""The invariants of the model reference (15.2) that one file can show and no other module checks."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.assessment.checking.found import finding, title
from reportkit.assessment.checking.references import RATED, TABLE, TARGETS
from reportkit.assessment.derivation.care import care_exploration, care_history, leaving_care
from reportkit.assessment.derivation.grounds import Grounds, is_answered
from reportkit.assessment.derivation.judgements import indicative_scaled_approach
from reportkit.assessment.models.derived import LeavingCare
from reportkit.assessment.stages import Level, stage_of
from reportkit.assessment.vocabulary import CaseType, YesNo, YesNoUnknown
from reportkit.diagnostics import Diagnostic

INDICATORS, CARE = "pathways_and_planning.intervention_indicators", "core_record.care_history"
CONTACTS = "core_record.contacts_with_services"
OUT_OF_COURT = (CaseType.PREVENTION, CaseType.OOCD)
NO_YOGRS = ("core_record.risks_and_concerns.yogrs", "explanations_and_conclusions.future_behaviour.yogrs.score_pct")


def _compulsory(g: Grounds, section: str) -> bool:
    """Say whether completeness answers for the section already, because the stage needs it whole."""
    stage = stage_of(g.assessment)
    return stage is not None and stage.level(section) is Level.COMPULSORY


def level_and_reason(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding unless a reason is recorded exactly where the level applied is not the indicative one (I6, S4)."""
    applied, indicative = g.answer(f"{INDICATORS}.scaled_approach_level"), indicative_scaled_approach(g)
    if applied is None or indicative is None:
        return
    path, reason = f"{INDICATORS}.override_reason", is_answered(g.answer(f"{INDICATORS}.override_reason"))
    if applied is not indicative and not reason:
        message = "the level applied is not the indicative one, and no reason is recorded"
        yield finding("RK177", path, message, "record the exceptional circumstance, or apply the indicative level")
    if applied is indicative and reason:
        message = "a reason for another level is recorded, and the level applied is the indicative one"
        yield finding("RK178", path, message, "take the reason out, or correct the level applied")


def asked_in_this_case(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding for each answer to a question that this kind of case does not ask (I11, S4)."""
    case = g.answer("governance.case_type")
    paths = NO_YOGRS if case is CaseType.PREVENTION else ()
    if case in OUT_OF_COURT:
        paths = (*paths, f"{INDICATORS}.enforcement_status")
    for path in paths:
        if is_answered(g.answer(path)):
            message = f"“{title(path)}” is not asked in this kind of case"
            yield finding("RK179", path, message, "take the answer out", because="governance.case_type")


def leaving_care_answered(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding where the relevant-child question is answered without being asked (I12), or entitlement is open (S4)."""
    care, asked = care_history(g), care_exploration(g)
    if care is None or asked is None:
        return
    path = f"{CARE}.relevant_child"
    if is_answered(care.relevant_child) and not (asked and care.eligible_child is YesNoUnknown.NO):
        message = f"“{title(path)}” is asked only of a child of 16 or 17 who is not an eligible child"
        hint = "take the answer out, or correct the one before it"
        yield finding("RK179", path, message, hint, because=f"{CARE}.eligible_child")
    elif asked:
        yield from _to_confirm(g)


def _to_confirm(g: Grounds) -> Iterator[Diagnostic]:
    care, suggested = care_history(g), leaving_care(g)
    eligible, relevant = (care.eligible_child, care.relevant_child) if care else (None, None)
    path, hint = f"{CARE}.eligible_child", "confirm the child's status with children's services, and record it"
    if eligible in (None, YesNoUnknown.UNKNOWN):
        yield finding("RK184", path, "the question on leaving-care entitlement is open", hint)
        return
    open_ = eligible is YesNoUnknown.NO and relevant in (None, YesNoUnknown.UNKNOWN)
    if open_:
        yield finding(
            "RK184", f"{CARE}.relevant_child", "the second question on leaving-care entitlement is open", hint
        )
    by_answers = (
        LeavingCare.ELIGIBLE
        if eligible is YesNoUnknown.YES
        else LeavingCare.RELEVANT
        if relevant is YesNoUnknown.YES
        else LeavingCare.NONE
    )
    if suggested is not None and suggested is not by_answers and not open_:
        message = "the answer on leaving-care entitlement is not what the periods in care suggest"
        yield finding("RK184", path, message, hint, because=f"{CARE}.periods")


def no_rows_where_not_applicable(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding where contacts with services do not apply and are recorded all the same (I14, S4)."""
    rows = (*g.rows(f"{CONTACTS}.other_professionals"), *g.rows(f"{CONTACTS}.previous_assessments"))
    if rows and g.answer(f"{CONTACTS}.not_applicable") is YesNo.YES:
        message = "contacts with services are marked as not applicable, and some are recorded"
        yield finding("RK181", f"{CONTACTS}.not_applicable", message, "take out the mark, or the rows")


def targets_complete(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding for each target without a key area or action (I15), where completeness does not ask for both."""
    for number, each in enumerate(() if _compulsory(g, "pathways_and_planning") else g.rows(TARGETS)):
        for name in ("key_area", "actions"):
            if not is_answered(getattr(each, name)):
                path = f"{TARGETS}[{number}].{name}"
                yield finding("RK182", path, f"the target has nothing under “{title(path)}”", "record it")


def factors_complete(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding for each factor without a category (I2) or strength (I3), and each that nobody has rated."""
    for rows, section, names in (
        (TABLE, "foundations_for_change", ("category",)),
        (RATED, "explanations_and_conclusions", ("category", "strength")),
    ):
        for number, each in enumerate(() if _compulsory(g, section) else g.rows(rows)):
            for name in names:
                if not is_answered(getattr(each, name)):
                    path = f"{rows}[{number}].{name}"
                    yield finding("RK183", path, f"the factor has no “{title(path)}”", "record it")
    yield from _not_rated(g)


def _not_rated(g: Grounds) -> Iterator[Diagnostic]:
    rated = g.rows(RATED)
    references, texts = {each.factor_ref for each in rated}, {each.text for each in rated}
    for number, each in enumerate(g.rows(TABLE) if rated else ()):
        if each.text and each.text not in texts and (each.id is None or each.id not in references):
            message = "this factor is not among those that Explanations and Conclusions rates"
            hint = "rate it there, with the reference of this row"
            yield finding("RK183", f"{TABLE}[{number}]", message, hint, because=RATED)
