"""Texts of a part with values between them, printed: the greater part of every report.

Where every value is plain text by its path, all of them are fetched, checked and printed at once; else, or where one of them
turns out to be something else, one after the other.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from reportkit.word.expressions import Expression, Scope
from reportkit.word.markup import escaped
from reportkit.word.printer import SIZE, Printer

Statement = Callable[[Printer, Scope], None]


def segment(statics: tuple[str, ...], prints: tuple[tuple[int, Expression, tuple[str, ...]], ...]) -> Statement:
    """Return what prints texts with values between them."""
    last = statics[-1]
    if not prints:
        return _text(last)

    def one_by_one(printer: Printer, scope: Scope) -> None:
        pieces, show = printer.pieces, printer.show
        for static, (line, value, _) in zip(statics, prints, strict=False):
            pieces.append(static)
            printer.line = line
            pieces.append(show(line, value(scope)))
        pieces.append(last)

    if not all(path for _, _, path in prints):
        return one_by_one if len(prints) > 1 else _print(statics[0], *prints[0][:2], last)
    if len(prints) == 1 and len(prints[0][2]) == 2:
        return _single(statics[0], *prints[0][2], last, one_by_one)
    fetch = _fetching([path for _, _, path in prints])
    blank = [*(piece for static in statics for piece in (static, ""))][:-1]

    def at_once(printer: Printer, scope: Scope) -> None:
        try:
            values = fetch(scope)
            words = "".join(values)
        except (KeyError, TypeError):
            return one_by_one(printer, scope)
        if not words.isprintable():
            return one_by_one(printer, scope)
        if "&" in words or "<" in words or ">" in words:
            values = tuple(map(escaped, values))
            words = "".join(values)
        printer.size += len(words)
        if printer.size > SIZE:
            printer.grow(0)
        pieces = blank[:]
        pieces[1::2] = values
        printer.pieces += pieces
        printer.shown += values

    return at_once


def _text(text: str) -> Statement:
    """Return what prints a text."""

    def run(printer: Printer, scope: Scope) -> None:  # noqa: ARG001 - what every statement is given
        printer.pieces.append(text)

    return run


def _print(before: str, line: int, value: Expression, after: str) -> Statement:
    """Return what prints two texts with any value between them."""

    def run(printer: Printer, scope: Scope) -> None:
        printer.line = line
        printer.pieces += (before, printer.show(line, value(scope)), after)

    return run


def _single(before: str, head: str, key: str, after: str, slowly: Statement) -> Statement:
    """Return what prints two texts with one value between them, the value of a key of a group."""

    def single(printer: Printer, scope: Scope) -> None:
        try:
            value = scope[head][key]
        except (KeyError, TypeError):
            return slowly(printer, scope)
        if type(value) is not str or not value.isprintable():
            return slowly(printer, scope)
        if "&" in value or "<" in value or ">" in value:
            value = escaped(value)
        printer.size += len(value)
        if printer.size > SIZE:
            printer.grow(0)
        printer.pieces += (before, value, after)
        printer.shown.append(value)
        return None

    return single


def _fetching(paths: list[tuple[str, ...]]) -> Callable[[Scope], tuple[Any, ...]]:
    """Return what fetches several values; it raises `KeyError` or `TypeError` where one is not there by keys alone."""
    heads = {path[:-1] for path in paths}
    keys = [path[-1] for path in paths]
    if len(heads) == 1 and len(next(iter(heads))) == 1:
        head = paths[0][0]
        get: Callable[[Any], tuple[Any, ...]] = operator.itemgetter(*keys)
        return lambda scope: get(scope[head])
    if all(len(path) == 2 for path in paths):
        pairs = [(path[0], path[1]) for path in paths]
        return lambda scope: tuple([scope[head][key] for head, key in pairs])

    def walked(scope: Scope) -> tuple[Any, ...]:
        found = []
        for path in paths:
            value: Any = scope
            for key in path:
                value = value[key]
            found.append(value)
        return tuple(found)

    return walked
