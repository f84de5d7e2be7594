"""What can be proved of a part once, when it is compiled, so that it need not be looked for in every report.

The part without its tags is read as XML. Every “if” and “for” begins and ends in the same element, or in elements of the
same names that declare no namespace: so whatever is left out or repeated, the rest is well formed. A tag that prints text
stands in a `w:t`, where Word shows it, and what it prints is escaped. From these three it follows that a print of plain
values is well formed and shows them; where one of them does not hold, every print is read as XML again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from reportkit.word.namespaces import MEND
from reportkit.word.soundness import cells_end_well, well_formed

_TOKEN: Final = re.compile("<(/?)([^\\s/>\ufdd8]+)([^>]*?)(/?)>|\ufdd8(\\d+)\ufdd9")
_ROOT: Final = re.compile(r"<[^\s/>?!][^>]*(?<!/)>")
_MARK: Final = re.compile("\ufdd8(\\d+)\ufdd9")
_PLACELESS: Final = re.compile(f"{MEND}[bet]")
_HOLDERS: Final = {
    "w:tbl": "w:tr", "w:tr": "w:tc", "w:hdr": "", "w:ftr": "", "w:footnote": "", "w:endnote": "", "w:txbxContent": "",
}  # fmt: skip
_OPENS: Final = ("if", "for", "with")


class Mark(NamedTuple):
    """What stands in the place of a tag: the line of one that prints and its level, or the word of a statement."""

    line: int
    word: str
    level: str


class Proof(NamedTuple):
    """What holds for every print of a part.

    `plain` are the lines of the tags whose plain text is shown as it is escaped; `well_formed` says that plain values
    cannot break the part; `settled` that no cell can come to be empty and no drawing be repeated. `needs` are the kinds of
    mending that a print may need: a table or a row (t), or another holder (e), that may come to be empty, and bookmarks
    that may be left out or repeated (b). `framed` are the lines of the tags that stand where runs or paragraphs can be set
    and where no element around them declares a namespace, and `root` is the tag that opens the part.
    """

    plain: frozenset[int]
    well_formed: bool
    settled: bool
    needs: frozenset[str]
    framed: frozenset[int] = frozenset()
    root: str = ""


@dataclass(slots=True, eq=False, repr=False)
class _Block:
    """An “if”, “for” or “with” that is open, and the elements around it."""

    word: str
    above: tuple[_Element, ...]


@dataclass(slots=True, eq=False, repr=False)
class _Element:
    """An element that is open, and the block that it stands in."""

    name: str
    declares: bool
    block: _Block | None
    filled: bool = False


@dataclass(slots=True, eq=False, repr=False)
class _Walk:
    """One walk through a part, from its beginning to its end."""

    marks: list[Mark]
    plain: set[int] = field(default_factory=set)
    framed: set[int] = field(default_factory=set)
    holds: bool = True
    repeated_drawing: bool = False
    needs: set[str] = field(default_factory=set)
    above: list[_Element] = field(default_factory=list)
    blocks: list[_Block] = field(default_factory=list)

    def walk(self, xml: str) -> None:
        for match in _TOKEN.finditer(xml):
            if match[5] is not None:
                self._mark(self.marks[int(match[5])])
            elif match[1]:
                self._closed(self.above.pop())
            elif match[2] != "?xml":
                self._element(match)

    def _element(self, match: re.Match[str]) -> None:
        name, inside = match[2], match[3]
        block = self.blocks[-1] if self.blocks else None
        if name == "wp:docPr" and any(each.word == "for" for each in self.blocks):
            self.repeated_drawing = True
        if block is not None and name in ("w:bookmarkStart", "w:bookmarkEnd"):
            self.needs.add("b")
        for mark in _MARK.finditer(inside):
            self.holds = self.holds and self.marks[int(mark[1])].level == "attribute"
        self._fill(name)
        made = _Element(name, bool(self.above) and "xmlns" in inside, block)
        if match[4]:
            self._closed(made)
        else:
            self.above.append(made)

    def _fill(self, name: str) -> None:
        """Write down that the element around this place cannot come to be empty, if it stands in the same block."""
        holder = next((each for each in reversed(self.above) if each.name in _HOLDERS), None)
        block = self.blocks[-1] if self.blocks else None
        if holder is not None and holder.block is block and _HOLDERS[holder.name] in ("", name):
            holder.filled = True

    def _closed(self, element: _Element) -> None:
        if element.name in _HOLDERS and not element.filled:
            self.needs.add("t" if _HOLDERS[element.name] else "e")

    def _mark(self, mark: Mark) -> None:
        word = mark.word
        if not word:
            self._prints(mark)
        elif word in _OPENS:
            self.blocks.append(_Block(word, tuple(self.above)))
        elif word in ("elif", "else") and self.blocks:
            self._joined(self.blocks[-1].above)
        elif word.startswith("end") and word[3:] in _OPENS and self.blocks:
            self._joined(self.blocks.pop().above)

    def _prints(self, mark: Mark) -> None:
        in_text = mark.level == "text" and bool(self.above) and self.above[-1].name == "w:t"
        in_run = in_text and len(self.above) > 1 and self.above[-2].name == "w:r"
        if in_text:
            self.plain.add(mark.line)
        if mark.level == "paragraph":
            self._fill("w:p")
        if (in_run or mark.level in ("paragraph", "run")) and not any(each.declares for each in self.above):
            self.framed.add(mark.line)

    def _joined(self, opened: tuple[_Element, ...]) -> None:
        """Ask whether the elements at two ends of a block may be taken for one another."""
        if len(opened) != len(self.above):
            self.holds = False
            return
        for one, other in zip(opened, self.above, strict=True):
            if one is not other and (one.declares or other.declares or one.name != other.name):
                self.holds = False


def prove(xml: str, marks: list[Mark]) -> Proof:
    """Return what holds for every print of a part; `xml` has the place of a mark for every tag."""
    if "<!" in xml or "<?" in xml.removeprefix("<?xml") or not well_formed(_MARK.sub("", xml).encode()):
        return Proof(frozenset(), False, False, frozenset("bet"))
    walk = _Walk(marks)
    walk.walk(xml)
    filled = _MARK.sub(lambda mark: "</w:p>" if marks[int(mark[1])].level == "paragraph" else mark[0], xml)
    settled = cells_end_well(filled) and not walk.repeated_drawing
    root = _ROOT.search(xml)
    sets = (frozenset(walk.plain), frozenset(walk.needs), frozenset(walk.framed))
    return Proof(sets[0], walk.holds, settled, *sets[1:], root[0] if root else "")


def placeless(xml: str) -> tuple[str, list[str]]:
    """Take the marks of mending out of a part that say nothing by where they stand, and return them beside it."""
    marks = _PLACELESS.findall(xml)
    return (_PLACELESS.sub("", xml), marks) if marks else (xml, marks)
