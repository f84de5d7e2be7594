"""A report made ready for pandoc, so that nothing of it is lost on the way.

Pandoc's reader leaves out headers and footers, takes the title for a property of the file, and gives each caption to the
next table that has none. Here what stands in headers and footers comes into the body once, the title becomes the first
heading and the others go down by one, captions become ordinary paragraphs, and a run in another language says so.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from reportkit.formats.numbers import PARAGRAPH, STYLE, Numbers
from reportkit.word.chains import Chains
from reportkit.word.metadata import target_of
from reportkit.word.namespaces import (
    DECLARATION,
    MC,
    RELATIONSHIPS,
    TBL,
    TC,
    TR,
    WORD,
    XML_SPACE,
    P,
    R,
    T,
    W,
    drop,
    parse,
    serialise,
    unwrap,
)
from reportkit.word.package import Member, write_package

if TYPE_CHECKING:
    from lxml import etree

DOCUMENT: Final = "word/document.xml"
STYLES, NUMBERING = "word/styles.xml", "word/numbering.xml"
HEADER, FOOTER, KEY, LANGUAGE = "reportkit header", "reportkit footer", "reportkit key", "reportkit language "
_REL: Final = f"{{{RELATIONSHIPS}}}"
_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_DESCRIBED: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PAGE_FIELD: Final = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES|SECTION|DATE|TIME|FILENAME)\b", re.I)
_NO_STYLES: Final = f'<w:styles xmlns:w="{WORD}"/>'.encode()
_TAKEN: Final = frozenset(
    (
        "subtitle",
        "author",
        "date",
        "abstract",
        "abstract title",
        "caption",
        "table caption",
        "image caption",
        "bibliography",
    )
)


@dataclass(frozen=True, slots=True)
class TableFacts:
    """What Word says of a table and pandoc's reader does not: its name, and whether its first column is a heading."""

    title: str
    first_column: bool


@dataclass(frozen=True, slots=True)
class Looks:
    """What the reports of a template share: the language of its styles, their names by their ids, and its lists.

    `usual` is the style of a paragraph that names none; `raised` are those that raise or lower what they are given to.
    """

    language: str
    names: Mapping[str, str]
    usual: str
    raised: frozenset[str]
    numbers: Numbers | None
    chains: Chains
    known: dict[str, bool] = field(default_factory=dict, compare=False)
    """What is worked out once for each style."""


@dataclass(frozen=True, slots=True)
class Readable:
    """A report that pandoc can read whole: its body, its tables in their order, its pictures, and every word of it.

    `members` are those of the package, `changed` those of them that are written anew, without the body.
    """

    title: str
    language: str
    tables: tuple[TableFacts, ...]
    pictures: Mapping[str, bytes] = field(repr=False)
    relations: Mapping[str, str] = field(repr=False)
    words: tuple[str, ...] = field(repr=False)
    root: etree._Element = field(repr=False)
    looks: Looks = field(repr=False)
    members: Mapping[str, Member] = field(repr=False)
    changed: Mapping[str, bytes] = field(repr=False)

    @property
    def content(self) -> bytes:
        """The package that pandoc reads."""
        return self.package(serialise(self.root), self.members)

    def package(self, document: str, names: Iterable[str]) -> bytes:
        """Return a package with the members called `names` and another body."""
        changed = {**self.changed, DOCUMENT: (DECLARATION + document).encode()}
        kept = [self.members[name] for name in names if name in self.members and name not in changed]
        return write_package([*kept, *(Member.of(name, data) for name, data in changed.items())])


def readable(members: Mapping[str, Member]) -> Readable:
    """Return the report of a package as pandoc can read it; raises `ValueError` where a member cannot be read."""
    root = parse(members[DOCUMENT].read())
    styles, numbering = (members[name].read() if name in members else b"" for name in (STYLES, NUMBERING))
    looks = _looks(styles, numbering)
    language = looks.language or "en-GB"
    for each in (f"{W}sdt", f"{W}ins", f"{W}smartTag", f"{W}customXml"):
        _open_up(root, each)
    for each in [*root.iter(f"{W}del", f"{W}moveFrom", f"{W}sdtPr", f"{W}sdtEndPr")]:
        drop(each)
    _open_boxes(root)
    body = root.find(f"{W}body")
    if body is None:
        raise ValueError("no body")
    relationships = _Relationships(members)
    said = list(_words_by_paragraph(root))
    top, bottom = _carry_over(body, members, relationships, {" ".join(each) for each in said})
    languages = _mark_languages(root, language)
    words = (*words_of(top), *chain.from_iterable(said), *words_of(bottom))
    if looks.numbers is not None:
        looks.numbers.write(root)
    tables = tuple(_table_facts(each) for each in root.iter(TBL))
    for each, facts in zip(root.iter(TBL), tables, strict=True):
        _mark_keys(each, facts)
    titles = {key for key, name in looks.names.items() if name == "title"}
    titled = any(each.get(f"{W}val", "") in titles for each in root.iter(f"{W}pStyle"))
    changed = {STYLES: _styles(styles, titled, languages), relationships.name: relationships.write()}
    pictures = {
        name.removeprefix("word/"): each.read() for name, each in members.items() if name.startswith("word/media/")
    }
    core = members["docProps/core.xml"].read() if "docProps/core.xml" in members else b""
    relations = {each.get("Id", ""): each.get("Target", "") for each in relationships.root}
    return Readable(_title(core), language, tables, pictures, relations, words, root, looks, members, changed)


