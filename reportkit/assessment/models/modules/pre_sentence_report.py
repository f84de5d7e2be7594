"""The pre-sentence report module: the case, the options, the proposal, and what only the court document says."""

import datetime

from pydantic import Field

from reportkit.assessment.models.base import Listed, Model, Narrative, Row, Sensitivity, question, rows
from reportkit.assessment.models.modules.court_case import AncillaryKind, CourtCase, ReportType
from reportkit.assessment.models.order_lists import OrderType, YroRequirement
from reportkit.assessment.vocabulary import Likelihood, YesNo


class Suitability(Listed, source="INFERRED-D"):
    """How suitable a sentencing option is for this child."""

    SUITABLE = "suitable", "Suitable"
    SUITABLE_WITH_SUPPORT = "suitable_with_support", "Suitable with support"
    NOT_SUITABLE = "not_suitable", "Not suitable"
    FOR_THE_COURT = "for_the_court", "A matter for the court"


class CheckKind(Listed, source="INFERRED-D"):
    """A check to be made before a requirement can be proposed."""

    CURFEW_ADDRESS = "curfew_address", "Curfew address"
    ACTIVITY_PLACE = "activity_place", "Place on the activity or programme"
    TREATMENT_CONSENT = "treatment_consent", "Consent to treatment"
    MONITORING = "monitoring", "Electronic monitoring"
    UNPAID_WORK = "unpaid_work", "Unpaid work"
    RESIDENCE = "residence", "Residence"
    OTHER = "other", "Other"


class IntensiveElement(Listed, source="INFERRED-R"):
    """What an intensive package is made of."""

    EDUCATION_TRAINING = "education_training", "Education, training or employment"
    OFFENDING_BEHAVIOUR = "offending_behaviour", "Work on offending"
    REPARATION = "reparation", "Repairing harm"
    FAMILY_SUPPORT = "family_support", "Family support"
    INTERPERSONAL_SKILLS = "interpersonal_skills", "Personal and social skills"
    CONSTRUCTIVE_LEISURE = "constructive_leisure", "Constructive leisure"
    SUPERVISION_CONTACT = "supervision_contact", "Supervision contact"
    CURFEW_MONITORING = "curfew_monitoring", "Curfew and monitoring"
    EXCLUSION = "exclusion", "Exclusion"
    OTHER = "other", "Other"


class ParentingSupport(Model):
    """Parenting support, and views on a parenting order."""

    assessment: Narrative | None = question(
        "Assessment of parenting support",
        src="INFERRED-R",
        help="What carers do well, what support they need, what was offered. In full where the child is under 16.",
    )
    voluntary_support_offered: YesNo | None = question("Was voluntary support offered?", src="INFERRED-D")
    parenting_order_view: Narrative | None = question(
        "Would a parenting order or bind-over help?",
        src="INFERRED-R",
        help="Whether it would help to prevent further offences, and its likely effect on the family.",
    )
    carer_views: Narrative | None = question("The carers' own view of a parenting order", src="INFERRED-R")
    reason_omitted: Narrative | None = question(
        "Why there is no parenting assessment",
        src="INFERRED-R",
        help="For example: looked after, with no contact with parents.",
    )


class SentencingOption(Row):
    """A realistic sentencing option, and what it would mean for the child."""

    option: OrderType | None = question("Option", src="INFERRED-D", needed=True)
    description: str | None = question("The option in more detail", src="INFERRED-D", max_length=500)
    suitability: Suitability | None = question("Suitability", src="INFERRED-D", needed=True)
    reasons: Narrative | None = question(
        "Reasons",
        src="INFERRED-D",
        needed=True,
        help="Why it would or would not work; the least restrictive option first.",
    )
    effect_on_child: Narrative | None = question(
        "Effect on the child",
        src="INFERRED-D",
        needed=True,
        help="On welfare, education, caring roles, safety and relationships.",
    )


class ProposedRequirement(Row):
    """A requirement of the proposed order, with its purpose."""

    requirement: YroRequirement | None = question(
        "Requirement",
        src="INFERRED-R",
        needed=True,
        help="For a youth rehabilitation order: one of the statutory table.",
    )
    description: str | None = question(
        "What it consists of", src="INFERRED-D", max_length=500, help="For other orders, describe the element here."
    )
    purpose: Narrative | None = question(
        "Purpose", src="INFERRED-D", needed=True, help="Which assessed need or behaviour it answers."
    )
    hours_or_days: str | None = question("Hours or days", src="INFERRED-D", max_length=255, needed=True)
    start: str | None = question(
        "Start", src="INFERRED-D", max_length=255, help="A date, or for example: within 5 days."
    )
    delivered_by: str | None = question("Who delivers it", src="INFERRED-D", max_length=255)


class SuitabilityCheck(Row):
    """A check made before proposing."""

    check: CheckKind | None = question("Check", src="INFERRED-D", needed=True)
    done: YesNo | None = question("Done?", src="INFERRED-D", needed=True)
    date: datetime.date | None = question("Date", src="INFERRED-D")
    result: str | None = question("Result", src="INFERRED-D", max_length=500)


class Proposal(Model):
    """The one proposal that the report puts to the court."""

    order: OrderType | None = question("Proposed order", src="INFERRED-D", needed=True)
    length: str | None = question("Proposed length", src="INFERRED-D", max_length=255, needed=True)
    reasons: Narrative | None = question(
        "Why this order", src="INFERRED-D", needed=True, help="From the assessment to the proposal, with no new facts."
    )
    requirements: tuple[ProposedRequirement, ...] = rows("Requirements and elements", src="INFERRED-D")
    child_attitude: Narrative | None = question(
        "The child's attitude to the proposal", src="INFERRED-D", needed=True, help="In their own words where possible."
    )
    carer_attitude: Narrative | None = question("The carers' attitude to the proposal", src="INFERRED-D")
    suitability_checks: tuple[SuitabilityCheck, ...] = rows("Suitability checks", src="INFERRED-D")


