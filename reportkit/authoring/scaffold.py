"""Draw the Word template of a document folder from its manifest."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

from reportkit.authoring import fields as laid_out
from reportkit.authoring.fields import FRONT, Place, passages
from reportkit.authoring.furniture import draft_note, first_header, footer, header, room_below, title_block
from reportkit.authoring.looks import COURT, LOOKS, PAGE, Look, large
from reportkit.authoring.markup import DECLARATION, NAMESPACES, drawing, gap, only_if, paragraph, run, tab, text
from reportkit.authoring.parts import (
    OFFICE,
    WORD,
    application_part,
    content_types_part,
    fonts_part,
    numbering_part,
    packed,
    properties_part,
    relations_part,
    settings_part,
    theme_part,
)
from reportkit.authoring.pictograms import pictograms, suits
from reportkit.authoring.styles import LARGE, styles_part
from reportkit.documents.spec import DocumentSpec, Field, Form, Section

DRAWN: dict[Form, Callable[[Place, Field], str]] = {
    Form.PROSE: laid_out.prose,
    Form.LIST: laid_out.listed,
    Form.TABLE: laid_out.rows_of,
    Form.CARDS: laid_out.cards,
}
FAMILY = frozenset({"child", "parent"})
_SMALLER = re.compile(
    r'(<w:pStyle w:val=")(Table(?:Heading|Text|Bullet)|Facts(?:Label|Text)|Card(?:Title|Label|Text|Line)|Caption)(")'
)
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def scaffold(spec: DocumentSpec) -> bytes:
    """Return a Word template with every section, field and column of the manifest, in its order.

    The same spec gives the same bytes. A look that is not known is set as a court report.
    """
    look = LOOKS.get(spec.look, COURT)
    pictures = {each.id: f"rIdPicture{place}" for place, each in enumerate(pictograms(), 1)} if look.pictures else {}
    return packed(_members(spec, look, pictures, _document(spec, look, pictures)))


def _document(spec: DocumentSpec, look: Look, pictures: dict[str, str]) -> str:
    page = f'<w:background w:color="{look.paper}"/>' if look.paper else ""
    said = spec.title.casefold() if look.band else ""
    sections = (
        _for_its_readers(spec, section, look, pictures, place, titled=place > 1 or section.title.casefold() != said)
        for place, section in enumerate(spec.sections, 1)
    )
    # Word wants a paragraph after the last table.
    body = title_block(look) + draft_note() + "".join(sections) + gap()
    return f"{DECLARATION}<w:document {NAMESPACES}>{page}<w:body>{body}{_page_setup(spec, look)}</w:body></w:document>"


def _page_setup(spec: DocumentSpec, look: Look) -> str:
    wide, tall = PAGE
    below = room_below(look, spec.notice)
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:headerReference w:type="first" r:id="rIdFirst"/>'
        '<w:footerReference w:type="default" r:id="rIdFooter"/><w:footerReference w:type="first" r:id="rIdFooter"/>'
        f'<w:pgSz w:w="{wide}" w:h="{tall}"/><w:pgMar w:top="{look.top}" w:right="{look.side}" w:bottom="{below}" '
        f'w:left="{look.side}" w:header="{look.edge}" w:footer="{look.edge}" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def _for_its_readers(
    spec: DocumentSpec, section: Section, look: Look, pictures: dict[str, str], number: int, *, titled: bool
) -> str:
    """Return a section; a document with parts for a child or a parent alone sets all that they hold of it in one size."""
    if section.id not in _set_large(spec, look):
        return _section(Place(section, look, pictures), number, titled=titled)
    theirs = Place(section, large(look), pictures)
    return _SMALLER.sub(rf"\1\2{LARGE.strip()}\3", _section(theirs, number, titled=titled))


def _set_large(spec: DocumentSpec, look: Look) -> frozenset[str]:
    """Return the sections that have their tables in the size of the text, where the look has them smaller."""
    has_own = any(_readers(spec, each) <= FAMILY for each in spec.sections)
    held = (each.id for each in spec.sections if _readers(spec, each) & FAMILY)
    return frozenset(held) if has_own and large(look) is not look else frozenset()


def _readers(spec: DocumentSpec, section: Section) -> frozenset[str]:
    return frozenset(spec.copies_for) - section.not_for


def _section(place: Place, number: int, *, titled: bool) -> str:
    """Return a section; the first one goes without its heading where the band above has just said the same."""
    section = place.section
    content = [_heading(place, number)] if titled else []
    if section.intro:
        content.append(text("SectionLead", section.intro))
    after_table = False
    for short, group in groupby(section.fields, key=lambda field: field.form is Form.LINE):
        fields = tuple(group)
        if short:
            content.append(laid_out.facts(place, fields, apart=after_table))
        else:
            content += [_field(place, *group) for group in passages(fields)]
            after_table = any(field.form in (Form.TABLE, Form.CARDS) for field in fields)
    return only_if(f"{section.id}.shown", *content)


def _heading(place: Place, number: int) -> str:
    section = place.section
    beside = suits(section.id) if place.pictures and section.level == 1 else None
    plain = section.level == 1 and (section.id in FRONT if place.look.numbered else beside is None)
    style = "Heading1Plain" if plain else f"Heading{min(section.level, 2)}"
    words = run(section.title)
    if beside:
        # The words beside it say what it is about: the picture only says what is drawn.
        drawn = beside.alt.split(":")[0]
        picture = drawing(place.pictures[beside.id], number, beside.id, drawn, place.look.icon)
        words = picture + tab() + run(section.title)
    return paragraph(style, words, new_page=section.new_page)


def _field(place: Place, *fields: Field) -> str:
    """Return the place of one field, or of prose that runs on through several."""
    drawn = laid_out.prose(place, *fields) if len(fields) > 1 else DRAWN[fields[0].form](place, fields[0])
    return only_if(" or ".join(map(place.name, fields)), drawn)


def _members(spec: DocumentSpec, look: Look, pictures: dict[str, str], document: str) -> dict[str, str | bytes]:
    parts: dict[str, tuple[str, str]] = {
        "word/document.xml": (f"{WORD}.document.main+xml", document),
        "word/styles.xml": (
            f"{WORD}.styles+xml",
            styles_part(look, spec.language, with_large=bool(_set_large(spec, look))),
        ),
        "word/numbering.xml": (f"{WORD}.numbering+xml", numbering_part(look)),
        "word/settings.xml": (f"{WORD}.settings+xml", settings_part(look, spec.language)),
        "word/fontTable.xml": (f"{WORD}.fontTable+xml", fonts_part(look)),
        "word/theme/theme1.xml": ("application/vnd.openxmlformats-officedocument.theme+xml", theme_part(look)),
        "word/header1.xml": (f"{WORD}.header+xml", header(look)),
        "word/header2.xml": (f"{WORD}.header+xml", first_header(look)),
        "word/footer1.xml": (f"{WORD}.footer+xml", footer()),
        "docProps/core.xml": (
            "application/vnd.openxmlformats-package.core-properties+xml",
            properties_part(spec.title, spec.language),
        ),
        "docProps/app.xml": (
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
            application_part(),
        ),
    }
    inside = [
        ("rIdStyles", f"{OFFICE}/styles", "styles.xml"),
        ("rIdNumbering", f"{OFFICE}/numbering", "numbering.xml"),
        ("rIdSettings", f"{OFFICE}/settings", "settings.xml"),
        ("rIdFonts", f"{OFFICE}/fontTable", "fontTable.xml"),
        ("rIdTheme", f"{OFFICE}/theme", "theme/theme1.xml"),
        ("rIdHeader", f"{OFFICE}/header", "header1.xml"),
        ("rIdFirst", f"{OFFICE}/header", "header2.xml"),
        ("rIdFooter", f"{OFFICE}/footer", "footer1.xml"),
    ]
    used = [each for each in pictograms() if pictures and f'"{pictures[each.id]}"' in document]
    inside += [(pictures[each.id], f"{OFFICE}/image", f"media/{each.id}.png") for each in used]
    outside = [
        ("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
        ("rId2", CORE, "docProps/core.xml"),
        ("rId3", f"{OFFICE}/extended-properties", "docProps/app.xml"),
    ]
    return {
        "[Content_Types].xml": content_types_part({name: kind for name, (kind, _) in parts.items()}),
        "_rels/.rels": relations_part(outside),
        **{name: content for name, (_, content) in parts.items()},
        "word/_rels/document.xml.rels": relations_part(inside),
        **{f"word/media/{each.id}.png": each.png for each in used},
    }
