"""Numbering: every list of a narrative begins anew, with a numbering of its own.

Word counts on through all paragraphs that share a `w:num`. Each list gets one, which restarts the abstract numbering that
the template's own list style uses, or one of ours where the template has none. Numbers are given in the order of printing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from reportkit.word.namespaces import DECLARATION, WORD, W

if TYPE_CHECKING:
    from lxml import etree

_DEPTH: Final = 9
_FIRST_NUM: Final = re.compile(r"<w:num[ >]|<w:numIdMacAtCleanup|</w:numbering>")
_END: Final = re.compile(r"<w:numIdMacAtCleanup|</w:numbering>")


class NumberingPart(NamedTuple):
    """The numbering part of a template as text, and what has to be known to add to it."""

    xml: str
    abstract_of: dict[int, int]
    next_number: int
    next_abstract: int
    numbered: Mapping[int, int] = {}
    """The numberings that count, and the number that each begins with."""


def read_numbering(root: etree._Element | None) -> NumberingPart:
    """Read the numbering part; a template without one gets an empty one."""
    from reportkit.word.namespaces import serialise

    if root is None:
        empty = f'<w:numbering xmlns:w="{WORD}"></w:numbering>'
        return NumberingPart(empty, {}, 1, 0)
    abstract_of: dict[int, int] = {}
    for num in root.iter(f"{W}num"):
        used = num.find(f"{W}abstractNumId")
        if used is not None:
            abstract_of[int(num.get(f"{W}numId", "0"))] = int(used.get(f"{W}val", "0"))
    abstracts = [int(each.get(f"{W}abstractNumId", "0")) for each in root.iter(f"{W}abstractNum")]
    xml = serialise(root)
    if xml.endswith("/>") and "</w:numbering>" not in xml:
        xml = f"{xml[:-2]}></w:numbering>"
    begins = _beginnings(root)
    numbered = {number: begins[abstract] for number, abstract in abstract_of.items() if abstract in begins}
    return NumberingPart(xml, abstract_of, max(abstract_of, default=0) + 1, max(abstracts, default=-1) + 1, numbered)


def _beginnings(root: etree._Element) -> dict[int, int]:
    """Return the number that each abstract numbering begins with; bullets have none."""
    found = {}
    for abstract in root.iter(f"{W}abstractNum"):
        level = next(abstract.iter(f"{W}lvl"), None)
        if level is None:
            continue
        form, start = level.find(f"{W}numFmt"), level.find(f"{W}start")
        begins = start.get(f"{W}val", "1") if start is not None else "1"
        if form is not None and form.get(f"{W}val") not in ("bullet", "none") and begins.isdigit():
            found[int(abstract.get(f"{W}abstractNumId", "0"))] = int(begins)
    return found


@dataclass(slots=True, eq=False, repr=False)
class Numbering:
    """The numberings that one report adds to those of its template."""

    part: NumberingPart
    _nums: list[str] = field(default_factory=list)
    _abstracts: dict[str, int] = field(default_factory=dict)
    _bodies: list[str] = field(default_factory=list)

    def restart(self, kind: str, style_number: int | None, start: int) -> int:
        """Return the number of a new list that begins with `start`, like the lists of a style if that has numbering."""
        abstract = self.part.abstract_of.get(style_number or 0)
        if abstract is None:
            abstract = self._own(kind)
        number = self.part.next_number + len(self._nums)
        levels = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start if level == 0 else 1}"/></w:lvlOverride>'
            for level in range(_DEPTH if kind == "number" else 0)
        )
        self._nums.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{levels}</w:num>')
        return number

    def copied(self, levels: str) -> int:
        """Return the number of a new list with levels of its own, as an abstract numbering holds them."""
        abstract = self.part.next_abstract + len(self._bodies)
        self._bodies.append(f'<w:abstractNum w:abstractNumId="{abstract}">{levels}</w:abstractNum>')
        number = self.part.next_number + len(self._nums)
        self._nums.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>')
        return number

    def again(self, number: int) -> int:
        """Return the number of a new list like the list `number` of the template, which begins as that one does."""
        return self.restart("number", number, self.part.numbered.get(number, 1))

    def _own(self, kind: str) -> int:
        if kind not in self._abstracts:
            self._abstracts[kind] = self.part.next_abstract + len(self._bodies)
            self._bodies.append(_abstract(self._abstracts[kind], kind))
        return self._abstracts[kind]

    @property
    def used(self) -> bool:
        """Whether the report has a list of its own."""
        return bool(self._nums)

    def write(self) -> bytes:
        """Return the numbering part with what was added."""
        xml = self.part.xml
        first = _FIRST_NUM.search(xml)
        at = first.start() if first else len(xml)
        xml = xml[:at] + "".join(self._bodies) + xml[at:]
        ends = list(_END.finditer(xml))
        at = ends[0].start() if ends else len(xml)
        return (DECLARATION + xml[:at] + "".join(self._nums) + xml[at:]).encode()


def _abstract(number: int, kind: str) -> str:
    levels = []
    for level in range(_DEPTH):
        form, text = ("bullet", "•◦▪"[level % 3]) if kind == "bullet" else (_FORMS[level % 3], f"%{level + 1}.")
        levels.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        )
    kind_of = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{number}">{kind_of}{"".join(levels)}</w:abstractNum>'


_FORMS: Final = ("decimal", "lowerLetter", "lowerRoman")