@lru_cache(maxsize=16)
def _looks(styles: bytes, numbering: bytes) -> Looks:
    root = parse(styles) if styles else None
    found = root.findall(f"{W}style") if root is not None else []
    named = {each.get(f"{W}styleId", ""): each.find(f"{W}name") for each in found}
    names = {key: _name(each) for key, each in named.items() if each is not None}
    numbers = Numbers(root, parse(numbering)) if root is not None and numbering else None
    usual = next((key for key, each in named.items() if _is_usual(each)), "")
    raised = {each.get(f"{W}styleId", "") for each in found if each.find(f"{W}rPr/{W}vertAlign") is not None}
    return Looks(_language(root), names, usual, frozenset(raised), numbers, Chains(root))


def _is_usual(name: etree._Element | None) -> bool:
    style = name.getparent() if name is not None else None
    return style is not None and style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")


def words_of(elements: Iterable[etree._Element]) -> Iterator[str]:
    """Yield the words of elements in their order; what stands only in a field's instructions is none."""
    for each in elements:
        yield from chain.from_iterable(_words_by_paragraph(each))


def _words_by_paragraph(root: etree._Element) -> Iterator[list[str]]:
    text: list[str] = []
    for each in root.iter(P, T, f"{W}tab", f"{W}br", f"{W}noBreakHyphen"):
        if each.tag == T:
            text.append(each.text or "")
        elif each.tag == P:
            yield "".join(text).split()
            text = []
        else:
            text.append("\u2011" if each.tag == f"{W}noBreakHyphen" else " ")
    yield "".join(text).split()


def _open_up(root: etree._Element, tag: str) -> None:
    for each in [*root.iter(tag)]:
        content = each.find(f"{W}sdtContent")
        if content is not None:
            unwrap(content)
        unwrap(each)


def _open_boxes(root: etree._Element) -> None:
    """Put what stands in a text box after the paragraph that it hangs on; a described drawing becomes its description."""
    for described in [*root.iter(_DESCRIBED)]:
        drawing = next(described.iterancestors(f"{W}drawing"), None)
        words = (described.get("descr") or "").strip()
        if drawing is not None and words and next(drawing.iter(f"{W}txbxContent"), None) is not None:
            host = next(drawing.iterancestors(f"{MC}AlternateContent"), drawing)
            text = host.makeelement(T)
            text.text = words
            text.set(XML_SPACE, "preserve")
            host.addnext(text)
            drop(host)
    for each in [*root.iter(f"{MC}Fallback")]:
        parent = each.getparent()
        if parent is not None and next(parent.iter(f"{W}txbxContent"), None) is not None:
            drop(each)
    for box in [*root.iter(f"{W}txbxContent")]:
        holder = next(box.iterancestors(P), None)
        if holder is not None:
            for each in reversed(list(box)):
                holder.addnext(each)


def _language(styles: etree._Element | None) -> str:
    found = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang") if styles is not None else None
    return str(found.get(f"{W}val", "")) if found is not None else ""


def _title(core: bytes) -> str:
    if not core:
        return ""
    found = parse(core).find("{http://purl.org/dc/elements/1.1/}title")
    return (found.text or "").strip() if found is not None else ""


class _Relationships:
    """The relationships of the body, to which those of pictures in headers are added."""

    name: Final = "word/_rels/document.xml.rels"

    def __init__(self, members: Mapping[str, Member]) -> None:
        self._members = members
        empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
        self.root = parse(members[self.name].read()) if self.name in members else parse(empty)
        self._count = 0

    def target(self, number: str) -> str:
        """Return the part that one of the body's relationships leads to."""
        found = next((each for each in self.root if each.get("Id") == number), None)
        return target_of(self.name, found.get("Target", "")) if found is not None else ""

    def adopt(self, element: etree._Element, part: str) -> None:
        """Let a piece of another part find its pictures from the body."""
        folder, _, file = part.rpartition("/")
        rels = f"{folder}/_rels/{file}.rels"
        if rels not in self._members:
            return
        theirs = {each.get("Id"): each for each in parse(self._members[rels].read())}
        for blip in element.iter(_DRAWN):
            found = theirs.get(blip.get(f"{_REL}embed"))
            if found is not None:
                self._count += 1
                mine = copy.deepcopy(found)
                mine.set("Id", f"rIdCarried{self._count}")
                self.root.append(mine)
                blip.set(f"{_REL}embed", f"rIdCarried{self._count}")

    def write(self) -> bytes:
        """Write the member."""
        return (DECLARATION + serialise(self.root)).encode()


