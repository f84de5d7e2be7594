"""The Core Record: the essentials about the child, the alerts, the services, the sources and the plan in brief."""

import datetime

from pydantic import Field

from reportkit.assessment.models.base import Model, Narrative, PartialDate, Row, Sensitivity, question, rows
from reportkit.assessment.models.care_history import CareHistory
from reportkit.assessment.models.core_record_header import Header
from reportkit.assessment.models.core_record_lists import Incident, ServiceStatus, SourceType
from reportkit.assessment.vocabulary import KeyArea, Level3, Level4, YesNo, YesNoUnknown

AS_AT = "The day on which this was last checked; left out, it is the day of the assessment."


class LocalRisk(Row):
    """A risk that the service defines for itself."""

    risk: str | None = question("Risk", src="S4", max_length=255, needed=True, help="For example exploitation.")
    details: Narrative | None = question("Details", src="S4", needed=True, sensitivity=Sensitivity.RESTRICTED)
    as_of: datetime.date | None = question("As at", src="INFERRED-D", help=AS_AT)


class RisksAndConcerns(Model):
    """The judgements, alerts and concerns that every reader of the file must see first."""

    rosh: Level4 | None = question("Risk of serious harm", src="S4", derived=True)
    yogrs: int | None = question(
        "YOGRS score", src="S4", ge=0, le=100, help="Imported from the case system; does not apply in prevention."
    )
    lor: Level3 | None = question("Likelihood of reoffending", src="S4", derived=True)
    risk_to_children: YesNo | None = question("Assessed as a risk to children?", src="S4", derived=True)
    previous_incidents: YesNo | None = question(
        "Previous safeguarding or public protection incidents",
        src="S4",
        needed=True,
        opens=("previous_incident_types", "previous_incidents_details"),
        help="Look in the service's own records and in the history of reported incidents.",
    )
    previous_incident_types: tuple[Incident, ...] = rows("Kinds of incident", src="U25")
    previous_incidents_details: Narrative | None = question("Details of previous incidents", src="S4")
    previous_incidents_as_of: datetime.date | None = question("Previous incidents: as at", src="INFERRED-D", help=AS_AT)
    overall_safety_wellbeing: Level4 | None = question("Overall safety and well-being concern", src="S4", derived=True)
    risk_of_self_harm: str | None = question("Risk of self-harm alert", src="S4", derived=True, max_length=255)
    risk_of_suicide: str | None = question("Risk of suicide alert", src="S4", derived=True, max_length=255)
    gang_association: YesNoUnknown | None = question("Gang associations", src="S4", derived=True)
    known_victim_concern: YesNo | None = question(
        "Concerns about a specific known victim",
        src="S4",
        needed=True,
        opens=("known_victim_concern_details",),
    )
    known_victim_concern_details: Narrative | None = question(
        "Details of the concern about a known victim",
        src="S4",
        sensitivity=Sensitivity.VICTIM,
        help="What the concern is and what controls it. Name nobody: use a role, such as the shop worker.",
    )
    known_victim_concern_as_of: datetime.date | None = question("Known victim: as at", src="INFERRED-D", help=AS_AT)
    staff_safety: YesNo | None = question(
        "Staff safety concerns or considerations",
        src="S4",
        needed=True,
        sensitivity=Sensitivity.STAFF_SAFETY,
        opens=("staff_safety_details",),
    )
    staff_safety_details: Narrative | None = question(
        "Details for staff safety",
        src="S4",
        sensitivity=Sensitivity.STAFF_SAFETY,
        help="What a worker should do: where to meet, who with, what to avoid.",
    )
    staff_safety_as_of: datetime.date | None = question(
        "Staff safety: as at", src="INFERRED-D", sensitivity=Sensitivity.STAFF_SAFETY, help=AS_AT
    )
    other_local_risks: tuple[LocalRisk, ...] = rows("Other risks (locally defined)", src="S4")
    physical_health_disability: YesNoUnknown | None = question(
        "Physical health concerns or disability", src="S4", derived=True
    )
    mental_health: YesNoUnknown | None = question("Mental health concerns", src="S4", derived=True)
    substance_misuse: YesNoUnknown | None = question("Substance misuse concerns", src="S4", derived=True)
    slcn: YesNoUnknown | None = question(
        "Speech, language, communication and neuro-disability concerns", src="S4", derived=True
    )


