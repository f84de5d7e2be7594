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
_ELSE: Final = re.compile(r"[_|\[\t\r\0\x0b\x0c]")


def glanced(text: str) -> tuple[Block, ...] | None:
    """Return the blocks of a narrative, or `None` for one that has to be parsed.

    >>> [(run.text, run.bold) for run in glanced("**Home:** warm")[0].runs]
    [('Home:', True), (' warm', False)]
    >>> glanced("**Home") is None
    True
    """
    if _MARKED.search(text) is None:
        return tuple(as_typed(text))
    if _ELSE.search(text) is not None:
        return None
    if "\n" not in text and text[0] not in "->":
        runs = _runs([text])
        return None if runs is None else (Block("paragraph", runs),)
    made: list[Block] = []
    lists, listed = 0, False
    for each in _paragraphs(text):
        kind, lines = _told(each.split("\n"))
        lists += kind == "bullet" and not listed
        listed = kind == "bullet"
        for said in ([each] for each in lines) if listed else (lines,):
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


def _runs(lines: list[str]) -> tuple[Run, ...] | None:
    """Return the runs of one block, or `None` where a mark in it could be more than words in bold."""
    for each in lines:
        if not each or each != each.strip() or _BEGINS.match(each) is not None:
            return None
    words = "\n".join(lines)
    if "*" not in words:
        return tuple(_broken(words, False))
    pieces = words.split("**")
    last = len(pieces) - 1
    if last % 2 or words.count("*") != 2 * last:
        return None
    made: list[Run] = []
    for at in range(1, last, 2):
        before, bold, after = pieces[at - 1 : at + 2]
        if not (_opens(before, bold, at == 1) and _closes(bold, after, at + 1 == last)):
            return None
        made += _broken(before, False)
        made += _broken(bold, True)
    made += _broken(pieces[last], False)
    return tuple(made)


def _broken(words: str, bold: bool) -> list[Run]:
    """Return words as runs, those of each line and the breaks between them by themselves."""
    if "\n" not in words:
        return [Run(words, bold)] if words else []
    lines = [Run(each, bold) for line in words.split("\n") for each in ("\n", line) if each]
    return lines[1:]


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
