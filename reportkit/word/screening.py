"""What a template may not contain: active content, content fetched from elsewhere, entities, tags out of reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.parsers import expat

from reportkit.diagnostics import Diagnostic, Location
from reportkit.word.metadata import target_of
from reportkit.word.namespaces import STRICT

_ACTIVE_NAMES: Final = {
    r"(^|/)vba(project|projectsignature|data)[^/]*$": "macros",
    r"(^|/)activex/": "an ActiveX control",
    r"(^|/)embeddings/[^/]*\.(bin|exe|js|vbs|bat|cmd|ps1|hta|scr|docm|xlsm|pptm)$": "an embedded object (OLE)",
    r"(^|/)customui/": "a customised ribbon that runs macros",
}
_ACTIVE_TYPES: Final = {
    "oleObject": "an embedded object (OLE)",
    "control": "an ActiveX control",
    "activeXControlBinary": "an ActiveX control",
    "vbaProject": "macros",
    "wordVbaData": "macros",
    "keyMapCustomizations": "key bindings that run macros",
    "attachedToolbars": "toolbars that run macros",
    "aFChunk": "an imported file (altChunk)",
    "subDocument": "a sub-document",
}
_EXTERNAL: Final = {"attachedTemplate": "an attached template", "image": "a linked picture", "frame": "a frame"}
_FIELDS: Final = re.compile(r"^\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|RD|DATABASE)\b", re.I)
_ANY_FIELD: Final = re.compile(r"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|RD|DATABASE)\b", re.I)
_CODES: Final = re.compile(r"""<w:instrText[^>]*>([^<]*)|w:instr=\\?"([^"]*)\\?""" + '"')
_DOCTYPE: Final = re.compile(rb"<!(DOCTYPE|ENTITY)", re.I)


def screen(contents: Mapping[str, bytes], template: str) -> Iterator[Diagnostic]:
    """Find what may not be in a template; `contents` holds every XML member, and an empty text for every other."""
    for name, data in contents.items():
        at = Location(template, name)
        for pattern, what in _ACTIVE_NAMES.items():
            if re.search(pattern, name, re.I):
                yield Diagnostic("RK432", f"the template holds {what}", at=at)
        if _DOCTYPE.search(data) or _DOCTYPE.search(data.replace(b"\0", b"")):
            yield Diagnostic("RK434", "a member declares a document type or entities", at=at)
        if name.endswith(".rels"):
            yield from _relationships(data, at)
        if name == "[Content_Types].xml":
            yield from _content_types(data, at)
        if name.endswith("document.xml") and STRICT in data:
            yield Diagnostic(
                "RK400", "the template is in the Strict Open XML format", at=at, hint="save it as Word Document (.docx)"
            )


def related(rels: str, data: bytes | None, kind: str) -> str:
    """Return the member that the relationships in `rels` lead to as `kind`, such as `footnotes`; the empty text without one."""
    found = relationships(data) if data is not None else ()
    return next((target_of(rels, each["Target"]) for each in found if each["Type"].endswith(f"/{kind}")), "")


def relationships(data: bytes) -> Iterator[dict[str, str]]:
    """Read the attributes of every relationship of a `.rels` member; raises `ValueError` if it cannot be read."""
    found: list[dict[str, str]] = []
    depth = 0

    def opened(_name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth == 2:
            found.append(attributes)

    def closed(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def refused(*_: object) -> None:
        raise ValueError("declares a document type")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.StartDoctypeDeclHandler = opened, closed, refused
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ValueError("not well-formed XML") from error
    yield from found


def _relationships(data: bytes, at: Location) -> Iterator[Diagnostic]:
    for each in relationships(data):
        kind = each.get("Type", "").rsplit("/", 1)[-1]
        if kind in _ACTIVE_TYPES:
            yield Diagnostic("RK432", f"the template holds {_ACTIVE_TYPES[kind]}", at=at)
        elif each.get("TargetMode") == "External" and kind != "hyperlink":
            yield Diagnostic("RK433", f"the template fetches {_EXTERNAL.get(kind, 'something')} from elsewhere", at=at)
        elif each.get("TargetMode") != "External" and (".." in each.get("Target", "") and _leaves(at.path, each)):
            yield Diagnostic("RK431", "a relationship leaves the package", at=at)


def _leaves(rels: str, relationship: Mapping[str, str]) -> bool:
    depth = 0 if relationship["Target"].startswith("/") else rels.count("/") - 1
    for step in relationship["Target"].split("/"):
        depth += -1 if step == ".." else step not in ("", ".")
        if depth < 0:
            return True
    return False


def _content_types(data: bytes, at: Location) -> Iterator[Diagnostic]:
    if b"macroEnabled" in data:
        yield Diagnostic("RK432", "the file is a document with macros", at=at, hint="save it as Word Document (.docx)")


def fetching_field(instruction: str) -> str:
    """Return the name of a field that fetches or runs something when the report is opened, or the empty text.

    >>> fetching_field(' INCLUDETEXT "x.docx" '), fetching_field(" PAGE ")
    ('INCLUDETEXT', '')
    """
    found = _FIELDS.match(instruction)
    return found[1].upper() if found else ""


def fetches(xml: str) -> bool:
    """Say whether a field code anywhere in a part names one of the fields that fetch or run something."""
    codes = "".join(one or other for one, other in _CODES.findall(xml))
    return bool(codes) and _ANY_FIELD.search(codes) is not None
