"""The middle of the journey: a report's fields, filled, each with where it came from."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from reportkit.assessment import Assessment, Occasion
from reportkit.diagnostics import Location
from reportkit.documents import DocumentSpec, Section
from reportkit.documents import Field as SpecField


class Origin(StrEnum):
    """How a field came to say what it says, or to say nothing.

    AUTO the rule found a value; OTHERWISE it said what is usually said when nothing applies; NOT_APPLICABLE its condition
    is false; NOT_RECORDED nothing is recorded and nothing is required; GAP something required is not recorded; MANUAL a
    named person wrote where nothing was recorded; OVERRIDE a named person wrote over it; WITHHELD this reader may not hold
    it.
    """

    AUTO = "auto"
    OTHERWISE = "otherwise"
    NOT_APPLICABLE = "not applicable"
    NOT_RECORDED = "not recorded"
    GAP = "gap"
    MANUAL = "manual"
    OVERRIDE = "override"
    WITHHELD = "withheld"

    @property
    def by_hand(self) -> bool:
        """Whether a named person wrote the words."""
        return self in (Origin.MANUAL, Origin.OVERRIDE)


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs in the Markdown subset."""

    text: str


Cell = str | Words | tuple[str, ...]
Value = str | Words | tuple[str, ...] | tuple[Mapping[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a value came from: the rule and the paths it read, or the person who wrote it.

    It names an author exactly when a person wrote the value, and raises `ValueError` for anything else.
    """

    origin: Origin
    sources: tuple[str, ...]
    rule: Location | None = None
    because: str = ""
    author: str = ""
    on: datetime.date | None = None

    def __post_init__(self) -> None:
        if bool(self.author) != self.origin.by_hand:
            raise ValueError("an author is named exactly when a person wrote the value")


@dataclass(frozen=True, slots=True)
class Edit:
    """A named person's words for one field, or for one row of its table (`row` counts from 1).

    `says` is text, a list of texts, or rows of columns. `was` is the mark of what stood there when the person wrote, so that
    a later change of it shows. `written_for` are readers for whom the words were written whatever they rest on, `not_for`
    readers who never get them.
    """

    target: str
    says: Any
    by: str
    on: datetime.date
    was: str = ""
    because: str = ""
    row: int | None = None
    written_for: frozenset[str] = frozenset()
    not_for: frozenset[str] = frozenset()
    at: Location | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """A named person's word that a report may be handed over although its review is overdue: who, on which day, and why."""

    by: str
    on: datetime.date
    because: str
    at: Location | None = None


class Binding(NamedTuple):
    """What one field says and where that came from. `missing` are the paths that a gap is about.

    Where a person wrote the value, `edits` are their words in full and `prepopulated` is what the rule said.
    """

    target: str
    field: SpecField
    value: Value | None
    provenance: Provenance
    missing: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    prepopulated: Value | None = None

    @property
    def origin(self) -> Origin:
        """How the field came to its value."""
        return self.provenance.origin

    @property
    def says_something(self) -> bool:
        """Whether there is anything to print: a value, or a gap to be shown."""
        return bool(self.value) or self.provenance.origin is Origin.GAP


class FilledSection(NamedTuple):
    """A section with its fields, and whether it is in the report. `applies` is its own condition's answer."""

    section: Section
    applies: bool
    shown: bool
    bindings: tuple[Binding, ...]
    sources: tuple[str, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A report's sections, filled from an assessment for an occasion; `facts` are what its rules could name, as plain data.

    `remarks` are what stands against handing it over, in words, for the head of a draft; `waivers` are what somebody has
    signed against that.
    """

    spec: DocumentSpec
    assessment: Assessment
    occasion: Occasion
    sections: tuple[FilledSection, ...]
    facts: Mapping[str, Any] = field(repr=False)
    remarks: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def edited(self) -> bool:
        """Whether anybody wrote over any field."""
        return any(each.edits for each in self.bindings())

    def bindings(self) -> Iterator[Binding]:
        """Yield every field of every section, in order."""
        for section in self.sections:
            yield from section.bindings

    def binding(self, target: str) -> Binding | None:
        """Return the field called `section.field`, or none."""
        return next((each for each in self.bindings() if each.target == target), None)
