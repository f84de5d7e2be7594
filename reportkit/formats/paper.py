"""Is every word of a report on the pages of its PDF?

LibreOffice loses the rows of a table that may not break and that end a page, without a word. So the text of every PDF is read
again and held against the words of the Word file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Final
from unicodedata import normalize

from reportkit.formats import kept
from reportkit.formats.readable import DOCUMENT
from reportkit.formats.source import Source
from reportkit.word.namespaces import MC, W, drop, parse, serialise
from reportkit.word.package import Member, write_package

_SPACE: Final = re.compile(r"[\s\ufffe\u00ad-]+")
_NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")
_APART: Final = (f"{W}p", f"{W}br", f"{W}cr", f"{W}tab")
LONG: Final = 12
"""How many letters a word has that a narrow column may break without a hyphen."""


def available() -> bool:
    """Say whether what reads a PDF again is installed."""
    return find_spec("pypdfium2") is not None


def lost(source: Source, pdf: bytes) -> int:
    """Return how many words of the text and the notes of a Word file are not on the pages of its PDF.

    Of what is no PDF nothing is said here: whoever finishes it finds that.
    """
    import pypdfium2

    try:
        made = _alike(_text(pdf))
    except pypdfium2.PdfiumError:
        return 0
    missing = kept.missing(_alike("".join(_said(source))), made)
    unbroken = _SPACE.sub("", made) if missing else ""
    return sum(many for word, many in missing.items() if len(word) < LONG or word not in unbroken)


def may_break(source: Source) -> bytes:
    """Return the Word file with rows that may go over the end of a page: LibreOffice loses none of those."""
    root = parse(source.members[DOCUMENT].read())
    for each in list(root.iter(f"{W}cantSplit")):
        drop(each)
    text = Member.of(DOCUMENT, serialise(root).encode("utf-8"))
    return write_package(text if each.name == DOCUMENT else each for each in source.members.values())


def _alike(text: str) -> str:
    return normalize("NFKC", text).casefold()


def _text(pdf: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _said(source: Source) -> Iterator[str]:
    """Yield the texts of the body and the notes, with a space where words are apart."""
    for name in (DOCUMENT, *_NOTES):
        if name not in source.members:
            continue
        root = parse(source.members[name].read())
        hidden = [each.getparent().getparent() for each in root.iter(f"{W}vanish") if each.getparent().tag == f"{W}rPr"]
        for each in (*root.iter(f"{MC}Fallback"), *hidden):
            drop(each)
        for each in root.iter(f"{W}t", *_APART):
            yield each.text or "" if each.tag == f"{W}t" else " "
