"""Tags: found in the words of a paragraph, whatever runs Word has split them into, and taken out of the tree.

In the place of each stands a mark of three characters' kind that no document holds, so that nothing else in the part can
ever be read as a tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from reportkit.diagnostics import Diagnostic
from reportkit.word.namespaces import CLOSE, MC, OPEN, R_PR, XML_SPACE, P, R, T, W, drop
from reportkit.word.places import Place

if TYPE_CHECKING:
    from lxml import etree

MARK: Final = re.compile(f"{OPEN}(\\d+){CLOSE}")
RESERVED: Final = re.compile("[\ufdd0-\ufdef]")

_STRING: Final = r""""[^"{}]*"|'[^'{}]*'"""
_OPENING: Final = re.compile(r"\{([{%#])")
_CLOSING: Final = {"{": "}}", "%": "%}", "#": "#}"}
_QUOTED: Final = {
    "{": re.compile(rf"((?:{_STRING}|\{{(?![{{%#])[^{{}}]*\}}|[^\"'{{}}])*)\}}\}}", re.S),
    "%": re.compile(rf"((?:{_STRING}|[^\"'%{{}}]|%(?!\}}))*)%\}}", re.S),
}
_TYPED_BRACE: Final = re.compile(r"\{_[{%]|[}%]_\}")
_STRAY: Final = re.compile(r"[}%#]\}")
_PREFIX: Final = re.compile(r"(tr|tc|p|r)(?=\s)")
_QUOTES: Final = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'"}
_AS_QUOTES: Final = str.maketrans(_QUOTES)
_UNSEEN: Final = dict.fromkeys("\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", "")
_AS_TYPED: Final = str.maketrans(
    {**_QUOTES, **_UNSEEN, "\xa0": " ", **dict.fromkeys(("–", "—", "−", "\u2010", "\u2011"), "-")}
)
_PIECES: Final = re.compile(r""""[^"]*"|'[^']*'|“[^“”"]*”|‘[^‘’']*’|[^"'“‘]+|.""", re.S)
_IN_RUN: Final = (R, f"{MC}Choice", f"{MC}Fallback")
_ATOMS: Final = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}


@dataclass(slots=True)
class Tag:
    """One tag of the template and where it stands."""

    number: int
    kind: str
    prefix: str
    body: str
    place: Place
    host: etree._Element | None = None
    lead: bool = False
    trail: bool = False
    level: str = "text"
    paragraph_properties: str = ""
    run_properties: str = ""

    @property
    def mark(self) -> str:
        """What stands in the tree in the tag's place."""
        return f"{OPEN}{self.number}{CLOSE}"

    @property
    def keyword(self) -> str:
        """The word that a statement begins with, or the empty text."""
        found = re.match(r"[A-Za-z_]+", self.body) if self.kind == "%" else None
        return found[0] if found else ""

    @property
    def written(self) -> str:
        """The tag as its author wrote it, in short."""
        lead, trail = {"{": ("{{", "}}"), "%": ("{%", "%}"), "#": ("{#", "#}")}[self.kind]
        body = self.body if len(self.body) <= 80 else self.body[:79] + "…"
        return f"{lead}{self.prefix} {body} {trail}"


@dataclass(slots=True)
class Tags:
    """The tags of one part, numbered in the order in which they were found, and what was wrong with them."""

    tags: list[Tag] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    raw: bool = False

    def report(self, code: str, message: str, place: Place, hint: str = "") -> None:
        """Add a finding at a place of the template."""
        self.findings.append(Diagnostic(code, message, at=place.location, hint=hint, quote=place.words))

    def make(self, kind: str, inner: str, place: Place, host: etree._Element | None, level: str = "text") -> Tag:
        """Read the inside of a tag: its prefix, its whitespace control and its body."""
        inner = typed(inner) if kind != "#" else inner
        lead, trail = inner.startswith("-"), inner.endswith("-")
        inner = inner[lead : len(inner) - trail if trail else None]
        prefix = _PREFIX.match(inner)
        body = inner[prefix.end() :] if prefix else inner
        tag = Tag(len(self.tags), kind, prefix[1] if prefix else "", body.strip(), place, host, lead, trail, level)
        self.tags.append(tag)
        return tag

    def derived(self, body: str, tag: Tag, kind: str = "%", level: str = "attribute") -> str:
        """Return the mark of a tag that the dialect makes out of another one."""
        made = Tag(len(self.tags), kind, "", body, tag.place, tag.host, level=level)
        self.tags.append(made)
        return made.mark


