"""Foundations for Change: coping and goals, opportunities, engagement, and the factors for and against desistance.

The wording of the questions tagged S0 is that of the national guidance, chapter 6; the prompts are ours.
"""

from pydantic import Field

from reportkit.assessment.models.base import Model, Narrative, Row, question, rows
from reportkit.assessment.models.foundations_lists import (
    BarrierSource,
    BarrierType,
    CopingValence,
    CurrentAttitude,
    Extent,
    FactorOrigin,
    GoalTerm,
    LearningStyle,
    RestorativeProcess,
)
from reportkit.assessment.models.subsection import Flags
from reportkit.assessment.vocabulary import DesistanceCategory, Direction, YesNo, YesNoUnknown


class CopingStrategy(Row):
    """A problem, and what the child does to cope with it."""

    problem: str | None = question("Problem or difficulty", src="S0", max_length=255)
    strategy: str | None = question("Coping strategy", src="S0", needed=True, max_length=255)
    valence: CopingValence | None = question("Positive or negative", src="S0", needed=True)


class Goal(Row):
    """A goal or aspiration of the child."""

    goal: str | None = question("Goal or aspiration", src="S0", needed=True, max_length=255)
    term: GoalTerm | None = question("Short-term or longer-term", src="S0")
    realistic: YesNoUnknown | None = question(
        "Is it realistic?", src="S0", help="No is a reason to find a first step, not to drop the goal."
    )
    knows_steps: YesNoUnknown | None = question("Does the young person understand the steps to take?", src="S0")


class Motivation(Row):
    """A line of the table of motivation: what the child wants to work on, and what not."""

    motivated_to_work_on: str | None = question("Motivated to work on", src="S0", max_length=255)
    resistant_to_work_on: str | None = question("Resistant to work on", src="S0", max_length=255)


class Barrier(Row):
    """A barrier to engagement and participation."""

    source: BarrierSource | None = question("Source of the barrier", src="S0", needed=True)
    type: BarrierType | None = question("Type of barrier", src="S0", needed=True)
    detail: str | None = question("What the barrier is", src="S0", needed=True, max_length=1000)
    mitigation: str | None = question(
        "What will be done about it",
        src="INFERRED-D",
        max_length=1000,
        help="By the service first: a lift, another time or place, an interpreter, another worker.",
    )


class DesistanceFactor(Row):
    """A key factor for or against desistance."""

    direction: Direction | None = question("For or against desistance", src="S0", needed=True)
    text: str | None = question(
        "Factor",
        src="S0",
        needed=True,
        max_length=255,
        help="One simple statement. An influence that works both ways is two rows.",
    )
    category: DesistanceCategory | None = question(
        "Category",
        src="S0",
        needed=True,
        help="The sub-section with the fuller evidence; where several fit, the one that matters most.",
    )
    origin_subsection: str | None = question(
        "Where the factor was noticed",
        src="INFERRED-D",
        max_length=128,
        help="The path of the sub-section, such as personal_family_social.substance_misuse.",
    )
    origin: FactorOrigin | None = question("Who brought it up", src="INFERRED-D")


class ResilienceGoals(Flags):
    """Resilience and goals."""

    coping: Narrative | None = question(
        "What does the young person do to cope with problems and difficulties in his or her life?",
        src="S0",
        needed=True,
        help="Pair past or present problems with what the child does: talking to somebody, staying away from trouble, "
        "sport or music; or substances, lashing out, self-harm. Good coping can still be too little at a hard time.",
    )
    coping_strategies: tuple[CopingStrategy, ...] = rows("Problems and coping strategies", src="S0")
    understands_consequences: Extent | None = question(
        "To what extent does the young person understand the potentially negative consequences of further anti-social "
        "behaviour or offending for his or her future?",
        src="S0",
        needed=True,
        help="Soon (arrest, custody) and later (finding work with a record); and what good the child can see ahead.",
    )
    understands_consequences_details: Narrative | None = question(
        "Details of what the young person understands about consequences", src="INFERRED-D"
    )
    believes_change_possible: Extent | None = question(
        "To what extent does the young person think it is possible to achieve positive change or avoid further "
        "anti-social behaviour or offending?",
        src="S0",
        needed=True,
        help="Does the child see other choices, or see themselves as criminal; and what would have to change first?",
    )
    believes_change_possible_details: Narrative | None = question(
        "Details of what makes the young person more or less hopeful of change",
        src="INFERRED-D",
        help="What gives the child hope, what takes it away, and how the child feels about offending again.",
    )
    positive_goals: YesNoUnknown | None = question(
        "Does the young person have some positive goals and aspirations?",
        src="S0",
        needed=True,
        help="From not upsetting a parent to a job after school; a younger child may have only near goals, and they count.",
    )
    goals: tuple[Goal, ...] = rows("Goals and aspirations", src="S0")
    details: Narrative | None = question(
        "Details",
        src="S0",
        help="More on the answers above, with examples of steps that the child has taken or shown an interest in.",
    )


