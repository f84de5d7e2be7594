"""Pathways and Planning: one plan, in the practitioner's words and in the child's."""

from reportkit.assessment.models.base import Model, question, rows
from reportkit.assessment.models.pathways_and_planning.indicators import InterventionIndicators
from reportkit.assessment.models.pathways_and_planning.key_areas import (
    KeyAreas,
    OverallProgress,
    ResourcesProposals,
    Tailoring,
)
from reportkit.assessment.models.pathways_and_planning.my_plan import MyFutureTarget, MyPlan, MyTarget
from reportkit.assessment.models.pathways_and_planning.other_information import OtherInformation
from reportkit.assessment.models.pathways_and_planning.plan import OurInterventionPlan

__all__ = ["PathwaysAndPlanning"]


class PathwaysAndPlanning(Model):
    """The plan, and what it rests on."""

    intervention_indicators: InterventionIndicators | None = question("Intervention indicators", src="S4", needed=True)
    key_areas: KeyAreas | None = question("Key areas of intervention", src="S4", needed=True)
    resources_proposals: ResourcesProposals | None = question("Resources and proposals", src="S4")
    tailoring: Tailoring | None = question("Tailoring interventions", src="S4", needed=True)
    overall_progress: OverallProgress | None = question("Overall progress", src="S4")
    our_intervention_plan: OurInterventionPlan | None = question("Our intervention plan", src="S4", needed=True)
    my_targets: tuple[MyTarget, ...] = rows("My targets", src="S4", needed=True)
    my_future_targets: tuple[MyFutureTarget, ...] = rows("My future targets", src="S4")
    my_plan: MyPlan | None = question(
        "My plan", src="INFERRED-D", help="What the child's plan says beside the targets."
    )
    other_information: OtherInformation | None = question("Other information", src="S4", needed=True)