def _carry_over(
    body: etree._Element, members: Mapping[str, Member], relationships: _Relationships, said: set[str]
) -> tuple[list[etree._Element], list[etree._Element]]:
    """Bring what the headers and footers of the report say into the body, each piece once, and return the pieces.

    `said` is what the paragraphs of the body say.
    """
    sections = [*body.iter(f"{W}sectPr")]
    pieces: dict[str, list[etree._Element]] = {"header": [], "footer": []}
    for kind, found in pieces.items():
        for section in sections:
            wanted = ["first", "default"] if section.find(f"{W}titlePg") is not None else ["default"]
            by_type = {each.get(f"{W}type"): each for each in section.findall(f"{W}{kind}Reference")}
            for each in (by_type[name] for name in wanted if name in by_type):
                part = relationships.target(each.get(f"{_REL}id", ""))
                if part in members:
                    found += _pieces(parse(members[part].read()), part, kind, said, relationships)
    for at, piece in enumerate(pieces["header"]):
        body.insert(at, piece)
    end = len(body) - (body[-1].tag == f"{W}sectPr" if len(body) else 0)
    for at, piece in enumerate(pieces["footer"]):
        body.insert(end + at, piece)
    return pieces["header"], pieces["footer"]


def _pieces(
    root: etree._Element, part: str, kind: str, said: set[str], relationships: _Relationships
) -> Iterator[etree._Element]:
    """Yield the pieces of a header or footer between its tabs as paragraphs; page numbers are left out."""
    style = HEADER if kind == "header" else FOOTER
    for tag in (f"{W}sdt", f"{W}ins", f"{W}hyperlink"):
        _open_up(root, tag)
    for mark in [each for each in root.iter(R) if _is_mark(each)]:
        mark.getparent().remove(mark)
    for paragraph in root.iter(P):
        for runs in _between_tabs(paragraph):
            made = paragraph.makeelement(P)
            properties = made.makeelement(f"{W}pPr")
            named = properties.makeelement(f"{W}pStyle")
            named.set(f"{W}val", (style + " draft" * _is_banner(paragraph)).replace(" ", ""))
            properties.append(named)
            made.append(properties)
            made.extend(runs)
            words = " ".join(words_of([made]))
            if words not in said if words else next(made.iter(_DRAWN), None) is not None:
                said.add(words)
                relationships.adopt(made, part)
                yield made


def _is_banner(paragraph: etree._Element) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(f"{W}val") == "DraftBanner"


def _is_mark(run: etree._Element) -> bool:
    """Return whether a run repeats on every page what the banner says once."""
    style = run.find(f"{W}rPr/{W}rStyle")
    return style is not None and style.get(f"{W}val") == "DraftMark"


def _between_tabs(paragraph: etree._Element) -> Iterator[list[etree._Element]]:
    runs: list[etree._Element] = []
    numbered = False
    in_field = ""
    for each in paragraph:
        if each.tag == f"{W}fldSimple" and _PAGE_FIELD.match(each.get(f"{W}instr", "")):
            numbered = True
            continue
        for run in [each] if each.tag == R else each.iter(R):
            character = run.find(f"{W}fldChar")
            kind = character.get(f"{W}fldCharType", "") if character is not None else ""
            instruction = "".join(one.text or "" for one in run.iter(f"{W}instrText"))
            if kind or instruction or in_field in ("begin", "page"):
                numbered = numbered or bool(_PAGE_FIELD.match(instruction))
                in_field = "page" if _PAGE_FIELD.match(instruction) else {"end": ""}.get(kind, kind or in_field)
                if kind == "separate" and numbered:
                    in_field = "page"
                continue
            parts = _parts(run)
            for tab, part in enumerate(parts):
                if tab:
                    if runs and not numbered:
                        yield runs
                    runs, numbered = [], False
                if part is not None:
                    runs.append(part)
    if runs and not numbered:
        yield runs


