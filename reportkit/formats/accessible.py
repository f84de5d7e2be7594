"""Can a finished PDF or page be read with a screen reader? What it claims, what is asked of it, and an independent judge."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportkit.diagnostics import Diagnostic, Location
from reportkit.formats import finish
from reportkit.word.accessibility import accessible

if TYPE_CHECKING:
    import pikepdf

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def check(path: Path) -> tuple[Diagnostic, ...]:
    """Return what stands in the way of reading a finished .docx, .pdf or .html with a screen reader.

    Raises `ValueError` for any other kind of file, and `OSError` where it cannot be read.
    """
    content, kind = path.read_bytes(), path.suffix.lower()
    if kind == ".docx":
        return accessible(content, path.name)
    if kind == ".pdf":
        return tuple(pdf_findings(content, path.name))
    if kind == ".html":
        return tuple(page_findings(content.decode("utf-8", "replace"), path.name))
    raise ValueError(f"a file of the kind {kind or 'without an ending'} is not checked")


def pdf_findings(content: bytes, name: str) -> Iterator[Diagnostic]:
    """Yield what keeps a PDF from being PDF/UA-1: what we ask of it, then what the independent checker finds."""
    at = Location(name)
    if finish.available():
        import pikepdf

        try:
            with pikepdf.open(io.BytesIO(content)) as pdf:
                faults = tuple(_pdf_faults(pdf))
        except pikepdf.PasswordError:
            faults = ("it has a password; check it before it is protected",)
        except (pikepdf.PdfError, ValueError):
            faults = ("it cannot be opened",)
        yield from (Diagnostic("RK520", each, at=at) for each in faults)
        if faults and faults[0].startswith("it "):
            return
    if find_spec("page") is None:
        yield Diagnostic("RK522", "the independent checker is not installed", at=at, hint="install page-validation")
        return
    import page

    try:
        report = page.validate_pdf_bytes(content, profile="ua1")
    except page.PageError:
        yield Diagnostic("RK520", "the independent checker cannot read it", at=at)
        return
    for each in report.failures if not report.is_compliant else ():
        yield Diagnostic("RK520", f"{each.message} ({each.rule_id})", at=at)


def _pdf_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    root: Any = pdf.Root
    if "/StructTreeRoot" not in root:
        yield "nothing is tagged: a screen reader cannot tell a heading from a number"
    if "/Metadata" not in root or b"pdfuaid" not in root.Metadata.read_bytes():
        yield "does not claim to be PDF/UA-1"
    if not str(root.get("/Lang", "")):
        yield "no language is set"
    if not str(pdf.docinfo.get("/Title", "")):
        yield "no title is set"
    for number, each in enumerate(pdf.pages, 1):
        if "/Annots" in each.obj and str(each.obj.get("/Tabs", "")) != "/S":
            yield f"page {number}: the order of tabbing is not that of reading"
        fonts: Any = each.resources.get("/Font", {}) if "/Resources" in each.obj else {}
        if not all(_embedded(font) for font in fonts.values()):
            yield f"page {number}: a font is not embedded"


def _embedded(font: Any) -> bool:
    one = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    described = one.get("/FontDescriptor", {})
    return str(font.get("/Subtype", "")) == "/Type3" or any(key in described for key in _FILES)


def page_findings(text: str, name: str) -> Iterator[Diagnostic]:
    """Yield what keeps an HTML page from being read with a screen reader, and what it would fetch."""
    from lxml import html

    root = html.document_fromstring(text or "<html></html>")
    at = Location(name)
    for each in _page_faults(root):
        yield Diagnostic("RK521", each, at=at)


def _page_faults(root: Any) -> Iterator[str]:
    if not root.get("lang"):
        yield "no language is set"
    if not (root.findtext("head/title") or "").strip():
        yield "no title is set"
    if len(root.findall(".//main")) != 1:
        yield "there is not exactly one main part"
    before = 0
    for each in root.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        rank = int(each.tag[1])
        if rank > before + 1:
            yield f"a heading of level {rank} follows " + (f"one of level {before}" if before else "none")
        if not each.text_content().strip() and each.find(".//img[@alt]") is None:
            yield "a heading has no words"
        before = rank
    if sum(1 for _ in root.iter("h1")) != 1:
        yield "there is not exactly one heading of level 1"
    if any(each.get("alt") is None for each in root.iter("img")):
        yield "a picture has no description"
    for table in root.iter("table"):
        if len(table.findall(".//tr")) > 1 and len(table.findall(".//tr[1]/*")) > 1 and table.find(".//th") is None:
            yield "a table has no headings"
    for each in root.iter("img", "script", "link", "iframe", "source"):
        address = each.get("src") or each.get("href") or ""
        if each.tag == "script" or (address and not address.startswith(("data:", "#"))):
            yield "something is fetched or run: a report stands by itself"
