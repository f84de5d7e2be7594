"""What a template says about its makers, taken out; and what a report says about itself, put in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from reportkit.word.markup import escaped
from reportkit.word.namespaces import DECLARATION, W, drop, parse, serialise

if TYPE_CHECKING:
    from lxml import etree

_CP: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC: Final = "http://purl.org/dc/elements/1.1/"
CORE: Final = "docProps/core.xml"
PROPERTIES: Final = {
    "title": ("dc", "title"),
    "subject": ("dc", "subject"),
    "creator": ("dc", "creator"),
    "keywords": ("cp", "keywords"),
    "language": ("dc", "language"),
}
_KEPT: Final = {
    f"{{{_DC}}}title": "title",
    f"{{{_DC}}}subject": "subject",
    f"{{{_CP}}}keywords": "keywords",
    f"{{{_DC}}}language": "language",
    f"{{{_DC}}}description": "description",
    f"{{{_CP}}}category": "category",
}
_DROPPED_PARTS: Final = ("comments", "people", "commentsExtended", "commentsIds", "commentsExtensible", "thumbnail")
_REVISION: Final = re.compile(rb'<w:rsid w:val="[0-9A-Fa-f]*"\s*/>| w:rsid[A-Za-z]*="[0-9A-Fa-f]*"')
_APP: Final = (
    "Company", "Manager", "Template", "HyperlinkBase", "TotalTime", "Pages", "Words", "Characters", "Lines",
    "Paragraphs", "CharactersWithSpaces", "TitlesOfParts", "HeadingPairs", "HLinks",
)  # fmt: skip


def dropped(contents: Mapping[str, bytes]) -> frozenset[str]:
    """Return the names of the members that hold comments, their authors or a picture of the template."""
    from reportkit.word.screening import relationships

    names = set()
    for rels in contents:
        if rels.endswith(".rels"):
            for each in relationships(contents[rels]):
                if is_dropped(each) and each.get("TargetMode") != "External":
                    names.add(target_of(rels, each["Target"]))
    return frozenset(names)


def is_dropped(relationship: Mapping[str, str]) -> bool:
    """Say whether a relationship leads to a member that is taken out."""
    return relationship.get("Type", "").rsplit("/", 1)[-1] in _DROPPED_PARTS


def target_of(rels: str, target: str) -> str:
    """Return the member that a relationship leads to.

    >>> target_of("word/_rels/document.xml.rels", "../docProps/core.xml")
    'docProps/core.xml'
    """
    steps = [] if target.startswith("/") else rels.split("/")[:-2]
    for step in target.split("/"):
        if step == ".." and steps:
            steps.pop()
        elif step not in ("", ".", ".."):
            steps.append(step)
    return "/".join(steps)


def without_dropped(rels: bytes) -> bytes:
    """Return a `.rels` member without the relationships to members that are taken out."""
    root = parse(rels)
    gone = [each for each in root if is_dropped({str(key): str(value) for key, value in each.attrib.items()})]
    for each in gone:
        drop(each)
    return (DECLARATION + serialise(root)).encode() if gone else rels


def clean_content_types(data: bytes, gone: frozenset[str], extra: Mapping[str, str]) -> bytes:
    """Return the content types without those of members taken out, and with those of members put in."""
    root = parse(data)
    namespace = root.tag[: root.tag.index("}") + 1]
    for each in list(root):
        name = each.get("PartName", "")
        if name.lstrip("/") in gone:
            drop(each)
        if each.get("ContentType", "").endswith("wordprocessingml.template.main+xml"):
            each.set("ContentType", each.get("ContentType", "").replace("template.main", "document.main"))
    present = {each.get("Extension", "").lower() for each in root} | {each.get("PartName", "") for each in root}
    for key, value in extra.items():
        if key not in present:
            element = root.makeelement(f"{namespace}{'Override' if key.startswith('/') else 'Default'}")
            element.set("PartName" if key.startswith("/") else "Extension", key)
            element.set("ContentType", value)
            if key.startswith("/"):
                root.append(element)
            else:
                root.insert(0, element)
    return (DECLARATION + serialise(root)).encode()


def clean_settings(root: etree._Element) -> None:
    """Take revision ids, the attached template and what concerns the author's screen out of the settings."""
    for name in ("rsids", "attachedTemplate", "proofState", "trackRevisions", "docVars"):
        for each in root.findall(W + name):
            drop(each)


def without_revisions(data: bytes) -> bytes:
    """Return a member without revision ids, which tell which documents were made from one another."""
    return _REVISION.sub(b"", data) if b"rsid" in data else data


def clean_app(data: bytes) -> bytes:
    """Return the extended properties without company, manager, template path, editing time and counts."""
    root = parse(data)
    for each in list(root):
        if each.tag.rsplit("}", 1)[-1] in _APP:
            drop(each)
    return (DECLARATION + serialise(root)).encode()


def kept_properties(core: bytes | None) -> dict[str, str]:
    """Return the core properties of a template that are about the document and not about its makers."""
    if core is None:
        return {}
    found = {_KEPT[each.tag]: each.text or "" for each in parse(core) if each.tag in _KEPT}
    return {name: text for name, text in found.items() if text}


def core_part(properties: Mapping[str, str]) -> bytes:
    """Write the core properties; the texts are escaped already."""
    lines = []
    for name in sorted(properties):
        prefix, element = PROPERTIES.get(name, ("cp" if name == "category" else "dc", name))
        if properties[name]:
            lines.append(f"<{prefix}:{element}>{properties[name]}</{prefix}:{element}>")
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_CP}" xmlns:dc="{_DC}">{"".join(lines)}</cp:coreProperties>'
    ).encode()


def given(properties: Mapping[str, str]) -> dict[str, str]:
    """Return the properties that the caller sets, escaped; raises `KeyError` for one that Word does not have."""
    from reportkit.word.values import ILLEGAL

    return {name: escaped(ILLEGAL.sub("", properties[name])) for name in properties if PROPERTIES[name]}
