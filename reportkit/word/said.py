"""What a narrative says: blocks of runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple


class Run(NamedTuple):
    """Words that are set in one way; `\\n` is a line break, and `language` a tag such as `cy-GB` where it is another one."""

    text: str
    bold: bool = False
    italic: bool = False
    language: str = ""


class Block(NamedTuple):
    """A paragraph of a narrative.

    `level` is the depth of a list, from 0, or the rank of a heading, from 1; `list` tells the lists of a narrative apart
    and `start` is the number that a numbered one begins with. `rows` are the rows of a table, the first its header.
    """

    kind: Literal["paragraph", "heading", "bullet", "number", "continued", "quote", "table"]
    runs: tuple[Run, ...] = ()
    level: int = 0
    list: int = 0
    start: int = 1
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()


def words_of(read: Iterable[Block]) -> Iterator[str]:
    """Yield the words of blocks, run by run."""
    for block in read:
        for run in block.runs:
            yield run.text
        for row in block.rows:
            for cell in row:
                for run in cell:
                    yield run.text
