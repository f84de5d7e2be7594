"""What the two transfers share: papers, meetings, and the receiving side's acceptance."""

import datetime

from reportkit.assessment.models.base import Model, Narrative, Row, question
from reportkit.assessment.vocabulary import YesNo


class Paper(Row):
    """A paper enclosed."""

    title: str | None = question("Paper", src="INFERRED-D", max_length=255, needed=True)
    enclosed: YesNo | None = question("Enclosed?", src="INFERRED-D")


class JointMeeting(Row):
    """A meeting of both sides with the child."""

    date: datetime.date | None = question("Date", src="INFERRED-R", needed=True)
    place: str | None = question("Place", src="INFERRED-D", max_length=255)
    attendees: str | None = question("Who comes", src="INFERRED-D", max_length=500)
    child_present: YesNo | None = question("Is the child there?", src="INFERRED-D")


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
