"""The styles of a template, written from a look: everything on the page is set by one of these.

Names and ids are Word's own where Word has one, so that the administrator finds them where they are used to be.
"""

from __future__ import annotations

from reportkit.authoring.looks import Look, large
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

BESIDE = 170
HOSTS = ("Table Text", "Card Text", "Card Line")


LARGE = " Large"
"""How the styles are called that set a child's and a parent's tables in the size of the text, where the others are smaller."""


def styles_part(look: Look, language: str, *, with_large: bool = False) -> str:
    """Return word/styles.xml for a look."""
    known = (*_basics(), *_headings(look), *_title_block(look), *_prose(look), *_tables_of_words(look))
    if with_large:
        known += (words("Caption" + LARGE, "", size(look.body), based="Caption"), *_tables_of_words(large(look), LARGE))
    known += (*_beside_words(look), *_furniture(look), *_characters(look), *table_styles(look))
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
    air = [spacing(over, under, 245) for over, under in zip(look.above, look.below, strict=True)]
    if look.numbered:
        one = numbered(1) + air[0] + indent(look.gutter, look.gutter)
    else:
        beside_picture = look.icon + BESIDE
        one = air[0] + indent(beside_picture, beside_picture) + '<w:textAlignment w:val="center"/>'

    def heading(level: int, p: str, height: int, face: str = face) -> str:
        p = f'{KEEP}{p}<w:outlineLvl w:val="{level - 1}"/>'
        return words(f"heading {level}", p, face + size(height), id=f"Heading{level}", follow="ReportParagraph")

    plain = KEEP + (numbered(0) if look.numbered else "") + indent(0)
    return (
        heading(1, one, first),
        # Headings, captions and tables share the left edge of the page; only words stand in from it.
        heading(2, air[1], second),
        heading(3, air[2], third, FONTS.format("major") + BOLD + colour(look.ink) if look.numbered else face),
        words("Heading 1 Plain", plain, based="Heading1", follow="BodyText"),
    )


def _title_block(look: Look) -> tuple[str, ...]:
    face, quiet = FONTS.format("major") + BOLD, colour(look.quiet)
    if look.band:
        white, edge_in = colour("FFFFFF", "background1"), indent(360, right=360)
        band = KEEP + box(look.accent, 8, 14) + shade(look.accent) + "{}" + edge_in
        return (
            words("Title", band.format(spacing(0, 60, 264)), face + white + size(look.title), follow="TitleName"),
            words("Subtitle", band.format(spacing(0, 60, 264)), white + size(look.subtitle), follow="TitleName"),
            words("Title Name", band.format(spacing(0, 0, 264)), BOLD + white + size(look.headings[1])),
            words("Title Line", spacing(240, 60, 264), quiet + size(look.small), follow="Heading1"),
        )
    rule = edges(edge("bottom", 18, look.accent, 5))
    return (
        words("Title", KEEP + spacing(0, 20, 240), face + accent(look) + size(look.title), follow="Subtitle"),
        words("Subtitle", KEEP + spacing(0, 80, 240), quiet + size(look.body), follow="TitleName"),
        words("Title Name", KEEP + spacing(80, 20, 240), BOLD + size(look.subtitle), follow="TitleLine"),
        words("Title Line", KEEP + rule + spacing(0, 120, 240), quiet + size(look.cell), follow="Heading1Plain"),
    )


def _prose(look: Look) -> tuple[str, ...]:
    text, step = look.gutter, look.step
    number = numbered(1, 1) if look.numbered else ""
    hang = indent(text, text) if look.numbered else ""
    # Space stands above as well as below, so that a paragraph keeps its distance from a table before it; between two
    # paragraphs Word takes the larger.
    apart = spacing(look.after, look.after, look.line)
    item = spacing(0, 40 if look.numbered else 0, look.line)
    quote = edges(edge("left", 24, look.accent if look.band else look.rule, 10))
    label = BOLD + accent(look)
    caption = BOLD + colour(look.quiet) + size(look.cell)
    return (
        words("Report Paragraph", number + apart + hang),
        words("Body Text", apart),
        words("Section Lead", "<w:keepNext/>" + indent(text), colour(look.quiet), follow="ReportParagraph"),
        words("Field Label", KEEP + spacing(140, 40, 252) + indent(text), label, follow="BodyText"),
        words("caption", KEEP + spacing(2 * look.after, look.after, 252), caption, id="Caption", follow="BodyText"),
        words("List Bullet", numbered(2) + item + indent(text + step, step)),
        words("List Number", numbered(3) + item + indent(text + step, step)),
        words("Quote", "<w:keepLines/>" + quote + spacing(look.after, look.after, look.line) + indent(text + 255)),
        # The words of a sign-off, and what a quotation or a list in them becomes: all of it stays on one page.
        words("Sign Text", KEEP + spacing(60, 60, look.cell_line), size(look.cell)),
        words("Sign Text Quote", KEEP + quote + spacing(60, 60, look.cell_line) + indent(255), size(look.cell)),
        words("Sign Text Bullet", KEEP + numbered(4) + item + indent(look.cell_step, look.cell_step), size(look.cell)),
        words("Table Gap", spacing(0, 0, 240), size(14), order=91),
        words("Template Tag", spacing(0, 0, 240), colour("6B7280") + size(16), order=90),
    )


