"""docxtpl's own values, taken as they are: RichText, RichTextParagraph, Listing and InlineImage.

Their markup is never passed on. It is read against a list of what it may hold and written anew, so that a value can bring
formatted words and nothing else. docxtpl is never imported here: whoever hands over its values has done so.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from reportkit.word.namespaces import P_PR, R_PR, RELATIONSHIPS, WORD, P, R, T, W
from reportkit.word.values import Lines, Picture, Styled, SubDocument, Words

if TYPE_CHECKING:
    from lxml import etree

    from reportkit.word.printer import Site

_BREAKS: Final = re.compile("([\a\f])")
_LOOK: Final = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "vanish", "color",
    "spacing", "position", "sz", "szCs", "highlight", "u", "shd", "vertAlign", "rtl", "lang",
)  # fmt: skip
_PLAIN: Final = re.compile(r"[\w #.,:+()-]{0,80}")
_PAGE: Final = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_HELD: Final = ("\ufdeb", "\ufdec")
_CLOSED: Final = "</w:t></w:r>"


class Refused(ValueError):
    """A value of docxtpl's that cannot be printed; the text says why."""


def translated(value: object, clean: Callable[[str], str]) -> Styled | Lines | Picture | SubDocument | None:
    """Return one of docxtpl's values as one of ours, or `None` if it is no such value; `clean` takes control characters out.

    Raises `Refused` for one that holds what cannot be let in.
    """
    library: Any = sys.modules.get("docxtpl")
    if library is None:
        return None
    if isinstance(value, library.RichTextParagraph):
        return _styled(_cleaned(str(value.xml), clean), whole=True)
    if isinstance(value, library.RichText):
        return _styled(_cleaned(str(value.xml), clean), whole=False)
    if isinstance(value, library.Listing):
        return Lines(_cleaned(unescape(str(value.xml)), clean))
    if isinstance(value, library.InlineImage):
        return _picture(value)
    if type(value).__name__ == "Subdoc" and type(value).__module__.startswith("docxtpl"):
        return _subdocument(value)
    return None


def _cleaned(text: str, clean: Callable[[str], str]) -> str:
    return "".join(piece if piece in ("\a", "\f") else clean(piece) for piece in _BREAKS.split(text))


def _styled(xml: str, whole: bool) -> Styled:
    from reportkit.word.namespaces import parse

    try:
        held = xml.replace("\a", _HELD[0]).replace("\f", _HELD[1])
        root = parse(f'<x xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}">{held}</x>'.encode())
    except (ValueError, UnicodeError):
        raise Refused("holds markup that is not sound") from None
    if whole:
        return Styled(tuple((_style(each), tuple(_words(each))) for each in _only(root, P)))
    return Styled((("", tuple(_words(root))),))


