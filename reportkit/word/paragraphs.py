"""Blocks of a narrative as Word paragraphs, in the template's own styles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from reportkit.word.markup import paragraph, run
from reportkit.word.moulds import Mould, looking
from reportkit.word.narrative import Block, Run, blocks
from reportkit.word.numbering import Numbering
from reportkit.word.stylesheet import BOLD, Stylesheet

_HEADINGS: Final = ("heading 3", "heading 4")
_BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def runs_of(runs: Iterable[Run], properties: str, added: tuple[tuple[str, str], ...] = ()) -> str:
    """Return runs in other properties than those of their place."""
    return "".join(run(each.text, looking(properties, each, added)) for each in runs)


@dataclass(slots=True)
class Setting:
    """How the blocks of one report are set: its styles, its numbering and the width of its text in twentieths of a point."""

    styles: Stylesheet
    numbering: Numbering
    width: int = 9026
    _lists: dict[tuple[int, int], int] = field(default_factory=dict)
    _narratives: int = 0

    def narrative(self, text: str, mould: Mould) -> tuple[tuple[Block, ...], str]:
        """Return the blocks of a narrative, and the paragraphs and tables that they are set as."""
        read = blocks(text)
        return read, self.paragraphs(read, mould)

    def paragraphs(self, blocks: Sequence[Block], mould: Mould) -> str:
        """Return the blocks of one narrative as paragraphs and tables."""
        self._narratives += 1
        made: list[str] = []
        last = len(blocks) - 1
        for at, block in enumerate(blocks):
            if block.kind == "paragraph":
                leads = at < last and blocks[at + 1].kind != "paragraph"
                made += (mould.leading if leads else mould.opening, mould.runs(block.runs), "</w:p>")
            else:
                made.append(self._block(block, mould))
        if made and blocks[last].kind == "table":
            made += (mould.opening, "</w:p>")
        return "".join(made)

    def _block(self, block: Block, mould: Mould) -> str:
        host = mould.host
        if block.kind == "heading":
            return self._heading(block, host, mould.look)
        if block.kind == "quote":
            if "quote" not in mould.shapes:
                style = self.styles.kin(host, "quote") or self.styles.paragraphs.get("quote")
                mould.shapes["quote"] = _styled(style) if style else _indented(host, 567)
            return paragraph(mould.shapes["quote"], mould.runs(block.runs))
        if block.kind == "table":
            return self._table(block, mould.look)
        return self._item(block, host, mould)

    def _heading(self, block: Block, host: str, properties: str) -> str:
        style = self.styles.paragraphs.get(
            _HEADINGS[min(max(block.level - 3, 0), 1)] if block.level > 2 else "heading 3"
        )
        if style:
            return paragraph(_styled(style), runs_of(block.runs, ""))
        return paragraph(host, runs_of(block.runs, properties, BOLD))

    def _item(self, block: Block, host: str, mould: Mould) -> str:
        name = "list bullet" if block.kind == "bullet" else "list number"
        if block.kind == "continued":
            style = self.styles.paragraphs.get("list continue" + (f" {block.level + 1}" if block.level else ""))
            shape = _styled(style) if style else _indented(host, 360 * (block.level + 1))
            return paragraph(shape, mould.runs(block.runs))
        deep = self.styles.paragraphs.get(f"{name} {block.level + 1}") if block.level else None
        own_kind = self.styles.kin(host, block.kind) if not block.level else None
        style = deep or own_kind or self.styles.paragraphs.get(name)
        own = self.styles.numbering.get(style) if style and (deep or not block.level) else None
        key = (self._narratives, block.list)
        if block.kind == "bullet" and own is not None:
            number = own
        else:
            if key not in self._lists:
                self._lists[key] = self.numbering.restart(block.kind, own, block.start)
            number = self._lists[key]
        level = 0 if own is not None or (block.kind == "number" and not block.level) else block.level
        listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        shape = _styled(style, listed) if style else _listed(host, listed)
        return paragraph(shape, mould.runs(block.runs))

    def _table(self, block: Block, properties: str) -> str:
        columns = max(map(len, block.rows), default=1)
        width = self.width // columns
        style = self.styles.tables.get("table grid")
        look = f'<w:tblStyle w:val="{style}"/>' if style else ""
        edges = "" if style else f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
        grid = f'<w:gridCol w:w="{width}"/>' * columns
        rows = []
        for index, row in enumerate(block.rows):
            cells = [
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
                f"{paragraph('', runs_of(cell, properties, () if index else BOLD))}</w:tc>"
                for cell in (*row, *((),) * (columns - len(row)))
            ]
            head = "" if index else "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
            rows.append(f"<w:tr>{head}{''.join(cells)}</w:tr>")
        shape = f'<w:tblPr>{look}<w:tblW w:w="5000" w:type="pct"/>{edges}<w:tblLook w:firstRow="1"/></w:tblPr>'
        return f"<w:tbl>{shape}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def in_line(blocks: Sequence[Block]) -> tuple[Run, ...]:
    """Return the blocks of a narrative as the runs of one paragraph, with line breaks and typed bullets."""
    runs: list[Run] = []
    counts: dict[int, int] = {}
    for index, block in enumerate(blocks):
        if index:
            runs.append(Run("\n"))
        if block.kind in ("bullet", "number"):
            counts[block.list] = counts.get(block.list, block.start - 1) + 1
            lead = "•" if block.kind == "bullet" else f"{counts[block.list]}."
            runs.append(Run("\t" * block.level + lead + " "))
        for row_index, row in enumerate(block.rows):
            for column, cell in enumerate(row):
                runs += [Run("\n")] * (row_index > 0 and column == 0) + [Run("\t")] * (column > 0)
                runs += [each._replace(bold=each.bold or row_index == 0) for each in cell]
        runs += [each._replace(bold=each.bold or block.kind == "heading") for each in block.runs]
    return tuple(runs)


def _styled(style: str | None, listed: str = "") -> str:
    return f'<w:pPr><w:pStyle w:val="{style}"/>{listed}</w:pPr>'


_OWN_INDENT: Final = re.compile(r"<w:ind\b[^>]*/>")
_BEFORE_NUM: Final = re.compile(
    r"^<w:pPr>(?:<w:(?:pStyle|keepNext|keepLines|pageBreakBefore|widowControl)\b[^>]*/>|<w:framePr\b[^>]*/>)*"
)
_AFTER_IND: Final = re.compile(
    r"<w:(?:contextualSpacing|mirrorIndents|suppressOverlap|jc|textDirection|textAlignment|textboxTightWrap|outlineLvl|"
    r"divId|cnfStyle|rPr|sectPr|pPrChange)\b"
)


def _indented(host: str, left: int) -> str:
    """Return the host's paragraph properties, indented."""
    inner = _OWN_INDENT.sub("", host).removesuffix("</w:pPr>") if host.startswith("<w:pPr>") else "<w:pPr>"
    after = _AFTER_IND.search(inner)
    at = after.start() if after else len(inner)
    return f'{inner[:at]}<w:ind w:left="{left}"/>{inner[at:]}</w:pPr>'


def _listed(host: str, listed: str) -> str:
    """Return the host's paragraph properties with a numbering, which brings its own indent."""
    inner = _OWN_INDENT.sub("", host).removesuffix("</w:pPr>") if host.startswith("<w:pPr>") else "<w:pPr>"
    inner = re.sub(r"<w:numPr>.*?</w:numPr>|<w:numPr/>", "", inner, flags=re.S)
    before = _BEFORE_NUM.match(inner)
    at = before.end() if before else len("<w:pPr>")
    return f"{inner[:at]}{listed}{inner[at:]}</w:pPr>"
