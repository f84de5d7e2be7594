"""Care history: one record, read by the Core Record and by the personal, family and social factors."""

import datetime

from reportkit.assessment.models.base import Listed, Model, Narrative, PartialDate, Row, Sensitivity, question, rows
from reportkit.assessment.vocabulary import Temporal, YesNoUnknown


class CareBasis(Listed, source="S4"):
    """The legal basis of a period in care, on remand or in custody; custody is INFERRED-D."""

    S20 = "s20", "Accommodated by agreement (section 20, Children Act 1989)"
    S31 = "s31", "Care order (section 31, Children Act 1989)"
    RLAA = "rlaa", "Remand to local authority accommodation"
    RYDA = "ryda", "Remand to youth detention accommodation"
    CUSTODY = "custody", "Serving a custodial sentence"


class ProtectionCategory(Listed, source="S4"):
    """The categories of a child protection plan."""

    EMOTIONAL_ABUSE = "emotional_abuse", "Emotional abuse"
    PHYSICAL_ABUSE = "physical_abuse", "Physical abuse"
    SEXUAL_ABUSE = "sexual_abuse", "Sexual abuse"
    NEGLECT = "neglect", "Neglect"


class CarePeriod(Row):
    """One period in care, on remand or in custody."""

    basis: CareBasis | None = question("Basis", src="S4", needed=True)
    start: datetime.date | None = question(
        "From",
        src="INFERRED-D",
        needed=True,
        help="The full date: leaving-care entitlement counts weeks from the 14th birthday.",
    )
    end: datetime.date | None = question("Until", src="INFERRED-D", help="Leave open where the period goes on.")


class ProtectionPlanPeriod(Row):
    """One period on a child protection plan."""

    categories: tuple[ProtectionCategory, ...] = rows("Categories", src="S4")
    start: PartialDate | None = question("From", src="S4", needed=True)
    end: PartialDate | None = question("Until", src="S4")


class CareHistory(Model):
    """The child's care status, now and before, and what it entitles them to."""

    s20: Temporal | None = question(
        "Accommodated by voluntary agreement with parents (section 20, Children Act 1989)", src="S4", needed=True
    )
    s17_cin: Temporal | None = question(
        "Identified Child in Need (section 17, Children Act 1989)", src="S4", needed=True
    )
    s31: Temporal | None = question("Subject to a care order (section 31, Children Act 1989)", src="S4", needed=True)
    rlaa: Temporal | None = question("Remand to local authority accommodation", src="S4", needed=True)
    ryda: Temporal | None = question("Remand to youth detention accommodation", src="S4", needed=True)
    care_exploration: bool | None = question(
        "Aged 16 or 17, with care experience: leaving-care questions apply", src="S4", derived=True
    )
    eligible_child: YesNoUnknown | None = question(
        "Is s/he an eligible child?",
        src="S4",
        help="Still looked after, aged 16 or 17, and for at least 13 weeks since the age of 14; remand counts. "
        "Confirm with children's services.",
    )
    relevant_child: YesNoUnknown | None = question(
        "Is s/he a relevant child?",
        src="S4",
        help="Has left care, after at least 13 weeks since the age of 14 of which some at 16 or 17. Asked where the "
        "child is not an eligible child; confirm with children's services.",
    )
    turned_16_detained: YesNoUnknown | None = question(
        "Did the child turn 16 while detained or in hospital, having been looked after immediately before?",
        src="INFERRED-D",
        help="Time in custody can otherwise hide an entitlement to leaving-care support.",
    )
    cp_plan: Temporal | None = question(
        "Has the child ever had a child protection plan?", src="S4", needed=True, opens=("cp_plan_periods",)
    )
    cp_plan_periods: tuple[ProtectionPlanPeriod, ...] = rows("Categories and dates of child protection plans", src="S4")
    sibling_involvement: YesNoUnknown | None = question(
        "Any children's services involvement with siblings?", src="S4", sensitivity=Sensitivity.THIRD_PARTY
    )
    sibling_involvement_details: Narrative | None = question(
        "Children's services involvement with siblings, and why",
        src="S4",
        sensitivity=Sensitivity.THIRD_PARTY,
    )
    corporate_parent: str | None = question(
        "Corporate parent", src="S4", max_length=255, help="The local authority that looks after the child."
    )
    social_worker: str | None = question(
        "Allocated social worker or personal adviser", src="INFERRED-D", max_length=255
    )
    social_worker_contact: str | None = question("Contact for the social worker", src="INFERRED-D", max_length=255)
    age_first_care: int | None = question("Age first taken into care", src="S4", ge=0, le=18)
    periods: tuple[CarePeriod, ...] = rows("Periods in care, on remand and in custody", src="S4")
    details: Narrative | None = question(
        "Details",
        src="S4",
        help="Contact with parents and family while in care, why services became involved, and what care has been "
        "like for the child.",
    )
    victim_of_parental_abuse: YesNoUnknown | None = question(
        "Known to have been a victim of parental or carer abuse?", src="S4", derived=True
    )
    witnessed_domestic_abuse: YesNoUnknown | None = question(
        "Known to have witnessed domestic abuse?", src="S4", derived=True
    )
