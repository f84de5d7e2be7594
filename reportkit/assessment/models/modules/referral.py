"""The referral module: what is asked of another service, and what came of it."""

import datetime

from reportkit.assessment.models.base import Listed, Model, Narrative, Row, Sensitivity, question, rows
from reportkit.assessment.vocabulary import YesNo, YesNoUnknown


class Urgency(Listed, source="INFERRED-D"):
    """How urgent the referral is."""

    ROUTINE = "routine", "Routine"
    SOON = "soon", "Soon"
    URGENT = "urgent", "Urgent"
    IMMEDIATE = "immediate", "Immediate"


class SharingBasis(Listed, source="INFERRED-D"):
    """On what basis information is shared."""

    CONSENT = "consent", "Consent"
    LEGAL_DUTY = "legal_duty", "A legal duty or power"
    SAFEGUARDING = "safeguarding", "Safeguarding"


class ReferralResponse(Listed, source="INFERRED-D"):
    """The service's answer."""

    WAITING = "waiting", "No answer yet"
    ACCEPTED = "accepted", "Accepted"
    WAITING_LIST = "waiting_list", "On a waiting list"
    DECLINED = "declined", "Declined"


class ServiceReferral(Row):
    """One referral to one service."""

    service: str | None = question("Referred to", src="INFERRED-R", max_length=255, needed=True)
    contact: str | None = question("Contact", src="INFERRED-R", max_length=255)
    urgency: Urgency | None = question("Urgency", src="INFERRED-R")
    asked_for: Narrative | None = question("What is asked for", src="INFERRED-R", needed=True)
    reason: Narrative | None = question("Why, and why now", src="INFERRED-R", needed=True)
    background: Narrative | None = question(
        "Relevant background", src="INFERRED-R", help="Only what this service needs, with its source and date."
    )
    child_goals: Narrative | None = question("What matters to the child", src="INFERRED-D")
    current_help: Narrative | None = question("Help in place now", src="INFERRED-D")
    consent: YesNoUnknown | None = question(
        "Has the child, or a parent for them, agreed?", src="INFERRED-R", needed=True
    )
    sharing_basis: SharingBasis | None = question("Basis for sharing", src="INFERRED-R", needed=True)
    child_knows: YesNo | None = question("Does the child know what is shared?", src="INFERRED-D")
    risks_to_staff: Narrative | None = question(
        "Safety for appointments", src="INFERRED-R", sensitivity=Sensitivity.STAFF_SAFETY
    )
    practicalities: Narrative | None = question(
        "Practicalities", src="INFERRED-D", help="Times outside school, safe travel, which worker the child would like."
    )
    sent_on: datetime.date | None = question("Sent on", src="INFERRED-R")
    chase_on: datetime.date | None = question("To be chased on", src="INFERRED-D", help="Within 14 days of sending.")
    response: ReferralResponse | None = question("Response", src="INFERRED-R")
    response_on: datetime.date | None = question("Answered on", src="INFERRED-D")
    outcome: Narrative | None = question("Outcome", src="INFERRED-D")


class Referral(Model):
    """Referrals to other services."""

    referrals: tuple[ServiceReferral, ...] = rows("Referrals", src="INFERRED-R", needed=True)