def _only(parent: etree._Element, *tags: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag not in tags:
            name = str(child.tag).rpartition("}")[2]
            why = "holds a link, whose address it does not bring along" if name == "hyperlink" else f"holds “{name}”"
            raise Refused(f"{why}; only formatted words can be let in")
        yield child


def _style(paragraph: etree._Element) -> str:
    properties = paragraph.find(P_PR)
    style = properties.find(f"{W}pStyle") if properties is not None else None
    if properties is not None and len(properties) != (style is not None):
        raise Refused("holds properties of a paragraph other than its style")
    return f'<w:pPr><w:pStyle w:val="{_value(style.get(f"{W}val", ""))}"/></w:pPr>' if style is not None else ""


def _words(parent: etree._Element) -> Iterator[Words]:
    for run in _only(parent, R, P_PR) if parent.tag == P else _only(parent, R):
        if run.tag == P_PR:
            continue
        look = _look(run.find(R_PR))
        pieces = []
        for child in _only(run, R_PR, T, f"{W}tab", f"{W}br"):
            if child.tag == T:
                if len(child):
                    raise Refused("holds markup inside its words")
                pieces.append((child.text or "").replace(_HELD[0], "\a").replace(_HELD[1], "\f"))
            elif child.tag != R_PR:
                pieces.append("\t" if child.tag == f"{W}tab" else "\f" if child.get(f"{W}type") == "page" else "\n")
        yield Words("".join(pieces), look)


def _look(properties: etree._Element | None) -> str:
    """Write the properties of a run anew, each once and in the order that Word wants."""
    from reportkit.word.stylesheet import with_run_properties

    if properties is None:
        return ""
    made = {}
    for child in _only(properties, *(W + name for name in _LOOK)):
        name = str(child.tag).removeprefix(W)
        values = {str(key): str(value) for key, value in child.attrib.items()}
        if any(not key.startswith(W) for key in values) or len(child):
            raise Refused(f"holds a “{name}” with more in it than Word gives it")
        if name == "shd":
            values.setdefault(f"{W}val", "clear")
        if name in ("sz", "szCs") and not values.get(f"{W}val", "").isdigit():
            raise Refused("holds a size of letters that is not a whole number of half points")
        written = "".join(f' w:{key.removeprefix(W)}="{_value(values[key])}"' for key in sorted(values))
        made[name] = f"<w:{name}{written}/>"
    return with_run_properties("", tuple(made.items()))


def _value(text: str) -> str:
    if not _PLAIN.fullmatch(text):
        raise Refused("holds a style, colour, size or font whose name Word cannot have")
    return text


def _picture(image: Any) -> Picture:
    """Read an InlineImage; its text alternative is its `alt_text`, which the caller sets."""
    from pathlib import Path

    from reportkit.word.pictures import EMU_PER_CM, natural_width

    source = image.image_descriptor
    try:
        if hasattr(source, "read"):
            source.seek(0)
            data = source.read()
        else:
            data = Path(source).read_bytes()
    except (OSError, TypeError, ValueError):
        raise Refused("is a picture whose file cannot be read") from None
    if image.anchor:
        raise Refused("is a picture with a link; only the picture can be let in")
    wide, high = (None if each is None else int(each) / EMU_PER_CM for each in (image.width, image.height))
    if not wide:
        wide = natural_width(data, high)
    alt = getattr(image, "alt_text", "")
    return Picture(bytes(data), alt if isinstance(alt, str) else "", wide, high)


def _subdocument(value: Any) -> SubDocument:
    """Read a Subdoc: its body, and the parts that docxtpl has added for it to those of its own template."""
    from copy import deepcopy
    from io import BytesIO

    from reportkit.word.namespaces import serialise
    from reportkit.word.package import Member, open_package, write_package

    held = vars(value)
    try:
        file = BytesIO()
        held["docx"].save(file)
        members = open_package(file.getvalue(), "the sub-document").unwrap()
        main = str(held["docx"].part.partname).lstrip("/")
        root = deepcopy(held["docx"].element)
        root.replace(root.find(f"{W}body"), deepcopy(held["subdocx"].element.body))
        members[main] = Member.of(main, serialise(root).encode())
        return SubDocument(write_package(members.values()))
    except Exception:  # its parts are docxtpl's and python-docx's, whose faults have no type in common
        raise Refused("is a sub-document that cannot be read") from None


def printed(value: Styled | Lines, site: Site, record: Callable[[str], None]) -> str:
    """Return what a tag prints for one of docxtpl's values; `record` writes down the words."""
    from reportkit.word.markup import paragraph, plain_properties

    lines = value.lines if isinstance(value, Styled) else (("", (Words(value.text, site.run_properties),)),)
    own = plain_properties(site.paragraph_properties)
    own = "" if own == "<w:pPr/>" else own
    if site.level == "paragraph":
        made = [paragraph(shape or own, _runs(words, shape or own, True, record)) for shape, words in lines]
        return "".join(made) or paragraph(own, "")
    divided = tuple(each for index, (_, words) in enumerate(lines) for each in ((Words("\n"),) * bool(index) + words))
    runs = _runs(divided, own, bool(site.paragraph_properties), record)
    if site.level == "run" or not runs:
        return runs
    return f'{_CLOSED}{runs}<w:r>{site.run_properties}<w:t xml:space="preserve">'


def _runs(words: tuple[Words, ...], shape: str, divides: bool, record: Callable[[str], None]) -> str:
    """Return runs; at a new paragraph the one around them is closed and opened again, where that can be done."""
    from reportkit.word.markup import run

    made = []
    for each in words:
        for piece in _BREAKS.split(each.text):
            if piece in ("\a", "\f"):
                page = piece == "\f"
                if divides:
                    made.append(f"</w:p>{_PAGE if page else ''}<w:p>{shape}")
                else:
                    made.append('<w:r><w:br w:type="page"/></w:r>' if page else "<w:r><w:br/></w:r>")
                continue
            record(piece)
            made.append(run(piece, each.look))
    return "".join(made)
