"""A sub-document, read once: a Word document whose text is to stand in the place of a paragraph of a report.

It is screened as a template is. Its sections are left out: it takes the page, the header and the footer of its place. Its
styles, lists, pictures, links and bookmarks are marked in the text that is kept of it, so that each print can give them the
names that they have in the report (`inlay`). What cannot be carried over is refused, with its place in the sub-document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reportkit.diagnostics import Diagnostic, Location, Outcome
from reportkit.word.additions import PICTURE_TYPES, rels_of
from reportkit.word.namespaces import MC, P_PR, RELATIONSHIPS, P, W, drop, parse, serialise

if TYPE_CHECKING:
    from lxml import etree

    from reportkit.word.places import Surveyor

HELD: Final = "\ufddb"
"""Stands around what a print gives another name: a kind and the name in the sub-document."""
_R: Final = f"{{{RELATIONSHIPS}}}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DECLARED: Final = re.compile(r' xmlns:([\w.-]+)="[^"]*"')
_STYLES: Final = {
    f"{W}pStyle": "P", f"{W}rStyle": "C", f"{W}tblStyle": "T", f"{W}basedOn": "", f"{W}next": "", f"{W}link": "",
}  # fmt: skip
_KINDS: Final = {"paragraph": "P", "character": "C", "table": "T"}
_REFUSED: Final = {
    f"{W}altChunk": "an imported file", f"{W}object": "an embedded object", f"{W}control": "an ActiveX control",
    f"{W}subDoc": "a sub-document of its own",
}  # fmt: skip
NOTES: Final = {"F": "footnote", "E": "endnote"}
_BEFORE_NUMBER: Final = {
    W + each for each in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
}
_A_NOTE: Final = {"F": "a footnote", "E": "an endnote"}
_REFERS: Final = re.compile(r"\b(REF|PAGEREF|NOTEREF)(\s+)([\w.-]+)|(HYPERLINK\s+\\l\s+\")([^\"]+)")


@dataclass(frozen=True, slots=True)
class Style:
    """A style of a sub-document: what a Word user calls it, its kind, and its definition."""

    name: str
    kind: str
    xml: str


@dataclass(frozen=True, slots=True)
class Inlay:
    """A sub-document as it is printed: its text with marks, and what the marks stand for."""

    xml: str
    words: tuple[str, ...]
    styles: dict[str, Style]
    numbers: dict[str, str]
    """The levels and the kind of each of its lists, by number."""
    pictures: dict[str, tuple[bytes, str]]
    links: dict[str, str]
    sections: int
    """How many section breaks were left out."""
    notes: dict[str, str]
    """What stands in each of its footnotes and endnotes, with marks, by the kind and the number."""
    unexplained: tuple[str, ...]
    """The places of pictures without a text alternative."""

    def __bool__(self) -> bool:
        """Say whether there is anything in it."""
        return bool(self.xml)


@lru_cache(maxsize=64)
def read_subdocument(data: bytes, name: str) -> Outcome[Inlay]:
    """Return a sub-document as it is printed, or what is wrong with it: RK422, and what a template is refused for."""
    from reportkit.word.package import CONTENT_TYPES, open_package
    from reportkit.word.screening import screen
    from reportkit.word.spelling import usual

    package = open_package(data, name)
    if package.value is None:
        return Outcome(None, tuple(map(_of_a_subdocument, package.findings)))
    try:
        contents = {each: member.read() for each, member in package.value.items()}
        texts = {each: body for each, body in contents.items() if each.endswith((".xml", ".rels", ".vml"))}
        texts.update(usual(texts))
        findings = tuple(map(_of_a_subdocument, screen({**dict.fromkeys(contents, b""), **texts}, name)))
        main = _main(texts.get(CONTENT_TYPES, b""), texts)
        if findings or main is None:
            return Outcome(None, findings or (_fault(name, "", "is not a Word document (.docx)"),))
        return _Reader(name, main, {**contents, **texts}).read()
    except ValueError:
        return Outcome(None, (_fault(name, "", "is damaged: a member cannot be read"),))


def _of_a_subdocument(finding: Diagnostic) -> Diagnostic:
    message = finding.message.replace("the template", "the sub-document")
    return Diagnostic(finding.code, message, finding.at, finding.because, finding.hint, finding.quote)


def _fault(name: str, path: str, why: str, hint: str = "", quote: str = "") -> Diagnostic:
    return Diagnostic("RK422", f"the sub-document {why}", at=Location(name, path), hint=hint, quote=quote)


def _main(types: bytes, texts: dict[str, bytes]) -> str | None:
    for each in parse(types) if types else ():
        part = each.get("PartName", "").lstrip("/")
        if each.get("ContentType", "").endswith("wordprocessingml.document.main+xml") and part in texts:
            return str(part)
    return None


class _Reader:
    """Reads the parts of one sub-document."""

    def __init__(self, name: str, main: str, contents: dict[str, bytes]) -> None:
        self.name, self.main, self.contents = name, main, contents
        self.folder = main.rpartition("/")[0]
        self.findings: list[Diagnostic] = []
        self.pictures: dict[str, tuple[bytes, str]] = {}
        self.links: dict[str, str] = {}
        self.unexplained: list[str] = []

    def read(self) -> Outcome[Inlay]:
        from reportkit.word.normalise import normalise
        from reportkit.word.places import Surveyor
        from reportkit.word.stylesheet import read_styles

        root = parse(self.contents[self.main])
        body = root.find(f"{W}body")
        if root.prefix != "w" or body is None:
            return Outcome(None, (_fault(self.name, "", "was saved by a program that names things otherwise"),))
        normalise(root)
        sheet = self._part("styles.xml")
        survey = Surveyor(root, self.name, self.main, dict(read_styles(sheet).headings))
        self._refuse(root, survey)
        _drop_ignorable(root)
        sections = _drop_sections(body)
        numbers = self._numbers()
        styles = dict(self._styles(sheet))
        self._relationships(root, survey, self.main)
        notes = {each: note for kind in NOTES for each, note in self._notes(kind, root, survey)}
        if self.findings:
            return Outcome(None, tuple(self.findings))
        for each in (body, *notes.values()):
            _mark(each, styles, numbers)
        said = {each: "".join(map(_alone, note)) for each, note in notes.items()}
        words = tuple(each.text or "" for each in body.iter(f"{W}t"))
        xml = "".join(map(_alone, body))
        return Outcome(
            Inlay(xml, words, styles, numbers, self.pictures, self.links, sections, said, tuple(self.unexplained)),
            tuple(self._unexplained()),
        )

    def _part(self, name: str) -> etree._Element | None:
        data = self.contents.get(f"{self.folder}/{name}")
        return parse(data) if data else None

    def _notes(self, kind: str, root: etree._Element, survey: Surveyor) -> Iterator[tuple[str, etree._Element]]:
        """Yield each note that the text refers to, under its kind and number; the reference is marked."""
        from reportkit.word.normalise import normalise
        from reportkit.word.places import Surveyor
        from reportkit.word.screening import related

        references = list(root.iter(f"{W}{NOTES[kind]}Reference"))
        if not references:
            return
        rels = rels_of(self.main)
        part = related(rels, self.contents.get(rels), f"{NOTES[kind]}s")
        whole = parse(self.contents[part]) if part in self.contents else None
        known = {each.get(f"{W}id", ""): each for each in whole} if whole is not None else {}
        used = {each.get(f"{W}id", "") for each in references}
        for each in references:
            number = each.get(f"{W}id", "")
            if number not in known:
                self._at(each, survey, f"refers to {_A_NOTE[kind]} that is not in it")
            each.set(f"{W}id", f"{HELD}{kind}{number}{HELD}")
        if whole is None:
            return
        for number in known.keys() - used:
            drop(known[number])
        normalise(whole)
        inside = Surveyor(whole, self.name, part, {})
        self._refuse(whole, inside)
        _drop_ignorable(whole)
        self._relationships(whole, inside, part)
        yield from ((f"{kind}{number}", known[number]) for number in sorted(used & known.keys()))

    def _refuse(self, root: etree._Element, survey: Surveyor) -> None:
        from reportkit.word.normalise import instructions
        from reportkit.word.screening import fetching_field

        for element in root.iter(*_REFUSED):
            self._at(element, survey, f"holds {_REFUSED[str(element.tag)]}")
        for paragraph, instruction in instructions(root):
            if fetching_field(instruction):
                self._at(paragraph, survey, f"holds the field {fetching_field(instruction)}, which fetches something")

    def _at(self, element: etree._Element, survey: Surveyor, why: str) -> None:
        paragraph = element if element.tag == P else next(element.iterancestors(P), None)
        place = survey.place(paragraph)
        hint = "take it out in Word"
        self.findings.append(_fault(self.name, place.path, why, hint, place.words))

    def _relationships(self, root: etree._Element, survey: Surveyor, part: str) -> None:
        """Find what the text of a part refers to: pictures and links are carried over, everything else is refused."""
        from reportkit.word.metadata import target_of
        from reportkit.word.screening import relationships

        rels, own = rels_of(part), "" if part == self.main else f"{part} "
        known = {each["Id"]: each for each in relationships(self.contents[rels])} if rels in self.contents else {}
        for element in root.iter():
            for key, value in list(element.attrib.items()):
                if not str(key).startswith(_R):
                    continue
                number, found = f"{own}{value}", known.get(str(value))
                kind = found["Type"].rpartition("/")[2] if found else ""
                if found and kind == "hyperlink":
                    from reportkit.word.pictures import attribute

                    self.links[number] = attribute(found.get("Target", ""))
                    element.set(key, f"{HELD}H{number}{HELD}")
                elif found and kind == "image" and found.get("TargetMode") != "External":
                    name = target_of(rels, found["Target"])
                    ending = name.rpartition(".")[2].lower()
                    if name not in self.contents or ending not in PICTURE_TYPES:
                        self._at(element, survey, "holds a picture of a kind that is not carried over")
                        continue
                    self.pictures[number] = self.contents[name], ending
                    element.set(key, f"{HELD}I{number}{HELD}")
                elif str(value):
                    what = {"chart": "a chart", "diagramData": "a SmartArt drawing"}.get(
                        kind, "something in another part"
                    )
                    self._at(element, survey, f"holds {what}")
        for each in root.iter(f"{_WP}docPr"):
            if not (each.get("descr") or "").strip() and next(each.iter("{*}decorative"), None) is None:
                shown = next(each.getparent().iter("{*}blip"), None) if each.getparent() is not None else None
                if shown is not None:
                    self.unexplained.append(survey.place(next(each.iterancestors(P), None)).path)

    def _unexplained(self) -> Iterator[Diagnostic]:
        for path in self.unexplained:
            yield Diagnostic(
                "RK423", "a picture of the sub-document has no text alternative", at=Location(self.name, path)
            )

    def _styles(self, sheet: etree._Element | None) -> Iterator[tuple[str, Style]]:
        for each in sheet.iter(f"{W}style") if sheet is not None else ():
            number, name, kind = each.get(f"{W}styleId", ""), each.find(f"{W}name"), each.get(f"{W}type", "paragraph")
            if not number or kind not in _KINDS:
                continue
            title = name.get(f"{W}val", number) if name is not None else number
            style = deepcopy(each)
            for key in (f"{W}default", f"{W}customStyle"):
                style.attrib.pop(key, None)
            for gone in list(style.iter(f"{W}rsid")):
                drop(gone)
            style.set(f"{W}styleId", f"{HELD}{_KINDS[kind]}{number}{HELD}")
            for used in style.iter(*_STYLES):
                tag = "C" if used.tag == f"{W}link" and kind == "paragraph" else _KINDS[kind]
                tag = "P" if used.tag == f"{W}link" and kind == "character" else _STYLES[str(used.tag)] or tag
                used.set(f"{W}val", f"{HELD}{tag}{used.get(f'{W}val', '')}{HELD}")
            for used in style.iter(f"{W}numId"):
                used.set(f"{W}val", f"{HELD}N{used.get(f'{W}val', '0')}{HELD}")
            yield number, Style(str(title), _KINDS[kind], _alone(style))

    def _numbers(self) -> dict[str, str]:
        """Return the levels of each list by its number, as an abstract numbering holds them."""
        root = self._part("numbering.xml")
        if root is None:
            return {}
        abstracts = {each.get(f"{W}abstractNumId"): each for each in root.iter(f"{W}abstractNum")}
        by_style = {
            link.get(f"{W}val"): each for each in abstracts.values() for link in each.iterchildren(f"{W}styleLink")
        }
        found: dict[str, str] = {}
        for num in root.iter(f"{W}num"):
            used = num.find(f"{W}abstractNumId")
            abstract = abstracts.get(used.get(f"{W}val")) if used is not None else None
            link = abstract.find(f"{W}numStyleLink") if abstract is not None else None
            abstract = by_style.get(link.get(f"{W}val"), abstract) if link is not None else abstract
            if abstract is not None:
                found[num.get(f"{W}numId", "0")] = _levels(abstract, num)
        return found


def _levels(abstract: etree._Element, num: etree._Element) -> str:
    """Return what an abstract numbering holds, with what the list sets otherwise."""
    own = deepcopy(abstract)
    for name in ("nsid", "tmpl", "name", "styleLink", "numStyleLink"):
        for each in own.findall(W + name):
            drop(each)
    for each in list(own.iter(f"{W}lvlPicBulletId", f"{W}pStyle", f"{W}rsid")):
        drop(each)
    for change in num.iter(f"{W}lvlOverride"):
        level = next((each for each in own.iter(f"{W}lvl") if each.get(f"{W}ilvl") == change.get(f"{W}ilvl")), None)
        whole, start = change.find(f"{W}lvl"), change.find(f"{W}startOverride")
        if level is not None and whole is not None:
            own.replace(level, deepcopy(whole))
        elif level is not None and start is not None and level.find(f"{W}start") is not None:
            level.find(f"{W}start").set(f"{W}val", start.get(f"{W}val", "1"))
    return "".join(map(_alone, own))


def _mark(body: etree._Element, styles: dict[str, Style], numbers: dict[str, str]) -> None:
    """Put marks in the place of the names of styles, lists and bookmarks."""
    for element in body.iter(f"{W}numId"):
        number = element.get(f"{W}val", "0")
        element.set(f"{W}val", f"{HELD}N{number}{HELD}" if number in numbers else "0")
    for paragraph in body.iter(P):
        properties = paragraph.find(P_PR)
        style = properties.find(f"{W}pStyle") if properties is not None else None
        if style is not None and properties.find(f"{W}numPr") is None:
            listed = properties.makeelement(f"{W}numPr")
            listed.set(f"{W}list", f"{HELD}L{style.get(f'{W}val', '')}{HELD}")
            properties.insert(sum(each.tag in _BEFORE_NUMBER for each in properties), listed)
    for element in list(body.iter(*_STYLES)):
        number = element.get(f"{W}val", "")
        if number in styles:
            element.set(f"{W}val", f"{HELD}{_STYLES[str(element.tag)]}{number}{HELD}")
        else:
            drop(element)
    for element in body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        element.set(f"{W}id", f"{HELD}B{element.get(f'{W}id', '0')}{HELD}")
        if element.get(f"{W}name"):
            element.set(f"{W}name", f"{HELD}A{element.get(f'{W}name')}{HELD}")
    for element in body.iter(f"{W}hyperlink"):
        if element.get(f"{W}anchor"):
            element.set(f"{W}anchor", f"{HELD}A{element.get(f'{W}anchor')}{HELD}")
    for element in body.iter(f"{W}instrText"):
        element.text = _REFERS.sub(_refers, element.text or "")
    for element in body.iter(f"{W}fldSimple"):
        element.set(f"{W}instr", _REFERS.sub(_refers, element.get(f"{W}instr", "")))
    for element in list(body.iter(f"{W}dataBinding")):
        drop(element)


def _refers(match: re.Match[str]) -> str:
    if match[1]:
        return f"{match[1]}{match[2]}{HELD}A{match[3]}{HELD}"
    return f"{match[4]}{HELD}A{match[5]}{HELD}"


def _drop_sections(body: etree._Element) -> int:
    """Take the section properties out and return how many breaks there were beside the last."""
    found = list(body.iter(f"{W}sectPr"))
    for each in found:
        paragraph = next(each.iterancestors(P), None)
        drop(each)
        if paragraph is not None and all(child.tag == P_PR for child in paragraph):
            drop(paragraph)
    for each in list(body.iter(f"{W}lastRenderedPageBreak")):
        drop(each)
    return max(len(found) - 1, 0)


def _drop_ignorable(root: etree._Element) -> None:
    """Take out what the sub-document itself says may be ignored, except where there is an alternative to it."""
    spaces = {f"{{{root.nsmap[each]}}}" for each in root.get(f"{MC}Ignorable", "").split() if each in root.nsmap}
    if not spaces:
        return
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or next(element.iterancestors(f"{MC}AlternateContent"), None) is not None:
            continue
        for key in [each for each in element.attrib if str(each).partition("}")[0] + "}" in spaces]:
            del element.attrib[key]
        if element.tag.partition("}")[0] + "}" in spaces and element.getparent() is not None:
            drop(element)


def _alone(element: etree._Element) -> str:
    """Write an element so that it can stand in any part: with the declarations that it uses."""
    tail, element.tail = element.tail, None
    text = serialise(element)
    element.tail = tail
    required = {each for found in re.findall(r'Requires="([^"]*)"', text) for each in found.split()}

    def used(match: re.Match[str]) -> str:
        prefix = match[1]
        needed = prefix in required or f"<{prefix}:" in text or f" {prefix}:" in text.replace(f" xmlns:{prefix}", "")
        return match[0] if needed and prefix != "w" else ""

    return _DECLARED.sub(used, text)