class IntensiveSlot(Row):
    """One part of an intensive package."""

    element: IntensiveElement | None = question("Element", src="INFERRED-R", needed=True)
    description: str | None = question("What it is", src="INFERRED-D", max_length=500, needed=True)
    when: str | None = question("Days and times", src="INFERRED-D", max_length=255)
    hours_per_week: float | None = question("Hours a week", src="INFERRED-D", ge=0, le=168)
    period: str | None = question("For how long", src="INFERRED-D", max_length=255, help="For example: months 1 to 3.")
    provider: str | None = question("Who provides it", src="INFERRED-D", max_length=255)


class AncillaryView(Row):
    """The service's view of an ancillary order that was raised."""

    kind: AncillaryKind | None = question("Order", src="INFERRED-R", needed=True)
    view: Narrative | None = question("View and likely effect", src="INFERRED-D", needed=True)
    family_views: Narrative | None = question("The child's and carers' views", src="INFERRED-D")


class EffectOfCustody(Model):
    """What custody would do to this child; needed wherever custody is an option."""

    safety: Narrative | None = question(
        "Safety in custody",
        src="INFERRED-D",
        help="Self-harm and suicide, bullying, exploitation, first time away; the same as in the placement information.",
    )
    care_status: Narrative | None = question(
        "Care status on sentence",
        src="INFERRED-D",
        help="An accommodated child stops being looked after on sentence; a care order goes on.",
    )
    family: Narrative | None = question("Family, education and relationships", src="INFERRED-D")
    health: Narrative | None = question(
        "Health, disability and medication", src="INFERRED-D", sensitivity=Sensitivity.HEALTH
    )
    immediate_safety_information: Narrative | None = question(
        "What an establishment must know at once", src="INFERRED-D", help="Write “none known” where that is so."
    )


class CommunityObjection(Row):
    """An objection to a community sentence, and the answer."""

    objection: str | None = question("Objection", src="INFERRED-D", max_length=500, needed=True)
    answer: Narrative | None = question("How it can, or cannot, be managed", src="INFERRED-D", needed=True)
    likelihood: Likelihood | None = question("How likely, with the measures in place", src="INFERRED-D")


class CommunityManagement(Model):
    """Why community options can or cannot manage the risk."""

    summary: Narrative | None = question("Can the risk be managed in the community?", src="INFERRED-D")
    objections: tuple[CommunityObjection, ...] = rows("Objections answered", src="INFERRED-D")
    intensive_options: Narrative | None = question(
        "Intensive options considered", src="INFERRED-D", help="What each would hold, week by week."
    )


class ResettlementOutline(Model):
    """If custody is imposed: what leaving it will need, planned from the first day."""

    accommodation: Narrative | None = question("Accommodation", src="INFERRED-D")
    education: Narrative | None = question("Education, training and work", src="INFERRED-D")
    family_contact: Narrative | None = question("Contact with family", src="INFERRED-D")
    health: Narrative | None = question("Health", src="INFERRED-D", sensitivity=Sensitivity.HEALTH)
    release_dates: str | None = question("Expected range of release dates", src="INFERRED-D", max_length=255)
    first_steps: Narrative | None = question("First steps in custody", src="INFERRED-D")


class Enclosure(Row):
    """A paper that goes with the report."""

    title: str | None = question("Paper", src="INFERRED-D", max_length=255, needed=True)
    date: datetime.date | None = question("Date", src="INFERRED-D")
    quality_assurance_only: YesNo | None = question("For quality assurance only?", src="INFERRED-D")


class PreSentenceReport(Model):
    """The pre-sentence report, where it says more than the main sections hold."""

    case: CourtCase | None = Field(default=None, title="The case")
    report_type: ReportType | None = question("Kind of report", src="U13", needed=True)
    all_options: YesNo | None = question(
        "Is custody also considered?", src="S4", help="Yes makes this an all-options report, which is always written."
    )
    reason_full_report: Narrative | None = question(
        "Why a full report, where a shorter one was asked for", src="INFERRED-R"
    )
    parenting_support: ParentingSupport | None = Field(default=None, title="Parenting support")
    summary: Narrative | None = question(
        "Summary", src="INFERRED-D", needed=True, help="Four to six sentences that join what was said; no new facts."
    )
    sentencing_options: tuple[SentencingOption, ...] = rows(
        "Sentencing options considered", src="INFERRED-D", needed=True
    )
    proposal: Proposal | None = Field(default=None, title="Proposal")
    outline_plan: Narrative | None = question(
        "Outline plan",
        src="INFERRED-D",
        help="Three to six priorities, their order, who delivers them and how they will be reviewed.",
    )
    intensive_package: tuple[IntensiveSlot, ...] = rows("Intensive package", src="INFERRED-R")
    ancillary_orders: tuple[AncillaryView, ...] = rows("Views on ancillary orders", src="INFERRED-D")
    effect_of_custody: EffectOfCustody | None = Field(default=None, title="Effect of custody on this child")
    community_management: CommunityManagement | None = Field(default=None, title="Managing risk in the community")
    resettlement_outline: ResettlementOutline | None = Field(default=None, title="If custody is imposed")
    enclosures: tuple[Enclosure, ...] = rows("Enclosures", src="INFERRED-D")
