"""One spelling of XML for every program's: the usual prefixes, the transitional names, and UTF-8.

Word's Strict format names the same things otherwise, LibreOffice and libraries choose prefixes of their own. A template is
rewritten when it is opened, so that every other step knows one spelling only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from reportkit.word.namespaces import COMPATIBILITY, MC, RELATIONSHIPS, STRICT, WORD, W, parse

if TYPE_CHECKING:
    from lxml import etree

_USUAL: Final = {
    "w": WORD,
    "r": RELATIONSHIPS,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "mc": COMPATIBILITY,
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_PREFIX_OF: Final = {uri: prefix for prefix, uri in _USUAL.items()}
_DECLARED: Final = re.compile(rb"""\sxmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']""")
_STRICT: Final = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/([\w/]+)")
_DOCTYPE: Final = re.compile(rb"<!(DOCTYPE|ENTITY)", re.I)
_RENAMED: Final = {b"extendedProperties": b"extended-properties", b"customProperties": b"custom-properties"}
_SIDES: Final = {"start": "left", "end": "right"}
_BOXES: Final = tuple(W + each for each in ("tblBorders", "tcBorders", "tblCellMar", "tcMar"))


def usual(contents: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield every XML member that is spelled otherwise than usual, and what it is in the usual spelling.

    Raises `ValueError` for a member that cannot be read.
    """
    for name, data in contents.items():
        if not data or _DOCTYPE.search(data.replace(b"\0", b"")):
            continue  # refused in a moment, by its own name
        made = data
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            made = _written(parse(data))
        if STRICT in made:
            made = _transitional(made, name)
        if name.startswith("word/") and not name.endswith(".rels") and _is_unusual(made):
            made = _written(_respelled(parse(made)))
        if made is not data:
            yield name, made


def _written(root: etree._Element) -> bytes:
    from reportkit.word.namespaces import DECLARATION, serialise

    return (DECLARATION + serialise(root)).encode()


def _transitional(data: bytes, name: str) -> bytes:
    made = _STRICT.sub(_year, data)
    if not name.startswith("word/") or name.endswith(".rels"):
        return made
    root = parse(made)
    root.attrib.pop(f"{W}conformance", None)
    for each in root.iter(f"{W}jc", f"{W}lvlJc"):
        each.set(f"{W}val", _SIDES.get(each.get(f"{W}val", ""), each.get(f"{W}val", "left")))
    for each in root.iter(f"{W}ind"):
        for strict, plain in _SIDES.items():
            for tail in ("", "Chars"):
                value = each.attrib.pop(f"{W}{strict}{tail}", None)
                if value is not None:
                    each.set(f"{W}{plain}{tail}", value)
    for box in root.iter(*_BOXES):
        for side in box:
            side.tag = W + _SIDES.get(str(side.tag).removeprefix(W), str(side.tag).removeprefix(W))
    return _written(root)


def _year(match: re.Match[bytes]) -> bytes:
    """Return the transitional name of a namespace or a relationship, which has a year in it.

    >>> _year(_STRICT.match(b"http://purl.oclc.org/ooxml/wordprocessingml/main"))
    b'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
    """
    kind, rest = match[1], match[2]
    steps = [_RENAMED.get(step, step) for step in rest.split(b"/")]
    return b"http://schemas.openxmlformats.org/" + kind + b"/2006/" + b"/".join(steps)


def _is_unusual(data: bytes) -> bool:
    """Say whether a namespace of Word's has another prefix than usual, or is declared away from the root."""
    start = re.search(rb"<[A-Za-z_]", data)
    opened = data.find(b">", start.start() if start else 0)
    for found in _DECLARED.finditer(data):
        prefix, uri = (found[1] or b"").decode("ascii", "replace"), found[2].decode("utf-8", "replace")
        if _PREFIX_OF.get(uri, prefix) != prefix or (prefix in _USUAL and _USUAL[prefix] != uri):
            return True
        if found.start() > opened and prefix.startswith("w") and prefix != "wp":
            return True
    return False


def _respelled(root: etree._Element) -> etree._Element:
    """Return a copy of a part whose root declares the usual prefixes."""
    from lxml import etree

    names: dict[str, str] = {}
    renamed: dict[str, str] = {}
    for element in root.iter():
        if not isinstance(element.tag, str) or element.nsmap is root.nsmap:
            continue
        for prefix, uri in element.nsmap.items():
            if uri in _PREFIX_OF:
                names[_PREFIX_OF[uri]] = uri
                renamed[prefix or ""] = _PREFIX_OF[uri]
            elif prefix and prefix not in _USUAL and (element is root or prefix.startswith("w")):
                names.setdefault(prefix, uri)
    fresh = etree.Element(root.tag, nsmap=names)
    fresh.text = root.text
    for key, value in root.attrib.items():
        fresh.set(key, value)
    for child in list(root):
        fresh.append(child)
    etree.cleanup_namespaces(fresh, top_nsmap=names, keep_ns_prefixes=list(names))
    for element in fresh.iter():
        for name in (f"{MC}Ignorable", f"{MC}MustUnderstand", "Requires"):
            tokens = element.get(name)
            if tokens and (name != "Requires" or element.tag == f"{MC}Choice"):
                element.set(name, " ".join(renamed.get(each, each) for each in tokens.split()))
    return fresh
