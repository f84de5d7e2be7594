"""Small pieces of WordprocessingML, written as text: paragraphs, cells, rows, tables, pictures, and the tags between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EMU = 635


def run(text: str, style: str = "") -> str:
    """Return a run of text, in a character style where one is named.

    >>> run("Jay & co")
    '<w:r><w:t xml:space="preserve">Jay &amp; co</w:t></w:r>'
    """
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def tab() -> str:
    """Return a tab."""
    return "<w:r><w:tab/></w:r>"


def counter(name: str) -> str:
    """Return a field that Word counts: PAGE or NUMPAGES."""
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def paragraph(style: str, *content: str, keep: bool = False, new_page: bool = False) -> str:
    """Return a paragraph of runs in a style; `keep` holds it to the next one, `new_page` begins a page."""
    properties = f'<w:pStyle w:val="{style}"/>'
    properties += "<w:keepNext/>" if keep else ""
    properties += "<w:pageBreakBefore/>" if new_page else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def text(style: str, words: str, *, keep: bool = False, new_page: bool = False) -> str:
    """Return a paragraph of plain words in a style."""
    return paragraph(style, run(words), keep=keep, new_page=new_page)


def tag(statement: str) -> str:
    """Return a paragraph that only steers: `{%p if harm.shown %}`. It is not printed."""
    return text("TemplateTag", f"{{%p {statement} %}}")


def gap(*, keep: bool = False) -> str:
    """Return the one paragraph without words: what keeps a table from growing together with the next one."""
    return paragraph("TableGap", keep=keep)


def only_if(condition: str, *content: str) -> str:
    """Return content that is printed only if a condition holds; without a condition, as it is."""
    if not condition:
        return "".join(content)
    return "".join((tag(f"if {condition}"), *content, tag("endif")))


def cell(width: int, *content: str, span: int = 1, fill: str = "", middle: bool = False) -> str:
    """Return a table cell."""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    properties += '<w:vAlign w:val="center"/>' if middle else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content)}</w:tc>"


def row(*cells: str, header: bool = False, height: int = 0) -> str:
    """Return a table row that never breaks across pages; `height` is the least it takes."""
    properties = "<w:cantSplit/>"
    properties += f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    properties += "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def row_tag(statement: str, widths: Sequence[int]) -> str:
    """Return a row that only steers: `{%tr for row in offending.items %}`. It is not printed."""
    steering = text("TemplateTag", f"{{%tr {statement} %}}")
    return row(cell(sum(widths), steering, span=len(widths)))


def table(
    style: str, name: str, widths: Sequence[int], rows: Iterable[str], *, header: bool, side: bool = False
) -> str:
    """Return a table with fixed columns; `name` is what a screen reader calls it."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{0x600 + 0x20 * header + 0x80 * side:04X}" '
        f'w:firstRow="{int(header)}" w:lastRow="0" w:firstColumn="{int(side)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(name)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def shares(parts: Sequence[float], whole: int) -> tuple[int, ...]:
    """Share a width out in proportion, to the last unit.

    >>> shares((1, 1, 1), 1000)
    (333, 333, 334)
    """
    total = sum(parts)
    edges = [0]
    for part in parts:
        edges.append(edges[-1] + round(whole * part / total))
    edges[-1] = whole
    return tuple(right - left for left, right in pairwise(edges))


def drawing(relation: str, number: int, name: str, alt: str, size: int) -> str:
    """Return a run with a square picture in the line; `alt` says what it shows."""
    extent = size * EMU
    who = f'id="{number}" name="{escape(name)}" descr="{escape(alt)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{extent}" cy="{extent}"/>'
        f'<wp:docPr {who}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {who}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{extent}" cy="{extent}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