@dataclass(slots=True)
class _Found:
    start: int
    end: int
    kind: str
    inner: str


def scan(text: str) -> Iterator[_Found | int]:
    """Yield the tags in a text, and the position of every brace that has no partner."""
    at = 0
    while True:
        opening = _OPENING.search(text, at)
        stray = _STRAY.search(text, at)
        if stray is not None and (opening is None or stray.start() < opening.start()):
            if stray[0] != "#}":
                yield stray.start()
            at = stray.end()
            continue
        if opening is None:
            return
        kind, start = opening[1], opening.end()
        quoted = _QUOTED[kind].match(text, start) if kind in _QUOTED else None
        end = quoted.end(1) if quoted else text.find(_CLOSING[kind], start)
        if end < 0 or (kind != "#" and _OPENING.search(text, start, end) is not None and quoted is None):
            yield opening.start()
            at = start
            continue
        yield _Found(opening.start(), end + 2, kind, text[start:end])
        at = end + 2


def read_paragraph(paragraph: etree._Element, place: Place, tags: Tags) -> None:
    """Take the tags out of a paragraph and leave their marks in the runs in which they begin."""
    atoms = [each for each in _atoms(paragraph) if each[1] or each[0].tag != T]
    text = "".join(words for _, words in atoms)
    if not tags.raw and "{" not in text and "}" not in text:
        return
    if "{" not in text and "}" not in text and tags.raw:
        return
    edits: list[tuple[int, int, str]] = []
    starts = _starts(atoms)
    for found in scan(text.translate(_AS_QUOTES)):
        if isinstance(found, int):
            if not tags.raw:
                tags.report(
                    "RK404",
                    "braces that open or close a tag have no partner in this paragraph",
                    place,
                    hint="write the whole tag in one paragraph",
                )
            continue
        inner = text[found.start + 2 : found.end - 2]
        word = inner.strip(" -+") if found.kind == "%" else ""
        if word == "raw" and not tags.raw:
            tags.raw = True
            edits.append((found.start, found.end, ""))
        elif tags.raw:
            if word == "endraw":
                tags.raw = False
                edits.append((found.start, found.end, ""))
        else:
            host = atoms[_atom_at(starts, found.start)][0]
            tag = tags.make(found.kind, inner, place, host)
            edits.append((found.start, found.end, "" if tag.kind == "#" and not tag.prefix else tag.mark))
    for typed_brace in _TYPED_BRACE.finditer(text):
        start, end = typed_brace.span()
        if not any(first < end and start < last for first, last, _ in edits):
            edits.append((start, end, typed_brace[0]))
    for start, end, mark in sorted(edits, reverse=True):
        _replace(atoms, starts, start, end, mark)


def typed(inner: str) -> str:
    """Undo what Word's autocorrection does to a tag: curly quotes, dashes and hard spaces outside a quoted text.

    What comes along from a web page and is not seen, such as a space without width, is taken out.

    >>> typed("x|default(“a – b”)–1")
    'x|default("a – b")-1'
    """
    pieces = []
    for piece in _PIECES.findall(inner):
        if len(piece) > 1 and piece[0] in "\"'":
            pieces.append(piece)
        elif len(piece) > 1 and piece[0] in "“‘":
            pieces.append(piece[0].translate(_AS_QUOTES) + piece[1:-1] + piece[-1].translate(_AS_QUOTES))
        else:
            pieces.append(re.sub(r"\s+", " ", piece.translate(_AS_TYPED)))
    return re.sub(r"[\n\t]", " ", "".join(pieces))


def words_of(root: etree._Element) -> str:
    """Return the words of a part as tags are read in them, a paragraph to a line."""
    return "\n".join("".join(words for _, words in _atoms(paragraph)) for paragraph in root.iter(P))


