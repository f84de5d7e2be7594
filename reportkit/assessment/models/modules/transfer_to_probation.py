"""The transfer module to adult services: from youth justice to Probation."""

import datetime

from pydantic import Field

from reportkit.assessment.models.base import Model, Narrative, Row, Sensitivity, question, rows
from reportkit.assessment.models.modules.leaving_custody import FirstAppointment
from reportkit.assessment.models.modules.transfers import (
    Acceptance,
    JointMeeting,
    LiveWarning,
    OutstandingAction,
    Paper,
    RequirementProgress,
)
from reportkit.assessment.vocabulary import YesNo, YesNoUnknown


class EndingService(Row):
    """A service that ends at 18, and what takes its place."""

    service: str | None = question("Service", src="INFERRED-R", max_length=255, needed=True)
    ends_on: datetime.date | None = question("Ends on", src="INFERRED-R")
    adult_equivalent: str | None = question("Adult equivalent", src="INFERRED-R", max_length=255)
    referred_on: datetime.date | None = question("Referred on", src="INFERRED-R")
    outcome: str | None = question("Outcome", src="INFERRED-R", max_length=500)


class ChildQuestion(Row):
    """A question that the child asked about the change, and what was answered."""

    asked: str | None = question("Question", src="S28", max_length=500, needed=True, help="In the child's own words.")
    answer: str | None = question(
        "Answer", src="INFERRED-D", max_length=500, help="What was said, or who will find out."
    )


class TransferToProbation(Model):
    """What adult services need, and what changes for the child."""

    transfer_date: datetime.date | None = question(
        "Transfer date", src="U38", needed=True, help="Planned from 17 years 6 months."
    )
    probation_area: str | None = question("Probation area", src="INFERRED-R", max_length=255, needed=True)
    probation_officer: str | None = question("Probation officer", src="INFERRED-R", max_length=255)
    probation_phone: str | None = question("Telephone of the officer", src="INFERRED-D", max_length=255)
    probation_out_of_hours: str | None = question(
        "Probation outside office hours", src="INFERRED-D", max_length=255, help="The duty team and its number."
    )
    order_type: str | None = question("Type of order", src="INFERRED-R", max_length=255)
    length_remaining: str | None = question("Length remaining", src="INFERRED-R", max_length=255)
    suitability: Narrative | None = question("Why a transfer is, or is not, suitable", src="INFERRED-R", needed=True)
    retained_rationale: Narrative | None = question("Why the youth justice service keeps the case", src="INFERRED-R")
    maturity: Narrative | None = question(
        "Maturity", src="INFERRED-R", help="What it means for how the young adult should be supervised."
    )
    child_views: Narrative | None = question("What the child says about the change", src="INFERRED-R", needed=True)
    child_questions: tuple[ChildQuestion, ...] = rows("The child's questions, and the answers", src="S28")
    family_views: Narrative | None = question("What the family says about the change", src="INFERRED-R")
    risk_handover: Narrative | None = question("Harm to others and likelihood of reoffending", src="INFERRED-R")
    safety_handover: Narrative | None = question(
        "Safety and well-being", src="INFERRED-R", needed=True, help="What stays live when adult thresholds apply."
    )
    mappa: Narrative | None = question("MAPPA, registration and civil orders", src="INFERRED-R")
    registered_sexual_offender: YesNoUnknown | None = question("On the sex offender register?", src="INFERRED-R")
    health_communication: Narrative | None = question(
        "Health and communication", src="INFERRED-R", sensitivity=Sensitivity.HEALTH
    )
    education_training_employment: Narrative | None = question("Education, training and work", src="INFERRED-R")
    accommodation: Narrative | None = question("Accommodation", src="INFERRED-R")
    care_leaver: YesNoUnknown | None = question("Is the child a care leaver?", src="INFERRED-R")
    personal_adviser: str | None = question("Personal adviser", src="INFERRED-R", max_length=255)
    services_ending: tuple[EndingService, ...] = rows("Services ending at 18", src="INFERRED-R")
    benefits: Narrative | None = question(
        "Money and benefits", src="INFERRED-R", help="What ends, what can be claimed, and who helps to claim it."
    )
    requirement_progress: tuple[RequirementProgress, ...] = rows("Requirements, done and left", src="INFERRED-D")
    live_warnings: tuple[LiveWarning, ...] = rows("Warnings that still count", src="S34")
    compliance: Narrative | None = question(
        "How the child has complied", src="INFERRED-R", help="Appointments offered and kept, reasons, what helped."
    )
    programmes_done: Narrative | None = question(
        "Programmes and hours done", src="INFERRED-R", help="So that nothing is repeated."
    )
    custody_move: YesNo | None = question("Is a move to the adult estate due?", src="INFERRED-R")
    custody_move_details: Narrative | None = question("The move to the adult estate", src="INFERRED-R")
    gap_contact: Narrative | None = question(
        "Who sees the young adult between the last and the first appointment",
        src="INFERRED-D",
        help="And what happens if they cannot be reached.",
    )
    victim_route: str | None = question(
        "How information on people harmed is sent",
        src="S29",
        max_length=500,
        help="By whom, to whom, by which secure channel; never in the transfer papers.",
    )
    outstanding_actions: tuple[OutstandingAction, ...] = rows("Outstanding actions", src="INFERRED-R")
    joint_meetings: tuple[JointMeeting, ...] = rows("Joint meetings", src="INFERRED-R")
    first_adult_appointment: FirstAppointment | None = Field(default=None, title="First appointment with Probation")
    papers: tuple[Paper, ...] = rows("Papers enclosed", src="INFERRED-R")
    acceptance: Acceptance | None = Field(default=None, title="Receipt by Probation")