class Opportunities(Flags):
    """Opportunities and external resources; none of the 18 desistance categories is its own (S0)."""

    available: Narrative | None = question(
        "What is currently available?",
        src="S0",
        needed=True,
        help="Opportunities and outside help towards good outcomes: services, charities, family and networks, one-off or "
        "lasting; and how each serves a goal.",
    )
    missing: Narrative | None = question(
        "What is currently missing?",
        src="S0",
        needed=True,
        help="Goals that cannot be met for want of a resource, and what the service can try to do about it.",
    )
    knowledge_of_access: Narrative | None = question(
        "How much does s/he know about what is available and how to access it?",
        src="S0",
        needed=True,
        help="A child may know of a service and not know that it is open to them.",
    )


class EngagementParticipation(Flags):
    """Engagement and participation."""

    previous_yot: YesNo | None = question(
        "Does the young person have experience of previous YOT supervision or contact?",
        src="S0",
        needed=True,
        opens=("previous_yot_detail",),
    )
    previous_yot_detail: Narrative | None = question(
        "Details of the previous supervision or contact",
        src="S0",
        help="What the child took part in and what not; what to repeat or avoid; who made a difference; compliance, its "
        "reasons and the help given with it; and what the service did or left undone that made it harder.",
    )
    previous_restorative: YesNo | None = question(
        "Has the young person been involved with restorative processes before?",
        src="S0",
        needed=True,
        opens=("previous_restorative_types", "previous_restorative_detail"),
    )
    previous_restorative_types: tuple[RestorativeProcess, ...] = rows("Type of previous interventions", src="S0")
    previous_restorative_detail: Narrative | None = question(
        "Any successes or problems that can be identified within those previous interventions", src="S0"
    )
    current_attitude: Narrative | None = question(
        "What is the young person's current attitude towards supervision or contact with the YOT?",
        src="S0",
        needed=True,
        help="What has changed since last time, for better or worse. Do not expect the past to repeat itself.",
    )
    current_attitude_overall: CurrentAttitude | None = question("The current attitude, in a word", src="INFERRED-D")
    motivation_table: tuple[Motivation, ...] = rows(
        "What areas is the young person motivated to work on or change and which things does s/he not want to address?",
        src="S0",
        needed=True,
        help="Strengths to build on, the offending, and other difficulties. It decides what the plan begins with.",
    )
    learning_style: Narrative | None = question(
        "Where known, provide information about the young person's preferred learning style.",
        src="S0",
        help="Tools that were used, activities that the child likes, and anything else that helps them learn.",
    )
    learning_style_kinds: tuple[LearningStyle, ...] = rows("How the child likes to learn", src="INFERRED-D")
    barriers: YesNo | None = question(
        "Have particular barriers to engagement and participation been identified?",
        src="S0",
        needed=True,
        opens=("barriers_detail",),
        help="In the child's own situation, the family, the area or in how services treat difference; they shape the plan.",
    )
    barriers_detail: tuple[Barrier, ...] = rows("The barriers to engagement identified", src="S0")
    structural_barriers: Narrative | None = question(
        "Structural barriers",
        src="INFERRED-D",
        help="What the child cannot change alone: a school place, money, housing, waiting lists, safe travel. Where "
        "there is none, say that this was considered.",
    )
    other_services_engagement: Narrative | None = question(
        "Where the young person is, or has been, involved with other services, please comment on any particular "
        "positives or problems with regards to their engagement.",
        src="S0",
        help="What is different from the work with the service, and why; strengths to build on; and dangers to the child "
        "or others, which are then taken up in Explanations and Conclusions.",
    )


class FactorsAffectingDesistance(Model):
    """Factors affecting desistance: the table that Explanations and Conclusions goes on to rate."""

    desistance_table: tuple[DesistanceFactor, ...] = rows(
        "Based on your assessment, summarise the key factors for and against desistance in the young person's life",
        src="S0",
        needed=True,
        help="Only the key factors. Take the self-assessments into account, and look for the child, the family and the "
        "community on both sides.",
    )


class FoundationsForChange(Model):
    """Foundations for Change."""

    resilience_goals: ResilienceGoals | None = Field(default=None, title="Resilience and goals")
    opportunities: Opportunities | None = Field(default=None, title="Opportunities")
    engagement_participation: EngagementParticipation | None = Field(default=None, title="Engagement and participation")
    factors_affecting_desistance: FactorsAffectingDesistance | None = Field(
        default=None, title="Factors affecting desistance"
    )
