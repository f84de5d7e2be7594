"""Explanations and Conclusions: what the evidence means, what may follow from it, and the judgements."""

import datetime

from reportkit.assessment.models.base import Model, Narrative, PartialDate, Row, Sensitivity, question, rows
from reportkit.assessment.models.explanations_lists import (
    REFERENCE,
    AdverseOutcomeType,
    Cause,
    MappaCategory,
    MappaLevel,
    TimelineKind,
    VictimGroup,
    YogrsSource,
)
from reportkit.assessment.models.subsection import EventImpact
from reportkit.assessment.vocabulary import (
    DesistanceCategory,
    Direction,
    Imminence,
    Impact,
    Level3,
    Level4,
    Likelihood,
    Strength,
    YesNo,
)


class TimelineEvent(Row):
    """One event of the timeline, taken from somewhere else in the assessment."""

    date: PartialDate | None = question("When", src="INFERRED-R", derived=True)
    end_date: PartialDate | None = question("Until", src="INFERRED-R", derived=True)
    kind: TimelineKind | None = question("Kind of event", src="INFERRED-D", derived=True)
    description: str | None = question("What happened", src="INFERRED-R", derived=True)
    impact: EventImpact | None = question("Its impact on the child", src="INFERRED-D", derived=True)
    recorded_at: str | None = question("Where it is recorded", src="INFERRED-D", derived=True)


class UnderstandingBehaviour(Model):
    """Understanding offending behaviour; for prevention its title is "Understanding behaviour"."""

    context_patterns: Narrative | None = question(
        "Context and patterns of the behaviour",
        src="INFERRED-R",
        needed=True,
        help="Why, when and with whom it happens, what keeps it going, and how it has changed. Explain; do not retell.",
    )
    timeline_graph: tuple[TimelineEvent, ...] = rows("Timeline of events", src="S4", derived=True)
    interconnections: Narrative | None = question(
        "Behaviour so far: interconnections and interactions between factors",
        src="S4",
        needed=True,
        help="How the factors work on one another: which led to which, which held another back, and what helped.",
    )
    young_person_view: Narrative | None = question(
        "The child's own explanation", src="INFERRED-R", help="In the child's own words where you have them."
    )
    parent_view: Narrative | None = question("The parent's or carer's explanation", src="INFERRED-R")


class RatedFactor(Row):
    """A desistance factor, with the strength of its influence."""

    factor_ref: str | None = question(
        "The factor that is rated",
        src="S0",
        max_length=64,
        pattern=REFERENCE,
        help="The id of the row in the desistance table of Foundations for Change.",
    )
    direction: Direction | None = question("For or against desistance", src="S0", needed=True)
    text: str | None = question("The factor, as a simple statement", src="S0", needed=True, max_length=255)
    category: DesistanceCategory | None = question("Desistance category", src="S0", needed=True)
    strength: Strength | None = question(
        "Strength of its influence",
        src="S0",
        needed=True,
        help="How much it matters now for this child, for or against.",
    )


class RatedFactors(Model):
    """The desistance table, rated."""

    factors: tuple[RatedFactor, ...] = rows("Factors affecting desistance", src="S0", needed=True)
    summary: Narrative | None = question(
        "The balance of the factors",
        src="INFERRED-R",
        help="What weighs most on each side, and what could tip the balance. This leads into the key areas.",
    )


class PossibleBehaviour(Row):
    """One behaviour that could come and harm others."""

    type: str | None = question(
        "Type of behaviour", src="S4", needed=True, max_length=255, help="A kind of offence, or another harmful act."
    )
    description: Narrative | None = question(
        "What might happen, when, and who may be affected",
        src="S4",
        needed=True,
        help="A plain picture of the event, with no more certainty than the evidence allows.",
    )
    potential_victims: tuple[VictimGroup, ...] = rows("Who could be harmed", src="S4")
    potential_victims_details: Narrative | None = question(
        "Details of who could be harmed", src="INFERRED-D", sensitivity=Sensitivity.VICTIM
    )
    impact: Impact | None = question("Impact on others", src="S4", needed=True)
    context: Narrative | None = question(
        "Context for the behaviour",
        src="S4",
        needed=True,
        help="The circumstances and triggers that make it likelier, and what protects against it.",
    )
    likelihood: Likelihood | None = question("Likelihood", src="S4", needed=True)
    imminence: Imminence | None = question("Imminence", src="S4", needed=True)
    already_occurred: YesNo | None = question("Has similar behaviour happened before?", src="INFERRED-R")
    already_occurred_ref: str | None = question(
        "Which offence or incident it was",
        src="INFERRED-R",
        max_length=64,
        pattern=REFERENCE,
        help="The id of the row where it is recorded.",
    )