def _parts(run: etree._Element) -> list[etree._Element | None]:
    """Return what stands before, between and after the tabs of a run, each as a run of its own."""
    look = run.find(f"{W}rPr")
    groups: list[list[etree._Element]] = [[]]
    for each in run:
        if each.tag == f"{W}tab":
            groups.append([])
        elif each is not look:
            groups[-1].append(each)
    parts: list[etree._Element | None] = []
    for group in groups:
        part = run.makeelement(R) if group else None
        if part is not None:
            part.extend(copy.deepcopy(each) for each in ([look] if look is not None else []) + group)
        parts.append(part)
    return parts


def _mark_languages(root: etree._Element, usual: str) -> frozenset[str]:
    """Give every run in another language a style that says which, and return the languages."""
    found = set()
    for each in root.iter(f"{W}lang"):
        language, properties = each.get(f"{W}val", ""), each.getparent()
        if properties is None or properties.tag != f"{W}rPr" or language in ("", usual):
            continue
        if properties.getparent() is None or properties.getparent().tag != R:
            continue
        if properties.find(f"{W}rStyle") is None:
            style = properties.makeelement(f"{W}rStyle")
            style.set(f"{W}val", f"reportkitlanguage{language}")
            properties.insert(0, style)
            found.add(language)
    return frozenset(found)


def _table_facts(table: etree._Element) -> TableFacts:
    properties = table.find(f"{W}tblPr")
    caption = properties.find(f"{W}tblCaption") if properties is not None else None
    look = properties.find(f"{W}tblLook") if properties is not None else None
    title = caption.get(f"{W}val", "") if caption is not None else ""
    if properties is not None and caption is not None:
        properties.remove(caption)
    rows = [each for each in table.iter(TR) if next(each.iterancestors(TBL)) is table]
    wide = bool(rows) and min(len(each.findall(TC)) for each in rows) > 1
    return TableFacts(title, wide and look is not None and _first_column(look))


def _mark_keys(table: etree._Element, facts: TableFacts) -> None:
    """Give the names of facts a style that says so: the first column, and the third where two facts stand in a row."""
    rows = [each for each in table.iter(TR) if next(each.iterancestors(TBL)) is table]
    if not facts.first_column or rows[0].find(f"{W}trPr/{W}tblHeader") is not None:
        return
    for row in rows:
        cells = row.findall(TC)
        keys = cells[:1]
        if len(cells) == 4 and _look(cells[0]) == _look(cells[2]) != _look(cells[1]):
            keys.append(cells[2])
        for paragraph in (each for cell in keys for each in cell.findall(P)):
            if not paragraph.findall(f".//{_DRAWN}"):
                _set_style(paragraph, KEY.replace(" ", ""))


def _look(cell: etree._Element) -> str:
    style = cell.find(f"{P}/{W}pPr/{W}pStyle")
    return str(style.get(f"{W}val", "")) if style is not None else ""


def _set_style(paragraph: etree._Element, name: str) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = paragraph.makeelement(f"{W}pPr")
        paragraph.insert(0, properties)
    style = properties.find(f"{W}pStyle")
    if style is None:
        style = properties.makeelement(f"{W}pStyle")
        properties.insert(0, style)
    style.set(f"{W}val", name)


def _first_column(look: etree._Element) -> bool:
    on = look.get(f"{W}firstColumn")
    if on is not None:
        return on in ("1", "true", "on")
    try:
        return bool(int(look.get(f"{W}val", "0"), 16) & 0x80)
    except ValueError:
        return False


@lru_cache(maxsize=64)
def _styles(content: bytes, titled: bool, languages: frozenset[str]) -> bytes:
    """Return the styles under names that pandoc takes for what they are; with a title, headings go down by one."""
    styles = parse(content or _NO_STYLES)
    for name in styles.iterfind(f"{W}style/{W}name"):
        heading = re.fullmatch(r"heading (\d)", _name(name))
        if heading and titled:
            name.set(f"{W}val", f"heading {min(int(heading[1]) + 1, 6)}")
        elif _name(name) == "title":
            name.set(f"{W}val", "heading 1")
        elif _name(name) in _TAKEN:
            name.set(f"{W}val", f"words {_name(name)}")
    added = [("paragraph", each) for each in (HEADER, FOOTER, KEY, PARAGRAPH, f"{HEADER} draft", f"{FOOTER} draft")]
    added += [("character", STYLE)]
    added += [("character", LANGUAGE + each) for each in sorted(languages)]
    for kind, name_ in added:
        style = styles.makeelement(f"{W}style")
        style.set(f"{W}type", kind)
        style.set(f"{W}customStyle", "1")
        style.set(f"{W}styleId", name_.replace(" ", ""))
        named = style.makeelement(f"{W}name")
        named.set(f"{W}val", name_)
        style.append(named)
        styles.append(style)
    return (DECLARATION + serialise(styles)).encode()


def _name(name: etree._Element) -> str:
    return str(name.get(f"{W}val", "")).lower()
