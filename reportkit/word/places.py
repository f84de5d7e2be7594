"""Where is this? The part, the heading above, the table, row and column or the paragraph, and its own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportkit.diagnostics import Location
from reportkit.word.namespaces import TBL, TC, TR, P, T, W

if TYPE_CHECKING:
    from lxml import etree

QUOTE = 120
_PARTS = {"document": "body", "header": "header", "footer": "footer", "footnotes": "footnotes", "endnotes": "endnotes"}


class Place(NamedTuple):
    """A place in a template as a Word user would describe it."""

    template: str
    path: str
    words: str = ""

    @property
    def location(self) -> Location:
        """The place as a finding carries it."""
        return Location(self.template, self.path)


def part_title(name: str) -> str:
    """Return what a Word user calls a part.

    >>> part_title("word/document.xml"), part_title("word/header2.xml"), part_title("docProps/core.xml")
    ('body', 'header 2', 'document properties')
    """
    if name.startswith("docProps/"):
        return "document properties"
    found = re.fullmatch(r"(?:.*/)?([a-z]+?)(\d*)\.xml", name)
    if found is None or found[1] not in _PARTS:
        return name
    return f"{_PARTS[found[1]]} {found[2]}".strip()


def own_text(paragraph: etree._Element) -> str:
    """Return a paragraph's words without those of text boxes inside it."""
    return "".join(t.text or "" for t in paragraph.iter(T) if next(t.iterancestors(P)) is paragraph)


class Surveyor:
    """Walks a part once and knows the place of every paragraph in it."""

    def __init__(self, root: etree._Element, template: str, part: str, headings: dict[str, int]) -> None:
        self._template, self._part = template, part_title(part)
        self._paths: dict[etree._Element, str] = {}
        self._words: dict[etree._Element, str] = {}
        trail: list[tuple[int, str]] = []
        tables: dict[etree._Element, int] = {}
        count = 0
        for element in root.iter(P, TBL):
            if element.tag == TBL:
                tables[element] = len(tables) + 1
                continue
            words = re.sub(r"\s+", " ", own_text(element)).strip()
            cell = next(element.iterancestors(TC), None)
            count += cell is None and bool(words)
            level = headings.get(_style(element), 0)
            if level and words and cell is None:
                trail = [each for each in trail if each[0] < level] + [(level, words)]
            where = f"paragraph {max(count, 1)}" if cell is None else _cell(cell, tables)
            above = [f"“{_short(title, 60)}”" for _, title in trail]
            boxed = ["text box"] if next(element.iterancestors(f"{W}txbxContent"), None) is not None else []
            self._paths[element] = " › ".join([self._part, *above, *boxed, where])
            self._words[element] = words

    def place(self, paragraph: etree._Element | None) -> Place:
        """Return the place of a paragraph, or of the part where it has no paragraph."""
        if paragraph is None or paragraph not in self._paths:
            return Place(self._template, self._part)
        return Place(self._template, self._paths[paragraph], _short(self._words[paragraph], QUOTE))


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return str(style.get(f"{W}val", "")) if style is not None else ""


def _cell(cell: etree._Element, tables: dict[etree._Element, int]) -> str:
    row = next(cell.iterancestors(TR), None)
    table = next(cell.iterancestors(TBL), None)
    if row is None or table is None:
        return "table"
    across = [each for each in row.iter(TC) if next(each.iterancestors(TR)) is row]
    down = [each for each in table.iter(TR) if next(each.iterancestors(TBL)) is table]
    return f"table {tables.get(table, 1)}, row {down.index(row) + 1}, column {across.index(cell) + 1}"


def _short(words: str, length: int) -> str:
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"
