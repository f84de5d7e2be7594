"""What a figure is made of: blocks, lines and labels at their places, in millimetres from the upper left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportkit.figures.letters import width_of

WIDTH = 158.0
"""The width of every figure: the text of an A4 page with ordinary margins, in millimetres."""
TYPE = 16
"""The size of the words, in half-points."""
ROW = 4.6
"""The height of a row that words stand in."""
_TWIPS = 1440 / 25.4


@dataclass(frozen=True, slots=True)
class Block:
    """A filled or hollow block: a rectangle, a diamond, or an arrow to the right for what goes on."""

    x: float
    y: float
    width: float
    height: float
    outline: Literal["rect", "diamond", "homePlate"] = "rect"
    fill: str = "404040"
    """The colour as RRGGBB; nothing where the block is hollow."""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, upright or level."""

    x: float
    y: float
    width: float = 0.0
    height: float = 0.0
    colour: str = "BFBFBF"
    points: float = 0.5


@dataclass(frozen=True, slots=True)
class Label:
    """Words on one line, in a box that has room for them."""

    x: float
    y: float
    width: float
    text: str
    bold: bool = False
    align: Literal["left", "center", "right"] = "left"
    colour: str = "000000"


Shape = Block | Line | Label


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, `width` by `height` millimetres, and the words for those who cannot see it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alt: str

    def __post_init__(self) -> None:
        """Refuse a drawing without a text alternative."""
        if not self.alt.strip():
            raise ValueError("a figure needs a text alternative")


def room(words: str, *, bold: bool = False) -> float:
    """Return the width in millimetres that words need on one line.

    >>> round(room("March 2026"), 1)
    14.9
    """
    return width_of(words, TYPE, bold=bold) / _TWIPS


def wrapped(words: str, width: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break words into lines of at most `width` millimetres; a word that is longer stands on its own.

    >>> wrapped("Change in education, training or work", 34)
    ('Change in education,', 'training or work')
    """
    lines: list[str] = []
    for word in words.split():
        if lines and room(f"{lines[-1]} {word}", bold=bold) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def counted(number: int, one: str, many: str) -> str:
    """Say how many there are.

    >>> counted(1, "event", "events"), counted(3, "event", "events")
    ('1 event', '3 events')
    """
    return f"{number} {one if number == 1 else many}"
