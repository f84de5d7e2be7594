"""The transfer module between two youth justice services."""

import datetime

from pydantic import Field

from reportkit.assessment.models.base import Listed, Model, Narrative, Row, Sensitivity, question, rows
from reportkit.assessment.models.modules.transfers import Acceptance, JointMeeting, OutstandingAction, Paper


class TransferType(Listed, source="INFERRED-R"):
    """The kind of transfer."""

    CARETAKING = "caretaking", "Caretaking"
    PERMANENT = "permanent", "Permanent"
    CUSTODY = "custody", "In custody"
    TEMPORARY = "temporary", "Temporary"


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
    agencies_to_inform: Narrative | None = question("Agencies to inform", src="INFERRED-R")
    victim_considerations: Narrative | None = question(
        "Considerations for people harmed", src="INFERRED-R", sensitivity=Sensitivity.VICTIM
    )
    responsibilities: tuple[Responsibility, ...] = rows("Who is responsible for what", src="INFERRED-R")
    handover_meetings: tuple[JointMeeting, ...] = rows("Handover meetings", src="INFERRED-R")
    papers: tuple[Paper, ...] = rows("Papers enclosed", src="INFERRED-R")
    acceptance: Acceptance | None = Field(default=None, title="Acceptance by the receiving service")