class Yogrs(Model):
    """A YOGRS score as another system gave it; it is never worked out here."""

    score_pct: int | None = question("YOGRS score (per cent)", src="S4", ge=0, le=100)
    source: YogrsSource | None = question("Where the score comes from", src="INFERRED-D")
    calculated_on: datetime.date | None = question("Date calculated", src="INFERRED-D")


class FutureBehaviour(Model):
    """Future behaviour: what could happen to others, and the judgements."""

    behaviours: tuple[PossibleBehaviour, ...] = rows(
        "Future behaviours",
        src="S4",
        help="Every behaviour that could lead to harm, one row each, and only what the evidence supports.",
    )
    dangerousness_required: YesNo | None = question(
        "Is an assessment of dangerousness applicable?", src="S4", opens=("dangerousness_info",)
    )
    dangerousness_info: Narrative | None = question(
        "Information for the court on dangerousness",
        src="U14",
        help="Facts for and against, protective ones included. The court decides; the report does not.",
    )
    yogrs: Yogrs | None = question("YOGRS", src="S4", help="Copied from the case management system.")
    indicative_lor: Level3 | None = question(
        "Indicative likelihood of reoffending",
        src="S4",
        derived=True,
        help="Read off the imported YOGRS score where the service has set bands; otherwise there is none.",
    )
    lor: Level3 | None = question("Likelihood of reoffending", src="S4", needed=True)
    lor_rationale: Narrative | None = question(
        "Reasons for the likelihood of reoffending",
        src="INFERRED-D",
        needed=True,
        help="Where the judgement differs from the indicative level, say why.",
    )
    rosh: Level4 | None = question("Risk of serious harm", src="S4", needed=True)
    rosh_rationale: Narrative | None = question(
        "Reasons for the risk of serious harm",
        src="INFERRED-R",
        needed=True,
        help="Who could be harmed, how, how seriously and how soon, and what lowers the risk.",
    )
    risk_to_children: YesNo | None = question("Assessed as risk to children", src="S4", needed=True)
    risk_to_children_details: Narrative | None = question("Details of the risk to children", src="S4")
    summary: Narrative | None = question("Summary of future behaviour", src="S4")
    mappa_eligible: YesNo | None = question(
        "Is MAPPA applicable?",
        src="S4",
        opens=("mappa_category", "mappa_level", "mappa_lead"),
        help="A conviction alone may not make a child eligible: check the sentence as well.",
    )
    mappa_category: MappaCategory | None = question("MAPPA category", src="S4")
    mappa_level: MappaLevel | None = question("MAPPA level", src="S4")
    mappa_lead: str | None = question("MAPPA lead", src="INFERRED-D", max_length=255, help="The agency and the person.")
    sex_offender_register: YesNo | None = question("Is the young person on the sex offender register?", src="S4")


class AdverseOutcome(Row):
    """One thing that could happen to the child."""

    outcome: AdverseOutcomeType | None = question("Adverse outcome", src="S4", needed=True)
    description: Narrative | None = question(
        "What could happen", src="INFERRED-D", help="The event in plain words, and how it would come about."
    )
    impact: Impact | None = question("Impact on the child", src="S4", needed=True)
    cause: tuple[Cause, ...] = rows("Cause", src="U2", needed=True)
    context: Narrative | None = question(
        "Context",
        src="S4",
        needed=True,
        help="When and where it is likelier, who is around, and what protects the child.",
    )
    likelihood: Likelihood | None = question("Likelihood", src="S4", needed=True)
    imminence: Imminence | None = question("Imminence", src="S4", needed=True)


class SafetyWellbeing(Model):
    """Safety and well-being: what could happen to the child, and the overall judgement."""

    outcomes: tuple[AdverseOutcome, ...] = rows("Adverse outcomes", src="S4")
    protective_factors: Narrative | None = question(
        "What protects the child",
        src="INFERRED-D",
        help="People, places, strengths and services that keep the child safe now, and how firm each one is.",
    )
    overall_judgement: Level4 | None = question("Overall safety and well-being concern", src="S4", needed=True)
    reasons: Narrative | None = question(
        "Reasons for the overall judgement",
        src="INFERRED-D",
        needed=True,
        help="Why this level and not the one above or below it.",
    )
    summary: Narrative | None = question("Summary", src="S4")


class ExplanationsAndConclusions(Model):
    """What the evidence means: explanation, factors, future behaviour, safety and well-being."""

    understanding_behaviour: UnderstandingBehaviour | None = question(
        "Understanding offending behaviour", src="S4", needed=True
    )
    factors_affecting_desistance: RatedFactors | None = question("Factors affecting desistance", src="S4", needed=True)
    future_behaviour: FutureBehaviour | None = question("Future behaviour", src="S4", needed=True)
    safety_wellbeing: SafetyWellbeing | None = question("Safety and well-being", src="S4", needed=True)
