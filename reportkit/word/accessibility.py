"""Can everybody read it? What a Word file needs so that every format made of it can be read with a screen reader.

Headings that go down one level at a time and are not empty; pictures with a description; tables with headings; real lists;
enough contrast; a language; fonts that are as wide elsewhere. After the documents reference 9.1 (S42, S43), PDF/UA-1 and
WCAG 2.2 AA.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reportkit.diagnostics import Diagnostic, Location
from reportkit.word.chains import Chains, value
from reportkit.word.contrast import WHITE, enough, ratio
from reportkit.word.namespaces import TBL, TC, TR, P, R, T, W, parse
from reportkit.word.package import open_package
from reportkit.word.places import Place, Surveyor, own_text, part_title

if TYPE_CHECKING:
    from lxml import etree

_FREE: Final = (
    "arimo",
    "caladea",
    "carlito",
    "cousine",
    "liberation mono",
    "liberation sans",
    "liberation serif",
    "tinos",
)
_WORDS: Final = (
    "arial",
    "calibri",
    "cambria",
    "courier new",
    "helvetica",
    "symbol",
    "times",
    "times new roman",
    "wingdings",
)
WIDE_ALIKE: Final = frozenset(_FREE + _WORDS)
"""Fonts for which every machine has one in which each letter is as wide; small letters."""

_PARTS: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_TYPED: Final = re.compile(r"\s*(?:[•·▪●○*–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S")
_VAGUE: Final = re.compile(r"\W*(click here|here|link|more|read more|this link)\W*", re.I)
_TAGS: Final = re.compile(r"\s*(?:\{%.*?%\}\s*)+")
_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FONTS: Final = re.compile(r'<w:rFonts\b[^>]*?w:(?:ascii|hAnsi)="([^"{]+)"|<a:latin typeface="([^"]+)"')


def accessible(source: Path | bytes, name: str, *, template: bool = False) -> tuple[Diagnostic, ...]:
    """Return what stands in the way of reading a Word file with a screen reader: RK470 to RK481, each with its place.

    Of a `template` no title is asked: every report is given one. What a report says is not quoted. A file that cannot be
    opened has the finding that says so.
    """
    opened = open_package(source, name)
    if opened.value is None:
        return opened.findings
    try:
        contents = {each.name: each.read() for each in opened.value.values() if each.name.endswith(".xml")}
        found = tuple(_all(contents, name, template))
    except ValueError:
        return (Diagnostic("RK400", "the file is damaged: a member cannot be read", at=Location(name)),)
    return found if template else tuple(replace(each, quote="") for each in found)


def _all(contents: Mapping[str, bytes], name: str, template: bool) -> Iterator[Diagnostic]:
    styles = parse(contents["word/styles.xml"]) if "word/styles.xml" in contents else None
    chains = Chains(styles)
    ranks = _ranks(styles, chains)
    page = _page_colour(contents)
    for part in sorted(each for each in contents if _PARTS.fullmatch(each)):
        root = parse(contents[part])
        survey = Surveyor(root, name, part, ranks)
        if part == "word/document.xml":
            yield from _headings(root, survey, chains)
        yield from _pictures(root, survey)
        yield from _tables(root, survey)
        yield from _lists(root, survey, chains)
        yield from _contrast(root, survey, chains, page)
        yield from _links(root, survey)
        for box in [each for each in root.iter(f"{W}txbxContent") if not _described(each)][:1]:
            host = next(box.iterancestors(P), None)
            yield _found("RK480", "words stand in a text box, outside the order of reading", survey.place(host))
    yield from _language(styles, name)
    yield from _fonts(contents, name)
    if not template and not _title(contents):
        yield Diagnostic("RK476", "the file has no title", at=Location(name, part_title("docProps/core.xml")))


def _described(box: etree._Element) -> bool:
    """Say whether a box is part of a drawing that has a text alternative."""
    drawing = next(box.iterancestors(f"{W}drawing"), None)
    found = drawing.find(f".//{_DRAWN}") if drawing is not None else None
    return found is not None and bool((found.get("descr") or "").strip())


def _page_colour(contents: Mapping[str, bytes]) -> str:
    found = re.search(rb'<w:background [^>]*w:color="([0-9A-Fa-f]{6})"', contents.get("word/document.xml", b""))
    return found[1].decode().upper() if found else WHITE


def _found(code: str, message: str, place: Place, hint: str = "") -> Diagnostic:
    return Diagnostic(code, message, at=place.location, hint=hint, quote=place.words)


def _goes(holder: etree._Element) -> bool:
    """Say whether a paragraph or cell holds nothing but a template's instructions, which no report has."""
    return _TAGS.fullmatch("".join(each.text or "" for each in holder.iter(T))) is not None


