"""Print a sub-document in the place of a paragraph: under the names that styles, lists and pictures have in the report.

A style is the template's own of the same name; one that the template does not have is brought along. Every list is a list
of its own, which begins anew each time the sub-document is printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from reportkit.word.subdocument import HELD, NOTES, Inlay, Style

if TYPE_CHECKING:
    from reportkit.word.additions import Additions
    from reportkit.word.numbering import Numbering
    from reportkit.word.stylesheet import Stylesheet

_LISTED: Final = re.compile(f'<w:numPr w:list="{HELD}L([^{HELD}]*){HELD}"/>')
_HELD: Final = re.compile(f"{HELD}([A-Z])([^{HELD}]*){HELD}")


@dataclass(slots=True)
class Inlays:
    """The sub-documents of one report."""

    sheet: Stylesheet
    numbering: Numbering
    additions: Additions
    _count: int = 0
    _bookmarks: int = 500_000
    _brought: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def printed(self, inlay: Inlay, part: str) -> tuple[str, str]:
        """Return a sub-document as paragraphs and tables, and what became of its styles, in words."""
        self._count += 1
        return _Inlaying(self, inlay, part).printed()

    def style(self, inlay: Inlay, number: str) -> tuple[str, bool]:
        """Return the id that a style of a sub-document has in the report, and whether the template has it."""
        style = inlay.styles[number]
        own = self._of_template(style)
        if own:
            return own, True
        key = (style.kind, style.name.casefold(), style.xml)
        if key not in self._brought:
            fresh = number
            while fresh in self.sheet.ids or fresh in self.additions.styles:
                fresh += "_"
            self._brought[key] = fresh
            self.additions.styles[fresh] = ""
            self.additions.styles[fresh] = _HELD.sub(lambda held: self._in_style(inlay, held), style.xml)
        return self._brought[key], False

    def _of_template(self, style: Style) -> str | None:
        kinds = {"P": self.sheet.paragraphs, "C": self.sheet.characters, "T": self.sheet.tables}
        return kinds[style.kind].get(style.name.casefold())

    def _in_style(self, inlay: Inlay, held: re.Match[str]) -> str:
        kind, name = held[1], held[2]
        if kind == "N":
            return str(self.numbering.copied(inlay.numbers[name])) if name in inlay.numbers else "0"
        return self.style(inlay, name)[0] if name in inlay.styles else name

    def bookmark(self) -> int:
        """Return the next number of a bookmark."""
        self._bookmarks += 1
        return self._bookmarks

    @property
    def count(self) -> int:
        """How many sub-documents were printed."""
        return self._count


class _Inlaying:
    """One print of one sub-document."""

    def __init__(self, inlays: Inlays, inlay: Inlay, part: str) -> None:
        self._all, self._inlay, self._part = inlays, inlay, part
        self._numbers: dict[str, str] = {}
        self._lists: dict[str, str] = {}
        self._bookmarks: dict[str, str] = {}
        self._taken: set[str] = set()
        self._brought: set[str] = set()

    def printed(self) -> tuple[str, str]:
        return self._set(self._inlay.xml, self._part), self._said()

    def _set(self, xml: str, part: str) -> str:
        """Return what stands in a part, with names in the place of the marks."""
        xml = _LISTED.sub(lambda match: self._listed(match[1]), xml)
        return _HELD.sub(lambda held: self._named(held[1], held[2], part), xml)

    def _named(self, kind: str, name: str, part: str) -> str:
        inlay, additions = self._inlay, self._all.additions
        if kind in "PCT":
            made, own = self._all.style(inlay, name)
            (self._taken if own else self._brought).add(inlay.styles[name].name)
            return made
        if kind == "N":
            if name not in self._numbers:
                self._numbers[name] = str(self._all.numbering.copied(inlay.numbers[name]))
            return self._numbers[name]
        if kind == "I":
            return additions.picture(part, *inlay.pictures[name])
        if kind == "H":
            return additions.link(part, inlay.links[name])
        if kind in NOTES:
            folder = self._part.rpartition("/")[0]
            said = self._set(inlay.notes[f"{kind}{name}"], f"{folder}/{NOTES[kind]}s.xml")
            return additions.note(NOTES[kind], said)
        if kind == "A":
            return f"rk{self._all.count}_{name}"[:40]
        if name not in self._bookmarks:
            self._bookmarks[name] = str(self._all.bookmark())
        return self._bookmarks[name]

    def _listed(self, name: str) -> str:
        """Return the numbering of a paragraph that has it from its style: a list of its own, if it counts."""
        if name not in self._inlay.styles:
            return ""
        made, own = self._all.style(self._inlay, name)
        if made not in self._lists:
            self._lists[made] = self._fresh(name, made, own)
        return self._lists[made]

    def _fresh(self, name: str, made: str, own: bool) -> str:
        numbering = self._all.numbering
        if own:
            number = self._all.sheet.numbering.get(made, 0)
            fresh = numbering.again(number) if number in numbering.part.numbered else 0
        else:
            found = re.search(f'<w:numId w:val="{HELD}N([^{HELD}]*){HELD}"/>', self._inlay.styles[name].xml)
            levels = self._inlay.numbers.get(found[1], "") if found else ""
            fresh = numbering.copied(levels) if levels and 'w:val="bullet"' not in levels else 0
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{fresh}"/></w:numPr>' if fresh else ""

    def _said(self) -> str:
        said = []
        for styles, what in ((self._taken, "of the template"), (self._brought, "brought along")):
            if styles:
                said.append(f"styles {what}: {', '.join(f'“{each}”' for each in sorted(styles))}")
        if self._inlay.sections:
            said.append(f"section breaks left out: {self._inlay.sections}")
        return "; ".join(said)
