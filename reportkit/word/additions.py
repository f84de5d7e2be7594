"""What one report adds to the package of its template: pictures, links, styles, and the kinds of file that they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from reportkit.word.namespaces import DECLARATION, RELATIONSHIPS
from reportkit.word.package import CONTENT_TYPES, Member

FIRST_NOTE: Final = 10_001
"""The number of the first note that is added: beyond those of any template."""
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
PICTURE_TYPES: Final = {
    "png": "image/png", "jpeg": "image/jpeg", "jpg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp",
    "tif": "image/tiff", "tiff": "image/tiff", "emf": "image/x-emf", "wmf": "image/x-wmf", "svg": "image/svg+xml",
}  # fmt: skip


@dataclass(slots=True, eq=False, repr=False)
class Additions:
    """The pictures, links and styles that one report adds; a picture is added once, however often it is shown."""

    lines: dict[str, list[str]] = field(default_factory=dict)
    """The relationships that are added, by the member that holds them."""
    media: dict[bytes, str] = field(default_factory=dict)
    """The names of the pictures that are added, by what they hold."""
    styles: dict[str, str] = field(default_factory=dict)
    """The styles that are added, by their id."""
    types: dict[str, str] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    """The footnotes and the endnotes that are added, whole."""
    _known: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def picture(self, part: str, data: bytes, ending: str) -> str:
        """Add a picture that `part` shows and return the id of its relationship."""
        if data not in self.media:
            self.media[data] = f"media/reportkit{len(self.media) + 1}.{ending}"
            self.types.setdefault(ending, PICTURE_TYPES[ending])
        return self._related(part, "image", self.media[data], "")

    def link(self, part: str, address: str) -> str:
        """Add a link of `part` to somewhere else and return the id of its relationship; the address is escaped."""
        return self._related(part, "hyperlink", address, ' TargetMode="External"')

    def note(self, kind: str, said: str) -> str:
        """Add a note with what stands in it, a `footnote` or an `endnote`, and return its number."""
        added = self.notes.setdefault(kind, [])
        number = str(FIRST_NOTE + len(added))
        added.append(f'<w:{kind} w:id="{number}">{said}</w:{kind}>')
        return number

    def _related(self, part: str, kind: str, target: str, mode: str) -> str:
        key = (part, kind, target)
        if key not in self._known:
            self._known[key] = number = f"rIdReportkit{len(self._known) + 1}"
            line = f'<Relationship Id="{number}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"{mode}/>'
            self.lines.setdefault(rels_of(part), []).append(line)
        return self._known[key]

    def relate(self, part: str, number: str, kind: str, target: str) -> None:
        """Add a relationship with an id and a kind of the caller's choice."""
        self.lines.setdefault(rels_of(part), []).append(
            f'<Relationship Id="{number}" Type="{kind}" Target="{target}"/>'
        )

    def written(self, present: Mapping[str, Member], folder: str, overrides: list[str]) -> dict[str, bytes]:
        """Return the members that are added or changed; `overrides` are content types of others that are added."""
        made = {f"{folder}/{name}": data for data, name in self.media.items()}
        for rels, lines in self.lines.items():
            empty = f'{DECLARATION}<Relationships xmlns="{PACKAGE}"/>'
            made[rels] = _with_lines(_text(present, rels, empty), lines).encode()
        if self.styles:
            sheet = _text(present, f"{folder}/styles.xml", "")
            at = sheet.rindex("</w:styles>")
            made[f"{folder}/styles.xml"] = (sheet[:at] + "".join(self.styles.values()) + sheet[at:]).encode()
        if not (self.types or overrides):
            return made
        types = _text(present, CONTENT_TYPES, "")
        known = {each.lower() for each in re.findall(r'Extension="([^"]*)"', types)}
        lines = [
            f'<Default Extension="{ending}" ContentType="{kind}"/>'
            for ending, kind in self.types.items()
            if ending not in known
        ]
        if lines or overrides:
            at = types.rindex("</Types>")
            made[CONTENT_TYPES] = (types[:at] + "".join((*lines, *overrides)) + types[at:]).encode()
        return made


def rels_of(part: str) -> str:
    """Return the member that holds the relationships of a part; of the package itself, `_rels/.rels`.

    >>> rels_of("word/document.xml"), rels_of("")
    ('word/_rels/document.xml.rels', '_rels/.rels')
    """
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def _text(present: Mapping[str, Member], name: str, otherwise: str) -> str:
    return present[name].read().decode() if name in present else otherwise


def _with_lines(rels: str, lines: list[str]) -> str:
    opened = re.sub(r"<Relationships([^>]*)/>", r"<Relationships\1></Relationships>", rels)
    return opened.replace("</Relationships>", "".join(lines) + "</Relationships>")