def _ranks(styles: etree._Element | None, chains: Chains) -> dict[str, int]:
    found: dict[str, int] = {}
    for style in styles.findall(f"{W}style") if styles is not None else ():
        for each in chains.chain(style.get(f"{W}styleId", "")):
            level = value(each.find(f"{W}pPr/{W}outlineLvl"))
            if level.isdigit():
                found[style.get(f"{W}styleId", "")] = int(level) + 1
                break
    return found


def _headings(root: etree._Element, survey: Surveyor, chains: Chains) -> Iterator[Diagnostic]:
    before = 0
    for paragraph in root.iter(P):
        rank = chains.rank(paragraph)
        if not rank:
            continue
        if not own_text(paragraph).strip() and next(paragraph.iter(_DRAWN), None) is None:
            yield _found("RK477", "a heading has no words", survey.place(paragraph))
            continue
        if rank > before + 1:
            message = f"a heading of level {rank} follows " + (f"one of level {before}" if before else "none")
            yield _found("RK470", message, survey.place(paragraph), f"make it a heading of level {before + 1}")
        before = rank


def _pictures(root: etree._Element, survey: Surveyor) -> Iterator[Diagnostic]:
    for each in root.iter(_DRAWN):
        decorative = any(
            str(one.tag).endswith("}decorative") and one.get("val") in ("1", "true") for one in each.iter()
        )
        if not decorative and not (each.get("descr") or "").strip():
            yield _found("RK471", "a picture has no description", survey.place(next(each.iterancestors(P), None)))
    for each in root.iter("{urn:schemas-microsoft-com:vml}imagedata"):
        shape = each.getparent()
        if shape is not None and not (shape.get("alt") or "").strip():
            yield _found("RK471", "a picture has no description", survey.place(next(each.iterancestors(P), None)))


def _tables(root: etree._Element, survey: Surveyor) -> Iterator[Diagnostic]:
    for table in root.iter(TBL):
        rows = [each for each in table.iter(TR) if next(each.iterancestors(TBL)) is table]
        place = survey.place(next(table.iter(P), None))
        if any(len(each.findall(TC)) > 1 for each in rows) and len(rows) > 1 and not _has_heads(table, rows):
            yield _found(
                "RK472", "a table says neither that its first row nor that its first column is a heading", place
            )
        for cell in table.iter(TC):
            if next(cell.iterancestors(TBL)) is not table:
                continue
            span = value(cell.find(f"{W}tcPr/{W}gridSpan"))
            merged = (span.isdigit() and int(span) > 1) or cell.find(f"{W}tcPr/{W}vMerge") is not None
            if merged and not _goes(cell):
                yield _found("RK478", "cells of a table are merged", survey.place(next(cell.iter(P), None)))
                break


def _has_heads(table: etree._Element, rows: list[etree._Element]) -> bool:
    header = rows[0].find(f"{W}trPr/{W}tblHeader")
    if header is not None and header.get(f"{W}val", "1") not in ("0", "false"):
        return True
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    said = look.get(f"{W}firstColumn")
    if said is not None:
        return said in ("1", "true")
    try:
        return bool(int(look.get(f"{W}val", "0"), 16) & 0x80)
    except ValueError:
        return False


def _lists(root: etree._Element, survey: Surveyor, chains: Chains) -> Iterator[Diagnostic]:
    typed = 0
    for paragraph in root.iter(P):
        mark = _TYPED.match(own_text(paragraph)) and not chains.numbered(paragraph)[0] and not chains.rank(paragraph)
        typed = typed + 1 if mark else 0
        if typed == 2:
            yield _found("RK473", "the signs of a list are typed, so it is none", survey.place(paragraph))


