"""Heal what Word and LibreOffice do to a template, on the tree, before its tags are read.

Tracked changes are accepted, proofing marks, revision ids, comments and smart tags taken away. What a reader of the
template sees stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from reportkit.word.namespaces import P_PR, R_PR, TBL, TC, TR, W14, P, R, W, drop, unwrap

if TYPE_CHECKING:
    from lxml import etree

_GONE: Final = tuple(
    W + name
    for name in (
        "proofErr",
        "lastRenderedPageBreak",
        "commentRangeStart",
        "commentRangeEnd",
        "annotationRef",
        "permStart",
        "permEnd",
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblPrExChange",
        "tblGridChange",
        "tcPrChange",
        "trPrChange",
        "numberingChange",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "customXmlInsRangeStart",
        "customXmlInsRangeEnd",
        "customXmlDelRangeStart",
        "customXmlDelRangeEnd",
        "customXmlMoveFromRangeStart",
        "customXmlMoveFromRangeEnd",
        "customXmlMoveToRangeStart",
        "customXmlMoveToRangeEnd",
    )
)
_REVISIONS: Final = tuple(f"{W}rsid{name}" for name in ("R", "RPr", "RDefault", "P", "Del", "Sect", "Tr"))
_IDS: Final = (*_REVISIONS, f"{W14}paraId", f"{W14}textId")


def normalise(root: etree._Element) -> bool:
    """Heal a part in place and return whether it held tracked changes."""
    changed = _accept_changes(root)
    for element in list(root.iter(*_GONE)):
        drop(element)
    for element in list(root.iter(f"{W}commentReference")):
        _drop_reference(element)
    for element in list(root.iter(f"{W}smartTag")):
        for properties in element.findall(f"{W}smartTagPr"):
            drop(properties)
        unwrap(element)
    for element in root.iter():
        if element.attrib:
            for name in _IDS:
                if name in element.attrib:
                    del element.attrib[name]
    _drop_last_edit(root)
    for table in root.iter(TBL):
        _give_grid(table)
    return changed


def _give_grid(table: etree._Element) -> None:
    """Give a table the properties and the grid that it must have, the grid from its widest row."""
    properties, grid = table.find(f"{W}tblPr"), table.find(f"{W}tblGrid")
    if properties is None:
        properties = table.makeelement(f"{W}tblPr")
        table.insert(0, properties)
    if grid is None:
        grid = table.makeelement(f"{W}tblGrid")
        properties.addnext(grid)
    if len(grid):
        return
    rows = [[each for each in row.iter(TC) if next(each.iterancestors(TR)) is row] for row in table.iterchildren(TR)]
    widths = [width for cell in max(rows, key=len, default=[]) for width in _widths(cell)]
    for width in widths:
        column = grid.makeelement(f"{W}gridCol")
        if width.isdigit():
            column.set(f"{W}w", width)
        grid.append(column)


def _widths(cell: etree._Element) -> list[str]:
    """Return the width of each column that a cell spans, as far as it says."""
    span, width = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}tcW")
    count = span.get(f"{W}val", "1") if span is not None else "1"
    wide = width.get(f"{W}w", "") if width is not None and width.get(f"{W}type") == "dxa" else ""
    columns = int(count) if count.isdigit() and 0 < int(count) < 64 else 1
    return [str(int(wide) // columns) if wide.isdigit() else ""] * columns


def _drop_reference(element: etree._Element) -> None:
    run = element.getparent()
    drop(element)
    if run is not None and run.tag == R and all(child.tag == R_PR for child in run):
        drop(run)


def _drop_last_edit(root: etree._Element) -> None:
    """Take away the bookmark that says where the author typed last."""
    for start in [each for each in root.iter(f"{W}bookmarkStart") if each.get(f"{W}name") == "_GoBack"]:
        number = start.get(f"{W}id")
        for end in [each for each in root.iter(f"{W}bookmarkEnd") if each.get(f"{W}id") == number]:
            drop(end)
        drop(start)


def _accept_changes(root: etree._Element) -> bool:
    found = False
    for row in list(root.iter(TR)):
        if row.find(f"{W}trPr/{W}del") is not None:
            found = True
            drop(row)
    for cell in [each.getparent() for each in list(root.iter(f"{W}cellDel"))]:
        whole = cell.getparent() if cell is not None else None
        if whole is not None:
            found = True
            drop(whole)
    for paragraph in list(root.iter(P)):
        if (
            paragraph.find(f"{P_PR}/{R_PR}/{W}del") is not None
            or paragraph.find(f"{P_PR}/{R_PR}/{W}moveFrom") is not None
        ):
            found = True
            _join_with_next(paragraph)
    for element in list(root.iter(f"{W}del", f"{W}moveFrom", f"{W}ins", f"{W}moveTo", f"{W}cellIns", f"{W}cellMerge")):
        found = True
        if element.tag in (f"{W}ins", f"{W}moveTo") and len(element):
            unwrap(element)
        else:
            drop(element)
    return found


def _join_with_next(paragraph: etree._Element) -> None:
    """Accept a deleted paragraph mark: what is left of the paragraph opens the one after it."""
    following = paragraph.getnext()
    kept = [child for child in paragraph if child.tag != P_PR]
    if following is None or following.tag != P:
        mark = paragraph.find(f"{P_PR}/{R_PR}")
        for name in ("del", "moveFrom"):
            for each in mark.findall(W + name) if mark is not None else []:
                drop(each)
        if not any(_visible(child) for child in kept) and paragraph.getprevious() is not None and following is not None:
            drop(paragraph)
        return
    at = 1 if following.find(P_PR) is not None else 0
    for offset, child in enumerate(kept):
        following.insert(at + offset, child)
    drop(paragraph)


def _visible(element: etree._Element) -> bool:
    return element.tag not in (f"{W}del", f"{W}moveFrom", f"{W}bookmarkStart", f"{W}bookmarkEnd")


def instructions(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield every field code of a part with the paragraph that it stands in."""
    for paragraph in root.iter(P):
        pieces: list[str] = []
        for element in paragraph.iter(f"{W}instrText", f"{W}fldChar", f"{W}fldSimple"):
            if element.tag == f"{W}instrText":
                pieces.append(element.text or "")
                continue
            if pieces:
                yield paragraph, "".join(pieces)
                pieces = []
            if element.tag == f"{W}fldSimple":
                yield paragraph, element.get(f"{W}instr", "")
        if pieces:
            yield paragraph, "".join(pieces)