def _atoms(paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for element in paragraph.iter(T, *_ATOMS):
        parent = element.getparent()
        if parent is None or parent.tag not in _IN_RUN or next(element.iterancestors(P), None) is not paragraph:
            continue
        yield element, (element.text or "") if element.tag == T else _ATOMS[element.tag]


def _starts(atoms: list[tuple[etree._Element, str]]) -> list[int]:
    starts, at = [], 0
    for _, words in atoms:
        starts.append(at)
        at += len(words)
    return starts


def _atom_at(starts: list[int], position: int) -> int:
    from bisect import bisect_right

    return bisect_right(starts, position) - 1


def _replace(atoms: list[tuple[etree._Element, str]], starts: list[int], start: int, end: int, mark: str) -> None:
    """Put `mark` in the place of a stretch of a paragraph's words; edits come last first, so positions before hold."""
    first, last = _atom_at(starts, start), _atom_at(starts, end - 1)
    element = atoms[first][0]
    offset = start - starts[first]
    tail = (element.text or "")[end - starts[first] :] if first == last else ""
    element.text = (element.text or "")[:offset] + mark + tail
    element.set(XML_SPACE, "preserve")
    if first == last:
        return
    for index in range(first + 1, last + 1):
        piece = atoms[index][0]
        rest = (piece.text or "")[end - starts[index] :] if index == last and piece.tag == T else ""
        if rest:
            piece.text = rest
            piece.set(XML_SPACE, "preserve")
        elif piece.getparent() is not None:
            _drop_piece(piece)


def _drop_piece(piece: etree._Element) -> None:
    run = piece.getparent()
    drop(piece)
    if run is not None and run.tag == R and all(child.tag == R_PR for child in run):
        drop(run)


def read_attributes(root: etree._Element, place_of: dict[etree._Element, Place], part: Place, tags: Tags) -> None:
    """Take the tags out of attributes, such as a picture's text alternative or a cell's shading."""
    for element in root.iter():
        for name, value in element.attrib.items():
            if "{{" in value or "{%" in value:
                paragraph = element if element.tag == P else next(element.iterancestors(P), None)
                place = place_of.get(paragraph, part) if paragraph is not None else part
                element.set(name, read_text(str(value), place, tags, "attribute"))


def read_text(text: str, place: Place, tags: Tags, level: str) -> str:
    """Take the tags out of a single text and return it with their marks."""
    out, at = [], 0
    for found in scan(text):
        if isinstance(found, int):
            tags.report("RK404", "braces that open or close a tag have no partner in this text", place)
            continue
        tag = tags.make(found.kind, found.inner, place, None, level)
        if tag.prefix:
            tags.report("RK406", f"“{tag.written}” cannot have a prefix here", place)
        out += [text[at : found.start], "" if tag.kind == "#" else tag.mark]
        at = found.end
    return "".join((*out, text[at:]))


def proof(before: str, xml: str, tags: Tags) -> Place | None:
    """Return the place at which words were lost while the tags were taken out, or `None` if every word is still there.

    `before` holds the part's words with its tags, `xml` the part with a mark for each tag. Whitespace beside a tag that
    replaces its paragraph goes with the paragraph.
    """
    from html import unescape

    pieces = re.findall(r"<w:t(?:\s[^>]*)?>([^<]*)</w:t>|<w:noBreakHyphen(/)>", xml)
    shown = unescape("".join(words or "-" * bool(hyphen) for words, hyphen in pieces))
    kept = _letters(MARK.sub("", shown))
    written = _letters("".join(text if isinstance(text, str) else "" for text in _outside_tags(before)))
    if kept == written or sorted(kept) == sorted(written):
        return None
    return tags.tags[0].place if tags.tags else None


def _outside_tags(text: str) -> Iterator[str]:
    at = 0
    raw = False
    for found in scan(text.translate(_AS_QUOTES)):
        if isinstance(found, int):
            continue
        word = text[found.start + 2 : found.end - 2].strip(" -+") if found.kind == "%" else ""
        if raw and word != "endraw":
            continue
        yield text[at : found.start]
        at = found.end
        raw = word == "raw"
    yield text[at:]


def _letters(text: str) -> str:
    return "".join(text.split())
