"""The XML names of Word, and the one way in which this room reads XML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml import etree

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W: Final = f"{{{WORD}}}"
COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MC: Final = f"{{{COMPATIBILITY}}}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT: Final = b"http://purl.oclc.org/ooxml/"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
OPEN, CLOSE, MEND = "\ufdd8", "\ufdd9", "\ufdda"
"""Characters that no document holds: around the number of a tag, and before what a part needs once it is printed."""
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_DECLARED = re.compile(r' xmlns(?::\w[\w.-]*)?="[^"]*"')

P, R, T, TC, TR, TBL = f"{W}p", f"{W}r", f"{W}t", f"{W}tc", f"{W}tr", f"{W}tbl"
P_PR, R_PR, TC_PR = f"{W}pPr", f"{W}rPr", f"{W}tcPr"


def parse(data: bytes) -> etree._Element:
    """Read XML without entities, document types or the network; raises `ValueError` if it is not well formed."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("not well-formed XML") from error
    if root.getroottree().docinfo.doctype:
        raise ValueError("declares a document type")
    return root


def serialise(root: etree._Element) -> str:
    """Write a whole part, without its declaration."""
    from lxml import etree

    return str(etree.tostring(root, encoding="unicode"))


def fragment(element: etree._Element | None) -> str:
    """Write a piece of a part as it stands in the part: the namespaces are declared at the part's root."""
    from lxml import etree

    if element is None:
        return ""
    text = str(etree.tostring(element, encoding="unicode", with_tail=False))
    return _DECLARED.sub("", text)


def drop(element: etree._Element) -> None:
    """Take an element out of its tree and leave the text after it where it is."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        append_before(element, element.tail)
    parent.remove(element)


def append_before(element: etree._Element, text: str) -> None:
    """Write text in front of an element, after whatever stands there."""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
        return
    parent = element.getparent()
    if parent is not None:
        parent.text = (parent.text or "") + text


def unwrap(element: etree._Element) -> None:
    """Put an element's children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(at + 1, child)
    drop(element)
