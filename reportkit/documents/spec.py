"""A kind of report, described: what it contains, where each part comes from, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from reportkit.diagnostics import Location
from reportkit.documents.stamps import Stamp
from reportkit.expressions import Expression, Sentence


class Form(StrEnum):
    """How a field is set on paper.

    LINE a short answer beside its label; PROSE paragraphs; LIST short items; TABLE rows under a header row; CARDS rows
    set one below the other, each with its own small headings.
    """

    LINE = "line"
    PROSE = "prose"
    LIST = "list"
    TABLE = "table"
    CARDS = "cards"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, or one line of a card. `width` is a share of the table's width.

    `runs_on` sets it on in the line of the card's column before it; right after the title its label is not needed.
    """

    id: str
    label: str
    width: float = 1.0
    form: Form = Form.LINE
    runs_on: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a report says.

    `half` sets a short answer beside the next one in one line; `runs_on` sets prose on in the paragraph of the field before.
    `not_for` names readers whose copy never has it. `release` opens restricted paths that the field reads to the readers
    named, with the reason given. A table may be drawn as well, as the `figure` named. `source` says where the requirement
    comes from (documents reference).
    """

    id: str
    label: str
    at: Location
    form: Form = Form.PROSE
    required: bool = False
    heading: bool = False
    half: bool = False
    runs_on: bool = False
    columns: tuple[Column, ...] = ()
    not_for: frozenset[str] = frozenset()
    release: tuple[Release, ...] = ()
    withheld_note: bool = False
    figure: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """An explicit opening of restricted paths to readers, with its reason."""

    paths: tuple[str, ...]
    to: frozenset[str]
    because: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report under its own heading. `level` 2 sections belong to the level 1 section before them."""

    id: str
    title: str
    at: Location
    fields: tuple[Field, ...] = ()
    level: int = 1
    intro: str = ""
    not_for: frozenset[str] = frozenset()
    new_page: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One of several things that a field can say: what it says, and the condition under which it does.

    No two cases of a rule can hold together, so their order says nothing.
    """

    when: Expression
    says: Expression | Sentence
    at: Location


@dataclass(frozen=True, slots=True)
class PrePopulationRule:
    """How one section or field gets its value, and why.

    `target` is a section id or `section.field`. `when` decides whether it applies. A field has one of `value` (an
    expression), `text` (fixed words with `{{ }}` places), `cases` (several of these, each with its condition) or `each` with
    `columns`; `where` keeps the rows for which it holds; `otherwise` is what is said when the value is empty.
    """

    target: str
    at: Location
    because: str = ""
    when: Expression | None = None
    value: Expression | None = None
    text: Sentence | None = None
    each: Expression | None = None
    where: Expression | None = None
    columns: tuple[tuple[str, Expression], ...] = ()
    otherwise: Sentence | None = None
    cases: tuple[Case, ...] = ()

    def parts(self) -> Iterator[tuple[str, Expression | Sentence]]:
        """Yield every line of the rule that is asked, with its key; a column's is `columns.NAME`."""
        for case in self.cases:
            yield "case", case.when
            yield "says", case.says
        for key in ("when", "value", "text", "each", "where", "otherwise"):
            if (asked := getattr(self, key)) is not None:
                yield key, asked
        for name, column in self.columns:
            yield f"columns.{name}", column


@dataclass(frozen=True, slots=True)
class DocumentSpec:
    """A document folder, read. `usable_for` names the setting that says for how many months after signature it may be used.

    `read_from` are the files that it was read from, with what they were then.
    """

    id: str
    title: str
    folder: Path
    stages: tuple[str, ...]
    copies_for: tuple[str, ...]
    sections: tuple[Section, ...]
    rules: dict[str, PrePopulationRule] = field(repr=False)
    subtitle: str = ""
    marking: str = "OFFICIAL-SENSITIVE (personal)"
    notice: str = ""
    language: str = "en-GB"
    look: str = "court"
    sides: tuple[int, int] | None = None
    source: str = ""
    needs: Expression | None = None
    usable_for: str = ""
    read_from: tuple[Stamp, ...] = field(default=(), repr=False, compare=False)

    @property
    def template(self) -> Path:
        """The Word template of this document."""
        return self.folder / "template.docx"

    def field(self, target: str) -> Field | None:
        """Return the field `section.field`, or none."""
        section, _, name = target.partition(".")
        for each in self.sections:
            if each.id == section:
                return next((one for one in each.fields if one.id == name), None)
        return None
