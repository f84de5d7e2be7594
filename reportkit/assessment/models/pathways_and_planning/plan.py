"""Our intervention plan: targets, their actions, and how the plan is kept."""

import datetime

from reportkit.assessment.models.base import Model, Narrative, Row, question, rows
from reportkit.assessment.models.pathways_and_planning.lists import Line, Ref, TargetStatus
from reportkit.assessment.vocabulary import KeyArea, YesNo


class Action(Row):
    """One step towards a target."""

    text: Narrative | None = question(
        "Action or control",
        src="S4",
        needed=True,
        help="What is done, with whom and where; the purpose, not the title.",
    )
    owner: str | None = question("Who does it", src="S4", needed=True, max_length=255)
    due: datetime.date | None = question("By when", src="S4")
    frequency: str | None = question("How often", src="S4", max_length=255, help="For what recurs: every Tuesday at 4.")
    is_referral: YesNo | None = question("Is it a referral to another service?", src="INFERRED-D")
    involves_victim: YesNo | None = question(
        "Does it involve a person who was harmed?",
        src="INFERRED-D",
        help="It may stand in the plan only with that person's recorded consent.",
    )


class Target(Row):
    """One target of the plan."""

    target: Narrative | None = question(
        "Target", src="S4", needed=True, help="One thing that will change: specific, measurable and within reach."
    )
    outcome: Narrative | None = question(
        "Outcome that it works towards", src="INFERRED-D", help="The difference it makes in the child's life."
    )
    key_area: KeyArea | None = question("Key area", src="S4", needed=True)
    sequence: int | None = question("Order", src="INFERRED-D", ge=1, help="1 comes first.")
    start_on: datetime.date | None = question("Starts on", src="INFERRED-D")
    measure: Narrative | None = question(
        "How we will know", src="INFERRED-D", needed=True, help="What somebody else could see or count."
    )
    strength_used: Narrative | None = question(
        "Strength that it builds on",
        src="INFERRED-D",
        help="An interest, a skill, a person or a factor for desistance.",
    )
    adjustment: Narrative | None = question(
        "How it is adjusted to the child", src="INFERRED-D", help="Learning style, communication, disability, travel."
    )
    actions: tuple[Action, ...] = rows("Actions and controls", src="S4", needed=True)
    links: tuple[Ref, ...] = rows(
        "What it addresses",
        src="S4",
        help="The ids of the desistance factors, future behaviours and adverse outcomes that it works on.",
    )
    resources: tuple[Line, ...] = rows("Services and resources used", src="INFERRED-R")
    status: TargetStatus | None = question("Status", src="INFERRED-R")
    outcome_note: Narrative | None = question("What came of it", src="INFERRED-R")
    date_set: datetime.date | None = question("Date set", src="INFERRED-R")
    date_reviewed: datetime.date | None = question("Date reviewed", src="INFERRED-R")
    agreed_by_child: YesNo | None = question("Agreed by the child", src="INFERRED-R")
    agreed_by_parent: YesNo | None = question("Agreed by a parent or carer", src="INFERRED-R")
    agreed_on: datetime.date | None = question("Date agreed", src="INFERRED-R")


class OurInterventionPlan(Model):
    """The one plan for desistance, for the safety of others and for the child's own safety."""

    targets: tuple[Target, ...] = rows(
        "Targets", src="S4", needed=True, help="Few at a time, in an order that the child can manage."
    )
    contact_frequency: Narrative | None = question(
        "Frequency of contact", src="INFERRED-D", help="How often, with whom and where, and when that will change."
    )
    engagement_plan: Narrative | None = question(
        "Engagement plan",
        src="INFERRED-D",
        help="What will help the child take part, and what we do first if contact drops.",
    )
    rewards: Narrative | None = question(
        "Rewards and recognition", src="INFERRED-D", help="How progress will be noticed, in a way this child values."
    )
    exit_plan: Narrative | None = question(
        "Exit plan", src="INFERRED-D", help="Who stays alongside the child when the work ends, and how to come back."
    )
    next_review_date: datetime.date | None = question("Date of next review", src="S4", needed=True)
