"""The balance of the factors for and against desistance: how many there are on each side, and how strong each one is.

The factors are those rated in Explanations and Conclusions (S0). It is a picture of the ratings and no score: nothing is
added up, because AssetPlus adds nothing up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from reportkit.figures.shapes import ROW, WIDTH, Block, Figure, Label, Line, Shape, counted, room

STRENGTHS = {"weak": 1, "moderate": 2, "strong": 3}
MIDDLE = WIDTH / 2
STEP = 22.0
BAR = 3.4
GAP = 4.5


@dataclass(frozen=True, slots=True)
class Weight:
    """One factor: the number of its row, and how strong its influence is (0 where it is not rated)."""

    number: str
    strength: int


def balance(rows: Sequence[Mapping[str, str]]) -> Figure | None:
    """Draw rows of a number, a direction, a strength and the factor; without a rated factor there is nothing to draw.

    >>> figure = balance([{"number": "1", "direction": "For desistance", "strength": "Strong", "what": "Good with dogs"}])
    >>> figure.alt.split(".")[1].strip()
    'For desistance, 1 factor: strong number 1'
    """
    against, supporting = _side(rows, "against"), _side(rows, "for")
    if not any(each.strength for each in (*against, *supporting)):
        return None
    shapes: list[Shape] = []
    head = ROW + 0.6
    pairs = tuple(zip_longest(against, supporting))
    bottom = head + len(pairs) * ROW + 0.6
    for strength in (1, 2, 3):
        for at in (MIDDLE - GAP - strength * STEP, MIDDLE + GAP + strength * STEP):
            shapes.append(Line(at, head, height=bottom - head, colour="D9D9D9"))
    shapes += [
        Label(0, 0, MIDDLE - GAP, f"Against desistance: {len(against)}", bold=True, align="right"),
        Label(MIDDLE + GAP, 0, MIDDLE - GAP, f"For desistance: {len(supporting)}", bold=True),
    ]
    for at, (left, right) in enumerate(pairs):
        y = head + 0.6 + at * ROW
        if left is not None:
            shapes += _bar(left, y, to_right=False)
        if right is not None:
            shapes += _bar(right, y, to_right=True)
    shapes += [Line(MIDDLE - GAP, head, height=bottom - head, colour="404040", points=0.75)]
    shapes += [Line(MIDDLE + GAP, head, height=bottom - head, colour="404040", points=0.75)]
    for words, strength in STRENGTHS.items():
        wide = room(words) + 1
        for at in (MIDDLE - GAP - strength * STEP, MIDDLE + GAP + strength * STEP):
            shapes.append(Label(at - wide / 2, bottom, wide, words, align="center"))
    return Figure(WIDTH, bottom + ROW, tuple(shapes), _alt(against, supporting))


def _side(rows: Sequence[Mapping[str, str]], direction: str) -> tuple[Weight, ...]:
    """Return the factors of one side, the strongest first."""
    found = (
        Weight(row["number"], STRENGTHS.get(row["strength"].strip().casefold(), 0))
        for row in rows
        if row["direction"].casefold().split(" ")[0] == direction
    )
    return tuple(sorted(found, key=lambda each: -each.strength))


def _bar(weight: Weight, y: float, *, to_right: bool) -> tuple[Shape, Shape]:
    """Return a bar that grows from the middle, and its number beside it; what is not rated is a hollow stub."""
    length = weight.strength * STEP or STEP / 3
    left = MIDDLE + GAP if to_right else MIDDLE - GAP - length
    fill = "" if not weight.strength else "A6A6A6" if to_right else "404040"
    number = Label(
        left + length + 1 if to_right else left - 9,
        y,
        8,
        weight.number,
        bold=True,
        align="left" if to_right else "right",
    )
    return Block(left, y + (ROW - BAR) / 2, length, BAR, "rect", fill), number


def _alt(against: Sequence[Weight], supporting: Sequence[Weight]) -> str:
    said = ["The factors for and against desistance, by the strength of their influence."]
    for name, side in (("For desistance", supporting), ("Against desistance", against)):
        parts = [
            f"{words} number{'s' * (len(numbers) > 1)} {', '.join(numbers)}"
            for words, rank in (*reversed(STRENGTHS.items()), ("not rated", 0))
            if (numbers := [each.number for each in side if each.strength == rank])
        ]
        said.append(f"{name}, {counted(len(side), 'factor', 'factors')}" + (f": {'; '.join(parts)}." if parts else "."))
    return " ".join([*said, "The table that follows says the same in words."])
