"""Intervention indicators: the judgements, the level of intervention and the other plans in place."""

import datetime

from reportkit.assessment.models.base import Model, Narrative, Row, question, rows
from reportkit.assessment.models.explanations_lists import MappaCategory, MappaLevel
from reportkit.assessment.models.pathways_and_planning.lists import EnforcementStatus, Line, Ref
from reportkit.assessment.vocabulary import Level3, Level4, ScaledApproachLevel, Temporal, YesNo, YesNoUnknown


class OtherPlan(Row):
    """A plan that another service holds for the child."""

    plan_type: str | None = question("Kind of plan", src="INFERRED-D", needed=True, max_length=255)
    agency: str | None = question("Agency", src="INFERRED-D", needed=True, max_length=255)
    owner: str | None = question("Who holds it", src="INFERRED-D", max_length=255)
    review_date: datetime.date | None = question("Its next review", src="INFERRED-D")
    att: tuple[Line, ...] = rows("Attached documents", src="INFERRED-D")
    how_it_fits: Narrative | None = question(
        "How this plan fits with it",
        src="INFERRED-D",
        help="Targets that are shared, dates that clash, and how a conflict was settled.",
    )


class InterventionIndicators(Model):
    """What shows how much intervention is called for."""

    yogrs: int | None = question("YOGRS", src="S4", derived=True, ge=0, le=100)
    lor: Level3 | None = question("Likelihood of reoffending", src="S4", derived=True)
    rosh: Level4 | None = question("RoSH", src="S4", derived=True)
    overall_safety_wellbeing: Level4 | None = question(
        "Overall level of safety and well-being concern", src="S4", derived=True
    )
    risk_to_children: YesNo | None = question("Assessed as risk to children", src="S4", derived=True)
    mappa_category: MappaCategory | None = question("MAPPA category", src="S4", derived=True)
    mappa_level: MappaLevel | None = question("MAPPA level", src="S4", derived=True)
    sex_offender_register: YesNo | None = question(
        "Is the young person on the sex offender register?", src="S4", derived=True
    )
    child_protection_plan: Temporal | None = question("Has or had a child protection plan", src="S4", derived=True)
    sen: YesNoUnknown | None = question("Identified SEN", src="S4", derived=True)
    enforcement_status: EnforcementStatus | None = question(
        "Current enforcement status",
        src="S4",
        help="How any matter of breach stands. Not asked in prevention and out-of-court cases.",
    )
    indicative_scaled_approach_level: ScaledApproachLevel | None = question(
        "Indicative Scaled Approach level", src="S4", derived=True
    )
    scaled_approach_level: ScaledApproachLevel | None = question(
        "Scaled Approach level applied",
        src="S4",
        help="The level that the plan works at. It differs from the indicative level only in exceptional circumstances.",
    )
    override_reason: Narrative | None = question(
        "Why the level differs",
        src="S4",
        help="Needed exactly when the level applied is not the indicative one: the exceptional circumstance.",
    )
    other_assessments: Narrative | None = question(
        "Key conclusions from other relevant assessments",
        src="S4",
        help="What a specialist assessment concluded, with its date, and what it means for this plan.",
    )
    other_assessments_refs: tuple[Ref, ...] = rows("Which assessments they are", src="INFERRED-D")
    other_plans: tuple[OtherPlan, ...] = rows("Other plans in place", src="S4")
