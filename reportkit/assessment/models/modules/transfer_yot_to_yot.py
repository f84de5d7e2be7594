"""The transfer module between two youth justice services."""

import datetime

from pydantic import Field

from reportkit.assessment.models.base import Listed, Model, Narrative, Row, Sensitivity, question, rows
from reportkit.assessment.models.modules.leaving_custody import FirstAppointment
from reportkit.assessment.models.modules.transfers import (
    Acceptance,
    JointMeeting,
    LiveWarning,
    OutstandingAction,
    Paper,
    RequirementProgress,
    ServiceHandover,
)
from reportkit.assessment.models.personal_family_social.living import AccommodationType
from reportkit.assessment.vocabulary import YesNoUnknown


class TransferType(Listed, source="INFERRED-R"):
    """The kind of transfer."""

    CARETAKING = "caretaking", "Caretaking"
    PERMANENT = "permanent", "Permanent"
    CUSTODY = "custody", "In custody"
    TEMPORARY = "temporary", "Temporary"


class AreaChange(Listed, source="S16"):
    """Whether the court has been asked to change the area that the order names."""

    NOT_ASKED = "not_asked", "Not asked for yet"
    ASKED = "asked", "Asked for"
    MADE = "made", "Made"
    NOT_NEEDED = "not_needed", "Not needed"


class Duty(Listed, source="INFERRED-D"):
    """A duty that one of the two services holds."""

    CONTACT = "contact", "Contact with the child"
    COURT_REPORTS = "court_reports", "Court reports"
    BREACH = "breach", "Breach and enforcement"
    REVIEWS = "reviews", "Reviews"
    PLACEMENT_COSTS = "placement_costs", "Placement costs"
    OTHER = "other", "Other"


class Side(Listed, source="INFERRED-D"):
    """Which service."""

    HOME = "home", "Home service"
    HOST = "host", "Host service"
    BOTH = "both", "Both"


class Responsibility(Row):
    """Who holds one duty while the case is shared."""

    duty: Duty | None = question("Duty", src="INFERRED-D", needed=True)
    held_by: Side | None = question("Held by", src="INFERRED-D", needed=True)
    notes: str | None = question("Notes", src="INFERRED-D", max_length=500)


class ServiceSide(Model):
    """One of the two services."""

    service: str | None = question("Service", src="INFERRED-R", max_length=255, needed=True)
    officer: str | None = question("Officer", src="INFERRED-R", max_length=255)
    phone: str | None = question("Telephone", src="INFERRED-R", max_length=255)
    email: str | None = question("Email", src="INFERRED-R", max_length=255)
    out_of_hours: str | None = question(
        "Outside office hours", src="INFERRED-D", max_length=255, help="The duty team and its number."
    )


class NewHome(Model):
    """Where the child will live, who arranged it, and how sure it is."""

    kind: AccommodationType | None = question("Kind of place", src="INFERRED-R")
    householder: str | None = question(
        "Landlord, carer or placement",
        src="INFERRED-D",
        max_length=255,
        help="The role and, where they agree, the name.",
    )
    contact: str | None = question("Telephone there", src="INFERRED-D", max_length=255, sensitivity=Sensitivity.ADDRESS)
    arranged_by: str | None = question("Arranged by", src="INFERRED-R", max_length=255)
    checked_by: str | None = question(
        "How it was checked", src="INFERRED-R", max_length=500, help="Who visited, when, and what they saw."
    )
    from_date: datetime.date | None = question("Living there from", src="INFERRED-D")
    agreed_until: datetime.date | None = question("Agreed until", src="INFERRED-D")
    stability: Narrative | None = question(
        "How stable it is", src="INFERRED-R", help="What could end it, who would be told, and what is kept in reserve."
    )


class TransferYotToYot(Model):
    """What the receiving service needs to act safely on the first day."""

    transfer_type: TransferType | None = question("Kind of transfer", src="INFERRED-R", needed=True)
    sending: ServiceSide | None = Field(default=None, title="Sending service")
    receiving: ServiceSide | None = Field(default=None, title="Receiving service")
    start: datetime.date | None = question("From", src="INFERRED-R", needed=True)
    end: datetime.date | None = question("Until", src="INFERRED-R")
    review_date: datetime.date | None = question("Review of the transfer", src="INFERRED-R")
    reason: Narrative | None = question("Reason", src="INFERRED-R", needed=True)
    child_views: Narrative | None = question("The child's views on moving", src="INFERRED-R", needed=True)
    residence: Narrative | None = question(
        "New residence and its suitability",
        src="INFERRED-R",
        sensitivity=Sensitivity.ADDRESS,
        help="Who arranged it, how it was checked, and how stable it is.",
    )
    new_home: NewHome | None = Field(default=None, title="The new home")
    family_views: Narrative | None = question("What the family says about the move", src="INFERRED-D")
    requirement_progress: tuple[RequirementProgress, ...] = rows("Requirements, done and left", src="INFERRED-D")
    live_warnings: tuple[LiveWarning, ...] = rows("Warnings that still count", src="S34")
    area_change: AreaChange | None = question(
        "Has the court been asked to change the area that the order names?",
        src="S16",
        help="Until it has, the home service answers for the order.",
    )
    order_remaining: Narrative | None = question(
        "Order and what is left of it", src="INFERRED-R", help="Requirements, hours done and left, dates."
    )
    compliance_position: Narrative | None = question("Court and compliance position", src="INFERRED-R")
    care_status: Narrative | None = question("Care status and responsible local authority", src="INFERRED-R")
    changes_last_3_months: Narrative | None = question("What changed in the last three months", src="INFERRED-R")
    safety_alerts: Narrative | None = question(
        "Safety alerts", src="INFERRED-R", needed=True, sensitivity=Sensitivity.RESTRICTED
    )
    what_works: Narrative | None = question("What works with this child, and what to avoid", src="INFERRED-R")
    outstanding_actions: tuple[OutstandingAction, ...] = rows("Outstanding actions", src="INFERRED-R")
    gap_contact: Narrative | None = question(
        "Who sees the child until the new service does",
        src="INFERRED-D",
        needed=True,
        help="Day by day: who rings or visits, and what happens if the child cannot be reached.",
    )
    first_appointment: FirstAppointment | None = Field(default=None, title="First appointment with the new service")
    service_handover: tuple[ServiceHandover, ...] = rows("Services, and who takes over", src="INFERRED-D")
    agencies_to_inform: Narrative | None = question("Agencies to inform", src="INFERRED-R")
    victim_considerations: Narrative | None = question(
        "Considerations for people harmed", src="INFERRED-R", sensitivity=Sensitivity.VICTIM
    )
    victims_near_new_home: YesNoUnknown | None = question(
        "Does anybody who was harmed live, work or learn near the new home?", src="INFERRED-D", needed=True
    )
    victim_route: str | None = question(
        "How information on people harmed is sent",
        src="S29",
        max_length=500,
        help="By whom, to whom, on which day, by which secure channel; never in the transfer papers.",
    )
    responsibilities: tuple[Responsibility, ...] = rows("Who is responsible for what", src="INFERRED-R")
    handover_meetings: tuple[JointMeeting, ...] = rows("Handover meetings", src="INFERRED-R")
    papers: tuple[Paper, ...] = rows("Papers enclosed", src="INFERRED-R")
    acceptance: Acceptance | None = Field(default=None, title="Acceptance by the receiving service")
