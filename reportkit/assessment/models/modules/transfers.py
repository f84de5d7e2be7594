"""What the two transfers share: where the order stands, services, papers, meetings, and the receiving side's acceptance."""

import datetime

from reportkit.assessment.models.base import Listed, Model, Narrative, Row, question
from reportkit.assessment.vocabulary import YesNo


class RequirementProgress(Row):
    """How far one requirement of the order has come."""

    requirement: str | None = question("Requirement", src="INFERRED-D", max_length=255, needed=True)
    ordered: str | None = question("Ordered", src="INFERRED-D", max_length=64, help="As the court said: 40 hours.")
    done: str | None = question("Done", src="INFERRED-D", max_length=64, needed=True)
    left: str | None = question("Left", src="INFERRED-D", max_length=64, needed=True)
    note: str | None = question("Note", src="INFERRED-D", max_length=500, help="What is booked, and with whom.")


class LiveWarning(Row):
    """A warning on the order that still counts."""

    given_on: datetime.date | None = question("Given on", src="S34", needed=True)
    what_happened: str | None = question("What happened", src="S34", max_length=500, needed=True)
    live_until: datetime.date | None = question("Counts until", src="S34", help="The end of the warned period.")
    helped: str | None = question(
        "What was done to help the child comply",
        src="INFERRED-D",
        max_length=500,
        help="And what to do first next time.",
    )


class HandoverState(Listed, source="INFERRED-D"):
    """What becomes of a service when the child moves on."""

    CONTINUES = "continues", "Goes on as it is"
    HANDED_OVER = "handed_over", "Handed over"
    TO_ARRANGE = "to_arrange", "Still to be arranged"
    ENDS = "ends", "Ends"


class ServiceHandover(Row):
    """A service, and who takes it over."""

    service: str | None = question("Service now", src="INFERRED-D", max_length=255, needed=True)
    state: HandoverState | None = question("What becomes of it", src="INFERRED-D", needed=True)
    new_service: str | None = question("Service in the new place", src="INFERRED-D", max_length=255)
    new_contact: str | None = question("Contact there", src="INFERRED-D", max_length=255)
    told_on: datetime.date | None = question("Told on", src="INFERRED-D")


class Paper(Row):
    """A paper enclosed."""

    title: str | None = question("Paper", src="INFERRED-D", max_length=255, needed=True)
    enclosed: YesNo | None = question("Enclosed?", src="INFERRED-D")
    route: str | None = question(
        "How it is sent, or why it is not", src="INFERRED-D", max_length=255, help="A separate secure channel, a date."
    )


class JointMeeting(Row):
    """A meeting of both sides with the child."""

    date: datetime.date | None = question("Date", src="INFERRED-R", needed=True)
    place: str | None = question("Place", src="INFERRED-D", max_length=255)
    attendees: str | None = question("Who comes", src="INFERRED-D", max_length=500)
    child_present: YesNo | None = question("Is the child there?", src="INFERRED-D")
    face_to_face: YesNo | None = question(
        "Do the two services meet face to face?",
        src="S27",
        help="A receiving service may insist on it where a judgement is high or very high.",
    )


class OutstandingAction(Row):
    """Something still to be done."""

    action: str | None = question("Action", src="INFERRED-R", max_length=500, needed=True)
    owner: str | None = question("Who", src="INFERRED-R", max_length=255)
    due: datetime.date | None = question("By when", src="INFERRED-R", needed=True)


class Acceptance(Model):
    """The receiving side's answer."""

    accepted: YesNo | None = question("Accepted?", src="INFERRED-R")
    name: str | None = question("Name", src="INFERRED-R", max_length=255)
    date: datetime.date | None = question("Date", src="INFERRED-R")
    comments: Narrative | None = question("Comments", src="INFERRED-D")
