"""Expressions of a template's tags: data that is checked, turned into functions of the names in reach.

An expression is a list that begins with one of the words of `_KINDS`. Anything else raises `ValueError`. What a function
makes is bounded, and it reaches nothing but the names that it is given.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, Final

from reportkit.word.filters import FILTERS, TESTS, DoesNotFit, bounded, within
from reportkit.word.lookup import Missing, step
from reportkit.word.values import Gap, Prose

Scope = dict[str, Any]
Expression = Callable[[Scope], Any]
Filters = dict[str, Callable[..., object]]


class Expressions:
    """Makes functions of expressions; `filters` are the caller's own, beside those of the dialect."""

    def __init__(self, filters: Filters) -> None:
        self._filters = {**FILTERS, **filters}

    def expression(self, data: Any) -> Expression:
        """Return the function of one expression."""
        kind, *rest = listed(data)
        return _KINDS[kind](self, *rest)

    def several(self, data: Any) -> tuple[Expression, ...]:
        return tuple(map(self.expression, listed(data)))

    def const(self, value: object) -> Expression:
        if value is not None and not isinstance(value, str | int | float):
            raise ValueError("not a constant")
        return lambda _: value

    def name(self, name: str) -> Expression:
        word(name)

        def look(scope: Scope) -> Any:
            return scope[name] if name in scope else Missing(name)

        return look

    def key(self, holder: Any, key: str) -> Expression:
        word(key)
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
        by_name = {word(key): self.expression(each) for key, each in named.items()}
        if not given and not by_name:
            return lambda scope: change(of(scope))

        def changed(scope: Scope) -> Any:
            return change(
                of(scope), *(each(scope) for each in given), **{key: each(scope) for key, each in by_name.items()}
            )

        return changed

    def test(self, name: str, value: Any, arguments: Any, named: dict[str, Any]) -> Expression:
        ask, of, given = TESTS[name], self.expression(value), self.several(arguments)
        by_name = {word(key): self.expression(each) for key, each in named.items()}
        return lambda scope: ask(
            of(scope), *(each(scope) for each in given), **{key: each(scope) for key, each in by_name.items()}
        )

    def choose(self, test: Any, value: Any, otherwise: Any) -> Expression:
        ask, yes, no = self.several([test, value, otherwise])
        return lambda scope: yes(scope) if ask(scope) else no(scope)

    def compare(self, value: Any, others: Any) -> Expression:
        of = self.expression(value)
        steps = tuple((_COMPARED[name], self.expression(each)) for name, each in listed(others))

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
        given = tuple((self.expression(key), self.expression(value)) for key, value in listed(pairs))
        return lambda scope: {key(scope): value(scope) for key, value in given}


_KINDS: Final[dict[str, Callable[..., Expression]]] = {
    kind: getattr(Expressions, kind)
    for kind in ("const", "name", "key", "item", "slice", "filter", "test", "choose", "compare", "calculate", "signed",
                 "list", "tuple", "group")
} | {"and": Expressions.both, "or": Expressions.either, "not": Expressions.no}  # fmt: skip
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


def listed(data: Any) -> list[Any]:
    """Return a list; raises `ValueError` for anything else."""
    if type(data) is not list:
        raise ValueError("not a list")
    return data


def number(data: Any) -> int:
    """Return the number of a line; raises `ValueError` for anything else."""
    if type(data) is not int:
        raise ValueError("not a line")
    return data


def word(data: Any) -> str:
    """Return a name that a template may use; raises `ValueError` for anything else."""
    if type(data) is not str or data.startswith("_"):
        raise ValueError("not a name")
    return data


def path_of(data: Any) -> tuple[str, ...]:
    """Return the steps of a name of keys alone, or nothing for any other expression."""
    if data[0] == "name":
        return (data[1],)
    above = path_of(data[1]) if data[0] == "key" else ()
    return (*above, data[2]) if above else ()
