"""Numbered lists of a template that stand in a loop: they begin anew with each round.

A list begins anew where a round holds a whole list: two or more of its paragraphs or a loop of its own, and other words
beside them. A loop whose rounds are the items of one list counts on, and so does a list with `{# continue #}` in one of its
paragraphs. Headings and bullets are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from reportkit.word.mending import mend
from reportkit.word.namespaces import P_PR, P, R, T, W
from reportkit.word.places import own_text
from reportkit.word.tags import MARK, Tags

if TYPE_CHECKING:
    from lxml import etree

    from reportkit.word.numbering import Numbering, NumberingPart
    from reportkit.word.stylesheet import Stylesheet

_SEEN: Final = re.compile(mend("l") + r"(\d+);|<w:numId w:val=\"(\d+)\"/>")


@dataclass(slots=True, eq=False)
class _Loop:
    holder: etree._Element
    attribute: str
    mark: str
    outer: tuple[_Loop, ...]
    other: int = 0
    items: list[tuple[int, int, bool]] = field(default_factory=list)


def foresee(root: etree._Element, tags: Tags, styles: Stylesheet, numbers: NumberingPart) -> None:
    """Mark in the part where a list of its own begins with each round of a loop."""
    if not any(tag.keyword == "for" for tag in tags.tags):
        return
    told = {
        next(tag.host.iterancestors(P), None)
        for tag in tags.tags
        if tag.kind == "#" and tag.host is not None and tag.body.casefold() in ("continue", "continue numbering")
    }
    shallowest: dict[int, int] = {}
    counting: set[int] = set()
    loops: list[_Loop] = []
    for paragraph, around in _paragraphs(root, tags, loops):
        listed = _listed(paragraph, styles, numbers)
        if listed is None:
            for loop in around:
                loop.other += bool(own_text(paragraph).strip())
            continue
        number, level = listed
        shallowest[number] = min(level, shallowest.get(number, level))
        if paragraph in told:
            counting.add(number)
        for loop in around:
            loop.items.append((number, level, loop is around[-1]))
        if around:
            _write(paragraph, number, level)
    for loop in loops:
        _restart(loop, shallowest, counting)


def _restart(loop: _Loop, shallowest: dict[int, int], counting: set[int]) -> None:
    begun = ""
    for number in sorted({number for number, _, _ in loop.items} - counting):
        own = [direct for each, level, direct in loop.items if each == number and level == shallowest[number]]
        beside = loop.other or any(each != number for each, _, _ in loop.items)
        if beside and (own.count(True) > 1 or False in own):
            begun += f"{mend('l')}{number};"
    if begun:
        words = getattr(loop.holder, loop.attribute)
        setattr(loop.holder, loop.attribute, words.replace(loop.mark, loop.mark + begun))


def _paragraphs(
    root: etree._Element, tags: Tags, loops: list[_Loop]
) -> Iterator[tuple[etree._Element, tuple[_Loop, ...]]]:
    """Yield every paragraph with the loops around it, the outermost first; the loops are added to `loops`."""
    from lxml import etree

    around: tuple[_Loop, ...] = ()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and element.tag == P:
            yield element, around
        attribute = "text" if event == "start" else "tail"
        if element.tag == T and attribute == "text":
            continue
        for found in MARK.findall(getattr(element, attribute) or ""):
            tag = tags.tags[int(found)]
            if tag.keyword == "for":
                loop = _Loop(element, attribute, tag.mark, around)
                loops.append(loop)
                around = (*around, loop)
            elif tag.keyword == "endfor" and around:
                around = around[:-1]


def _listed(paragraph: etree._Element, styles: Stylesheet, numbers: NumberingPart) -> tuple[int, int] | None:
    """Return the numbering and the level of a numbered paragraph that is no heading."""
    style = paragraph.find(f"{P_PR}/{W}pStyle")
    name = style.get(f"{W}val", "") if style is not None else ""
    own, deep = paragraph.find(f"{P_PR}/{W}numPr/{W}numId"), paragraph.find(f"{P_PR}/{W}numPr/{W}ilvl")
    number = own.get(f"{W}val", "0") if own is not None else str(styles.numbering.get(name, 0))
    level = deep.get(f"{W}val", "0") if deep is not None else "0"
    if not (number.isdigit() and level.isdigit()) or name in styles.headings or paragraph.getparent().tag == R:
        return None
    return (int(number), int(level)) if int(number) in numbers.numbered else None


def _write(paragraph: etree._Element, number: int, level: int) -> None:
    """Write a style's numbering into the paragraph, so that it can be changed there."""
    properties = paragraph.find(P_PR)
    if properties.find(f"{W}numPr/{W}numId") is not None:
        return
    for each in properties.findall(f"{W}numPr"):
        properties.remove(each)
    listed = properties.makeelement(f"{W}numPr")
    for name, value in (("ilvl", level), ("numId", number)):
        child = listed.makeelement(W + name)
        child.set(f"{W}val", str(value))
        listed.append(child)
    before = {W + each for each in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")}
    properties.insert(sum(child.tag in before for child in properties), listed)


def restarted(xml: str, numbering: Numbering) -> str:
    """Return a printed part in which each list that was marked begins anew."""
    begun: set[int] = set()
    used: set[int] = set()
    now: dict[int, int] = {}

    def counted(match: re.Match[str]) -> str:
        if match[1]:
            begun.add(int(match[1]))
            return ""
        number = int(match[2])
        if number in begun:
            begun.discard(number)
            if number in used:
                now[number] = numbering.again(number)
        used.add(number)
        return f'<w:numId w:val="{now.get(number, number)}"/>'

    return _SEEN.sub(counted, xml)