def _tables_of_words(look: Look, suffix: str = "") -> tuple[str, ...]:
    line, letter = look.cell_line, size(look.cell)
    tight, label = spacing(0, 0, line), BOLD + accent(look) + letter
    # Rows never break, so nothing in a card needs to be kept together; Writer would keep the whole table together.
    if look.band:
        title = spacing(0, 30, 252), accent(look) + size(look.headings[1])
        asks = spacing(40, 0, line)
    else:
        title = KEEP + edges(edge("top", 6, look.rule, 3)) + spacing(100, 10, line), colour(look.ink) + size(look.body)
        asks = spacing(0, 10, line)
    items = numbered(4) + tight + indent(look.cell_step, look.cell_step)
    return (
        words("Table Heading" + suffix, KEEP + tight, label, order=20),
        words("Table Text" + suffix, tight, letter, order=20),
        words("Table Bullet" + suffix, items, letter, order=20),
        # Lists and quotes of a narrative in a cell take the style of their host's name and their own kind.
        *(words(f"{host}{suffix} Bullet", items, letter, order=20) for host in HOSTS),
        *(words(f"{host}{suffix} Quote", "<w:keepLines/>" + tight, letter, order=20) for host in HOSTS),
        words("Facts Label" + suffix, tight, label, order=20),
        words("Facts Text" + suffix, tight, letter, order=20),
        words("Card Title" + suffix, title[0], FONTS.format("major") + BOLD + title[1], order=20),
        words("Card Label" + suffix, KEEP + asks, label if look.band else BOLD + letter, order=20),
        words("Card Text" + suffix, tight, letter, order=20),
        words("Card Line" + suffix, asks, letter, order=20),
    )


def _beside_words(look: Look) -> tuple[str, ...]:
    return (
        words("Card Picture", spacing(0, 0, 240) + '<w:jc w:val="center"/>', order=21),
        words("Sign Here", spacing(0, 0, 240), colour(look.quiet) + size(look.small), order=21),
    )


def _furniture(look: Look) -> tuple[str, ...]:
    right = f'<w:tabs><w:tab w:val="right" w:pos="{look.measure}"/></w:tabs>'
    small = colour(look.quiet) + size(look.small)
    below, above = edges(edge("bottom", 6, look.rule, 3)), edges(edge("top", 6, look.rule, 4))
    banner = shade("FFE680") + spacing(0, 120, 240)
    note, black = edges(edge("left", 24, "8A6D00", 6)) + shade("FFF3C4"), colour("000000") + size(look.cell)
    return (
        words("header", below + right + spacing(0, 60, 240), small, id="Header", order=0),
        words("footer", above + right + spacing(0, 0, 240), small, id="Footer", order=0),
        words("Footer Notice", spacing(20, 0, 240), small, order=22),
        words("Draft Banner", banner, BOLD + colour("000000") + size(look.small + 2), order=22),
        words("Draft Note", note + spacing(0, 0, look.cell_line), black, order=22),
        words("Draft Remark", note, black, based="TableBullet", order=22),
    )


def _characters(look: Look) -> tuple[str, ...]:
    boxed = '<w:bdr w:val="single" w:sz="8" w:space="0" w:color="8A6D00"/>' + shade("FFE680")
    return (
        letters("Strong", BOLD),
        letters("Card Lead", BOLD + accent(look), order=20),
        letters("Hyperlink", colour("0B4F9C", "hyperlink") + '<w:u w:val="single"/>'),
        letters("Gap", BOLD + colour("000000") + boxed, order=23),
        letters("Draft Mark", BOLD + colour("000000") + shade("FFE680"), order=23),
        letters("Marking", BOLD + colour(look.ink), order=23),
    )
