"""A part of a template as it runs: a syntax tree that is plain data, turned into functions that print.

The tree is JSON, so that it can be kept on the disk and never is code. A statement is a text, which is printed as it is, or
a list: `["print", line, expression]`, `["if", [[line, test, body]…], otherwise]`, `["for", line, target, source, test,
body, otherwise]`, `["set", line, target, expression]` or `["with", line, [[target, expression]…], body]`. An expression is
a list that begins with its kind (see `expressions`). `program` reads the whole tree before anything runs, and raises
`ValueError` for anything else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportkit.word.expressions import Expression, Expressions, Filters, Scope, listed, number, path_of, word
from reportkit.word.lookup import Loop
from reportkit.word.printer import Printer
from reportkit.word.segments import Statement, segment

Target = str | list[Any]


def program(body: object, plain: frozenset[int], filters: Filters) -> Statement:
    """Return the function that prints a tree; `plain` are the lines whose tags print text in a `w:t`.

    `filters` are the caller's own, beside those of the dialect.
    """
    try:
        return _Builder(plain, filters).body(body)
    except (KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError("not a syntax tree") from error


class _Builder:
    def __init__(self, plain: frozenset[int], filters: Filters) -> None:
        self._plain = plain
        self.expression = Expressions(filters).expression

    def body(self, body: Any) -> Statement:
        made: list[Statement] = []
        statics: list[str] = [""]
        prints: list[tuple[int, Expression, tuple[str, ...]]] = []

        def close() -> None:
            if prints or statics[0]:
                made.append(segment(tuple(statics), tuple(prints)))
            statics[:], prints[:] = [""], []

        for each in listed(body):
            if isinstance(each, str):
                statics[-1] += each
            elif each[0] == "print":
                path = path_of(each[2]) if number(each[1]) in self._plain else ()
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
                (number(line), self.expression(test), self.body(body)) for line, test, body in listed(rest[0])
            )
            return _choice(cases, self.body(rest[1]))
        if kind == "for":
            line, target, source, test, body, otherwise = rest
            asked = self.expression(test) if test is not None else None
            made = self.body(body), self.body(otherwise)
            return _loop(number(line), _target(target), self.expression(source), asked, *made, _sets(body))
        if kind == "set":
            line, target, value = rest
            return _setting(number(line), _target(target), self.expression(value))
        if kind == "with":
            line, pairs, body = rest
            given = tuple((_target(target), self.expression(value)) for target, value in listed(pairs))
            return _with(number(line), given, self.body(body))
        raise ValueError("not a statement")


def _target(data: Any) -> Target:
    return list(map(_target, data)) if type(data) is list else word(data)


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
