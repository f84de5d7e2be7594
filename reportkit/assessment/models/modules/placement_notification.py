"""The placement notification module, and the placement information that it shares with the custody module."""

import datetime

from pydantic import Field

from reportkit.assessment.models.base import Listed, Model, Narrative, Row, Sensitivity, question, rows
from reportkit.assessment.models.order_lists import PlacementType
from reportkit.assessment.vocabulary import YesNo, YesNoUnknown


class NotificationReason(Listed, source="S4"):
    """Why the placement service is told."""

    RISK_OF_CUSTODY = "risk_of_custody", "At risk of custody"
    RECALL = "recall", "Being recalled"
    BREACH = "breach", "Breach with a risk of custody"


class ServiceInformation(Model):
    """The youth justice service that sends the information."""

    service: str | None = question("Youth justice service", src="U11", max_length=255, needed=True)
    sub_area: str | None = question("Sub-area", src="U11", max_length=255)
    completing_officer: str | None = question("Completed by", src="U11", max_length=255, needed=True)
    completed_on: datetime.date | None = question("Date", src="U11", needed=True)
    allocated_officer: str | None = question("Allocated worker", src="U11", max_length=255)
    phone: str | None = question("Telephone", src="U11", max_length=255, needed=True)
    out_of_hours_phone: str | None = question("Telephone out of hours", src="INFERRED-R", max_length=255)
    known_to_service: YesNo | None = question("Is the child known to the service?", src="U11")
    known_for: str | None = question("For how long", src="U11", max_length=255)
    allocated_elsewhere: YesNo | None = question("Allocated to another service?", src="U11")
    home_service_consulted: YesNo | None = question("Was the home service consulted?", src="U11")


class PlacementRecommendation(Model):
    """The placement that the service recommends."""

    placement: PlacementType | None = question("Recommended placement", src="U11", needed=True)
    reason: Narrative | None = question(
        "Reasons", src="U11", needed=True, help="This child's needs and safety, distance from home, family visits."
    )
    welsh_placement_wanted: YesNoUnknown | None = question("Is a placement in Wales wanted?", src="INFERRED-D")
    single_room: YesNoUnknown | None = question("Is a single room needed?", src="INFERRED-D")
    single_room_reason: Narrative | None = question("Why a single room", src="INFERRED-D")


class PlacementSafety(Model):
    """Safety of the child in a placement: write “none known” where that is so."""

    self_harm_suicide: Narrative | None = question(
        "Self-harm and suicide",
        src="INFERRED-R",
        needed=True,
        help="History, how recent, method, triggers, what helps, and the view today.",
    )
    vulnerability: Narrative | None = question(
        "Vulnerability", src="INFERRED-R", needed=True, help="First time away, recent loss, sexual harm, bullying."
    )
    bullying: Narrative | None = question("Bullying", src="INFERRED-R")
    exploitation: Narrative | None = question("Exploitation", src="INFERRED-R", sensitivity=Sensitivity.RESTRICTED)
    substance_withdrawal: Narrative | None = question(
        "Substance use and withdrawal", src="INFERRED-R", sensitivity=Sensitivity.HEALTH
    )
    first_night: Narrative | None = question("First-night risks", src="INFERRED-R")
    what_helps: Narrative | None = question(
        "What helps me settle", src="INFERRED-D", help="Interests, ways to calm, key people; in the child's words."
    )


class RiskToOthers(Model):
    """Risk to other people in a placement: write “none known” where that is so."""

    violence: Narrative | None = question("Violence", src="INFERRED-R", needed=True)
    arson: Narrative | None = question("Fire setting", src="INFERRED-R")
    sexual: Narrative | None = question("Sexually harmful behaviour", src="INFERRED-R")
    gangs: Narrative | None = question("Groups and gangs", src="INFERRED-R", sensitivity=Sensitivity.RESTRICTED)
    escape: Narrative | None = question("Escape", src="INFERRED-R")
    hostage: Narrative | None = question("Hostage taking", src="INFERRED-R")
    staff: Narrative | None = question("Risk to staff", src="INFERRED-R", sensitivity=Sensitivity.STAFF_SAFETY)
    property: Narrative | None = question("Damage to property", src="INFERRED-R")


class PlacementHealth(Model):
    """Health and communication in a placement."""

    conditions: Narrative | None = question("Conditions", src="INFERRED-R", sensitivity=Sensitivity.HEALTH)
    medication: Narrative | None = question(
        "Medication", src="INFERRED-R", needed=True, sensitivity=Sensitivity.HEALTH, help="Name, dose, last taken."
    )
    allergies: Narrative | None = question("Allergies", src="INFERRED-R", needed=True, sensitivity=Sensitivity.HEALTH)
    gp: str | None = question("General practitioner", src="INFERRED-R", max_length=255, sensitivity=Sensitivity.HEALTH)
    disability: Narrative | None = question("Disability and adjustments", src="INFERRED-R")
    communication: Narrative | None = question(
        "Communication and learning", src="INFERRED-R", needed=True, help="How to speak with this child; reading level."
    )
    diet: str | None = question("Diet", src="INFERRED-R", max_length=255)
    pregnancy_parenthood: Narrative | None = question(
        "Pregnancy or parenthood", src="INFERRED-R", sensitivity=Sensitivity.HEALTH
    )


class KnownAssociate(Row):
    """Somebody in custody whom the child knows, or must be kept apart from."""

    name: str | None = question("Name", src="INFERRED-R", max_length=255, sensitivity=Sensitivity.THIRD_PARTY)
    relationship: str | None = question("Connection", src="INFERRED-R", max_length=255)
    separate: YesNo | None = question("Must they be kept apart?", src="INFERRED-D")
    reason: Narrative | None = question("Why", src="INFERRED-D", sensitivity=Sensitivity.RESTRICTED)


class Sent(Row):
    """To whom the information went, and when."""

    recipient: str | None = question("Sent to", src="INFERRED-D", max_length=255, needed=True)
    date: datetime.date | None = question("Date", src="INFERRED-D", needed=True)
    time: str | None = question("Time", src="INFERRED-D", max_length=32)


class PlacementInformation(Model):
    """What the placement service and an establishment must know."""

    yot: ServiceInformation | None = Field(default=None, title="The service")
    placement_recommendation: PlacementRecommendation | None = Field(default=None, title="Placement recommendation")
    previous_custody: Narrative | None = question("Previous custody, and how it went", src="INFERRED-R")
    transport: Narrative | None = question("Transport", src="INFERRED-R")
    known_associates_in_custody: tuple[KnownAssociate, ...] = rows("Known associates in custody", src="INFERRED-R")
    contact_not_allowed: Narrative | None = question(
        "Contact that is not allowed", src="INFERRED-R", sensitivity=Sensitivity.THIRD_PARTY
    )
    safety: PlacementSafety | None = Field(default=None, title="Safety of the child")
    risk_to_others: RiskToOthers | None = Field(default=None, title="Risk to others")
    health: PlacementHealth | None = Field(default=None, title="Health and communication")
    sent: tuple[Sent, ...] = rows("Sent to", src="INFERRED-D")


class PlacementNotification(PlacementInformation):
    """Notice to the placement service that the child may enter custody."""

    reason: NotificationReason | None = question("Why the placement service is told", src="S4", needed=True)
    hearing_date: datetime.date | None = question("Hearing date", src="INFERRED-D", needed=True)
    court: str | None = question("Court", src="INFERRED-D", max_length=255)
