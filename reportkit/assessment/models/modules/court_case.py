"""The case before the court: what a court document needs that no section of AssetPlus holds."""

import datetime

from reportkit.assessment.models.base import Listed, Model, Narrative, Row, question, rows
from reportkit.assessment.models.order_lists import CourtType
from reportkit.assessment.vocabulary import YesNo


class ReportType(Listed, source="U13"):
    """The kind of report that a court may ask for; all options is S4."""

    FULL_PSR = "full_psr", "Pre-sentence report"
    ALL_OPTIONS_PSR = "all_options_psr", "Pre-sentence report (all options)"
    STAND_DOWN = "stand_down", "Stand-down report"
    PROGRESS = "progress", "Progress report"
    BREACH = "breach", "Breach report"
    EXISTING_REPORT = "existing_report", "Existing report, updated"


class Plea(Listed, source="INFERRED-R"):
    """Plea or finding."""

    GUILTY = "guilty", "Guilty plea"
    NOT_GUILTY = "not_guilty", "Not guilty plea"
    FOUND_GUILTY = "found_guilty", "Found guilty after trial"
    MIXED = "mixed", "Different pleas to different charges"
    NOT_ENTERED = "not_entered", "No plea entered yet"


class RemandStatus(Listed, source="INFERRED-R"):
    """How the child waits for the next hearing."""

    UNCONDITIONAL_BAIL = "unconditional_bail", "Unconditional bail"
    CONDITIONAL_BAIL = "conditional_bail", "Conditional bail"
    BAIL_SUPERVISION = "bail_supervision", "Bail supervision and support"
    BAIL_ISS = "bail_iss", "Bail with intensive supervision and surveillance"
    REMAND_LOCAL_AUTHORITY = "rlaa", "Remand to local authority accommodation"
    REMAND_YOUTH_DETENTION = "ryda", "Remand to youth detention accommodation"
    SERVING_SENTENCE = "serving_sentence", "Serving a sentence"
    NOT_APPLICABLE = "not_applicable", "Summoned or not remanded"


class AncillaryKind(Listed, source="INFERRED-R"):
    """Ancillary orders that may be raised in a child's case."""

    COMPENSATION = "compensation", "Compensation order"
    PARENTING = "parenting", "Parenting order"
    PARENTAL_BIND_OVER = "parental_bind_over", "Bind-over of a parent or guardian"
    CRIMINAL_BEHAVIOUR = "criminal_behaviour", "Criminal behaviour order"
    SEXUAL_HARM_PREVENTION = "sexual_harm_prevention", "Sexual harm prevention order"
    RESTRAINING = "restraining", "Restraining order"
    KNIFE_CRIME_PREVENTION = "knife_crime_prevention", "Knife crime prevention order"
    SERIOUS_VIOLENCE_REDUCTION = "serious_violence_reduction", "Serious violence reduction order"
    DISQUALIFICATION = "disqualification", "Disqualification from driving"
    FORFEITURE = "forfeiture", "Forfeiture or deprivation"
    COSTS_SURCHARGE = "costs_surcharge", "Costs or surcharge"
    OTHER = "other", "Another order"


class AncillaryOrder(Row):
    """An ancillary order that somebody raised."""

    kind: AncillaryKind | None = question("Order", src="INFERRED-R", needed=True)
    description: str | None = question("What was raised", src="INFERRED-D", max_length=500)
    raised_by: str | None = question("Who raised it", src="INFERRED-D", max_length=255)


class CourtCase(Model):
    """The case, the hearing and what the court asked for."""

    court: str | None = question("Court", src="INFERRED-R", max_length=255, needed=True)
    hearing_date: datetime.date | None = question("Hearing date", src="INFERRED-R", needed=True)
    hearing_type: CourtType | None = question("Kind of court", src="INFERRED-D", needed=True)
    case_reference: str | None = question("Court case reference", src="INFERRED-D", max_length=64)
    requested_by: str | None = question("Report requested by", src="INFERRED-R", max_length=255)
    requested_on: datetime.date | None = question("Report requested on", src="INFERRED-R")
    report_type: ReportType | None = question("Kind of report requested", src="U13", help="What the court asked for.")
    seriousness_indication: Narrative | None = question(
        "The court's indication of seriousness",
        src="INFERRED-R",
        help="What the court said when it asked for the report, as it was noted: seriousness, options left open.",
    )
    plea: Plea | None = question("Plea or finding", src="INFERRED-R", needed=True)
    basis_of_plea: Narrative | None = question(
        "Basis of plea", src="INFERRED-R", help="Only where one was given: what the child accepts and does not accept."
    )
    offences_taken_into_consideration: str | None = question(
        "Offences taken into consideration", src="INFERRED-R", max_length=500
    )
    breach_details: Narrative | None = question(
        "Order and requirement breached",
        src="INFERRED-R",
        help="For a breach matter: which order, which requirement, and whether re-sentencing is open.",
    )
    remand_status: RemandStatus | None = question("Bail or remand status", src="INFERRED-R", needed=True)
    bail_compliance: Narrative | None = question(
        "Compliance with bail or remand conditions", src="INFERRED-R", help="To date, with dates and reasons."
    )
    days_on_remand: int | None = question(
        "Days on remand or qualifying curfew",
        src="INFERRED-R",
        ge=0,
        help="As counted by the court or the establishment; not worked out here.",
    )
    previous_convictions_attached: YesNo | None = question("Are previous convictions attached?", src="INFERRED-R")
    specified_offence: YesNo | None = question(
        "Is any offence a specified offence?",
        src="U14",
        help="Decides whether the court must consider dangerousness (Sentencing Act 2020, section 308).",
    )
    ancillary_orders: tuple[AncillaryOrder, ...] = rows("Ancillary orders raised", src="INFERRED-R")
    sentence_date: datetime.date | None = question("Date of sentence", src="INFERRED-R")
