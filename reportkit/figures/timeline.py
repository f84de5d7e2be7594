"""The timeline: what happened when, a lane for each kind of event, so that what came together is seen together.

Explanations and Conclusions asks for this graph (S4). The number at each mark is that of its row in the table beside it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportkit.figures.days import Span, span_of
from reportkit.figures.shapes import ROW, WIDTH, Block, Figure, Label, Line, Shape, counted, room, wrapped

GUTTER = 36.0
LEFT = GUTTER + 8
RIGHT = WIDTH - 3
MARK = 2.8
BESIDE = 1.8
MOST_TICKS = 9
TALLEST = 215.0
"""What a page can hold; a longer timeline is left to its table."""
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Event:
    """One row that has a date: its number, its kind, its first day, and its end where it has one."""

    number: str
    kind: str
    start: Span
    end: Span | None
    goes_on: bool

    @property
    def last(self) -> datetime.date:
        """The last day that is known of it."""
        return (self.end or self.start).last


@dataclass(frozen=True, slots=True)
class Scale:
    """From days to millimetres."""

    first: datetime.date
    last: datetime.date

    def at(self, day: datetime.date) -> float:
        """Return where a day stands."""
        whole = max((self.last - self.first).days, 1)
        return LEFT + (RIGHT - LEFT) * (day - self.first).days / whole


def timeline(rows: Sequence[Mapping[str, str]]) -> Figure | None:
    """Draw rows of a number, a start, an end, a kind and what happened; too few with a date, or too many, are not drawn.

    An end that is a date closes a bar; other words in its place ("ongoing") say that it goes on.

    >>> timeline([])
    """
    events = tuple(_events(rows))
    if len(events) < FEWEST:
        return None
    scale = Scale(min(each.start.first for each in events), max(each.last for each in events))
    shapes: list[Shape] = []
    y = 1.0
    for kind in dict.fromkeys(each.kind for each in events):
        lane = [each for each in events if each.kind == kind]
        made, height = _lane(kind, lane, scale, y)
        shapes += made
        y += height
        shapes.append(Line(0, y, width=WIDTH))
    ticks = tuple(_ticks(scale))
    grid: list[Shape] = [Line(scale.at(day), 0, height=y + 1, colour="D9D9D9") for day, _ in ticks]
    shapes = grid + shapes + list(_axis(ticks, scale, y + 0.8))
    y += ROW + 1.2
    shapes += _legend(events, y)
    y += ROW
    return Figure(WIDTH, y, tuple(shapes), _alt(events, len(rows))) if y <= TALLEST else None


def _events(rows: Sequence[Mapping[str, str]]) -> Iterator[Event]:
    for row in rows:
        start, end = span_of(row["start"]), span_of(row["end"])
        if start is not None:
            goes_on = end is None and bool(row["end"].strip())
            ends = end if end is not None and end.last > start.last else None  # a mark cannot run backwards
            yield Event(row["number"], row["kind"] or "Other", start, ends, goes_on)


def _lane(kind: str, events: Sequence[Event], scale: Scale, y: float) -> tuple[list[Shape], float]:
    """Return the lane of one kind and its height; marks that would touch go to a row of their own."""
    shapes: list[Shape] = []
    filled: list[float] = []
    for event in sorted(events, key=lambda each: (each.start.first, each.last)):
        left, right = _reach(event, scale)
        begins = left - room(event.number, bold=True) - BESIDE
        row = next((at for at, until in enumerate(filled) if until + 0.8 < begins), len(filled))
        filled[row : row + 1] = [right]
        top = y + 0.8 + row * ROW
        shapes.append(Label(begins, top, left - BESIDE / 2 - begins, event.number, bold=True, align="right"))
        shapes.append(_mark(event, left, right, top + (ROW - MARK) / 2))
    words = wrapped(kind, GUTTER - 1)
    height = max(len(filled), len(words)) * ROW + 1.6
    above = y + 0.8
    named: list[Shape] = [Label(0, above + at * ROW, GUTTER, line) for at, line in enumerate(words)]
    return named + shapes, height


def _reach(event: Event, scale: Scale) -> tuple[float, float]:
    """Return from where to where a mark goes."""
    if event.end is None and not event.goes_on:
        middle = event.start.first + (event.start.last - event.start.first) / 2
        return scale.at(middle) - MARK / 2, scale.at(middle) + MARK / 2
    left = scale.at(event.start.first)
    right = RIGHT + 2 if event.goes_on else scale.at(event.last)
    return min(left, right - MARK), right


def _mark(event: Event, left: float, right: float, top: float) -> Block:
    if event.end is None and not event.goes_on:
        return Block(left, top, MARK, MARK, "diamond", "000000" if event.start.exact else "")
    return Block(left, top, right - left, MARK, "homePlate" if event.goes_on else "rect", "595959")


def _ticks(scale: Scale) -> Iterator[tuple[datetime.date, str]]:
    """Yield the days that the axis names: beginnings of years, or of quarters where it is short."""
    years = scale.last.year - scale.first.year
    if years >= 2:
        step = -(-years // MOST_TICKS)
        for year in range(scale.first.year + 1, scale.last.year + 1, step):
            yield datetime.date(year, 1, 1), str(year)
        return
    for year in range(scale.first.year, scale.last.year + 1):
        for month in (1, 4, 7, 10):
            day = datetime.date(year, month, 1)
            if scale.first <= day <= scale.last:
                yield day, f"{day:%b} {year}"


def _axis(ticks: Sequence[tuple[datetime.date, str]], scale: Scale, y: float) -> Iterator[Shape]:
    until = LEFT - 4
    for day, words in ticks:
        wide = room(words) + 1
        left = min(scale.at(day) - wide / 2, WIDTH - wide)
        if left > until:
            yield Label(left, y, wide, words, align="center")
            until = left + wide


def _legend(events: Sequence[Event], y: float) -> list[Shape]:
    """Say what the marks mean, only those that are there."""
    points = [each for each in events if each.end is None and not each.goes_on]
    top = y + (ROW - MARK) / 2
    wanted = (
        (any(each.start.exact for each in points), Block(0, top, MARK, MARK, "diamond", "000000"), "on this day"),
        (any(not each.start.exact for each in points), Block(0, top, MARK, MARK, "diamond", ""), "month or year known"),
        (any(each.end is not None for each in events), Block(0, top, 7, MARK, "rect", "595959"), "from – to"),
        (any(each.goes_on for each in events), Block(0, top, 7, MARK, "homePlate", "595959"), "goes on"),
    )
    shapes: list[Shape] = []
    x = LEFT
    for there, block, words in wanted:
        if there:
            wide = room(words) + 1
            shapes.append(Block(x, block.y, block.width, block.height, block.outline, block.fill))
            shapes.append(Label(x + block.width + 1.2, y, wide, words))
            x += block.width + wide + 6
    return shapes


def _alt(events: Sequence[Event], rows: int) -> str:
    first, last = min(each.start.first for each in events), max(each.last for each in events)
    said = [f"Timeline of {counted(len(events), 'event', 'events')}, {first.year} to {last.year}."]
    for kind in dict.fromkeys(each.kind for each in events):
        numbers = [each.number for each in events if each.kind == kind]
        said.append(f"{kind}: number{'s' * (len(numbers) > 1)} {', '.join(numbers)}.")
    if rows > len(events):
        said.append(f"{counted(rows - len(events), 'row has', 'rows have')} no date and cannot be drawn.")
    return " ".join([*said, "The table that follows says the same in words."])
