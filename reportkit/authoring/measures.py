"""How the columns of a table share the width so that no word is broken inside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportkit.authoring.looks import Look
from reportkit.authoring.markup import shares
from reportkit.documents.spec import Column, Form
from reportkit.figures.letters import width_of

LONG_WORD = "Castlebridge"
FULL_DATE, DAY_AND_MONTH = "30 September 2026", "30 September"
DATES = ("date", "on", "start", "end", "review")
FEW = 4
LABEL_LEAST = 0.2
BREATH = 40


def longest_word(words: str, size: int, face: str = "Arial", *, bold: bool = False) -> int:
    """Return the width of the widest word: what a column needs so that none is broken inside."""
    parts = words.replace("-", "- ").split()
    return max((width_of(part, size, face, bold=bold) for part in parts), default=0)


def fitted(wanted: Sequence[float], least: Sequence[int], whole: int) -> tuple[int, ...]:
    """Share a width out in proportion, but give nobody less than the least; if that is too much, share by the least.

    >>> fitted((1, 1, 8), (200, 100, 100), 1000)
    (200, 100, 700)
    """
    if sum(least) >= whole:
        return shares(least, whole)
    held: set[int] = set()
    while True:
        free = [index for index in range(len(wanted)) if index not in held]
        rest = shares([wanted[index] for index in free], whole - sum(least[index] for index in held))
        given = dict(zip(free, rest, strict=True))
        short = {index for index in free if given[index] < least[index]}
        if not short:
            return tuple(given.get(index, least[index]) for index in range(len(wanted)))
        held |= short


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of a table's columns, and whether they need the narrower padding."""

    widths: tuple[int, ...]
    narrow: bool


def columns_of(columns: Sequence[Column], look: Look) -> Columns:
    """Share the measure out as the manifest says, with room for headings, dates and long words.

    Many columns come closer together before any word is broken.
    """
    wanted = [column.width for column in columns]
    for narrow, word in ((False, LONG_WORD), (True, LONG_WORD), (True, "")):
        padding = 2 * (look.narrow if narrow else look.padding[1]) + BREATH
        least = [_least(column, look, word, dated=len(columns) <= FEW) + padding for column in columns]
        if sum(least) <= look.measure:
            return Columns(fitted(wanted, least, look.measure), narrow)
    return Columns(fitted(wanted, least, look.measure), narrow=True)


def label_width(labels: Sequence[str], look: Look, most: float) -> int:
    """Return the width of a column of labels: as wide as its longest label, up to `most` of the measure."""
    padding = 2 * look.padding[1] + BREATH
    whole = max(width_of(label, look.cell, look.face, bold=True) for label in labels)
    word = max(longest_word(label, look.cell, look.face, bold=True) for label in labels)
    return max(min(whole + padding, round(look.measure * most)), word + padding, round(look.measure * LABEL_LEAST))


def _least(column: Column, look: Look, word: str, *, dated: bool) -> int:
    """Return the narrowest that the words of a column can stand in."""
    heading = longest_word(column.label, look.cell, look.face, bold=True)
    if column.id == "number":
        return max(heading, width_of("000", look.cell, look.face))
    if column.form is Form.LINE and column.id.rpartition("_")[2] in DATES:
        return max(heading, width_of(FULL_DATE if dated else DAY_AND_MONTH, look.cell, look.face))
    bullet = look.cell_step if column.form is Form.LIST else 0
    return max(heading, bullet + width_of(word, look.cell, look.face))
