"""The leaving custody module: release, requirements, first appointment and the way home."""

import datetime

from pydantic import Field

from reportkit.assessment.models.base import Listed, Model, Narrative, Row, Sensitivity, question, rows
from reportkit.assessment.vocabulary import YesNo


class ReleaseType(Listed, source="U15"):
    """The form that release takes; home detention curfew and expiry are INFERRED-R."""

    NOTICE_OF_SUPERVISION = "notice_of_supervision", "Notice of supervision"
    LICENCE = "licence", "Licence"
    HDC = "hdc", "Home detention curfew"
    EXPIRY = "expiry", "End of sentence"


class EarlyLate(Listed, source="U16"):
    """Whether release is at the half-way point, before or after it."""

    EARLY = "early", "Early"
    HALFWAY = "halfway", "At the half-way point"
    LATE = "late", "Late, by order of the court"


class RequirementKind(Listed, source="U15"):
    """Additional requirements after release."""

    RESIDENCE = "residence", "Residence"
    REPORTING = "reporting", "Reporting"
    CURFEW = "curfew", "Curfew"
    MONITORING = "electronic_monitoring", "Electronic monitoring"
    ISS = "iss", "Intensive supervision and surveillance"
    EXCLUSION = "exclusion", "Exclusion"
    NON_ASSOCIATION = "non_association", "Not meeting named people"
    DRUG_TESTING = "drug_testing", "Drug testing"
    PROGRAMME = "programme", "Programme"
    OTHER = "other", "Other"


class ReleaseRequirement(Row):
    """An additional requirement, why it is needed and which behaviour it answers."""

    kind: RequirementKind | None = question("Requirement", src="U15", needed=True)
    details: Narrative | None = question("What the child must do", src="U15", needed=True)
    necessity: Narrative | None = question(
        "Why it is necessary and proportionate", src="U15", needed=True, help="To prevent reoffending, not to punish."
    )
    behaviour: str | None = question(
        "Future behaviour that it answers",
        src="INFERRED-D",
        max_length=64,
        needed=True,
        help="The reference of a row of future behaviours.",
    )


class FirstAppointment(Model):
    """The first appointment after release."""

    date: datetime.date | None = question("Date", src="INFERRED-R", needed=True)
    time: str | None = question("Time", src="INFERRED-R", max_length=32, needed=True)
    place: str | None = question("Place", src="INFERRED-R", max_length=255, needed=True)


class Supervision(Model):
    """Who supervises after release."""

    officer: str | None = question("Supervising officer", src="INFERRED-R", max_length=255, needed=True)
    service: str | None = question("Service", src="INFERRED-R", max_length=255, needed=True)
    office_address: str | None = question("Office address", src="INFERRED-R", max_length=500)
    phone: str | None = question("Telephone", src="INFERRED-R", max_length=255, needed=True)
    first_appointment: FirstAppointment | None = Field(default=None, title="First appointment")


class ReleaseAccommodation(Model):
    """Where the child will live."""

    address: str | None = question(
        "Address on release", src="INFERRED-R", max_length=500, needed=True, sensitivity=Sensitivity.ADDRESS
    )
    with_whom: str | None = question("With whom", src="INFERRED-R", max_length=255)
    approved_by: str | None = question("Approved by", src="INFERRED-R", max_length=255)
    approved_on: datetime.date | None = question("Approved on", src="INFERRED-R")
    child_told_on: datetime.date | None = question("The child was told on", src="INFERRED-D")


class Resettlement(Model):
    """The plan for leaving."""

    accommodation: Narrative | None = question("Home", src="INFERRED-R")
    education_training_employment: Narrative | None = question("School, training or work", src="INFERRED-R")
    health: Narrative | None = question("Health", src="INFERRED-R", sensitivity=Sensitivity.HEALTH)
    finance: Narrative | None = question("Money and identity papers", src="INFERRED-R")
    family: Narrative | None = question("Family and people who help", src="INFERRED-R")
    identity: Narrative | None = question(
        "Identity and future", src="U49", help="What the child wants to be known for, and what will help."
    )
    first_week: Narrative | None = question("First week", src="INFERRED-R", help="Day by day.")


class LeavingCustody(Model):
    """Release information and arrangements."""

    release_type: ReleaseType | None = question("Kind of release", src="U15", needed=True)
    release_date: datetime.date | None = question("Release date", src="U16", needed=True)
    supervision_end: datetime.date | None = question("End of supervision", src="U16", needed=True)
    early_or_late_release: EarlyLate | None = question("Early or late release", src="U16")
    calculated_by: str | None = question("Who calculated the dates", src="INFERRED-D", max_length=255)
    supervision: Supervision | None = Field(default=None, title="Supervision")
    accommodation: ReleaseAccommodation | None = Field(default=None, title="Address on release")
    requirements: tuple[ReleaseRequirement, ...] = rows("Additional requirements", src="U15")
    necessity_check: YesNo | None = question(
        "Is every requirement necessary to prevent reoffending, and proportionate?",
        src="U15",
        help="Intensive supervision and tagging only where the risk is high.",
    )
    necessity_check_details: Narrative | None = question("Reasons", src="U15")
    resettlement: Resettlement | None = Field(default=None, title="Plan for leaving")
    explained_to_child_on: datetime.date | None = question("Explained to the child on", src="INFERRED-D")
    explained_by: str | None = question("Explained by", src="INFERRED-D", max_length=255)
    understanding_check: Narrative | None = question(
        "How the child showed that they understood", src="INFERRED-D", help="What they said back, in their own words."
    )
    victim_liaison: YesNo | None = question("Does victim liaison apply?", src="INFERRED-R")
    victim_liaison_details: Narrative | None = question(
        "Victim liaison", src="INFERRED-R", sensitivity=Sensitivity.VICTIM
    )
    mappa_notification: YesNo | None = question("Has MAPPA been notified?", src="INFERRED-R")
    mappa_notification_details: Narrative | None = question("MAPPA notification", src="INFERRED-R")
