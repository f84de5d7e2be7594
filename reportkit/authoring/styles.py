"""The styles of a template, written from a look: everything on the page is set by one of these.

Names and ids are Word's own where Word has one, so that the administrator finds them where they are used to be.
"""

from __future__ import annotations

from reportkit.authoring.looks import Look
from reportkit.authoring.markup import DECLARATION, NAMESPACES
from reportkit.authoring.properties import (
    BOLD,
    FONTS,
    KEEP,
    accent,
    box,
    colour,
    edge,
    edges,
    indent,
    letters,
    numbered,
    shade,
    size,
    spacing,
    style,
    words,
)
from reportkit.authoring.table_styles import table_styles


def styles_part(look: Look, language: str) -> str:
    """Return word/styles.xml for a look."""
    known = (*_basics(), *_headings(look), *_title_block(look), *_prose(look), *_tables_of_words(look))
    known += (*_furniture(look), *_characters(look), *table_styles(look))
    return f"{DECLARATION}<w:styles {NAMESPACES}>{_defaults(look, language)}{''.join(known)}</w:styles>"


def _defaults(look: Look, language: str) -> str:
    latent = 'w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0"'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{FONTS.format('minor')}{colour(look.ink)}"
        f'<w:sz w:val="{look.body}"/><w:szCs w:val="{look.body}"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        f'<w:widowControl/><w:suppressAutoHyphens/>{spacing(0, look.after, look.line)}<w:jc w:val="left"/></w:pPr>'
        f'</w:pPrDefault></w:docDefaults><w:latentStyles {latent} w:count="376"/>'
    )


