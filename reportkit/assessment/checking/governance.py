"""Is the stage governed as it must be? Countersignatures, who judged, and what a completed stage says."""

from __future__ import annotations

from collections.abc import Iterator

from reportkit.assessment.checking.found import finding
from reportkit.assessment.countersignature import given, overtaken, sections_needed
from reportkit.assessment.derivation.days import first_day, last_day
from reportkit.assessment.derivation.grounds import Grounds, is_answered
from reportkit.assessment.models.core_record_lists import SourceType
from reportkit.assessment.models.governance import Organisation, StageStatus
from reportkit.diagnostics import Diagnostic

SIGNATURES, SOURCES = "governance.countersignatures", "core_record.sources_of_information.sources"
JUDGEMENTS = (
    "explanations_and_conclusions.future_behaviour.rosh",
    "explanations_and_conclusions.future_behaviour.lor",
    "explanations_and_conclusions.future_behaviour.risk_to_children",
    "explanations_and_conclusions.safety_wellbeing.overall_judgement",
)


TALKS = (
    SourceType.INTERVIEW,
    SourceType.HOME_VISIT,
    SourceType.SELF_ASSESSMENT_CHILD,
    SourceType.SELF_ASSESSMENT_CARER,
)
"""Sources that arise in a stage. A document keeps its own date, however old it is when a later stage uses it."""


def countersigned(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding for each section that needs a countersignature and has none that still covers it (I7, S4)."""
    signatures = g.rows(SIGNATURES)
    for section in sections_needed(g):
        signature = given(g, section)
        if signature is None:
            message = f"“{section.label}” needs a manager's countersignature"
            hint = "have the section checked and countersigned; the criteria that are met stand in the derived answers"
            yield finding("RK170", section.value, message, hint)
            continue
        path = f"{SIGNATURES}[{signatures.index(signature)}]"
        if overtaken(g, signature):
            message = f"“{section.label}” was changed after it was countersigned"
            yield finding("RK171", path, message, "have the section countersigned again", because=section.value)
        if signature.content_hash is None:
            message = "the countersignature has no mark of the text that was signed, so a later change would not show"
            yield finding(
                "RK172", f"{path}.content_hash", message, "let the case system record the mark when somebody signs"
            )


def countersigned_by_somebody_else(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding for each countersignature of the stage owner or a proxy: a second person is meant to check (S4)."""
    owner = g.answer("governance.owner.name")
    authors = {
        name.casefold().strip() for name in (owner, *(each.name for each in g.rows("governance.proxies"))) if name
    }
    for number, each in enumerate(g.rows(SIGNATURES)):
        if each.name and each.name.casefold().strip() in authors:
            message = "the countersignature is that of somebody who wrote the assessment"
            hint = "ask another manager or senior practitioner to countersign"
            yield finding("RK173", f"{SIGNATURES}[{number}].name", message, hint, because="governance.owner")


def judged_by_the_service(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding where secure estate staff are said to have written the judgements (I5, S4)."""
    made = [path for path in JUDGEMENTS if is_answered(g.answer(path))]
    if made and g.answer("governance.edited_by_organisation") is Organisation.SECURE_ESTATE:
        message = "the judgements are said to be written by the secure estate"
        hint = "have the youth justice service make them, or correct who wrote them"
        yield finding("RK176", "governance.edited_by_organisation", message, hint, because=made[0])


def completed_as_documented(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding for what a completed stage does not say of itself (I17), or holds from after its completion (I16)."""
    if g.answer("governance.stage_status") is not StageStatus.COMPLETED:
        return
    for path, what in (
        ("governance.completed_on", "the day on which it was completed"),
        ("governance.framework_version", "the version of the framework that it used"),
    ):
        if not is_answered(g.answer(path)):
            yield finding("RK175", path, f"the stage is completed, and does not say {what}", "record it")
    completed = g.answer("governance.completed_on")
    for rows in (SOURCES, SIGNATURES):
        for number, each in enumerate(g.rows(rows)):
            if completed and each.date and first_day(each.date) > completed:
                message = "this is dated after the completion of the stage, and a completed stage is not changed"
                hint = "record what is new in a review stage, or correct the date"
                yield finding("RK174", f"{rows}[{number}].date", message, hint, because="governance.completed_on")


def sources_of_this_stage(g: Grounds) -> Iterator[Diagnostic]:
    """Yield a finding for each interview, visit or self-assessment from before the completion of the last stage (I8, S4)."""
    before = g.answer("governance.previous_completed_on")
    for number, each in enumerate(g.rows(SOURCES)):
        dated = each.date is not None and each.source_type in TALKS
        if before and dated and last_day(each.date) < before:
            message = "this source was used before the last stage was completed, and sources belong to one stage"
            hint = "take it out, or use it again and write its new date"
            yield finding(
                "RK180", f"{SOURCES}[{number}].date", message, hint, because="governance.previous_completed_on"
            )
