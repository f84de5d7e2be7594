"""A small model of every kind of question."""

import datetime
from typing import Annotated, Literal

from pydantic import StringConstraints, field_validator

from reportkit.assessment.models.base import Model, Narrative, PartialDate, Row, question, rows
from reportkit.assessment.vocabulary import Level4, YesNo, YesNoUnknown


class Event(Row):
    description: str | None = question("What happened", src="S0", max_length=255)
    date: PartialDate | None = question("When", src="S0")


class Home(Model):
    details: Narrative | None = question("Details", src="S0")
    events: tuple[Event, ...] = rows("Events", src="S0")


class Small(Model):
    version: Literal[1] | None = question("Version", src="S0")
    level: Level4 | None = question("Risk of serious harm", src="S0")
    answer: YesNoUnknown | None = question("Any worries?", src="S0")
    score: int | None = question("Score", src="S0", ge=1, le=8)
    hours: float | None = question("Hours a week", src="S0", ge=0)
    told: bool | None = question("Told", src="S0")
    seen_on: datetime.date | None = question("Seen on", src="S0")
    born: PartialDate | None = question("Born", src="S0")
    name: str | None = question("Name", src="S0", max_length=255)
    kinds: tuple[YesNo, ...] = rows("Kinds", src="S0")
    days: tuple[datetime.date, ...] = rows("Dates", src="S0")
    refs: tuple[Annotated[str, StringConstraints(max_length=4)], ...] = rows("References", src="S0")
    details: Narrative | None = question("Details", src="S0")
    home: Home | None = question("Home", src="S0")
    events: tuple[Event, ...] = rows("Life events", src="S0")
    even: int | None = question("An even number", src="S0")

    @field_validator("even")
    @classmethod
    def _is_even(cls, number: int | None) -> int | None:
        if number is not None and number % 2:
            raise ValueError("it must be even")
        return number
