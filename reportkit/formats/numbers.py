"""The numbers that Word prints before paragraphs and headings, written as words.

A court report is cited by the numbers of its paragraphs: “3.2”. Formats that cannot number by chapter and paragraph, or that
do not number headings, get them as text. Simple lists stay lists.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportkit.word.chains import Chains, value
from reportkit.word.namespaces import P_PR, R_PR, XML_SPACE, P, R, T, W

if TYPE_CHECKING:
    from lxml import etree

STYLE: Final = "reportkit number"
PARAGRAPH: Final = "reportkit paragraph"
_LISTED, _STYLED, _VALUE = f"{W}numPr", f"{W}pStyle", f"{W}val"


def _letters(number: int) -> str:
    return chr(96 + (number - 1) % 26 + 1) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    """Return a number in small Roman figures.

    >>> _roman(9), _roman(14)
    ('ix', 'xiv')
    """
    figures = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    made = ""
    for worth, figure in figures:
        made, number = made + figure * (number // worth), number % worth
    return made


_FORMATS: Final[Mapping[str, Callable[[int], str]]] = {
    "decimal": str,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str


class Numbers:
    """The lists of a document by its styles and its numbering, worked out once for all reports of a template."""

    def __init__(self, styles: etree._Element, numbering: etree._Element) -> None:
        self._blank = styles
        self._chains = Chains(styles)
        self._levels = {
            each.get(f"{W}abstractNumId", ""): _levels(each) for each in numbering.findall(f"{W}abstractNum")
        }
        self._lists = {
            each.get(f"{W}numId", ""): value(each.find(f"{W}abstractNumId")) for each in numbering.findall(f"{W}num")
        }
        self._by_style: dict[str, tuple[str, int]] = {}
        self.by_chapter = {
            kind for kind, known in self._levels.items() if any(each.text.count("%") > 1 for each in known.values())
        }

    def of(self, paragraph: etree._Element) -> tuple[str, int]:
        """Return the list and the level that a paragraph is numbered in; the list is empty where it is in none."""
        own, name = paragraph.find(P_PR), ""
        for each in own if own is not None else ():
            if each.tag == _LISTED:
                return self._chains.numbered(paragraph)
            if each.tag == _STYLED:
                name = each.get(_VALUE, "")
        if name not in self._by_style:
            self._by_style[name] = self._chains.numbered(paragraph)
        return self._by_style[name]

    def of_style(self, name: str) -> str:
        """Return the list that a paragraph is in by its style alone."""
        paragraph = self._blank.makeelement(P)
        properties = paragraph.makeelement(P_PR)
        style = properties.makeelement(f"{W}pStyle")
        style.set(f"{W}val", name)
        properties.append(style)
        paragraph.append(properties)
        return self.of(paragraph)[0]

    def counts(self, number: str) -> bool:
        """Return whether a list counts, so that what stands before it in the report decides its numbers."""
        known = self._levels.get(self._lists.get(number, ""), {})
        return any(each.format != "bullet" for each in known.values())

    def write(self, root: etree._Element) -> None:
        """Write the number of every paragraph that is numbered by chapter, and of every numbered heading, before its words."""
        counts: dict[str, dict[int, int]] = {}
        for paragraph in root.iter(P):
            number, level = self.of(paragraph)
            kind = self._lists.get(number, "") if number else ""
            known = self._levels.get(kind, {})
            if level not in known:
                continue
            count = counts.setdefault(kind, {})
            count[level] = count.get(level, known[level].start - 1) + 1
            for deeper in [each for each in count if each > level]:
                del count[deeper]
            if known[level].format in _FORMATS:
                heading = bool(self._chains.rank(paragraph))
                if heading or kind in self.by_chapter:
                    _put(paragraph, _label(known, count, level), heading=heading)


def _label(levels: Mapping[int, _Level], count: Mapping[int, int], level: int) -> str:
    def one(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        known = levels.get(at)
        number = count.get(at, known.start if known else 1)
        return _FORMATS.get(known.format if known else "decimal", str)(number)

    return re.sub(r"%(\d)", one, levels[level].text)


def _put(paragraph: etree._Element, label: str, *, heading: bool) -> None:
    """Write a number before the words of a paragraph, which is in no list any more."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = paragraph.makeelement(f"{W}pPr")
        paragraph.insert(0, properties)
    for name in ("numPr", "ind"):
        for each in properties.findall(f"{W}{name}"):
            properties.remove(each)
    if not heading:  # a style that numbers would make it part of the list before it
        style = properties.find(f"{W}pStyle")
        if style is None:
            style = properties.makeelement(f"{W}pStyle")
            properties.insert(0, style)
        style.set(f"{W}val", PARAGRAPH.replace(" ", ""))
    run = paragraph.makeelement(R)
    look = run.makeelement(R_PR)
    named = look.makeelement(f"{W}rStyle")
    named.set(f"{W}val", STYLE.replace(" ", ""))
    look.append(named)
    text = run.makeelement(T)
    text.text = f"{label} "
    text.set(XML_SPACE, "preserve")
    run.extend([look, text])
    paragraph.insert(1, run)


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    found = {}
    for each in abstract.findall(f"{W}lvl"):
        start = value(each.find(f"{W}start")) or "1"
        form, text = value(each.find(f"{W}numFmt")) or "decimal", value(each.find(f"{W}lvlText"))
        if start.isdigit():
            found[int(each.get(f"{W}ilvl", "0"))] = _Level(int(start), form, text)
    return found
