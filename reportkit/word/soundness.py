"""Is a printed part one that Word opens, and is everything that was printed in it?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from xml.parsers import expat

_CELL_END: Final = re.compile(r"(?<!</w:p>)(?<!<w:p/>)</w:tc>")
_TAG: Final = re.compile(r"<(/?)([\w:]+)[^>]*?(/?)>")
_DRAWING: Final = re.compile(r'(<wp:docPr\b[^>]*?\bid=")(\d+)(")')
_WORDS: Final = re.compile(r"<w:t(?: [^>]*)?>([^<]+)</w:t>")
_BESIDE: Final = ("w:bookmarkStart", "w:bookmarkEnd")


def well_formed(data: bytes) -> bool:
    """Say whether a part can be read without mending."""
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return False
    return True


def cells_end_well(xml: str) -> bool:
    """Say whether every cell ends with a paragraph; where it is not plain to see, it is not said."""
    return xml.count("</w:tc>") == xml.count("</w:p></w:tc>") + xml.count("<w:p/></w:tc>")


def rows_hold(xml: str) -> bool:
    """Say whether every row ends with a cell and every table holds a row; where it is not plain to see, it is not said.

    >>> rows_hold("<w:tbl></w:tblGrid><w:tr><w:tc></w:tc></w:tr></w:tbl>"), rows_hold("<w:tr></w:tr>")
    (True, False)
    """
    ends = xml.count("</w:tr>") == xml.count("</w:tc></w:tr>")
    return ends and "</w:tblGrid></w:tbl>" not in xml and "</w:tblGrid><w:bookmark" not in xml


def made_sound(xml: str, drawings: int) -> tuple[str, int]:
    """Give every empty cell its paragraph and every drawing its own number, counted on from `drawings`."""
    if not cells_end_well(xml):
        xml = _CELL_END.sub(lambda end: _filled(xml, end.start()), xml)
    return numbered(xml, drawings)


def numbered(xml: str, drawings: int) -> tuple[str, int]:
    """Give every drawing its own number, counted on from `drawings`; return the last one with the part."""
    if "<wp:docPr" not in xml:
        return xml, drawings
    count = drawings

    def with_number(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"{match[1]}{count}{match[3]}"

    return _DRAWING.sub(with_number, xml), count


def _filled(xml: str, end: int) -> str:
    """Return the end of a cell, after an empty paragraph if the cell does not end with one."""
    at = end
    while True:
        at = xml.rfind("<", 0, at)
        tag = _TAG.match(xml, at)
        if tag is None or tag[2] not in _BESIDE:
            break
    sound = tag is not None and tag[2] in ("w:p", "w:sdt") and bool(tag[1] or tag[3])
    return "</w:tc>" if sound else "<w:p/></w:tc>"


def missing_words(xml: str, expected: Iterable[str]) -> bool:
    """Say whether a printed text, escaped, is not among the words of a part, each after the one before."""
    words = "".join(_WORDS.findall(xml))
    at = 0
    for piece in expected:
        found = words.find(piece, at)
        if found < 0:
            return True
        at = found + len(piece)
    return False


def missing_pieces(pieces: Iterable[str], shown: Iterable[str]) -> bool:
    """Say whether something shown is not a piece of what was printed, each after the one before.

    >>> missing_pieces(["<w:t>", "Kit", "</w:t>"], ["Kit"]), missing_pieces(["<w:t>", "Kit"], ["Kit", "Kit"])
    (False, True)
    """
    rest = iter(pieces)
    return not all(each in rest for each in shown)