class PreviousAssessment(Row):
    """A specialist assessment made by another service."""

    type: str | None = question("Kind of assessment", src="S4", max_length=255, needed=True)
    service: str | None = question("Service", src="INFERRED-D", max_length=255)
    assessor: str | None = question("Assessor", src="INFERRED-D", max_length=255)
    date: PartialDate | None = question("Date", src="INFERRED-D", needed=True)
    key_findings: Narrative | None = question(
        "Key findings",
        src="INFERRED-D",
        sensitivity=Sensitivity.HEALTH,
        help="What bears on this assessment; cite the report, do not copy it.",
    )


class OtherProfessional(Row):
    """A professional or service involved with the child, now or before."""

    service: str | None = question("Service", src="S4", max_length=255, needed=True)
    name: str | None = question("Name", src="INFERRED-D", max_length=255)
    role: str | None = question("Role", src="INFERRED-D", max_length=255)
    contact: str | None = question("Contact", src="INFERRED-D", max_length=255)
    start: PartialDate | None = question("From", src="S4", needed=True)
    end: PartialDate | None = question("Until", src="S4")
    status: ServiceStatus | None = question("Current or previous", src="INFERRED-D")
    reason: Narrative | None = question("Why involved, and what it does", src="INFERRED-D")


class ContactsWithServices(Model):
    """Contacts with services: specialist assessments, and who else works with the child."""

    previous_assessments: tuple[PreviousAssessment, ...] = rows(
        "Relevant previous specialist assessments",
        src="S4",
        help="Education, health, substance misuse and the like; not earlier stages of this assessment.",
    )
    other_professionals: tuple[OtherProfessional, ...] = rows(
        "Other professionals or services involved, now or before",
        src="S4",
        help="The dates are what makes the timeline.",
    )
    not_applicable: YesNo | None = question(
        "Not applicable", src="S4", help="Yes only where no other service is or was involved."
    )


class Source(Row):
    """A source used in this stage."""

    source_type: SourceType | None = question("Kind of source", src="S4", needed=True)
    name: str | None = question("Name of the source or document", src="S4", max_length=255, needed=True)
    date: PartialDate | None = question("Date", src="INFERRED-D", needed=True)
    place: str | None = question("Where", src="INFERRED-D", max_length=255, help="For a meeting: home, school, office.")
    present: str | None = question("Who was present", src="INFERRED-D", max_length=255)
    verified: YesNo | None = question("Verified by another source?", src="INFERRED-D")
    notes: Narrative | None = question("Notes", src="INFERRED-D")


class SourcesOfInformation(Model):
    """Sources of information used for this stage only."""

    sources: tuple[Source, ...] = rows(
        "Sources of information",
        src="S4",
        needed=True,
        help="Every interview, visit, document and agency of this stage, each with its own date and none carried over.",
    )


class OutstandingItem(Row):
    """Something missing or not yet verified."""

    what: str | None = question("What is missing or unverified", src="S4", max_length=500, needed=True)
    source: str | None = question("Which source will supply it", src="S4", max_length=255)
    plan_or_delay: Narrative | None = question("How it will be obtained, or why it is late", src="S4")
    due: datetime.date | None = question("Expected by", src="INFERRED-D")
    received: YesNo | None = question("Received?", src="INFERRED-D")


class InformationOutstanding(Model):
    """Information still to be obtained."""

    items: tuple[OutstandingItem, ...] = rows("Information still to be obtained", src="S4")


class SummaryTarget(Row):
    """A target of the plan, in brief."""

    target: str | None = question("Target", src="S4")
    key_area: KeyArea | None = question("Key area", src="S4")


class InterventionSummary(Model):
    """The plan in brief, worked out from the intervention plan."""

    targets: tuple[SummaryTarget, ...] = rows("Targets", src="S4", derived=True)
    next_review_date: datetime.date | None = question("Date of next review", src="S4", derived=True)


class CoreRecord(Model):
    """The Core Record."""

    header: Header | None = Field(default=None, title="Identity and case")
    risks_and_concerns: RisksAndConcerns | None = Field(default=None, title="Risks and Concerns")
    contacts_with_services: ContactsWithServices | None = Field(default=None, title="Contacts with Services")
    sources_of_information: SourcesOfInformation | None = Field(default=None, title="Sources of information")
    information_outstanding: InformationOutstanding | None = Field(
        default=None, title="Information still to be obtained"
    )
    intervention_summary: InterventionSummary | None = Field(default=None, title="Intervention summary")
    care_history: CareHistory | None = Field(default=None, title="Care history")
