"""A narrative read at a glance: paragraphs, words in bold, bulleted lists and quotes, written as most people write them.

The parser of the Markdown subset takes a hundred times as long for a narrative as this does. What could mean anything more
is left to the parser: another mark, a mark inside a mark, an indented line, a list or a quote that is not a paragraph of its
own. `tests/word/test_narrative.py` holds the two against one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from reportkit.word.said import Block, Run

_MARKED: Final = re.compile(r"[*_|\[]|^[ \t]*(?:[-+#>]|\d{1,9}[.)])", re.M)
_BEGINS: Final = re.compile(r"[-+#>]|\d{1,9}[.)]")
_BLANK: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_ELSE: Final = "\t\r\0\x0b\x0c"


def glanced(text: str) -> tuple[Block, ...] | None:
    """Return the blocks of a narrative, or `None` for one that has to be parsed.

    >>> [(run.text, run.bold) for run in glanced("**Home:** warm")[0].runs]
    [('Home:', True), (' warm', False)]
    >>> glanced("**Home") is None
    True
    """
    if _MARKED.search(text) is None:
        return tuple(as_typed(text))
    if "_" in text or "|" in text or "[" in text or any(each in text for each in _ELSE):
        return None
    made: list[Block] = []
    lists, listed = 0, False
    for each in _paragraphs(text):
        kind, lines = _told(each.split("\n"))
        lists += kind == "bullet" and not listed
        listed = kind == "bullet"
        for said in lines if listed else (lines,):
            runs = _runs(said)
            if runs is None:
                return None
            made.append(Block(kind, runs, 0, lists) if listed else Block(kind, runs))
    return tuple(made)


def as_typed(text: str) -> Iterator[Block]:
    """Yield the paragraphs of a narrative without any mark."""
    for paragraph in _paragraphs(text):
        words = "\n".join(line.strip(" \t") for line in paragraph.split("\n")).strip("\n")
        if words:
            yield Block("paragraph", (Run(words),))


def _paragraphs(text: str) -> list[str]:
    return _BLANK.split(text.strip("\n")) if "\n" in text else [text]


def _told(lines: list[str]) -> tuple[Literal["paragraph", "quote", "bullet"], list[str]]:
    """Return what the lines of a paragraph are, without the marks that all of them begin with."""
    if lines[0].startswith("> ") and all(each.startswith("> ") for each in lines):
        return "quote", [each[2:] for each in lines]
    if lines[0].startswith("- ") and all(each.startswith("- ") for each in lines):
        return "bullet", [each[2:] for each in lines]
    return "paragraph", lines


def _runs(said: str | list[str]) -> tuple[Run, ...] | None:
    """Return the runs of one block, or `None` where a mark in it could be more than words in bold."""
    lines = [said] if isinstance(said, str) else said
    for each in lines:
        if not each or each != each.strip() or _BEGINS.match(each) is not None:
            return None
    pieces = "\n".join(lines).split("**")
    if not len(pieces) % 2 or any("*" in each for each in pieces):
        return None
    made: list[Run] = []
    last = len(pieces) - 1
    for at, piece in enumerate(pieces):
        bold = at % 2 == 1
        if bold and not (_opens(pieces[at - 1], piece, at == 1) and _closes(piece, pieces[at + 1], at + 1 == last)):
            return None
        first, *others = piece.split("\n")
        made += [Run(first, bold)] * bool(first)
        for each in others:
            made += [Run("\n", bold), *[Run(each, bold)] * bool(each)]
    return tuple(made)


def _opens(before: str, piece: str, first: bool) -> bool:
    """Say whether the mark between two texts can only be the beginning of words in bold."""
    if not before or before[-1] in " \n":
        return piece[:1].strip() != "" and (first or before != "")
    return before[-1] in "(“‘" and piece[:1].isalnum()


def _closes(piece: str, after: str, last: bool) -> bool:
    """Say whether the mark between two texts can only be the end of words in bold."""
    if not after or after[0] in " \n":
        return piece[-1:].strip() != "" and (last or after != "")
    return after[0] in ".,;:!?)”’" and piece[-1:].isalnum()
