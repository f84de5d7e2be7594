"""A narrative in the Markdown subset, as blocks of runs.

Paragraphs, bold, italic, bulleted and numbered lists, sub-headings, quotes, links and simple tables, and words in another
language: `[Diolch yn fawr]{cy}` is set as Welsh, so that it is read aloud as Welsh. Everything else that
Markdown would take for an instruction is ordinary text here and stays as it was typed: raw HTML, backslashes, entities,
ruled lines, code, pictures, reference definitions and indented lines. Nothing that is written is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, Literal

from reportkit.word.glance import as_typed, glanced
from reportkit.word.said import Block as Block
from reportkit.word.said import Run as Run
from reportkit.word.said import words_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_RULES: Final = ("table", "list", "heading", "blockquote", "paragraph", "emphasis", "link", "newline", "balance_pairs")
_AS_TYPED: Final = re.compile(r"^([ \t]*)(>(?![ >])|\d{3,9}(?=[.)])(?:[.)]))", re.M)
_WORD: Final = re.compile(r"[^\W\d_]+")
_HELD: Final = {">": "\ufde0", ".": "\ufde1", ")": "\ufde2"}
_RELEASED: Final = str.maketrans({held: plain for plain, held in _HELD.items()})
_SPOKEN: Final = re.compile(r"\[([^\[\]\n]+)\]\{([a-z]{2,3}(?:-[A-Z]{2})?)\}")
_SAFE_LINK: Final = re.compile(r"(https?://|mailto:)\S", re.I)


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a narrative; no word of it is lost.

    >>> [block.kind for block in blocks("As he said:\\n\\n- one\\n- two")]
    ['paragraph', 'bullet', 'bullet']
    >>> blocks("5 * 3 * 2")[0].runs[0].text
    '5 * 3 * 2'
    """
    read = glanced(text)
    return _parsed(text) if read is None else read


@lru_cache(maxsize=64)
def _parsed(text: str) -> tuple[Block, ...]:
    """Parse a narrative; the copies and formats of one report follow one another, so it is remembered for a while."""
    read = tuple(_Reader().read(_parser().parse(_AS_TYPED.sub(_hold, text))))
    return read if _nothing_lost(text, read) else tuple(as_typed(text))


def _hold(match: re.Match[str]) -> str:
    return match[1] + match[2][:-1] + _HELD[match[2][-1]]


def _nothing_lost(text: str, read: Iterable[Block]) -> bool:
    shown = "".join(words_of(read))
    letters = "".join(_WORD.findall(shown))
    return all(word in letters for word in set(_WORD.findall(_SPOKEN.sub(r"\1", text))) if word != "mailto")


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero", {"html": False, "maxNesting": 40})
    parser.enable([rule for rule in _RULES if rule not in ("paragraph", "balance_pairs")])
    parser.validateLink = lambda url: _SAFE_LINK.match(url) is not None  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


class _Reader:
    """Turns the tokens of the parser into blocks."""

    def __init__(self) -> None:
        self._lists: list[tuple[Literal["bullet", "number"], int, int]] = []
        self._numbered = 0
        self._quotes = 0
        self._heading = 0
        self._opened = False
        self._rows: list[list[tuple[Run, ...]]] | None = None

    def read(self, tokens: Iterable[Token]) -> Iterator[Block]:
        for token in tokens:
            kind = token.type
            if kind in ("bullet_list_open", "ordered_list_open"):
                self._numbered += 1
                start = int(token.attrs.get("start", 1))
                self._lists.append(("bullet" if kind[0] == "b" else "number", self._numbered, start))
            elif kind in ("bullet_list_close", "ordered_list_close"):
                self._lists.pop()
            elif kind == "list_item_open":
                self._opened = True
            elif kind == "list_item_close":
                if self._opened:
                    yield self._block(())
            elif kind in ("blockquote_open", "blockquote_close"):
                self._quotes += 1 if kind[-4:] == "open" else -1
            elif kind == "heading_open":
                self._heading = int(token.tag[1:])
            elif kind == "heading_close":
                self._heading = 0
            elif kind == "table_open":
                self._rows = []
            elif kind == "tr_open" and self._rows is not None:
                self._rows.append([])
            elif kind == "table_close" and self._rows is not None:
                yield Block("table", rows=tuple(tuple(row) for row in self._rows))
                self._rows = None
            elif kind == "inline":
                runs = tuple(_runs(token.children or []))
                if self._rows is not None:
                    self._rows[-1].append(runs)
                else:
                    yield self._block(runs)

    def _block(self, runs: tuple[Run, ...]) -> Block:
        if self._heading:
            return Block("heading", runs, self._heading)
        if self._lists:
            kind, number, start = self._lists[-1]
            first, self._opened = self._opened, False
            return Block(kind if first else "continued", runs, len(self._lists) - 1, number, start)
        return Block("quote" if self._quotes else "paragraph", runs)


def _runs(tokens: Iterable[Token]) -> Iterator[Run]:
    bold = italic = 0
    href = shown = title = ""
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            bold += 1 if token.type == "strong_open" else -1
        elif token.type in ("em_open", "em_close"):
            italic += 1 if token.type == "em_open" else -1
        elif token.type == "link_open":
            href, shown = str(token.attrs.get("href", "")), ""
            title = str(token.attrs.get("title", ""))
        elif token.type == "link_close":
            address = "" if href in (shown, f"mailto:{shown}") else href.removeprefix("mailto:")
            after = ", ".join(filter(None, (title, address)))
            if after:
                yield Run(f" ({after})", bold > 0, italic > 0)
        elif token.type in ("softbreak", "hardbreak"):
            yield Run("\n", bold > 0, italic > 0)
        elif token.content:
            text = token.content.translate(_RELEASED)
            shown += text
            yield from _spoken(text, bold > 0, italic > 0)


def _spoken(text: str, bold: bool, italic: bool) -> Iterator[Run]:
    """Yield the words of a text, those in another language by themselves.

    >>> [(run.text, run.language) for run in _spoken("She said [Diolch]{cy}.", False, False)]
    [('She said ', ''), ('Diolch', 'cy-GB'), ('.', '')]
    """
    at = 0
    for match in _SPOKEN.finditer(text):
        if match.start() > at:
            yield Run(text[at : match.start()], bold, italic)
        yield Run(match[1], bold, italic, {"cy": "cy-GB", "en": "en-GB"}.get(match[2], match[2]))
        at = match.end()
    if at < len(text):
        yield Run(text[at:], bold, italic)
