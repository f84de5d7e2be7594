"""The custody module: placement information carried forward, and the part that the establishment writes."""

import datetime

from pydantic import Field

from reportkit.assessment.models.base import Model, Narrative, Row, Sensitivity, question, rows
from reportkit.assessment.models.modules.placement_notification import PlacementInformation
from reportkit.assessment.vocabulary import YesNo


class CustodyMeeting(Row):
    """A meeting while the child is in custody."""

    purpose: str | None = question("Meeting", src="INFERRED-D", max_length=255, needed=True)
    date: datetime.date | None = question("Date", src="INFERRED-D", needed=True)
    attendees: str | None = question("Who comes", src="INFERRED-D", max_length=500)


class SentenceDates(Model):
    """Dates of the sentence, as the establishment or the court calculated them."""

    sentence_date: datetime.date | None = question("Date of sentence", src="INFERRED-R")
    length: str | None = question("Length", src="INFERRED-R", max_length=255)
    days_on_remand: int | None = question("Days on remand to count", src="INFERRED-R", ge=0)
    earliest_release: datetime.date | None = question("Earliest release", src="U16")
    halfway: datetime.date | None = question("Half-way point", src="U16")
    latest_release: datetime.date | None = question("Latest release", src="U16")
    sentence_end: datetime.date | None = question("End of sentence", src="INFERRED-R")
    calculated_by: str | None = question("Calculated by", src="INFERRED-D", max_length=255)


class Establishment(Model):
    """What the establishment records on arrival."""

    name: str | None = question("Establishment", src="S4", max_length=255, needed=True)
    arrived_on: datetime.date | None = question("Arrived on", src="INFERRED-R")
    completed_by: str | None = question("Completed by", src="INFERRED-R", max_length=255)
    arrival_assessment: Narrative | None = question("Assessment on arrival", src="INFERRED-R", needed=True)
    first_night_interview: Narrative | None = question("First-night interview", src="INFERRED-R", needed=True)
    immediate_actions: Narrative | None = question("Immediate actions", src="INFERRED-R")
    keyworker: str | None = question("Keyworker", src="INFERRED-R", max_length=255)
    keyworker_contact: str | None = question("Keyworker's contact", src="INFERRED-R", max_length=255)
    health_reception_screen: Narrative | None = question(
        "Health screen on reception", src="INFERRED-R", sensitivity=Sensitivity.HEALTH
    )
    phone_call_home: YesNo | None = question("Was there a call home?", src="INFERRED-R")
    property_received: Narrative | None = question("Property", src="INFERRED-R")


class Custody(PlacementInformation):
    """The child in custody: safety, risk, health, the establishment's part, and the way home."""

    dates: SentenceDates | None = Field(default=None, title="Dates of the sentence")
    establishment: Establishment | None = Field(default=None, title="Completed by the establishment")
    safety_plan: Narrative | None = question("Safety plan", src="INFERRED-D")
    learning_plan: Narrative | None = question("Learning plan, and who owns it", src="INFERRED-D")
    health_plan: Narrative | None = question(
        "Health plan, and who owns it", src="INFERRED-D", sensitivity=Sensitivity.HEALTH
    )
    family_contact: Narrative | None = question("Contact with family", src="INFERRED-D")
    meetings: tuple[CustodyMeeting, ...] = rows("Meetings", src="INFERRED-D")
    temporary_release: Narrative | None = question(
        "Temporary release",
        src="INFERRED-D",
        help="Its purpose for resettlement, dates, address check, conditions, escort and fallback.",
    )
    resettlement_needs: Narrative | None = question(
        "Resettlement needs", src="INFERRED-D", needed=True, help="From the first day: home, education, health, family."
    )
