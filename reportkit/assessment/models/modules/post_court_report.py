"""The post-court report module: what happened today, and what the establishment must know tonight."""

import datetime

from pydantic import Field

from reportkit.assessment.models.base import Listed, Model, Narrative, Row, Sensitivity, question, rows
from reportkit.assessment.models.modules.court_case import CourtCase
from reportkit.assessment.models.order_lists import OrderType
from reportkit.assessment.vocabulary import YesNo


class Informed(Listed, source="INFERRED-D"):
    """Who is told about the outcome."""

    PARENT_CARER = "parent_carer", "Parent or carer"
    CHILDRENS_SERVICES = "childrens_services", "Children's services"
    SCHOOL = "school", "School or college"
    SOLICITOR = "solicitor", "Solicitor"
    PLACEMENT_TEAM = "placement_team", "Placement team"
    HEALTH = "health", "Health service"
    OTHER = "other", "Other"


class InformedPerson(Row):
    """Somebody who was told."""

    who: Informed | None = question("Who", src="INFERRED-R", needed=True)
    informed: YesNo | None = question("Told?", src="INFERRED-R", needed=True)
    by: str | None = question("By whom and when", src="INFERRED-D", max_length=255)


class Handover(Row):
    """A paper sent with this report."""

    title: str | None = question("Paper", src="INFERRED-R", max_length=255, needed=True)
    sent_to: str | None = question("Sent to", src="INFERRED-D", max_length=255)


class ImmediateSafety(Model):
    """Safety on the first night: no blanks, write “none observed” where that is so."""

    presentation: Narrative | None = question("Mood and presentation at court", src="INFERRED-R", needed=True)
    self_harm_suicide: Narrative | None = question("Signs of self-harm or suicide", src="INFERRED-R", needed=True)
    threats: Narrative | None = question("Threats made or received", src="INFERRED-R", needed=True)
    withdrawal: Narrative | None = question(
        "Substance use or withdrawal", src="INFERRED-R", needed=True, sensitivity=Sensitivity.HEALTH
    )
    injuries: Narrative | None = question("Injuries", src="INFERRED-R", needed=True, sensitivity=Sensitivity.HEALTH)
    medication: Narrative | None = question(
        "Medication with the child", src="INFERRED-R", needed=True, sensitivity=Sensitivity.HEALTH
    )
    disability_aids: Narrative | None = question("Disability, and aids the child needs", src="INFERRED-R", needed=True)


class PostCourtReport(Model):
    """The outcome at court, and what has changed since the placement information."""

    case: CourtCase | None = Field(default=None, title="The case")
    court_date: datetime.date | None = question("Date at court", src="INFERRED-R", needed=True)
    court_time: str | None = question("Time", src="INFERRED-R", max_length=32)
    officer: str | None = question("Officer at court", src="U11", max_length=255, needed=True)
    out_of_hours_contact: str | None = question("Contact out of hours", src="INFERRED-R", max_length=255, needed=True)
    outcome: OrderType | None = question("Outcome", src="INFERRED-R", needed=True)
    outcome_length: str | None = question("Length", src="INFERRED-R", max_length=255)
    outcome_details: Narrative | None = question(
        "Outcome in detail", src="INFERRED-R", help="Conditions, recall, and what the court said to the child."
    )
    next_hearing: datetime.date | None = question("Next hearing", src="INFERRED-R")
    keep_apart: Narrative | None = question(
        "People to be kept apart from", src="INFERRED-R", sensitivity=Sensitivity.THIRD_PARTY
    )
    immediate_safety: ImmediateSafety | None = Field(default=None, title="Immediate safety")
    risk_to_others: Narrative | None = question("Risk to others on the way and on arrival", src="INFERRED-R")
    staff_safety: Narrative | None = question("Staff safety", src="INFERRED-R", sensitivity=Sensitivity.STAFF_SAFETY)
    communication_needs: Narrative | None = question(
        "How to speak with this child tonight", src="INFERRED-D", help="Short words, time, interpreter, Welsh."
    )
    child_reaction: Narrative | None = question("The child's reaction to the outcome", src="INFERRED-R")
    family_informed: YesNo | None = question("Was the family told?", src="INFERRED-R", needed=True)
    informed: tuple[InformedPerson, ...] = rows("Who has been told", src="INFERRED-R")
    visits_arranged: Narrative | None = question("Calls and visits arranged", src="INFERRED-D")
    escort_information: Narrative | None = question("Information for the escort", src="INFERRED-R")
    changes_since_placement: Narrative | None = question(
        "What changed since the placement information",
        src="INFERRED-D",
        needed=True,
        help="Say “nothing has changed” where that is so.",
    )
    documents_sent: tuple[Handover, ...] = rows("Documents sent with this report", src="INFERRED-R")
