"""Other information: controls from outside, temporary release, and dealing with changing circumstances."""

import datetime

from reportkit.assessment.models.base import Model, Narrative, Row, question, rows
from reportkit.assessment.models.explanations_lists import REFERENCE
from reportkit.assessment.models.pathways_and_planning.lists import (
    Change,
    ContingencyProcess,
    ExternalControlKind,
    Ref,
    TemporaryReleaseType,
)


class ExternalControl(Row):
    """A control or action from outside the plan."""

    control: ExternalControlKind | None = question("Control", src="INFERRED-R", needed=True)
    detail: Narrative | None = question(
        "Detail", src="INFERRED-R", help="Mark as restricted a passage that rests on police intelligence."
    )
    purpose: Narrative | None = question(
        "Purpose", src="INFERRED-D", help="The assessed behaviour or outcome it answers, and why it is proportionate."
    )
    owner: str | None = question("Who is responsible", src="INFERRED-R", max_length=255)
    start: datetime.date | None = question("From", src="INFERRED-R")
    end: datetime.date | None = question("Until", src="INFERRED-R")


class TemporaryRelease(Row):
    """A temporary release of a child who is in custody."""

    type: TemporaryReleaseType | None = question("Type", src="INFERRED-D", needed=True)
    purpose: Narrative | None = question("Purpose", src="INFERRED-D")
    start: datetime.date | None = question("From", src="INFERRED-D")
    end: datetime.date | None = question("Until", src="INFERRED-D")
    conditions: Narrative | None = question("Conditions", src="INFERRED-D")
    risk_plan: Narrative | None = question("How risk is managed", src="INFERRED-D")
    outcome: Narrative | None = question("Outcome", src="INFERRED-D")


class ChangeFactor(Row):
    """A change of circumstances that would move the risk."""

    direction: Change | None = question("Increase or decrease", src="S4", needed=True)
    circumstance: Narrative | None = question(
        "Change of circumstances", src="S4", needed=True, help="Something that a colleague would recognise if it came."
    )


class RiskToOthersFactor(ChangeFactor):
    """A change that would move the risk of harm to others."""

    linked_behaviour: str | None = question(
        "Which future behaviour",
        src="S4",
        max_length=64,
        pattern=REFERENCE,
        help="The id of the row under future behaviour.",
    )


class SafetyFactor(ChangeFactor):
    """A change that would move the risk to the child's own safety."""

    linked_outcome: str | None = question(
        "Which adverse outcome",
        src="S4",
        max_length=64,
        pattern=REFERENCE,
        help="The id of the row under safety and well-being.",
    )


class ContingencyAction(Row):
    """What is done, by whom and how quickly, if circumstances change."""

    action: Narrative | None = question(
        "Action", src="S4", needed=True, help="Specific enough for somebody else to do it at once."
    )
    owner: str | None = question("Who", src="S4", needed=True, max_length=255)
    organisation: str | None = question("Organisation", src="S4", max_length=255)
    within: str | None = question("How quickly", src="S4", needed=True, max_length=255, help="For example 2 hours.")
    process: ContingencyProcess | None = question("Kind of step", src="S4")
    phone: str | None = question("Phone", src="INFERRED-D", max_length=64)
    answers: tuple[Ref, ...] = rows(
        "Which changes it answers",
        src="INFERRED-D",
        help="The ids of the changes of circumstances above, so that a stranger can read: if this, then that. Left out, "
        "it answers every increase.",
    )


class RiskToOthersContingency(Model):
    """Changing circumstances and the risk to others."""

    factors: tuple[RiskToOthersFactor, ...] = rows(
        "What factors or changes in circumstances would result in a significant increase or decrease in the risk of "
        "harm or serious harm which the young person presents to others?",
        src="S4",
        needed=True,
        help="Increase: loss of income, a poor placement, old associates. Decrease: relationships, work, treatment.",
    )
    actions: tuple[ContingencyAction, ...] = rows(
        "If changes occurred, what action would need to be taken and how quickly could this be done?",
        src="S4",
        needed=True,
    )


class SafetyContingency(Model):
    """Changing circumstances and the child's own safety."""

    factors: tuple[SafetyFactor, ...] = rows(
        "What factors or changes in circumstances would result in a significantly increased or decreased risk to the "
        "young person's safety?",
        src="S4",
        needed=True,
        help="Increase: triggers for self-harm, a placement breaking down. Decrease: relationships, self-esteem.",
    )
    actions: tuple[ContingencyAction, ...] = rows(
        "If changes occurred, what action would need to be taken and how quickly could this be done?",
        src="S4",
        needed=True,
    )


class ChangingCircumstances(Model):
    """Dealing with changing circumstances."""

    risk_to_others: RiskToOthersContingency | None = question("Risk to others", src="S4", needed=True)
    safety: SafetyContingency | None = question("Young person's safety and well-being", src="S4", needed=True)


class OtherInformation(Model):
    """Other information."""

    external_controls: tuple[ExternalControl, ...] = rows("Additional external controls / actions", src="S4")
    additional_information: Narrative | None = question("Additional information", src="S4")
    temporary_release: tuple[TemporaryRelease, ...] = rows("Temporary release", src="S4")
    changing_circumstances: ChangingCircumstances | None = question(
        "Dealing with changing circumstances", src="S4", needed=True
    )
