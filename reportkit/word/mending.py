"""What a part needs once it is printed: grids that fit, no table without rows, no bookmark twice, lists that begin anew.

Whether it needs any of this is known when the template is compiled, and is written into the part as a mark that no
document holds; a part without the mark is left as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportkit.word.namespaces import MEND, TBL, W

if TYPE_CHECKING:
    from lxml import etree

    from reportkit.word.numbering import Numbering
    from reportkit.word.tags import Tags

_GRID: Final = re.compile(f"<w:tblGrid>{MEND}g(.*?)</w:tblGrid>", re.S)
_COLUMN: Final = re.compile(r"<w:gridCol(?: w:w=\"(\d+)\")?[^>]*/>")
_CELLS: Final = re.compile(r"<(/?)w:(tbl|tr|tc|gridSpan|gridBefore|gridAfter)(?=[ />])([^>]*)>")
_VALUE: Final = re.compile(r'w:val="(\d+)"')
_BARE_ROW: Final = re.compile(
    r"<w:tr(?: [^>]*)?>(?:<w:(tblPrEx|trPr)>(?:(?!</w:\1>).)*</w:\1>|<w:trPr/>)*</w:tr>", re.S
)
_NO_ROWS: Final = re.compile(r"</w:tblGrid>(<w:bookmark[^>]*/>)*</w:tbl>")
_BOOKMARK: Final = re.compile(r"<w:bookmark(Start|End)\b([^>]*?)/>")
_ID: Final = re.compile(r' w:id="([^"]*)"')
_NAME: Final = re.compile(r' w:name="([^"]*)"')
_HOLDERS: Final = ("hdr", "ftr", "footnote", "endnote", "txbxContent")
_BLOCKS: Final = ("p", "tr")


def mend(kind: str) -> str:
    """Return the mark of one kind of mending."""
    return MEND + kind


def stretches(element: etree._Element) -> None:
    """Mark the table around an element as one whose columns are counted when it is printed."""
    table = next(element.iterancestors(TBL), None)
    grid = table.find(f"{W}tblGrid") if table is not None else None
    if grid is not None and mend("g") not in (grid.text or ""):
        grid.text = mend("g") + (grid.text or "")


def foresee(root: etree._Element, tags: Tags) -> None:
    """Mark the part with what it needs once it is printed."""
    prefixes = {tag.prefix for tag in tags.tags}
    holders = {W + each for each in _HOLDERS}
    needs = [
        kind
        for kind, needed in (
            ("t", bool(prefixes & {"tr", "tc"})),
            ("b", any(tag.kind == "%" for tag in tags.tags) and next(root.iter(f"{W}bookmarkStart"), None) is not None),
            ("e", bool(prefixes & set(_BLOCKS)) and next(root.iter(*holders), None) is not None),
        )
        if needed
    ]
    if needs:
        root.text = "".join(map(mend, needs)) + (root.text or "")


def mended(xml: str, numbering: Numbering) -> str:
    """Return a printed part with everything mended that it was marked for."""
    if MEND not in xml:
        return xml
    needs = set(re.findall(f"{MEND}([a-z])", xml))
    xml = re.sub(f"{MEND}[bet]", "", xml)
    if "g" in needs:
        xml = _GRID.sub(lambda grid: _fitted(grid, xml), xml)
    if "t" in needs:
        xml = _without_bare_tables(xml)
    if "b" in needs:
        xml = _each_bookmark_once(xml)
    if "e" in needs:
        for name in _HOLDERS:
            xml = re.sub(f"(<w:{name}(?: [^>]*)?>)</w:{name}>", rf"\1<w:p/></w:{name}>", xml)
    if "l" in needs:
        from reportkit.word.lists import restarted

        xml = restarted(xml, numbering)
    return xml


def _fitted(grid: re.Match[str], xml: str) -> str:
    """Return a table's grid with as many columns as its widest row, in the width that it had."""
    columns = [int(width or 0) for width in _COLUMN.findall(grid[1])]
    widest = _widest(xml, grid.end())
    whole = sum(columns)
    if widest > len(columns):
        columns = [width * len(columns) // widest for width in columns]
        columns += [whole // widest] * (widest - len(columns))
    elif 0 < widest < len(columns):
        spare = sum(columns[widest:]) // widest
        columns = [width + spare for width in columns[:widest]]
    lines = "".join(f'<w:gridCol w:w="{width}"/>' if whole else "<w:gridCol/>" for width in columns)
    return f"<w:tblGrid>{lines}</w:tblGrid>"


def _widest(xml: str, at: int) -> int:
    widest = count = 0
    depth = 1
    for found in _CELLS.finditer(xml, at):
        closes, name = found[1], found[2]
        if name == "tbl":
            depth += -1 if closes else 1
            if not depth:
                break
        elif depth > 1 or closes:
            continue
        elif name == "tr":
            count = 0
        else:
            value = _VALUE.search(found[3])
            count += 1 if name == "tc" else int(value[1] if value else 1) - (name == "gridSpan")
            widest = max(widest, count)
    return widest


def _without_bare_tables(xml: str) -> str:
    """Take out rows without a cell and tables without a row, which Word cannot open."""
    xml = _BARE_ROW.sub("", xml)
    while (found := _NO_ROWS.search(xml)) is not None:
        start = max(xml.rfind("<w:tbl>", 0, found.start()), xml.rfind("<w:tbl ", 0, found.start()))
        xml = xml[:start] + xml[found.end() :]
    return xml


def _each_bookmark_once(xml: str) -> str:
    """Keep the first of the bookmarks that a loop repeats, whole, with a number of its own."""
    kept: dict[int, int] = {}
    opened: dict[str, tuple[int, bool]] = {}
    names: set[str] = set()
    for place, found in enumerate(_BOOKMARK.finditer(xml)):
        number = _ID.search(found[2])
        key = number[1] if number else ""
        if found[1] == "Start":
            name = _NAME.search(found[2])
            fresh = name is not None and name[1] not in names
            names.add(name[1] if name else "")
            opened[key] = (place, fresh)
        elif key in opened:
            start, fresh = opened.pop(key)
            if fresh:
                kept[start] = kept[place] = start
    count = iter(range(len(xml)))

    def once(match: re.Match[str]) -> str:
        place = next(count)
        if place not in kept:
            return ""
        own = _ID.sub(f' w:id="{kept[place]}"', match[2])
        return f"<w:bookmark{match[1]}{own}/>"

    return _BOOKMARK.sub(once, xml)
