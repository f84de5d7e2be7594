"""What a Word user sees of a document, part by part: words, formatting and tables, whatever runs they are split into."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOISE = re.compile(r"\{[^}]*\}rsid\w*|\{http://schemas.microsoft.com/office/word/2010/wordml\}\w+Id")
ATOMS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\xad"}
PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")


def seen(data: bytes) -> dict[str, Any]:
    """Return every printed part as nested tuples that are equal where a Word user sees the same."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: _children(etree.fromstring(file.read(name))) for name in file.namelist() if PARTS.fullmatch(name)}


def shape(element: Any) -> str:
    """Return an element as text, without ids of revisions and in one order of its attributes."""
    if element is None:
        return ""
    inner = "".join(shape(each) for each in element)
    names = sorted(f"{key.rsplit('}', 1)[-1]}={value}" for key, value in element.attrib.items() if not NOISE.match(key))
    tag = element.tag.rsplit("}", 1)[-1]
    text = (element.text or "").strip()
    return f"<{' '.join([tag, *names])}>{text}{inner}"


def _children(parent: Any) -> tuple[Any, ...]:
    made: list[Any] = []
    for child in parent:
        name = child.tag.rsplit("}", 1)[-1] if isinstance(child.tag, str) else ""
        if name == "p":
            made.append(("p", shape(child.find(f"{W}pPr")), _runs(child)))
        elif name == "tbl":
            made.append(("tbl", len(child.findall(f"{W}tblGrid/{W}gridCol")), _children(child)))
        elif name in ("tr", "tc"):
            made.append((name, _properties(child.find(f"{W}{name}Pr")), _children(child)))
        elif name in ("sdt", "sdtContent", "body", "footnote", "endnote", "txbxContent"):
            made.append((name, _children(child)))
        elif name == "sectPr":
            made.append((name, shape(child)))
    return tuple(made)


def _properties(element: Any) -> tuple[str, ...]:
    return tuple(sorted(shape(each) for each in element)) if element is not None else ()


def _runs(paragraph: Any) -> tuple[tuple[str, str], ...]:
    pieces: list[tuple[str, str]] = []
    for run in paragraph.iter(f"{W}r"):
        if next(run.iterancestors(f"{W}p")) is not paragraph:
            continue
        look = "".join(_properties(run.find(f"{W}rPr")))
        link = next((shape(each).split(">")[0] for each in run.iterancestors(f"{W}hyperlink")), "")
        words = "".join(map(_atom, run))
        if not words:
            continue
        if pieces and pieces[-1][0] == look + link:
            pieces[-1] = (look + link, pieces[-1][1] + words)
        else:
            pieces.append((look + link, words))
    return tuple(pieces)


def _atom(element: Any) -> str:
    name = element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
    if name == "t":
        return element.text or ""
    if name == "br":
        return "\f" if element.get(f"{W}type") == "page" else "\n"
    if name in ("footnoteReference", "endnoteReference"):
        return f"[{name}]"
    if name == "drawing" or name == "pict" or name == "AlternateContent":
        boxes = "".join(repr(_children(box)) for box in element.iter(f"{W}txbxContent"))
        extent = next((each for each in element.iter() if str(each.tag).endswith("}extent")), None)
        return f"[{name} {dict(extent.attrib) if extent is not None else ''} {boxes}]"
    return ATOMS.get(name, "")
