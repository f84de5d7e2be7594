"""A part of a template as it runs: a syntax tree that is plain data, turned into functions that print.

The tree is JSON, so that it can be kept on the disk and never is code. A statement is a text, which is printed as it is, or
a list: `["print", line, expression]`, `["if", [[line, test, body]…], otherwise]`, `["for", line, target, source, test,
body, otherwise]`, `["set", line, target, expression]` or `["with", line, [[target, expression]…], body]`. An expression is
a list that begins with one of the words of `_KINDS`. `program` reads the whole tree before anything runs, and raises
`ValueError` for anything else.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, Final

from reportkit.word.filters import FILTERS, TESTS, DoesNotFit, bounded, within
from reportkit.word.lookup import Loop, Missing, step
from reportkit.word.markup import escaped
from reportkit.word.printer import SIZE, Printer
from reportkit.word.values import Gap, Prose

Scope = dict[str, Any]
Expression = Callable[[Scope], Any]
Statement = Callable[[Printer, Scope], None]
Filters = dict[str, Callable[..., object]]
Target = str | list[Any]


def program(body: object, plain: frozenset[int], filters: Filters) -> Statement:
    """Return the function that prints a tree; `plain` are the lines whose tags print text in a `w:t`.

    `filters` are the caller's own, beside those of the dialect.
    """
    try:
        return _Builder(plain, {**FILTERS, **filters}).body(body)
    except (KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError("not a syntax tree") from error


class _Builder:
    def __init__(self, plain: frozenset[int], filters: Filters) -> None:
        self._plain, self._filters = plain, filters

    def body(self, body: Any) -> Statement:
        made: list[Statement] = []
        statics: list[str] = [""]
        prints: list[tuple[int, Expression, tuple[str, ...]]] = []

        def close() -> None:
            if prints or statics[0]:
                made.append(_segment(tuple(statics), tuple(prints)))
            statics[:], prints[:] = [""], []

        for each in _list(body):
            if isinstance(each, str):
                statics[-1] += each
            elif each[0] == "print":
                path = _path(each[2]) if _number(each[1]) in self._plain else ()
                if prints and bool(path) != bool(prints[-1][2]):
                    close()
                prints.append((each[1], self.expression(each[2]), path))
                statics.append("")
            else:
                close()
                made.append(self._statement(each))
        close()
        return made[0] if len(made) == 1 else _sequence(tuple(made))

    def _statement(self, data: list[Any]) -> Statement:
        kind, *rest = data
        if kind == "if":
            cases = tuple(
                (_number(line), self.expression(test), self.body(body)) for line, test, body in _list(rest[0])
            )
            return _choice(cases, self.body(rest[1]))
        if kind == "for":
            line, target, source, test, body, otherwise = rest
            asked = self.expression(test) if test is not None else None
            made = self.body(body), self.body(otherwise)
            return _loop(_number(line), _target(target), self.expression(source), asked, *made, _sets(body))
        if kind == "set":
            line, target, value = rest
            return _setting(_number(line), _target(target), self.expression(value))
        if kind == "with":
            line, pairs, body = rest
            given = tuple((_target(target), self.expression(value)) for target, value in _list(pairs))
            return _with(_number(line), given, self.body(body))
        raise ValueError("not a statement")

    def expression(self, data: Any) -> Expression:
        kind, *rest = _list(data)
        return _KINDS[kind](self, *rest)

    def several(self, data: Any) -> tuple[Expression, ...]:
        return tuple(map(self.expression, _list(data)))

    def const(self, value: object) -> Expression:
        if value is not None and not isinstance(value, str | int | float):
            raise ValueError("not a constant")
        return lambda _: value

    def name(self, name: str) -> Expression:
        _word(name)

        def look(scope: Scope) -> Any:
            return scope[name] if name in scope else Missing(name)

        return look

    def key(self, holder: Any, key: str) -> Expression:
        _word(key)
        of = self.expression(holder)

        def look(scope: Scope) -> Any:
            value = of(scope)
            return value[key] if type(value) is dict and key in value else step(value, key)

        if holder[0] != "name":
            return look
        name = holder[1]

        def look_in(scope: Scope) -> Any:
            try:
                return scope[name][key]
            except (KeyError, TypeError):
                return look(scope)

        return look_in

    def item(self, holder: Any, key: Any) -> Expression:
        of, at = self.expression(holder), self.expression(key)
        return lambda scope: step(of(scope), at(scope))

    def slice(self, holder: Any, *ends: Any) -> Expression:
        of = self.expression(holder)
        first, last, stride = (self.expression(each) for each in ends)

        def cut(scope: Scope) -> Any:
            value = of(scope)
            ends = slice(first(scope), last(scope), stride(scope))
            return value.used() if isinstance(value, Missing) else value[ends]

        return cut

    def filter(self, name: str, value: Any, arguments: Any, named: dict[str, Any]) -> Expression:
        change, of = self._filters[name], self.expression(value)
        given = self.several(arguments)
        by_name = {_word(key): self.expression(each) for key, each in named.items()}
        if not given and not by_name:
            return lambda scope: change(of(scope))

        def changed(scope: Scope) -> Any:
            return change(
                of(scope), *(each(scope) for each in given), **{key: each(scope) for key, each in by_name.items()}
            )

        return changed

    def test(self, name: str, value: Any, arguments: Any, named: dict[str, Any]) -> Expression:
        ask, of, given = TESTS[name], self.expression(value), self.several(arguments)
        by_name = {_word(key): self.expression(each) for key, each in named.items()}
        return lambda scope: ask(
            of(scope), *(each(scope) for each in given), **{key: each(scope) for key, each in by_name.items()}
        )

    def choose(self, test: Any, value: Any, otherwise: Any) -> Expression:
        ask, yes, no = self.several([test, value, otherwise])
        return lambda scope: yes(scope) if ask(scope) else no(scope)

    def compare(self, value: Any, others: Any) -> Expression:
        of = self.expression(value)
        steps = tuple((_COMPARED[name], self.expression(each)) for name, each in _list(others))

        def compared(scope: Scope) -> Any:
            left, said = of(scope), True
            for holds, each in steps:
                right = each(scope)
                said = holds(left, right)
                if not said:
                    break
                left = right
            return said

        return compared

    def both(self, left: Any, right: Any) -> Expression:
        one, other = self.expression(left), self.expression(right)
        return lambda scope: one(scope) and other(scope)

    def either(self, left: Any, right: Any) -> Expression:
        one, other = self.expression(left), self.expression(right)
        return lambda scope: one(scope) or other(scope)

    def no(self, value: Any) -> Expression:
        of = self.expression(value)
        return lambda scope: not of(scope)

    def calculate(self, sign: str, left: Any, right: Any) -> Expression:
        work, one, other = _SIGNS[sign], self.expression(left), self.expression(right)
        return lambda scope: _calculated(work, one(scope), other(scope))

    def signed(self, sign: str, value: Any) -> Expression:
        work, of = _TURNED[sign], self.expression(value)
        return lambda scope: work(of(scope))

    def list(self, items: Any) -> Expression:
        given = self.several(items)
        return lambda scope: [each(scope) for each in given]

    def tuple(self, items: Any) -> Expression:
        given = self.several(items)
        return lambda scope: tuple(each(scope) for each in given)

    def group(self, pairs: Any) -> Expression:
        given = tuple((self.expression(key), self.expression(value)) for key, value in _list(pairs))
        return lambda scope: {key(scope): value(scope) for key, value in given}


_KINDS: Final[dict[str, Callable[..., Expression]]] = {
    "const": _Builder.const, "name": _Builder.name, "key": _Builder.key, "item": _Builder.item, "slice": _Builder.slice,
    "filter": _Builder.filter, "test": _Builder.test, "choose": _Builder.choose, "compare": _Builder.compare,
    "and": _Builder.both, "or": _Builder.either, "not": _Builder.no, "calculate": _Builder.calculate,
    "signed": _Builder.signed, "list": _Builder.list, "tuple": _Builder.tuple, "group": _Builder.group,
}  # fmt: skip
_COMPARED: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "eq": operator.eq, "ne": operator.ne, "gt": operator.gt, "gteq": operator.ge, "lt": operator.lt, "lteq": operator.le,
    "in": lambda value, group: value in group, "notin": lambda value, group: value not in group,
}  # fmt: skip
_TURNED: Final[dict[str, Callable[[Any], Any]]] = {"-": operator.neg, "+": operator.pos}
_SIGNS: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv,
    "%": operator.mod,
}  # fmt: skip


def _calculated(work: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
    for side in (left, right):
        if isinstance(side, Missing | Gap):
            return side if isinstance(side, Gap) else side.used()
    if work is operator.add and isinstance(left, str | Prose) and isinstance(right, str | Prose):
        return bounded(str(left) + str(right))
    if work is operator.add and isinstance(left, list) and isinstance(right, list):
        return bounded(left + right)
    if not (isinstance(left, int | float) and isinstance(right, int | float)):
        raise DoesNotFit("calculates with something that is not a number")
    return within(work(left, right))


def _list(data: Any) -> list[Any]:
    if type(data) is not list:
        raise ValueError("not a list")
    return data


def _number(data: Any) -> int:
    if type(data) is not int:
        raise ValueError("not a line")
    return data


def _word(data: Any) -> str:
    if type(data) is not str or data.startswith("_"):
        raise ValueError("not a name")
    return data


def _target(data: Any) -> Target:
    return list(map(_target, data)) if type(data) is list else _word(data)


def _path(data: Any) -> tuple[str, ...]:
    """Return the steps of a name of keys alone, or nothing for any other expression."""
    if data[0] == "name":
        return (data[1],)
    above = _path(data[1]) if data[0] == "key" else ()
    return (*above, data[2]) if above else ()


def _sets(body: list[Any]) -> bool:
    """Say whether a block gives a name that has to be forgotten at its end."""
    return any(
        each[0] == "set" or (each[0] == "if" and (any(_sets(case[2]) for case in each[1]) or _sets(each[2])))
        for each in body
        if not isinstance(each, str)
    )


def _sequence(statements: tuple[Statement, ...]) -> Statement:
    def run(printer: Printer, scope: Scope) -> None:
        for each in statements:
            each(printer, scope)

    return run


def _segment(statics: tuple[str, ...], prints: tuple[tuple[int, Expression, tuple[str, ...]], ...]) -> Statement:
    """Return what prints texts with values between them.

    Where every value is plain text by its path, all of them are fetched, checked and printed at once; else, or where one
    of them turns out to be something else, one after the other.
    """
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
        if len(keys) == 1:
            key = keys[0]
            return lambda scope: (scope[head][key],)
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


def _choice(cases: tuple[tuple[int, Expression, Statement], ...], otherwise: Statement) -> Statement:
    def run(printer: Printer, scope: Scope) -> None:
        for line, test, body in cases:
            printer.line = line
            if test(scope):
                return body(printer, scope)
        return otherwise(printer, scope)

    if len(cases) > 1:
        return run
    only, asked, then = cases[0]

    def choose(printer: Printer, scope: Scope) -> None:
        printer.line = only
        (then if asked(scope) else otherwise)(printer, scope)

    return choose


def _loop(
    line: int, target: Target, source: Expression, test: Expression | None, body: Statement, otherwise: Statement,
    sets: bool,
) -> Statement:  # fmt: skip
    give = _giving(target)

    def run(printer: Printer, scope: Scope) -> None:
        printer.line = line
        items = printer.repeat(source(scope))
        if test is not None:
            items = [each for each in items if test(give(dict(scope), each))]
        if not items:
            return otherwise(printer, scope)
        count = Loop(items)
        inner = {**scope, "loop": count}
        if type(target) is str and not sets:
            for count.index0, inner[target] in enumerate(items):
                body(printer, inner)
            return None
        for count.index0, each in enumerate(items):
            printer.line = line
            body(printer, give(dict(inner), each))
        return None

    return run


def _setting(line: int, target: Target, value: Expression) -> Statement:
    give = _giving(target)

    def run(printer: Printer, scope: Scope) -> None:
        printer.line = line
        give(scope, value(scope))

    return run


def _with(line: int, given: tuple[tuple[Target, Expression], ...], body: Statement) -> Statement:
    gives = tuple((_giving(target), value) for target, value in given)

    def run(printer: Printer, scope: Scope) -> None:
        printer.line = line
        inner = dict(scope)
        for give, value in gives:
            give(inner, value(scope))
        body(printer, inner)

    return run


def _giving(target: Target) -> Callable[[Scope, Any], Scope]:
    """Return what gives a value a name, or its parts a name each."""
    if isinstance(target, str):
        name = target

        def give(scope: Scope, value: Any) -> Scope:
            scope[name] = value
            return scope

        return give
    gives = tuple(map(_giving, target))

    def divide(scope: Scope, value: Any) -> Scope:
        for each, part in zip(gives, list(value), strict=True):
            each(scope, part)
        return scope

    return divide