def _basics() -> tuple[str, ...]:
    sides = (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    table = f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
    return (
        style("paragraph", "Normal", default=True, order=10),
        style("character", "Default Paragraph Font", default=True, order=0),
        style("table", "Normal Table", id="TableNormal", default=True, order=0, rest=table),
        style("numbering", "No List", default=True, order=0),
    )


def _headings(look: Look) -> tuple[str, ...]:
    first, second, third = look.headings
    face = FONTS.format("major") + BOLD + accent(look)
    beside = indent(look.gutter) if look.gutter else ""
    one = spacing(360, 120, 252) + '<w:textAlignment w:val="center"/>'
    if look.numbered:
        one = numbered(1) + spacing(400, 140, 252) + indent(look.gutter, look.gutter)

    def heading(level: int, p: str, height: int) -> str:
        p = f'{KEEP}{p}<w:outlineLvl w:val="{level - 1}"/>'
        return words(f"heading {level}", p, face + size(height), id=f"Heading{level}", follow="ReportParagraph")

    plain = KEEP + numbered(0) + indent(0) if look.numbered else KEEP
    return (
        heading(1, one, first),
        heading(2, spacing(280, 80, 252) + beside, second),
        heading(3, spacing(220, 60, 264) + beside, third),
        words("Heading 1 Plain", plain, based="Heading1", follow="BodyText"),
    )


def _title_block(look: Look) -> tuple[str, ...]:
    face, quiet = FONTS.format("major") + BOLD, colour(look.quiet)
    if look.band:
        white, edge_in = colour("FFFFFF", "background1"), indent(360, right=360)
        band = KEEP + box(look.accent, 8, 17) + shade(look.accent) + "{}" + edge_in
        return (
            words("Title", band.format(spacing(0, 60, 264)), face + white + size(look.title), follow="TitleName"),
            words("Subtitle", band.format(spacing(0, 60, 264)), white + size(look.subtitle), follow="TitleName"),
            words("Title Name", band.format(spacing(0, 0, 264)), BOLD + white + size(look.headings[1])),
            words("Title Line", spacing(280, 60, 300), quiet + size(look.small), follow="Heading1"),
        )
    rule = edges(edge("bottom", 18, look.accent, 10))
    return (
        words("Title", KEEP + spacing(120, 60, 240), face + accent(look) + size(look.title), follow="Subtitle"),
        words("Subtitle", KEEP + spacing(0, 160, 264), quiet + size(look.subtitle), follow="TitleName"),
        words("Title Name", KEEP + spacing(160, 40, 264), BOLD + size(look.subtitle), follow="TitleLine"),
        words("Title Line", KEEP + rule + spacing(0, 240, 264), quiet, follow="Heading1Plain"),
    )


def _prose(look: Look) -> tuple[str, ...]:
    text, step = look.gutter, look.step
    number = numbered(1, 1) if look.numbered else ""
    hang = indent(text, text) if look.numbered else ""
    # Space stands above as well as below, so that a paragraph keeps its distance from a table before it; between two
    # paragraphs Word takes the larger.
    apart = spacing(120, look.after, look.line)
    item = spacing(0, 80 if look.numbered else 40, look.line)
    quote = edges(edge("left", 24, look.accent if look.band else look.rule, 10))
    label = BOLD + accent(look)
    return (
        words("Report Paragraph", number + apart + hang),
        words("Body Text", apart),
        words("Section Lead", "<w:keepNext/>" + indent(text), colour(look.quiet), follow="ReportParagraph"),
        words("Field Label", KEEP + spacing(200, 80, 264) + indent(text), label, follow="BodyText"),
        words("caption", KEEP + spacing(240, 100, 264), label, id="Caption", follow="BodyText"),
        words("List Bullet", numbered(2) + item + indent(text + step, step)),
        words("List Number", numbered(3) + item + indent(text + step, step)),
        words("Quote", "<w:keepLines/>" + quote + spacing(100, 140, look.line) + indent(text + 284, right=567)),
        words("Template Tag", spacing(0, 0, 240), colour("6B7280") + size(16), order=90),
    )


def _tables_of_words(look: Look) -> tuple[str, ...]:
    line = look.cell_line
    tight, label = spacing(0, 0, line), BOLD + accent(look)
    if look.band:
        title, height = accent(look), look.headings[1]
    else:
        title, height = colour(look.ink), look.headings[1] - 1
    above = spacing(0, 60, 264) if look.band else spacing(320, 100, 264)
    asks = KEEP + spacing(100, 0, line) if look.band else tight
    items = numbered(4) + spacing(0, 20, line) + indent(look.cell_step, look.cell_step)
    return (
        words("Table Heading", KEEP + tight, label, order=20),
        words("Table Text", spacing(0, 20, line), order=20),
        words("Table Bullet", items, order=20),
        words("Facts Label", tight, label, order=20),
        words("Facts Text", tight, order=20),
        words("Card Title", KEEP + above, FONTS.format("major") + BOLD + title + size(height), order=20),
        words("Card Label", asks, label, order=20),
        words("Card Text", spacing(0, 20, line), order=20),
        words("Card Picture", spacing(0, 0, 240) + '<w:jc w:val="center"/>', order=21),
        words("Sign Here", spacing(0, 0, 240), colour(look.quiet) + size(look.small), order=21),
    )


def _furniture(look: Look) -> tuple[str, ...]:
    right = f'<w:tabs><w:tab w:val="right" w:pos="{look.measure}"/></w:tabs>'
    small = colour(look.quiet) + size(look.small)
    below, above = edges(edge("bottom", 6, look.rule, 4)), edges(edge("top", 6, look.rule, 6))
    banner = box("000000", 12, 4) + shade("FFF2B3") + spacing(80, 240, 240) + indent(100, right=100)
    return (
        words("header", below + right + spacing(0, 80, 240), small, id="Header", order=0),
        words("footer", above + right + spacing(0, 0, 240), small, id="Footer", order=0),
        words("Footer Notice", spacing(60, 0, 240), small, order=22),
        words("Draft Banner", banner, BOLD + colour("000000") + size(look.body), order=22),
    )


def _characters(look: Look) -> tuple[str, ...]:
    boxed = '<w:bdr w:val="single" w:sz="8" w:space="0" w:color="8A6D00"/>' + shade("FFE680")
    return (
        letters("Strong", BOLD),
        letters("Hyperlink", colour("0B4F9C", "hyperlink") + '<w:u w:val="single"/>'),
        letters("Gap", BOLD + colour("000000") + boxed, order=23),
        letters("Marking", BOLD + colour(look.ink), order=23),
    )
