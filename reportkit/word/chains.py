"""What a paragraph, a run or a table comes to be through its styles, each based on another, and the document's defaults."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportkit.word.namespaces import P_PR, R_PR, P, W

if TYPE_CHECKING:
    from lxml import etree


def value(element: etree._Element | None) -> str:
    """Return the `w:val` of an element, or the empty text."""
    return str(element.get(f"{W}val", "")) if element is not None else ""


class Chains:
    """The styles of a document."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._styles = (
            {} if styles is None else {each.get(f"{W}styleId", ""): each for each in styles.findall(f"{W}style")}
        )
        self._defaults = None if styles is None else styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        usual = [key for key, each in self._styles.items() if each.get(f"{W}default") in ("1", "true")]
        self._usual = next((key for key in usual if self._styles[key].get(f"{W}type") == "paragraph"), "")

    def chain(self, name: str) -> Iterator[etree._Element]:
        """Yield a style and those that it is based on."""
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = value(self._styles[name].find(f"{W}basedOn"))

    def of_paragraph(self, paragraph: etree._Element) -> list[etree._Element]:
        """Return the properties that a paragraph has, its own first."""
        own = paragraph.find(P_PR)
        name = value(own.find(f"{W}pStyle")) if own is not None else ""
        found = [own, *(style.find(P_PR) for style in self.chain(name or self._usual))]
        return [each for each in found if each is not None]

    def of_run(self, run: etree._Element) -> list[etree._Element]:
        """Return the properties that the words of a run have, its own first and the document's defaults last."""
        own = run.find(R_PR)
        character = value(own.find(f"{W}rStyle")) if own is not None else ""
        paragraph = next(run.iterancestors(P), None)
        name = value(paragraph.find(f"{P_PR}/{W}pStyle")) if paragraph is not None else ""
        styles = [*self.chain(character), *self.chain(name or self._usual)]
        found = [own, *(style.find(R_PR) for style in styles), self._defaults]
        return [each for each in found if each is not None]

    def numbered(self, paragraph: etree._Element) -> tuple[str, int]:
        """Return the list and the level that a paragraph is numbered in; the list is empty where it is not."""
        number = level = ""
        for properties in self.of_paragraph(paragraph):
            listed = properties.find(f"{W}numPr")
            if listed is not None:
                number = number or value(listed.find(f"{W}numId"))
                level = level or value(listed.find(f"{W}ilvl"))
        return ("" if number == "0" else number), int(level) if level.isdigit() else 0

    def rank(self, paragraph: etree._Element) -> int:
        """Return the level of a heading, from 1; 0 for any other paragraph."""
        for properties in self.of_paragraph(paragraph):
            level = value(properties.find(f"{W}outlineLvl"))
            if level.isdigit():
                return int(level) + 1 if int(level) < 9 else 0
        return 0
