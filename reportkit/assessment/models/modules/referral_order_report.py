"""The Referral Order report module: the order, the panel, and ideas for the contract."""

import datetime

from pydantic import Field

from reportkit.assessment.models.base import Listed, Model, Narrative, Row, Sensitivity, question, rows
from reportkit.assessment.models.governance import Sharing
from reportkit.assessment.vocabulary import YesNo, YesNoUnknown


class AttendeeRole(Listed, source="U37"):
    """Who may be in the room; only the panel's composition is U37, the rest is INFERRED-R."""

    CHILD = "child", "The child"
    PARENT_CARER = "parent_carer", "Parent or carer"
    PANEL_MEMBER = "panel_member", "Community panel member"
    PANEL_CHAIR = "panel_chair", "Panel chair"
    SERVICE = "service", "Youth justice service"
    SUPPORTER = "supporter", "Supporter of the child"
    PERSON_HARMED = "person_harmed", "Person harmed, or their representative"
    VICTIM_WORKER = "victim_worker", "Victim worker"
    INTERPRETER = "interpreter", "Interpreter or intermediary"
    SOCIAL_WORKER = "social_worker", "Social worker"
    OTHER = "other", "Other"


class ContractHeading(Listed, source="INFERRED-D"):
    """The headings under which ideas for the contract stand."""

    PUTTING_THINGS_RIGHT = "putting_things_right", "Putting things right"
    SUPPORT_TO_CHANGE = "support_to_change", "Support to change"
    ENJOY_AND_LEARN = "enjoy_and_learn", "Doing something I enjoy or learn from"
    KEEPING_SAFE = "keeping_safe", "Keeping safe"


class ContractCondition(Listed, source="U36"):
    """Conditions that an intensive contract may hold."""

    CURFEW_NOT_MONITORED = "non_electronic_curfew", "Being at home at stated times, without a tag"
    EXCLUSION_ZONE = "exclusion_zone", "Keeping away from a place (with a map)"
    NON_ASSOCIATION = "non_association", "Keeping away from named people"


class IntensityBand(Listed, source="U36"):
    """How intensive the first months are; one service's local table."""

    HIGH = "high", "High"
    MEDIUM = "medium", "Medium"
    LOW = "low", "Low"


class Attendee(Row):
    """Somebody who will be at the panel."""

    role: AttendeeRole | None = question("Role", src="U37", needed=True)
    name: str | None = question(
        "Name", src="INFERRED-D", max_length=255, help="Never the name of a person harmed: their role is enough."
    )
    confirmed: YesNo | None = question("Confirmed?", src="INFERRED-D")


class ContractIdea(Row):
    """An idea that the panel and the child may take up, change or leave."""

    heading: ContractHeading | None = question("Heading", src="INFERRED-D", needed=True)
    idea: str | None = question("Idea", src="INFERRED-D", max_length=500, needed=True)
    purpose: Narrative | None = question(
        "Purpose", src="U37", needed=True, help="How it helps to prevent offending or repair harm."
    )
    child_view: Narrative | None = question("The child's view", src="INFERRED-D", needed=True)
    practicality: Narrative | None = question(
        "Practicality", src="INFERRED-D", help="Place, time, travel, cost, and whether a place is free."
    )
    involves_person_harmed: YesNo | None = question(
        "Does it involve a person harmed?",
        src="INFERRED-D",
        help="Only with their recorded consent (Sentencing Act 2020, Schedule 3).",
    )


class IntensiveMonth(Row):
    """The weekly hours of one month."""

    month: int | None = question("Month", src="U36", ge=1, le=12, needed=True)
    hours_per_week: float | None = question("Hours a week", src="U36", ge=0, le=168, needed=True)
    content: str | None = question("What fills them", src="INFERRED-D", max_length=500)


class IntensiveContract(Model):
    """An intensive contract: hours, conditions and timetable."""

    proposed: YesNo | None = question(
        "Is an intensive contract proposed?", src="U36", opens=("band", "months", "conditions", "details")
    )
    band: IntensityBand | None = question("Intensity", src="U36")
    months: tuple[IntensiveMonth, ...] = rows("Hours by month", src="U36")
    conditions: tuple[ContractCondition, ...] = rows("Conditions", src="U36")
    details: Narrative | None = question("Details of the conditions", src="INFERRED-D")


class ReferralOrderReport(Model):
    """The report to the initial panel."""

    order_length_months: int | None = question(
        "Length of the order, in months",
        src="INFERRED-R",
        ge=3,
        le=12,
        needed=True,
        help="From 3 to 12 months; it runs from the day on which the contract is signed.",
    )
    order_date: datetime.date | None = question("Date of the order", src="INFERRED-R", needed=True)
    court: str | None = question("Court", src="INFERRED-R", max_length=255)
    panel_date: datetime.date | None = question(
        "Date of the panel", src="U37", needed=True, help="Normally within 20 working days of sentence."
    )
    panel_place: str | None = question("Place of the panel", src="INFERRED-D", max_length=255)
    copy_number: str | None = question(
        "Copy number", src="INFERRED-R", max_length=32, help="Numbered copies are returned after the panel."
    )
    attendees: tuple[Attendee, ...] = rows("Who will attend", src="U37", needed=True)
    parent_required_to_attend: YesNoUnknown | None = question(
        "Did the court order a parent or guardian to attend?", src="INFERRED-R"
    )
    parenting_order_made: YesNo | None = question("Was a parenting order made?", src="INFERRED-R")
    support_needs: Narrative | None = question(
        "Support needed in the room",
        src="INFERRED-D",
        needed=True,
        help="For the child and the carers: breaks, pictures, shorter words, an interpreter, seating, a supporter.",
    )
    offence_in_plain_words: Narrative | None = question(
        "What happened, in plain words", src="INFERRED-R", help="Short, for volunteers, with no name of anybody harmed."
    )
    difference_from_court_version: Narrative | None = question(
        "Where the child's account differs from the court's", src="INFERRED-R"
    )
    contract_ideas: tuple[ContractIdea, ...] = rows(
        "Ideas for the contract", src="U37", needed=True, help="Two to four options, not a contract written beforehand."
    )
    intensive: IntensiveContract | None = Field(default=None, title="Intensive contract")
    panel_must_avoid: Narrative | None = question(
        "What the contract must avoid",
        src="INFERRED-D",
        help="Places, times and people that would be unsafe for the child or others; the reason in plain words.",
    )
    sensitive_for_service_member: Narrative | None = question(
        "For the service's panel member only",
        src="INFERRED-D",
        sensitivity=Sensitivity.RESTRICTED,
        help="Detailed risk material that volunteers do not need.",
    )
    contact_frequency: str | None = question(
        "How often the service will see the child", src="INFERRED-R", max_length=255
    )
    review_dates: tuple[datetime.date, ...] = rows(
        "Proposed review panels", src="INFERRED-R", help="No more than three months apart; the last before the end."
    )
    child_comments: Narrative | None = question("The child's comments on this report", src="INFERRED-D")
    carer_comments: Narrative | None = question("The carers' comments on this report", src="INFERRED-D")
    read_with_child_on: datetime.date | None = question("Read with the child on", src="INFERRED-D")
    read_with_carer_on: datetime.date | None = question("Read with a parent or carer on", src="INFERRED-D")
    sharing: Sharing | None = Field(default=None, title="Sharing of this report")
