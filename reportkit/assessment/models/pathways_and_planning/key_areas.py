"""Key areas of intervention, resources and proposals, tailoring, and overall progress."""

from reportkit.assessment.models.base import Model, Narrative, Row, question, rows
from reportkit.assessment.models.explanations_lists import REFERENCE
from reportkit.assessment.models.pathways_and_planning.lists import Priority, Ref, ResourceType, TargetStatus
from reportkit.assessment.vocabulary import KeyArea, YesNo, YesNoUnknown


class KeyAreaSummary(Model):
    """What the assessment says about one key area, and what is wanted there."""

    summary: Narrative | None = question(
        "Summary of the assessment", src="S4", help="What the evidence says in this area: needs and strengths."
    )
    priority: Priority | None = question(
        "Priority", src="S4", help="Safety and stability come before group work and work on offending."
    )
    desired_outcome: Narrative | None = question(
        "Desired outcome", src="INFERRED-D", help="What will be different in the child's life when this has worked."
    )
    linked_factors: tuple[Ref, ...] = rows(
        "Factors, behaviours and outcomes addressed",
        src="S4",
        help="The ids of the desistance factors, future behaviours and adverse outcomes that this area works on.",
    )
    not_needed_because: Narrative | None = question(
        "No action is needed because", src="INFERRED-D", help="The reason, where the area has no target."
    )


class KeyAreas(Model):
    """The five key areas of intervention."""

    goals_life_opportunities: KeyAreaSummary | None = question("Goals and life opportunities", src="S4")
    not_offending: KeyAreaSummary | None = question("Not offending", src="S4")
    not_hurting_others: KeyAreaSummary | None = question("Not hurting others", src="S4")
    keeping_safe: KeyAreaSummary | None = question("Keeping safe", src="S4")
    repairing_harm: KeyAreaSummary | None = question(
        "Repairing harm (Restorative Justice)",
        src="S4",
        help="Opening this area brings the restorative justice module with it.",
    )


class Resource(Row):
    """A resource that was considered."""

    resource: str | None = question("Resource", src="INFERRED-D", needed=True, max_length=255)
    type: ResourceType | None = question("Who provides it", src="INFERRED-D")
    key_area: KeyArea | None = question("Key area", src="INFERRED-D")
    availability: str | None = question(
        "Availability", src="INFERRED-D", max_length=255, help="Whether it can be had, from when, and any waiting list."
    )
    referral_made: YesNo | None = question("Has a referral been made?", src="INFERRED-D")


class ResourcesProposals(Model):
    """Resources and proposals."""

    resources: tuple[Resource, ...] = rows("Resources considered", src="S4")
    proposal: Narrative | None = question(
        "Proposed disposal or intervention package",
        src="INFERRED-R",
        help="What is proposed, for how long, and why it fits the seriousness, the needs and the strengths.",
    )


class BarrierAddressed(Row):
    """A barrier to engagement, and what is done about it."""

    barrier_ref: str | None = question(
        "Which barrier",
        src="S0",
        max_length=64,
        pattern=REFERENCE,
        help="The id of the row under engagement and participation.",
    )
    barrier: str | None = question("The barrier", src="INFERRED-D", max_length=255)
    mitigation: Narrative | None = question("How it will be handled", src="S0", needed=True)


class Tailoring(Model):
    """How interventions are made to fit this child."""

    barriers_addressed: tuple[BarrierAddressed, ...] = rows("How barriers to engagement will be handled", src="S0")
    learning_style: Narrative | None = question("Learning style", src="INFERRED-R", help="How sessions will use it.")
    communication_needs: Narrative | None = question(
        "Communication needs", src="INFERRED-R", help="What staff do differently, in sessions, letters and reports."
    )
    diversity_factors: Narrative | None = question(
        "Identity and diversity",
        src="INFERRED-R",
        help="Culture, faith, gender, disability, caring and experience of discrimination; say so if asked and none.",
    )
    maturity: Narrative | None = question("Maturity", src="INFERRED-R")
    parent_carer_role: Narrative | None = question("Involvement of parents and carers", src="INFERRED-R")
    sequencing: Narrative | None = question(
        "Sequencing and amount",
        src="S0",
        help="What comes first and why, and how much at once is realistic for this child.",
    )


class TargetOutcome(Row):
    """How one target stands, read off the plan."""

    target_ref: str | None = question("Which target", src="INFERRED-D", derived=True, max_length=64, pattern=REFERENCE)
    target: str | None = question("Target", src="INFERRED-D", derived=True)
    status: TargetStatus | None = question("Status", src="INFERRED-D", derived=True)


class OverallProgress(Model):
    """Overall progress."""

    progress_summary: Narrative | None = question(
        "Progress since the last stage",
        src="INFERRED-R",
        help="What has changed for the child, what helped, what did not, and what the child and family say of it.",
    )
    target_outcomes: tuple[TargetOutcome, ...] = rows("How each target stands", src="INFERRED-D", derived=True)
    early_revocation_considered: YesNoUnknown | None = question("Early revocation considered?", src="S4")
    early_revocation_considered_details: Narrative | None = question("Details on early revocation", src="S4")
