"""A compiled template: what it mentions, and the render that prints it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from reportkit.diagnostics import Location, Outcome
from reportkit.word.printer import Policy, Site

if TYPE_CHECKING:
    from reportkit.word.moulds import Mould
    from reportkit.word.numbering import NumberingPart
    from reportkit.word.package import Member
    from reportkit.word.segments import Statement
    from reportkit.word.stylesheet import Stylesheet


class Mention(NamedTuple):
    """A name that a template mentions, in full, and the place at which it does."""

    name: str
    at: Location
    quote: str
    written: str


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """One part of a template that is printed: its program, the site of the tag on each of its lines, and what is proved of it.

    `plain` are the lines whose tags print plain text in a `w:t`; `proved` says that plain values cannot break the part, and
    `settled` that no cell of it can come to be empty and no drawing be repeated. `mends` says that it is mended once it is
    printed, `marks` are those of its mendings that have no place of their own, and `bare` says that all that can be mended is
    a row without a cell or a table without a row. `framed` are the lines whose tags may set runs or paragraphs of their own,
    `root` is the tag that opens the part, and `moulds` is what is set there, by line.
    """

    name: str
    program: Statement
    sites: Mapping[int, Site]
    plain: frozenset[int] = frozenset()
    proved: bool = False
    settled: bool = False
    mends: bool = False
    marks: str = ""
    bare: bool = False
    framed: frozenset[int] = frozenset()
    root: str = ""
    moulds: dict[int, Mould] = field(default_factory=dict, repr=False, compare=False)
    data: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """The part as plain data, from which all of this is made."""


@dataclass(frozen=True, slots=True)
class CompiledTemplate:
    """A Word template, ready to be printed any number of times.

    `names` holds every dotted name that it mentions, a loop's names by their source (“offending.items[].date”); `styles`
    the ids of its styles; `mentions` the place of every mention.
    """

    names: tuple[str, ...]
    styles: frozenset[str]
    mentions: tuple[Mention, ...]
    template: str
    undefined: Policy
    members: tuple[Member, ...] = field(repr=False)
    parts: tuple[CompiledPart, ...] = field(repr=False)
    core: Mapping[str, str] = field(repr=False)
    stylesheet: Stylesheet = field(repr=False)
    numbering: NumberingPart = field(repr=False)
    main: str = "word/document.xml"
    width: int = 9026
    has_core: bool = True
    drawings: int = 0

    def render(self, names: Mapping[str, object], *, properties: Mapping[str, str] | None = None) -> Outcome[bytes]:
        """Return the bytes of the report; no value where a finding is an error.

        `properties` sets title, subject, language, creator and keywords. Raises `KeyError` for any other property.
        """
        from reportkit.word.render import render

        return render(self, names, properties or {})
