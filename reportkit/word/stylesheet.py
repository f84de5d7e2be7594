"""The styles of a template: which there are, by the name that a Word user sees, and the properties that choose them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reportkit.word.namespaces import W

if TYPE_CHECKING:
    from lxml import etree

_RUN_ORDER: Final = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
]
_CHILD: Final = re.compile(r"<w:(\w+)(?:\s[^>]*)?(?:/>|>.*?</w:\1>)", re.S)
_STYLE: Final = re.compile(r'<w:pStyle w:val="([^"]+)"')
BOLD: Final = (("b", "<w:b/>"), ("bCs", "<w:bCs/>"))
ITALIC: Final = (("i", "<w:i/>"), ("iCs", "<w:iCs/>"))


class Stylesheet(NamedTuple):
    """The styles of one template by kind and by name in small letters, and the numbering that a style brings."""

    ids: frozenset[str]
    paragraphs: Mapping[str, str]
    characters: Mapping[str, str]
    tables: Mapping[str, str]
    numbering: Mapping[str, int]
    headings: Mapping[str, int]

    @property
    def gap(self) -> tuple[tuple[str, str], ...]:
        """The run properties of a gap: the style “Gap”, or bold on yellow where the template has none."""
        style = self.characters.get("gap")
        if style:
            return (("rStyle", f'<w:rStyle w:val="{style}"/>'),)
        return (*BOLD, ("highlight", '<w:highlight w:val="yellow"/>'))

    def kin(self, host: str, kind: str) -> str | None:
        """Return the style for a `kind` of block in a host's place: “Table Text Quote” for a quote in “Table Text”.

        `host` is the host's `w:pPr`; where the template has no such style there is none.
        """
        found = _STYLE.search(host)
        name = next((name for name, number in self.paragraphs.items() if number == found[1]), "") if found else ""
        return self.paragraphs.get(f"{name} {kind}") if name else None


def read_styles(root: etree._Element | None) -> Stylesheet:
    """Read the styles part of a template."""
    kinds: dict[str, dict[str, str]] = {"paragraph": {}, "character": {}, "table": {}}
    numbering: dict[str, int] = {}
    headings: dict[str, int] = {}
    ids = set()
    for style in root.iter(f"{W}style") if root is not None else ():
        number, name = style.get(f"{W}styleId"), style.find(f"{W}name")
        if not number:
            continue
        ids.add(number)
        title = (name.get(f"{W}val", "") if name is not None else number).casefold()
        kinds.setdefault(style.get(f"{W}type", "paragraph"), {}).setdefault(title, number)
        own = style.find(f"{W}pPr/{W}numPr/{W}numId")
        if own is not None and own.get(f"{W}val", "").isdigit():
            numbering[number] = int(own.get(f"{W}val", "0"))
        found = re.fullmatch(r"heading (\d)", title)
        level = style.find(f"{W}pPr/{W}outlineLvl")
        if found or title == "title":
            headings[number] = int(found[1]) if found else 1
        elif level is not None and level.get(f"{W}val", "9") in "012345678":
            headings[number] = int(level.get(f"{W}val", "0")) + 1
    return Stylesheet(frozenset(ids), kinds["paragraph"], kinds["character"], kinds["table"], numbering, headings)


@lru_cache(maxsize=4096)
def with_run_properties(properties: str, added: tuple[tuple[str, str], ...]) -> str:
    """Return run properties with others added, in the order that the schema wants.

    >>> with_run_properties('<w:rPr><w:sz w:val="20"/></w:rPr>', BOLD)
    '<w:rPr><w:b/><w:bCs/><w:sz w:val="20"/></w:rPr>'
    >>> with_run_properties("", ())
    ''
    """
    inner = properties.removeprefix("<w:rPr>").removesuffix("</w:rPr>") if properties != "<w:rPr/>" else ""
    children = {match[1]: match[0] for match in _CHILD.finditer(inner)}
    children.update(added)
    order = {name: place for place, name in enumerate(_RUN_ORDER)}
    body = "".join(children[name] for name in sorted(children, key=lambda name: order.get(name, len(order))))
    return f"<w:rPr>{body}</w:rPr>" if body else ""
