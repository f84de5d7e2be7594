"""What is worked out and has no question of its own in AssetPlus."""

import datetime

from reportkit.assessment.models.base import Listed, Model, Row, question, rows
from reportkit.assessment.vocabulary import Level3, ScaledApproachLevel, YesNo


class LeavingCare(Listed, source="S4"):
    """What the record suggests about leaving-care entitlement; children's services confirm it."""

    ELIGIBLE = "eligible", "Eligible child"
    RELEVANT = "relevant", "Relevant child"
    NONE = "none", "No entitlement suggested"
    NOT_ASKED = "not_asked", "Not asked at this age"


class CustodyEffect(Listed, source="S4"):
    """What a custodial sentence would do to the child's care status."""

    STAYS_LOOKED_AFTER = (
        "stays_looked_after",
        "The care order continues: the child stays looked after, and the local authority goes on planning and reviewing.",
    )
    LOSES_LOOKED_AFTER = (
        "loses_looked_after",
        "The child would lose looked-after status while serving the sentence; the local authority must visit, and may "
        "owe leaving-care duties.",
    )
    CEASES_RELEVANT = (
        "ceases_relevant",
        "The child is looked after only because of the remand and would cease to be so on sentence, but would be a "
        "relevant child with care leaver support.",
    )
    CEASES = "ceases", "The child is looked after only because of the remand and would cease to be so on sentence."
    UNCHANGED_RELEVANT = (
        "unchanged_relevant",
        "The child is a relevant child: that stays so in custody and on release, with the same local authority.",
    )
    NONE = "none", "A custodial sentence would not change a care status."


class DueKind(Listed, source="INFERRED-D"):
    """What kind of thing is due."""

    ACTION = "action", "To do"
    INFORMATION = "information", "Information to come"
    MEETING = "meeting", "Meeting"
    REVIEW = "review", "Review"


class DueItem(Row):
    """Something due in the days ahead, or overdue."""

    date: datetime.date | None = question("By when", src="INFERRED-D", derived=True)
    what: str | None = question("What", src="INFERRED-D", derived=True)
    who: str | None = question("Who", src="INFERRED-D", derived=True)
    kind: DueKind | None = question("Kind", src="INFERRED-D", derived=True)
    overdue: YesNo | None = question("Overdue?", src="INFERRED-D", derived=True)
    recorded_at: str | None = question("Where it is recorded", src="INFERRED-D", derived=True)


class CountersignatureTrigger(Row):
    """A criterion that calls for a manager's countersignature."""

    section: str | None = question("Section to be countersigned", src="S4", derived=True)
    criterion: str | None = question("Criterion", src="S4", derived=True)


class Derived(Model):
    """Answers worked out on reading, each by a rule of the model reference, section 14."""

    age_now: int | None = question("Age on the day of the document", src="INFERRED-D", derived=True)
    age_at_offence: int | None = question("Age on the day of the main offence", src="INFERRED-D", derived=True)
    eighteenth_birthday: datetime.date | None = question("18th birthday", src="INFERRED-D", derived=True)
    orders_end: datetime.date | None = question("End of the last order", src="INFERRED-D", derived=True)
    days_left_of_orders: int | None = question("Days left of the orders", src="INFERRED-D", derived=True)
    order_runs_past_18: YesNo | None = question("Does an order run past the 18th birthday?", src="U38", derived=True)
    transition_planning_from: datetime.date | None = question(
        "Move to adult services to be planned from", src="U38", derived=True
    )
    due_soon: tuple[DueItem, ...] = rows("Due in the days ahead, and overdue", src="INFERRED-D", derived=True)
    weeks_looked_after_since_14: int | None = question("Weeks looked after since 14", src="S4", derived=True)
    leaving_care_suggested: LeavingCare | None = question(
        "Leaving-care entitlement suggested by the record", src="S4", derived=True
    )
    custody_effect: CustodyEffect | None = question("Effect of custody on care status", src="S4", derived=True)
    indicative_scaled_approach: ScaledApproachLevel | None = question(
        "Indicative Scaled Approach level", src="INFERRED-R", derived=True
    )
    indicative_lor: Level3 | None = question("Indicative likelihood of reoffending", src="S4", derived=True)
    next_review_due: datetime.date | None = question("Review due by", src="S4", derived=True)
    review_overdue: YesNo | None = question("Review overdue", src="INFERRED-D", derived=True)
    psr_reusable_until: datetime.date | None = question(
        "Pre-sentence report can be used until", src="U13", derived=True
    )
    panel_due: datetime.date | None = question("Initial panel due by", src="INFERRED-D", derived=True)
    order_end_if_contract_signed_on_panel_date: datetime.date | None = question(
        "End of the order if the contract is signed at the panel", src="INFERRED-D", derived=True
    )
    countersignatures_needed: tuple[CountersignatureTrigger, ...] = rows(
        "Countersignatures needed", src="S4", derived=True
    )
    first_offence: YesNo | None = question("No earlier outcome is recorded", src="INFERRED-D", derived=True)
    term_special_needs: str | None = question(
        "The nation's term for special educational needs", src="INFERRED-R", derived=True
    )