def _contrast(root: etree._Element, survey: Surveyor, chains: Chains, page: str) -> Iterator[Diagnostic]:
    seen: set[tuple[str, str]] = set()
    for run in root.iter(R):
        host = next(run.iterancestors(P), None)
        if not any((each.text or "").strip() for each in run.iter(T)) or host is None or _goes(host):
            continue
        properties = chains.of_run(run)
        colour = next((value(each.find(f"{W}color")) for each in properties if each.find(f"{W}color") is not None), "")
        if not re.fullmatch("[0-9A-Fa-f]{6}", colour):
            continue
        ground = _ground(run, properties, chains, page)
        size = next((value(each.find(f"{W}sz")) for each in properties if each.find(f"{W}sz") is not None), "22")
        bold = next((value(each.find(f"{W}b")) for each in properties if each.find(f"{W}b") is not None), "0")
        large = size.isdigit() and int(size) >= (28 if bold not in ("0", "false") else 36)
        if not enough(colour, ground, large=large) and (colour, ground) not in seen:
            seen.add((colour, ground))
            message = f"words in {colour} on {ground} have a contrast of {ratio(colour, ground):.1f} to 1"
            yield _found("RK474", message, survey.place(host), "4.5 to 1 is the least")


def _ground(run: etree._Element, properties: list[etree._Element], chains: Chains, page: str) -> str:
    """Return the colour behind a run: its own, its paragraph's, its cell's, its table style's, or the page's."""
    paragraph = next(run.iterancestors(P), None)
    layers = [*properties, *(chains.of_paragraph(paragraph) if paragraph is not None else ())]
    for cell in run.iterancestors(TC):
        layers += [each for each in (cell.find(f"{W}tcPr"), *_table_layers(cell, chains)) if each is not None]
    for each in layers:
        shade = each.find(f"{W}shd")
        fill = shade.get(f"{W}fill", "") if shade is not None else ""
        if re.fullmatch("[0-9A-Fa-f]{6}", fill):
            return fill.upper()
    return page


def _table_layers(cell: etree._Element, chains: Chains) -> Iterator[etree._Element | None]:
    """Yield what a table's style says of a cell: as one of the first row or column, then as any cell."""
    row, table = next(cell.iterancestors(TR), None), next(cell.iterancestors(TBL), None)
    if row is None or table is None:
        return
    kinds = [("firstRow", next(table.iter(TR)) is row), ("firstCol", next(row.iter(TC)) is cell)]
    for style in chains.chain(value(table.find(f"{W}tblPr/{W}tblStyle"))):
        for kind, holds in kinds:
            if holds:
                yield style.find(f"{W}tblStylePr[@{W}type='{kind}']/{W}tcPr")
        yield style.find(f"{W}tcPr")


def _links(root: etree._Element, survey: Surveyor) -> Iterator[Diagnostic]:
    for link in root.iter(f"{W}hyperlink"):
        words = "".join(each.text or "" for each in link.iter(T))
        if words and _VAGUE.fullmatch(words):
            message = f"a link reads “{words.strip()}”, which does not say where it leads"
            yield _found("RK481", message, survey.place(next(link.iterancestors(P), None)))


def _language(styles: etree._Element | None, name: str) -> Iterator[Diagnostic]:
    found = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang") if styles is not None else None
    if not value(found):
        yield Diagnostic("RK475", "the file does not say in which language it is", at=Location(name, "styles"))


def _fonts(contents: Mapping[str, bytes], name: str) -> Iterator[Diagnostic]:
    used: dict[str, str] = {}
    for part, data in contents.items():
        if part == "word/styles.xml" or _PARTS.fullmatch(part) or re.fullmatch(r"word/theme/theme\d*\.xml", part):
            for match in _FONTS.finditer(data.decode("utf-8", "replace")):
                used.setdefault(match[1] or match[2], part)
    for font, part in sorted(used.items()):
        if font.lower() not in WIDE_ALIKE and not font.startswith("+"):
            at = Location(name, "theme" if "theme" in part else "styles" if "styles" in part else part_title(part))
            yield Diagnostic("RK479", f"no free font is as wide as “{font}”", at=at)


def _title(contents: Mapping[str, bytes]) -> str:
    if "docProps/core.xml" not in contents:
        return ""
    found = parse(contents["docProps/core.xml"]).find("{http://purl.org/dc/elements/1.1/}title")
    return (found.text or "").strip() if found is not None else ""
