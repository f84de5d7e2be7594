"""Figures: rows of a printed table -> a drawing of the same facts, with a text alternative.

In: the rows of a table as one reader's copy holds them, in words. Out: a `Figure` of a few plain shapes, good in black and
white. Never: a fact that the table does not say, a drawing without a text alternative, a file format.
"""

from collections.abc import Callable, Mapping, Sequence

from reportkit.figures.balance import balance
from reportkit.figures.shapes import Block, Figure, Label, Line, Shape
from reportkit.figures.timeline import timeline

__all__ = ["FIGURES", "Block", "Figure", "Label", "Line", "Shape", "balance", "timeline"]

FIGURES: Mapping[str, tuple[Callable[[Sequence[Mapping[str, str]]], Figure | None], frozenset[str]]] = {
    "timeline": (timeline, frozenset({"number", "start", "end", "kind", "what"})),
    "balance": (balance, frozenset({"number", "direction", "strength", "what"})),
}
"""What a table can be drawn as, and the columns that it needs for that."""
