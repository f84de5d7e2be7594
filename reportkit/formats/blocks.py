"""A report in blocks that pandoc converts alike wherever they stand, each a shape and the words that stand in it.

Reports of one template have few shapes and many words. A shape is the markup of a block with a mark in the place of every
text whose words change nothing but themselves: it is converted once, and the words are put where the marks came out.
Whatever may depend on more than its own block (a field, a note, a list that goes on counting) makes the whole report one
that is converted as a whole; a text of which it is not certain what a writer makes of it stays in the shape as it is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, unescape

from reportkit.formats.readable import STYLES, Looks, Readable, TableFacts
from reportkit.word.namespaces import P_PR, TBL, P, T, W, fragment

if TYPE_CHECKING:
    from lxml import etree

_DRAWING: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}",
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}",
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}",
)
_NAMES: Final = """
p pPr pStyle keepNext keepLines pageBreakBefore widowControl spacing ind contextualSpacing jc numPr ilvl numId
pBdr top bottom left right start end insideH insideV shd tabs tab r rPr rStyle rFonts b bCs i iCs color sz szCs
lang noProof t br noBreakHyphen drawing tbl tblPr tblStyle tblW tblInd tblLayout tblLook tblBorders tblCellMar
tblDescription tblGrid gridCol tr trPr cantSplit tblHeader trHeight tc tcPr tcW gridSpan vMerge tcBorders tcMar
vAlign noWrap sectPr pgSz pgMar titlePg headerReference footerReference cols docGrid
"""
_KNOWN: Final = frozenset(W + each for each in _NAMES.split())
"""What a block may have of Word: none of it looks beyond its paragraph or table."""

_GOING_ON: Final = (f"{W}numPr", f"{W}ind")
_VALUE: Final = f"{W}val"
_DECLARED: Final = re.compile(r' xmlns(?::\w[\w.-]*)?="[^"]*"')
_STYLED: Final = (f"{W}pStyle", f"{W}rStyle")
_TEXT: Final = re.compile(r"(<w:t(?: xml:space=\"preserve\")?>)([^<]*)(</w:t>)")
_DRAWN_ID: Final = re.compile(r'(<(?:wp:docPr|pic:cNvPr)\b[^>]*?\sid=")\d+')
_PICTURE: Final = re.compile(r'\br:embed="([^"]*)"')
_PARTS: Final = re.compile(r"([ \t\r\n]*)(.*?)([ \t\r\n]*)", re.S)
_SPACES: Final = re.compile(r"[ \t\r\n]+")
_CERTAIN: Final = re.compile(r"[ -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2015\u2018-\u201e\u2022\u2026\u20ac]+")
_CERTAIN_MARKED: Final = re.compile(
    r"(?!\(?\w*[.)](?:\s|$))(?!.*(?:://|www\.|:\w+:))[0-9A-Za-z\u00c0-\u024f]"
    r"[ 0-9A-Za-z\u00a0\u00a3\u00c0-\u024f\u2010-\u2015\u2018-\u201e\u2022\u2026,;?%/()'\".\-:]*"
)
_HEADING: Final = re.compile(r"heading \d|title$")
_LABEL_ENDS: Final = ":?.]"
MARK: Final = re.compile(r"Zq(\d{4})qZ")
_BETWEEN: Final = re.compile(r"(?:<p>)?Zb(\d+)bZ(?:</p>)?(?:\n|$)")


@dataclass(frozen=True, slots=True)
class Block:
    """A block: its key (equal keys are converted to equal shapes), its shape, its words, and the facts of its tables."""

    key: bytes
    shape: str
    words: tuple[str, ...]
    tables: tuple[TableFacts, ...]
    plain: bytes

    def spelt_out(self) -> Block:
        """Return the block with its words in their places, for a shape of which the words change more than themselves."""
        said = MARK.sub(lambda mark: escape(self.words[int(mark[1])]), self.shape)
        return Block(self.plain, said, (), self.tables, self.plain)


def blocks_of(report: Readable, to: str) -> tuple[Block, ...] | None:
    """Return the blocks of a report for the format `to`, or none where it has to be converted as a whole."""
    body = report.root.find(f"{W}body")
    if body is None or report.root.nsmap.get("w") != W[1:-1] or not _all_known(body):
        return None
    if to != "html" and any(each.get(f"{W}val") in report.looks.raised for each in body.iter(*_STYLED)):
        return None
    runs = list(_runs(body, report.looks, to))
    if any(True for _ in body.iterfind(f".//{P_PR}/{W}sectPr")) or _counts_on(body, runs, report.looks):
        return None
    about = hashlib.blake2b(report.changed[STYLES], digest_size=16)
    numbering = report.members.get("word/numbering.xml")
    about.update(to.encode() + _page(report).encode() + (numbering.packed if numbering is not None else b""))
    tables = iter(report.tables)
    cut = _Cut(to, report, about.digest())
    made = [cut.block(run, tuple(next(tables) for each in run for _ in each.iter(TBL))) for run in runs]
    return None if cut.marked else tuple(made)


def document_of(blocks: tuple[Block, ...], report: Readable) -> bytes:
    """Return a package with these blocks alone, for pandoc, a paragraph with its number before each."""
    declared = "".join(f' xmlns:{key}="{value}"' for key, value in report.root.nsmap.items() if key)
    said = "".join(f"<w:p><w:r><w:t>Zb{at}bZ</w:t></w:r></w:p>{each.shape}" for at, each in enumerate(blocks))
    drawn = any("<w:drawing" in each.shape for each in blocks)
    names = [
        name
        for name in report.members
        if name in ("[Content_Types].xml", "_rels/.rels", "word/numbering.xml")
        or (drawn and name.startswith("word/media/"))
    ]
    return report.package(f"<w:document{declared}><w:body>{said}{_page(report)}</w:body></w:document>", names)


def _page(report: Readable) -> str:
    """Return the size of the page, to which the widths of tables are held."""
    return fragment(report.root.find(f"{W}body/{W}sectPr"))


def parted(text: str) -> dict[int, str]:
    """Return what pandoc made of each block of a document, by its number.

    >>> parted("Zb0bZ\\n\\nOne.\\n\\nTwo.\\n\\nZb1bZ\\n\\n- Three.\\n")
    {0: 'One.\\n\\nTwo.', 1: '- Three.'}
    """
    parts = _BETWEEN.split(text)
    return {int(number): said.strip("\n") for number, said in zip(parts[1::2], parts[2::2], strict=True)}


class _Cut:
    """Cuts the blocks of one report into shapes and words."""

    def __init__(self, to: str, report: Readable, about: bytes) -> None:
        self._to, self._report, self._about = to, report, about
        self._headings = {key for key, name in report.looks.names.items() if _HEADING.match(name)}
        self.marked = False
        self._words: list[str] = []

    def block(self, run: list[etree._Element], tables: tuple[TableFacts, ...]) -> Block:
        said = "".join(map(_fragment, run))
        if "Zq" in said or "Zb" in said:
            self.marked = True
        self._words = []
        pictures = repr([hashlib.blake2b(each, digest_size=16).digest() for each in self._pictures(said)]).encode()
        said = _DRAWN_ID.sub(r"\g<1>1", said) if "<w:drawing" in said else said
        whole = self._to != "html" and any(_style(each) in self._headings for each in run)
        labels = bool(tables) and self._to != "html"
        shape = said if whole else _TEXT.sub(lambda found: self._marked(found, labels=labels), said)
        about = self._about + repr(tables).encode() + pictures
        key, plain = (hashlib.blake2b(about + each.encode(), digest_size=16).digest() for each in (shape, said))
        return Block(key, shape, tuple(self._words), tables, plain)

    def _pictures(self, said: str) -> Iterator[bytes]:
        for each in _PICTURE.findall(said) if "r:embed" in said else ():
            name = self._report.relations.get(each, "")
            yield self._report.pictures.get(name, name.encode())

    def _marked(self, found: re.Match[str], *, labels: bool) -> str:
        """Return a text with a mark in the place of its words, where it is certain what becomes of them."""
        parts = _PARTS.fullmatch(found[2])
        if parts is None or not parts[2]:
            return found[0]
        words, after = unescape(_SPACES.sub(" ", parts[2])), parts[3]
        certain = _CERTAIN if self._to != "md" else _CERTAIN_MARKED
        if words[0].isspace() or words[-1].isspace() or not certain.fullmatch(words):
            return found[0]
        if labels and words[-1] in _LABEL_ENDS:
            words, after = words[:-1], words[-1] + after
        if not words or words[-1].isspace():
            return found[0]
        self._words.append(words)
        return f"{found[1]}{parts[1]}Zq{len(self._words) - 1:04}qZ{after}{found[3]}"


def _fragment(block: etree._Element) -> str:
    """Write a block without the namespaces that the document declares."""
    from lxml import etree

    said = str(etree.tostring(block, encoding="unicode", with_tail=False))
    end = said.index(">")
    return _DECLARED.sub("", said[:end]) + said[end:]


def _all_known(body: etree._Element) -> bool:
    tags = {each.tag for each in body.iter()} - {body.tag}
    return all(each in _KNOWN or str(each).startswith(_DRAWING) for each in tags)


def _runs(body: etree._Element, looks: Looks, to: str) -> Iterator[list[etree._Element]]:
    """Yield what stands together in the body: a table or paragraph by itself, lists and quotations as long as they go on."""
    run: list[etree._Element] = []
    between: list[etree._Element] = []
    for each in body:
        if each.tag == f"{W}sectPr":
            continue
        if _goes_on(each, looks, to):
            run += [*(between if run else ()), each]
            if len(run) == 1:
                yield from ([one] for one in between)
            between = []
        elif _empty(each):
            between.append(each)
        else:
            yield from filter(None, [run])
            yield from ([one] for one in between)
            yield [each]
            run, between = [], []
    yield from filter(None, [run])
    yield from ([one] for one in between)


def _empty(block: etree._Element) -> bool:
    return block.tag == P and not any((each.text or "").strip(" \t\r\n") for each in block.iter(T)) and not any(
        True for _ in block.iter(f"{W}drawing")
    )  # fmt: skip


def _goes_on(block: etree._Element, looks: Looks, to: str) -> bool:
    """Return whether a block may be one with its neighbour: a list, a quotation, in Markdown a table that becomes a list."""
    if block.tag == TBL:
        return to == "md"
    own = block.find(P_PR)
    if own is not None and any(each.tag in _GOING_ON for each in own):
        return True
    style = _style(block)
    if style not in looks.known:
        looks.known[style] = bool(_listed(block, looks)) or _goes_on_by_style(style or looks.usual, looks)
    return looks.known[style]


def _goes_on_by_style(name: str, looks: Looks) -> bool:
    for style in looks.chains.chain(name):
        said = looks.names.get(style.get(f"{W}styleId", ""), "")
        if style.find(f"{P_PR}/{W}ind") is not None or re.search(r"list|quote|block text|code|verbatim", said):
            return True
    return False


def _style(block: etree._Element) -> str:
    own = block.find(P_PR)
    style = own.find(_STYLED[0]) if own is not None else None
    return str(style.get(_VALUE, "")) if style is not None else ""


def _counts_on(body: etree._Element, runs: list[list[etree._Element]], looks: Looks) -> bool:
    """Return whether a list that counts stands in more than one block: then its numbers depend on what came before."""
    numbers = looks.numbers
    if numbers is None:
        return False
    own = {str(each.get(f"{W}val", "")) for each in body.iter(f"{W}numId")}
    styles = {str(each.get(f"{W}val", "")) for each in body.iter(f"{W}pStyle")} | {looks.usual}
    if not any(numbers.counts(each) for each in own | {_list_of(each, looks) for each in styles}):
        return False
    seen: set[str] = set()
    for run in runs:
        here = {_listed(each, looks) for one in run for each in one.iter(P)}
        counting = {each for each in here if each and numbers.counts(each)}
        if counting & seen:
            return True
        seen |= counting
    return False


def _list_of(style: str, looks: Looks) -> str:
    heading = _HEADING.match(looks.names.get(style, ""))
    return looks.numbers.of_style(style) if looks.numbers is not None and not heading else ""


def _listed(paragraph: etree._Element, looks: Looks) -> str:
    """Return the list that a paragraph is in; a heading is in none, its number was written before it."""
    if looks.numbers is None or _HEADING.match(looks.names.get(_style(paragraph), "")):
        return ""
    return looks.numbers.of(paragraph)[0]
