"""Which sections a manager must countersign, and why; and whether a signature still fits what was signed.

Sections, criteria and the rule that an edit voids a signature: S4. The thresholds are the service's own; the defaults in the
settings are INFERRED-D (model reference, 14.7).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from reportkit.assessment.derivation.care_record import shared_care_history
from reportkit.assessment.derivation.grounds import Grounds, answer, is_answered
from reportkit.assessment.derivation.header import main_offence
from reportkit.assessment.derivation.judgements import indicative_lor, indicative_scaled_approach
from reportkit.assessment.models.assessment import Assessment
from reportkit.assessment.models.base import Narrative, questions
from reportkit.assessment.models.derived import CountersignatureTrigger
from reportkit.assessment.models.explanations_lists import MappaCategory
from reportkit.assessment.models.governance import CheckDecision, Countersignature, CountersignedSection
from reportkit.assessment.vocabulary import ScaledApproachLevel, Temporal, YesNo

EXPLANATIONS, PATHWAYS = CountersignedSection.EXPLANATIONS, CountersignedSection.PATHWAYS
AGREED = (CheckDecision.AGREED, CheckDecision.AGREED_WITH_AMENDMENTS)

SIGNED_PARTS: dict[CountersignedSection, tuple[str, ...]] = {
    EXPLANATIONS: (
        "personal_family_social",
        "offending_asb",
        "foundations_for_change",
        "self_assessment",
        "screening",
        "explanations_and_conclusions",
    ),
    PATHWAYS: ("pathways_and_planning",),
}
"""What each signature covers: Explanations and Conclusions are signed together with the information gathered (S4)."""


def countersignatures_needed(g: Grounds) -> tuple[CountersignatureTrigger, ...]:
    """Return every criterion that calls for a countersignature, section by section; one section may have several."""
    explained = tuple(_explanations(g))
    planned = tuple(_pathways(g, bool(explained)))
    return tuple(
        CountersignatureTrigger(section=section.label, criterion=criterion)
        for section, criteria in ((EXPLANATIONS, explained), (PATHWAYS, planned))
        for criterion in criteria
    )


def sections_needed(g: Grounds) -> tuple[CountersignedSection, ...]:
    """Return the sections that need a countersignature."""
    needed = {each.section for each in countersignatures_needed(g)}
    return tuple(each for each in CountersignedSection if each.label in needed)


def _explanations(g: Grounds) -> Iterator[str]:
    """Yield the criteria of Explanations and Conclusions that are met (criteria S4, thresholds INFERRED-D)."""
    limits = g.thresholds
    future = g.answer("explanations_and_conclusions.future_behaviour")
    rosh, lor = (future.rosh, future.lor) if future else (None, None)
    if rosh in limits.countersign_rosh:
        yield f"Risk of serious harm: {rosh.label.lower()}"
    if lor in limits.countersign_lor:
        yield f"Likelihood of reoffending: {lor.label.lower()}"
    indicative = indicative_lor(g)
    if indicative is not None and indicative in limits.countersign_lor:
        yield f"Indicative likelihood of reoffending: {indicative.label.lower()}"
    if indicative is not None and lor is not None and lor is not indicative:
        yield "Likelihood of reoffending differs from the indicative level"
    yield from _safety(g)
    yield from _public_protection(g)


def _safety(g: Grounds) -> Iterator[str]:
    overall = g.answer("explanations_and_conclusions.safety_wellbeing.overall_judgement")
    if overall in g.thresholds.countersign_safety:
        yield f"Overall safety and well-being concern: {overall.label.lower()}"
    for path, name in (
        ("explanations_and_conclusions.future_behaviour.behaviours", "A future behaviour"),
        ("explanations_and_conclusions.safety_wellbeing.outcomes", "An adverse outcome"),
    ):
        if any(_grave(each, g) for each in g.rows(path)):
            yield f"{name} has a very high place on the scales of impact and likelihood"


def _grave(row: Any, g: Grounds) -> bool:
    limits = g.thresholds
    return row.impact in limits.countersign_impact and row.likelihood in limits.countersign_likelihood


def _public_protection(g: Grounds) -> Iterator[str]:
    future = g.answer("explanations_and_conclusions.future_behaviour")
    if future and future.dangerousness_required is YesNo.YES:
        yield "An assessment of dangerousness is applicable"
    if future and future.mappa_category not in (None, MappaCategory.NONE):
        yield "MAPPA applies"
    offence, listed = main_offence(g), {each.casefold() for each in g.thresholds.countersign_offences}
    if offence and {str(offence.offence).casefold(), str(offence.ho_code).casefold()} & listed:
        yield "The main offence is one that the service lists"
    if g.answer("core_record.care_history.cp_plan") in (Temporal.CURRENTLY, Temporal.PREVIOUSLY):
        yield "Has or had a child protection plan"


def _pathways(g: Grounds, explanations_needed: bool) -> Iterator[str]:
    """Yield the criterion of Pathways and Planning that the service has chosen, where it is met (S4)."""
    mode = g.thresholds.countersign_plan
    applied = g.answer("pathways_and_planning.intervention_indicators.scaled_approach_level")
    indicative = indicative_scaled_approach(g)
    if mode == "all":
        yield "The service countersigns every plan"
    elif mode == "if_assessment_countersigned" and explanations_needed:
        yield "Explanations and Conclusions need a countersignature"
    elif mode == "scaled_level_or_override":
        if applied is ScaledApproachLevel.INTENSIVE:
            yield "The level applied is intensive"
        if None not in (applied, indicative) and applied is not indicative:
            yield "The level applied differs from the indicative level"


def content_hash(section: BaseModel | None) -> str:
    """Return a mark of what `section` says: the same for the same answers, another after any edit (I7, S4).

    Derived answers are left out, since they change with the day; so is what is not answered.
    """
    said = json.dumps(_said(section), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def signed_hash(assessment: Assessment, section: CountersignedSection) -> str:
    """Return the mark of everything that the signature of `section` covers."""
    shared = shared_care_history(assessment)
    marks = [content_hash(answer(shared, part)) for part in SIGNED_PARTS[section]]
    return hashlib.sha256(" ".join(marks).encode()).hexdigest()


def _said(value: Any) -> Any:
    """Return what a part says as plain data without empty and derived answers; empty groups say nothing."""
    if isinstance(value, Narrative):
        return [each.model_dump(mode="json", exclude_defaults=True) for each in value.passages] or None
    if isinstance(value, BaseModel):
        derived = {name for name, about in questions(type(value)) if about["derived"]}
        kept = {name: _said(getattr(value, name)) for name in type(value).model_fields if name not in derived}
        return {name: each for name, each in kept.items() if each is not None} or None
    if isinstance(value, tuple):
        return [_said(each) for each in value] or None
    return str(value) if is_answered(value) else None


def given(g: Grounds, section: CountersignedSection) -> Countersignature | None:
    """Return the latest agreed countersignature of `section`; one that was returned to the author does not count."""
    rows = [each for each in g.rows("governance.countersignatures") if each.section is section]
    agreed = [each for each in rows if each.decision in (*AGREED, None) and each.date is not None]
    return max(agreed, key=lambda each: each.date) if agreed else None


def overtaken(g: Grounds, signature: Countersignature) -> bool:
    """Say whether the section was changed after it was signed; without a mark on the signature nobody can tell."""
    if signature.section is None or signature.content_hash is None:
        return False
    return signature.content_hash != signed_hash(g.assessment, signature.section)
