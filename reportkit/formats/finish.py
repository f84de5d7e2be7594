"""Finish a tagged PDF: what PDF/UA asks for and the engine left out, and nothing that differs from one day to the next.

Language and title; the order of tabbing; what a link says to somebody who hears it; structure types that PDF defines and
the engine mapped to others. Dates, the engine's name for the machine and random numbers go: equal input gives equal bytes.
"""

from __future__ import annotations

import io
import re
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    import pikepdf

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_STANDARD: Final = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody "  # noqa: SIM905
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure "
    "Formula Form".split()
)
_AS_NAMED: Final = ("/Quote", "/BlockQuote", "/Code")
_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class Unsound(ValueError):
    """The PDF cannot be opened, has no pages, or is not tagged; the text says which."""


def available() -> bool:
    """Say whether what finishes a PDF is installed."""
    return find_spec("pikepdf") is not None


def finished(content: bytes, *, title: str, language: str) -> bytes:
    """Return the PDF with everything that PDF/UA-1 asks of it; raises `Unsound` where it is not a tagged PDF.

    `language` is a language tag, such as `en-GB`.
    """
    import pikepdf

    try:
        pdf = pikepdf.open(io.BytesIO(content))
    except (pikepdf.PdfError, ValueError) as fault:
        raise Unsound("it cannot be opened") from fault
    with pdf:
        if len(pdf.pages) == 0:
            raise Unsound("it has no pages")
        root = pdf.Root
        marks = root.get("/MarkInfo", pikepdf.Dictionary())
        if "/StructTreeRoot" not in root or not bool(marks.get("/Marked", False)):
            raise Unsound("it is not tagged")
        _standard_types(pdf)
        _pages(pdf)
        root.Lang = pikepdf.String(language if _TAG.fullmatch(language) else "en-GB")
        if "/ViewerPreferences" not in root:
            root.ViewerPreferences = pikepdf.Dictionary()
        root.ViewerPreferences.DisplayDocTitle = True
        _metadata(pdf, title, str(root.Lang))
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def _standard_types(pdf: pikepdf.Pdf) -> None:
    """Take out the mapping of standard types, which PDF/UA forbids: LibreOffice maps every style, and styles bear such names.

    A quotation then is one; an element of any other type takes the type that it was mapped to.
    """
    import pikepdf

    mapped = pdf.Root.StructTreeRoot.get("/RoleMap")
    if mapped is None:
        return
    wrong = {key: str(mapped[key]) for key in list(mapped.keys()) if key[1:] in _STANDARD}
    if not wrong:
        return
    for key in wrong:
        del mapped[key]
    changed = {key: value for key, value in wrong.items() if key not in _AS_NAMED}
    for each in pdf.objects if changed else ():
        if isinstance(each, pikepdf.Dictionary) and str(each.get("/S", "")) in changed and "/P" in each:
            each.S = pikepdf.Name(changed[str(each.S)])


def _pages(pdf: pikepdf.Pdf) -> None:
    import pikepdf

    for page in pdf.pages:
        page.obj.Tabs = pikepdf.Name.S
        for annotation in page.obj.get("/Annots", ()):
            if str(annotation.get("/Subtype", "")) == "/Link" and not str(annotation.get("/Contents", "")):
                annotation.Contents = pikepdf.String(_link_words(annotation))


def _link_words(annotation: Any) -> str:
    """Return what a link without words of its own leads to."""
    action = annotation.get("/A", {})
    address = str(action.get("/URI", "")) if hasattr(action, "get") else ""
    if address.lower().startswith("mailto:"):
        return f"Write to {address[7:]}"
    return f"Go to {address}" if address else "Go to the place in this document"


def _metadata(pdf: pikepdf.Pdf, title: str, language: str) -> None:
    """Write what the PDF says about itself: title, language, author and subject, and that it is meant for PDF/UA-1."""
    import pikepdf

    for key in ("/CreationDate", "/ModDate"):
        if key in pdf.docinfo:
            del pdf.docinfo[key]
    pdf.docinfo["/Title"] = title
    said = {key: _escaped(str(pdf.docinfo.get(key, ""))) for key in ("/Author", "/Subject", "/Producer")}
    packet = _PACKET.format(
        title=_escaped(title),
        language=language,
        author=said["/Author"],
        subject=said["/Subject"],
        producer=said["/Producer"],
    )
    pdf.Root.Metadata = pikepdf.Stream(pdf, packet.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    for key in ("/ID", "/DocChecksum"):
        if key in pdf.trailer:
            del pdf.trailer[key]


def _escaped(text: str) -> str:
    return "".join(each for each in escape(text) if each in "\t\n" or each >= " ")
