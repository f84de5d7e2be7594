"""The tail that the sub-sections of information gathering share: concern, details and the three flags."""

import datetime

from reportkit.assessment.models.base import Listed, Model, Narrative, PartialDate, Row, question, rows
from reportkit.assessment.vocabulary import DesistanceCategory, Direction, YesNoUnknown


class EventImpact(Listed, source="INFERRED-D"):
    """What an event in the child's life did."""

    POSITIVE = "positive", "Positive"
    NEGATIVE = "negative", "Negative"
    MIXED = "mixed", "Mixed"


class FurtherAction(Row):
    """Something flagged for further action."""

    text: str | None = question("What is to be done", src="S0", needed=True)
    owner: str | None = question("Who will do it", src="INFERRED-D")
    due: datetime.date | None = question("By when", src="INFERRED-D")


class LifeEvent(Row):
    """A significant life event."""

    description: str | None = question("What happened", src="S0", needed=True)
    date: PartialDate | None = question("When", src="INFERRED-D")
    impact: EventImpact | None = question("Its impact on the child", src="INFERRED-D")


class DesistanceFlag(Row):
    """A desistance factor noticed while this sub-section was filled."""

    direction: Direction | None = question("For or against desistance", src="S0", needed=True)
    text: str | None = question("The factor, as a simple statement", src="S0", needed=True)
    category: DesistanceCategory | None = question("Desistance category", src="S0", needed=True)


class Flags(Model):
    """The three flags at the end of a sub-section."""

    further_actions: tuple[FurtherAction, ...] = rows("Flag for further action", src="S0")
    significant_life_events: tuple[LifeEvent, ...] = rows("Add significant life event", src="S0")
    desistance_factors: tuple[DesistanceFlag, ...] = rows("Add desistance factor", src="S0")


class SubSection(Flags):
    """A sub-section of information gathering."""

    concern: YesNoUnknown | None = question("Are there concerns in this area?", src="INFERRED-D")
    details: Narrative | None = question(
        "Details", src="S0", help="The evidence: what, when, how often, and who said so."
    )
