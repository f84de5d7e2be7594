"""Is a printed part one that Word opens, and is everything that was printed in it?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from xml.parsers import expat

_CELL_END: Final = re.compile(r"(?<!</w:p>)</w:tc>")
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


def made_sound(xml: str, first: int) -> tuple[str, int]:
    """Give every empty cell its paragraph and every drawing its own number, counted from `first`."""
    if _CELL_END.search(xml) is not None:
        xml = _CELL_END.sub(lambda end: _filled(xml, end.start()), xml)
    if "<wp:docPr" not in xml:
        return xml, first
    count = first

    def numbered(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"{match[1]}{count - 1}{match[3]}"

    return _DRAWING.sub(numbered, xml), count


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


def missing_words(xml: str, printed: Iterable[str]) -> bool:
    """Say whether a printed text is not among the words of a part, each after the one before."""
    from reportkit.word.paragraphs import escaped

    words = "".join(_WORDS.findall(xml))
    at = 0
    for each in printed:
        piece = escaped(each)
        found = words.find(piece, at)
        if found < 0:
            return True
        at = found + len(piece)
    return False
